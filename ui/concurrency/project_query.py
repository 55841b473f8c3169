"""Queries of a project on a worker thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ui.concurrency.worker import Failed, SerialWorker, report_bug

if TYPE_CHECKING:
    from collections.abc import Callable

    from db import Project


class ProjectQuery(QObject):
    """Runs one query at a time; a newer query discards the result of an older one."""

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
        """Run a query; ``then`` gets the result on the window's thread.

        Args:
            question: called with the project and a function that tells whether the result is obsolete.
            failed: gets the exception that the query raised.
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
        """Discard the result of the running query."""
        self._asked[0] = -abs(self._asked[0])

    def stop(self) -> None:
        """Accept no more queries, and wait for the running one."""
        self.drop()
        self._lane.close()
