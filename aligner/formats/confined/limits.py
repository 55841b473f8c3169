"""How much memory and processor time the reading of one file may take, and who ends it when it takes more.

On Linux and macOS the system ends a process over its limit of processor time, on Linux also one that asks for
too much address space. Before that, a thread of the process looks at its memory and time every 20 ms, so that
the reason is known. Libraries in C that read files release the interpreter, so the thread has its turn. On
Windows a job object limits both.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

if sys.platform != "win32":
    import resource

MEMORY_CODE: Final = 77
TIME_CODE: Final = 78
"""Exit codes of a process that went over a limit."""

_MB: Final = 1_000_000
_MEMORY: Final = 700
_MEMORY_PER_MB: Final = 8
_SECONDS: Final = 45.0
_SECONDS_PER_MB: Final = 4.0
_LARGE: Final = 5
"""Megabytes of a file that are read within the limits for small ones."""
_SPARE: Final = 1.3
"""Address space over the limit of memory: much of it is never touched."""
_EVERY: Final = 0.02
_ANSWER: Final = 256 * _MB

MEMORY_VARIABLE: Final = "MUQABALA_READER_MB"
SECONDS_VARIABLE: Final = "MUQABALA_READER_SECONDS"
"""Environment variables that replace the limits, for very large files that one trusts."""


@dataclass(frozen=True, slots=True)
class ReaderLimits:
    """What the reading of one file may take.

    Attributes:
        memory: bytes over what the process needs by itself.
        seconds: of processor time; of pairs, from one batch of them to the next.
        answer: bytes of the longest answer.
    """

    memory: int
    seconds: float
    answer: int = _ANSWER

    @classmethod
    def for_size(cls, size: int, seconds: float = _SECONDS) -> ReaderLimits:
        """The limits for a file of so many bytes; they grow with it, up to half of the memory there is.

        Args:
            seconds: for a small file.
        """
        megabytes = max(size / _MB - _LARGE, 0.0)
        memory = min(_MEMORY + _MEMORY_PER_MB * megabytes, max(_MEMORY, _installed() / _MB / 2))
        seconds += _SECONDS_PER_MB * megabytes
        return cls(
            int(_number(MEMORY_VARIABLE, memory) * _MB),
            _number(SECONDS_VARIABLE, seconds),
            max(_ANSWER, 4 * size),
        )


def _number(variable: str, usual: float) -> float:
    try:
        return max(float(os.environ[variable]), 1.0)
    except (KeyError, ValueError):
        return usual


def _installed() -> float:
    """Bytes of memory of the machine; unlimited where the system does not say."""
    try:
        return float(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    except (AttributeError, ValueError, OSError):
        return float("inf")


class Watch:
    """Ends this process when it goes over its limits. There is one for the life of the process."""

    def __init__(self) -> None:
        self._limits: ReaderLimits | None = None
        self._memory = 0
        self._until = 0.0
        self._job: Any = None
        threading.Thread(target=self._run, name="limits", daemon=True).start()

    def begin(self, limits: ReaderLimits) -> None:
        """Hold the process to these limits from now on."""
        self._memory = memory_used() + limits.memory
        self._until = time.process_time() + limits.seconds
        self._limits = limits
        if sys.platform == "linux":
            _set(resource.RLIMIT_AS, _pages(0) + int(limits.memory * _SPARE))
            _set(resource.RLIMIT_CORE, 0)
        self._limit_time()

    def go_on(self) -> None:
        """Give the time once more: something was handed over."""
        if self._limits is not None:
            self._until = time.process_time() + self._limits.seconds
            self._limit_time()

    def end(self) -> None:
        """Hold it to no limits until the next file."""
        self._limits = None

    def _limit_time(self) -> None:
        """Ask the system to end what the thread cannot, for it may be kept from running."""
        if sys.platform == "win32":
            from aligner.formats.confined.windows_job import limit_this_process

            self._job = limit_this_process(self._memory, self._until + 2, self._job)
        else:
            _set(resource.RLIMIT_CPU, int(self._until) + 2)

    def _run(self) -> None:
        while True:
            time.sleep(_EVERY)
            if self._limits is None:
                continue
            if time.process_time() > self._until:
                os._exit(TIME_CODE)
            if memory_used() > self._memory:
                os._exit(MEMORY_CODE)


def memory_used() -> int:
    """Bytes of memory of this process: now where the system says so, else the most so far, else 0."""
    if sys.platform == "linux":
        return _pages(1)
    elif sys.platform == "darwin":  # noqa: RET505  (the type checker takes one branch)
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    else:
        return 0


def _pages(number: int) -> int:
    """A size of this process in Linux's list of them, in bytes: 0 is its address space, 1 its memory."""
    with Path("/proc/self/statm").open("rb") as stream:
        return int(stream.read().split()[number]) * os.sysconf("SC_PAGE_SIZE")


if sys.platform != "win32":

    def _set(what: int, most: int) -> None:
        _, hard = resource.getrlimit(what)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(what, (most, hard))
