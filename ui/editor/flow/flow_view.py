"""The flow view: both sides as continuous texts, with tinted beads and cuts that can be dragged.

It shows the current bead, carets and selection that the table holds, and performs the same commands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QContextMenuEvent, QFontMetricsF, QPainter
from PySide6.QtWidgets import QFrame, QToolTip, QWidget

from aligner.bitext import Characters, Side
from ui.design.editor_colours import inks
from ui.editor.editing.cut_positions import CutPreview
from ui.editor.editing.inline_editing import CellEditing
from ui.editor.flow.painter import SIGN_MARGIN, FlowPainter, Scene
from ui.editor.flow.picking import PickingSurface
from ui.editor.flow.surface import GAP
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import (
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from ui.editor.table.cursor_table import SpellingOf, TermsOf
    from ui.editor.table.table_view import PairTable


class FlowView(PickingSurface):
    """Shows the continuous texts of a project.

    Args:
        table: holds the current bead, the carets and the selection for both views.
        texts: the imported text of each side.

    Signals:
        cut_dragged: a cut was dragged and let go: row above, row below, side, offset in the text.
        edited: the bead as it was, side and new text.
        refused: one sentence on why something cannot be done.
        pointed: the mouse is over a word (side, offset in the text), or over none (None, -1).
    """

    cut_dragged = Signal(int, int, object, int)
    edited = Signal(object, object, str)
    refused = Signal(str)
    pointed = Signal(object, int)

    def __init__(
        self, table: PairTable, texts: Mapping[Side, Characters], parent: QWidget | None = None
    ) -> None:
        super().__init__(table, texts, parent)
        marks = (table.hits, table.lights, table.remarks, self.picking)
        self._painter = FlowPainter(self._model, table.compositor, table.carets, *marks)
        self._held: tuple[int, float] | None = None
        self._held_row = 0
        self._held_order = self._model.order
        self._hovered: tuple[Side, int] | None = None
        self.preview: CutPreview | None = None
        self.editing = CellEditing(self.viewport(), self, table.compositor, self._place_of)
        self.editing.edited.connect(self.edited)
        self.editing.refused.connect(self.refused)
        self.setObjectName("facing-flow")
        self.setAccessibleName(self.tr("Flowing text"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self._model.about_to_change.connect(self._hold)
        self._model.has_changed.connect(self._settle)
        self._model.dataChanged.connect(self._refresh)
        table.caret_moved.connect(self._caret_moved)

    def arrange(self) -> None:
        super().arrange()
        self.editing.arrange()

    def mark_text(self, terms: TermsOf, spelling: SpellingOf) -> None:
        """Mark the terms, names and unknown words that functions give for a bead."""
        self._painter.terms, self._painter.spelling = terms, spelling
        self.viewport().update()

    # Following the project

    def _hold(self) -> None:
        count = self._model.rowCount()
        row = min(int(self.place.at), count - 1)
        self._held = (self._model.id_at(row), self.place.at - row) if count else None
        self._held_row = row
        self._held_order = self._model.order

    def _settle(self) -> None:
        held, self._held = self._held, None
        self._paragraphs.forget_rows()
        self.place.forget()
        self.preview = None
        self._hovered = None
        self._anchor = None  # a place among rows and words as they were
        if self._model.order is not self._held_order:
            self.picking.clear()
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
        self.arrange()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange and hasattr(self, "scroll"):
            self.arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move no pixels: the two texts scroll at different speeds."""

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.RightButton:
            self._go_where(event.position())
            return
        if event.button() is not Qt.MouseButton.LeftButton or not self._model.rowCount():
            super().mousePressEvent(event)
            return
        self.editing.close(keep=True)
        handle = self.handle_at(event.position())
        if handle is not None and not event.modifiers():
            side, above, below = handle
            self.preview = CutPreview(side, above, below, self._model.row_at(below).side(side)[0].start)
            self._hovered = (side, below)
            self.viewport().update()
            return
        place = self.word_place(event.position())
        if place is None:
            return
        side, row, at = place
        self._wanted_x = self._anchor = None
        self.picking.begin(side, self._end_at(side, event.position()))
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._table.select_to(row)
        else:
            self._table.go_to_row(row, side, scroll=False)
            self._table.place_caret(side, at)
        self.viewport().update()

    def _go_where(self, position: QPointF) -> None:
        """Make the pair under the mouse the current one, its caret at the mouse; for the context menu.

        Picked words, and several selected pairs, stay if the mouse is on one of them.
        """
        place = self.word_place(position) if self._model.rowCount() else None
        if place is None:
            return
        side, row, at = place
        selected = self._table.selected_rows()
        if self.picking or (len(selected) > 1 and row in selected):
            return
        self._wanted_x = self._anchor = None
        self._table.go_to_row(row, side, scroll=False)
        self._table.place_caret(side, at)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.preview is not None:
            self._drag_to(event.position())
            return
        if event.buttons() & Qt.MouseButton.LeftButton and self.picking.side is not None:
            self._pick_to(event.position())
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
        """Report the word under the mouse."""
        side = self._side_at(position.x())
        word = self._end_at(side, position)
        self.pointed.emit(*((side, word.origin) if word is not None else (None, -1)))

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
            self.preview = CutPreview(preview.side, preview.above, preview.below, at)
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
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self._table.menu_wanted.emit(None if by_key else event.globalPos())

    def caret_rect(self) -> QRect:
        """Where the word at the caret is shown, on the viewport; the middle where it has no words."""
        side, row = self._table.active_side, self._table.current_row
        at = self._table.carets.get(side)
        found = (self.word_rect(side, row, word) for word in (at, at - 1)) if row >= 0 else iter(())
        middle = QRect(self.viewport().rect().center(), QSize(1, 1))
        return next((rect for rect in found if rect is not None), middle)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        place = event.pos()  # type: ignore[attr-defined]
        word = self.word_under(QPointF(place))
        tip = self._table.word_tip(self._model.row_at(word[1]), word[0], word[2]) if word is not None else ""
        QToolTip.showText(self.viewport().mapToGlobal(place), plain_tip(tip), self.viewport())
        return True

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
        elif modifiers == Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._pick_step(leftwards=key == Qt.Key.Key_Left)
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._to_bead(leftwards=key == Qt.Key.Key_Left)
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            if self._model.rowCount():
                self._table.go_to_row(0 if key == Qt.Key.Key_Home else self._model.rowCount() - 1)
        elif modifiers:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._anchor = None
            self.picking.clear()
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
        elif key == Qt.Key.Key_Escape and self.picking.clear():
            self._anchor = None
            self.viewport().update()
        elif key == Qt.Key.Key_Escape and self._table.carets.at:
            self._table.clear_carets()
        else:
            super().keyPressEvent(event)

    def _to_bead(self, *, leftwards: bool) -> None:
        self._wanted_x = None
        forward = leftwards == self._table.compositor.is_right_to_left(self._table.active_side)
        self._to_neighbour(1 if forward else -1, at_end=False)

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
        """Tab goes from one text to the other and back; F6 leaves the texts."""
        if self._table.current_row < 0:
            return super().focusNextPrevChild(forward)
        self._table.go_to_row(self._table.current_row, self._table.active_side.other, scroll=False)
        self.viewport().update()
        return True

    def edit_text(self) -> None:
        """Edit the active side of the current bead in place."""
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
