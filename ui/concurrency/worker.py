"""Threads: lanes that run work one piece after another away from the window, and meters that show how far it
is.
"""

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
"""The ticket with which a thread says that it ends."""


def report_bug(error: BaseException) -> None:
    """Hand an error of our own to the hook that shows it to the person and can be copied into a report."""
    sys.excepthook(type(error), error, error.__traceback__)


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Failed


class SerialWorker(QObject):
    """One thread that runs work in the order it is given and hands each result back on the thread that owns
    the lane.

    The work itself must not touch a widget. ``done`` and ``failed`` run on the owner's thread, so they may.

    The owner keeps all three until the result is delivered, and the thread lets go of its share before it
    says that it has finished: the last reference to a widget in a callback must not be dropped on a thread
    that is not the widget's.

    The thread begins with the first piece of work. A lane ends by :meth:`close`, or, when nobody may wait for
    it, by :meth:`leave`; :meth:`beside` and :meth:`once` see to that themselves.

    Args:
        daemon: the program may end while it is at work. What is being written to disk is finished instead.
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
        """A lane for what an object asks, left when the object goes.

        It is no child of the object: it must outlive it by as long as the thread is still at work.
        """
        lane = cls(name, daemon=True)
        owner.destroyed.connect(lane.detach)
        return lane

    @classmethod
    def run_once(
        cls,
        owner: QObject,
        name: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed = report_bug,
    ) -> None:
        """Do one piece of work on a thread of its own; not delivered if the owner has gone meanwhile."""
        lane = cls(name)
        owner.destroyed.connect(lane.detach)
        lane.submit(work, done, failed)
        _ending.add(lane)
        lane._queue.put(None)

    def submit(
        self, work: Callable[[], T], done: Callable[[T], None] | None = None, failed: Failed = report_bug
    ) -> None:
        """Queue ``work``; its result goes to ``done``, what it raises to ``failed``."""
        if self._closed:
            raise RuntimeError("the lane is closed")
        if self._thread.ident is None:
            self._thread.start()
        ticket = next(self._tickets)
        self._jobs[ticket] = _Job(work, done, failed)
        self._queue.put(ticket)

    @property
    def is_closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        """Finish what is queued, end the thread and wait for it; results under way are not delivered."""
        if not self._closed:
            self._closed = True
            if self._thread.ident is not None:
                self._queue.put(None)
                self._thread.join()
            self._jobs.clear()
            self._outcomes.clear()

    @Slot()
    def detach(self) -> None:
        """As :meth:`close`, but without waiting: lane and callbacks are kept until the thread ends."""
        if not self._closed:
            self._closed = True
            if self._thread.ident is not None:
                _ending.add(self)
                self._queue.put(None)

    def _run(self) -> None:
        while (ticket := self._queue.get()) is not None:
            # Laid down, not sent along: an error holds the frames it came through, and with them a dialog
            # whose last reference this thread would drop when it comes back from the signal.
            self._outcomes[ticket] = self._outcome(ticket)
            self._finished.emit(ticket)
        with suppress(RuntimeError):  # the program ends, and the lane was taken down before its thread
            self._finished.emit(_END)

    def _outcome(self, ticket: int) -> tuple[Any, BaseException | None]:
        try:
            return self._jobs[ticket].work(), None
        except BaseException as error:  # noqa: BLE001  (handed to the owner's thread, where it is told or raised)
            return None, error

    def _deliver(self, ticket: int) -> None:
        if ticket == _END:
            if self in _ending:
                self._closed = True
                self._thread.join()  # it has nothing more to do: from now on the last reference is here
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
"""Lanes that nobody else may keep, whose threads have not ended yet."""


class ProgressRelay(QObject):
    """How far a long piece of work is: called from the worker, read ten times a second by the window.

    It is a :class:`aligner.progress.Progress`; once :meth:`cancel` has been called the next report raises
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
        """No more reports: the work has ended."""
        self._timer.stop()
        self.deleteLater()

    def _poll(self) -> None:
        latest, self._latest = self._latest, None
        if latest is not None:
            self.progressed.emit(*latest)
