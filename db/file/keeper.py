"""The thread that writes the log of an open project into its file, a second after the last command."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_BEAT_S = 0.3


class Keeper:
    """Calls a function several times a second, from the first :meth:`wake` on until it is closed.

    Args:
        tend: must not wait for long and raise nothing.
    """

    def __init__(self, tend: Callable[[], None]) -> None:
        self._tend = tend
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Begin to look after the project."""
        if self._thread is None and not self._stopped.is_set():
            self._thread = threading.Thread(target=self._run, name="muqabala-keeper", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop, and wait for a call that is under way."""
        self._stopped.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(_BEAT_S):
            self._tend()
