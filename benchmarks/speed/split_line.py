"""How soon the dashed line shows where the other side of a pair would be cut.

    python -m benchmarks.speed.split_line [--project FILE] [--pairs 30] [--quick]

Opens a project in the real window (the sample, unless one is given), puts the caret between two words with
the arrow keys and waits until the line of the aligner is painted; before that, a line in proportion stands
in. First right after the pairs can be seen, then in further pairs, each a moment after the one before
(``--quick``: at once). Milliseconds from the key to the paint, by the clock and in processor time of all
threads.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

GOAL_MS = 150.0
READING_S = 0.4
"""How long a person looks at a pair before the caret moves in it."""
STEPS = 3
"""Words that the caret goes into a pair."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--project", type=Path, help="aligned project; a copy is opened")
    parser.add_argument("--pairs", type=int, default=30)
    parser.add_argument("--quick", action="store_true", help="move the caret as soon as a pair is reached")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        return measure(Path(folder), chosen)


def measure(folder: Path, chosen: argparse.Namespace) -> int:
    """Drive the window and print the times; 0 if the line was in time."""
    from PySide6.QtWidgets import QApplication

    from tests.helpers.shell_sample import aligned_sample, dress, preferences
    from ui.app.gc_on_main_thread import Collector
    from ui.main_window import MainWindow

    project = folder / "project.muqabala"
    project.write_bytes(chosen.project.read_bytes() if chosen.project else aligned_sample())
    app = QApplication([])
    dress()
    Collector(app)
    sys.setswitchinterval(0.001)
    window = MainWindow(preferences(folder))
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    window.open_project(project)
    while not window.has_pairs():
        app.processEvents()
    window.activateWindow()
    assert window.page is not None
    window.page.take_focus()
    first = until_painted(window)
    print(f"{'':<28}{'clock':>12}{'processor':>14}")
    print(f"{'right after opening':<28}{first[0]:>9.0f} ms{first[1]:>11.0f} ms", flush=True)
    later = [one for one in (next_pair(window, quick=chosen.quick) for _ in range(chosen.pairs)) if one]
    clock, processor = np.array(later).T
    for name, share in (("median", 50), ("p95", 95), ("longest", 100)):
        line = f"{f'{len(later)} other pairs, {name}':<28}"
        print(f"{line}{np.percentile(clock, share):>9.0f} ms{np.percentile(processor, share):>11.0f} ms")
    window.close()
    app.processEvents()
    return 0 if max(first[0], np.percentile(clock, 95)) < GOAL_MS else 1


def next_pair(window: MainWindow, *, quick: bool) -> tuple[float, float] | None:
    """Go to the pair below, and measure there; None where a side is empty or has too few words."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from aligner.bitext import Side

    assert window.page is not None
    table = window.page.view.table
    QTest.keyClick(table, Qt.Key.Key_Down)
    until = time.monotonic() + (0 if quick else READING_S)
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.001)
    bead = table.current_bead
    if bead is None or any(len(bead.cell(side).text.split()) <= STEPS for side in Side):
        return None
    return until_painted(window)


def until_painted(window: MainWindow) -> tuple[float, float]:
    """Move the caret some words into the current pair; the time until the answer for it is painted."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    assert window.page is not None
    table = window.page.view.table
    rtl = table.compositor.is_right_to_left(table.active_side)
    key = Qt.Key.Key_Left if rtl else Qt.Key.Key_Right
    for _ in range(STEPS):
        clock, processor = time.monotonic(), time.process_time()
        QTest.keyClick(table, key)
    bead = table.current_bead
    assert bead is not None
    while not table.carets.is_answered(bead.id, table.caret_offsets()):
        QApplication.processEvents()
        time.sleep(0.0005)
    table.viewport().repaint()
    return 1000 * (time.monotonic() - clock), 1000 * (time.process_time() - processor)


if __name__ == "__main__":
    raise SystemExit(main())
