"""The facing table at 100,000 beads: opening, scrolling, keys, memory.

    python -m benchmarks.speed.table [--beads 100000] [--keep big.muqabala]

Makes a project of that many beads (or takes a kept one), opens it in the real table with a real session,
drives it by wheel and keys, and prints what the table promises against what was measured.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.editor import EditorView

ROOT = Path(__file__).resolve().parents[2]


def make(path: Path, beads: int) -> None:
    """Write a project of that many beads: words of the sample, in beads of 4 to 40 words."""
    from aligner.bitext import Bead, Segment
    from aligner.permissions import Person
    from db import Project, RunInfo, TextInput

    chance = random.Random(7)
    texts, spans = [], []
    for name in ("tarikh-ar.txt", "tarikh-en.txt"):
        words = (ROOT / "ui/resources/sample" / name).read_text(encoding="utf-8").split()
        parts, places, at = [], [], 0
        for _ in range(beads):
            first = chance.randrange(len(words) - 40)
            part = " ".join(words[first : first + chance.randint(4, 40)])
            parts.append(part)
            places.append(Segment(at, at + len(part)))
            at += len(part) + 1
        texts.append(" ".join(parts))
        spans.append(places)
    project = Project.create(
        path,
        name="benchmark",
        source=TextInput(texts[0], "ar", "stream"),
        target=TextInput(texts[1], "en", "sentences"),
        by=Person("Benchmark"),
    )
    pairs = [Bead((source,), (target,), 0.6, chance.random()) for source, target in zip(*spans, strict=True)]
    project.suggest(pairs, RunInfo("none", "benchmark", {}))
    project.close()


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def memory() -> float:
    """Resident memory of this process at its highest, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would count what the parent process had when it started this one
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--beads", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="make the project here, or use it if it is there")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if chosen.measure:
        return 0 if measure(chosen.measure) else 1
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.keep or Path(folder) / "big.muqabala"
        if not path.exists():
            started = time.perf_counter()
            make(path, chosen.beads)
            print(f"made {path.name} with {chosen.beads:,} beads in {time.perf_counter() - started:.1f} s\n")
        # In a process of its own: the making must not count as the table's memory.
        return subprocess.run([sys.executable, __file__, "--measure", str(path)], check=False).returncode


def measure(path: Path) -> bool:
    """Drive the table and print the results; whether all promises are kept."""
    from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

    from aligner.permissions import Person
    from db import Project
    from ui.design import ColourScheme, apply_colour_scheme, load_fonts
    from ui.editor import EditorView
    from ui.session.session import ProjectSession

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    load_fonts(app)
    apply_colour_scheme(app, ColourScheme.LIGHT)
    app.processEvents()
    before = memory()

    started = time.perf_counter()
    session = ProjectSession(Project.open(path), Person("Benchmark"), realign=False)
    view = EditorView(session)
    view.resize(1280, 800)
    view.show()
    paint(view)
    opened = time.perf_counter() - started

    if view.flows:  # as a kept project was left
        view.toggle_flow()
    table = view.table
    bar = table.verticalScrollBar()
    rows = view.model.rowCount()

    def timed(step: Callable[[], object]) -> Spent:
        begun = Spent.now()
        step()
        app.processEvents()  # which paints what has changed
        return begun.since()

    def wheel(surface: QAbstractScrollArea = table) -> None:
        centre = QPointF(surface.viewport().rect().center())
        event = QWheelEvent(
            centre,
            surface.viewport().mapToGlobal(centre),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(surface.viewport(), event)

    chance = random.Random(3)
    wheels = [timed(wheel) for _ in range(300)]
    pages = [timed(lambda: QTest.keyClick(table, Qt.Key.Key_PageDown)) for _ in range(60)]
    jumps = [timed(lambda: bar.setValue(chance.randrange(rows))) for _ in range(60)]

    table.go_to_row(rows // 2)
    table.setFocus()
    moves = [timed(lambda: QTest.keyClick(table, Qt.Key.Key_Down)) for _ in range(100)]
    carets = [timed(lambda: QTest.keyClick(table, Qt.Key.Key_Left)) for _ in range(100)]

    def written(
        key: Qt.Key,
        surface: QWidget = table,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> Spent:
        """From the key to the repainted truth, written to disk."""
        loop = QEventLoop()
        session.changed.connect(loop.quit)
        QTimer.singleShot(5_000, loop.quit)
        begun = Spent.now()
        QTest.keyClick(surface, key, modifier)
        loop.exec()
        app.processEvents()
        session.changed.disconnect(loop.quit)
        return begun.since()

    control = Qt.KeyboardModifier.ControlModifier
    seen = [timed(lambda: QTest.keyClick(table, Qt.Key.Key_Return, control)) for _ in range(40)]
    while not session.is_saved:
        app.processEvents()
    confirms = [written(Qt.Key.Key_Return, modifier=control) for _ in range(40)]
    splits, merges = [], []
    for _ in range(20):
        QTest.keyClick(table, Qt.Key.Key_Home)
        for _ in range(2):
            QTest.keyClick(table, Qt.Key.Key_Left)
        splits.append(written(Qt.Key.Key_Return))
        merges.append(written(Qt.Key.Key_Delete))
        QTest.keyClick(table, Qt.Key.Key_Down)

    def settled(step: Callable[[], object], until: Callable[[], bool]) -> float:
        begun = time.perf_counter()
        step()
        while not until() and time.perf_counter() - begun < 20:
            app.processEvents()
        return (time.perf_counter() - begun) * 1000

    flow = view.flow
    table.go_to_row(rows // 3)
    flowing = timed(lambda: QTest.keyClick(table, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier))

    rolls = [timed(lambda: wheel(flow)) for _ in range(200)]
    flow_carets = [timed(lambda: QTest.keyClick(flow, Qt.Key.Key_Left)) for _ in range(100)]
    flow_jumps = [timed(lambda: view.go_to(view.model.id_at(chance.randrange(rows)))) for _ in range(40)]
    cuts = []
    for _ in range(20):
        view.go_to(view.model.id_at(chance.randrange(rows)))
        app.processEvents()
        for _ in range(2):
            QTest.keyClick(flow, Qt.Key.Key_Left)
        cuts.append(written(Qt.Key.Key_Return, flow))
    QTest.keyClick(flow, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)

    view.search.open_find()
    view.find_bar.field.setText("السلطان خوارزم")
    found = settled(lambda: None, lambda: view.search.hits_known)
    peak = memory()
    session.close()

    def high(spent: list[Spent], share: float = 0.95) -> tuple[float, float]:
        return percentile([s.wall for s in spent], share), percentile([s.work for s in spent], share)

    results: list[tuple[str, tuple[float, float | None], float | None, str]] = [
        ("open to first paint", (opened * 1000, None), 1_500.0, "ms"),
        ("wheel step, p95", high(wheels), 16.0, "ms"),
        ("wheel step, median", high(wheels, 0.5), None, "ms"),
        ("page down, p95", high(pages), 50.0, "ms"),
        ("jump anywhere, p95", high(jumps), 50.0, "ms"),
        ("row down, p95", high(moves), 50.0, "ms"),
        ("caret step, p95", high(carets), 50.0, "ms"),
        ("confirm: key to seen, p95", high(seen), 50.0, "ms"),
        ("confirm: key to written and repainted, p95", high(confirms), 50.0, "ms"),
        ("split: key to written and repainted, p95", high(splits), 50.0, "ms"),
        ("merge: key to written and repainted, p95", high(merges), 50.0, "ms"),
        ("flow: key to first paint", (flowing.wall, flowing.work), 500.0, "ms"),
        ("flow: wheel step, p95", high(rolls), 50.0, "ms"),
        ("flow: wheel step, median", high(rolls, 0.5), None, "ms"),
        ("flow: caret step, p95", high(flow_carets), 50.0, "ms"),
        ("flow: jump anywhere, p95", high(flow_jumps), None, "ms"),
        ("flow: split, key to written and repainted, p95", high(cuts), None, "ms"),
        ("find in everything", (found, None), None, "ms"),
        ("memory at its highest", (peak, None), 500.0, "MB"),
        ("of that before opening", (before, None), None, "MB"),
    ]
    load = (
        f", {os.getloadavg()[0]:.1f} busy on {os.cpu_count()} processors" if hasattr(os, "getloadavg") else ""
    )
    print(f"{rows:,} beads{load}\n\n{'':<46}{'waited':>10}{'worked':>14}")
    kept = True
    for name, (wall, work), limit, unit in results:
        ok = limit is None or wall < limit
        kept = kept and ok
        promise = f"< {limit:,.0f} {unit}" if limit is not None else ""
        worked = f"{work:,.1f} {unit}" if work is not None else ""
        print(f"{name:<46}{wall:>10,.1f} {unit:<3}{worked:>10}   {promise:<12}{'' if ok else '  MISSED'}")
    return kept


@dataclass(frozen=True)
class Spent:
    """Milliseconds: waited, as a person does, and worked by this process whatever else the machine did."""

    wall: float
    work: float

    @classmethod
    def now(cls) -> Spent:
        return cls(time.perf_counter() * 1000, time.process_time() * 1000)

    def since(self) -> Spent:
        now = Spent.now()
        return Spent(now.wall - self.wall, now.work - self.work)


def paint(view: EditorView) -> None:
    """Paint the table now, as the screen would."""
    view.table.viewport().repaint()


if __name__ == "__main__":
    raise SystemExit(main())
