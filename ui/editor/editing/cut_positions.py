"""The text offsets of cuts: at a caret, or one word further."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.bitext import Characters, Segment, Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db import BeadRow

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class CutPreview:
    """Where a dragged cut would be dropped.

    Attributes:
        above, below: the rows on either side of it.
        at: offset in the imported text.
    """

    side: Side
    above: int
    below: int
    at: int

    def word(self, cell_origins: Sequence[int]) -> int:
        """The first word of a paragraph that would come after the cut."""
        for word, origin in enumerate(cell_origins):
            if origin >= self.at:
                return word
        return len(cell_origins)


def split_plan(row: BeadRow, placed: Mapping[Side, int], found: int | None = None) -> dict[Side, int]:
    """Where each side of a bead is cut when it is split.

    A side without a caret is cut where the aligner says. Without an answer it is cut at the segment boundary
    nearest in proportion to the cut of the other side; if it has only one segment, that stays whole with the
    first part, and the second part is a null bead.

    Args:
        placed: the text offsets of the carets, for the sides that have one.
        found: the offset that the aligner found for the side without a caret; at an end of that side, all of
            it goes to one part.
    Returns:
        text offsets for the sides that are cut.
    """
    plan = dict(placed)
    for side in Side:
        segments = row.side(side)
        if side in placed or side.other not in placed or not segments:
            continue
        if found is not None:
            plan[side] = found
            continue
        if len(segments) < 2:
            continue
        share = _share_before(row.side(side.other), placed[side.other])
        plan[side] = min(
            (s.start for s in segments[1:]), key=lambda at: abs(_share_before(segments, at) - share)
        )
    return plan


def nearest_place(found: int | None, places: Sequence[int] | None) -> int | None:
    """The place nearest to a cut that was found, where a text can be cut at some places only.

    Args:
        places: offsets in the text; None where it can be cut between any two words.
    """
    if found is None or not places:
        return found
    return min(places, key=lambda place: abs(place - found))


def _share_before(segments: Sequence[Segment], offset: int) -> float:
    """The share of the characters of segments before a text offset, in [0, 1]."""
    total = sum(s.end - s.start for s in segments)
    return sum(min(s.end, max(s.start, offset)) - s.start for s in segments) / total


def cut_moved(text: Characters, above: Sequence[Segment], below: Sequence[Segment], words: int) -> int | None:
    """The offset of the cut between two adjacent beads when it moves by a number of words on one side.

    Args:
        text: the imported text of that side.
        above, below: the segments that the two beads have on that side.
        words: positive moves the cut forward (the bead above gains words), negative back.
    Returns:
        None if a bead would lose its last word.
    """
    if words > 0:
        starts = _starts(text, below, words + 1)
        return starts[words] if len(starts) > words else None
    starts = _starts(text, above, None)
    return starts[words] if len(starts) > -words else None


def _starts(text: Characters, segments: Sequence[Segment], enough: int | None) -> list[int]:
    starts: list[int] = []
    for segment in segments:
        for match in _WORD.finditer(segment.of(text)):
            starts.append(segment.start + match.start())
            if len(starts) == enough:
                return starts
    return starts
