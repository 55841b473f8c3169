"""Background work of a dialog or a pane: newer work cancels older work."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from aligner.errors import Cancelled, MuqabalaError
from ui.concurrency.worker import ProgressRelay, SerialWorker, report_bug
from ui.i18n.localize import localize

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.progress import Progress

T = TypeVar("T")


class LatestTask(QObject):
    """Runs each piece of work on a thread of its own and hands its result to the owner's thread.

    A new piece of work cancels the one before, whose result is then never delivered.

    Signals:
        busy: work has begun (True), or all of it has ended (False).
        progress: share done in [0, 1] and what is being done, at most ten times a second.
    """

    busy = Signal(bool)
    progress = Signal(float, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._meter: ProgressRelay | None = None
        current = self._current = list[ProgressRelay]()
        # Cancel the work when its owner is destroyed. Qt objects must not be touched by then.
        parent.destroyed.connect(lambda: _stop(current))

    @property
    def is_busy(self) -> bool:
        return self._meter is not None

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[str], object] | None = None,
    ) -> None:
        """Start ``work``; pass its result to ``done``, or a sentence with a remedy to ``failed``."""
        self.cancel()
        meter = ProgressRelay(self)
        meter.progressed.connect(self.progress)
        self._meter = meter
        self._current[:] = [meter]
        self.busy.emit(True)

        def delivered(value: T) -> None:
            if self._is_newest(meter):
                done(value)

        def went_wrong(error: BaseException) -> None:
            if self._is_newest(meter) and not isinstance(error, Cancelled):
                _tell(error, failed)

        SerialWorker.run_once(self, "muqabala-aside", lambda: work(meter), delivered, went_wrong)

    def cancel(self) -> None:
        """Cancel the running work; its result is not delivered."""
        if self._meter is not None:
            meter, self._meter = self._meter, None
            meter.cancel()
            meter.stop()
            self.busy.emit(False)

    def _is_newest(self, meter: ProgressRelay) -> bool:
        """Whether the work that has just ended is the newest; if so, nothing is awaited any more."""
        if meter is not self._meter:
            return False
        self._meter = None
        meter.stop()
        self.busy.emit(False)
        return True


def _stop(meters: list[ProgressRelay]) -> None:
    for meter in meters:
        meter.cancel()


def _tell(error: BaseException, failed: Callable[[str], object] | None) -> None:
    if isinstance(error, MuqabalaError) and failed is not None:
        failed(localize(error))
    else:
        report_bug(error)
