"""Posteriors of whole beads.

A bead lies between two *sync points*, places where both sides may be cut, with none in between. Its
posterior is the weight of all paths that pass both points and no other one between them, which a local
forward recursion from each likely point gives exactly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.lattice.lattice import (
    Arc,
    Posterior,
    SkipPenalties,
    log_sum,
    same_cuts,
    skip_forward,
)
from aligner.progress import no_tick

if TYPE_CHECKING:
    from collections.abc import Callable

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


class BeadPosterior(NamedTuple):
    """A bead: words ``word`` to ``word_end`` of the stream and clauses ``clause`` to ``clause_end``.

    Both ranges are half-open; one may be empty.
    """

    word: int
    clause: int
    word_end: int
    clause_end: int
    probability: float

    @property
    def is_null(self) -> bool:
        return self.word == self.word_end or self.clause == self.clause_end


def bead_posteriors(
    nodes: list[Ints],
    arcs: list[Arc],
    prices: SkipPenalties,
    posterior: Posterior,
    closes: list[int],
    syncable: NDArray[np.bool_],
    *,
    least: float = 0.01,
    most_units: int = 40,
    tick: Callable[[], None] = no_tick,
) -> list[BeadPosterior]:
    """All beads with a posterior of at least ``least``.

    Args:
        closes: the boundaries, ascending, at which the clauses' side may be cut; the first and the last
            included.
        syncable: shape (cuts,): where the stream may be cut.
        tick: called now and then, to report progress or raise Cancelled.
    """
    count = len(nodes) - 1
    out_of: list[list[Arc]] = [[] for _ in range(count + 1)]
    for arc in arcs:
        out_of[arc.tail].append(arc)
    closing = np.zeros(count + 1, dtype=np.bool_)
    closing[closes] = True
    links: list[BeadPosterior] = []
    gates, page = prices.gates(nodes), prices.pages(len(nodes))
    with np.errstate(divide="ignore", invalid="ignore"):
        for number, j in enumerate(closes):
            if number % 64 == 0:
                tick()
            open_here = syncable[nodes[j]]
            words = nodes[j]
            # stretches of the stream without translation
            mouth = posterior.arrive[j] - posterior.straight[j]
            landing = posterior.leave[j] - posterior.straight[j]
            for a in np.flatnonzero((mouth > least) & open_here).tolist():
                for b in np.flatnonzero((landing > least) & open_here).tolist():
                    if b > a:
                        share = landing[b] / max(landing[a + 1 :].sum(), 1e-12)
                        chance = float(mouth[a] * min(1.0, share))
                        if chance > least:
                            links.append(BeadPosterior(int(words[a]), j, int(words[b]), j, chance))
            if j == count:
                break
            for a in np.flatnonzero((posterior.leave[j] > least) & open_here).tolist():
                links.extend(
                    _from_point(
                        j,
                        a,
                        nodes,
                        out_of,
                        prices,
                        gates,
                        page,
                        posterior,
                        closing,
                        syncable,
                        least,
                        min(count, j + most_units),
                    )
                )
    return links


def _from_point(
    j: int,
    a: int,
    nodes: list[Ints],
    out_of: list[list[Arc]],
    prices: SkipPenalties,
    gates: list[Floats],
    page: list[float],
    posterior: Posterior,
    closing: NDArray[np.bool_],
    syncable: NDArray[np.bool_],
    least: float,
    last: int,
) -> list[BeadPosterior]:
    """Beads that begin at node ``a`` of boundary ``j``."""
    links = []
    start = np.full(len(nodes[j]), -np.inf)
    start[a] = posterior.forward[j][a] - posterior.log_z
    reached: dict[int, Floats] = {j: start}
    skipped: dict[int, Floats] = {j: np.full(len(start), -np.inf)}
    turning: dict[int, Floats] = {}
    floor = np.log(least)
    for t in range(j, last + 1):
        if t not in reached:
            continue
        here = reached.pop(t)
        if t > j and closing[t]:
            ending = syncable[nodes[t]]
            chance = np.exp(here + posterior.backward[t])
            for b in np.flatnonzero(ending & (chance >= least)).tolist():
                p = float(min(1.0, chance[b]))
                links.append(BeadPosterior(int(nodes[j][a]), j, int(nodes[t][b]), t, p))
            here = np.where(ending, -np.inf, here)
        if t == last or not (here + posterior.backward[t] > floor).any():
            if not reached:
                break
            if not (here > -np.inf).any():
                continue
        if t > j:
            landed = skip_forward(here, nodes[t].astype(np.float64), prices, gates[t])
            if closing[t]:  # landing at a sync point ends the bead: a gap at its end, too rare to be listed
                landed = np.where(syncable[nodes[t]], -np.inf, landed)
            here = np.logaddexp(here, landed)
        if t == last:
            break
        at, there = same_cuts(nodes[t], nodes[t + 1])
        begun = np.logaddexp(here + prices.clause_open, skipped.get(t, np.full(len(here), -np.inf)))
        passed = np.where(there, begun[at] + prices.clause[t], -np.inf)
        skipped[t + 1] = passed
        turned = np.logaddexp(here + page[t], turning.get(t, np.full(len(here), -np.inf)))
        turning[t + 1] = np.where(there, turned[at], -np.inf)
        passed = np.logaddexp(passed, turning[t + 1] + page[t + 1])
        onward = reached.get(t + 1)
        reached[t + 1] = passed if onward is None else np.logaddexp(onward, passed)
        for arc in out_of[t]:
            taken = log_sum(here[:, None] + arc.weights, 0)
            onward = reached.get(arc.head)
            reached[arc.head] = taken if onward is None else np.logaddexp(onward, taken)
    return links
