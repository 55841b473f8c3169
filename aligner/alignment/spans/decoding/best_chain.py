"""Choose the chain of sync points between which the beads lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Candidate:
    """A point the chain may use: before word ``word`` of the stream, after ``clause`` clauses.

    Attributes:
        probability: P(both sides end together here).
        arrive: of that, P(the words that follow are skipped).
        leave: of that, P(the words before were skipped).
    """

    word: int
    clause: int
    probability: float
    arrive: float
    leave: float


def best_chain(
    points: list[Candidate],
    clause_skips: dict[tuple[int, int, int], float],
    threshold: float,
    null_threshold: float,
    gap_threshold: float,
    min_gap: float,
    reach: int = 1500,
) -> list[Candidate]:
    """The chain from the first to the last point that maximises the expected number of right boundaries.

    A step advances in both coordinates and earns ``probability − threshold`` where it lands. It may advance
    in one coordinate only where the lattice did: over skipped words, or over skipped clauses
    (``clause_skips[(word, clause before, clause after)]`` is the posterior of that step). Then it earns the
    posterior of the step less ``gap_threshold`` for words, or ``null_threshold`` for clauses.

    Args:
        points: sorted by (word, clause), the first and the last being the two ends of the texts.
        min_gap: posterior that a step over words needs.
        reach: how many points back a step may begin.
    """
    count = len(points)
    words = np.array([p.word for p in points])
    clauses = np.array([p.clause for p in points])
    arrive = np.array([p.arrive for p in points])
    best = np.full(count, -np.inf)
    back = np.zeros(count, dtype=np.intp)
    best[0] = 0.0
    skips_to: dict[tuple[int, int], list[tuple[int, float]]] = {}
    for (word, clause_before, clause_after), chance in clause_skips.items():
        skips_to.setdefault((word, clause_after), []).append((clause_before, chance))
    index = {(p.word, p.clause): t for t, p in enumerate(points)}
    for t in range(1, count):
        lower = max(0, t - reach)
        before = slice(lower, t)
        point = points[t]
        onward = (words[before] < point.word) & (clauses[before] < point.clause)
        value = np.where(onward, best[before] + (point.probability - threshold), -np.inf)
        gap = (clauses[before] == point.clause) & (np.minimum(arrive[before], point.leave) > min_gap)
        value = np.where(gap, best[before] + np.minimum(arrive[before], point.leave) - gap_threshold, value)
        at = int(value.argmax()) + lower
        top = float(value[at - lower])
        for clause_before, chance in skips_to.get((point.word, point.clause), ()):
            s = index.get((point.word, clause_before))
            if s is not None and best[s] + chance - null_threshold > top:
                at, top = s, float(best[s]) + chance - null_threshold
        if not np.isfinite(top) and t == count - 1:
            at, top = 0, 0.0
        best[t], back[t] = top, at
    chain = [count - 1]
    while chain[-1] > 0:
        chain.append(int(back[chain[-1]]))
    return [points[t] for t in reversed(chain)]
