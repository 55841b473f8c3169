"""A hundred catastrophic expressions in the real window: how long each takes, how long it is silent.

    python -m benchmarks.robustness.patterns

Types each into the filter of the sample project, waits for the sentence or the result, and paints.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from tests.helpers.catastrophic_patterns import PATTERNS
    from tests.helpers.panes_sample import AMINA, sample_project
    from ui.editor import EditorView
    from ui.panes.find.pane import FindPane
    from ui.session.session import ProjectSession

    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        session = ProjectSession(sample_project(Path(folder)), AMINA, realign=False)
        pane, editor = FindPane(session), EditorView(session)
        pane.searched.connect(editor.search.show_found)
        for widget in (pane, editor):
            widget.resize(900, 600)
            widget.show()
        beats: list[float] = []
        timer = QTimer(interval=5)
        timer.timeout.connect(lambda: beats.append(time.perf_counter()))
        timer.start()
        pane.bar.regex.setChecked(True)
        slowest, silent, sentences = 0.0, 0.0, 0
        for pattern in PATTERNS:
            application.processEvents()
            beats[:] = [time.perf_counter()]
            begun = time.perf_counter()
            pane.bar.field.setText(pattern[:200])
            pane.bar.tell()
            while not pane.is_current:
                application.processEvents()
            took = time.perf_counter() - begun
            editor.repaint()
            application.processEvents()
            gaps = [b - a for a, b in itertools.pairwise(beats)]
            slowest, silent = max(slowest, took), max(silent, *gaps)
            sentences += "regular expression" in pane.count.text()
            if took > 1 or max(gaps) > 0.1:
                sys.stdout.write(f"{pattern[:60]}: {took:.2f} s, silent {max(gaps) * 1000:.0f} ms\n")
        sys.stdout.write(
            f"{len(PATTERNS)} expressions: slowest {slowest:.2f} s, {sentences} refused in a sentence, "
            f"window silent at most {silent * 1000:.0f} ms\n"
        )
        session.close()


if __name__ == "__main__":
    main()
