"""Questions to the whole project, asked away from the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ui.concurrency.worker import Failed, SerialWorker, report_bug

if TYPE_CHECKING:
    from collections.abc import Callable

    from db import Project


class ProjectQuery(QObject):
    """Asks a project one question at a time; a newer question makes the answer to an older one void."""

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._lane = SerialWorker.owned_by(self, "muqabala-lookup")
        self._asked = [0]  # the number of the newest question; known to the thread, which must not know us

    def ask(
        self,
        question: Callable[[Project, Callable[[], bool]], object],
        then: Callable[[Any], None],
        failed: Failed = report_bug,
    ) -> None:
        """Ask; ``then`` gets the answer on the window's thread.

        Args:
            question: called with the project and a function that says whether nobody wants the answer now.
            failed: gets what the question raised instead of an answer.
        """
        if self._lane.is_closed:
            return
        self._asked[0] = number = abs(self._asked[0]) + 1
        asked, project = self._asked, self._project

        def stale() -> bool:
            return number != asked[0]

        def answered(answer: object) -> None:
            if not stale():
                self.drop()
                then(answer)

        def not_answered(error: BaseException) -> None:
            if not stale():
                self.drop()
                failed(error)

        def work() -> object:
            return None if stale() else question(project, stale)

        self._lane.submit(work, answered, not_answered)

    @property
    def is_busy(self) -> bool:
        return self._asked[0] > 0

    def drop(self) -> None:
        """Nobody wants the answer any more."""
        self._asked[0] = -abs(self._asked[0])

    def stop(self) -> None:
        """Ask nothing more, and wait for what is under way."""
        self.drop()
        self._lane.close()
