"""Highlighted stretches: from the evidence pane, a word and its counterpart, or what comments are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.bitext import Side
    from ui.editor.text.cell_text import CellText


class Highlights:
    """The highlighted ranges of the imported text, by side."""

    def __init__(self) -> None:
        self._ranges: dict[Side, tuple[tuple[int, int], ...]] = {}

    def set(self, side: Side, ranges: Iterable[Sequence[int]]) -> bool:
        """Highlight these ranges (half-open) of a side only; return whether anything changed."""
        now = tuple((int(start), int(end)) for start, end in ranges)
        before = self._ranges.get(side, ())
        self._ranges[side] = now
        return now != before

    def ranges(self, side: Side) -> tuple[tuple[int, int], ...]:
        return self._ranges.get(side, ())

    def words(self, cell: CellText, side: Side) -> list[tuple[int, int]]:
        """The highlighted words of a cell, as stretches (first, last), half-open."""
        ranges = self._ranges.get(side, ())
        if not ranges or not cell.origins:
            return []
        known = [origin for origin in cell.origins if origin >= 0]
        first, last = min(known, default=0), max(known, default=0) + len(cell.shown)
        ranges = tuple((start, end) for start, end in ranges if start < last and first < end)
        if not ranges:
            return []
        low, high = min(start for start, _ in ranges), max(end for _, end in ranges)
        stretches: list[tuple[int, int]] = []
        for word, origin in enumerate(cell.origins):
            if not low <= origin + cell.ends[word] - cell.starts[word] or not 0 <= origin < high:
                continue
            stop = origin + max(1, cell.ends[word] - cell.starts[word])
            if any(start < stop and origin < end for start, end in ranges):
                if stretches and stretches[-1][1] == word:
                    stretches[-1] = (stretches[-1][0], word + 1)
                else:
                    stretches.append((word, word + 1))
        return stretches
