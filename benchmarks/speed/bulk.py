"""What commands on all pairs of a very large project cost.

    python -m benchmarks.speed.bulk [--pairs 1000000] [--step NAME ...]

Each step runs in a process of its own on the file that the steps before it left. Printed are seconds of
processor time, seconds on the clock, and the most memory the process had (MB), opening the project
included. The project that the steps work on is made first; that is measured too.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from aligner.bitext import Bead, Segment, Side
from aligner.permissions import Person
from benchmarks.speed.project_file import segments, texts
from db import Project, Query, RunInfo, TextInput, check

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

ANA = Person("Ana")


def make(path: Path, count: int) -> None:
    """A project of suggested pairs, about the length of sentences."""
    arabic, english = texts(count)
    cuts = [segments(arabic), segments(english)]
    source, target = TextInput("\n".join(arabic), "ar"), TextInput("\n".join(english), "en")
    del arabic, english
    with Project.create(path, name="p", source=source, target=target, by=ANA) as project:
        beads = [Bead((s,), (t,), 0.5, 0.5) for s, t in zip(*cuts, strict=True)]
        cuts.clear()
        project.suggest(beads, RunInfo("e", "a"), by=ANA)


def open_(path: Path) -> None:
    """What the command line needs before it does anything."""
    with Project.open(path) as project:
        project.counts()
        project.rows(project.order()[:50])


def window(path: Path) -> None:
    """Open it in the window and paint the first page."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    from tests.helpers.shell_sample import dress, preferences
    from ui.main_window import MainWindow

    dress()
    shown = MainWindow(preferences(path.parent))
    shown.show()
    app.processEvents()
    begun = time.perf_counter()
    shown.open_project(path)
    while not shown.has_pairs():
        app.processEvents()
    shown.repaint()
    app.processEvents()
    print(f"    first paint {time.perf_counter() - begun:.2f} s, {_most()} MB")
    end = time.perf_counter() + 5  # whatever panes read in the background
    while time.perf_counter() < end:
        app.processEvents()
    shown.close()


def confirm(path: Path) -> None:
    with Project.open(path) as project:
        project.confirm(project.order(), ANA)


def undo(path: Path) -> None:
    with Project.open(path) as project:
        project.undo(ANA)


def redo(path: Path) -> None:
    with Project.open(path) as project:
        project.redo(ANA)


def replace(path: Path) -> None:
    from ui.services.replace import ReplaceAll

    with Project.open(path) as project:
        ReplaceAll(Query("In this year", Side.TARGET), "In that year", by=ANA).run(project)


class Joined(Sequence[Bead]):
    """Every second pair joined to the one before it, made when it is asked for: an alignment's own memory is
    not that of writing it.
    """

    def __init__(self, place: NDArray[np.int64]) -> None:
        self._place = place

    def __len__(self) -> int:
        return (len(self._place) + 1) // 2

    @overload
    def __getitem__(self, at: int) -> Bead: ...
    @overload
    def __getitem__(self, at: slice) -> list[Bead]: ...
    def __getitem__(self, at: int | slice) -> Bead | list[Bead]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        rows = self._place[2 * at : 2 * at + 2].tolist()
        if not rows:
            raise IndexError(at)
        source, target = (tuple(Segment(row[a], row[a + 1]) for row in rows) for a in (1, 3))
        return Bead(source, target, 0.6, 0.6)


def realign(path: Path) -> None:
    """Write what an alignment of everything gave: every second pair is joined to the one before it."""
    with Project.open(path) as project:
        project.suggest(Joined(project.extents()), RunInfo("e", "b"), by=ANA)


def verify(path: Path) -> None:
    Project.open(path, verify=True).close()


def whole(path: Path) -> None:
    report = check(path)
    if report.problems:
        raise SystemExit(f"not whole: {report.problems[:3]}")


STEPS: dict[str, Callable[[Path], None]] = {
    "open": open_,
    "open the window": window,
    "confirm all": confirm,
    "undo": undo,
    "redo": redo,
    "undo the redo": undo,
    "replace all": replace,
    "undo the replacing": undo,
    "realign all": realign,
    "undo the realigning": undo,
    "verify": verify,
    "check": whole,
}


def _most() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _one(name: str, path: Path, count: int) -> None:
    """A step in this process."""
    begun = time.perf_counter()
    if name == "make":
        make(path, count)
    else:
        STEPS[name](path)
    print(
        f"{name:<24}{time.process_time():>9.1f}{time.perf_counter() - begun:>9.1f}{_most():>9,}", flush=True
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--pairs", type=int, default=1_000_000)
    parser.add_argument("--step", action="append", choices=[*STEPS], help="only these, in this order")
    parser.add_argument("--project", type=Path, help="work on this project, which is changed")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        _one(chosen.one, chosen.project, chosen.pairs)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.project or Path(folder) / "p.muqabala"
        print(f"{chosen.pairs:<24,}{'cpu s':>9}{'clock s':>9}{'MB':>9}", flush=True)
        made = [] if path.exists() else ["make"]
        for name in (*made, *(chosen.step or STEPS)):
            command = [sys.executable, "-m", "benchmarks.speed.bulk", "--one", name]
            subprocess.run([*command, "--project", str(path), "--pairs", str(chosen.pairs)], check=True)
        print(f"file: {path.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
