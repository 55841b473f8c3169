"""Work for a dialog or a pane, done beside the window's thread: one thing at a time, the newest wins."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from aligner.errors import Cancelled, MuqabalaError
from ui.languages.told import told
from ui.work import Meter, report_bug

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.progress import Progress

T = TypeVar("T")


class Aside(QObject):
    """Runs work on a thread of the pool and hands its result to the owner's thread.

    A new piece of work cancels the one before, whose result is then never delivered.

    Signals:
        busy: work has begun (True), or all of it has ended (False).
        progress: share done in [0, 1] and what is being done, at most ten times a second.
    """

    busy = Signal(bool)
    progress = Signal(float, str)
    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._meter: Meter | None = None
        current = self._current = list[Meter]()
        # Whoever goes away leaves no work behind: by then only what is no Qt object may be touched.
        parent.destroyed.connect(lambda: _stop(current))
        self._ended.connect(self._deliver)

    @property
    def is_busy(self) -> bool:
        return self._meter is not None

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[str], object] | None = None,
    ) -> None:
        """Begin ``work``; its result goes to ``done``, a sentence on what a person can mend to ``failed``."""
        self.cancel()
        meter = Meter(self)
        meter.moved.connect(self.progress)
        self._meter = meter
        self._current[:] = [meter]
        self.busy.emit(True)

        def job() -> None:
            result: Callable[[], object]
            try:
                value = work(meter)
            except Cancelled:
                result = _nothing
            except BaseException as error:  # noqa: BLE001
                caught = error  # told on the owner's thread
                result = lambda: _tell(caught, failed)  # noqa: E731
            else:
                result = lambda: done(value)  # noqa: E731
            with contextlib.suppress(RuntimeError):  # the owner has gone meanwhile, and nobody waits
                self._ended.emit((meter, result))

        QThreadPool.globalInstance().start(job)

    def cancel(self) -> None:
        """Stop what is under way; its result is not delivered."""
        if self._meter is not None:
            meter, self._meter = self._meter, None
            meter.cancel()
            meter.stop()
            self.busy.emit(False)

    def _deliver(self, ended: tuple[Meter, Callable[[], object]]) -> None:
        meter, result = ended
        if meter is not self._meter:
            return
        self._meter = None
        meter.stop()
        self.busy.emit(False)
        result()


def _stop(meters: list[Meter]) -> None:
    for meter in meters:
        meter.cancel()


def _nothing() -> None:
    return None


def _tell(error: BaseException, failed: Callable[[str], object] | None) -> None:
    if isinstance(error, MuqabalaError) and failed is not None:
        failed(told(error))
    else:
        report_bug(error)
