"""Scores: beads strictly and laxly right, coarse gold, boundaries in a stream, nulls, calibration.

The definitions are those of Vecalign's score.py and of the project's data (docs/benchmarks/README.md).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

IndexBead = tuple[tuple[int, ...], tuple[int, ...]]


def ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    return ratio(2 * precision * recall, precision + recall)


def two_sided(beads: Sequence[IndexBead]) -> set[IndexBead]:
    return {bead for bead in beads if bead[0] and bead[1]}


def bead_counts(gold: Sequence[IndexBead], test: Sequence[IndexBead]) -> dict[str, float]:
    """Counts from which strict and lax figures of several documents are put together."""
    g, t = two_sided(gold), two_sided(test)
    return {
        "test": len(t),
        "gold": len(g),
        "right": len(g & t),
        "lax_test": _touched(g, t),
        "lax_gold": _touched(t, g),
    }


def _touched(reference: set[IndexBead], beads: set[IndexBead]) -> int:
    """How many beads share a segment on both sides with some bead of the reference."""
    linked: dict[int, set[int]] = defaultdict(set)
    for source, target in reference:
        for i in source:
            linked[i].update(target)
    return sum(
        any(not linked[i].isdisjoint(target) for i in source if i in linked) for source, target in beads
    )


def coarse_counts(gold: Sequence[IndexBead], test: Sequence[IndexBead]) -> dict[str, float]:
    """Test beads wholly inside a gold bead, and gold beads wholly covered by such beads."""
    owner: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for k, bead in enumerate(gold):
        for side in (0, 1):
            for i in bead[side]:
                owner[side][i] = k
    covered: dict[int, int] = defaultdict(int)
    inside = total = 0
    for bead in test:
        if not (bead[0] and bead[1]):
            continue
        total += 1
        owners = {owner[side].get(i) for side in (0, 1) for i in bead[side]}
        if len(owners) == 1 and None not in owners:
            only = owners.pop()
            if only is not None and gold[only][0] and gold[only][1]:
                inside += 1
                covered[only] += len(bead[0]) + len(bead[1])
    units = [k for k, bead in enumerate(gold) if bead[0] and bead[1]]
    whole = sum(covered[k] == len(gold[k][0]) + len(gold[k][1]) for k in units)
    return {"inside": inside, "coarse_test": total, "whole": whole, "coarse_gold": len(units)}


def null_segments(beads: Sequence[IndexBead]) -> set[tuple[int, int]]:
    """Segments in null beads, as (side, segment)."""
    return {(0, i) for a, b in beads if not b for i in a} | {(1, i) for a, b in beads if not a for i in b}


def contradicted(gold: Sequence[IndexBead], test: Sequence[IndexBead]) -> list[bool]:
    """Which beads even a gold by whole units contradicts: those that join segments which the gold separates,
    and null beads of which the gold pairs a unit that has no other bead.
    """
    owner: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for k, bead in enumerate(gold):
        for side in (0, 1):
            owner[side].update(dict.fromkeys(bead[side], k))
    paired = {k for k, bead in enumerate(gold) if bead[0] and bead[1]}
    held = {(side, owner[side].get(i)) for bead in two_sided(test) for side in (0, 1) for i in bead[side]}
    out = []
    for bead in test:
        owners = {owner[side].get(i) for side in (0, 1) for i in bead[side]}
        if bead[0] and bead[1]:
            out.append(len(owners) > 1 or not owners <= paired)
        else:
            side = 0 if bead[0] else 1
            out.append(any(k in paired and (side, k) not in held for k in owners))
    return out


def null_counts(gold: Sequence[IndexBead], test: Sequence[IndexBead]) -> dict[str, float]:
    """Segments in null beads, in the gold and in the test."""
    g, t = null_segments(gold), null_segments(test)
    return {"null_gold": len(g), "null_test": len(t), "null_right": len(g & t)}


def boundary_counts(gold: Sequence[int], test: Sequence[int | None]) -> dict[str, float]:
    """Boundaries within 0, 1, 2 words, matched one to one; errors in words."""
    g = sorted({start for start in gold if start})
    t = sorted({start for start in test if start})
    out: dict[str, float] = {"bound_gold": len(g), "bound_test": len(t)}
    for tolerance in (0, 1, 2):
        i = j = hits = 0
        while i < len(g) and j < len(t):
            if abs(g[i] - t[j]) <= tolerance:
                hits, i, j = hits + 1, i + 1, j + 1
            elif g[i] < t[j]:
                i += 1
            else:
                j += 1
        out[f"bound_{tolerance}"] = hits
    errors = [abs(a - b) for a, b in list(zip(gold, test, strict=True))[1:] if b is not None]
    return {**out, "error": sum(errors), "placed": len(errors), "units": len(gold) - 1}


def summary(counts: dict[str, float]) -> dict[str, float]:
    """Figures from summed counts."""
    out: dict[str, float] = {}
    if "gold" in counts:
        precision, recall = ratio(counts["right"], counts["test"]), ratio(counts["right"], counts["gold"])
        out |= {"strict_p": precision, "strict_r": recall, "strict_f1": f1(precision, recall)}
        out["lax_f1"] = f1(
            ratio(counts["lax_test"], counts["test"]), ratio(counts["lax_gold"], counts["gold"])
        )
        out["coarse_f1"] = f1(
            ratio(counts["inside"], counts["coarse_test"]), ratio(counts["whole"], counts["coarse_gold"])
        )
        out["null_p"] = ratio(counts["null_right"], counts["null_test"])
        out["null_r"] = ratio(counts["null_right"], counts["null_gold"])
    if "bound_gold" in counts:
        for tolerance in (0, 1, 2):
            hits = counts[f"bound_{tolerance}"]
            out[f"f1@{tolerance}"] = f1(ratio(hits, counts["bound_test"]), ratio(hits, counts["bound_gold"]))
        out["word_error"] = ratio(counts["error"], counts["placed"])
        out["placed"] = ratio(counts["placed"], counts["units"])
    return out


def calibration(chances: Sequence[float], right: Sequence[bool], bins: int = 10) -> dict[str, float]:
    """Expected calibration error, and what beads at 0.95 or more are worth."""
    total = error = 0.0
    for b in range(bins):
        inside = [i for i, p in enumerate(chances) if min(int(p * bins), bins - 1) == b]
        if inside:
            mean = sum(chances[i] for i in inside) / len(inside)
            error += abs(mean - sum(right[i] for i in inside) / len(inside)) * len(inside)
            total += len(inside)
    sure = [right[i] for i, p in enumerate(chances) if p >= 0.95]
    return {
        "ece": ratio(error, total),
        "sure_share": ratio(len(sure), len(chances)),
        "sure_right": ratio(sum(sure), len(sure)),
    }
