"""Where a book is stopped, and that one can stop while it is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from aligner.alignment.spans.chunking import BLOCKS, Block, block_plan
from aligner.alignment.spans.lattice.candidates import Windows
from aligner.alignment.spans.lattice.coarse_hmm import CoarseWeights
from aligner.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = 60_000
UNITS = 6_000


def book() -> tuple[Windows, np.ndarray[tuple[int, int], np.dtype[np.float16]]]:
    """Units of ten words each, and windows that are their translations."""
    random = np.random.default_rng(5)
    clauses = random.standard_normal((UNITS, 32)).astype(np.float32)
    clauses /= np.linalg.norm(clauses, axis=1, keepdims=True)
    starts = np.arange(0, WORDS, 5, dtype=np.intp)
    return Windows(starts, starts + 10, clauses[starts // 10].astype(np.float16), 5), clauses.astype(
        np.float16
    )


def planned(tick: Callable[[], None]) -> list[Block]:
    """Their blocks; each clause's vector lies in the row of twice its number."""
    windows, clauses = book()
    rows, sizes = np.arange(0, 2 * UNITS, 2), np.full(UNITS, 50.0)
    return block_plan(
        windows, np.repeat(clauses, 2, axis=0), rows, sizes, 0, WORDS, range(UNITS), CoarseWeights(), tick
    )


def test_blocks_end_where_both_sides_end_and_reports_come_often() -> None:
    ticks = 0

    def tick() -> None:
        nonlocal ticks
        ticks += 1

    plan = planned(tick)
    assert len(plan) > 20
    assert all(abs(block.word - 10 * block.clause) <= 2 * BLOCKS.cell_words for block in plan)
    cells = WORDS // BLOCKS.cell_words
    assert ticks >= 2 * cells // 64 + cells // 256 + 2 * cells // 128  # both sides, similarities, both passes


def test_it_stops_at_the_first_word() -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        planned(stop)
