"""A window in a process of its own driven line by line, by keys, as a person would.

    python tests/helpers/announced_texts.py PROJECT NAME ROLE FOLDER

Orders come on standard input, a JSON list a line; answers on standard output, a JSON value a line.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

ROOT = Path(__file__).parents[2]
PATIENCE = 300.0


class ToldWindow:
    """The telling side: starts the process and asks it."""

    def __init__(self, project: Path, name: str, role: str, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(__file__).parent)]),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_DATA_HOME": str(folder / "data"),
            "PYTHONIOENCODING": "utf-8",
        }
        self._errors = (folder / "errors.txt").open("w+", encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(project), name, role, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=environment,
            encoding="utf-8",
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in = self._process.stdin
        self._answers: SimpleQueue[str] = SimpleQueue()
        self._thread = threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        self._thread.start()
        assert self._answer() == "ready"

    def _listen(self, out: IO[str]) -> None:
        for line in out:
            self._answers.put(line)

    def _answer(self) -> Any:
        return json.loads(self._answers.get(timeout=PATIENCE))

    def tell(self, *order: object) -> Any:
        """Have one thing done; what is answered."""
        self._in.write(json.dumps(order) + "\n")
        self._in.flush()
        return self._answer()

    def close(self) -> tuple[int, str]:
        """Close the window; exit code of the process and what it complained about."""
        self._in.write(json.dumps(["quit"]) + "\n")
        self._in.close()  # which ends the other side's listening
        code = self._process.wait(PATIENCE)
        self._let_go()
        self._errors.seek(0)
        said = [line for line in self._errors.read().splitlines() if "propagateSizeHints" not in line]
        self._errors.close()
        return code, "\n".join(said)

    def _let_go(self) -> None:
        self._thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def kill(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
            self._let_go()
            self._errors.close()


def main(project: Path, name: str, role: str, folder: Path) -> int:
    """The side that takes the orders."""
    from PySide6.QtCore import QObject, Qt, QTimer, Signal
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from aligner.bitext import Side
    from aligner.permissions import Person, Role
    from tests.helpers.shell_sample import dress, preferences
    from ui.app.gc_on_main_thread import Collector
    from ui.dialogs.conflict import ConflictDialog
    from ui.main_window import MainWindow

    app = QApplication([])
    dress()
    Collector(app)
    kept = preferences(folder, Person(name, Role(role)))
    kept.realign = False
    window = MainWindow(kept)
    window.show()
    window.activateWindow()
    window.open_project(project)

    class Ear(QObject):
        """Hears on a thread of its own, and is obeyed on the window's."""

        heard = Signal(str)

        def listen(self) -> None:
            for line in sys.stdin:
                self.heard.emit(line)

    seen = {"written": 0.0, "reloaded": 0.0}

    def dialog() -> ConflictDialog | None:
        found = QApplication.activeModalWidget()
        return found if isinstance(found, ConflictDialog) else None

    def obey(what: str, *more: Any) -> Any:
        assert window.page is not None
        assert window.session is not None
        view = window.page.view
        if what == "row":
            view.table.go_to_row(more[0], Side.TARGET)
        elif what == "press":
            target = dialog() or view.editor or view.table
            QTest.keySequence(target, QKeySequence(more[0]))
        elif what == "write":
            assert view.editor is not None
            QTest.keyClick(view.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClicks(view.editor, more[0])
        elif what == "be":
            window.session.person = Person(name, Role(more[0]))
        elif what == "versions":
            shown = dialog()
            if shown is None:
                return None
            return [side.texts[Side.TARGET].toPlainText() for side in (shown.mine, shown.theirs)]
        elif what == "insist":
            shown = dialog()
            assert shown is not None
            QTest.mouseClick(shown.insist, Qt.MouseButton.LeftButton)
        elif what == "rows":
            rows = [view.model.row_at(row) for row in range(view.model.rowCount())]
            return [[row.status.value, row.target_text] for row in rows]
        elif what == "saved":
            return window.session.is_saved
        elif what == "seen":
            return seen
        elif what == "quit":
            window.close()
            return None
        return True

    def hear(line: str) -> None:
        what, *more = json.loads(line)
        answer = obey(what, *more)
        if what == "quit":
            app.quit()
        else:
            print(json.dumps(answer), flush=True)

    ear = Ear()
    ear.heard.connect(hear)

    def ready() -> None:
        assert window.session is not None
        window.session.changed.connect(lambda _change: seen.update(written=time.monotonic()))
        window.session.reloaded.connect(lambda: seen.update(reloaded=time.monotonic()))
        threading.Thread(target=ear.listen, daemon=True).start()
        print(json.dumps("ready"), flush=True)

    def look() -> None:
        if window.has_pairs() and window.pages.isEnabled():
            timer.stop()
            ready()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])))
