"""Progress of commands on the writer thread: nothing is shown of a quick one, a slow one can be cancelled."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ui.concurrency.worker import ProgressRelay

SLOW_MS = 400
"""Commands that take longer are shown."""


class BulkWriting(QObject):
    """Follows the commands that wait for the writer thread, in their order.

    Signals:
        shown: a command takes long (True), or that command has ended (False).
        progress: share done in [0, 1] and what is being done.
    """

    shown = Signal(bool)
    progress = Signal(float, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[ProgressRelay] = []
        self._is_shown = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._show)

    @property
    def is_shown(self) -> bool:
        """Whether a command takes long enough to be shown."""
        return self._is_shown

    def begin(self) -> ProgressRelay:
        """Take note of a command; what is returned follows it and must be given to :meth:`end`."""
        meter = ProgressRelay(self)
        meter.progressed.connect(self._progressed)
        self._waiting.append(meter)
        if not self._slow.isActive():
            self._slow.start()
        return meter

    def end(self, meter: ProgressRelay) -> None:
        """A command has ended, in whatever way."""
        self._waiting.remove(meter)
        meter.stop()
        if self._is_shown:
            self._is_shown = False
            self.shown.emit(False)
        if self._waiting:
            self._slow.start()
        else:
            self._slow.stop()

    def cancel(self) -> None:
        """Cancel the command under way if it is shown; it changes nothing then."""
        if self._is_shown:
            self._waiting[0].cancel()

    def _show(self) -> None:
        if self._waiting and not self._is_shown:
            self._is_shown = True
            self.shown.emit(True)

    def _progressed(self, done: float, message: str) -> None:
        if self._is_shown:
            self.progress.emit(done, message)
