"""A book in blocks: where to stop on both sides so that the cost grows with the length, not with its
square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.spans.search import Windows, coarse_cumulative
from aligner.spans.share import idle

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.encoding import Vectors
    from aligner.spans.coarse import CoarseWeights

Floats = NDArray[np.float64]

BLOCK = 2500
"""Words in a block; its end, 8 to 30 % of it, is given up again and belongs to the next."""
STEP = 150
"""Words in a cell of the search that places the blocks; at most 2,500 cells, whatever the length."""


class Block(NamedTuple):
    """Where a block may end: word of the stream, unit of the other side."""

    word: int
    unit: int


def block_plan(
    windows: Windows,
    unit_vectors: NDArray[np.float16],
    unit_sizes: Floats,
    first: int,
    end: int,
    units: range,
    weights: CoarseWeights,
    tick: Callable[[], None] = idle,
) -> list[Block]:
    """Where blocks may end, a few places a block: units and words that end together by a coarse search."""
    step = max(STEP, (end - first) // 2500)
    inside = windows.within(first, end)
    group = max(1, step // windows.stride)
    cells = _summed(windows.vectors[inside], group)
    sizes = unit_sizes[units.start : units.stop]
    count = max(2, len(cells))
    ends = np.unique(np.searchsorted(np.cumsum(sizes), np.linspace(0, sizes.sum(), count + 1)[1:]) + 1)
    ends = np.minimum(ends, len(units))
    starts = np.concatenate([[0], ends[:-1]])
    own = unit_vectors[units.start : units.stop]
    together = np.add.reduceat(own, starts, axis=0, dtype=np.float32)
    together /= np.maximum(np.linalg.norm(together, axis=1, keepdims=True), 1e-9)
    grouped = np.add.reduceat(sizes, starts)
    cumulative = coarse_cumulative(cells, together, grouped, weights, tick).surely
    plan: list[Block] = []
    word = first
    for g, stop in enumerate(ends[:-1].tolist()):
        # the cell in which this group ends: where half the chance is that the stream has passed it
        passed = int(np.searchsorted(-cumulative[:, g], -0.5))
        at = first + passed * group * windows.stride
        if at - word >= BLOCK / 4 and at < end:
            plan.append(Block(at, units.start + stop))
            word = at
    return plan


def _summed(vectors: NDArray[np.float16], group: int) -> Vectors:
    total = np.add.reduceat(vectors, np.arange(0, len(vectors), group), axis=0, dtype=np.float32)
    total /= np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)
    return np.asarray(total, dtype=np.float32)
