"""Reorder sentences or list items that are in another order in a word stream.

In a stream the edges of an item are unknown until it is known which sentence translates it. Short stretches
with null beads or beads of low similarity are tried again: if some order of their sentences is clearly
likelier than the monotone one (:mod:`aligner.alignment.spans.decoding.permutation`), they take it.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class ReorderingSettings:
    """Thresholds of reordering in a word stream; part of the aligner's signature.

    Attributes:
        min_cosine: a bead whose sides have a lower cosine is weak and is tried again.
        min_relative_cosine: the same as a share of the third quartile of the beads around.
        max_good_between: good beads that may be between two weak ones of the same stretch.
        good_beside: good beads tried with a stretch, before and after it.
        max_stretch_words: words of the stream tried together.
        min_gain_per_move: log-units by which another order must be likelier, for each sentence that moves. In
            an untranslated page chance resemblances bring 3 to 5.6 each; true moves bring 6.4 to 13.
        max_moved_confidence: highest confidence of a moved bead.
        fine_weak_words: words up to which every cut inside a weak bead is tried.
        fine_words: words up to which every cut inside any bead is tried.
        fine_edge_words: words at the edge of a good bead beside a weak one inside which every cut is tried.
        min_gap_words: words between two items from which they become a null bead.
    """

    min_cosine: float = 0.4
    min_relative_cosine: float = 0.6
    max_good_between: int = 4
    good_beside: int = 2
    max_stretch_words: int = 400
    min_gain_per_move: float = 6.0
    max_moved_confidence: float = 0.85
    fine_weak_words: int = 40
    fine_words: int = 12
    fine_edge_words: int = 6
    min_gap_words: int = 3


REORDERING = ReorderingSettings()


class SpanScores(Protocol):
    """Scores of sentences for spans, as :class:`aligner.alignment.spans.queries.SpanQueries` has them."""

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
        """The word range of the stream that a bead holds."""
        return _range(bead.side(self.stream_side), self.stream)

    def clause_words(self, segment: Segment) -> Range:
        """The word range of a segment of the clause side."""
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
    """Pair sentences in another order where that is clearly likelier.

    Args:
        beads: of one stretch, in order.
        tick: called every few hundredths of a second while a stretch is tried; raises Cancelled to stop.
    """
    out: list[Bead] = []
    at = 0
    for first, end in _stretches(beads, pairer, texts):
        tick()
        out.extend(beads[at:first])
        out.extend(_retried(list(beads[first:end]), pairer, texts, tick))
        at = end
    return [*out, *beads[at:]]


def _weak(beads: Sequence[Bead]) -> list[bool]:
    """Which beads are null, or have a low cosine in absolute terms or compared with the others."""
    scores = [bead.score for bead in beads if not bead.is_null and bead.score is not None]
    least = (
        min(REORDERING.min_cosine, REORDERING.min_relative_cosine * float(np.quantile(scores, 0.75)))
        if scores
        else REORDERING.min_cosine
    )
    return [bead.is_null or (bead.score or 0.0) < least for bead in beads]


def _stretches(beads: Sequence[Bead], pairer: SpanScores, texts: StreamPair) -> list[Range]:
    """Runs of beads worth a second pass, with good beads before and after them."""
    held = [texts.words(bead) or (0, 0) for bead in beads]
    sizes = [end - first for first, end in held]
    other = texts.stream_side.other
    barred = [any(not pairer.may_offer(texts.clause_words(s)) for s in bead.side(other)) for bead in beads]
    runs: list[list[int]] = []
    for k in np.flatnonzero(_weak(beads)).tolist():
        if barred[k]:
            continue
        last = runs[-1] if runs else []
        near = last and k - last[-1] <= REORDERING.max_good_between + 1 and not any(barred[last[-1] : k])
        if near and sum(sizes[last[0] : k + 1]) <= REORDERING.max_stretch_words:
            last.append(k)
        else:
            runs.append([k])
    out: list[Range] = []
    for run in runs:
        first, end = run[0], run[-1] + 1
        least, most = (out[-1][1] if out else 0), len(beads)
        while first > max(least, run[0] - REORDERING.good_beside) and not barred[first - 1]:
            first -= 1
        while end < min(most, run[-1] + 1 + REORDERING.good_beside) and not barred[end]:
            end += 1
        sentences = sum(len(beads[k].side(other)) for k in run)
        spare = any(not beads[k].side(other) for k in run) and any(not sizes[k] for k in run)
        if (sentences >= 2 or spare) and sum(sizes[first:end]) > 0:
            out.append((first, end))
    return out


def _retried(
    beads: list[Bead], pairer: SpanScores, texts: StreamPair, tick: Callable[[], None]
) -> list[Bead]:
    """These beads, or reordered ones in their place."""
    held = [texts.words(bead) for bead in beads]
    runs = [run for run in held if run is not None]
    sentences = sorted(s for bead in beads for s in bead.side(texts.stream_side.other))
    if any(one[1] != two[0] for one, two in itertools.pairwise(runs)):
        return beads  # something fixed is between them
    weak = _weak(beads)
    rough: list[Range] = []
    fine: list[Range] = []
    for k, run in enumerate(held):
        if run is None:
            continue
        low, high = run
        if weak[k] or high - low <= REORDERING.fine_words:
            (fine if high - low <= REORDERING.fine_weak_words else rough).append(run)
            continue
        before = k > 0 and weak[k - 1]
        after = k + 1 < len(beads) and weak[k + 1]
        fine.append((low, min(high, low + REORDERING.fine_edge_words * before)))
        fine.append((max(low, high - REORDERING.fine_edge_words * after), high))
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
    """The part whose order changes, and the words its sentences take; None if nothing changes."""
    value, every = in_any_order(offers)
    taken = _crossing(every)
    if not taken or value - value_in_order(offers) < REORDERING.min_gain_per_move * _moved(
        [t.sentence for t in taken]
    ):
        return None
    return [
        _Item(t.sentence, (int(offers.cuts[t.first]), int(offers.cuts[t.end])), _margin(offers, t))
        for t in taken
    ]


def _crossing(taken: list[Taken]) -> list[Taken]:
    """Without the sentences that are in order before and after the rest."""
    order = [t.sentence for t in taken]
    first, end = 0, len(order)
    while first < end and order[first] == min(order[first:end]):
        first += 1
    while end > first and order[end - 1] == max(order[first:end]):
        end -= 1
    return taken[first:end]


def _moved(order: list[int]) -> int:
    """How many must move for the rest to be in order: all but the longest ascending part."""
    tails: list[int] = []
    for number in order:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
    return len(order) - len(tails)


def _margin(offers: Offers, taken: Taken) -> float:
    """How much higher a sentence scores for its words than any other sentence, or than none."""
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
        if 0 < gap[1] - gap[0] < REORDERING.min_gap_words:
            end, gap = gap[1], (gap[1], gap[1])
        sure = min(REORDERING.max_moved_confidence, 1.0 / (1.0 + math.exp(-0.3 * item.margin)))
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
    """The beads before and after some words and sentences, without these."""
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
