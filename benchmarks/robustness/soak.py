"""Run ten thousand random commands in the real window, and check memory, words and Qt's messages.

    python -m benchmarks.robustness.soak [--commands 10000] [--seed 1] [--realign]

Somebody who presses any key, clicks anywhere, drags, types, opens every pane and dialog, changes roles, and
closes and opens the project again, works on the sample. Every message of Qt's and every error of ours ends
it; so does a word that is in no pair or in two.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import gc
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui")]

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext, QtMsgType

SAMPLES = 20
GROWTH = 1.05
"""Memory in the last fifth may be this many times that of the second fifth."""


def resident() -> float:
    """Memory of this process, in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def trim() -> None:
    """Let the C library give free memory back, so that what is left is in use. glibc only."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--commands", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--realign", action="store_true", help="realign after each correction")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        return soak(Path(folder), chosen.commands, chosen.seed, realign=chosen.realign)


def soak(folder: Path, commands: int, seed: int, *, realign: bool) -> int:
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from ui.app.memory import bound_heaps

    complaints: list[str] = []

    def qt_says(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and "This plugin does not support" not in message:
            complaints.append(f"Qt: {message}")

    def bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        complaints.append(f"{kind.__name__}: {error}")
        sys.__excepthook__(kind, error, trace)

    bound_heaps()
    qInstallMessageHandler(qt_says)
    sys.excepthook = bug
    app = QApplication([])
    from db import check
    from tests.helpers.monkey_user import RandomPerson, words
    from tests.helpers.shell_sample import aligned_sample, dress, preferences
    from ui.app.gc_on_main_thread import Collector
    from ui.app.override_guard import guard_overrides
    from ui.main_window import MainWindow

    guard_overrides()
    dress()
    Collector(app)
    kept = preferences(folder)
    kept.realign = realign
    path = folder / "sample.muqabala"
    path.write_bytes(aligned_sample())
    window = MainWindow(kept)
    window.show()
    window.activateWindow()
    person = RandomPerson(window, path, seed)
    window.open_project(path)
    person.wait(window.has_pairs)
    assert window.session is not None
    before = words(window.session.project)
    texts = {side: window.session.project.text(side) for side in before}

    print(f"{'commands':>9}{'memory':>10}{'in use':>10}{'widgets':>9}{'objects':>9}{'events':>8}{'work':>9}")
    sizes: list[float] = []
    for number in range(1, commands + 1):
        last = person.act()
        if complaints:
            break
        if number % max(1, commands // SAMPLES) == 0:
            person.settle()
            assert window.session is not None
            project = window.session.project
            if words(project) != before or {side: project.text(side) for side in before} != texts:
                there = len(project.order())
                complaints.append(f"a word is in no pair, or in two, or a text is another ({there} pairs)")
                break
            gc.collect()
            held = resident()
            trim()
            sizes.append(resident())
            there = len(app.allWidgets())
            print(
                f"{number:>9,}{held:>7.1f} MB{sizes[-1]:>7.1f} MB{there:>9,}{len(gc.get_objects()):>9,}"
                f"{project.events(1)[0].id:>8,}{time.process_time():>7.0f} s",
                flush=True,
            )
    window.close()
    app.processEvents()
    qInstallMessageHandler(None)
    report = check(path)
    complaints += report.problems
    if complaints:
        print(f"ended after {number:,} commands, the last of them {last!r}")
        print("\n".join(complaints))
        return 1
    fifth = max(1, len(sizes) // 5)
    then, now = (sum(some) / len(some) for some in (sizes[fifth : 2 * fifth] or sizes, sizes[-fifth:]))
    flat = now <= then * GROWTH
    print(", ".join(f"{name} {count:,}" for name, count in sorted(person.done.items())))
    print(f"memory {then:.1f} → {now:.1f} MB: {'flat' if flat else 'GREW'}; the file is sound, no word lost")
    return 0 if flat else 1


if __name__ == "__main__":
    raise SystemExit(main())
