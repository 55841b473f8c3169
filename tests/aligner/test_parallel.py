"""Work is shared among threads without a trace in its result."""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, current_thread

import numpy as np
import pytest

from aligner import parallel
from aligner.errors import Cancelled
from aligner.parallel import on_this_thread, parallel_map, single_blas_thread


@pytest.fixture
def four(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = ThreadPoolExecutor(4)
    monkeypatch.setattr(parallel, "workers", lambda: 4)
    monkeypatch.setattr(parallel, "_pool", lambda: pool)


@pytest.mark.usefixtures("four")
def test_results_come_in_order_from_several_threads() -> None:
    meeting = Barrier(2, timeout=300)

    def work(piece: int) -> tuple[int, str]:
        if piece < 2:
            meeting.wait()  # the first two pieces are only done if they are done at once
        return piece * piece, current_thread().name

    found = list(parallel_map(work, range(50)))
    assert [square for square, _ in found] == [i * i for i in range(50)]
    assert current_thread().name not in {name for _, name in found}


def test_a_limit_holds_whichever_thread_sets_it() -> None:
    """One thread that set it first must not keep all others from it."""

    def limits() -> set[int]:
        with single_blas_thread():
            return {
                int(pool["num_threads"]) for pool in parallel._blas().info() if pool["user_api"] == "blas"
            }

    parallel._blas().limit(limits=2, user_api="blas")  # by this thread, and never given back
    before = {int(pool["num_threads"]) for pool in parallel._blas().info() if pool["user_api"] == "blas"}
    with ThreadPoolExecutor(1) as other:
        assert other.submit(limits).result() == {1}
    assert limits() == {1}
    after = {int(pool["num_threads"]) for pool in parallel._blas().info() if pool["user_api"] == "blas"}
    assert after == before == {2}


@pytest.mark.usefixtures("four")
def test_small_work_stays_on_its_thread() -> None:
    def names() -> set[str]:
        return set(parallel_map(lambda _: current_thread().name, range(8)))

    with on_this_thread():
        with on_this_thread():
            assert names() == {current_thread().name}
        assert names() == {current_thread().name}
    assert current_thread().name not in names()


@pytest.mark.usefixtures("four")
def test_who_stops_waits_for_what_is_under_way_and_no_more_is_begun() -> None:
    begun: list[int] = []
    ended: list[int] = []

    def work(piece: int) -> int:
        begun.append(piece)
        ended.append(piece)
        return piece

    results = parallel_map(work, range(1000))
    assert isinstance(results, Generator)
    assert [next(results) for _ in range(4)] == [0, 1, 2, 3]
    with pytest.raises(Cancelled):
        results.throw(Cancelled())
    assert sorted(begun) == sorted(ended)
    assert len(begun) < 20


@pytest.mark.usefixtures("four")
def test_an_error_of_a_piece_is_the_callers() -> None:
    def work(piece: int) -> int:
        if piece == 7:
            raise ValueError("seven")
        return piece

    with pytest.raises(ValueError, match="seven"):
        list(parallel_map(work, range(100)))


def test_one_thread_inside_and_as_before_outside() -> None:
    def threads() -> list[int]:
        return [pool["num_threads"] for pool in parallel._blas().info() if pool["user_api"] == "blas"]

    before = threads()
    with single_blas_thread():
        with single_blas_thread():
            assert set(threads()) <= {1}
        assert set(threads()) <= {1}
    assert threads() == before


@pytest.mark.usefixtures("four")
def test_products_are_the_same_to_the_last_bit() -> None:
    matrix = np.random.default_rng(3).standard_normal((300, 257)).astype(np.float32)
    pieces = [matrix[at : at + 64] for at in range(0, 300, 64)]
    with single_blas_thread():
        shared = list(parallel_map(lambda piece: piece @ matrix.T, pieces))
        single = [piece @ matrix.T for piece in pieces]
    assert all(np.array_equal(a, b) for a, b in zip(shared, single, strict=True))


@pytest.mark.usefixtures("four")
def test_a_piece_may_share_work_which_its_own_thread_then_does() -> None:
    def inner(piece: int) -> str:
        return current_thread().name

    def work(piece: int) -> tuple[str, set[str]]:
        return current_thread().name, set(parallel_map(inner, range(5)))

    for name, inside in parallel_map(work, range(20)):
        assert inside == {name}
    assert current_thread().name not in set(parallel_map(inner, range(5)))
