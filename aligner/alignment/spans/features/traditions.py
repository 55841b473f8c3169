"""What each segment of a text of traditions is: a chain of transmitters, a remark after a report, or neither.

A chain belongs to the report after it, never to the one before. A remark on the transmission ("Sulayman
followed him, from Shu'ba") belongs to the report before it, also where the translation leaves it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.features.isnad import closes_sentence, folded_names, is_remark
from aligner.alignment.spans.features.rendering import names_chain, renders_chain
from aligner.progress import WORDS_PER_TICK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.alignment.spans.features.clauses import Clauses
    from aligner.alignment.spans.features.isnad import Chain

Ints = NDArray[np.intp]
Flags = NDArray[np.bool_]

_NEAR_START = 1
"""Words of a segment before its chain, at most, with which it still begins with the chain."""
_NEAR_END = 1
"""Words of a segment after its chain, at most, with which it still is nothing but a chain."""
_SCENE = 3
"""How much longer than the words after its chain a segment without a full stop has to be with which it still
is nothing but a chain: "... that Hafs told him: Ibn Umar went on a journey and said".
"""
_NEAR_REPORT = 2
"""Words between the end of a chain and a segment, at most, with which that segment begins the report."""


@dataclass(frozen=True)
class Traditions:
    """The segments of an Arabic stream with chains of transmitters, and those of its English.

    Attributes:
        bounds: words at which a segment begins or ends, ascending.
        chain: shape (segments,): the chain of a tradition that a segment is, -1 for another segment.
        remark: shape (segments,): whether a segment is a remark on the tradition before it.
        other_bounds: clauses at which an English segment begins or ends, ascending.
        narrates: shape (English segments,): whether a segment only renders a chain ("Narrated Anas:").
        words, other: of both sides.
        clauses: of the English.
        found: the chains.
    """

    bounds: Ints
    chain: Ints
    remark: Flags
    other_bounds: Ints
    narrates: Flags
    words: Sequence[str]
    other: Sequence[str]
    clauses: Clauses
    found: Sequence[Chain]

    def names_chain(self, segment: int, other: int) -> bool:
        """Whether an English segment that begins a report renders the chain that a segment is."""
        chain = self.found[int(self.chain[segment])]
        low, high = self.other_bounds[other : other + 2].tolist()
        english = self.other[int(self.clauses.starts[low]) : int(self.clauses.ends[high - 1])]
        return names_chain(self.words[chain.start : max(chain.end, chain.kept + 1)], english)


def traditions_of(
    words: Sequence[str],
    found: Sequence[Chain],
    segment_end: Flags,
    clauses: Clauses,
    other: Sequence[str],
    tick: Callable[[], None],
) -> Traditions | None:
    """Look at the segments of an Arabic stream and of its English; None where there are no chains.

    Args:
        words: of the stream, without vowel signs.
        found: its chains, in order.
        segment_end: where its segments begin and end, shape (words + 1,).
        clauses, other: of the English.
    """
    if not found:
        return None
    bounds = np.flatnonzero(segment_end).astype(np.intp)
    other_bounds = np.concatenate([[0], np.flatnonzero(clauses.closes) + 1]).astype(np.intp)
    chain, tells, begins = _chains_of_segments(words, bounds, found)
    in_report = np.zeros(len(words) + 1, dtype=np.bool_)
    for one in found:
        in_report[max(0, one.end - _NEAR_REPORT) : one.end + _NEAR_REPORT + 1] = True
    transmitters = {name for one in found for name in folded_names(words[one.start : one.end])}
    remark = np.zeros(len(chain), dtype=np.bool_)
    for segment in range(len(chain)):
        if segment % WORDS_PER_TICK == 0:
            tick()
        first, end = int(bounds[segment]), int(bounds[segment + 1])
        if not tells[segment] and not in_report[first]:
            remark[segment] = is_remark(words[first:end], transmitters, closed=bool(begins[segment + 1]))
    narrates = np.zeros(len(other_bounds) - 1, dtype=np.bool_)
    for segment in range(len(narrates)):
        if segment % WORDS_PER_TICK == 0:
            tick()
        low, high = int(other_bounds[segment]), int(other_bounds[segment + 1])
        narrates[segment] = renders_chain(other[int(clauses.starts[low]) : int(clauses.ends[high - 1])])
    return Traditions(bounds, chain, remark, other_bounds, narrates, words, other, clauses, tuple(found))


def _chains_of_segments(
    words: Sequence[str], bounds: Ints, found: Sequence[Chain]
) -> tuple[Ints, Flags, Flags]:
    """The chain of a tradition that each segment is, or -1; whether one begins inside it; whether one begins
    with it, or the text ends before it, shape (segments + 1,).
    """
    segments = len(bounds) - 1
    chain = np.full(segments, -1, dtype=np.intp)
    tells = np.zeros(segments, dtype=np.bool_)
    begins = np.zeros(segments + 1, dtype=np.bool_)
    begins[-1] = True
    for number, one in enumerate(found):
        if not one.told:
            continue
        segment = int(np.searchsorted(bounds, one.start, side="right")) - 1
        if tells[segment]:
            continue
        tells[segment] = True
        begins[segment] = one.start - int(bounds[segment]) <= _NEAR_START
        if not begins[segment]:
            continue
        while segment < segments and bounds[segment] < one.end - _NEAR_END:
            first, end = int(bounds[segment]), int(bounds[segment + 1])
            scene = 0 if closes_sentence(words[end - 1]) else (end - first) // _SCENE
            if one.end < end - max(_NEAR_END, scene):
                break
            chain[segment], tells[segment] = number, True
            segment += 1
    return chain, tells, begins
