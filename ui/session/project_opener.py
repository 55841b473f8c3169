"""Opens and creates projects on a worker thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from aligner.errors import Cancelled, MuqabalaError, ProjectError
from aligner.permissions import NOBODY
from ui.concurrency.worker import Failed, SerialWorker, report_bug
from ui.services.library.servers import ServerPlace, open_place
from ui.session.first_reading import FirstReading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from aligner.permissions import Person
    from db import Project
    from db.file.snapshots import Snapshot

T = TypeVar("T")

VERIFIED = 16_000_000
"""Bytes up to which a project is verified before it is shown: about a second. Larger ones: by *Check*."""


class ProjectOpener(QObject):
    """Opens and creates projects, one at a time.

    Signals:
        began: what is being done, for the status bar.
        opened: the project, and whether it is new.
        failed: the error.
    """

    began = Signal(str)
    opened = Signal(object, bool)
    failed = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        preload: Callable[[], None] = lambda: None,
        person_of: Callable[[Path], Person] = lambda _: NOBODY,
    ) -> None:
        """Prepare the thread.

        Args:
            preload: called on it before a project is opened, to import what the window needs then.
            person_of: who works on the project of a file; called on the window's thread.
        """
        super().__init__(parent)
        self._preload = preload
        self._lane = SerialWorker("muqabala-opener", self)
        self._under_way = False
        self._waiting = 0
        self._making = False
        self._person_of = person_of
        self.first: FirstReading | None = None
        """What was read of the project that was opened last."""

    @property
    def under_way(self) -> bool:
        return self._under_way

    def open(self, path: Path) -> None:
        def work() -> Project:
            self._preload()
            return _opened(path)

        self._start(path, self.tr("Opening {name}…"), work, new=False)

    def create(self, path: Path, make: Callable[[], Project]) -> None:
        """Make a project on the opener's thread and open it; the new file is at ``path``."""

        def work() -> Project:
            self._preload()
            return make()

        self._start(path, self.tr("Making {name}…"), work, new=True)

    def restore(
        self, path: Path, snapshot: Snapshot, restored: Callable[[Path | ProjectError | None], None]
    ) -> None:
        """Put a snapshot in the place of a project that is not open here, and open it.

        Args:
            restored: called before :attr:`opened` is emitted: where the project is kept as it was before
                (None when there was none), or why it was not restored; then it is opened as it is.
        """

        outcome: list[Path | ProjectError | None] = []

        def work() -> Project:
            self._preload()
            from ui.services.snapshots import restore

            try:
                outcome.append(restore(path, snapshot))
            except ProjectError as error:
                outcome.append(error)
            return _opened(path)

        what = self.tr("Restoring {name}…")
        self._start(path, what, work, new=False, before=lambda: restored(outcome[0]))

    def cancel(self) -> None:
        """Stop waiting for the project that is being opened; it is closed once it has been opened."""
        if self._under_way and not self._making:
            self._waiting += 1
            self._under_way = False
            self.failed.emit(Cancelled())

    def aside(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Run other work with files, such as a copy or a check, on the same thread.

        Args:
            failed: gets the exception; None shows it to the person.
        """
        self._lane.submit(work, done, failed or self.tell)

    def close(self) -> None:
        self._lane.close()

    def _start(
        self,
        path: Path,
        what: str,
        work: Callable[[], Project],
        *,
        new: bool,
        before: Callable[[], None] | None = None,
    ) -> None:
        if self._under_way:
            return
        self._under_way, self._making = True, new or before is not None
        self._waiting += 1
        number = self._waiting
        self.began.emit(what.format(name=path.name))
        person = self._person_of(path)

        def read() -> tuple[Project, FirstReading]:
            project = work()
            try:
                return project, FirstReading.of(project, person)
            except BaseException:
                project.close()
                raise

        def done(found: tuple[Project, FirstReading]) -> None:
            project, first = found
            if number != self._waiting:
                project.close()
                return
            self._under_way = False
            self.first = first
            if before is not None:
                before()
            self.opened.emit(project, new)

        def failed(error: BaseException) -> None:
            if number == self._waiting:
                self._under_way = False
                self.tell(error)

        self._lane.submit(read, done, failed)

    def tell(self, error: BaseException) -> None:
        self.failed.emit(error)
        if not isinstance(error, MuqabalaError):
            report_bug(error)


def _opened(path: Path) -> Project:
    if (place := ServerPlace.of(path)) is not None:
        return open_place(place)
    from db import Project

    return Project.open(path, verify=path.exists() and path.stat().st_size <= VERIFIED)
