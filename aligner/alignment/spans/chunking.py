"""Blocks of a long text: where to stop on both sides, so that the cost is linear in the length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.lattice.candidates import Windows, coarse_cumulative
from aligner.progress import no_tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.alignment.encoder_protocol import Vectors
    from aligner.alignment.spans.lattice.coarse_hmm import CoarseWeights

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class BlockSettings:
    """How long texts are divided.

    Attributes:
        words: of the stream in a block. Its last 8 to 30 % are dropped and aligned again with the next block.
        longest: how many blocks long a stretch is, at most, that is aligned in one piece.
        most_clauses: of the clause side in a block.
        cell_words: words in a cell of the search that places the blocks.
        most_cells: of that search.
    """

    words: int = 2500
    longest: float = 1.6
    most_clauses: int = 1200
    cell_words: int = 150
    most_cells: int = 2500


BLOCKS = BlockSettings()


class Block(NamedTuple):
    """Where a block may end: word of the stream, clause of the other side."""

    word: int
    clause: int


def block_plan(
    windows: Windows,
    unit_vectors: NDArray[np.float16],
    unit_rows: Ints,
    unit_sizes: Floats,
    first: int,
    end: int,
    clauses: range,
    weights: CoarseWeights,
    tick: Callable[[], None] = no_tick,
    settings: BlockSettings = BLOCKS,
) -> list[Block]:
    """Where blocks may end, a few places a block, by a coarse search for clauses and words that end together.

    Args:
        unit_vectors: shape (rows, dimension), that of clause j in row ``unit_rows[j]``.
        unit_sizes: characters of each clause.
    """
    step = max(settings.cell_words, (end - first) // settings.most_cells)
    inside = windows.within(first, end)
    group = max(1, step // windows.stride)
    seen = np.arange(inside.start, inside.stop)
    cells = _summed(windows.vectors, seen, np.arange(0, len(seen), group), tick)
    sizes = unit_sizes[clauses.start : clauses.stop]
    count = max(2, len(cells))
    ends = np.unique(np.searchsorted(np.cumsum(sizes), np.linspace(0, sizes.sum(), count + 1)[1:]) + 1)
    ends = np.minimum(ends, len(clauses))
    starts = np.concatenate([[0], ends[:-1]])
    together = _summed(unit_vectors, unit_rows[clauses.start : clauses.stop], starts, tick)
    grouped = np.add.reduceat(sizes, starts)
    cumulative = coarse_cumulative(cells, together, grouped, weights, tick).surely
    plan: list[Block] = []
    word = first
    for g, stop in enumerate(ends[:-1].tolist()):
        # the cell in which this group ends: the stream has passed it with probability one half
        passed = int(np.searchsorted(-cumulative[:, g], -0.5))
        at = first + passed * group * windows.stride
        if at - word >= settings.words / 4 and at < end:
            plan.append(Block(at, clauses.start + stop))
            word = at
    return plan


def _summed(vectors: NDArray[np.float16], rows: Ints, starts: Ints, tick: Callable[[], None]) -> Vectors:
    """Sums of these rows from each start to the next, as unit vectors, shape (len(starts), dimension)."""
    total = np.empty((len(starts), vectors.shape[1]), dtype=np.float32)
    ends = np.append(starts[1:], len(rows))
    for at in range(0, len(starts), 64):
        tick()
        part = slice(at, at + 64)
        first = int(starts[at])
        held = vectors[rows[first : int(ends[part][-1])]].astype(np.float32)
        total[part] = np.add.reduceat(held, starts[part] - first, axis=0)
    total /= np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)
    return total
