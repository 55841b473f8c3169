"""Speed and memory of writing and reading pairs.

    python -m benchmarks.speed.formats [--pairs 1000000] [--formats tmx,tsv] [--keep]
    python -m benchmarks.speed.formats --large-tmx 500    # read a TMX of that many MB, and stop inside it
    python -m benchmarks.speed.formats --project 1000000  # a project of that many pairs to TMX, preflight

Each format runs in a process of its own, so that the memory is its own. Pairs a second are by processor time,
with those by the clock in brackets. ``--keep`` puts the rows into benchmarks/results.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import resource
import subprocess
import sys
import time
from contextlib import suppress
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from aligner.errors import Cancelled
from aligner.exchange.preflight import preflight
from aligner.exchange.presets import PRESETS, export_tmx
from aligner.exchange.selection import Duplicates
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.registry import formats, iterate_units, write_units
from benchmarks.common import results
from benchmarks.speed.project_file import make as make_project
from db import Project
from ui.services.export import ExportPlan, examine, export

if TYPE_CHECKING:
    from collections.abc import Iterator

ARABIC = "ثم عاد من العراق سنة ست عشرة وستمائة واستقر بنيسابور فوفدت عليه رسل جنكزخان بهدية من نقرة المعدنين"
ENGLISH = "Then he returned from Iraq in the year 616 and settled at Nishapur, where envoys of the Khan came."
WRITTEN = [
    entry.name
    for entry in formats()
    if entry.writer and not entry.of_project and entry.name not in ("pdf", "moses")
]


def pairs(count: int) -> Iterator[TranslationUnit]:
    """As many different pairs, made one by one."""
    for i in range(count):
        yield TranslationUnit(
            f"{ARABIC} {i}", f"{ENGLISH} {i}", identifier=str(i), confidence=0.9, properties={"origin": "x"}
        )


def megabytes() -> float:
    """Most memory the process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class PeakWatch:
    """Processor time and clock since it was made."""

    def __init__(self) -> None:
        self._processor, self._clock = time.process_time(), time.perf_counter()

    def per_second(self, count: int) -> int:
        """Rate of ``count`` items since then, by processor time."""
        return round(count / (time.process_time() - self._processor))

    def rate(self, count: int) -> str:
        """The same as text, with the rate by the clock in brackets."""
        processor = time.process_time() - self._processor
        clock = time.perf_counter() - self._clock
        return f"{count / processor:,.0f} a second ({count / clock:,.0f})"

    def took(self) -> str:
        processor = time.process_time() - self._processor
        return f"{processor:.2f} s ({time.perf_counter() - self._clock:.2f})"


def measure(name: str, count: int, keep: bool) -> None:
    """Write and read one format; prints a line."""
    suffix = next(entry.suffixes[0] for entry in formats() if entry.name == name.split("-")[0])
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"pairs{suffix}"
        watch = PeakWatch()
        if name == "tmx-trados":
            export_tmx(path, pairs(count), PRESETS["trados"], duplicates=Duplicates.DROP_PAIRS)
        else:
            write_units(path, pairs(count), title="Benchmark")
        figures: dict[str, object] = {"written": watch.per_second(count), "write_memory": round(megabytes())}
        line = f"{name:11} wrote {count:,} pairs, {watch.rate(count)}, {megabytes():.0f} MB"
        entry = next(entry for entry in formats() if entry.name == name.split("-")[0])
        if entry.bitext:
            watch = PeakWatch()
            read = sum(1 for _ in iterate_units(path, format_name=entry.name))
            figures |= {"read": watch.per_second(read), "read_memory": round(megabytes())}
            line += f"; read {read:,}, {watch.rate(read)}, {megabytes():.0f} MB"
        print(f"{line}; file {path.stat().st_size / 1e6:.0f} MB", flush=True)
    if keep:
        made = f"muqabala:{importlib.metadata.version('muqabala')}|recorded:{date.today():%Y-%m-%d}"
        row = {"table": "formats", "format": name, "pairs": count, "signature": made, **figures}
        results.keep("speed", [row], results.SPEED_KEY)


def large_tmx(size: int) -> None:
    """Read a TMX of at least that many megabytes, unit by unit; look at it as a pre-flight does; stop."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.tmx"
        write_units(path, pairs(1000))
        write_units(path, pairs(size * 1_000_000 * 1000 // path.stat().st_size + 1000))
        watch, before = PeakWatch(), megabytes()
        count = sum(1 for _ in iterate_units(path))
        print(
            f"TMX of {path.stat().st_size / 1e6:.1f} MB: {count:,} units, {watch.rate(count)}, "
            f"{megabytes():.0f} MB (before reading {before:.0f} MB)",
            flush=True,
        )
        watch = PeakWatch()
        report = preflight(iterate_units(path), PRESETS["trados"])
        print(f"pre-flight: {report.units:,} units, {watch.rate(report.units)}, {megabytes():.0f} MB")
        asked: list[PeakWatch] = []

        def stop(done: float, message: str) -> None:
            if asked:
                raise Cancelled
            if done > 0.5:  # the user presses Stop right after this report
                asked.append(PeakWatch())

        with suppress(Cancelled):
            for _ in iterate_units(path, progress=stop):
                pass
        print(f"stopped in the middle: {asked[0].took()} after it was asked for")


def from_a_project(count: int) -> None:
    """A project of that many pairs to TMX."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "p.muqabala"
        # In a process of its own: making the project takes more memory than an export may.
        child = get_context("spawn").Process(target=make_project, args=(count, path))
        child.start()
        child.join()
        with Project.open(path) as project:
            opened = megabytes()
            watch = PeakWatch()
            written = export(project, ExportPlan(path.with_suffix(".tmx"))).report.written
            print(f"project to TMX: {written:,} pairs, {watch.rate(written)}, {megabytes():.0f} MB, ", end="")
            print(f"of them {opened:.0f} MB for opening it; project of {path.stat().st_size / 1e6:.0f} MB")
            watch = PeakWatch()
            units = examine(project, PRESETS["trados"]).units
            print(f"pre-flight: {units:,} pairs, {watch.rate(units)}, {megabytes():.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed and memory of readers and writers.")
    parser.add_argument("--pairs", type=int, default=1_000_000)
    parser.add_argument("--formats", default=",".join([*WRITTEN, "tmx-trados"]))
    parser.add_argument("--large-tmx", type=int, metavar="MB")
    parser.add_argument("--project", type=int, metavar="PAIRS")
    parser.add_argument("--keep", action="store_true", help="put the rows into benchmarks/results")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        measure(arguments.one, arguments.pairs, arguments.keep)
    elif arguments.large_tmx:
        large_tmx(arguments.large_tmx)
    elif arguments.project:
        from_a_project(arguments.project)
    else:
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
        for name in arguments.formats.split(","):
            command = [sys.executable, __file__, "--one", name, "--pairs", str(arguments.pairs)]
            command += ["--keep"] if arguments.keep else []
            subprocess.run(command, check=True, env=environment)


if __name__ == "__main__":
    main()
