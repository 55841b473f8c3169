"""Ranks: there is always room between two, and they sort as they were meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.fractional_index import between, spread


@given(st.lists(st.tuples(st.integers(0, 10_000), st.booleans()), max_size=80))
def test_there_is_always_room(places: list[tuple[int, bool]]) -> None:
    ranks: list[bytes] = []
    at = 0
    for place, here_again in places:
        at = min(at, len(ranks)) if here_again else place % (len(ranks) + 1)
        low = ranks[at - 1] if at else None
        high = ranks[at] if at < len(ranks) else None
        ranks.insert(at, between(low, high))
    assert ranks == sorted(set(ranks))
    assert not any(rank.endswith(b"\0") for rank in ranks)


@given(st.integers(0, 300), st.binary(min_size=1, max_size=4), st.binary(min_size=1, max_size=4))
def test_spread_stays_in_between(count: int, a: bytes, b: bytes) -> None:
    low, high = sorted((a.rstrip(b"\0") or b"\x01", b.rstrip(b"\0") or b"\x02"))
    if low == high:
        with pytest.raises(ValueError, match="no room"):
            list(spread(low, high, count))
        return
    ranks = list(spread(low, high, count))
    assert len(ranks) == count
    assert [low, *ranks, high] == sorted({low, *ranks, high})


def test_a_hundred_thousand_take_few_bytes() -> None:
    assert max(map(len, spread(None, None, 100_000))) <= 6


def test_splitting_one_place_a_thousand_times_stays_short() -> None:
    low, high = between(None, None), None
    for _ in range(1000):
        high = between(low, high)
    assert len(high or b"") <= 130
