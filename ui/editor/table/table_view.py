"""The table: one row for each bead, with keys, mouse and an editor in the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from aligner.bitext import Side
from ui.editor.editing.inline_editing import CellEditing
from ui.editor.pair_model import PairColumn, PairModel
from ui.editor.table.cursor_table import CursorTable
from ui.editor.table.drag import TableDrag
from ui.editor.table.link_lines import paint_links

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from db import BeadRow
    from ui.editor.editing.inline_editor import CellEditor
    from ui.editor.table.link_lines import Link
    from ui.editor.text_settings import TextSettings


_MOVING = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Escape,
}
"""Keys after which no words are picked any more."""


class PairTable(CursorTable):
    """Shows a :class:`PairModel`.

    Signals:
        edited: the bead as it was, side and new text of a cell that was edited.
        zoomed: the wheel was turned with Ctrl (steps, positive for larger).
        menu_wanted: a context menu is wanted, at a place of the screen (QPoint) or at the caret (None).
        refused: one sentence on why something cannot be done.
        cut_dragged: a cut was dragged and let go: row above, row below, side, offset in the text.
        segment_dragged: a segment was dragged to another row: from row, to row, side, segment.
        pointed: the mouse is over a word (side, offset in the text), or over none (None, -1).
    """

    edited = Signal(object, object, str)
    zoomed = Signal(int)
    menu_wanted = Signal(object)
    refused = Signal(str)
    cut_dragged = Signal(int, int, object, int)
    segment_dragged = Signal(int, int, object, object)
    pointed = Signal(object, int)

    def __init__(self, model: PairModel, setting: TextSettings, parent: QWidget | None = None) -> None:
        super().__init__(model, setting, parent)
        self._links: Sequence[Link] = ()
        self.key_filter: Callable[[QKeyEvent], bool] = lambda _event: False
        self.editing = CellEditing(self.viewport(), self, self.compositor, self._place_of)
        self.editing.edited.connect(self.edited)
        self.editing.refused.connect(self.refused)
        self.editing.turned.connect(self._editing_turned)
        model.has_changed.connect(self.editing.arrange)
        self.drag = TableDrag(self, self.cut_dragged.emit, self.segment_dragged.emit, self.pointed.emit)
        self._delegate.drag = self.drag
        self.setObjectName("facing-table")
        self.setAccessibleName(self.tr("Facing text"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.viewport().setMouseTracking(True)
        self._furnish()
        self.set_setting(setting)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.drag.is_dragging:
            if event.key() == Qt.Key.Key_Escape:
                self.drag.cancel()
            return
        if self.key_filter(event):
            return
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if sideways and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.drag.picks.step(leftwards=key == Qt.Key.Key_Left)
            return
        picked = key in _MOVING and self.drag.picks.clear()
        if not modifiers and sideways:
            self.move_caret(leftwards=key == Qt.Key.Key_Left)
        elif not modifiers and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.caret_to_edge(self.active_side, end=key == Qt.Key.Key_End)
        elif not modifiers and key == Qt.Key.Key_Escape and picked:
            return
        elif not modifiers and key == Qt.Key.Key_Escape and self.carets.at:
            self.clear_carets()
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            if self.facing.rowCount():
                self.go_to_row(0 if key == Qt.Key.Key_Home else self.facing.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from one text to the other and back; F6 leaves the table."""
        row = self.current_row
        if row < 0:
            return super().focusNextPrevChild(forward)
        self.setCurrentIndex(self.facing.index(row, PairColumn.of(self.active_side.other)))
        return True

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are commands, and Qt's own search would read every row."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not event.modifiers():
            if self.drag.press(event.position()):
                return
            super().mousePressEvent(event)
            self._caret_from_mouse(event.position())
        elif event.button() is Qt.MouseButton.RightButton:
            self._go_where(event.position())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.drag.move(event.position(), event.buttons()):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.drag.release():
            super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.drag.leave()

    def _go_where(self, position: QPointF) -> None:
        """Make the pair under the mouse the current one, its caret at the mouse; for the context menu.

        Several selected pairs, and picked words, stay if the mouse is on one of them, or on their pair.
        """
        index = self.indexAt(position.toPoint())
        selected = self.selected_rows()
        if not index.isValid() or (len(selected) > 1 and index.row() in selected):
            return
        if self.picking:
            if self.picking.row == index.row():
                return
            self.drag.picks.clear()
        self.go_to_row(index.row(), PairColumn(index.column()).side, scroll=False)
        self._caret_from_mouse(position)

    def _caret_from_mouse(self, position: QPointF) -> None:
        place = self.word_place(position)
        if place is not None and place[1] == self.current_row:
            self.place_caret(place[0], place[2])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (
            event.button() is Qt.MouseButton.LeftButton
            and PairColumn(max(0, self.columnAt(int(event.position().x())))).side
        ):
            self.edit_text()
        else:
            super().mouseDoubleClickEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if steps > 0 else -1)
            event.accept()
        elif not self._scroll_high_cell(event.position().toPoint(), -steps):
            super().wheelEvent(event)

    def _scroll_high_cell(self, position: QPoint, steps: int) -> bool:
        """Scroll inside a cell that is higher than the table, until its end comes into sight."""
        index = self.indexAt(position)
        side = PairColumn(index.column()).side if index.isValid() else None
        if side is None or self.rowHeight(index.row()) < self.viewport().height():
            return False
        bead = self.facing.row_at(index.row())
        rect = self.visualRect(index)
        now = self.scrolled(bead, side, rect)
        step = steps / 120 * self.compositor.pitch(side) * 2
        then = min(max(0.0, now + step), self._hidden(bead, side, rect.width(), rect.height()))
        if then == now:
            return False
        self._scrolls[(bead.id, side)] = then
        self._update_row(index.row())
        return True

    def show_links(self, links: Sequence[Link]) -> None:
        """Draw lines between the linked words of the current row; none ends it."""
        if links != self._links:
            self._links = links
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        bead, row = self.current_bead, self.current_row
        if not self._links or bead is None:
            return
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        cells = {side: self.compositor.text(bead, side) for side in Side}
        paint_links(painter, self._links, cells, lambda side, word: self.word_rect(side, row, word))
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(None if by_key else event.globalPos())

    def word_rect(self, side: Side, row: int, word: int) -> QRect | None:
        """Where a word is shown, on the viewport; that of the last word behind the end of the text."""
        bead = self.facing.row_at(row)
        rect = self.visualRect(self.facing.index(row, PairColumn.of(side)))
        layout = self.compositor.layout(bead, side, rect.width())
        at = min(word, len(layout.cell) - 1)
        boxes = layout.boxes(layout.cell.starts[at], layout.cell.ends[at]) if at >= 0 else []
        if rect.isEmpty() or not boxes:
            return None
        return boxes[0].translated(self._delegate.text_origin(rect, bead, side)).toRect()

    def caret_rect(self) -> QRect:
        """Where the word at the caret is shown, on the viewport; the active cell where it has no words."""
        row, side = self.current_row, self.active_side
        found = self.word_rect(side, row, self.carets.get(side)) if row >= 0 else None
        return found if found is not None else self.visualRect(self.currentIndex())

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self._update_row(self.current_row)

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._update_row(self.current_row)

    # Editing in the cell

    @property
    def editor(self) -> CellEditor | None:
        return self.editing.editor

    def edit_text(self) -> None:
        """Open the editor in the active cell of the current row, with its caret at the table's caret."""
        bead = self.current_bead
        if bead is not None:
            self.scrollTo(self.currentIndex())
            self.editing.open(bead, self.active_side, self.carets.get(self.active_side))

    def _place_of(self, bead: BeadRow, side: Side) -> QRect | None:
        row = self.facing.row_of(bead.id)
        if row is None:
            return None
        rect = self.visualRect(self.facing.index(row, PairColumn.of(side)))
        return rect.adjusted(2, 2, -2, -3) if not rect.isEmpty() else None

    def _editing_turned(self) -> None:
        self._delegate.editing = self.editing.editing
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(960, 640)
