"""Questions to the whole project, asked away from the window's thread."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThreadPool, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from db import Project


class Lookup(QObject):
    """Asks a project one question at a time; a newer question makes the answer to an older one void."""

    _answered = Signal(int, object)

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._number = 0
        self._then: Callable[[Any], None] | None = None
        self._stopped = threading.Event()
        self._answered.connect(self._hand_over)

    def ask(
        self, question: Callable[[Project, Callable[[], bool]], object], then: Callable[[Any], None]
    ) -> None:
        """Ask; ``then`` gets the answer on the window's thread.

        Args:
            question: called with the project and a function that says whether nobody wants the answer now.
        """
        self._number += 1
        number = self._number
        self._then = then

        def stale() -> bool:
            return self._stopped.is_set() or number != self._number

        def work() -> None:
            if stale():
                return
            try:
                answer = question(self._project, stale)
            except Exception as error:  # noqa: BLE001  (raised again on the window's thread)
                answer = _Failure(error)
            if not self._stopped.is_set():
                with suppress(RuntimeError):  # the view was deleted in the meantime: nobody asks any more
                    self._answered.emit(number, answer)

        self._pool.start(work)

    @property
    def is_busy(self) -> bool:
        return self._then is not None

    def drop(self) -> None:
        """Nobody wants the answer any more."""
        self._number += 1
        self._then = None

    def stop(self) -> None:
        """Ask nothing more, and wait for what is under way."""
        self._stopped.set()
        self._then = None
        self._pool.waitForDone()

    def _hand_over(self, number: int, answer: object) -> None:
        if number != self._number or self._then is None:
            return
        then, self._then = self._then, None
        if isinstance(answer, _Failure):
            raise answer.error
        then(answer)


class _Failure:
    """What a question raised instead of an answer."""

    def __init__(self, error: Exception) -> None:
        self.error = error
