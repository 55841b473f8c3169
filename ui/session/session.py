"""An open project: its writer thread, its alignment thread, and the signals of both."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from aligner.errors import Cancelled, ConflictError, MuqabalaError
from aligner.permissions import NOBODY
from aligner.progress import no_progress
from ui.concurrency.worker import Failed, ProgressRelay, SerialWorker, report_bug
from ui.i18n.localize import localize
from ui.services.alignment import AlignmentService, Result
from ui.services.project_commands import NOT_CUTTING, Redo, Undo
from ui.services.snapshots import snapshot_store
from ui.session.bulk_writing import BulkWriting
from ui.session.first_reading import FirstReading
from ui.session.standing import AlignmentState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from aligner.bitext import Side
    from aligner.permissions import Person
    from aligner.progress import Progress
    from db import BeadConflictError, BeadRow, Change, Project
    from db.file.lost import FileLostError
    from ui.services.project_commands import ProjectCommand

    SettleConflict = Callable[[BeadConflictError, ProjectCommand], None]
    AskName = Callable[[ProjectCommand, Callable[[Person], None]], None]

log = logging.getLogger(__name__)

OTHERS_MS = 1_000
SETTLE_MS = 200


class ProjectSession(QObject):
    """Owns a project while its window is open. The window's thread may read ``project``: each query is short.
    Everything that writes goes through :meth:`run`, one command after another on the writer thread.

    Signals:
        changed: a command was written (``db.Change``), by a person in this window or by the machine.
        realigned: the same change, if the machine realigned untouched beads at one go.
        reloaded: another program wrote to the file; read everything again.
        failed: one sentence with its remedy for the person.
        warning: one sentence on the reliability of the alignment that has just ended, or on a stop.
        busy: a long piece of work has begun (True) or ended (False).
        progress: share done in [0, 1] and what is being done.
        status_changed: :attr:`standing` has a new value.
        saved: whether every command given so far is on disk.
        alignment_finished: how an alignment ended: "done", "cancelled" or "failed".
        file_lost: the file was moved, deleted or replaced: one sentence, and the path that holds the work now
            (None where it could not be saved). Nothing more is written.
    """

    changed = Signal(object)
    realigned = Signal(object)
    reloaded = Signal()
    failed = Signal(str)
    warning = Signal(str)
    busy = Signal(bool)
    progress = Signal(float, object)
    status_changed = Signal()
    saved = Signal(bool)
    alignment_finished = Signal(str)
    _part_found = Signal(object, object)  # meter of its alignment, Result
    file_lost = Signal(str, object)

    def __init__(
        self,
        project: Project,
        person: Person,
        *,
        encoder: str = "use",
        realign: bool = True,
        first: FirstReading | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Begin; ``first`` is what was read of the project when it was opened, None to read it here."""
        super().__init__(parent)
        first = first or FirstReading.of(project, person)
        self.project = project
        self._person = project.acting(person)
        self.encoder = encoder
        self.realign = realign
        self._writer = SerialWorker("muqabala-writer", self)
        self._worker = SerialWorker("muqabala-worker", self)
        self._aligning = AlignmentService(project)
        self.standing = (
            first.standing if first.person == self._person else AlignmentState.of(project, self._person)
        )
        self.first_order: NDArray[np.int64] | None = first.order
        """Ids of all pairs as they were at the beginning; taken by the table."""
        self.first_event = first.last_event  # the last one before the session
        self.settle_conflict: SettleConflict | None = None
        """Called instead of emitting ``failed`` when another person has changed the pair of a command."""
        self.ask_name: AskName | None = None
        """Called with a command of :data:`NOBODY` and with what runs it under a name."""
        self._pending = 0
        self._meter: ProgressRelay | None = None
        self._bulk = BulkWriting(self)
        self._bulk.shown.connect(lambda shown: self.busy.emit(shown or self.is_busy))
        self._bulk.progress.connect(self.progress)
        self._in_parts = False
        self._part_found.connect(self._store_part)
        self._version: int | None = first.version
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._realign_now)
        self._corrected: tuple[int, int | None] | None = None  # the pair, and the event that corrected it
        self._others = QTimer(self)
        self._others.setInterval(OTHERS_MS)
        self._others.timeout.connect(self.look_for_others)
        self._others.start()
        self._writer.submit(lambda: project.watch(snapshot_store()), None, self._tell)
        self.look_for_others()

    # Who works

    @property
    def person(self) -> Person:
        return self._person

    @person.setter
    def person(self, person: Person) -> None:
        if (person := self.project.acting(person)) != self._person:
            self._person = person
            self._reload()

    # Commands

    def run(self, command: ProjectCommand, done: Callable[[Change], None] | None = None) -> None:
        """Queue a command for the writer thread; ``changed`` or ``failed`` reports the outcome.

        A command of somebody without a name waits until the name is given.

        Args:
            done: called with the change on the window's thread, just before ``changed`` is emitted.
        """
        log.debug("%s", command.name)
        if command.by == NOBODY and self.ask_name is not None:
            self.ask_name(command, lambda person: self.run(command.signed(person), done))
            return
        self._write(command.run, self._written, lambda error: self._not_written(error, command), done)

    def _write(
        self,
        write: Callable[[Project], Change],
        written: Callable[[Change], None],
        failed: Failed,
        before: Callable[[Change], None] | None = None,
        follow: Progress | None = None,
    ) -> None:
        """Write on the writer thread; nothing once the project is closed, for a view may be late.

        Args:
            follow: shows and cancels the writing; None to show it when it takes long.
            before, written: called with the change before and after it is reported to the views.
        """
        if self._writer.is_closed:
            log.warning("a command came after its project was closed")
            return
        person = self.person
        meter = None if follow is not None else self._bulk.begin()
        progress = follow or meter or no_progress

        def work() -> tuple[Change, AlignmentState]:
            with self.project.reporting(progress):
                change = write(self.project)
            known = None if change.command in ("suggest", "undo", "redo") else self.standing.unfinished
            return change, AlignmentState.of(self.project, person, known)

        def end() -> None:
            self._count(-1)
            if meter is not None:
                self._bulk.end(meter)

        def done(result: tuple[Change, AlignmentState]) -> None:
            end()
            change, self.standing = result
            self._aligning.mark_stale(change)
            if before is not None:
                before(change)
            self.changed.emit(change)
            self.status_changed.emit()
            written(change)

        def not_done(error: BaseException) -> None:
            end()
            failed(error)

        self._count(+1)
        self._writer.submit(work, done, not_done)

    def undo(self) -> None:
        self.run(Undo(by=self.person))

    def redo(self) -> None:
        self.run(Redo(by=self.person))

    @property
    def can_undo(self) -> bool:
        return self.standing.undo is not None

    @property
    def can_redo(self) -> bool:
        return self.standing.redo is not None

    def save_setting(self, key: str, value: object) -> None:
        """Store a view setting in the project; after closing, do nothing. It cannot be undone."""
        if self._writer.is_closed:
            return
        self._writer.submit(lambda: self.project.set_setting(key, value), None, self._tell)

    @property
    def is_saved(self) -> bool:
        return self._pending == 0

    @property
    def is_settled(self) -> bool:
        """Whether no writing or alignment is running or waiting."""
        return self.is_saved and not self.is_busy and not self._settle.isActive()

    # Alignment

    @property
    def is_busy(self) -> bool:
        return self._meter is not None

    def align(self, *, from_the_start: bool = False) -> None:
        """Align everything that nobody has changed, in the background; do nothing while an alignment
        runs.

        The pairs of a first alignment are written as they are found. One that was interrupted goes on where
        it was.

        Args:
            from_the_start: keep no suggestion of an interrupted alignment.
        """
        if self.is_busy:
            return
        meter = self._begin()

        found, go_on = partial(self._part_found.emit, meter), not from_the_start
        work = partial(self._aligning.align_all, self.encoder, meter, found, go_on=go_on)
        self._compute(work, lambda: self.align(from_the_start=True))

    def realign_around(self, bead_id: int) -> None:
        """Realign the untouched beads around a bead, between the nearest fixed ones."""
        self._corrected = (bead_id, None)
        self._realign_now()

    def explain(self, row: BeadRow) -> Mapping[str, Any] | None:
        """The aligner's evidence for a pair. Slow: not for the window's thread."""
        return self._aligning.explain(self.encoder, row)

    def matching_cut(self, row: BeadRow, side: Side, at: int) -> int | None:
        """The offset in the other text that matches a cut of a pair at ``at``; None if there is no answer.
        Not for the window's thread: a pair that was not read ahead takes some tenths of a second.
        """
        return self._aligning.matching_cut(row.bead, side, at)

    def read_ahead(self, row: BeadRow) -> None:
        """Prepare :meth:`matching_cut` for a pair. Not for the window's thread."""
        self._aligning.read_ahead(row.bead)

    def alternative_endings(self, row: BeadRow, below: BeadRow) -> tuple[tuple[int, int], ...]:
        """Other ends of a pair, as offsets of both texts, most likely first. Not for the window's thread."""
        return self._aligning.alternative_endings(self.encoder, row, below)

    @property
    def is_writing_long(self) -> bool:
        """Whether a command is being written that takes long and can be cancelled."""
        return self._bulk.is_shown

    def cancel(self) -> None:
        """Cancel the running alignment, whose result is discarded, or the long command that is being written,
        which changes nothing.
        """
        self._bulk.cancel()
        self._cancel_alignment()

    def _cancel_alignment(self) -> None:
        if self._meter is not None:
            self._meter.cancel()

    def close(self) -> None:
        """Stop computing, finish writing, close the file."""
        self._others.stop()
        self._settle.stop()
        self._cancel_alignment()
        self._worker.close()
        self._aligning.close()
        self._writer.close()
        if self._meter is not None:
            self._finish("cancelled")
        self.project.close()

    # From the threads

    def _written(self, change: Change) -> None:
        if change.command not in NOT_CUTTING and self.realign:
            around = change.focus if change.focus is not None else next(iter(change.added), None)
            if around is not None:
                self._corrected = (around, change.event_id)
                self._settle.start()

    def _not_written(self, error: BaseException, command: ProjectCommand) -> None:
        from db import BeadConflictError

        if isinstance(error, BeadConflictError) and self.settle_conflict is not None:
            self.settle_conflict(error, command)
        else:
            self._tell(error)
        if isinstance(error, ConflictError):
            self._reload()

    def _tell(self, error: BaseException) -> None:
        from db.file.lost import FileLostError

        if isinstance(error, FileLostError):
            self._report_loss(error)
        elif isinstance(error, Cancelled):
            self.warning.emit(self.tr("Stopped. Nothing was changed."))
        elif isinstance(error, MuqabalaError):
            self.failed.emit(localize(error))
        else:
            report_bug(error)

    def _count(self, step: int) -> None:
        before, self._pending = self._pending, self._pending + step
        if (before == 0) != (self._pending == 0):
            self.saved.emit(self._pending == 0)

    # Alignment, continued

    def _begin(self) -> ProgressRelay:
        meter = ProgressRelay(self)
        meter.progressed.connect(self.progress)
        self._meter = meter
        self._in_parts = False
        self.busy.emit(True)
        return meter

    def _finish(self, how: str) -> None:
        if self._meter is not None:
            self._meter.stop()
            self._meter = None
        self.busy.emit(False)
        self.alignment_finished.emit(how)

    def _compute(self, work: Callable[[], Result | None], again: Callable[[], None]) -> None:
        """Compute on the worker thread, then write the result on the writer thread."""

        def computed(result: Result | None) -> None:
            if result is None:
                self._finish("done")
            else:
                person = self.person
                self._write(
                    lambda project: result.store(project, person), stored, not_stored, follow=self._meter
                )
                for warning in result.warnings:
                    self.warning.emit(localize(warning))

        def stored(change: Change) -> None:
            in_parts = self._in_parts
            self._finish("done")
            if not in_parts:
                self.realigned.emit(change)

        def not_stored(error: BaseException) -> None:
            cancelled = self._meter is not None and self._meter.cancelled
            self._finish("cancelled" if cancelled else "failed")
            if isinstance(error, ConflictError):
                # A person changed pairs meanwhile: their work is kept, the alignment starts again.
                self._aligning.invalidate()
                if not cancelled:
                    again()
            else:
                self._tell(error)

        self._worker.submit(work, computed, self._not_computed)

    def _store_part(self, meter: ProgressRelay, part: Result) -> None:
        """Write the pairs that a running alignment has found so far."""
        if meter is self._meter and not meter.cancelled:
            self._in_parts = True
            store = partial(part.store, by=self.person)
            self._write(store, lambda _: None, self._tell, follow=no_progress)

    def _not_computed(self, error: BaseException) -> None:
        cancelled = isinstance(error, Cancelled)
        self._finish("cancelled" if cancelled else "failed")
        if not cancelled:
            self._tell(error)

    def _realign_now(self) -> None:
        if self._corrected is None:
            return
        if self.is_busy or not self.is_saved:
            self._settle.start()  # later: an alignment or a command is still running
            return
        corrected, self._corrected = self._corrected, None
        meter = self._begin()

        def again() -> None:
            self._corrected = corrected
            self._settle.start()

        self._compute(lambda: self._aligning.realign_around(self.encoder, *corrected, meter), again)

    # Others at the same file

    def look_for_others(self) -> None:
        """Ask whether somebody else has written."""
        if self._pending == 0:
            self._writer.submit(self.project.data_version, self._compare, self._tell)

    def _report_loss(self, error: FileLostError) -> None:
        """Report once that the file was moved, deleted, replaced or overwritten while it was open."""
        if self._others.isActive():
            self._others.stop()
            self.file_lost.emit(localize(error), error.rescued)

    def _compare(self, version: int) -> None:
        before, self._version = self._version, version
        if before is not None and version != before:
            self._reload()

    def _reload(self) -> None:
        """Another program wrote to the file: read the counts, then tell the views to reload."""
        self._aligning.invalidate()
        person = self.person

        def read(standing: AlignmentState) -> None:
            self.standing = standing
            self.reloaded.emit()
            self.status_changed.emit()

        self._writer.submit(lambda: AlignmentState.of(self.project, person), read, self._tell)
