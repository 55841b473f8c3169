"""Sync points, where both texts may be cut, and the posteriors of the beads between them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.decoding.best_chain import Candidate
from aligner.alignment.spans.lattice.bead_posteriors import BeadPosterior

if TYPE_CHECKING:
    from aligner.alignment.spans.lattice.lattice import Posterior

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True)
class SyncPoints:
    """Input of :func:`aligner.alignment.spans.decoding.best_chain.best_chain`."""

    points: list[Candidate]
    clause_skips: dict[tuple[int, int, int], float]


def sync_points(
    nodes: list[Ints],
    posterior: Posterior,
    closes: list[int],
    syncable: NDArray[np.bool_],
    *,
    free: bool,
    least: float,
) -> SyncPoints:
    """Sync points and skipped clauses with their posteriors.

    Args:
        free: whether the stream may be cut anywhere; then neighbouring points share their probability.
        least: posterior that a point needs; a skipped sentence needs twice as much.
    """
    first, end, clauses = int(nodes[0][0]), int(nodes[-1][-1]), len(nodes) - 1
    points: list[Candidate] = []
    clause_skips: dict[tuple[int, int, int], float] = {}
    previous = 0
    for j in closes:
        cuts = nodes[j]
        straight = posterior.straight[j]
        arrive, leave = posterior.arrive[j] - straight, posterior.leave[j] - straight
        visit = straight + arrive + leave
        shown = with_neighbours(cuts, visit) if free else visit
        for i, cut in enumerate(cuts.tolist()):
            corner = (cut == first and j == 0) or (cut == end and j == clauses)
            if corner or (visit[i] > least and syncable[cut]):
                points.append(Candidate(cut, j, float(shown[i]), float(arrive[i]), float(leave[i])))
        if j > previous:
            chance = dict(zip(cuts.tolist(), posterior.clause_skip[j - 1].tolist(), strict=True))
            for inner in range(previous + 1, j):
                here = dict(
                    zip(nodes[inner].tolist(), posterior.clause_skip[inner - 1].tolist(), strict=True)
                )
                chance = {cut: min(p, here.get(cut, 0.0)) for cut, p in chance.items()}
            clause_skips.update({(cut, previous, j): p for cut, p in chance.items() if p > 2 * least})
        previous = j
    points.sort(key=lambda p: (p.word, p.clause))
    return SyncPoints(points, clause_skips)


def with_neighbours(cuts: Ints, chance: Floats) -> Floats:
    """Each cut gets half the probability of the cuts one word away: a cut a word off is half right."""
    out = chance.copy()
    beside = np.flatnonzero(np.diff(cuts) == 1)
    out[beside] += 0.5 * chance[beside + 1]
    out[beside + 1] += 0.5 * chance[beside]
    return out


def links_of(chain: list[Candidate], measured: list[BeadPosterior]) -> list[BeadPosterior]:
    """The beads between the points of a chain, with their posteriors; 0 where none was measured."""
    known: dict[tuple[int, int, int, int], float] = {}
    for link in measured:
        key = link[:4]
        known[key] = max(known.get(key, 0.0), link.probability)
    out = []
    for one, two in itertools.pairwise(chain):
        key = (one.word, one.clause, two.word, two.clause)
        out.append(BeadPosterior(*key, known.get(key, 0.0)))
    return out
