"""Paragraphs of the flow view: the beads of each, and the continuous text of each side.

A paragraph is a stretch of rows that can be found from any of its rows without reading the rest of the book,
and that stays the same when a bead within it is cut or joined: it ends where the text passes a round number
of characters.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.editor.text.cell_text import CellText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.bitext import Characters, Side
    from db import BeadRow

SPAN = 1500
"""Characters of text after which a paragraph ends."""
MOST = 160
"""Beads after which it ends in any case."""
_LOOK = 12
_NEW_LINE = "\u2028"
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class FlowPiece:
    """Words of one bead that are together on one side.

    Attributes:
        row: the bead's place among the rows of the paragraph.
        first, last: its words in the bead's own cell, half-open.
        start: the first of them in the paragraph.
    """

    row: int
    first: int
    last: int
    start: int

    @property
    def end(self) -> int:
        """The word of the paragraph after the last of them."""
        return self.start + self.last - self.first


@dataclass(frozen=True, slots=True)
class FlowText:
    """One side of a paragraph: its words as one cell, and whose they are, in text order."""

    cell: CellText
    pieces: tuple[FlowPiece, ...]

    def piece_of(self, word: int) -> FlowPiece | None:
        """The piece that holds a word of the paragraph (or ends with it, at the very end)."""
        if not self.pieces:
            return None
        place = bisect_right([piece.start for piece in self.pieces], word) - 1
        return self.pieces[max(0, place)]

    def of_row(self, row: int) -> list[FlowPiece]:
        return [piece for piece in self.pieces if piece.row == row]

    def place(self, row: int, word: int) -> int | None:
        """Offset in the paragraph of a word of a bead's cell; the bead's end for one past its last."""
        mine = self.of_row(row)
        for piece in mine:
            if piece.first <= word < piece.last:
                return piece.start + word - piece.first
        return mine[-1].end if mine else None


def begins(row_at: Callable[[int], BeadRow], row: int) -> bool:
    """Whether a paragraph begins with a row."""
    if row <= 0:
        return True
    here, above = row_at(row), row_at(row - 1)
    if here.target and above.target and here.target[0].start < above.target[-1].end:
        return False  # the two cross: keep them together
    if here.source:
        for back in range(1, min(_LOOK, row) + 1):
            other = row_at(row - back)
            if other.source:
                return here.source[0].start // SPAN != other.source[0].start // SPAN
        return True
    if not here.target or not above.target:
        return False
    return not above.source and here.target[0].start // SPAN != above.target[0].start // SPAN


def paragraph(row_at: Callable[[int], BeadRow], count: int, row: int) -> tuple[int, int]:
    """The rows, half-open, of the paragraph of a row."""
    first = row
    while not begins(row_at, first) and row - first < MOST:
        first -= 1
    return first, paragraph_end(row_at, count, first)


def paragraph_end(row_at: Callable[[int], BeadRow], count: int, first: int) -> int:
    """The row after the last of the paragraph that begins with one."""
    end = first + 1
    while end < count and end - first < 2 * MOST and not begins(row_at, end):
        end += 1
    return end


def side_text(beads: Sequence[BeadRow], cells: Sequence[CellText], side: Side, text: Characters) -> FlowText:
    """Set the words of a side of some beads one after another, in the order of the text.

    Args:
        cells: what each bead shows on that side.
        text: the imported text, for the breaks between its paragraphs.
    """
    found: list[tuple[int, int, int, int]] = []
    for row, (bead, cell) in enumerate(zip(beads, cells, strict=True)):
        bounds = (0, *cell.breaks, len(cell))
        for first, last in itertools.pairwise(bounds):
            if first < last:
                origin = cell.origins[first] if cell.origins[first] >= 0 else bead.side(side)[0].start
                found.append((origin, row, first, last))
    found.sort()
    words: list[str] = []
    origins: list[int] = []
    breaks: list[int] = []
    pieces: list[FlowPiece] = []
    end = -1
    for origin, row, first, last in found:
        if words:
            # An interval without words, so never more than a few characters, unless beads interlock.
            new = 0 <= end < origin < end + 40 and _BLANK_LINE.search(text[end:origin])
            words[-1] += _NEW_LINE if new else " "
        cell = cells[row]
        if pieces and pieces[-1].row == row:
            breaks.append(len(origins))
        pieces.append(FlowPiece(row, first, last, len(origins)))
        for word in range(first, last):
            glue = " " if word + 1 < last else ""
            words.append(cell.shown[cell.starts[word] : cell.ends[word]] + glue)
        origins.extend(cell.origins[first:last])
        last_origin = cell.origins[last - 1]
        end = last_origin + len(words[-1]) if last_origin >= 0 else -1
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for word_text in words:
        starts.append(at)
        at += len(word_text)
        ends.append(at)
    ends = [stop - 1 if i + 1 < len(ends) else stop for i, stop in enumerate(ends)]
    shown = "".join(words)
    return FlowText(
        CellText(shown, tuple(starts), tuple(ends), tuple(origins), tuple(breaks), tuple(starts)),
        tuple(pieces),
    )
