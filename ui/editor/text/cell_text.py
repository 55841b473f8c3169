"""The text that a cell shows of one side of a bead, and the map back to the imported text.

White space is shown as single spaces and diacritics may be hidden, so shown offsets are not text offsets.
Words are the common ground: a cut falls between two words, and each word knows where it began.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.text.normalize import strip_diacritics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.bitext import Segment
    from db import Cell

# Words that one cell sets at a time: a whole book left unpaired in one bead must not stop the window.
LIMIT = 1200

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class CellText:
    """The words of one side of a bead as they are shown.

    Attributes:
        shown: the words joined by single spaces.
        starts, ends: where each word lies in ``shown``.
        origins: where each word begins in the imported text (-1 for a word inside a correction).
        breaks: the words with which a segment other than the first begins.
        places: where each word begins in the bead's text (the row's cell).
        before, after: whether the bead has words before or after those shown.
    """

    shown: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    origins: tuple[int, ...]
    breaks: tuple[int, ...]
    places: tuple[int, ...]
    before: bool = False
    after: bool = False

    def __len__(self) -> int:
        return len(self.starts)

    def is_stop(self, at: int) -> bool:
        """Whether the text can be cut before word ``at``."""
        return (at > 0 or self.before) and at < len(self) and self.origins[at] >= 0

    def step(self, at: int, by: int) -> int:
        """The next place for the caret, forward (+1) or backward (-1); the ends are places too."""
        at += by
        while 0 < at < len(self) and not self.is_stop(at):
            at += by
        return min(max(at, 0), len(self))

    def nearest_stop(self, at: int) -> int:
        """``at`` itself if the caret may be there, else the next place after it."""
        return at if at <= 0 or at >= len(self) or self.is_stop(at) else self.step(at, 1)

    def word_at_shown(self, position: int) -> int:
        """The word that holds, or last began before, a position in ``shown``."""
        return max(0, bisect_right(self.starts, position) - 1)


def cell_text(
    cell: Cell, segments: Sequence[Segment], *, diacritics: bool = True, begin: int = 0, limit: int = LIMIT
) -> CellText:
    """Set out the words of one side of a bead.

    Args:
        cell: the bead's text on that side, with its way back.
        segments: what the bead holds of the imported text.
        diacritics: whether Arabic vowel marks are shown.
        begin: leave out what comes before this place of the cell's text.
        limit: show no more words than this.
    """
    words: list[str] = []
    places: list[int] = []
    after = False
    for match in _WORD.finditer(cell.text, begin):
        if len(words) == limit:
            after = True
            break
        words.append(match.group())
        places.append(match.start())
    pieces = cell.pieces
    firsts = [piece.start for piece in pieces]
    origins: list[int] = []
    for place in places:
        piece = pieces[max(0, bisect_right(firsts, place) - 1)]
        if not piece.edited:
            origins.append(piece.text_start + place - piece.start)
        else:
            origins.append(piece.text_start if place == piece.start else -1)
    heads = {segment.start for segment in segments[1:]}
    breaks = tuple(i for i, origin in enumerate(origins) if i and origin in heads)
    if not diacritics:
        words = [strip_diacritics(word) or word for word in words]
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for word in words:
        starts.append(position)
        position += len(word)
        ends.append(position)
        position += 1
    return CellText(
        " ".join(words), tuple(starts), tuple(ends), tuple(origins), breaks, tuple(places), begin > 0, after
    )
