"""Counts of a document by stretches of ten gold beads, from which intervals are drawn.

Beads of one text are not independent: a wrong cut spoils its neighbours. So a bootstrap draws stretches, not
beads. The counts of all stretches add up to those of :mod:`benchmarks.common.metrics`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from benchmarks.common.metrics import IndexBead, null_segments, two_sided

if TYPE_CHECKING:
    from collections.abc import Sequence

STRETCH: Final = 10
"""Gold beads in a stretch."""


def bead_blocks(gold: Sequence[IndexBead], test: Sequence[IndexBead]) -> list[dict[str, int]]:
    """Counts of strict, coarse and null figures, one dictionary per stretch of gold beads."""
    owner: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for k, bead in enumerate(gold):
        for side in (0, 1):
            owner[side].update(dict.fromkeys(bead[side], k))

    def home(bead: IndexBead) -> int:
        return min(owner[side].get(i, 0) for side in (0, 1) for i in bead[side]) // STRETCH

    out: list[Counter[str]] = [Counter() for _ in range(max(1, -(-len(gold) // STRETCH)))]
    g, t = two_sided(gold), two_sided(test)
    covered: Counter[int] = Counter()
    for bead in t:
        block = out[home(bead)]
        block["test"] += 1
        block["right"] += bead in g
        owners = {owner[side].get(i) for side in (0, 1) for i in bead[side]}
        only = owners.pop() if len(owners) == 1 else None
        if only is not None and gold[only][0] and gold[only][1]:
            block["inside"] += 1
            covered[only] += len(bead[0]) + len(bead[1])
    for k, bead in enumerate(gold):
        if bead[0] and bead[1]:
            block = out[k // STRETCH]
            block["gold"] += 1
            block["whole"] += covered[k] == len(bead[0]) + len(bead[1])
    gold_nulls, test_nulls = null_segments(gold), null_segments(test)
    for name, segments in (
        ("null_gold", gold_nulls),
        ("null_test", test_nulls),
        ("null_right", gold_nulls & test_nulls),
    ):
        for side, segment in segments:
            out[owner[side].get(segment, 0) // STRETCH][name] += 1
    return [dict(block) for block in out]


def boundary_blocks(gold: Sequence[int], test: Sequence[int | None]) -> list[dict[str, int]]:
    """Counts of boundaries within 0, 1 and 2 words, one dictionary per stretch of gold units."""
    g = sorted({start for start in gold if start})
    t = sorted({start for start in test if start})
    out: list[Counter[str]] = [Counter() for _ in range(max(1, -(-len(g) // STRETCH)))]
    for k in range(len(g)):
        out[k // STRETCH]["bound_gold"] += 1
    at = 0
    for start in t:
        while at + 1 < len(g) and abs(g[at + 1] - start) <= abs(g[at] - start):
            at += 1
        out[at // STRETCH]["bound_test"] += 1
    for tolerance in (0, 1, 2):
        i = j = 0
        while i < len(g) and j < len(t):
            if abs(g[i] - t[j]) <= tolerance:
                out[i // STRETCH][f"bound_{tolerance}"] += 1
                i, j = i + 1, j + 1
            elif g[i] < t[j]:
                i += 1
            else:
                j += 1
    return [dict(block) for block in out]
