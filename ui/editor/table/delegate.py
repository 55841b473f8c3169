"""Paints the cells of the facing table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QToolTip,
)

from aligner.bitext import Side
from ui.design.editor_colours import Inks, inks
from ui.design.editor_marks import (
    BeadFlag,
    paint_cut,
    paint_empty_side,
    paint_flag,
    paint_remark,
    paint_seam,
)
from ui.design.status_shapes import paint_confidence, paint_status
from ui.editor.editing.cut_positions import split_plan
from ui.editor.editing.tag_guard import tag_spans
from ui.editor.pair_model import PairColumn, PairModel
from ui.editor.table.term_marks import describe, paint_term_marks
from ui.editor.text.layout_cache import MARGIN, LayoutCache
from ui.editor.text.mark_places import mark_at
from ui.editor.text.note_signs import paint_note_signs
from ui.editor.text.spelling_marks import paint_spelling
from ui.widgets.text.plain_tip import PlainTips, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from aligner.terminology.marks import TermMark
    from db import BeadRow
    from ui.editor.editing.carets import Carets
    from ui.editor.ordered_rows import Index
    from ui.editor.search.search_hits import Hits
    from ui.editor.table.drag_state import DragState
    from ui.editor.text.cell_layout import CellLayout
    from ui.editor.text.cell_text import CellText
    from ui.editor.text.highlights import Highlights
    from ui.editor.text.word_selection import WordSelection
    from ui.session.project_spelling import SpellingMark


COLUMNS = tuple(PairColumn)


class PairDelegate(PlainTips):
    """Draws numbers, badges, texts with their marks, and confidence.

    Args:
        scrolled: how far the text of a bead's side is scrolled inside its cell, in pixels.
    """

    def __init__(
        self,
        model: PairModel,
        compositor: LayoutCache,
        carets: Carets,
        hits: Hits,
        lights: Highlights,
        remarks: Highlights,
        picking: WordSelection,
        scrolled: Callable[[BeadRow, Side, QRect], float],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._table = parent
        self._model = model
        self._compositor = compositor
        self._carets = carets
        self._hits = hits
        self._lights = lights
        self._remarks = remarks
        self._picking = picking
        self.drag: DragState | None = None
        self.terms: Callable[[BeadRow], Sequence[TermMark]] = lambda _bead: ()
        """Gives the terms and names to mark in a bead."""
        self.spelling: Callable[[BeadRow], Sequence[SpellingMark]] = lambda _bead: ()
        """Gives the words of a bead that no dictionary knows."""
        self.tip_of: Callable[[BeadRow, Side, int], str] = self.word_tip
        """Gives the tooltip of a word, as plain text."""
        self._scrolled = scrolled
        self.current_row = -1
        self.active_side = Side.SOURCE
        self._inks = inks()
        self._focused = False
        self.editing: tuple[int, Side] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self._compositor.default_height)

    def begin(self) -> QColor:
        """Look up what is the same for all cells of one painting; return the ground to paint them on."""
        self._inks = inks()
        self._focused = self._table.hasFocus()
        return self._inks.ground

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), COLUMNS[index.column()]
        bead = self._model.row_at(row)
        ink = self._inks
        rect: QRect = option.rect
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        current = row == self.current_row
        selected = not current and bool(option.state & QStyle.StateFlag.State_Selected)
        ground = ink.current if current else ink.selected if selected else ink.ground
        if current or selected:
            painter.fillRect(rect, ground)
        painter.setPen(ink.rule)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = column.side
        if side is not None:
            self._text(painter, rect, row, bead, side, ink, ground, current)
            if current and side is self.active_side:
                self._focus(painter, rect, ink, self._focused)
        else:
            top = self._compositor.baseline - self._compositor.small_ascent
            box = QRectF(rect).adjusted(8, top, -8, -2)
            if column is PairColumn.NUMBER:
                self._number(painter, box, row, bead, ink, mirrored, current)
                if current:
                    edge = rect.right() - 2 if mirrored else rect.left()
                    painter.fillRect(edge, rect.top(), 3, rect.height(), ink.accent)
            elif column is PairColumn.STATUS:
                self._status(painter, box, bead, ink)
            else:
                self._confidence(painter, box, bead, ink, mirrored)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        side = COLUMNS[index.column()].side if index.isValid() else None
        if side is None or event.type() is not QHelpEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), plain_tip(self.tip(event.pos(), option.rect, index)), view)
        return True

    def tip(self, position: QPoint, rect: QRect, index: Index) -> str:
        """What the tooltip says of the word at a place of a cell, as plain text; empty for nothing."""
        side, bead = COLUMNS[index.column()].side, self._model.row_at(index.row())
        if side is None or not bead.side(side):
            return ""
        layout = self._compositor.layout(bead, side, rect.width())
        place = QPointF(position) - self.text_origin(rect, bead, side)
        word = layout.word_at(place.x(), place.y())
        return self.tip_of(bead, side, word) if word is not None else ""

    def word_tip(self, bead: BeadRow, side: Side, word: int) -> str:
        """What the tooltip says of a word, as plain text; empty for nothing."""
        mark = mark_at(self._compositor.text(bead, side), self.terms(bead), side, word)
        said = [describe(mark)] if mark is not None else []
        for at, notes in self._compositor.notes(bead, side):
            said += [note.described() for note in notes if at == word]
        return "\n".join(said)

    # The parts

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        row: int,
        bead: BeadRow,
        side: Side,
        ink: Inks,
        ground: QColor,
        current: bool,
    ) -> None:
        if self.editing == (bead.id, side):
            return
        self._target_of_drag(painter, rect, row, side, ink)
        if not bead.side(side):
            paint_empty_side(
                painter,
                QRectF(rect).adjusted(6, 5, -6, -6),
                QCoreApplication.translate("PairDelegate", "no counterpart"),
                self._compositor.small_font(),
                ink,
                ground,
            )
            return
        layout = self._compositor.layout(bead, side, rect.width())
        origin = self.text_origin(rect, bead, side)
        plan = self.plan(bead) if current and not self._dragging else {}
        cut_word = plan.get(side)
        # Grounds first and the text over them whole: drawn in pieces, joined letters would come apart.
        if cut_word is not None:
            rest = layout.boxes(layout.cell.starts[cut_word], len(layout.cell.shown))
            _ground(painter, origin, rest, ink.rest)
        for start, end in tag_spans(layout.cell.shown):
            _ground(painter, origin, layout.boxes(start, end), ink.tag)
        here = current and side is self.active_side
        for start, length in self._hits.spans(layout.cell, side):
            _ground(painter, origin, layout.boxes(start, start + length), ink.hit_here if here else ink.hit)
        cell = layout.cell
        for first, last in self._remarks.words(cell, side):
            boxes = layout.boxes(cell.starts[first], cell.ends[last - 1])
            paint_remark(painter, origin, boxes, ink)
        for first, last in self._lights.words(cell, side):
            _ground(painter, origin, layout.boxes(cell.starts[first], cell.ends[last - 1]), ink.lit)
        for first, last in self._picking.words(cell, side):
            _ground(painter, origin, layout.boxes(cell.starts[first], cell.ends[last - 1]), ink.picked)
        moving = self._moving(row, side, cell)
        if moving is not None and moving[0] < moving[1]:
            _ground(painter, origin, layout.boxes(cell.starts[moving[0]], cell.ends[moving[1] - 1]), ink.rest)
        painter.setPen(ink.text)
        higher = self._compositor.depth(bead, side, rect.width()) > rect.height()
        if higher:
            painter.save()
            painter.setClipRect(rect)
        layout.layout.draw(painter, origin)
        paint_term_marks(painter, origin, layout, self.terms(bead), side, ink)
        paint_spelling(painter, origin, layout, self.spelling(bead), side, ink)
        paint_note_signs(painter, origin, layout, self._compositor.font(side), ink)
        if (block := self._compositor.note_block(bead, side, rect.width())) is not None:
            block.paint(painter, origin + QPointF(0.0, layout.height), ink)
        if higher:
            painter.restore()
        for word in layout.cell.breaks:
            mark = layout.mark(word)
            if mark is not None and word != cut_word:
                paint_seam(painter, origin, mark, ink)
        self._handle(painter, rect, origin, layout, row, side, ink)
        if current and not self._dragging:
            self._carets_of(painter, origin, layout, bead, side, ink, cut_word)
        self._more(painter, rect, origin, layout, ink, ground)

    # What is dragged

    @property
    def _dragging(self) -> bool:
        return self.drag is not None and self.drag.is_dragging

    def _moving(self, row: int, side: Side, cell: CellText) -> tuple[int, int] | None:
        """The words of a cell that would go to another row if the mouse let go now."""
        drag = self.drag
        if drag is None:
            return None
        if drag.carried is not None and (row, side) == (drag.carried.home, drag.carried.side):
            return drag.carried.words(cell)
        if drag.cut is not None and side is drag.cut.side and row in (drag.cut.above, drag.cut.below):
            word = drag.cut.word(cell.origins)
            return (word, len(cell)) if row == drag.cut.above else (0, word)
        return None

    def _handle(
        self,
        painter: QPainter,
        rect: QRect,
        origin: QPointF,
        layout: CellLayout,
        row: int,
        side: Side,
        ink: Inks,
    ) -> None:
        """The cut as it is dragged, or the handle at the end of the text that the mouse is near."""
        drag = self.drag
        if drag is None:
            return
        if drag.cut is not None:
            moving = self._moving(row, side, layout.cell)
            if drag.cut.side is side and moving is not None and moving[0] < moving[1]:
                mark = layout.mark(moving[0] if row == drag.cut.above else moving[1])
                if mark is not None:
                    paint_cut(painter, origin, mark, ink, implied=False, idle=False)
        elif drag.hovered == (side, row):
            mark = layout.mark(len(layout.cell))
            if mark is not None:
                paint_cut(painter, origin, mark, ink, implied=False, idle=False)

    def _target_of_drag(self, painter: QPainter, rect: QRect, row: int, side: Side, ink: Inks) -> None:
        """Outline the cell that would take the segment that is carried."""
        carried = self.drag.carried if self.drag is not None else None
        if carried is not None and carried.side is side and row == carried.over != carried.home:
            painter.setPen(QPen(ink.cut, 2.0, Qt.PenStyle.DashLine))
            painter.setBrush(ink.rest)
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -3.5), 5, 5)

    def _carets_of(
        self,
        painter: QPainter,
        origin: QPointF,
        layout: CellLayout,
        bead: BeadRow,
        side: Side,
        ink: Inks,
        cut_word: int | None,
    ) -> None:
        at = self._carets.get(side) if self._carets.bead == bead.id else 0
        if cut_word is not None:
            mark = layout.mark(cut_word)
            if mark is not None:
                paint_cut(painter, origin, mark, ink, implied=cut_word != at, idle=False)
        elif side is self.active_side and self._focused:
            mark = layout.mark(at)
            if mark is not None:
                paint_cut(painter, origin, mark, ink, implied=False, idle=True)

    def plan(self, bead: BeadRow) -> dict[Side, int]:
        """Before which shown word each side of the current bead would be cut if it were split now."""
        if self._carets.bead != bead.id:
            return {}
        texts = {side: self._compositor.text(bead, side) for side in Side if bead.side(side)}
        placed = {
            side: texts[side].origins[at]
            for side, at in self._carets.at.items()
            if side in texts and texts[side].is_stop(at)
        }
        plan: dict[Side, int] = {}
        for side, offset in split_plan(bead, placed, self._carets.matching_cut(bead.id, placed)).items():
            if offset in texts[side].origins:
                plan[side] = texts[side].origins.index(offset)
        return plan

    def text_origin(self, rect: QRect, bead: BeadRow, side: Side) -> QPointF:
        """Where the layout of a cell begins, in the coordinates of the cell's rectangle."""
        drop = self._compositor.drop(side)
        return QPointF(
            rect.left() + MARGIN,
            rect.top() + self._compositor.padding + drop - self._scrolled(bead, side, rect),
        )

    def _more(
        self, painter: QPainter, rect: QRect, origin: QPointF, layout: CellLayout, ink: Inks, ground: QColor
    ) -> None:
        """Say that a cell goes on above or below what is seen of it."""
        centre = rect.center().x()
        above = origin.y() < rect.top() or layout.cell.before
        below = origin.y() + layout.height > rect.bottom() + 1 or layout.cell.after
        for wanted, y, way in ((above, rect.top() + 5, -1), (below, rect.bottom() - 6, 1)):
            if wanted:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ground)
                painter.drawRoundedRect(QRectF(centre - 13, y - 6, 26, 12), 6, 6)
                painter.setPen(QPen(ink.accent, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawPolyline(
                    [
                        QPointF(centre - 6, y - way * 2.5),
                        QPointF(centre, y + way * 2.5),
                        QPointF(centre + 6, y - way * 2.5),
                    ]
                )

    def _focus(self, painter: QPainter, rect: QRect, ink: Inks, focused: bool) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink.accent if focused else ink.rule, 2.0 if focused else 1.0))
        painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -3.5), 5, 5)

    def _number(
        self,
        painter: QPainter,
        box: QRectF,
        row: int,
        bead: BeadRow,
        ink: Inks,
        mirrored: bool,
        current: bool,
    ) -> None:
        font = self._compositor.small_font(QFont.Weight.DemiBold if current else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(ink.accent if current else ink.muted)
        align = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        text = self._model.number(row)
        line = self._compositor.small_height
        painter.drawText(
            QRectF(box.left(), box.top(), box.width(), line),
            int(align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute),
            text,
        )
        if self._compositor.setting.numbers and box.top() + line * 2 <= box.bottom() + 6:
            painter.setPen(ink.muted)
            painter.setFont(self._compositor.small_font())
            painter.drawText(
                QRectF(box.left() - 4, box.top() + line, box.width() + 4, line),
                int(align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute),
                self._model.place(bead),
            )
            box = box.adjusted(0, line, 0, 0)
        signs = self.signs(row, bead)
        size = line * 0.72
        below = box.top() + line * 2 <= box.bottom() + 4
        for place, what in enumerate(signs if below else signs[:2]):
            if below:
                step = place * (size + 4)
                y = box.top() + line + 4
                x = box.left() + step if mirrored else box.right() - size - step
            else:
                step = place * (size + 3)
                y = box.top() + (line - size) / 2
                x = box.right() - size - step if mirrored else box.left() + step
            paint_flag(painter, QRectF(x, y, size, size), what, ink)

    def signs(self, row: int, bead: BeadRow) -> list[BeadFlag]:
        """What is special about a bead, the most pressing first."""
        return [
            what
            for given, what in (
                (self._model.is_fresh(bead.id), BeadFlag.FRESH),
                (self._model.crosses(row), BeadFlag.CROSSING),
                (bead.comments > 0, BeadFlag.COMMENTED),
                (bead.edited, BeadFlag.EDITED),
                (bead.touched, BeadFlag.TOUCHED),
            )
            if given
        ]

    def _status(self, painter: QPainter, box: QRectF, bead: BeadRow, ink: Inks) -> None:
        size = float(self._compositor.badge)
        font = self._compositor.small_font(QFont.Weight.Bold)
        line = self._compositor.small_height
        place = QRectF(box.center().x() - size / 2, box.top() + (line - size) / 2, size, size)
        paint_status(painter, place, bead.status, ink.shown, font)

    def _confidence(self, painter: QPainter, box: QRectF, bead: BeadRow, ink: Inks, mirrored: bool) -> None:
        font = self._compositor.small_font()
        if bead.confidence is not None:
            text = self._model.percent(bead.confidence)
            paint_confidence(painter, box, bead.confidence, text, font, ink.shown, mirrored=mirrored)
        elif bead.touched:
            painter.setFont(font)
            painter.setPen(ink.muted)
            align = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            painter.drawText(
                box,
                int(align | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute),
                QCoreApplication.translate("PairDelegate", "manual"),
            )


def _ground(painter: QPainter, origin: QPointF, boxes: list[QRectF], colour: QColor) -> None:
    """Put a ground under words."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for box in boxes:
        painter.drawRoundedRect(box.translated(origin).adjusted(-2, 1, 2, -1), 3, 3)
