"""The recursion against brute force on a lattice small enough to enumerate."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from aligner.alignment.spans.lattice.bead_posteriors import bead_posteriors
from aligner.alignment.spans.lattice.lattice import Arc, SkipPenalties, forward_backward

NODES = [np.array([0, 1]), np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([3])]

PAGE_ENDS = np.array([True, True, False, True])


def arcs_of(rng: np.random.Generator) -> list[Arc]:
    out = []
    for tail, head in ((0, 1), (1, 2), (0, 2), (2, 3)):
        weights = rng.normal(size=(len(NODES[tail]), len(NODES[head])))
        weights[NODES[tail][:, None] >= NODES[head][None, :]] = -np.inf
        out.append(Arc(tail, head, weights))
    return sorted(out, key=lambda arc: arc.head)


def paths(arcs: list[Arc], prices: SkipPenalties) -> list[tuple[float, list[tuple[int, int, int, int]]]]:
    """All paths as (log-weight, steps from (boundary, cut) to (boundary, cut))."""
    done = []
    inner, page = prices.within(len(NODES)), prices.pages(len(NODES))

    def go(j: int, cut: int, state: str, weight: float, steps: list[tuple[int, int, int, int]]) -> None:
        if j == len(NODES) - 1 and cut == 3 and state != "page":
            done.append((weight, steps))
        if state == "page":  # the page ends here, or goes on
            go(j, cut, "", weight + page[j], steps)
            if j + 1 < len(NODES) and cut in NODES[j + 1]:
                go(j + 1, cut, "page", weight, [*steps, (j, cut, j + 1, cut)])
            return
        if state != "skipped":  # skip words here
            for other in NODES[j].tolist():
                if other > cut:
                    price = (
                        prices.open + prices.word * (other - cut) + prices.at_cut[cut] + prices.at_cut[other]
                    )
                    price += 2 * inner[j]
                    go(j, other, "skipped", weight + price, [*steps, (j, cut, j, other)])
        if j + 1 < len(NODES) and cut in NODES[j + 1]:
            if state == "idle":  # a run of skipped clauses goes on
                go(j + 1, cut, "idle", weight + prices.clause[j], [*steps, (j, cut, j + 1, cut)])
            go(j + 1, cut, "page", weight + page[j], [*steps, (j, cut, j + 1, cut)])
            begun = weight + prices.clause_open + prices.clause[j]
            go(j + 1, cut, "idle", begun, [*steps, (j, cut, j + 1, cut)])
        for arc in arcs:
            if arc.tail == j:
                a = NODES[j].tolist().index(cut)
                for b, other in enumerate(NODES[arc.head].tolist()):
                    if np.isfinite(arc.weights[a, b]):
                        step = (j, cut, arc.head, other)
                        go(arc.head, other, "", weight + float(arc.weights[a, b]), [*steps, step])

    go(0, 0, "", 0.0, [])
    return done


@pytest.fixture(params=range(5))
def case(request: pytest.FixtureRequest) -> tuple[list[Arc], SkipPenalties]:
    rng = np.random.default_rng(request.param)
    prices = SkipPenalties(
        -1.0, -0.3, -0.7, rng.normal(size=3), -rng.random(4), -rng.random(4), -1.1, PAGE_ENDS
    )
    return arcs_of(rng), prices


def test_total_weight_and_posteriors(case: tuple[list[Arc], SkipPenalties]) -> None:
    arcs, prices = case
    found = forward_backward(NODES, np.arange(4.0), arcs, prices, keep_arcs=True)
    every = paths(arcs, prices)
    weights = np.array([w for w, _ in every])
    total = np.logaddexp.reduce(weights)
    assert found.log_z == pytest.approx(total)
    chance = np.exp(weights - total)
    for k, arc in enumerate(arcs):
        for a, b in itertools.product(range(len(NODES[arc.tail])), range(len(NODES[arc.head]))):
            step = (arc.tail, int(NODES[arc.tail][a]), arc.head, int(NODES[arc.head][b]))
            if step[1] < step[3]:
                expected = sum(c for c, (_, steps) in zip(chance, every, strict=True) if step in steps)
                assert found.arcs[k][a, b] == pytest.approx(expected)
    assert sum(found.clause_skip[1]) == pytest.approx(
        sum(
            c
            for c, (_, steps) in zip(chance, every, strict=True)
            if any(s[0] == 1 and s[2] == 2 and s[1] == s[3] for s in steps)
        )
    )


def test_beads_between_sync_points(case: tuple[list[Arc], SkipPenalties]) -> None:
    arcs, prices = case
    posterior = forward_backward(NODES, np.arange(4.0), arcs, prices)
    syncable = np.array([True, False, True, True])
    links = bead_posteriors(NODES, arcs, prices, posterior, [0, 1, 2, 3], syncable, least=1e-6)
    whole = [x for x in links if (x.word, x.clause, x.word_end, x.clause_end) == (0, 0, 3, 3)]
    every = paths(arcs, prices)
    weights = np.array([w for w, _ in every])
    chance = np.exp(weights - np.logaddexp.reduce(weights))
    expected = sum(
        c
        for c, (_, steps) in zip(chance, every, strict=True)
        if not any(syncable[s[3]] and (s[2], s[3]) != (3, 3) for s in steps)
        and not any(syncable[s[1]] and (s[0], s[1]) != (0, 0) for s in steps)
    )
    assert sum(x.probability for x in whole) == pytest.approx(expected, rel=0.05, abs=0.02)
