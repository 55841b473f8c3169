"""Geometry of the flow view: columns, scrolling, and hit tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from aligner.bitext import Characters, Side
from ui.editor.flow.layout import Paragraphs
from ui.editor.flow.painter import SIGN_MARGIN
from ui.editor.flow.scrolling import FlowScroll, Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db import BeadRow
    from ui.editor.flow.layout import SetSide
    from ui.editor.table.table_view import PairTable

STEPS = 64
"""Steps of the scroll bar for each row."""
REACH = 6
"""How near to a cut the mouse takes hold of it, in pixels."""
GAP = 18


class FlowSurface(QAbstractScrollArea):
    """Maps between words and positions on the screen.

    Args:
        table: keeps the current bead, the carets and the selection.
        texts: the imported text of each side.

    Signals:
        scrolled: other rows are visible.
    """

    scrolled = Signal()

    def __init__(
        self, table: PairTable, texts: Mapping[Side, Characters], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._table = table
        self._model = table.facing
        self._paragraphs = Paragraphs(self._model, table.compositor, texts)
        self.place = FlowScroll(self._paragraphs, self._model.rowCount)
        self._shown: list[Shown] | None = None
        self._following = False
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)

    # Places of the texts

    def fit(self) -> None:
        """Lay the texts out again after a change of size, font or order."""
        self._paragraphs.forget()
        self.arrange()

    def arrange(self) -> None:
        columns = self._columns()
        self._paragraphs.set_widths({side: int(columns[side].width()) for side in Side})
        self.place.set_height(float(self.viewport().height()))
        self.place.forget()
        self._moved()

    def _columns(self) -> dict[Side, QRectF]:
        """The rectangle of the lines of each side, without the margin for signs."""
        setting = self._table.compositor.setting
        width = float(self.viewport().width())
        # The sides are where the settings put them, in a mirrored interface too.
        left, right = (Side.SOURCE, Side.TARGET) if setting.source_left else (Side.TARGET, Side.SOURCE)
        share = setting.share if left is Side.SOURCE else 1 - setting.share
        seam = width * share
        columns: dict[Side, QRectF] = {}
        for side, start, end in ((left, 0.0, seam), (right, seam, width)):
            rightwards = self._table.compositor.is_right_to_left(side)
            signs_right = SIGN_MARGIN if rightwards else GAP
            signs_left = GAP if rightwards else SIGN_MARGIN
            room = max(60.0, end - start - signs_left - signs_right)
            columns[side] = QRectF(start + signs_left, 0.0, room, float(self.viewport().height()))
        return columns

    def position(self) -> tuple[int, float]:
        """The row under the eye, and the share of it that is above the eye."""
        row = max(0, min(int(self.place.at), self._model.rowCount() - 1))
        return row, self.place.at - row

    def go_to_position(self, row: int, share: float) -> None:
        """Scroll to what :meth:`position` gave."""
        self.place.at = row + share
        self._moved()

    def _moved(self) -> None:
        """Another position: what is seen, the scroll bar and the signs follow."""
        self._shown = None
        bar = self.verticalScrollBar()
        if self.isVisible() and self._model.rowCount():
            self.place.clamp()
            first, last, _ = self.place.limits()
            self._following = True  # signals are not blocked: the area shows the bar when its range grows
            bar.setRange(int(first * STEPS), max(int(first * STEPS), int(last * STEPS)))
            bar.setSingleStep(STEPS // 4)
            bar.setPageStep(STEPS * 8)
            bar.setValue(int(self.place.at * STEPS))
            self._following = False
        self.viewport().update()
        self.scrolled.emit()

    def _bar_moved(self, value: int) -> None:
        if self._following:
            return
        self.place.at = value / STEPS
        self._shown = None
        self.viewport().update()
        self.scrolled.emit()

    def shown(self) -> list[Shown]:
        """The paragraphs that are seen, from the top."""
        if self._shown is None:
            self._shown = self.place.shown()
        return self._shown

    def seen_rows(self) -> tuple[int, int]:
        """The first and the last row of which something is seen; (-1, -1) when there is none."""
        rows = [
            one.paragraph.first + row
            for one in self.shown()
            for row in range(len(one.paragraph.ids))
            if self._in_sight(one, row)
        ]
        return (rows[0], rows[-1]) if rows else (-1, -1)

    def _in_sight(self, one: Shown, row: int) -> bool:
        for side in Side:
            lines = one.paragraph.sides[side].lines_of(row)
            if lines and one.tops[side] + lines[1] > 0 and one.tops[side] + lines[0] < self.place.height:
                return True
        return False

    def _lines_of(self, row: int, side: Side) -> tuple[float, float] | None:
        """Top and bottom on the screen of the lines of a row."""
        for one in self.shown():
            if one.paragraph.first <= row < one.paragraph.end:
                lines = one.paragraph.sides[side].lines_of(row - one.paragraph.first)
                return (one.tops[side] + lines[0], one.tops[side] + lines[1]) if lines else None
        return None

    def bring(self, row: int) -> None:
        """Scroll as little as it takes to see a row whole; a far one comes under the eye."""
        if not self.isVisible() or not 0 <= row < self._model.rowCount():
            return
        spans = [lines for side in Side if (lines := self._lines_of(row, side)) is not None]
        top = min((a for a, _ in spans), default=-1.0)
        bottom = max((b for _, b in spans), default=-1.0)
        if spans and top >= 0 and bottom <= self.place.height:
            return
        near = spans and -self.place.height < top < 2 * self.place.height
        if near and bottom - top < self.place.height:
            self.place.by_pixels(top - 6 if top < 0 else bottom - self.place.height + 6)
            self._moved()
            if all(
                lines[0] >= 0 and lines[1] <= self.place.height
                for side in Side
                if (lines := self._lines_of(row, side)) is not None
            ):
                return
        self.place.at = float(row)
        self._moved()

    # What lies under a point

    def _side_at(self, x: float) -> Side:
        columns = self._columns()
        return min(Side, key=lambda side: max(columns[side].left() - x, x - columns[side].right()))

    def _under(self, side: Side, y: float) -> tuple[Shown, SetSide] | None:
        """The paragraph at a height on one side; the nearest one beyond either end."""
        best: tuple[Shown, SetSide] | None = None
        for one in self.shown():
            set_side = one.paragraph.sides[side]
            if not set_side.text.pieces:
                continue
            if best is None or y >= one.tops[side]:
                best = (one, set_side)
        return best

    def word_place(self, position: QPointF) -> tuple[Side, int, int] | None:
        """The side, row and caret place (of the bead's cell) nearest to a point."""
        side = self._side_at(position.x())
        under = self._under(side, position.y())
        if under is None:
            return None
        one, set_side = under
        x = position.x() - self._columns()[side].left()
        y = position.y() - one.tops[side]
        boundary = set_side.layout.word_boundary_at(x, y)
        word = set_side.layout.word_at(x, y)
        piece = set_side.text.piece_of(boundary if word is None else word)
        if piece is None:
            return None
        at = min(max(boundary, piece.start), piece.end)
        return side, one.paragraph.first + piece.row, piece.first + at - piece.start

    def word_under(self, position: QPointF) -> tuple[Side, int, int] | None:
        """The side, row and word (of the bead's cell) that a point lies on."""
        side = self._side_at(position.x())
        under = self._under(side, position.y())
        if under is None:
            return None
        one, set_side = under
        x, y = position.x() - self._columns()[side].left(), position.y() - one.tops[side]
        word = set_side.layout.word_at(x, y)
        piece = set_side.text.piece_of(word) if word is not None else None
        if word is None or piece is None:
            return None
        return side, one.paragraph.first + piece.row, piece.first + word - piece.start

    def handle_at(self, position: QPointF) -> tuple[Side, int, int] | None:
        """The cut under a point: side, row above, row below in the order of the text."""
        side = self._side_at(position.x())
        left = self._columns()[side].left()
        before: int | None = None
        for one in self.shown():
            set_side = one.paragraph.sides[side]
            for piece in set_side.text.pieces:
                row = one.paragraph.first + piece.row
                above, before = before, row
                if above is None and row > 0 and one.paragraph.first == row:
                    above = self._last_before(one, side)
                if above is None or above == row:
                    continue
                mark = set_side.layout.mark(piece.start)
                if (
                    mark is not None
                    and abs(left + mark.x - position.x()) <= REACH
                    and mark.top <= position.y() - one.tops[side] < mark.bottom
                ):
                    return (side, above, row) if self._meet(side, above, row) else None
        return None

    def _meet(self, side: Side, above: int, below: int) -> bool:
        """Whether the texts of two rows meet: in a narrowed view, text of hidden pairs may lie between."""
        if not self._model.is_narrowed:
            return True
        end = self._model.row_at(above).side(side)[-1].end
        start = self._model.row_at(below).side(side)[0].start
        return end <= start and not self._texts[side][end:start].strip()

    def _last_before(self, one: Shown, side: Side) -> int | None:
        """The row with the last text before a paragraph on one side."""
        paragraph = self._paragraphs.before(one.paragraph)
        while paragraph is not None:
            pieces = paragraph.sides[side].text.pieces
            if pieces:
                return paragraph.first + pieces[-1].row
            paragraph = self._paragraphs.before(paragraph)
        return None

    def cut_point(self, side: Side, row: int) -> QPoint | None:
        """The middle of the cut before a row, on the viewport."""
        for one in self.shown():
            pieces = one.paragraph.sides[side].text.of_row(row - one.paragraph.first)
            if one.paragraph.first <= row < one.paragraph.end and pieces:
                mark = one.paragraph.sides[side].layout.mark(pieces[0].start)
                if mark is not None:
                    middle = one.tops[side] + (mark.top + mark.bottom) / 2
                    return QPointF(self._columns()[side].left() + mark.x, middle).toPoint()
        return None

    def word_rect(self, side: Side, row: int, word: int) -> QRect | None:
        """Where a word of a row is set, on the viewport."""
        for one in self.shown():
            if one.paragraph.first <= row < one.paragraph.end:
                set_side = one.paragraph.sides[side]
                place = set_side.text.place(row - one.paragraph.first, word)
                if place is None or place >= len(set_side.text.cell):
                    return None
                boxes = set_side.boxes(place, place + 1)
                return boxes[0].translated(self._columns()[side].left(), one.tops[side]).toRect()
        return None

    def _place_of(self, bead: BeadRow, side: Side) -> QRect | None:
        """Boxes of the lines of a bead, as wide as the column."""
        row = self._model.row_of(bead.id)
        lines = self._lines_of(row, side) if row is not None else None
        if lines is None:
            return None
        column = self._columns()[side]
        return QRectF(column.left() - 6, lines[0], column.width() + 12, lines[1] - lines[0]).toRect()
