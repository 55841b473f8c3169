"""Time of one correction in the window: its queries, the realignment of the neighbours, its transaction.

    python -m benchmarks.speed.correction_latency --data DIR [--beads 5000] [--corrections 20]

Makes a project of the beginning of the longest text in DIR/long, aligns it once, then merges pairs all
over it as a person would, each followed by what the window does: the queries and the alignment on the worker
(:meth:`ui.services.alignment.AlignmentService.around`), and the writing of its result. Milliseconds of
processor
time, median and worst.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import tempfile
import time
from pathlib import Path

from aligner.permissions import Person
from aligner.progress import no_progress
from benchmarks.speed.alignment import beginning
from db import Project, TextInput
from ui.services.alignment import AlignmentService

ANA = Person("Ana")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--text", default="bible_svd_web/all.json.gz")
    parser.add_argument("--beads", type=int, default=5000)
    parser.add_argument("--corrections", type=int, default=20)
    arguments = parser.parse_args()
    with gzip.open(arguments.data / "long" / arguments.text, "rt", encoding="utf-8") as file:
        raw = json.load(file)
    source, target, words = beginning(raw, 11 * arguments.beads, False)
    with tempfile.TemporaryDirectory() as folder:
        texts = [TextInput(t.text, t.language, cutting="lines") for t in (source, target)]
        path = Path(folder) / "desk.muqabala"
        with Project.create(path, name="desk", source=texts[0], target=texts[1], by=ANA) as project:
            measure(project, arguments.corrections, words)


def measure(project: Project, corrections: int, words: int) -> None:
    """Align, correct, and print."""
    aligning = AlignmentService(project)
    aligning.align_all("use", no_progress).store(project, ANA)
    aligning.invalidate()
    count = len(project.order())
    print(f"{words} source words, {count} pairs", flush=True)
    times: dict[str, list[float]] = {"the command": [], "aligning again": [], "writing": [], "in all": []}
    replaced = []
    for number in range(corrections + 1):
        order = project.order()
        bead = int(order[(number + 1) * len(order) // (corrections + 3)])
        marks = [time.process_time()]
        change = project.merge(bead, ANA)
        aligning.mark_stale(change)
        marks.append(time.process_time())
        result = aligning.realign_around("use", bead, change.event_id, no_progress)
        marks.append(time.process_time())
        if result is not None:
            aligning.mark_stale(result.store(project, ANA))
            replaced.append(len(result.replacing or order))
        marks.append(time.process_time())
        if number:  # the first reads every pair, as the window does when a project is opened
            for name, begun, done in zip(times, marks, marks[1:], strict=False):
                times[name].append(1000 * (done - begun))
            times["in all"].append(1000 * (marks[-1] - marks[0]))
    for name, spent in times.items():
        print(f"{name:<16}{statistics.median(spent):8.1f}{max(spent):8.1f} ms")
    print(f"pairs looked at again: {statistics.median(replaced):.0f}, at most {max(replaced)}")


if __name__ == "__main__":
    main()
