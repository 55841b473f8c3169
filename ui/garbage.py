"""What becomes of memory: collect garbage on the window's thread only, and let threads share what is free.

Python collects cycles on whichever thread happens to allocate. Where that is a worker, a widget caught in a
cycle would be destroyed away from its own thread, which Qt answers with a crash now and then.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500
_M_ARENA_MAX = -8
_ARENAS = 2


class Collector(QObject):
    """Takes over from Python's automatic collection for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()


def collect_due() -> None:
    """Collect the oldest generation that Python itself would collect by now, as Python would."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


def share_memory() -> None:
    """Have all threads take memory from the same few heaps, where the C library is the one of GNU.

    It gives each thread a heap of its own and keeps there what was freed. Every project that is opened brings
    new threads: after some of them several hundred megabytes lay idle.
    """
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _ARENAS)
