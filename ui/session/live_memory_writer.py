"""Rewrites the memory that a CAT tool looks into, a moment after pairs were decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aligner.errors import MuqabalaError
from ui.concurrency.latest_task import LatestTask
from ui.services.exchange.live_memory import SETTING, LiveMemory, write_live_memory

if TYPE_CHECKING:
    from aligner.progress import Progress
    from ui.session.session import ProjectSession

SETTLE_MS = 2_000
"""How long nothing must have been decided before the file is written."""


class LiveMemoryWriter(QObject):
    """Watches a session; off until a folder is chosen.

    Signals:
        written: the memory and how many units it has now.
        failed: one sentence on why it cannot be written; once until it can be again.
    """

    written = Signal(object, int)
    failed = Signal(str)

    def __init__(self, session: ProjectSession) -> None:
        super().__init__(session)
        self._session = session
        self.memory = LiveMemory.of(session.project)
        self._troubled = False
        self._aside = LatestTask(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.write)
        session.changed.connect(self._changed)
        session.reloaded.connect(self._changed)

    @classmethod
    def of(cls, session: ProjectSession) -> LiveMemoryWriter:
        """The writer of a session, made when it is asked for first."""
        return next((child for child in session.children() if isinstance(child, cls)), None) or cls(session)

    def choose(self, memory: LiveMemory | None) -> None:
        """Keep the memory there from now on, or nowhere; the project remembers it."""
        self.memory, self._troubled = memory, False
        self._session.save_setting(SETTING, memory.as_setting() if memory is not None else {})
        if memory is None:
            self._settle.stop()
        else:
            self.write()

    def write(self) -> None:
        """Write the file now."""
        memory, project = self.memory, self._session.project
        if memory is None:
            return

        def work(progress: Progress) -> int:
            return write_live_memory(project, memory, progress).written

        def done(count: int) -> None:
            self._troubled = False
            self.written.emit(memory, count)

        self._aside.run(work, done, self._trouble)

    def close(self) -> None:
        """Write what was decided last, before the session is closed."""
        pending = self._settle.isActive() or self._aside.is_busy
        self._settle.stop()
        self._aside.cancel()
        if pending and self.memory is not None:
            try:
                write_live_memory(self._session.project, self.memory)
            except MuqabalaError:
                return  # it was said while the project was open

    def _changed(self) -> None:
        if self.memory is not None:
            self._settle.start()

    def _trouble(self, sentence: str) -> None:
        if not self._troubled:
            self._troubled = True
            self.failed.emit(sentence)
