"""Benchmark results: blocks add up, intervals hold the figure, pages are up to date."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.common import blocks, metrics, results
from benchmarks.report import main

if TYPE_CHECKING:
    import pytest

Bead = tuple[tuple[int, ...], tuple[int, ...]]


def chain(sizes: list[tuple[int, int]]) -> list[Bead]:
    """Beads of so many segments on each side, in order."""
    out: list[Bead] = []
    i = j = 0
    for source, target in sizes:
        out.append((tuple(range(i, i + source)), tuple(range(j, j + target))))
        i, j = i + source, j + target
    return out


SIZES = st.lists(st.sampled_from([(1, 1), (1, 2), (2, 1), (0, 1), (1, 0), (3, 2)]), min_size=25, max_size=60)


def summed(parts: list[dict[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return total


@given(gold=SIZES, test=SIZES)
def test_bead_blocks_add_up_to_the_counts_of_the_document(
    gold: list[tuple[int, int]], test: list[tuple[int, int]]
) -> None:
    right, found = chain(gold), chain(test)
    total = summed(blocks.bead_blocks(right, found))
    whole = metrics.bead_counts(right, found)
    whole |= metrics.coarse_counts(right, found) | metrics.null_counts(right, found)
    for name in ("test", "gold", "right", "inside", "whole", "null_gold", "null_test", "null_right"):
        assert total[name] == whole[name], name


@given(
    gold=st.lists(st.integers(0, 400), min_size=1, max_size=60),
    moved=st.lists(st.integers(-3, 3), min_size=60, max_size=60),
)
def test_boundary_blocks_add_up_to_the_counts_of_the_document(gold: list[int], moved: list[int]) -> None:
    starts = sorted(gold)
    test = [max(0, start + by) for start, by in zip(starts, moved, strict=False)]
    total = summed(blocks.boundary_blocks(starts, test))
    whole = metrics.boundary_counts(starts, test)
    for name in ("bound_gold", "bound_test", "bound_0", "bound_1", "bound_2"):
        assert total[name] == whole[name], name


def test_an_interval_holds_the_figure_and_widens_with_fewer_stretches() -> None:
    parts = [{"test": 10, "gold": 10, "right": 10 - wrong % 3} for wrong in range(40)]
    figure = results.measured("strict_f1", summed(parts))
    low, high = results.interval("strict_f1", parts)
    assert low < figure < high
    narrow, wide = results.interval("strict_f1", parts[:9])
    assert wide - narrow > high - low


def test_generated_pages_are_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["report", "--check"])
    assert main() == 0, "run python -m benchmarks.report"
