"""Keeps the concordance up to date in the background, and asks it in the background too."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aligner.errors import Cancelled, MuqabalaError
from db.stores.concordance import Concordance, ConcordanceHit, ConcordanceQuery, default_path
from ui.concurrency.worker import POLL_MS, SerialWorker, report_bug
from ui.i18n.localize import localize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.stores.concordance import IndexedProject
    from ui.session.session import ProjectSession

SETTLE_MS = 2_000


class Answer:
    """What the concordance says to one question.

    Attributes:
        found: the lines.
        counterparts: words that answer those looked for on the other side, likeliest first.
        known: the projects there are.
    """

    def __init__(self, found: ConcordanceHit, counterparts: list[str], known: list[IndexedProject]) -> None:
        self.found, self.counterparts, self.known = found, counterparts, known


class Indexing(QObject):
    """Owns the open concordance. One thread fills it, another asks it.

    Signals:
        updated: the index holds something else now.
        answered: the number of a question and its :class:`Answer`.
        failed: one sentence with its remedy.
        moved: how much of the project under way is indexed, in [0, 1]; 1 when nothing is under way.
    """

    updated = Signal()
    answered = Signal(int, object)
    failed = Signal(str)
    moved = Signal(float)

    def __init__(
        self,
        session: ProjectSession,
        others: Sequence[Path] = (),
        path: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Begin with the session's project, then look at other projects whose files have changed since."""
        super().__init__(parent)
        self._project = session.project
        self._path = path if path is not None else default_path()
        self._concordance: Concordance | None = None
        self._opening = threading.Lock()
        self._closed = self._stopped = False
        self._pending = 0
        self._share: float | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._report)
        self._filler = SerialWorker("muqabala-index", self)
        self._asker = SerialWorker("muqabala-concordance", self)
        self._number = 0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.update)
        session.changed.connect(lambda _change: self._settle.start())
        session.reloaded.connect(self._settle.start)
        self._others = [Path(other) for other in others if Path(other) != self._project.path]
        self._everything = False
        self.update()
        self._update_others()

    def update(self) -> None:
        """Bring the index up to date with the open project."""
        self._settle.stop()
        self._stopped = False
        self._fill(self._bring)

    def index_everything(self) -> None:
        """Index unconfirmed pairs too, of all projects, from now on."""
        if not self._everything:
            self._everything = True
            self.update()
            self._update_others()

    def _update_others(self) -> None:
        for other in self._others:
            self._fill(partial(self._take, other))

    def forget(self, path: Path) -> None:
        """Take a project out of the index: its file has another name now."""

        def work() -> int:
            self._open().forget(path)
            return 1

        self._fill(work)

    def stop(self) -> None:
        """Index no more for now; what is not yet in the index comes into it the next time."""
        self._stopped = True

    def _fill(self, work: Callable[[], int]) -> None:
        self._pending += 1
        self._poll.start()

        def report(looked_at: int) -> None:
            self._ended()
            if looked_at:
                self.updated.emit()

        def failed(error: BaseException) -> None:
            self._ended()
            self._tell(error)

        self._filler.submit(work, report, failed)

    @property
    def is_busy(self) -> bool:
        """Whether something is being brought into the index, or waits for it."""
        return self._pending > 0 or self._settle.isActive()

    def _ended(self) -> None:
        self._pending -= 1
        self._share = None
        if not self._pending:
            self._poll.stop()
            self.moved.emit(1.0)

    def _report(self) -> None:
        share = self._share
        if share is not None:
            self.moved.emit(share)

    def ask(self, query: ConcordanceQuery) -> int:
        """Look words up; the answer comes with the number returned here."""
        self._number += 1
        number = self._number

        def work() -> Answer | None:
            if number != self._number:
                return None  # another question has come since
            index = self._open()
            found = index.find(query)
            return Answer(found, index.counterparts(found.lines), index.projects())

        def done(answer: Answer | None) -> None:
            if answer is not None:
                self.answered.emit(number, answer)

        self._asker.submit(work, done, self._tell)
        return number

    def close(self) -> None:
        """Stop filling and asking, and close the file."""
        if not self._closed:
            self._closed = True
            self._settle.stop()
            self._poll.stop()
            self._filler.close()
            self._asker.close()
            if self._concordance is not None:
                self._concordance.close()

    # On the threads

    def _open(self) -> Concordance:
        with self._opening:
            if self._concordance is None:
                self._concordance = Concordance.open(self._path)
            return self._concordance

    def _bring(self) -> int:
        return self._open().update(self._project, self._progress, everything=self._everything)

    def _take(self, path: Path) -> int:
        """Another project: what is no more is forgotten, what cannot be read now is left as it is known."""
        from db import Project

        index = self._open()
        if self._closed or self._stopped:
            return 0
        if not path.is_file():
            index.forget(path)
            return 1
        with Project.open(path) as project:
            return index.update(project, self._progress, everything=self._everything)

    def _progress(self, done: float, message: str) -> None:
        if self._closed or self._stopped:
            raise Cancelled
        self._share = done

    # On the window's thread

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, MuqabalaError):
            self.failed.emit(localize(error))
        else:
            report_bug(error)
