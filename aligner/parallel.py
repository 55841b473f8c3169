"""Work shared among the cores, with the same result, to the last bit, however many there are.

numpy lets other threads run while it multiplies and adds. So work is cut into pieces of a fixed size, each
computed by one thread alone: what a piece gives does not depend on who computes it, nor on the number of
threads of the BLAS, which would split a product otherwise with every number of them.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypeVar

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    T = TypeVar("T")
    R = TypeVar("R")

_MOST: Final = 8
"""More threads than these wait for memory and for Python."""


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


@cache
def workers() -> int:
    """Threads that share work: the cores, or fewer where the BLAS was told so (``OMP_NUM_THREADS=1``)."""
    told = [int(pool["num_threads"]) for pool in _blas().info() if pool["user_api"] == "blas"]
    return max(1, min([cores(), _MOST, *told]))


def parallel_map(work: Callable[[T], R], pieces: Sequence[T]) -> Iterator[R]:
    """``work`` of each piece, in order, computed by :func:`workers` threads a few pieces ahead.

    Whoever stops in between waits for the pieces under way, and no others are begun. Not to be used within
    ``work``.
    """
    threads = workers()
    if threads == 1 or len(pieces) < 2:
        yield from map(work, pieces)
        return
    waiting: deque[Future[R]] = deque()
    try:
        for piece in pieces:
            waiting.append(_pool().submit(work, piece))
            if len(waiting) > 2 * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
        for future in waiting:
            if not future.cancelled():
                future.exception()


@contextmanager
def single_blas_thread() -> Iterator[None]:
    """In here each product is computed by one thread. Several threads may be in here, and more than once."""
    _Limit.enter()
    try:
        yield
    finally:
        _Limit.leave()


class _Limit:
    """How many are within :func:`one_blas_thread`; the last one puts the BLAS back."""

    _lock: Final = Lock()
    _inside = 0
    _limiter: Any = None

    @classmethod
    def enter(cls) -> None:
        with cls._lock:
            workers()  # what the BLAS was told, before we tell it otherwise
            if not cls._inside:
                cls._limiter = _blas().limit(limits=1, user_api="blas")
            cls._inside += 1

    @classmethod
    def leave(cls) -> None:
        with cls._lock:
            cls._inside -= 1
            if not cls._inside:
                cls._limiter.restore_original_limits()
                cls._limiter = None


@cache
def _blas() -> Any:
    import numpy as np

    assert np.__version__  # its BLAS is loaded, and so found
    return ThreadpoolController()


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(workers(), thread_name_prefix="muqabala")
