"""A selection of words in the texts, to be copied, looked up or commented on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.bitext import Side
    from ui.editor.pair_model import PairModel
    from ui.editor.text.cell_text import CellText

_WORD = re.compile(r"\S+")
_AROUND = 12
"""Rows before the first and after the last in which a crossing may have put words of the stretch."""


@dataclass(frozen=True, slots=True)
class End:
    """A word as one end of a stretch: its row, and where it begins in the imported text of its side."""

    row: int
    origin: int


class WordSelection:
    """A stretch of whole words on one side, from its start to the mouse or the caret."""

    def __init__(self) -> None:
        self.side: Side | None = None
        self._from: End | None = None
        self._to: End | None = None

    def begin(self, side: Side, at: End | None) -> None:
        """Start another selection at a word."""
        self.side, self._from, self._to = side, at, None

    def reach(self, to: End | None, *, even_one: bool = False) -> bool:
        """Extend the selection to a word; return whether that changed it.

        Args:
            even_one: select a single word too; a click with a small movement selects none.
        """
        if self._from is None or to is None or to == self._to:
            return False
        if self._to is None and to == self._from and not even_one:
            return False
        self._to = to
        return True

    def clear(self) -> bool:
        """Clear the selection; return whether there was one."""
        was = bool(self)
        self.side = self._from = self._to = None
        return was

    def __bool__(self) -> bool:
        return self._to is not None

    @property
    def row(self) -> int:
        """The row of the first of the words; -1 without a selection."""
        if self._from is None or self._to is None:
            return -1
        return min((self._from, self._to), key=lambda end: end.origin).row

    def span(self) -> tuple[int, int] | None:
        """Where the first and the last of the words begin in the imported text."""
        if self._from is None or self._to is None:
            return None
        low, high = sorted((self._from.origin, self._to.origin))
        return low, high

    def words(self, cell: CellText, side: Side) -> list[tuple[int, int]]:
        """The words of a cell that are picked, as stretches (first, last), half-open."""
        span = self.span()
        if span is None or side is not self.side:
            return []
        stretches: list[tuple[int, int]] = []
        for word, picked in enumerate(_within(cell.origins, *span)):
            if picked and stretches and stretches[-1][1] == word:
                stretches[-1] = (stretches[-1][0], word + 1)
            elif picked:
                stretches.append((word, word + 1))
        return stretches

    def text(self, model: PairModel) -> str:
        """The picked words as they read now, with corrections and vowel marks, in the order of the text."""
        from ui.editor.text.cell_text import cell_text

        span = self.span()
        if span is None or self.side is None or self._from is None or self._to is None:
            return ""
        low, high = sorted((self._from.row, self._to.row))
        found: list[tuple[int, int, str]] = []
        for row in range(max(0, low - _AROUND), min(model.rowCount(), high + _AROUND + 1)):
            bead = model.row_at(row)
            cell = bead.cell(self.side)
            text = cell_text(cell, bead.side(self.side), limit=len(cell.text) + 1)
            last = -1
            for word, picked in enumerate(_within(text.origins, *span)):
                last = text.origins[word] if text.origins[word] >= 0 else last
                written = _WORD.match(cell.text, text.places[word])
                if picked and written is not None:
                    found.append((last, len(found), written.group()))
        return " ".join(word for _, _, word in sorted(found))


def _within(origins: tuple[int, ...], low: int, high: int) -> list[bool]:
    """Which words begin within; one inside a correction goes with the word before it."""
    picked: list[bool] = []
    for origin in origins:
        picked.append(low <= origin <= high if origin >= 0 else bool(picked) and picked[-1])
    return picked
