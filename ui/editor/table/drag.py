"""Dragging in the table: the cut at the end of a text along the words, and a segment to another row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtWidgets import QApplication

from aligner.bitext import Segment, Side
from ui.editor.editing.cut_positions import CutPreview

if TYPE_CHECKING:
    from ui.editor.table.table_view import PairTable
    from ui.editor.text.cell_text import CellText

REACH = 6


@dataclass(frozen=True, slots=True)
class Carried:
    """A segment that is being carried.

    Attributes:
        home: the row it belongs to.
        over: the row it would be given to if it were let go now; its own for none.
    """

    side: Side
    home: int
    segment: Segment
    over: int

    def words(self, cell: CellText) -> tuple[int, int]:
        """The words of its cell that are carried, half-open."""
        words = [w for w, at in enumerate(cell.origins) if self.segment.start <= at < self.segment.end]
        return (words[0], words[-1] + 1) if words else (0, 0)


class TableDrag:
    """What the mouse has taken hold of in the table.

    Attributes:
        cut: the cut that is dragged, and where it would fall.
        carried: the segment that is dragged.
        hovered: the cut that could be taken hold of: side and the row above it.
    """

    def __init__(self, table: PairTable) -> None:
        self._table = table
        self.cut: CutPreview | None = None
        self.carried: Carried | None = None
        self.hovered: tuple[Side, int] | None = None
        self._pressed: tuple[QPointF, Side, int, Segment] | None = None

    @property
    def is_dragging(self) -> bool:
        return self.cut is not None or self.carried is not None

    def press(self, position: QPointF) -> bool:
        """The left button went down; True when it took hold of a cut."""
        handle = self._handle_at(position)
        if handle is not None:
            side, row = handle
            self.cut = CutPreview(side, row, row + 1, self._end_above(side, row))
            self._show()
            return True
        self._pressed = self._segment_at(position)
        return False

    def move(self, position: QPointF, buttons: Qt.MouseButton) -> bool:
        """The mouse moved; True when that was ours."""
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
        """The left button was let go; True when something was dragged."""
        cut, carried, self._pressed = self.cut, self.carried, None
        if not self.is_dragging:
            return False
        self.cancel()
        if cut is not None and cut.at != self._end_above(cut.side, cut.above):
            self._table.cut_dragged.emit(cut.above, cut.below, cut.side, cut.at)
        if carried is not None and carried.over != carried.home:
            self._table.segment_dragged.emit(carried.home, carried.over, carried.side, carried.segment)
        return True

    def cancel(self) -> None:
        """Leave everything where it was."""
        self.cut = self.carried = self._pressed = None
        self._table.viewport().unsetCursor()
        self._show()

    def leave(self) -> None:
        self._table.pointed.emit(None, -1)
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
        if not 0 <= row < table.facing.rowCount() - 1:
            return None
        for side in Side:
            end = table.text_end(row, side)
            if end is not None and end.adjusted(-REACH, 0, REACH, 0).contains(position.toPoint()):
                return side, row
        return None

    def _end_above(self, side: Side, row: int) -> int:
        """Where the cut stands now, as an offset of the text."""
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
            return  # a hand that trembles while it places the caret
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
                self._table.pointed.emit(side, at)
                return
        self._table.pointed.emit(None, -1)

    def handle_rect(self, side: Side, row: int) -> QRect | None:
        """Where the cut below a row is taken hold of, on the viewport."""
        return self._table.text_end(row, side)
