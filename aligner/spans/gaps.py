"""What the lattice is sure to leave alone although the chain of sync points cannot say where.

A footnote in a stream, a page that was not translated: that it has no counterpart is often sure while each of
the many places for its edges is unlikely, so that the chain goes past it and a neighbour swallows it. The sum
over all places decides here that there is a gap; the lattice is then asked again where its edges are, given
that there is one, and the chain is made to go through them.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.spans.chain import with_neighbours
from aligner.spans.decode import Candidate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.spans.beads import Link
    from aligner.spans.lattice import Arc, Posterior

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

LIKELY = 0.5
"""Share of a sentence, or probability of a word, from which it is left alone."""
SHORT, SURE = 4, 0.85
"""A sentence of fewer words ("Preamble") says little: it has to be surer."""
FEW = 6
"""Words of the stream that are worth it; what is shorter is the chain's own business, which is learned."""


class Gap(NamedTuple):
    """Words or units without counterpart: half-open, one of the two ranges is empty.

    Attributes:
        word, word_end: of the stream; of a run of units a place that is not yet known.
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


def unit_gaps(chance: Floats, sizes: Floats, closes: Sequence[int]) -> list[Gap]:
    """Runs of whole sentences that answer nothing, their places not known yet.

    Args:
        chance: P(unit is skipped), shape (units,).
        sizes: words of each unit.
        closes: boundaries at which a sentence ends, ascending, both ends included.
    """
    out: list[Gap] = []
    for first, end in itertools.pairwise(closes):
        words = float(sizes[first:end].sum())
        share = float((chance[first:end] * sizes[first:end]).sum()) / max(words, 1.0)
        if share <= (LIKELY if words >= SHORT else SURE):
            continue
        if out and out[-1].unit_end == first:
            before = out.pop()
            out.append(Gap(0, before.unit, 0, end, min(before.probability, share)))
        else:
            out.append(Gap(0, first, 0, end, share))
    return out


def word_gaps(nodes: list[Ints], posterior: Posterior, closes: Sequence[int]) -> list[Gap]:
    """Runs of words that answer nothing, each where most of the chance lies between two sentences."""
    first, end = int(nodes[0][0]), int(nodes[-1][-1])
    change = np.zeros((len(closes), end - first + 1))
    for row, j in enumerate(closes):
        change[row, nodes[j] - first] = posterior.arrive[j] - posterior.leave[j]
    total = np.clip(np.cumsum(change.sum(axis=0))[:-1], 0.0, 1.0)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], total > LIKELY, [False]]).astype(np.int8)))
    out: list[Gap] = []
    for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if b - a < FEW:
            continue
        here = change[:, : (a + b) // 2 + 1].sum(axis=1)
        unit = closes[int(here.argmax())]
        out.append(Gap(first + a, unit, first + b, unit, float(total[a:b].mean())))
    return out


def without(nodes: list[Ints], arcs: list[Arc], gaps: Sequence[Gap]) -> list[Arc]:
    """The arcs that leave these gaps alone."""
    alone = [gap for gap in gaps if gap.of_units]
    holes = [gap for gap in gaps if not gap.of_units]
    out: list[Arc] = []
    for arc in arcs:
        if any(arc.tail < gap.unit_end and arc.head > gap.unit for gap in alone):
            continue
        starts, ends = nodes[arc.tail], nodes[arc.head]
        low, high = starts[0], ends[-1]
        over = [gap for gap in holes if low < gap.word_end and high > gap.word]
        if over:
            weights = arc.weights.copy()
            for gap in over:
                weights[np.ix_(starts < gap.word_end, ends > gap.word)] = -np.inf
            arc = arc._replace(weights=weights)
        out.append(arc)
    return out


def placed(nodes: list[Ints], posterior: Posterior, gap: Gap, syncable: NDArray[np.bool_]) -> Gap | None:
    """Where a gap most likely lies, by posteriors that know of it; None if nowhere."""
    if gap.of_units:
        cuts = nodes[gap.unit_end]
        chance = posterior.unit_skip[gap.unit_end - 1] * syncable[cuts]
        begin = dict(zip(nodes[gap.unit].tolist(), posterior.leave[gap.unit].tolist(), strict=True))
        chance = np.minimum(chance, [begin.get(cut, 0.0) for cut in cuts.tolist()])
        if chance.max() <= 0.0:
            return None
        at = int(cuts[with_neighbours(cuts, chance).argmax()])
        return gap._replace(word=at, word_end=at)
    cuts = nodes[gap.unit]
    mouth = (posterior.arrive[gap.unit] - posterior.straight[gap.unit]) * syncable[cuts] * (cuts <= gap.word)
    ending = (posterior.leave[gap.unit] - posterior.straight[gap.unit]) * syncable[cuts]
    ending = ending * (cuts >= gap.word_end)
    if mouth.max() <= 0.0 or ending.max() <= 0.0:
        return None
    low = int(cuts[with_neighbours(cuts, mouth).argmax()])
    high = int(cuts[with_neighbours(cuts, ending).argmax()])
    return gap._replace(word=low, word_end=high) if high > low else None


def in_order(gaps: Sequence[Gap]) -> list[Gap]:
    """Those that can all hold at once, the likelier first, by their places."""
    kept: list[Gap] = []
    for gap in sorted(gaps, key=lambda gap: -gap.probability):
        if all(_before(gap, other) or _before(other, gap) for other in kept):
            kept.append(gap)
    return sorted(kept, key=lambda gap: (gap.word, gap.unit, gap.word_end, gap.unit_end))


def _before(one: Gap, two: Gap) -> bool:
    return one.word_end <= two.word and one.unit_end <= two.unit


def holds(links: Sequence[Link], gaps: Sequence[Gap]) -> bool:
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
        points, skips: see :func:`aligner.spans.decode.best_chain`.
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


def beside(links: list[Link], gaps: Sequence[Gap]) -> list[Link]:
    """Beads that are as sure as the gaps beside them."""
    sure = {gap[:4]: gap.probability for gap in gaps}
    begins = {(gap.word, gap.unit): gap.probability for gap in gaps}
    ends = {(gap.word_end, gap.unit_end): gap.probability for gap in gaps}
    out: list[Link] = []
    for link in links:
        chance = sure.get(link[:4])
        if chance is None:
            known = begins.get((link.word_end, link.unit_end), 1.0) * ends.get((link.word, link.unit), 1.0)
            chance = link.probability * known
        out.append(link._replace(probability=chance))
    return out
