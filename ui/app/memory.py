"""Keeps the memory of a long session flat where the C library is glibc.

glibc gives each thread a heap of its own (up to eight for each core) and rarely gives free memory back: the
short threads that answer queries leave large free heaps behind. Two heaps are enough here, and what is free
is given back now and then.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any

_ARENA_MAX = -8  # M_ARENA_MAX of malloc.h
_ARENAS = 2


@cache
def _glibc() -> Any:
    """The C library; None where it is another one."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        library = ctypes.CDLL("libc.so.6")
        library.malloc_trim.argtypes = [ctypes.c_size_t]
        library.mallopt.argtypes = [ctypes.c_int, ctypes.c_int]
    except (OSError, AttributeError):
        return None
    return library


def bound_heaps() -> None:
    """Let all threads share few heaps; before the first thread is started."""
    library = _glibc()
    if library is not None:
        library.mallopt(_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Give free memory back to the system; some milliseconds."""
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)
