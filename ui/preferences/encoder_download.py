"""The download of an encoder, which continues when the dialog that began it is closed."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from aligner.errors import Cancelled, MuqabalaError
from ui.concurrency.worker import ProgressRelay, report_bug
from ui.i18n.localize import localize

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.progress import Progress


class Downloading(QObject):
    """One download at a time, on a thread of its own.

    A download can wait long for the network. So the thread is not waited for, neither after :meth:`stop` nor
    at the end of the program: what has arrived is kept and continued next time.

    Signals:
        progressed: share done and what is being done.
        ended: why it failed; empty when the encoder is there, or when a person stopped it.
    """

    progressed = Signal(float, object)
    ended = Signal(str)
    _finished = Signal(object, object)  # the meter of the download, and what it raised

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meter: ProgressRelay | None = None
        self._finished.connect(self._finish)
        self.name = ""

    @classmethod
    def of_the_program(cls) -> Downloading:
        """The one that all windows share."""
        program = QCoreApplication.instance()
        assert program is not None
        found = program.findChild(cls)
        return found if isinstance(found, cls) else cls(program)

    @property
    def is_running(self) -> bool:
        return self._meter is not None

    def start(self, name: str, download: Callable[[str, Progress], object] | None = None) -> None:
        """Download an encoder of the list. Does nothing while another one is being downloaded.

        Args:
            download: what does it, by default :func:`models.registry.download`.
        """
        if self._meter is not None:
            return
        self.name = name
        meter = self._meter = ProgressRelay(self)
        meter.progressed.connect(self.progressed)

        def work() -> None:
            error: BaseException | None = None
            try:
                if download is None:
                    from models.registry import download as fetch

                    fetch(name, meter)
                else:
                    download(name, meter)
            except BaseException as raised:  # noqa: BLE001  (reported on the window's thread)
                error = raised
            with suppress(RuntimeError):  # the program has ended meanwhile
                self._finished.emit(meter, error)

        threading.Thread(target=work, name="muqabala-download", daemon=True).start()

    def stop(self) -> None:
        """Stop it. At once for the person; the thread ends when the network next says something."""
        if self._meter is not None:
            self._meter.cancel()
            self._finish(self._meter, Cancelled())

    def _finish(self, meter: ProgressRelay, error: BaseException | None) -> None:
        if meter is not self._meter:
            return  # it was stopped before
        self._meter = None
        meter.stop()
        if error is None or isinstance(error, Cancelled):
            self.ended.emit("")
        elif isinstance(error, MuqabalaError):
            self.ended.emit(localize(error))
        else:
            self.ended.emit("")
            report_bug(error)
