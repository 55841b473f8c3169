"""Picking words of a cell of the table, with the mouse or with Shift and the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.editor.text.word_selection import End

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPointF

    from aligner.bitext import Side
    from ui.editor.table.cursor_table import CursorTable


class TablePicking:
    """Picks words within one cell; what is picked is in ``table.picking``."""

    def __init__(self, table: CursorTable) -> None:
        self._table = table
        self._anchor: tuple[int, Side, int] | None = None

    def press(self, position: QPointF) -> None:
        """Handle a press of the left button: what was picked is not any more."""
        self.clear()
        end = self._end_at(position)
        if end is not None:
            self._table.picking.begin(*end)

    def reach(self, position: QPointF) -> None:
        """Pick words up to the mouse, within the cell that was pressed in."""
        end = self._end_at(position)
        picking = self._table.picking
        if end is not None and end[0] is picking.side and picking.reach(end[1]):
            self._table.viewport().update()

    def clear(self) -> bool:
        """Pick nothing; return whether something was picked."""
        self._anchor = None
        was = self._table.picking.clear()
        if was:
            self._table.viewport().update()
        return was

    def step(self, *, leftwards: bool) -> None:
        """Move the caret by a word in its cell; pick what lies between it and where this began."""
        table = self._table
        bead, side = table.current_bead, table.active_side
        if bead is None:
            return
        if self._anchor is None or self._anchor[:2] != (bead.id, side) or not table.picking:
            self._anchor = (bead.id, side, table.carets.get(side))
        table.step_caret(forward=leftwards == table.compositor.is_right_to_left(side))
        first, last = sorted((self._anchor[2], table.carets.get(side)))
        table.picking.clear()
        if first < last:
            origins = table.compositor.text(bead, side).origins
            table.picking.begin(side, self._end(table.current_row, origins, first))
            table.picking.reach(self._end(table.current_row, origins, last - 1), even_one=True)
        table.viewport().update()

    def _end_at(self, position: QPointF) -> tuple[Side, End | None] | None:
        """The word under a point, or the one before the nearest boundary."""
        place = self._table.word_under(position)
        if place is None:
            place = self._table.word_place(position)
            if place is None:
                return None
            place = (place[0], place[1], max(0, place[2] - 1))
        side, row, word = place
        origins = self._table.compositor.text(self._table.facing.row_at(row), side).origins
        return (side, self._end(row, origins, word)) if word < len(origins) else None

    @staticmethod
    def _end(row: int, origins: Sequence[int], word: int) -> End | None:
        """A word as an end; a word inside a correction stands for the last one before it."""
        known = next((origins[at] for at in range(word, -1, -1) if origins[at] >= 0), None)
        return End(row, known) if known is not None else None
