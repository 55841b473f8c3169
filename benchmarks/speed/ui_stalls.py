"""Time for which the window's thread is blocked while workers run, in processor time.

python benchmarks/stalls.py [--beads 100000] [--keep big.muqabala] [--characters 10000000]

Then how long single steps keep it: each key with panes open, the second time that it is pressed, and what the
panes compute and paint of so many pairs, the best of five.
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
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.main_window import MainWindow

BEAT_MS = 5
PROMISE_MS = 50.0
KEYS = ("Ctrl+Return", "Down", "M", "Ctrl+Z", "D", "U", "Ctrl+Shift+P")
SETTLING_S = 300.0


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
    from ui.services.imports.side_import import SideRequest, read_side

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
    desk, session = window.page, window.session
    assert desk is not None
    assert session is not None
    view = desk.view
    view.search.open_find()
    silence(
        "find in it", lambda: view.find_bar.field.setText("السلطان خوارزم"), lambda: view.search.hits_known
    )
    aside("export it as TMX", lambda: export(session.project, ExportPlan(folder / "big.tmx")))
    window.open_project(small)
    while window.session is session or not window.has_pairs():
        app.processEvents()
    small_session = window.session
    assert small_session is not None
    silence("align the sample", small_session.align, lambda: not small_session.is_busy)
    kept_promise = keys(window) and kept_promise
    window.close()
    lane.close()
    app.processEvents()
    return 0 if panes(chosen.beads) and kept_promise else 1


def row(name: str, milliseconds: float, promise: float) -> bool:
    """Print a line of the tables of steps; whether the promise was kept."""
    kept = milliseconds < promise
    missed = "" if kept else "   MISSED"
    print(f"{name:<44}{milliseconds:>8.1f} ms{promise:>14.0f} ms{missed}", flush=True)
    return kept


def keys(window: MainWindow) -> bool:
    """The longest round of the event loop after each key, the second time that it is pressed."""
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    session, desk, docks = window.session, window.page, window.docks
    assert session is not None
    assert desk is not None
    assert docks is not None
    session.realign = True
    docks.set_shown(["evidence", "history"])
    window.activateWindow()
    QApplication.processEvents()
    desk.take_focus()

    def focus() -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def spend(work: Callable[[], object]) -> float:
        rounds: list[float] = []
        until = time.monotonic() + SETTLING_S
        while not rounds or not session.is_settled:
            if time.monotonic() > until:
                raise TimeoutError
            before = time.thread_time()
            (QApplication.processEvents if rounds else work)()
            rounds.append(1e3 * (time.thread_time() - before))
        return max(rounds)

    found: dict[str, float] = {}
    for _ in range(2):
        for key in KEYS:
            found[key] = spend(lambda key=key: QTest.keySequence(focus(), QKeySequence(key)))  # type: ignore[misc]
        for letter in "merge":
            name = f"{letter} in the palette"
            found[name] = spend(lambda letter=letter: QTest.keyClicks(focus(), letter))  # type: ignore[misc]
        found["Escape"] = spend(lambda: QTest.keySequence(focus(), QKeySequence("Escape")))
        found["align the sample, panes open"] = spend(session.align)
    print(f"{'':<44}{'longest step':>11}{'promised':>16}")
    kept = [row(name, longest, PROMISE_MS) for name, longest in found.items()]
    return all(kept)


def panes(count: int) -> bool:
    """What the panes compute and paint of many pairs."""
    from PySide6.QtWidgets import QApplication

    from tests.helpers.panes_sample import AMINA, sample_project, synthetic
    from ui.panes.map.minimap import DocumentMap
    from ui.panes.path.raster import Window, paint
    from ui.panes.statistics import chart_data
    from ui.session.overview import Overview
    from ui.session.session import ProjectSession

    summary = synthetic(count)
    view = Window(0, int(summary.source.end.max()), 0, int(summary.target.end.max()), 1200, 1100)
    make = (chart_data.by_status, chart_data.bead_types, chart_data.confidences, chart_data.length_ratios)

    def best(work: Callable[[], object]) -> float:
        taken = []
        for _ in range(5):
            before = time.thread_time()
            work()
            taken.append(1e3 * (time.thread_time() - before))
        return min(taken)

    with tempfile.TemporaryDirectory() as folder:
        session = ProjectSession(sample_project(Path(folder)), AMINA, realign=False)
        overview, map_ = Overview.of(session), DocumentMap(session)
        while not overview.is_current:
            QApplication.processEvents()
        overview.summary, overview.crossing = summary, summary.crossings()
        overview._order.set(summary.ids)
        map_.resize(90, 560)
        map_.show()
        overview.renewed.emit()
        QApplication.processEvents()

        def paint_afresh() -> None:
            map_._image = None
            map_.repaint()

        print(f"{f'{count:,} pairs in the panes':<44}{'best':>11}{'promised':>16}")
        kept = [
            row("paint the map", best(map_.repaint), 10),
            row("the same, its picture too", best(paint_afresh), 20),
            row("gather its pixels", best(map_._renew), 50),
            row("those of a hundred pairs", best(lambda: map_._update_rows(500, 600)), 5),
            row("count for the statistics", best(lambda: [one(summary) for one in make]), 50),
            row("paint the path", best(lambda: paint(summary, view, 2, 0xFFFFFFFF, (1, 2, 3, 4), 5)), 50),
        ]
        map_.close()
        session.close()
    return all(kept)


def settled(window: object) -> Callable[[], bool]:
    from ui.session.overview import Overview

    def done() -> bool:
        session = window.session  # type: ignore[attr-defined]
        return session is not None and Overview.of(session).is_current and session.is_settled

    return done


if __name__ == "__main__":
    raise SystemExit(main())
