"""Dragging in the table: a cut along the words, and a segment to another row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from aligner.bitext import Side
from ui.editor.editing.cut_positions import CutPreview
from ui.editor.table.drag_state import Carried, DragState
from ui.editor.table.picking import TablePicking

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.bitext import Segment
    from ui.editor.table.cursor_table import CursorTable

REACH = 6


class TableDrag(DragState):
    """Drags cuts and segments with the mouse."""

    def __init__(
        self,
        table: CursorTable,
        cut_dragged: Callable[[int, int, Side, int], object],
        segment_dragged: Callable[[int, int, Side, Segment], object],
        pointed: Callable[[Side | None, int], object],
    ) -> None:
        """Report what the mouse does in ``table``.

        Args:
            cut_dragged: called with the row above, the row below, the side and the offset of a dropped cut.
            segment_dragged: called with the row it came from, the row it goes to, the side and the segment.
            pointed: called with side and offset of the word under the mouse, or (None, -1).
        """
        super().__init__()
        self._table = table
        self._cut_dragged, self._segment_dragged, self._pointed = cut_dragged, segment_dragged, pointed
        self.picks = TablePicking(table)
        self._pressed: tuple[QPointF, Side, int, Segment] | None = None

    def press(self, position: QPointF) -> bool:
        """Handle a press of the left button; True if it starts dragging a cut."""
        handle = self._handle_at(position)
        if handle is not None:
            side, row = handle
            self.cut = CutPreview(side, row, row + 1, self._end_above(side, row))
            self._show()
            return True
        self._pressed = self._segment_at(position)
        self.picks.press(position)
        return False

    def move(self, position: QPointF, buttons: Qt.MouseButton) -> bool:
        """Handle a move of the mouse; True if it was used."""
        if self.cut is not None:
            self._drag_cut(position)
            return True
        if buttons & Qt.MouseButton.LeftButton and self._pressed is not None:
            self._carry(position)
            return True
        if not buttons:
            self._hover(position)
        return False

    def release(self) -> bool:
        """Handle the release of the left button; True if something was dragged."""
        cut, carried, self._pressed = self.cut, self.carried, None
        if not self.is_dragging:
            return False
        self.cancel()
        if cut is not None and cut.at != self._end_above(cut.side, cut.above):
            self._cut_dragged(cut.above, cut.below, cut.side, cut.at)
        if carried is not None and carried.over != carried.home:
            self._segment_dragged(carried.home, carried.over, carried.side, carried.segment)
        return True

    def cancel(self) -> None:
        """Cancel dragging."""
        self.cut = self.carried = self._pressed = None
        self._table.viewport().unsetCursor()
        self._show()

    def leave(self) -> None:
        self._pointed(None, -1)
        if self.hovered is not None and not self.is_dragging:
            self.hovered = None
            self._show()

    def _show(self) -> None:
        self._table.viewport().update()

    # A cut

    def _handle_at(self, position: QPointF) -> tuple[Side, int] | None:
        """The cut near a point: at the end of a text that another row follows."""
        table = self._table
        row = table.rowAt(round(position.y()))
        if not table.facing.follows(row):
            return None
        for side in Side:
            end = table.text_end(row, side)
            if end is not None and end.adjusted(-REACH, 0, REACH, 0).contains(position.toPoint()):
                return side, row
        return None

    def _end_above(self, side: Side, row: int) -> int:
        """The present place of the cut, as an offset of the text."""
        below = self._table.facing.row_at(row + 1).side(side)
        return below[0].start if below else self._table.facing.row_at(row).side(side)[-1].end

    def _drag_cut(self, position: QPointF) -> None:
        cut, table = self.cut, self._table
        assert cut is not None
        place = table.word_place(position)
        if place is None or place[0] is not cut.side or place[1] not in (cut.above, cut.below):
            return
        _, row, word = place
        bead = table.facing.row_at(row)
        cell = table.compositor.text(bead, cut.side)
        at = cell.origins[word] if word < len(cell) else bead.side(cut.side)[-1].end
        if word >= len(cell) and row == cut.above:
            at = self._end_above(cut.side, cut.above)
        if at >= 0 and at != cut.at:
            self.cut = CutPreview(cut.side, cut.above, cut.below, at)
            self._show()

    # A segment

    def _segment_at(self, position: QPointF) -> tuple[QPointF, Side, int, Segment] | None:
        under = self._table.word_under(position)
        if under is None:
            return None
        side, row, word = under
        bead = self._table.facing.row_at(row)
        at = self._table.compositor.text(bead, side).origins[word]
        for segment in bead.side(side):
            if segment.start <= at < segment.end:
                return position, side, row, segment
        return None

    def _carry(self, position: QPointF) -> None:
        assert self._pressed is not None
        start, side, home, segment = self._pressed
        row = self._table.rowAt(round(position.y()))
        far = (position - start).manhattanLength() >= QApplication.startDragDistance()
        if self.carried is None and (not far or row == home):
            if far:
                self.picks.reach(position)
            return  # a hand that trembles while it places the caret
        self.picks.clear()
        over = row if row >= 0 else home
        if self.carried is None or self.carried.over != over:
            self.carried = Carried(side, home, segment, over)
            self._table.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._show()

    # Only looking

    def _hover(self, position: QPointF) -> None:
        hovered = self._handle_at(position)
        if hovered != self.hovered:
            self.hovered = hovered
            if hovered is not None:
                self._table.viewport().setCursor(Qt.CursorShape.SplitHCursor)
            else:
                self._table.viewport().unsetCursor()
            self._show()
        under = self._table.word_under(position)
        if under is not None:
            side, row, word = under
            at = self._table.compositor.text(self._table.facing.row_at(row), side).origins[word]
            if at >= 0:
                self._pointed(side, at)
                return
        self._pointed(None, -1)
