"""Where roughly each unit lies: a hidden Markov model over windows of the stream.

The states are the units, the observations are short overlapping windows of the stream; a window stays with
its unit, goes on to a later one (a jump pays for each unit it leaps), or belongs to nothing.
Forward–backward gives P(window a lies at or before unit j), whose spread tells between which words boundary
j has to be looked for: a few words in plain going, a whole page where a page is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.spans.share import idle

if TYPE_CHECKING:
    from collections.abc import Callable

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CoarseWeights:
    """Hand-set; the fine lattice repairs what these leave vague.

    Attributes:
        similarity: log-odds per unit of (similarity above the unit's background, in standard deviations).
        floor, cap: least and most standard deviations that count for a window (words without translation
            look like nothing at all; they must not push the path about).
        leap: log-price of each unit leapt over.
        far: share of leaps that go anywhere at all, which is how a lost chapter is got over.
    """

    similarity: float = 1.1
    floor: float = -1.0
    cap: float = 4.0
    leap: float = -1.2
    far: float = 1e-5


def unit_cumulative(
    evidence: Floats, weights: CoarseWeights, expected: Floats, tick: Callable[[], None] = idle
) -> Floats:
    """P(window a belongs to unit j or an earlier one), float32, shape (windows, units).

    Args:
        evidence: shape (windows, units): similarity in standard deviations above the background.
        expected: shape (units,): number of windows each unit is expected to fill.
    """
    emission = weights.similarity * np.clip(evidence, weights.floor, weights.cap)
    windows, units = emission.shape
    emission = np.exp(emission - emission.max(axis=1, keepdims=True)).astype(np.float64) + 1e-6
    leave = np.minimum(1.0 / np.maximum(expected, 1.0), 0.9)
    stay = 1.0 - leave
    leap = float(np.exp(weights.leap))
    forward = np.empty((windows, units))
    # a leap: leave the unit, go on by one at least, each further one at the price `leap`
    decay = _Leaps(units, leap, weights.far)
    state = np.zeros(units)
    state[0] = 1.0
    state = state + decay.forward(state)
    state *= emission[0]
    forward[0] = state / state.sum()
    for a in range(1, windows):
        if a % 128 == 0:
            tick()
        moved = forward[a - 1]
        state = moved * stay + decay.forward(moved * leave)
        state *= emission[a]
        forward[a] = state / max(state.sum(), 1e-300)
    backward = np.zeros(units)
    backward[-1] = 1.0
    backward += decay.backward(backward)
    backward /= backward.sum()
    out = np.empty((windows, units), dtype=np.float64)
    out[-1] = forward[-1] * backward
    for a in range(windows - 2, -1, -1):
        if a % 128 == 0:
            tick()
        ahead = emission[a + 1] * backward
        backward = stay * ahead + leave * decay.backward(ahead)
        backward /= max(backward.sum(), 1e-300)
        out[a] = forward[a] * backward
    out /= np.maximum(out.sum(axis=1, keepdims=True), 1e-300)
    return np.cumsum(out, axis=1)


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
