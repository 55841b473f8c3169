"""Picking words of the flowing texts with the mouse, or with Shift and the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from ui.editor.flow.surface import FlowSurface
from ui.editor.text.word_selection import End

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from aligner.bitext import Characters, Side
    from ui.editor.table.table_view import PairTable


class PickingSurface(FlowSurface):
    """A surface whose words can be picked, to be copied or looked up.

    Attributes:
        picking: what is picked.
    """

    def __init__(
        self, table: PairTable, texts: Mapping[Side, Characters], parent: QWidget | None = None
    ) -> None:
        super().__init__(table, texts, parent)
        self.picking = table.picking
        self._wanted_x: float | None = None
        self._anchor: tuple[int, int] | None = None

    def picked_text(self) -> str:
        """The words that are picked; nothing when none are."""
        return self.picking.text(self._model)

    def _pick_to(self, position: QPointF) -> None:
        """Let what is picked reach the word under the mouse; beyond the edge the texts run on."""
        side = self.picking.side
        assert side is not None
        over = min(position.y(), 0.0) + max(position.y() - self.place.height, 0.0)
        if over:
            self.place.by_pixels(over)
            self._moved()
        column = self._columns()[side]
        x = min(max(position.x(), column.left() + 1), column.right() - 1)
        y = min(max(position.y(), 1.0), self.place.height - 1)
        if self.picking.reach(self._end_at(side, QPointF(x, y), nearest=True)):
            self.viewport().update()

    def _end_at(self, side: Side, position: QPointF, *, nearest: bool = False) -> End | None:
        """The word under a point of a side, or, ``nearest``, the one before the nearest boundary."""
        under = self._under(side, position.y())
        if under is None:
            return None
        one, set_side = under
        x, y = position.x() - self._columns()[side].left(), position.y() - one.tops[side]
        word = set_side.layout.word_at(x, y)
        if word is None and nearest:
            word = max(0, set_side.layout.word_boundary_at(x, y) - 1)
        piece = set_side.text.piece_of(word) if word is not None else None
        if word is None or piece is None or set_side.text.cell.origins[word] < 0:
            return None
        return End(one.paragraph.first + piece.row, set_side.text.cell.origins[word])

    def _pick_step(self, *, leftwards: bool) -> None:
        """Shift and an arrow: the caret goes by a word; what lies between its old place and it is picked."""
        table = self._table
        side = table.active_side
        if self._anchor is None or self.picking.side is not side:
            self._anchor = self._caret_place()
        self._step(leftwards=leftwards)
        here = self._caret_place()
        first, end = sorted((self._anchor, here))
        after, before = self._words_around(side, *first)[1], self._words_around(side, *end)[0]
        self.picking.begin(side, after)
        if first != end:
            self.picking.reach(before, even_one=True)
        self.viewport().update()

    def _caret_place(self) -> tuple[int, int]:
        """The current row and the caret in it, which may be behind words that were edited away."""
        table, bead = self._table, self._table.current_bead
        words = 0 if bead is None else len(table.compositor.text(bead, table.active_side))
        return table.current_row, min(table.carets.get(table.active_side), words)

    def _words_around(self, side: Side, row: int, place: int) -> tuple[End | None, End | None]:
        """The words before and behind a place of the caret; at an edge, those of the next row with words."""

        def words(at: int) -> list[End]:
            text = self._table.compositor.text(self._model.row_at(at), side)
            return [End(at, origin) for origin in text.origins]

        here = words(row)
        above = (other[-1] for at in range(row - 1, -1, -1) if (other := words(at)))
        below = (other[0] for at in range(row + 1, self._model.rowCount()) if (other := words(at)))
        before = here[place - 1] if place > 0 and here else next(above, None)
        return before, here[place] if place < len(here) else next(below, None)

    # The caret

    def _step(self, *, leftwards: bool) -> None:
        """A word to the left or right; from the edge of a bead on into the next one."""
        table = self._table
        side = table.active_side
        self._wanted_x = None
        forward = leftwards == table.compositor.is_right_to_left(side)
        if not table.step_caret(forward=forward):
            self._to_neighbour(1 if forward else -1, at_end=not forward)

    def _to_neighbour(self, step: int, *, at_end: bool) -> None:
        """To the next bead in the order of the rows; its caret at its beginning or its end."""
        row = self._table.current_row + step
        if 0 <= row < self._model.rowCount():
            self._table.go_to_row(row)
            if at_end:
                self._table.caret_to_edge(self._table.active_side, end=True)
