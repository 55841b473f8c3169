"""Shows a file in the file manager of the system."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path


def show_in_folder(path: Path) -> None:
    """Open the folder of a file; Windows and macOS also select the file."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", subprocess.list2cmdline([str(path)])])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
