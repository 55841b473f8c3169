"""Runs the garbage collector on the window's thread only.

Python collects cycles on the thread that happens to allocate. If that is a worker thread, a widget in a cycle
is destroyed off its own thread, which makes Qt crash at times.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from ui.app.memory import give_back

_EVERY_MS = 500
OLDEST = 2


class Collector(QObject):
    """Replaces Python's automatic collection while it exists."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # modules stay until the end: a full collection need not search them
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()


def collect_due() -> None:
    """Collect the oldest generation that is due, by Python's own thresholds."""
    for generation in (OLDEST, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            if generation == OLDEST:
                give_back()
            return
