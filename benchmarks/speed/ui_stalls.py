"""How long the window's thread is kept by the rest of the program, in processor time, while workers work.

python -m benchmarks.speed.ui_stalls [--beads 100000] [--keep big.muqabala] [--characters 10000000]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui")]

if TYPE_CHECKING:
    from collections.abc import Callable

BEAT_MS = 5
PROMISE_MS = 50.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--beads", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="make the large project here, or use it if it is there")
    parser.add_argument("--characters", type=int, default=10_000_000)
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        return measure(Path(folder), chosen.keep or Path(folder) / "big.muqabala", chosen)


def measure(folder: Path, big: Path, chosen: argparse.Namespace) -> int:
    """Do each long thing in the real window and print the longest silence of its heartbeat."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from aligner.text.encoding_detection import read_text
    from benchmarks.speed.table import make
    from tests.helpers.shell_sample import ARABIC, aligned_sample, dress, preferences
    from ui.app.gc_on_main_thread import Collector
    from ui.concurrency.worker import SerialWorker
    from ui.main_window import MainWindow
    from ui.services.export import ExportPlan, export
    from ui.services.side_import import SideRequest, read_side

    app = QApplication([])
    dress()
    Collector(app)
    sys.setswitchinterval(0.001)
    if not big.exists():
        make(big, chosen.beads)
    long = folder / "long.txt"
    words = read_text(ARABIC).content.replace("\n", " ")
    long.write_text((words * (chosen.characters // len(words) + 1))[: chosen.characters], encoding="utf-8")
    small = folder / "sample.muqabala"
    small.write_bytes(aligned_sample())
    kept = preferences(folder)
    kept.realign = False
    window = MainWindow(kept)
    window.show()
    lane = SerialWorker("stalls")
    beats: list[tuple[float, float]] = []
    last = [0.0, 0.0]

    def beat() -> None:
        now = (time.process_time(), time.thread_time())
        beats.append(((now[0] - last[0]) * 1e3, (now[1] - last[1]) * 1e3))
        last[:] = now

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(BEAT_MS)
    timer.timeout.connect(beat)
    kept_promise = True

    def silence(name: str, begin: Callable[[], object], done: Callable[[], bool]) -> None:
        nonlocal kept_promise
        app.processEvents()
        beats.clear()
        last[:] = time.process_time(), time.thread_time()
        begun = last[0]
        timer.start()
        begin()
        while not done():
            app.processEvents()
            time.sleep(0.0005)
        timer.stop()
        beat()
        whole, own = max(beats), max(own for _, own in beats)
        ok = whole[0] < PROMISE_MS
        kept_promise = kept_promise and ok
        print(
            f"{name:<44}{whole[0]:>8.0f} ms{own:>14.0f} ms{(time.process_time() - begun):>10.1f} s"
            f"{'' if ok else '   MISSED'}",
            flush=True,
        )

    def aside(name: str, work: Callable[[], object]) -> None:
        ended: list[object] = []

        def failed(error: BaseException) -> None:
            raise error

        silence(name, lambda: lane.submit(work, ended.append, failed), lambda: bool(ended))

    print(f"{'':<44}{'longest beat':>11}{'of it the GUI':>17}{'work':>12}")
    aside("read a line of 10 million characters", lambda: read_side(SideRequest(long)))
    aside("the same as a document", lambda: read_side(SideRequest(long)))
    silence("open the large project", lambda: window.open_project(big), lambda: window.has_pairs())
    silence("the panes' first reading of it", lambda: None, settled(window))
    desk, session = window.desk, window.session
    assert desk is not None
    assert session is not None
    view = desk.view
    view.open_find()
    silence("find in it", lambda: view.find_bar.field.setText("السلطان خوارزم"), lambda: view.hits_known)
    aside("export it as TMX", lambda: export(session.project, ExportPlan(folder / "big.tmx")))
    window.open_project(small)
    while window.session is session or not window.has_pairs():
        app.processEvents()
    small_session = window.session
    assert small_session is not None
    silence("align the sample", small_session.align, lambda: not small_session.is_busy)
    window.close()
    lane.close()
    app.processEvents()
    return 0 if kept_promise else 1


def settled(window: object) -> Callable[[], bool]:
    from ui.session.overview import Overview

    def done() -> bool:
        session = window.session  # type: ignore[attr-defined]
        return session is not None and Overview.of(session).is_current and session.is_settled

    return done


if __name__ == "__main__":
    raise SystemExit(main())
