"""Speed of listing a library: ``python -m benchmarks.speed.library --projects 10000``.

The projects are copies of a small one, in a new folder; the cache is in another.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from aligner.bitext import Bead, Segment
from aligner.permissions import Person
from db import Project, RunInfo, TextInput
from db.stores.library_cache import LibraryCache
from ui.services.library.listing import chosen, read_library


def model_project(path: Path, pairs: int) -> None:
    """Write a project of some hundred pairs, half of them confirmed."""
    lines = [f"line {number}" for number in range(pairs)]
    text, beads, at = "\n".join(lines), [], 0
    for line in lines:
        span = (Segment(at, at + len(line)),)
        beads.append(Bead(span, span, 0.5, 0.5))
        at += len(line) + 1
    source, target = (TextInput(text, language, "lines") for language in ("ar", "en"))
    with Project.create(path, name="model", source=source, target=target, by=Person("Layla")) as project:
        project.suggest(beads, RunInfo("none", "none"))
        project.confirm(project.order()[: pairs // 2], Person("Layla"))


def main() -> None:
    """Print the seconds of a first and of a second listing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=10_000)
    parser.add_argument("--pairs", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        model_project(base / "model.muqabala", asked.pairs)
        for number in range(asked.projects):
            folder = base / "library" / f"series {number % 100}"
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(base / "model.muqabala", folder / f"{number}.muqabala")
        with LibraryCache(base / "cache.sqlite") as cache:
            for title in ("first listing", "again", "again"):
                wall, cpu = time.perf_counter(), time.process_time()
                entries = chosen(read_library(base / "library", cache))
                wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
                print(f"{title}: {len(entries):,} projects, {wall:.2f} s ({cpu:.2f} s of processor time)")
        with LibraryCache(base / "cache.sqlite") as cache:
            wall = time.perf_counter()
            read_library(base / "library", cache)
            print(f"after a new start: {time.perf_counter() - wall:.2f} s")


if __name__ == "__main__":
    main()
