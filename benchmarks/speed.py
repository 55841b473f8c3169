"""What alignment costs: time, peak memory, and how both grow with the text.

    python benchmarks/speed.py --data DIR [--words 3000,6000,12000] [--unsegmented] [--whole] [--peers]

Takes the beginning of the longest text in DIR/long at each size (``--whole``: all of it), and reports
seconds from a loaded encoder to beads, by the clock and of the processor (which other jobs disturb less; the
longest silence between two reports is measured so too, all threads together), peak memory of the process, and
the ratio of the processor times. ``--peers`` has Vecalign align the same text afterwards, with the same
encoder. There are as many threads as cores; set OMP_NUM_THREADS to compare: the digest of the beads must
not change.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import peers
import scoring
from corpus import Document, joined, running

from aligner.align import Aligner
from aligner.bitext import Bead
from aligner.cores import workers
from aligner.neighbourhood import neighbourhood
from models.registry import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.segmentation import Segmentation


def beginning(raw: dict[str, Any], words: int, unsegmented: bool) -> tuple[Segmentation, Segmentation, int]:
    """The first beads of a long text with about this many source words; segments of the source taken."""
    taken = units = reached = 0
    for bead in raw["gold"]:
        source, target = list(bead[0]), list(bead[1])
        taken = max([taken, *(i + 1 for i in source)])
        units = max([units, *(j + 1 for j in target)])
        reached += sum(len(raw["source"][int(i)].split()) for i in source)
        if reached >= words:
            break
    target_side = joined(raw["target"][:units], "en")
    if unsegmented:
        stream = [word for text in raw["source"][:taken] for word in text.split()]
        return running(stream, "ar"), target_side, reached
    return joined(raw["source"][:taken], "ar"), target_side, reached


def corrected(aligner: Aligner, beads: Sequence[Bead]) -> float:
    """Processor time of aligning the neighbours anew after two beads in the middle were merged."""
    at = next(k for k in range(len(beads) // 2, 0, -1) if not (beads[k].is_null or beads[k - 1].is_null))
    one, two = beads[at - 1], beads[at]
    merged = Bead(one.source + two.source, one.target + two.target)
    rows = [*beads[: at - 1], merged, *beads[at + 1 :]]
    begun = time.process_time()
    span = neighbourhood(lambda k: (rows[k], rows[k] is merged), len(rows), at - 1)
    aligner.realign_among(rows[span.start : span.stop], [merged])
    return time.process_time() - begun


def digest(beads: Sequence[Bead]) -> str:
    """Of the segments and confidences of all beads."""
    return hashlib.sha256(repr(beads).encode()).hexdigest()[:12]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--text", default="bible_svd_web/all.json.gz")
    parser.add_argument("--words", default="3000,6000,12000")
    parser.add_argument("--unsegmented", action="store_true")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--peers", action="store_true")
    arguments = parser.parse_args()
    begun = time.perf_counter()
    encoder = load("use")
    print(f"encoder loaded in {time.perf_counter() - begun:.2f} s; {workers()} threads", flush=True)
    with gzip.open(arguments.data / "long" / arguments.text, "rt", encoding="utf-8") as file:
        raw = json.load(file)
    sizes = [10**9] if arguments.whole else [int(size) for size in arguments.words.split(",")]
    before: float | None = None
    for size in sizes:
        source, target, words = beginning(raw, size, arguments.unsegmented)
        if size == sizes[-1]:
            raw = {"gold": raw["gold"]}  # what is measured is the aligner's memory
        begun = time.perf_counter()
        latest = processor = time.process_time()
        longest = 0.0

        def watch(done: float, message: str) -> None:
            nonlocal latest, longest
            now = time.process_time()
            longest, latest = max(longest, now - latest), now

        aligner = Aligner(source, target, encoder, progress=watch)
        beads = aligner.align(progress=watch).beads
        seconds = time.perf_counter() - begun
        spent = time.process_time() - processor
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        growth = "" if before is None else f", {spent / before:.2f} times the one before"
        print(
            f"{words} source words, {len(beads)} beads: {seconds:.1f} s, {spent:.1f} s of processor time, "
            f"peak {peak:.2f} GB, longest silence {longest:.2f} s{growth}; {digest(beads)}",
            flush=True,
        )
        print(f"  after one correction: {corrected(aligner, beads):.3f} s of processor time", flush=True)
        if not arguments.unsegmented:
            spot = {s.start: i for i, s in enumerate(source.segments)}
            there = {s.start: i for i, s in enumerate(target.segments)}
            found = [
                (tuple(spot[s.start] for s in b.source), tuple(there[s.start] for s in b.target))
                for b in beads
            ]
            gold = [
                (tuple(a), tuple(b))
                for a, b in raw["gold"]
                if all(int(i) < len(spot) for i in a) and all(int(j) < len(there) for j in b)
            ]
            counts = scoring.coarse_counts(gold, found)
            precision = scoring.ratio(counts["inside"], counts["coarse_test"])
            recall = scoring.ratio(counts["whole"], counts["coarse_gold"])
            print(f"  coarse F1 {scoring.f1(precision, recall):.3f}", flush=True)
        if arguments.peers:
            document = Document("beads", "long", "", "", source, target, (), ())
            begun, processor = time.perf_counter(), time.process_time()
            peers.vecalign(document, encoder)
            clock, busy = time.perf_counter() - begun, time.process_time() - processor
            print(
                f"  Vecalign: {clock:.1f} s, {busy:.1f} s of processor time, "
                f"{clock / seconds:.1f} and {busy / spent:.1f} times ours",
                flush=True,
            )
        before = spent


if __name__ == "__main__":
    main()
