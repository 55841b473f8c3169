"""What the lattice is sure to leave alone although the chain of sync points cannot say where.

A footnote in a stream, a page that was not translated: that it has no counterpart is often sure while each of
the many places for its edges is unlikely, so that the chain goes past it and a neighbour swallows it. The sum
over all places decides here that there is a gap; the lattice is then asked again where its edges are, given
that there is one, and the chain is made to go through them.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.decoding.best_chain import Candidate
from aligner.alignment.spans.decoding.null_edges import null_word_probabilities
from aligner.alignment.spans.decoding.sync_points import with_neighbours
from aligner.alignment.spans.lattice.lattice import Arc

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.alignment.spans.lattice.bead_posteriors import BeadPosterior
    from aligner.alignment.spans.lattice.lattice import Posterior, SkipPenalties
    from aligner.alignment.spans.settings import DecodingSettings

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

RULED_OUT = -30.0
"""Log-penalty that rules an arc out."""


class Gap(NamedTuple):
    """Words or units without counterpart: half-open, one of the two ranges is empty.

    Attributes:
        word, word_end: of the stream; 0 while the place of a run of units is not known.
        unit, unit_end: 0 while the place of a run of words is not known.
        probability: that it is left alone.
    """

    word: int
    unit: int
    word_end: int
    unit_end: int
    probability: float

    @property
    def of_units(self) -> bool:
        return self.unit_end > self.unit


def clause_gaps(
    chance: Floats, sizes: Floats, closes: Sequence[int], decoding: DecodingSettings
) -> list[Gap]:
    """Runs of whole sentences that answer nothing, their places not known yet.

    Args:
        chance: P(unit is skipped), shape (units,).
        sizes: words of each unit.
        closes: boundaries at which a sentence ends, ascending, both ends included.
    """
    spans = list(itertools.pairwise(closes))
    words = np.array([sizes[first:end].sum() for first, end in spans])
    shares = np.array([(chance[first:end] * sizes[first:end]).sum() for first, end in spans]) / words
    short = words < decoding.short_sentence_words
    alone = shares > np.where(short, decoding.short_sentence_posterior, decoding.gap_posterior)
    alone[1:-1] |= alone[:-2] & alone[2:] & (shares[1:-1] > decoding.gap_posterior_between)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], alone, [False]]).astype(np.int8)))
    found = [
        Gap(0, spans[i][0], 0, spans[k - 1][1], float((shares[i:k] * words[i:k]).sum() / words[i:k].sum()))
        for i, k in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    ]
    return [
        gap
        for gap in found
        if gap.probability > decoding.short_run_posterior
        or sizes[gap.unit : gap.unit_end].sum() >= decoding.long_run_words
    ]


def word_gaps(nodes: list[Ints], posterior: Posterior, pieces: Ints, decoding: DecodingSettings) -> list[Gap]:
    """Runs of words that answer nothing, between which units not known yet.

    Args:
        pieces: the cuts between which words are left alone together, ascending, both ends included: those of
            segments; every one in a stream.
    """
    chance = null_word_probabilities(nodes, posterior, int(pieces[0]), int(pieces[-1]))
    sizes = np.diff(pieces)
    total = np.add.reduceat(chance, pieces[:-1] - pieces[0]) / sizes
    skipped = total > decoding.gap_posterior
    edges = np.flatnonzero(np.diff(np.concatenate([[False], skipped, [False]]).astype(np.int8)))
    out: list[Gap] = []
    for i, k in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        first, end = int(pieces[i]), int(pieces[k])
        if end - first >= decoding.min_gap_words:
            out.append(Gap(first, 0, end, 0, float((total[i:k] * sizes[i:k]).sum() / (end - first))))
    return out


def constrained_to(
    nodes: list[Ints],
    arcs: list[Arc],
    gaps: Sequence[Gap],
    weigh: Callable[[list[Ints], set[int], set[int]], list[Arc]],
) -> tuple[list[Ints], list[Arc]]:
    """Nodes and arcs of a lattice that leaves these gaps alone.

    A run of units may lie at any place where one of its boundaries was thought possible, which its neighbours
    could not reach before.

    Args:
        weigh: arcs between such nodes whose head is one of the first boundaries, or tail one of the second.
    """
    nodes = list(nodes)
    alone = [gap for gap in gaps if gap.of_units]
    for gap in alone:
        cuts = np.unique(np.concatenate(nodes[gap.unit : gap.unit_end + 1])).astype(np.intp)
        nodes[gap.unit] = nodes[gap.unit_end] = cuts
    heads, tails = {gap.unit for gap in alone}, {gap.unit_end for gap in alone}
    kept = [
        arc
        for arc in arcs
        if arc.head not in heads
        and arc.tail not in tails
        and not any(gap.unit <= arc.tail and arc.head <= gap.unit_end for gap in alone)
    ]
    if alone:
        kept += weigh(nodes, heads, tails)
    holed = [_around(nodes, arc, [gap for gap in gaps if not gap.of_units]) for arc in kept]
    for gap in alone:
        here = np.full((len(nodes[gap.unit]),) * 2, -np.inf)
        np.fill_diagonal(here, 0.0)
        holed.append(Arc(gap.unit, gap.unit_end, here))
    return nodes, sorted(holed, key=lambda arc: arc.head)


def _around(nodes: list[Ints], arc: Arc, holes: Sequence[Gap]) -> Arc:
    """An arc without the spans that hold words of a hole."""
    starts, ends = nodes[arc.tail], nodes[arc.head]
    over = [gap for gap in holes if starts[0] < gap.word_end and ends[-1] > gap.word]
    if not over:
        return arc
    weights = arc.weights.copy()
    for gap in over:
        weights[np.ix_(starts < gap.word_end, ends > gap.word)] = -np.inf
    return arc._replace(weights=weights)


def between_sentences(prices: SkipPenalties, closes: Sequence[int]) -> SkipPenalties:
    """Prices that let gaps begin and end between two sentences only."""
    inner = np.full(len(prices.unit) + 1, RULED_OUT)
    inner[list(closes)] = 0.0
    return replace(prices, inside_sentence=inner)


def placed(
    nodes: list[Ints], posterior: Posterior, gap: Gap, closes: Sequence[int], syncable: NDArray[np.bool_]
) -> Gap | None:
    """Where a gap most likely lies, by posteriors that know of it; None if nowhere."""
    if gap.of_units:
        cuts = nodes[gap.unit]  # those of its end, too
        chance = np.minimum(posterior.leave[gap.unit], posterior.arrive[gap.unit_end]) * syncable[cuts]
        if chance.max() <= 0.0:
            return None
        at = int(cuts[with_neighbours(cuts, chance).argmax()])
        return gap._replace(word=at, word_end=at)
    middle = (gap.word + gap.word_end) // 2

    def over(j: int) -> float:
        """P(the middle of the gap is skipped after unit j)."""
        before = nodes[j] <= middle
        return float((posterior.arrive[j] - posterior.leave[j])[before].sum())

    unit = max(closes, key=over)
    cuts = nodes[unit]
    mouth = (posterior.arrive[unit] - posterior.straight[unit]) * syncable[cuts] * (cuts <= gap.word)
    landing = (posterior.leave[unit] - posterior.straight[unit]) * syncable[cuts] * (cuts >= gap.word_end)
    if mouth.max() <= 0.0 or landing.max() <= 0.0:
        return None
    low = int(cuts[with_neighbours(cuts, mouth).argmax()])
    high = int(cuts[with_neighbours(cuts, landing).argmax()])
    return Gap(low, unit, high, unit, gap.probability) if high > low else None


def in_order(gaps: Sequence[Gap]) -> list[Gap]:
    """Those that can all hold at once, the likelier first, by their places."""
    kept: list[Gap] = []
    for gap in sorted(gaps, key=lambda gap: -gap.probability):
        if all(_before(gap, other) or _before(other, gap) for other in kept):
            kept.append(gap)
    return sorted(kept, key=lambda gap: (gap.word, gap.unit, gap.word_end, gap.unit_end))


def _before(one: Gap, two: Gap) -> bool:
    return one.word_end <= two.word and one.unit_end <= two.unit


def holds(links: Sequence[BeadPosterior], gaps: Sequence[Gap]) -> bool:
    """Whether these beads leave all gaps alone already."""
    units = {u for link in links if link.word == link.word_end for u in range(link.unit, link.unit_end)}
    words = {w for link in links if link.unit == link.unit_end for w in range(link.word, link.word_end)}
    return all(
        units.issuperset(range(gap.unit, gap.unit_end))
        and (gap.of_units or words.issuperset(range(gap.word, gap.word_end)))
        for gap in gaps
    )


def chain_through(
    points: list[Candidate],
    skips: dict[tuple[int, int, int], float],
    gaps: Sequence[Gap],
    decode: Callable[[list[Candidate], dict[tuple[int, int, int], float]], list[Candidate]],
) -> list[Candidate]:
    """The best chain that steps over each gap.

    Args:
        points, skips: see :func:`aligner.alignment.spans.decoding.best_chain.best_chain`.
        gaps: in order.
        decode: the best chain from the first to the last of some points.
    """
    chain: list[Candidate] = []
    at = points[0]
    for gap in [*gaps, None]:
        last = points[-1]
        stop = last if gap is None else Candidate(gap.word, gap.unit, 0.0, 0.0, 0.0)
        if (stop.word, stop.unit) == (at.word, at.unit):
            part = [stop]
        else:
            inside = [
                p
                for p in points
                if at.word <= p.word <= stop.word
                and at.unit <= p.unit <= stop.unit
                and (p.word, p.unit) not in ((at.word, at.unit), (stop.word, stop.unit))
            ]
            within = {
                key: p
                for key, p in skips.items()
                if at.word <= key[0] <= stop.word and at.unit <= key[1] and key[2] <= stop.unit
            }
            part = decode([at, *inside, stop], within)
        chain.extend(part)
        if gap is not None:
            at = Candidate(gap.word_end, gap.unit_end, 0.0, 0.0, 0.0)
    return chain


def discounted(links: list[BeadPosterior], gaps: Sequence[Gap]) -> list[BeadPosterior]:
    """Beads that are as sure as the gaps beside them."""
    sure = {gap[:4]: gap.probability for gap in gaps}
    begins = {(gap.word, gap.unit): gap.probability for gap in gaps}
    ends = {(gap.word_end, gap.unit_end): gap.probability for gap in gaps}
    out: list[BeadPosterior] = []
    for link in links:
        chance = sure.get(link[:4])
        if chance is None:
            known = begins.get((link.word_end, link.unit_end), 1.0) * ends.get((link.word, link.unit), 1.0)
            chance = link.probability * known
        out.append(link._replace(probability=chance))
    return out
