"""A search and its matches in a cell; spelling variants and vowel marks are ignored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.text.normalize import fold, fold_with_map
from db import Query
from ui.editor.text.cell_layout import LayoutLru

if TYPE_CHECKING:
    from aligner.bitext import Side
    from ui.editor.text.cell_text import CellText


@dataclass(frozen=True, slots=True)
class Needle:
    """A search: folded text and the side it is looked for on (None: both)."""

    folded: str
    side: Side | None = None

    @classmethod
    def of(cls, text: str, side: Side | None = None) -> Needle:
        return cls(" ".join(fold(text).split()), side)

    def __bool__(self) -> bool:
        return bool(self.folded)

    @property
    def query(self) -> Query:
        """The search as a query of the project."""
        return Query(self.folded, self.side)

    def spans(self, shown: str) -> tuple[tuple[int, int], ...]:
        """The matches in a text: (start, length) in characters, in order."""
        folded = fold_with_map(shown)
        found: list[tuple[int, int]] = []
        at = folded.text.find(self.folded)
        while at >= 0:
            end = at + len(self.folded)
            start, stop = folded.original(at, end)
            # The marks upon the last letter belong to it.
            stop = max(stop, int(folded.offsets[end])) if end < len(folded.text) else len(shown)
            found.append((start, stop - start))
            at = folded.text.find(self.folded, end)
        return tuple(found)


class Hits:
    """The matches of the present search in the painted cells."""

    def __init__(self) -> None:
        self.needle = Needle("")
        self._spans: LayoutLru[tuple[tuple[int, int], ...]] = LayoutLru(400)

    def look_for(self, needle: Needle) -> None:
        self.needle = needle
        self._spans.clear()

    def spans(self, cell: CellText, side: Side) -> tuple[tuple[int, int], ...]:
        """The hits in a cell's shown text: (start, length)."""
        if not self.needle or self.needle.side is side.other:
            return ()
        return self._spans.get(cell.shown, lambda: self.needle.spans(cell.shown))
