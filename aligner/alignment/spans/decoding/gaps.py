"""Gaps: stretches that are surely untranslated, although no single place for their edges is likely.

For a footnote in a word stream or an untranslated page, each of the many places for the edges has a low
posterior, so the chain of sync points passes it and a neighbouring bead swallows it. The sum over all places
decides that there is a gap. The lattice then runs again with the gap given, to find its edges, and the chain
is led through them.
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
    """Untranslated words or clauses: half-open ranges, one of them empty.

    Attributes:
        word, word_end: of the stream; 0 while the place of a run of clauses is not known.
        clause, clause_end: 0 while the place of a run of words is not known.
        probability: that it is untranslated.
    """

    word: int
    clause: int
    word_end: int
    clause_end: int
    probability: float

    @property
    def of_clauses(self) -> bool:
        return self.clause_end > self.clause


def clause_gaps(
    chance: Floats, sizes: Floats, closes: Sequence[int], decoding: DecodingSettings
) -> list[Gap]:
    """Runs of whole sentences that are untranslated; their places in the stream are not known yet.

    Args:
        chance: P(clause is skipped), shape (clauses,).
        sizes: words of each clause.
        closes: boundaries at which a sentence ends, ascending, both ends included.
    """
    spans = list(itertools.pairwise(closes))
    words = np.array([sizes[first:end].sum() for first, end in spans])
    shares = np.array([(chance[first:end] * sizes[first:end]).sum() for first, end in spans]) / words
    short = words < decoding.short_sentence_words
    untranslated = shares > np.where(short, decoding.short_sentence_posterior, decoding.gap_posterior)
    untranslated[1:-1] |= (
        untranslated[:-2] & untranslated[2:] & (shares[1:-1] > decoding.gap_posterior_between)
    )
    edges = np.flatnonzero(np.diff(np.concatenate([[False], untranslated, [False]]).astype(np.int8)))
    found = [
        Gap(0, spans[i][0], 0, spans[k - 1][1], float((shares[i:k] * words[i:k]).sum() / words[i:k].sum()))
        for i, k in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    ]
    return [
        gap
        for gap in found
        if gap.probability > decoding.short_run_posterior
        or sizes[gap.clause : gap.clause_end].sum() >= decoding.long_run_words
    ]


def word_gaps(nodes: list[Ints], posterior: Posterior, pieces: Ints, decoding: DecodingSettings) -> list[Gap]:
    """Runs of words that are untranslated; their places between clauses are not known yet.

    Args:
        pieces: the cuts between which words are skipped together, ascending, both ends included: ends of
            segments, or every cut of a word stream.
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
    boundaries: Sequence[int],
    weigh: Callable[[list[Ints], set[int], set[int]], list[Arc]],
) -> tuple[list[Ints], list[Arc]]:
    """Nodes and arcs of a lattice whose paths skip these gaps.

    A gap of clauses may lie at any cut where one of its boundaries was possible, so its neighbours need new
    arcs to reach it. So do those of a gap of words whose edges were no nodes of its boundary.

    Args:
        boundaries: of each gap of words, the boundary of the clauses where it lies (see
            :func:`boundary_of`); not used for gaps of clauses.
        weigh: arcs between such nodes whose head is in the first set of boundaries or tail in the second.
    """
    nodes = list(nodes)
    unplaced = [gap for gap in gaps if gap.of_clauses]
    for gap in unplaced:
        cuts = np.unique(np.concatenate(nodes[gap.clause : gap.clause_end + 1])).astype(np.intp)
        nodes[gap.clause] = nodes[gap.clause_end] = cuts
    heads, tails = {gap.clause for gap in unplaced}, {gap.clause_end for gap in unplaced}
    for gap, boundary in zip(gaps, boundaries, strict=True):
        edges = np.array([gap.word, gap.word_end], dtype=np.intp)
        if gap.of_clauses or np.isin(edges, nodes[boundary]).all():
            continue
        cuts = np.union1d(nodes[boundary], edges).astype(np.intp)
        beside = next((g for g in unplaced if boundary in (g.clause, g.clause_end)), None)
        if beside is None:
            nodes[boundary] = cuts
            heads.add(boundary)
            tails.add(boundary)
        else:
            nodes[beside.clause] = nodes[beside.clause_end] = cuts
    kept = [
        arc
        for arc in arcs
        if arc.head not in heads
        and arc.tail not in tails
        and not any(gap.clause <= arc.tail and arc.head <= gap.clause_end for gap in unplaced)
    ]
    if heads:
        kept += [
            arc
            for arc in weigh(nodes, heads, tails)
            if not any(gap.clause <= arc.tail and arc.head <= gap.clause_end for gap in unplaced)
        ]
    holed = [_around(nodes, arc, [gap for gap in gaps if not gap.of_clauses]) for arc in kept]
    for gap in unplaced:
        here = np.full((len(nodes[gap.clause]),) * 2, -np.inf)
        np.fill_diagonal(here, 0.0)
        holed.append(Arc(gap.clause, gap.clause_end, here))
    return nodes, sorted(holed, key=lambda arc: arc.head)


def _around(nodes: list[Ints], arc: Arc, holes: Sequence[Gap]) -> Arc:
    """An arc without the spans that overlap a hole."""
    starts, ends = nodes[arc.tail], nodes[arc.head]
    over = [gap for gap in holes if starts[0] < gap.word_end and ends[-1] > gap.word]
    if not over:
        return arc
    weights = arc.weights.copy()
    for gap in over:
        weights[np.ix_(starts < gap.word_end, ends > gap.word)] = -np.inf
    return arc._replace(weights=weights)


def boundary_of(nodes: list[Ints], posterior: Posterior, gap: Gap, closes: Sequence[int]) -> int:
    """The boundary of the clauses at which the middle of a gap of words is most likely skipped."""
    middle = (gap.word + gap.word_end) // 2

    def over(j: int) -> float:
        before = nodes[j] <= middle
        return float((posterior.arrive[j] - posterior.leave[j])[before].sum())

    return max(closes, key=over)


def between_sentences(prices: SkipPenalties, closes: Sequence[int]) -> SkipPenalties:
    """Penalties that let skips begin and end only between two sentences."""
    inner = np.full(len(prices.clause) + 1, RULED_OUT)
    inner[list(closes)] = 0.0
    return replace(prices, inside_sentence=inner)


def placed(
    nodes: list[Ints], posterior: Posterior, gap: Gap, closes: Sequence[int], syncable: NDArray[np.bool_]
) -> Gap | None:
    """The likeliest place of a gap, by posteriors of a lattice constrained to it; None if it has none.

    A gap of words without a likely edge keeps the edge by which it was found.
    """
    if gap.of_clauses:
        cuts = nodes[gap.clause]  # those of its end, too
        chance = np.minimum(posterior.leave[gap.clause], posterior.arrive[gap.clause_end]) * syncable[cuts]
        if chance.max() <= 0.0:
            return None
        at = int(cuts[with_neighbours(cuts, chance).argmax()])
        return gap._replace(word=at, word_end=at)
    clause = boundary_of(nodes, posterior, gap, closes)
    cuts = nodes[clause]
    mouth = (posterior.arrive[clause] - posterior.straight[clause]) * syncable[cuts] * (cuts <= gap.word)
    landing = (posterior.leave[clause] - posterior.straight[clause]) * syncable[cuts] * (cuts >= gap.word_end)
    low = int(cuts[with_neighbours(cuts, mouth).argmax()]) if mouth.max() > 0.0 else gap.word
    high = int(cuts[with_neighbours(cuts, landing).argmax()]) if landing.max() > 0.0 else gap.word_end
    return Gap(low, clause, high, clause, gap.probability) if high > low else None


def in_order(gaps: Sequence[Gap]) -> list[Gap]:
    """The gaps that are compatible, the likelier ones preferred, in order of their places.

    A gap of words and one of clauses at the same place come one after the other.
    """
    kept: list[Gap] = []
    for found in sorted(gaps, key=lambda gap: -gap.probability):
        gap = found
        for other in kept:
            gap = _beside(gap, other)
        if all(_before(gap, other) or _before(other, gap) for other in kept):
            kept.append(gap)
    return sorted(kept, key=lambda gap: (gap.word, gap.clause, gap.word_end, gap.clause_end))


def _beside(gap: Gap, other: Gap) -> Gap:
    """The gap moved along its empty side to the nearer edge of another that it touches, of the other kind."""
    if gap.of_clauses == other.of_clauses or _before(gap, other) or _before(other, gap):
        return gap
    if gap.of_clauses and other.word <= gap.word <= other.word_end:
        at = other.word_end if gap.clause >= other.clause else other.word
        return gap._replace(word=at, word_end=at)
    if other.of_clauses and other.clause <= gap.clause <= other.clause_end:
        at = other.clause_end if gap.word >= other.word else other.clause
        return gap._replace(clause=at, clause_end=at)
    return gap


def _before(one: Gap, two: Gap) -> bool:
    return one.word_end <= two.word and one.clause_end <= two.clause


def holds(links: Sequence[BeadPosterior], gaps: Sequence[Gap]) -> bool:
    """Whether these beads already skip all gaps."""
    clauses = {u for link in links if link.word == link.word_end for u in range(link.clause, link.clause_end)}
    words = {w for link in links if link.clause == link.clause_end for w in range(link.word, link.word_end)}
    return all(
        clauses.issuperset(range(gap.clause, gap.clause_end))
        and (gap.of_clauses or words.issuperset(range(gap.word, gap.word_end)))
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
        stop = last if gap is None else Candidate(gap.word, gap.clause, 0.0, 0.0, 0.0)
        if (stop.word, stop.clause) == (at.word, at.clause):
            part = [stop]
        else:
            inside = [
                p
                for p in points
                if at.word <= p.word <= stop.word
                and at.clause <= p.clause <= stop.clause
                and (p.word, p.clause) not in ((at.word, at.clause), (stop.word, stop.clause))
            ]
            within = {
                key: p
                for key, p in skips.items()
                if at.word <= key[0] <= stop.word and at.clause <= key[1] and key[2] <= stop.clause
            }
            part = decode([at, *inside, stop], within)
        chain.extend(part)
        if gap is not None:
            at = Candidate(gap.word_end, gap.clause_end, 0.0, 0.0, 0.0)
    return chain


def discounted(links: list[BeadPosterior], gaps: Sequence[Gap]) -> list[BeadPosterior]:
    """Beads whose posteriors are multiplied by those of the gaps beside them."""
    sure = {gap[:4]: gap.probability for gap in gaps}
    begins = {(gap.word, gap.clause): gap.probability for gap in gaps}
    ends = {(gap.word_end, gap.clause_end): gap.probability for gap in gaps}
    out: list[BeadPosterior] = []
    for link in links:
        chance = sure.get(link[:4])
        if chance is None:
            known = begins.get((link.word_end, link.clause_end), 1.0) * ends.get(
                (link.word, link.clause), 1.0
            )
            chance = link.probability * known
        out.append(link._replace(probability=chance))
    return out
