"""The flow view: each side runs as continuous text, beads tinted, the cuts between them to be taken hold of.

It shows the same place, carets and selection as the table, which keeps them, and does the same verbs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from aligner.bitext import Side
from ui.facing.cuts import Preview
from ui.facing.editing import CellEditing
from ui.facing.flowlayout import Paragraphs
from ui.facing.flowpaint import SIGN_MARGIN, FlowPainter, Scene
from ui.facing.flowscroll import FlowScroll, Shown
from ui.facing.inks import inks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import (
        QContextMenuEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from db import BeadRow
    from ui.facing.flowlayout import SetSide
    from ui.facing.table import FacingTable

STEPS = 64
"""Steps of the scroll bar for each row."""
REACH = 6
"""How near to a cut the mouse takes hold of it, in pixels."""
GAP = 18


class FlowView(QAbstractScrollArea):
    """Continuous texts of a project.

    Args:
        table: keeps the current bead, the carets and the selection for both views.
        texts: the imported text of each side.

    Signals:
        cut_dragged: a cut was dragged and let go: row above, row below, side, offset in the text.
        edited: the bead as it was, side and new text.
        scrolled: other rows are seen.
        refused: one sentence on why something cannot be done.
        pointed: the mouse is over a word (side, offset in the text), or over none (None, -1).
    """

    cut_dragged = Signal(int, int, object, int)
    edited = Signal(object, object, str)
    scrolled = Signal()
    refused = Signal(str)
    pointed = Signal(object, int)

    def __init__(self, table: FacingTable, texts: Mapping[Side, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._model = table.facing
        self._paragraphs = Paragraphs(self._model, table.compositor, texts)
        self.place = FlowScroll(self._paragraphs, self._model.rowCount)
        self._painter = FlowPainter(self._model, table.compositor, table.carets, table.hits, table.lights)
        self._shown: list[Shown] | None = None
        self._held: tuple[int, float] | None = None
        self._hovered: tuple[Side, int] | None = None
        self._wanted_x: float | None = None
        self.preview: Preview | None = None
        self.editing = CellEditing(self.viewport(), self, table.compositor, self._place_of)
        self.editing.edited.connect(self.edited)
        self.editing.refused.connect(self.refused)
        self.setObjectName("facing-flow")
        self.setAccessibleName(self.tr("Flowing texts"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self._model.about_to_change.connect(self._hold)
        self._model.has_changed.connect(self._settle)
        self._model.dataChanged.connect(self._refresh)
        table.caret_moved.connect(self._caret_moved)

    # Where the texts stand

    def fit(self) -> None:
        """Set the texts anew after the size, the font or the arrangement has changed."""
        self._paragraphs.forget()
        self._arrange()

    def _arrange(self) -> None:
        columns = self._columns()
        self._paragraphs.set_widths({side: int(columns[side].width()) for side in Side})
        self.place.set_height(float(self.viewport().height()))
        self.place.forget()
        self._moved()
        self.editing.arrange()

    def _columns(self) -> dict[Side, QRectF]:
        """Where the lines of each side run; the signs stand beside their beginnings."""
        setting = self._table.compositor.setting
        width = float(self.viewport().width())
        # The sides stand as asked for on the screen, in a mirrored interface too.
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

    def _moved(self) -> None:
        """Another position: what is seen, the scroll bar and the signs follow."""
        self._shown = None
        bar = self.verticalScrollBar()
        if self.isVisible() and self._model.rowCount():
            self.place.clamp()
            first, last, _ = self.place.limits()
            bar.blockSignals(True)
            bar.setRange(int(first * STEPS), max(int(first * STEPS), int(last * STEPS)))
            bar.setSingleStep(STEPS // 4)
            bar.setPageStep(STEPS * 8)
            bar.setValue(int(self.place.at * STEPS))
            bar.blockSignals(False)
        self.viewport().update()
        self.scrolled.emit()

    def _bar_moved(self, value: int) -> None:
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
        """Top and bottom on the screen of the lines on which a row stands."""
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

    # Following the project

    def _hold(self) -> None:
        count = self._model.rowCount()
        row = min(int(self.place.at), count - 1)
        self._held = (self._model.id_at(row), self.place.at - row) if count else None
        self._held_row = row

    def _settle(self) -> None:
        held, self._held = self._held, None
        self._paragraphs.forget_rows()
        self.place.forget()
        self.preview = None
        self._hovered = None
        if held is not None:
            row = self._model.row_of(held[0])
            self.place.at = (row if row is not None else self._held_row) + held[1]
        self._moved()
        self.editing.arrange()

    def _refresh(self) -> None:
        self.viewport().update()

    def _caret_moved(self) -> None:
        bead = self._table.current_bead
        if bead is not None and self.isVisible():
            texts = [self._table.compositor.text(bead, side) for side in Side]
            if any(text.before or text.after for text in texts):
                self._paragraphs.forget_rows()  # another part of a bead too long to be set whole
                self._shown = None
            self.bring(self._table.current_row)
            if QAccessible.isActive():
                self.setAccessibleDescription(self._model.spoken(self._table.current_row))
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = inks()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), ink.ground)
        columns = self._columns()
        seam = min(columns.values(), key=QRectF.left).right() + GAP / 2
        first_side = min(Side, key=lambda side: columns[side].left())
        if self._table.compositor.is_right_to_left(first_side):
            seam = columns[first_side].right() + SIGN_MARGIN
        painter.setPen(ink.rule)
        painter.drawLine(QPointF(round(seam) + 0.5, 0), QPointF(round(seam) + 0.5, self.place.height))
        table = self._table
        bead = table.current_bead
        scene = Scene(
            current=table.current_row,
            selected=table.selected_rows(),
            active=table.active_side,
            focused=self.hasFocus(),
            plan=table.plan(bead) if bead is not None else {},
            hovered=self._hovered,
            preview=self.preview,
            columns=columns,
        )
        if self._model.rowCount():
            self._painter.paint(painter, self.shown(), scene, ink, self.place.height)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange and hasattr(self, "scroll"):
            self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Nothing is moved on the screen: the two texts run at their own speeds."""

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
                    return side, above, row
        return None

    def _last_before(self, one: Shown, side: Side) -> int | None:
        """The row whose text stands last before a paragraph on one side."""
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
        """Where the lines of a bead stand, as wide as the column."""
        row = self._model.row_of(bead.id)
        lines = self._lines_of(row, side) if row is not None else None
        if lines is None:
            return None
        column = self._columns()[side]
        return QRectF(column.left() - 6, lines[0], column.width() + 12, lines[1] - lines[0]).toRect()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self._model.rowCount():
            super().mousePressEvent(event)
            return
        self.editing.close(keep=True)
        handle = self.handle_at(event.position())
        if handle is not None and not event.modifiers():
            side, above, below = handle
            self.preview = Preview(side, above, below, self._model.row_at(below).side(side)[0].start)
            self._hovered = (side, below)
            self.viewport().update()
            return
        place = self.word_place(event.position())
        if place is None:
            return
        side, row, at = place
        self._wanted_x = None
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._table.select_to(row)
        else:
            self._table.go_to_row(row, side, scroll=False)
            self._table.place_caret(side, at)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.preview is not None:
            self._drag_to(event.position())
            return
        handle = self.handle_at(event.position())
        hovered = (handle[0], handle[2]) if handle is not None else None
        if hovered != self._hovered:
            self._hovered = hovered
            shape = Qt.CursorShape.SplitHCursor if hovered else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
            self.viewport().update()
        self._point(event.position())

    def _point(self, position: QPointF) -> None:
        """Tell which word the mouse is over."""
        side = self._side_at(position.x())
        under = self._under(side, position.y())
        if under is not None:
            one, set_side = under
            word = set_side.layout.word_at(
                position.x() - self._columns()[side].left(), position.y() - one.tops[side]
            )
            if word is not None and set_side.text.cell.origins[word] >= 0:
                self.pointed.emit(side, set_side.text.cell.origins[word])
                return
        self.pointed.emit(None, -1)

    def _drag_to(self, position: QPointF) -> None:
        """Show where the cut would fall, at the boundary of words nearest to the mouse."""
        preview = self.preview
        assert preview is not None
        under = self._under(preview.side, position.y())
        if under is None:
            return
        one, set_side = under
        column = self._columns()[preview.side]
        x = min(max(position.x() - column.left(), 0.0), column.width())
        boundary = set_side.layout.word_boundary_at(x, position.y() - one.tops[preview.side])
        cell = set_side.text.cell
        above = self._model.row_at(preview.above).side(preview.side)
        below = self._model.row_at(preview.below).side(preview.side)
        # Past the last word of a paragraph is no word's place: it is held within the two beads below.
        at = cell.origins[boundary] if boundary < len(cell) else cell.origins[-1] + 1
        if at < 0:
            return
        at = min(max(at, above[0].start), below[-1].end)
        if boundary >= len(cell) and set_side.text.pieces[-1].row + one.paragraph.first == preview.below:
            at = below[-1].end
        if at != preview.at:
            self.preview = Preview(preview.side, preview.above, preview.below, at)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        preview, self.preview = self.preview, None
        if preview is not None and event.button() is Qt.MouseButton.LeftButton:
            if preview.at != self._model.row_at(preview.below).side(preview.side)[0].start:
                self.cut_dragged.emit(preview.above, preview.below, preview.side, preview.at)
            self.viewport().update()
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.handle_at(event.position()) is None:
            self.edit_text()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None, -1)
        if self._hovered is not None and self.preview is None:
            self._hovered = None
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._table.zoomed.emit(1 if steps > 0 else -1)
        else:
            line = QFontMetricsF(self._table.compositor.font(Side.TARGET)).height()
            exact = event.pixelDelta().y()
            self.place.by_pixels(float(-exact) if exact else -steps / 120 * 3 * line)
            self._moved()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._table.menu_wanted.emit(event.globalPos())

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.preview is not None:
            if event.key() == Qt.Key.Key_Escape:
                self.preview = None
                self.viewport().update()
            return
        if self._table.key_filter(event):
            return
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._table.select_to(self._table.current_row + (1 if key == Qt.Key.Key_Down else -1))
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._to_bead(leftwards=key == Qt.Key.Key_Left)
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            if self._model.rowCount():
                self._table.go_to_row(0 if key == Qt.Key.Key_Home else self._model.rowCount() - 1)
        elif modifiers:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(leftwards=key == Qt.Key.Key_Left)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._to_line(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and self._model.rowCount():
            page = self.place.height * 0.85
            self.place.by_pixels(page if key == Qt.Key.Key_PageDown else -page)
            self._moved()
            self._table.go_to_row(min(int(self.place.at), self._model.rowCount() - 1), scroll=False)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._table.caret_to_edge(self._table.active_side, end=key == Qt.Key.Key_End)
        elif key == Qt.Key.Key_Escape and self._table.carets.at:
            self._table.clear_carets()
        else:
            super().keyPressEvent(event)

    def _step(self, *, leftwards: bool) -> None:
        """A word to the left or right; from the edge of a bead on into the next one."""
        table = self._table
        side = table.active_side
        self._wanted_x = None
        forward = leftwards == table.compositor.is_right_to_left(side)
        if not table.step_caret(forward=forward):
            self._to_neighbour(1 if forward else -1, at_end=not forward)

    def _to_bead(self, *, leftwards: bool) -> None:
        self._wanted_x = None
        forward = leftwards == self._table.compositor.is_right_to_left(self._table.active_side)
        self._to_neighbour(1 if forward else -1, at_end=False)

    def _to_neighbour(self, step: int, *, at_end: bool) -> None:
        """To the next bead in the order of the rows; its caret at its beginning or its end."""
        row = self._table.current_row + step
        if 0 <= row < self._model.rowCount():
            self._table.go_to_row(row)
            if at_end:
                self._table.caret_to_edge(self._table.active_side, end=True)

    def _to_line(self, step: int) -> None:
        """A line up or down; the caret stays in its column as far as it can."""
        table = self._table
        side, row = table.active_side, table.current_row
        lines = self._lines_of(row, side)
        if lines is None:
            self._to_neighbour(step, at_end=step < 0)
            return
        for one in self.shown():
            if not one.paragraph.first <= row < one.paragraph.end:
                continue
            set_side = one.paragraph.sides[side]
            word = set_side.text.place(row - one.paragraph.first, table.carets.get(side))
            mark = set_side.layout.mark(word) if word is not None else None
            if mark is None:
                return
            left = self._columns()[side].left()
            x = self._wanted_x if self._wanted_x is not None else left + mark.x
            pitch = set_side.layout.pitch
            y = one.tops[side] + (mark.top + mark.bottom) / 2 + step * pitch
            if not 0 < y < self.place.height:
                self.place.by_pixels(step * 3 * pitch)
                before = one.tops[side]
                self._moved()
                again = next((s for s in self.shown() if s.paragraph.first == one.paragraph.first), None)
                y += (again.tops[side] - before) if again is not None else 0.0
            place = self.word_place(QPointF(x, y))
            if place is not None and place[0] is side:
                if place[1] != row:
                    table.go_to_row(place[1], side, scroll=False)
                table.place_caret(side, place[2])
            self._wanted_x = x
            return

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from the first text to the second and then on; Shift+Tab the other way."""
        columns = self._columns()
        sides = sorted(Side, key=lambda side: columns[side].left())
        place = sides.index(self._table.active_side) + (1 if forward else -1)
        if self._table.current_row >= 0 and 0 <= place < len(sides):
            self._table.go_to_row(self._table.current_row, sides[place], scroll=False)
            self.viewport().update()
            return True
        return super().focusNextPrevChild(forward)

    def edit_text(self) -> None:
        """Correct the active side of the current bead where it stands."""
        bead, side = self._table.current_bead, self._table.active_side
        if bead is not None:
            self.bring(self._table.current_row)
            self.editing.open(bead, side, self._table.carets.get(side))

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()
