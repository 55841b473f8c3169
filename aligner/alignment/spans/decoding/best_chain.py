"""From posteriors to a chain of sync points: the beads lie between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

LEAST_GAP = 0.15
"""Posterior below which a gap is not considered even where it would save the points around it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A point the chain may use: before word ``word`` of the stream, after ``unit`` units.

    Attributes:
        probability: P(both sides end together here).
        arrive: of that, P(the words that follow are skipped).
        leave: of that, P(the words before were skipped).
    """

    word: int
    unit: int
    probability: float
    arrive: float
    leave: float


def best_chain(
    points: list[Candidate],
    unit_skips: dict[tuple[int, int, int], float],
    threshold: float,
    null_threshold: float,
    gap_threshold: float,
    reach: int = 1500,
) -> list[Candidate]:
    """The chain from the first to the last point that maximises the expected number of right boundaries.

    A step goes on in both coordinates and earns ``probability − threshold`` where it lands. It may go on in
    one
    coordinate alone only where the lattice itself did: over skipped words, or over skipped units
    (``unit_skips[(word, unit before, unit after)]`` is the posterior of that step); then it earns the
    probability of the step less ``gap_threshold`` for words, ``null_threshold`` for units.

    Args:
        points: sorted by (word, unit), the first and the last being the two ends of the texts.
        reach: how many points back a step may begin.
    """
    count = len(points)
    words = np.array([p.word for p in points])
    units = np.array([p.unit for p in points])
    arrive = np.array([p.arrive for p in points])
    best = np.full(count, -np.inf)
    back = np.zeros(count, dtype=np.intp)
    best[0] = 0.0
    skips_to: dict[tuple[int, int], list[tuple[int, float]]] = {}
    for (word, unit_before, unit_after), chance in unit_skips.items():
        skips_to.setdefault((word, unit_after), []).append((unit_before, chance))
    index = {(p.word, p.unit): t for t, p in enumerate(points)}
    for t in range(1, count):
        lower = max(0, t - reach)
        before = slice(lower, t)
        point = points[t]
        onward = (words[before] < point.word) & (units[before] < point.unit)
        value = np.where(onward, best[before] + (point.probability - threshold), -np.inf)
        gap = (units[before] == point.unit) & (np.minimum(arrive[before], point.leave) > LEAST_GAP)
        value = np.where(gap, best[before] + np.minimum(arrive[before], point.leave) - gap_threshold, value)
        at = int(value.argmax()) + lower
        top = float(value[at - lower])
        for unit_before, chance in skips_to.get((point.word, point.unit), ()):
            s = index.get((point.word, unit_before))
            if s is not None and best[s] + chance - null_threshold > top:
                at, top = s, float(best[s]) + chance - null_threshold
        if not np.isfinite(top) and t == count - 1:
            at, top = 0, 0.0
        best[t], back[t] = top, at
    chain = [count - 1]
    while chain[-1] > 0:
        chain.append(int(back[chain[-1]]))
    return [points[t] for t in reversed(chain)]
