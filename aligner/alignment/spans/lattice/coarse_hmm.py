"""Locate each unit roughly, by a hidden Markov model over windows of the stream.

The states are the units and the gaps between them, the observations are short overlapping windows of the
stream; a window stays with its unit, goes on to a later one (a jump pays for each unit it leaps), or enters a
gap, where it looks like nothing and may stay for pages.
Forward–backward gives P(window a lies at or before unit j), whose spread tells between which words boundary
j has to be looked for: a few words in plain going, a whole page where a page is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.progress import no_tick

if TYPE_CHECKING:
    from collections.abc import Callable

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class CoarseWeights:
    """Hand-set; the fine lattice repairs what these leave vague.

    Attributes:
        similarity: log-odds per unit of (similarity above the unit's background, in standard deviations).
        floor, cap: least and most standard deviations that count for a window (words without translation
            look like nothing at all; they must not push the path about).
        leap: log-price of each unit leapt over.
        far: share of leaps that go anywhere at all, which is how a lost chapter is got over.
        gap: standard deviations above the background that a window in a gap counts for.
        enter: log-odds of entering a gap where a unit is left.
        gap_windows: expected length of a gap in windows.
    """

    similarity: float = 1.1
    floor: float = -1.0
    cap: float = 4.0
    leap: float = -1.2
    far: float = 1e-5
    gap: float = 0.8
    enter: float = -4.0
    gap_windows: float = 40.0


class Passed(NamedTuple):
    """What is known of where units end; both float32, shape (windows, units).

    Attributes:
        surely: P(window a lies in unit j or before it, a gap after unit j not counted).
        maybe: P(window a lies in unit j or before it, or in the gap after it).
    """

    surely: Singles
    maybe: Singles
    before: Singles


def unit_cumulative(
    evidence: Singles, weights: CoarseWeights, expected: Floats, tick: Callable[[], None] = no_tick
) -> Passed:
    """How far the units reach at each window.

    Args:
        evidence: shape (windows, units): similarity in standard deviations above the background.
        expected: shape (units,): number of windows each unit is expected to fill.
    """
    windows, units = evidence.shape
    # a book is searched at once: what has its full size is kept in single precision, a row in double
    emission = np.clip(evidence, weights.floor, weights.cap)
    emission *= weights.similarity
    top = np.maximum(emission.max(axis=1, keepdims=True), weights.similarity * weights.gap)
    emission -= top
    np.exp(emission, out=emission)
    emission += 1e-6
    nothing = np.exp(weights.similarity * weights.gap - top[:, 0])
    leave = np.minimum(1.0 / np.maximum(expected, 1.0), 0.9)
    stay = 1.0 - leave
    enter, out_of = float(np.exp(weights.enter)), 1.0 / weights.gap_windows
    # a leap: leave the unit, go on by one at least, each further one at the price `leap`
    decay = _Leaps(units + 1, float(np.exp(weights.leap)), weights.far)
    # state 0 is before all units; gap i is before unit i and after unit i − 1
    forward = np.empty((windows, units), dtype=np.float32)
    forward_gap = np.empty((windows, units + 1), dtype=np.float32)
    start = np.zeros(units + 1)
    start[0] = 1.0
    unit, gap = decay.forward(start)[1:], enter * start
    for a in range(windows):
        if a % 128 == 0:
            tick()
        if a:
            left = forward[a - 1] * leave
            going = out_of * forward_gap[a - 1]
            going[1:] += left
            unit = forward[a - 1] * stay + decay.forward(going)[1:]
            gap = (1.0 - out_of) * forward_gap[a - 1]
            gap[1:] += enter * left
        unit, gap = unit * emission[a], gap * nothing[a]
        total = max(float(unit.sum() + gap.sum()), 1e-300)
        forward[a], forward_gap[a] = unit / total, gap / total
    end = np.zeros(units + 1)
    end[-1] = 1.0
    backward, backward_gap = decay.backward(end)[:-1], end.copy()
    backward = backward + end[1:]
    surely = np.empty((windows, units), dtype=np.float32)
    maybe = np.empty((windows, units), dtype=np.float32)
    before = np.empty(windows, dtype=np.float32)
    for a in range(windows - 1, -1, -1):
        if a % 128 == 0:
            tick()
        if a < windows - 1:
            ahead, ahead_gap = emission[a + 1] * backward, nothing[a + 1] * backward_gap
            onward = decay.backward(np.concatenate([[0.0], ahead]))
            backward = stay * ahead + leave * (onward[1:] + enter * ahead_gap[1:])
            backward_gap = (1.0 - out_of) * ahead_gap + out_of * onward
            total = max(float(backward.sum() + backward_gap.sum()), 1e-300)
            backward, backward_gap = backward / total, backward_gap / total
        inside, between = forward[a] * backward, forward_gap[a] * backward_gap
        total = max(float(inside.sum() + between.sum()), 1e-300)
        reached = np.cumsum(inside + between[:-1]) / total
        before[a] = between[0] / total
        surely[a] = reached
        maybe[a] = reached + between[1:] / total
    return Passed(surely, maybe, before)


class _Leaps:
    """Leaps out[j] = Σ_{i<j} x[i]·((1−q)·q^(j−i−1) + far/units): geometric, by doubling, with a thin uniform
    tail.
    """

    def __init__(self, units: int, rate: float, far: float) -> None:
        self.rate = rate
        self.far = far / max(units, 1)
        self.reach: list[tuple[int, float]] = []
        step = 1
        while step < units and rate**step > 1e-9:
            self.reach.append((step, rate**step))
            step *= 2

    def forward(self, x: Floats) -> Floats:
        total = x.copy()
        for step, factor in self.reach:
            total[step:] += factor * total[:-step]
        out = np.zeros_like(x)
        out[1:] = total[:-1] * (1.0 - self.rate) + self.far * np.cumsum(x[:-1])
        return out

    def backward(self, x: Floats) -> Floats:
        return self.forward(x[::-1])[::-1]
