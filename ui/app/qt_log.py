"""Qt's own messages in the log."""

from __future__ import annotations

import logging
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt() -> None:
    """Write Qt's messages to the log, and to standard error as without this."""
    qInstallMessageHandler(_log)


def _log(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    log.log(_LEVELS[kind], "%s", text)
    if sys.stderr is not None and not any(type(h) is logging.StreamHandler for h in logging.root.handlers):
        print(text, file=sys.stderr)
