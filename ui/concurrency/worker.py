"""Worker threads that run work in order and deliver results to their owner, and progress of long work."""

from __future__ import annotations

import itertools
import queue
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aligner.errors import Cancelled

T = TypeVar("T")

Failed = Callable[[BaseException], None]

POLL_MS = 100
_END = 0
"""The ticket that a thread emits when it ends."""


def report_bug(error: BaseException) -> None:
    """Pass a bug of our own to the exception hook, which shows it with a report to copy."""
    sys.excepthook(type(error), error, error.__traceback__)


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Failed


class SerialWorker(QObject):
    """One thread that runs work in order and delivers each result on the thread that owns the worker.

    The work must not touch a widget. ``done`` and ``failed`` run on the owner's thread, so they may.

    The owner holds the callbacks until the result is delivered, and the thread releases its references before
    it reports the end of a job: the last reference to a widget must not be dropped on a worker thread.

    The thread starts with the first job. End a worker by :meth:`close`, or by :meth:`detach` if nobody may
    wait for it; workers made by :meth:`owned_by` and :meth:`run_once` end by themselves.

    Args:
        daemon: the process may exit while a job runs; for work that writes nothing.
    """

    _finished = Signal(int)  # ticket

    def __init__(self, name: str, parent: QObject | None = None, *, daemon: bool = False) -> None:
        super().__init__(parent)
        self._jobs: dict[int, _Job] = {}
        self._outcomes: dict[int, tuple[Any, BaseException | None]] = {}
        self._tickets = itertools.count(1)
        self._queue: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        self._closed = False
        self._finished.connect(self._deliver)
        self._thread = threading.Thread(target=self._run, name=name, daemon=daemon)

    @classmethod
    def owned_by(cls, owner: QObject, name: str) -> Self:
        """A worker for queries of an object, detached when the object is deleted.

        It is no child of the object, because it must outlive it until the running job ends.
        """
        worker = cls(name, daemon=True)
        owner.destroyed.connect(worker.detach)
        return worker

    @classmethod
    def run_once(
        cls,
        owner: QObject,
        name: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed = report_bug,
    ) -> None:
        """Run one job on a thread of its own; its result is dropped if the owner has been deleted."""
        worker = cls(name)
        owner.destroyed.connect(worker.detach)
        worker.submit(work, done, failed)
        _ending.add(worker)
        worker._queue.put(None)

    def submit(
        self, work: Callable[[], T], done: Callable[[T], None] | None = None, failed: Failed = report_bug
    ) -> None:
        """Queue ``work``; pass its result to ``done``, or its exception to ``failed``."""
        if self._closed:
            raise RuntimeError("the worker is closed")
        if self._thread.ident is None:
            self._thread.start()
        ticket = next(self._tickets)
        self._jobs[ticket] = _Job(work, done, failed)
        self._queue.put(ticket)

    @property
    def is_closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        """Finish the queued jobs, end the thread and wait for it; pending results are dropped."""
        if not self._closed:
            self._closed = True
            if self._thread.ident is not None:
                self._queue.put(None)
                self._thread.join()
            self._jobs.clear()
            self._outcomes.clear()

    @Slot()
    def detach(self) -> None:
        """As :meth:`close`, but without waiting: worker and callbacks are kept until the thread ends."""
        if not self._closed:
            self._closed = True
            if self._thread.ident is not None:
                _ending.add(self)
                self._queue.put(None)

    def _run(self) -> None:
        while (ticket := self._queue.get()) is not None:
            # Stored, not sent with the signal: an exception holds its frames, and with them perhaps the last
            # reference to a dialog, which this thread would drop when it returns from the signal.
            self._outcomes[ticket] = self._outcome(ticket)
            self._announce(ticket)
        self._announce(_END)

    def _announce(self, ticket: int) -> None:
        with suppress(RuntimeError):  # the process ends, and Qt has deleted the worker before its thread
            self._finished.emit(ticket)

    def _outcome(self, ticket: int) -> tuple[Any, BaseException | None]:
        try:
            return self._jobs[ticket].work(), None
        except BaseException as error:  # noqa: BLE001  (delivered to the owner's thread)
            return None, error

    def _deliver(self, ticket: int) -> None:
        if ticket == _END:
            if self in _ending:
                self._closed = True
                self._thread.join()  # it has nothing more to do: the last references are here now
                self._jobs.clear()
                self._outcomes.clear()
                _ending.discard(self)
            return
        job = self._jobs.pop(ticket, None)
        result, error = self._outcomes.pop(ticket, (None, None))
        if job is None or self._closed:
            return
        if error is not None:
            job.failed(error)
        elif job.done is not None:
            job.done(result)


_ending: set[SerialWorker] = set()
"""Detached workers whose threads have not ended yet."""


class ProgressRelay(QObject):
    """Relays progress from a worker thread to the window, at most ten times a second.

    A :class:`aligner.progress.Progress`: after :meth:`cancel` the next report raises
    :class:`~aligner.errors.Cancelled` in the worker.
    """

    progressed = Signal(float, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._latest: tuple[float, str] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._timer.start()

    def __call__(self, done: float, message: str) -> None:
        if self._cancelled.is_set():
            raise Cancelled
        self._latest = (done, message)

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def stop(self) -> None:
        """Report nothing more: the work has ended."""
        self._timer.stop()
        self.deleteLater()

    def _poll(self) -> None:
        latest, self._latest = self._latest, None
        if latest is not None:
            self.progressed.emit(*latest)
