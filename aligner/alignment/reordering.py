"""Items of a list, or sentences, that stand in another order than in a text without segments.

In a stream nothing says where an item begins and ends before it is known which sentence it answers. Short
stretches with sentences left alone or pairs that are little alike are looked at again: where any order of
their sentences is clearly likelier than the best one in order
(:mod:`aligner.alignment.spans.decoding.permutation`), they take it.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.crossings import in_reading_order
from aligner.alignment.spans.decoding.permutation import Offers, Taken, in_any_order, value_in_order
from aligner.bitext import Bead, Segment, Side
from aligner.progress import no_tick

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.text.word_stream import WordStream

Floats = NDArray[np.float64]
Range = tuple[int, int]

WEAK = 0.4
"""Cosine of the two sides below which a bead is looked at again."""
LITTLE = 0.6
"""Likewise as a share of what a quarter of the beads around have."""
BETWEEN = 4
"""Good beads that may stand between two weak ones of the same stretch."""
BESIDE = 2
"""Good beads looked at before and after it."""
MOST = 400
"""Words of the stream looked at together."""
GAIN = 6.0
"""Log-units by which another order has to be likelier, for each sentence that moves: in a page that is alone
some sentence looks like some words by chance, which brings 3 to 5.6 each; true moves bring 6.4 to 13."""
SURE = 0.85
"""Highest confidence of what was moved."""
FINE = 40
"""Words of a weak bead in which any word may begin an item."""
SHORT = 12
"""Likewise of any bead."""
EDGE = 6
"""Likewise words of the beads beside it."""
CRUMB = 3
"""Words between two items from which they are left alone."""


class SpanScores(Protocol):
    """What sentences give for spans of the stream: :class:`aligner.alignment.spans.queries.SpanQueries`."""

    def may_offer(self, clause_words: Range) -> bool: ...

    def offers(
        self,
        words: Range,
        clause_words: Sequence[Range],
        rough: Sequence[Range],
        fine: Sequence[Range],
        tick: Callable[[], None],
    ) -> Offers | None: ...

    def similarities(self, words: Sequence[Range], clause_words: Sequence[Range]) -> Floats: ...


class StreamPair(NamedTuple):
    """The stream, the other side, and which is which."""

    stream: WordStream
    units: WordStream
    stream_side: Side

    def words(self, bead: Bead) -> Range | None:
        """Words of the stream that a bead holds."""
        return _range(bead.side(self.stream_side), self.stream)

    def clause_words(self, segment: Segment) -> Range:
        return self.units.first_at(segment.start), self.units.first_at(segment.end - 1) + 1

    def bead(
        self, words: Range | None, others: Sequence[Segment], score: float | None, confidence: float
    ) -> Bead:
        """A bead of words of the stream and segments of the other side."""
        own = () if words is None else (self.stream.slice(*words),)
        one, two = (own, tuple(others)) if self.stream_side is Side.SOURCE else (tuple(others), own)
        return Bead(one, two, score, confidence)


def reordered(
    beads: Sequence[Bead], pairer: SpanScores, texts: StreamPair, tick: Callable[[], None] = no_tick
) -> list[Bead]:
    """Pair sentences across their order where that is clearly likelier.

    Args:
        beads: of one stretch, in order.
        tick: called every few hundredths of a second while a stretch is looked at; raises Cancelled to stop.
    """
    out: list[Bead] = []
    at = 0
    for first, end in _stretches(beads, pairer, texts):
        tick()
        out.extend(beads[at:first])
        out.extend(_looked_at(list(beads[first:end]), pairer, texts, tick))
        at = end
    return [*out, *beads[at:]]


def _weak(beads: Sequence[Bead]) -> list[bool]:
    """Which beads are left alone, or little alike: by themselves and beside the others."""
    scores = [bead.score for bead in beads if not bead.is_null and bead.score is not None]
    least = min(WEAK, LITTLE * float(np.quantile(scores, 0.75))) if scores else WEAK
    return [bead.is_null or (bead.score or 0.0) < least for bead in beads]


def _stretches(beads: Sequence[Bead], pairer: SpanScores, texts: StreamPair) -> list[Range]:
    """Runs of beads worth a second look, with good beads before and after them."""
    held = [texts.words(bead) or (0, 0) for bead in beads]
    sizes = [end - first for first, end in held]
    other = texts.stream_side.other
    barred = [any(not pairer.may_offer(texts.clause_words(s)) for s in bead.side(other)) for bead in beads]
    runs: list[list[int]] = []
    for k in np.flatnonzero(_weak(beads)).tolist():
        if barred[k]:
            continue
        last = runs[-1] if runs else []
        near = last and k - last[-1] <= BETWEEN + 1 and not any(barred[last[-1] : k])
        if near and sum(sizes[last[0] : k + 1]) <= MOST:
            last.append(k)
        else:
            runs.append([k])
    out: list[Range] = []
    for run in runs:
        first, end = run[0], run[-1] + 1
        least, most = (out[-1][1] if out else 0), len(beads)
        while first > max(least, run[0] - BESIDE) and not barred[first - 1]:
            first -= 1
        while end < min(most, run[-1] + 1 + BESIDE) and not barred[end]:
            end += 1
        sentences = sum(len(beads[k].side(other)) for k in run)
        spare = any(not beads[k].side(other) for k in run) and any(not sizes[k] for k in run)
        if (sentences >= 2 or spare) and sum(sizes[first:end]) > 0:
            out.append((first, end))
    return out


def _looked_at(
    beads: list[Bead], pairer: SpanScores, texts: StreamPair, tick: Callable[[], None]
) -> list[Bead]:
    """These beads, or others in their place."""
    held = [texts.words(bead) for bead in beads]
    runs = [run for run in held if run is not None]
    sentences = sorted(s for bead in beads for s in bead.side(texts.stream_side.other))
    if any(one[1] != two[0] for one, two in itertools.pairwise(runs)):
        return beads  # something fixed stands between them
    weak = _weak(beads)
    rough: list[Range] = []
    fine: list[Range] = []
    for k, run in enumerate(held):
        if run is None:
            continue
        low, high = run
        if weak[k] or high - low <= SHORT:
            (fine if high - low <= FINE else rough).append(run)
            continue
        before = k > 0 and weak[k - 1]
        after = k + 1 < len(beads) and weak[k + 1]
        fine.append((low, min(high, low + EDGE * before)))
        fine.append((max(low, high - EDGE * after), high))
    hull = runs[0][0], runs[-1][1]
    spans = [texts.clause_words(s) for s in sentences]
    offers = pairer.offers(hull, spans, rough, fine, tick)
    found = None if offers is None else _best(offers)
    if found is None:
        return beads
    first, end = found[0].words[0], found[-1].words[1]
    low, high = min(item.sentence for item in found), max(item.sentence for item in found)
    region = sentences[low : high + 1]
    ahead, behind = _outside(beads, held, texts, (first, end), set(region))
    return in_reading_order([*ahead, *_inside(found, region, low, pairer, texts, spans), *behind])


class _Item(NamedTuple):
    sentence: int
    words: Range
    margin: float


def _best(offers: Offers) -> list[_Item] | None:
    """The part whose order changes, and what its sentences take; None if everything stays."""
    value, every = in_any_order(offers)
    taken = _crossing(every)
    if not taken or value - value_in_order(offers) < GAIN * _moved([t.sentence for t in taken]):
        return None
    return [
        _Item(t.sentence, (int(offers.cuts[t.first]), int(offers.cuts[t.end])), _margin(offers, t))
        for t in taken
    ]


def _crossing(taken: list[Taken]) -> list[Taken]:
    """Without what stands in order before and after the rest."""
    order = [t.sentence for t in taken]
    first, end = 0, len(order)
    while first < end and order[first] == min(order[first:end]):
        first += 1
    while end > first and order[end - 1] == max(order[first:end]):
        end -= 1
    return taken[first:end]


def _moved(order: list[int]) -> int:
    """How many have to move for the rest to be in order: all but the longest ascending part."""
    tails: list[int] = []
    for number in order:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
    return len(order) - len(tails)


def _margin(offers: Offers, taken: Taken) -> float:
    """By how much a sentence gives more for its words than any other, or than nothing."""
    own = float(offers.worth[taken])
    others = np.delete(offers.worth[:, taken.first, taken.end], taken.sentence)
    return own - max(0.0, float(others.max(initial=0.0)))


def _inside(
    found: list[_Item],
    region: list[Segment],
    low: int,
    pairer: SpanScores,
    texts: StreamPair,
    spans: list[Range],
) -> list[Bead]:
    """The beads of the part that changes."""
    scores = pairer.similarities([item.words for item in found], [spans[item.sentence] for item in found])
    out: list[Bead] = []
    for k, (item, after) in enumerate(zip(found, [*found[1:], None], strict=True)):
        first, end = item.words
        gap = (end, after.words[0]) if after is not None else (end, end)
        if 0 < gap[1] - gap[0] < CRUMB:
            end, gap = gap[1], (gap[1], gap[1])
        sure = min(SURE, 1.0 / (1.0 + math.exp(-0.3 * item.margin)))
        out.append(
            texts.bead(
                (first, end), [region[item.sentence - low]], score=float(scores[k, k]), confidence=sure
            )
        )
        if gap[1] > gap[0]:
            out.append(texts.bead(gap, [], score=None, confidence=0.5))
    used = {item.sentence for item in found}
    left = [segment for k, segment in enumerate(region, low) if k not in used]
    out.extend(texts.bead(None, [segment], None, 0.5) for segment in left)
    return out


def _outside(
    beads: list[Bead], held: list[Range | None], texts: StreamPair, words: Range, region: set[Segment]
) -> tuple[list[Bead], list[Bead]]:
    """What is left of the beads before and after some words and sentences."""
    before: list[Bead] = []
    after: list[Bead] = []
    for bead, run in zip(beads, held, strict=True):
        others = bead.side(texts.stream_side.other)
        rest = [s for s in others if s not in region]
        early = (run is not None and run[0] < words[0]) or (rest and rest[0] < min(region))
        left = run
        if run is not None:
            left = (run[0], min(run[1], words[0])) if early else (max(run[0], words[1]), run[1])
            left = left if left[1] > left[0] else None
        if left == run and rest == list(others):
            (before if early else after).append(bead)
        elif left is not None or rest:
            score = bead.score if left is not None and rest else None
            (before if early else after).append(texts.bead(left, rest, score, 0.7 * (bead.confidence or 0.0)))
        if early and run is not None and run[1] > words[1]:
            after.append(texts.bead((words[1], run[1]), [], None, 0.5))
    return before, after


def _range(segments: Sequence[Segment], words: WordStream) -> Range | None:
    if not segments:
        return None
    low, high = min(s.start for s in segments), max(s.end for s in segments)
    return words.first_at(low), words.first_at(high - 1) + 1
