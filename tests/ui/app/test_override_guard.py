"""An error in an overridden Qt method is reported, and the process goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget
from ui.app.override_guard import guard_overrides

ERRORS = {"index": lambda: [][1], "number": lambda: int("a"), "ours": lambda: 1 / 0}

class Before(QTableWidget):
    def currentChanged(self, current, previous):
        super().currentChanged(current, previous)
        ERRORS[sys.argv[1]]()

guard_overrides()
guard_overrides()

class After(Before):
    def keyPressEvent(self, event):
        self.setCurrentCell(3, 1)

application = QApplication([])
for kind in (Before, After):
    table = kind(10, 2)
    try:
        table.setCurrentCell(3, 1) if kind is Before else QTest.keyClick(table, Qt.Key.Key_Down)
    except Exception as error:
        print(type(error).__name__, kind.__name__)
"""


@pytest.mark.parametrize(
    ("raised", "name"), [("index", "IndexError"), ("number", "ValueError"), ("ours", "ZeroDivisionError")]
)
def test_an_error_below_a_method_of_qt_is_an_exception_like_any_other(raised: str, name: str) -> None:
    """In a process of its own, which without the wrappers ends with a segmentation fault on Python 3.11."""
    root = str(Path(__file__).parents[3])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, raised],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stdout.split("\n")) == (0, [f"{name} Before", f"{name} After", ""])
