"""A thread pool whose results do not depend on the number of cores, to the last bit.

numpy releases the interpreter while it computes. Work is cut into pieces of a fixed size, and each piece is
computed by one thread with a single-threaded BLAS: a BLAS with several threads splits products differently
for each number of threads, which changes the last bits.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from threading import Lock, local
from typing import TYPE_CHECKING, Any, Final, TypeVar

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    T = TypeVar("T")
    R = TypeVar("R")

_MAX_WORKERS: Final = 8
"""More threads only wait for memory and for the interpreter."""


def cores() -> int:
    """Number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


@cache
def workers() -> int:
    """Number of worker threads: the cores, or fewer if the BLAS is limited (``OMP_NUM_THREADS=1``)."""
    limits = [int(pool["num_threads"]) for pool in _blas().info() if pool["user_api"] == "blas"]
    return max(1, min([cores(), _MAX_WORKERS, *limits]))


def parallel_map(work: Callable[[T], R], pieces: Sequence[T]) -> Iterator[R]:
    """``work`` of each piece, in order, computed by :func:`workers` threads a few pieces ahead.

    If the iteration stops early, the pieces under way are awaited and no others start. Called inside
    ``work`` it computes one piece after the other, since all threads have work.
    """
    threads = workers()
    if threads == 1 or len(pieces) < 2 or getattr(_THREAD, "works", False):
        yield from map(work, pieces)
        return
    waiting: deque[Future[R]] = deque()
    try:
        for piece in pieces:
            waiting.append(_pool().submit(_at_work, work, piece))
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


_THREAD: Final = local()
"""Whether the present thread computes a piece."""


def _at_work(work: Callable[[T], R], piece: T) -> R:
    _THREAD.works = True
    try:
        return work(piece)
    finally:
        _THREAD.works = False


@contextmanager
def single_blas_thread() -> Iterator[None]:
    """Compute each product with one thread. Reentrant, and safe from several threads."""
    _Limit.enter()
    try:
        yield
    finally:
        _Limit.leave()


@contextmanager
def on_this_thread() -> Iterator[None]:
    """Compute on the present thread alone: for work of some milliseconds, of which waking and awaiting the
    other threads would be the greater part. Reentrant; the result is the same to the last bit.
    """
    before = getattr(_THREAD, "works", False)
    _THREAD.works = True
    try:
        with single_blas_thread():
            yield
    finally:
        _THREAD.works = before


class _Limit:
    """Counts the users of :func:`single_blas_thread`; the last one restores the limits of the BLAS."""

    _lock: Final = Lock()
    _inside = 0
    _limiter: Any = None

    @classmethod
    def enter(cls) -> None:
        with cls._lock:
            workers()  # reads the limits of the BLAS before they change
            if not cls._inside:
                _take_control()
                cls._limiter = _blas().limit(limits=1, user_api="blas")
            cls._inside += 1

    @classmethod
    def leave(cls) -> None:
        with cls._lock:
            cls._inside -= 1
            if not cls._inside:
                _take_control()
                cls._limiter.restore_original_limits()
                cls._limiter = None


def _take_control() -> None:
    """Let the present thread set the limits: threadpoolctl 3.8 does nothing, and says nothing, in another
    thread than the one that set them first. :class:`_Limit` sees to it that one does at a time.
    """
    for library in _blas().lib_controllers:
        if (clear := getattr(library, "clear_controlling_thread", None)) is not None:
            clear(force=True)


@cache
def _blas() -> Any:
    import numpy as np

    assert np.__version__  # its BLAS is loaded, and so found
    return ThreadpoolController()


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(workers(), thread_name_prefix="muqabala")
