"""Split one side into clauses, the units that are paired with spans of the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligner.progress import WORDS_PER_TICK, no_tick
from aligner.segmentation.punctuation import CLAUSE_END
from aligner.segmentation.segmenter import Cutting, Segmentation
from aligner.segmentation.sentences import breaks_off

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from aligner.text.word_stream import WordStream

_INITIALS = re.compile(r"[\"'“‘(]*(?:[A-Z]\.)+")
_CLAUSE_END = re.compile(rf"[{CLAUSE_END}][\"'”’)\]»]*$")


@dataclass(frozen=True)
class Clauses:
    """Consecutive stretches of words covering a text.

    Attributes:
        starts, ends: intp, shape (n,): half-open word indices.
        closes: bool, shape (n,): whether a bead may end after this unit.
    """

    starts: NDArray[np.intp]
    ends: NDArray[np.intp]
    closes: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.starts)


def clause_units(
    segmentation: Segmentation,
    stream: WordStream,
    tick: Callable[[], None] = no_tick,
    *,
    shortest: int = 6,
    stream_length: int = 14,
    notes: frozenset[int] = frozenset(),
) -> Clauses:
    """Cut segments into clauses at punctuation, each part at least ``shortest`` words long.

    A stream has no segments to respect: it is cut at punctuation too, or after ``stream_length`` words.
    """
    words = stream.words(tick)
    starts: list[int] = []
    closes: list[bool] = []
    free = segmentation.cutting is Cutting.STREAM
    for first, end in whole_segments(segmentation, stream, tick, notes):
        begin = first
        for at in range(first, end):
            if at % WORDS_PER_TICK == 0:
                tick()
            here = at + 1 - begin
            clause = _CLAUSE_END.search(words[at]) is not None
            if at + 1 == end or (
                here >= shortest and end - at - 1 >= shortest and (clause or (free and here >= stream_length))
            ):
                starts.append(begin)
                closes.append(free or at + 1 == end)
                begin = at + 1
    bounds = np.array(starts, dtype=np.intp)
    ends = np.append(bounds[1:], len(words)).astype(np.intp)
    return Clauses(bounds, ends, np.array(closes, dtype=np.bool_))


def whole_segments(
    segmentation: Segmentation,
    stream: WordStream,
    tick: Callable[[], None] = no_tick,
    notes: frozenset[int] = frozenset(),
) -> list[tuple[int, int]]:
    """Half-open word ranges of segments; one that was cut off after a title goes on to the end of the next.

    Other programs' sentences come as they are: "U.S. Rep." and "Maxine Waters denied it." belong to one bead.

    Args:
        notes: numbers of segments that belong to the segment before them.
    """
    words = stream.words(tick)
    out: list[tuple[int, int]] = []
    open_at: int | None = None
    for number, segment in enumerate(segmentation.segments):
        if number % WORDS_PER_TICK == 0:
            tick()
        first = stream.first_at(segment.start)
        end = stream.first_at(segment.end - 1) + 1
        cut_off = end < len(words) and (
            breaks_off(words[end - 1], segmentation.language, words[end])
            or (end == first + 1 and _INITIALS.fullmatch(words[first]) is not None)
        )
        if open_at is None:
            open_at = first
        if not cut_off and number + 1 not in notes:
            out.append((open_at, end))
            open_at = None
    return out
