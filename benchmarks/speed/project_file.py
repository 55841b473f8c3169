"""Speed of a project file.

    python -m benchmarks.speed.project_file 100000

Prints milliseconds: each query once, each command as median and worst of 20 on pairs all over the project.
:mod:`benchmarks.speed.bulk` measures commands on all pairs.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.bitext import Bead, Segment, Side
from aligner.permissions import Person, Role
from db import Project, Query, RunInfo, TextInput, check

if TYPE_CHECKING:
    from collections.abc import Callable

ANA, RIMA = Person("Ana"), Person("Rima", Role.REVIEWER)


def once(name: str, call: Callable[[], object]) -> None:
    """Time one call after another of the same, so that neither file cache nor statement cache is cold."""
    call()
    start = time.perf_counter()
    call()
    print(f"{name:<34}{(time.perf_counter() - start) * 1000:9.1f}")


def first(name: str, call: Callable[[], object]) -> None:
    """Time what can be done only once."""
    start = time.perf_counter()
    call()
    print(f"{name:<34}{(time.perf_counter() - start) * 1000:9.1f}")


def often(name: str, call: Callable[[int], object]) -> None:
    """Time 20 calls."""
    times = []
    for number in range(20):
        start = time.perf_counter()
        call(number)
        times.append((time.perf_counter() - start) * 1000)
    print(f"{name:<34}{statistics.median(times):9.1f}{max(times):9.1f}")


def texts(count: int) -> tuple[list[str], list[str]]:
    """Lines of about the length of sentences, each of its own."""
    arabic = [
        f"وفي هذه السنة {n} سار الملك الأشرف موسى بن العادل إلى دمشق فملكها ثم عاد" for n in range(count)
    ]
    english = [
        f"In this year {n} al-Ashraf Musa b. al-Adil marched to Damascus and took it." for n in range(count)
    ]
    return arabic, english


def segments(lines: list[str]) -> list[Segment]:
    found, at = [], 0
    for line in lines:
        found.append(Segment(at, at + len(line)))
        at += len(line) + 1
    return found


def make(count: int, path: Path) -> None:
    """A project of that many pairs, the whole of it confirmed."""
    arabic, english = texts(count)
    source, target = TextInput("\n".join(arabic), "ar"), TextInput("\n".join(english), "en")
    pairs = zip(segments(arabic), segments(english), strict=True)
    with Project.create(path, name="p", source=source, target=target, by=ANA) as project:
        project.suggest([Bead((s,), (t,), 0.5, 0.5) for s, t in pairs], RunInfo("e", "a"), by=ANA)
        project.confirm(project.order(), ANA)


def measure(count: int, folder: Path) -> None:
    arabic, english = texts(count)
    source, target = TextInput("\n".join(arabic), "ar"), TextInput("\n".join(english), "en")
    pairs = zip(segments(arabic), segments(english), strict=True)
    beads = [Bead((s,), (t,), 0.5, 0.5) for s, t in pairs]
    evidence: list[dict[str, Any]] = [{"margin": 0.1, "names": [["الأشرف", "al-Ashraf"]]}] * count
    path = folder / "p.muqabala"
    print(f"{count:,} pairs{'':<23}{'ms':>9}{'worst':>9}")
    project = Project.create(path, name="p", source=source, target=target, by=ANA)
    first("suggest all", lambda: project.suggest(beads, RunInfo("e", "a"), by=ANA, evidence=evidence))
    first("undo that", lambda: project.undo(ANA))
    first("redo that", lambda: project.redo(ANA))
    ids = project.order().tolist()
    once("open", lambda: Project.open(path).close())
    once("order", project.order)
    once("counts", project.counts)
    middle = ids[count // 2 : count // 2 + 50]
    once("rows of 50", lambda: project.rows(middle))
    once("extents", project.extents)
    once("find text", lambda: project.find("الاشرف"))
    once("find rare text", lambda: project.find("777"))
    once("find by regular expression", lambda: project.find(Query(r"\b7+\b", regex=True)))
    once("find crossing", lambda: project.find(Query(crossing=True)))

    def at(number: int, offset: int) -> int:
        return int(ids[(number * 97 + offset * 7) % (count - 20)])

    def cut(id_: int) -> object:
        row = project.rows([id_])[0]
        start = row.target[0].start
        return project.split(id_, ANA, target_at=start + 2)

    often("confirm", lambda n: project.confirm([at(n, 0)], ANA))
    often("approve", lambda n: project.approve([at(n, 0)], RIMA))
    often("split", lambda n: cut(at(n, 1)))
    often("merge", lambda n: project.merge(at(n, 2), ANA))
    often("shift", lambda n: project.shift(at(n, 4), Side.SOURCE, True, ANA))
    often("detach", lambda n: project.detach(at(n, 6), ANA))
    often("edit text", lambda n: project.edit_text(at(n, 8), Side.TARGET, f"In that year {n} he went.", ANA))
    often("comment", lambda n: project.comment(at(n, 8), "really?", RIMA))
    often("move far", lambda n: project.move(at(n, 9), count // 2 + n, ANA))
    often("undo", lambda n: project.undo(ANA))
    often("redo", lambda n: project.redo(ANA))
    first("confirm 10,000 at once", lambda: project.confirm(ids[-min(10_000, count // 2) :], ANA))
    project.close()
    first("check", lambda: check(path))
    print(f"file: {path.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, Path(name))
