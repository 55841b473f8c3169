"""Paragraphs as lines of shaped words, in the order in which the eye meets them.

Source of the order: Unicode Standard Annex #9, rules L1 and L2; levels by fpdf2's implementation of it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aligner.formats.reports.pdf.font import EmbeddedFont, Shaped

# Bidirectional classes that leave a paragraph of that direction on one level.
_LEFT = frozenset({"L", "EN", "ES", "ET", "CS", "NSM", "B", "S", "WS", "ON", "BN"})
_RIGHT = frozenset({"R", "AL", "ES", "ET", "CS", "NSM", "B", "S", "WS", "ON", "BN"})
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
    levels = _levels(paragraph, right_to_left=right_to_left)

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
    top = max(level for level, _ in pieces)
    for level in range(top, 0, -1):  # L2: from the highest level down, turn each stretch of it round
        at = 0
        while at < len(pieces):
            stop = at
            while stop < len(pieces) and pieces[stop][0] >= level:
                stop += 1
            pieces[at:stop] = pieces[at:stop][::-1]
            at = max(stop, at + 1)
    return SetLine(tuple(piece for _, piece in pieces), sum(piece.shaped.width for _, piece in pieces))


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


def _levels(text: str, *, right_to_left: bool) -> Sequence[int]:
    """The embedding level of each character."""
    classes = {unicodedata.bidirectional(character) for character in set(text)}
    if classes <= (_RIGHT if right_to_left else _LEFT):
        return (int(right_to_left),) * len(text)
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    direction = TextDirection.RTL if right_to_left else TextDirection.LTR
    characters = BidiParagraph(text, direction, preserve_bn_chars=True).characters
    levels = [int(right_to_left)] * len(text)
    for character in characters:
        levels[character.character_index] = character.embedding_level
    return levels
