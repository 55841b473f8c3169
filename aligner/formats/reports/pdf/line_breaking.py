"""Break paragraphs into lines of shaped words in visual order.

Source of the order: Unicode Standard Annex #9, rules L1 and L2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aligner.text.bidi_levels import embedding_levels, visual_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aligner.formats.reports.pdf.font import EmbeddedFont, Shaped

_PIECE = re.compile(r"\s+|\S+")


class LinePiece(NamedTuple):
    """A word, a part of one, or the space between two; of one direction.

    Attributes:
        right_to_left: how it runs.
        shaped: its glyphs, in thousandths of the font size.
    """

    text: str
    right_to_left: bool
    shaped: Shaped


class SetLine(NamedTuple):
    """Pieces from left to right, and the width of all of them in thousandths of the font size."""

    pieces: tuple[LinePiece, ...]
    width: float


def lines_of(
    paragraph: str, font: EmbeddedFont, longest: float, language: str, *, right_to_left: bool
) -> Iterator[SetLine]:
    """Break a paragraph into lines of at most that width, as many words to each as it takes.

    Args:
        longest: in thousandths of the font size. A word that is wider is cut between two letters.
    """
    levels = embedding_levels(paragraph, right_to_left=right_to_left)

    def width(start: int, end: int) -> float:
        return sum(p.shaped.width for _, p in _pieces(paragraph, levels, start, end, font, language))

    begin = end = 0  # the line so far
    taken = 0.0
    for match in _PIECE.finditer(paragraph):
        if match[0].isspace():
            continue
        wide = width(end if end > begin else match.start(), match.end())
        if end > begin and taken + wide > longest:
            yield _line(paragraph, levels, begin, end, font, language)
            begin, taken, wide = match.start(), 0.0, width(*match.span())
        elif end == begin:
            begin = match.start()
        while taken == 0 and wide > longest and match.end() - begin > 1:
            cut = _cut(begin, match.end(), longest, width)
            yield _line(paragraph, levels, begin, cut, font, language)
            begin, wide = cut, width(cut, match.end())
        taken += wide
        end = match.end()
    if end > begin:
        yield _line(paragraph, levels, begin, end, font, language)


def _cut(start: int, end: int, longest: float, width: Callable[[int, int], float]) -> int:
    """Where a word is to be cut so that its first part fits; at least one letter goes into it."""
    low, high = start + 1, end - 1
    while low < high:
        middle = (low + high + 1) // 2
        if width(start, middle) <= longest:
            low = middle
        else:
            high = middle - 1
    return low


def _line(
    text: str, levels: Sequence[int], start: int, end: int, font: EmbeddedFont, language: str
) -> SetLine:
    pieces = _pieces(text, levels, start, end, font, language)
    order = visual_order([level for level, _ in pieces])
    return SetLine(tuple(pieces[i][1] for i in order), sum(piece.shaped.width for _, piece in pieces))


def _pieces(
    text: str, levels: Sequence[int], start: int, end: int, font: EmbeddedFont, language: str
) -> list[tuple[int, LinePiece]]:
    """Words, spaces and changes of direction between two places, with their levels, in reading order."""
    found: list[tuple[int, LinePiece]] = []
    at = start
    while at < end:
        stop = at + 1
        while stop < end and levels[stop] == levels[at] and text[stop].isspace() == text[at].isspace():
            stop += 1
        turned = levels[at] % 2 == 1
        part = " " if text[at].isspace() else text[at:stop]
        found.append((levels[at], LinePiece(part, turned, font.shape(part, turned, language))))
        at = stop
    return found
