"""Starts the window. Database and encoders are imported when they are used, so that it shows at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from aligner.folders import use_temporary_base
from ui.app.memory import bound_heaps
from ui.app.own_folders import TEMP_BASEDIR
from ui.app.qt_log import log_qt
from ui.resources import RESOURCES
from ui.services.log_file import log_versions, start_logging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.settings import Preferences


DEBUG = "--debug"


def make_application(argv: Sequence[str]) -> QApplication:
    """The application with its name, fonts and icon.

    Its language and colours follow what the person chose: :mod:`ui.i18n`, :mod:`ui.design`.
    """
    from ui.design import load_fonts

    app = QApplication([sys.argv[0], *argv])
    app.setApplicationName("muqabala")
    app.setApplicationDisplayName("Muqabala")
    app.setOrganizationName("Muqabala")
    app.setDesktopFileName("muqabala")
    app.setWindowIcon(QIcon(str(RESOURCES / "muqabala.svg")))
    load_fonts(app)
    return app


def main(argv: Sequence[str] | None = None, preferences: Preferences | None = None) -> int:
    """Open the window and run until it is closed.

    Args:
        argv: arguments without the program's name: ``--debug`` and ``--temp-basedir`` (docs/CLI.md),
            options of Qt, and projects or texts to open.
        preferences: for tests; None takes the person's own.

    Returns:
        The exit code of the process.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if TEMP_BASEDIR in arguments:
        use_temporary_base()
    start_logging(debug=DEBUG in arguments)
    bound_heaps()
    arguments = [item for item in arguments if item not in (DEBUG, TEMP_BASEDIR)]
    app = make_application(arguments)
    log_qt()

    from ui.app.crash_report import CrashHook
    from ui.app.gc_on_main_thread import Collector
    from ui.app.override_guard import guard_overrides
    from ui.app.window_manager import WindowManager
    from ui.design import apply_colour_scheme
    from ui.i18n.language import set_language
    from ui.settings import Preferences as Kept

    guard_overrides()
    kept = preferences if preferences is not None else Kept()
    set_language(app, kept.language, kept.digits)
    apply_colour_scheme(app, kept.look)
    Collector(app)
    stage = WindowManager(app, kept)
    hook = CrashHook(stage.show_report, stage)
    hook.install()
    window = stage.window
    window.show()
    QTimer.singleShot(0, window, lambda: log_versions(f"Qt {qVersion()}"))
    # A worker that computes in Python gives way every 5 ms by default: too seldom to paint smoothly.
    sys.setswitchinterval(0.001)
    files = [Path(item) for item in arguments if not item.startswith("-")]
    if files:
        QTimer.singleShot(0, window, lambda: window.open_files(files))
    else:
        QTimer.singleShot(0, window, window.last_session.reopen)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
