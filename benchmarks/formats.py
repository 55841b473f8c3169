"""How fast and in how much memory pairs are written and read.

    python benchmarks/formats.py [--pairs 1000000] [--formats tmx,tsv]
    python benchmarks/formats.py --large-tmx 500    # reads a TMX of so many MB

Each format runs in a process of its own, so that the memory is its own.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from aligner.formats.presets import PRESETS, export_tmx
from aligner.formats.registry import FORMATS, iterate_units, write_units
from aligner.formats.selection import Duplicates
from aligner.formats.unit import Unit
from aligner.preflight import preflight

if TYPE_CHECKING:
    from collections.abc import Iterator

ARABIC = "ثم عاد من العراق سنة ست عشرة وستمائة واستقر بنيسابور فوفدت عليه رسل جنكزخان بهدية من نقرة المعدنين"
ENGLISH = "Then he returned from Iraq in the year 616 and settled at Nishapur, where envoys of the Khan came."
WRITTEN = [entry.name for entry in FORMATS if entry.writer and entry.name not in ("pdf", "moses")]


def pairs(count: int) -> Iterator[Unit]:
    """As many different pairs, made one by one."""
    for i in range(count):
        yield Unit(
            f"{ARABIC} {i}", f"{ENGLISH} {i}", identifier=str(i), confidence=0.9, properties={"origin": "x"}
        )


def megabytes() -> float:
    """Most memory the process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, count: int) -> None:
    """Write and read one format; prints a line."""
    suffix = next(entry.suffixes[0] for entry in FORMATS if entry.name == name.split("-")[0])
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"pairs{suffix}"
        start = time.perf_counter()
        if name == "tmx-trados":
            export_tmx(path, pairs(count), PRESETS["trados"], duplicates=Duplicates.DROP_PAIRS)
        else:
            write_units(path, pairs(count), title="Benchmark")
        wrote, memory = time.perf_counter() - start, megabytes()
        line = f"{name:11} wrote {count:,} pairs, {count / wrote:9,.0f} a second, {memory:4.0f} MB"
        entry = next(entry for entry in FORMATS if entry.name == name.split("-")[0])
        if entry.bitext:
            start = time.perf_counter()
            read = sum(1 for _ in iterate_units(path, format_name=entry.name))
            took = time.perf_counter() - start
            line += f"; read {read:,}, {read / took:9,.0f} a second, {megabytes():4.0f} MB"
        print(f"{line}; file {path.stat().st_size / 1e6:.0f} MB", flush=True)


def large_tmx(size: int) -> None:
    """Read a TMX of that many megabytes, unit by unit, and look at it as a pre-flight does."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.tmx"
        write_units(path, pairs(size * 1_000_000 // 453))
        start, before = time.perf_counter(), megabytes()
        count = sum(1 for _ in iterate_units(path))
        took = time.perf_counter() - start
        print(
            f"TMX of {path.stat().st_size / 1e6:.0f} MB: {count:,} units in {took:.0f} s, "
            f"{megabytes():.0f} MB (before reading {before:.0f} MB)"
        )
        start = time.perf_counter()
        report = preflight(iterate_units(path), PRESETS["trados"])
        took = time.perf_counter() - start
        print(f"pre-flight: {report.units:,} units in {took:.0f} s, {megabytes():.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed and memory of readers and writers.")
    parser.add_argument("--pairs", type=int, default=1_000_000)
    parser.add_argument("--formats", default=",".join([*WRITTEN, "tmx-trados"]))
    parser.add_argument("--large-tmx", type=int, metavar="MB")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        measure(arguments.one, arguments.pairs)
    elif arguments.large_tmx:
        large_tmx(arguments.large_tmx)
    else:
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
        for name in arguments.formats.split(","):
            command = [sys.executable, __file__, "--one", name, "--pairs", str(arguments.pairs)]
            subprocess.run(command, check=True, env=environment)


if __name__ == "__main__":
    main()
