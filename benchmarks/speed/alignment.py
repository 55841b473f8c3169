"""Time and memory of an alignment, and how both grow with the length of the text.

    python -m benchmarks.speed.alignment --data DIR [--words 3000,6000,12000] [--unsegmented] [--whole]
        [--stops 8] [--keep MACHINE]
    python -m benchmarks.speed.alignment --data DIR --peers [--documents hayy_ockley/hayy_asal,ntrex/part01]

Aligns the beginning of the longest text in DIR/long at each size (``--whole``: all of it). Prints seconds
from a loaded encoder to beads, by the clock and of the processor, what of it the main thread does (and so how
many cores would be busy on an idle machine), the longest processor time between two
calls of the progress callback, the peak memory of the process, and the ratio to the size before. Uses as many
threads as there are cores; set OMP_NUM_THREADS to compare: the digest of the beads must not change.

``--stops`` cancels so many alignments of each text at random moments and prints how long that took. Then the
aligner that was cancelled last runs again and must give the same beads.

``--peers`` aligns documents of DIR/beads with Muqabala and with Vecalign (sentweave), with the same encoder
and threads, encoding included. Muqabala goes first.

``--keep`` puts the rows into benchmarks/results under a description of the machine ("quiet, 2 threads").
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.alignment.aligner import Aligner
from aligner.alignment.realign_window import realign_window
from aligner.alignment.spans.settings import PairSettings
from aligner.bitext import Bead
from aligner.errors import Cancelled
from aligner.parallel import workers
from benchmarks.common import baselines, metrics, results
from benchmarks.common.corpus import joined, read, running
from models.registry import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.alignment.encoder_protocol import Encoder
    from aligner.segmentation.segmenter import Segmentation

AGAINST = (
    "hayy_ockley/hayy_asal,hayy_ockley/hayy_roe,ntrex/part01,bible_svd_web/Ruth_1-4,bible_svd_web/Mark_1-8"
)
"""Documents of classical prose, news and scripture."""


class Watch:
    """A progress callback that knows how long nothing was reported, and when to stop.

    Args:
        stop: second of processor time from now on at which the person asks to stop.
    """

    def __init__(self, stop: float = float("inf")) -> None:
        self.begun = self.latest = time.process_time()
        self.asked = self.begun + stop
        self.longest = 0.0

    def __call__(self, done: float, message: str) -> None:
        self.seen()
        if self.latest >= self.asked:
            raise Cancelled

    def seen(self) -> None:
        """Something was reported, or all is done."""
        now = time.process_time()
        self.longest, self.latest = max(self.longest, now - self.latest), now


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
    """Processor time of realigning the neighbours after two beads in the middle were merged."""
    at = next(k for k in range(len(beads) // 2, 0, -1) if not (beads[k].is_null or beads[k - 1].is_null))
    one, two = beads[at - 1], beads[at]
    merged = Bead(one.source + two.source, one.target + two.target)
    rows = [*beads[: at - 1], merged, *beads[at + 1 :]]
    begun = time.process_time()
    span = realign_window(lambda k: (rows[k], rows[k] is merged), len(rows), at - 1)
    aligner.realign_among(rows[span.start : span.stop], [merged])
    return time.process_time() - begun


def digest(beads: Sequence[Bead]) -> str:
    """Of the segments and confidences of all beads."""
    return hashlib.sha256(repr(beads).encode()).hexdigest()[:12]


def coarse(source: Segmentation, target: Segmentation, beads: Sequence[Bead], gold: list[Any]) -> float:
    """F1 of beads between segments, where gold is by verse."""
    spot = {s.start: i for i, s in enumerate(source.segments)}
    there = {s.start: i for i, s in enumerate(target.segments)}
    found = [(tuple(spot[s.start] for s in b.source), tuple(there[s.start] for s in b.target)) for b in beads]
    known = [
        (tuple(a), tuple(b))
        for a, b in gold
        if all(int(i) < len(spot) for i in a) and all(int(j) < len(there) for j in b)
    ]
    counts = metrics.coarse_counts(known, found)
    return metrics.f1(
        metrics.ratio(counts["inside"], counts["coarse_test"]),
        metrics.ratio(counts["whole"], counts["coarse_gold"]),
    )


def stopped(
    source: Segmentation, target: Segmentation, encoder: Encoder, spent: float, times: int
) -> tuple[list[float], tuple[Bead, ...]]:
    """Stop alignments at random moments of the ``spent`` seconds that one takes.

    Returns:
        processor time from asking to being stopped, each time, and what the last aligner found when it went
        on.
    """
    moments = random.Random(5)
    delays: list[float] = []
    while True:
        watch = Watch(moments.uniform(0.0, spent))
        aligner = Aligner(source, target, encoder)
        try:
            aligner.align(progress=watch)
        except Cancelled:
            delays.append(time.process_time() - watch.asked)
        if len(delays) == times:
            return delays, aligner.align().beads


def measure(encoder: Encoder, arguments: argparse.Namespace) -> None:
    """The longest text at several sizes."""
    with gzip.open(arguments.data / "long" / arguments.text, "rt", encoding="utf-8") as file:
        raw = json.load(file)
    sizes = [10**9] if arguments.whole else [int(size) for size in arguments.words.split(",")]
    before: float | None = None
    for size in sizes:
        source, target, words = beginning(raw, size, arguments.unsegmented)
        if size == sizes[-1]:
            raw = {"gold": raw["gold"]}  # what is measured is the aligner's memory
        begun, alone = time.perf_counter(), time.thread_time()
        watch = Watch()
        aligner = Aligner(source, target, encoder, progress=watch)
        beads = aligner.align(progress=watch).beads
        watch.seen()
        seconds, spent = time.perf_counter() - begun, watch.latest - watch.begun
        alone = time.thread_time() - alone
        shared = (spent - alone) / workers() if workers() > 1 else 0.0
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        growth = "" if before is None else f", {spent / before:.2f} times the one before"
        print(
            f"{words} source words, {len(beads)} beads: {seconds:.1f} s, {spent:.1f} s of processor time, "
            f"{alone:.1f} s of it by the main thread ({spent / (alone + shared):.2f} of {workers()} cores), "
            f"peak {peak:.2f} GB, longest silence {watch.longest:.2f} s{growth}; {digest(beads)}",
            flush=True,
        )
        correction = corrected(aligner, beads)
        print(f"  after one correction: {correction:.3f} s of processor time", flush=True)
        if arguments.keep:
            row = {
                "table": "texts",
                "cutting": "word stream" if arguments.unsegmented else "segments",
                "machine": arguments.keep,
                "words": words,
                "beads": len(beads),
                "clock": round(seconds, 2),
                "processor": round(spent, 2),
                "memory": round(peak, 3),
                "silence": round(watch.longest, 3),
                "correction": round(correction, 3),
                "signature": results.signature(encoder.signature, PairSettings(), left_out=False),
            }
            results.keep("speed", [row], results.SPEED_KEY)
        if not arguments.unsegmented:
            print(f"  coarse F1 {coarse(source, target, beads, raw['gold']):.3f}", flush=True)
        if arguments.stops:
            delays, after = stopped(source, target, encoder, spent, arguments.stops)
            same = "the same beads" if digest(after) == digest(beads) else "OTHER BEADS"
            print(
                f"  stopped {len(delays)} times after {sum(delays) / len(delays):.2f} s on average, "
                f"{max(delays):.2f} at most, of processor time; then {same}",
                flush=True,
            )
        before = spent


def compare(encoder: Encoder, arguments: argparse.Namespace) -> None:
    """Documents against Vecalign."""
    ours = theirs = busy_ours = busy_theirs = 0.0
    for key in arguments.documents.split(","):
        set_name, _, name = key.partition("/")
        document = read(arguments.data / "beads" / set_name / f"{name}.json", "beads", set_name)
        begun, processor = time.perf_counter(), time.process_time()
        Aligner(document.source, document.target, encoder).align()
        clock, busy = time.perf_counter() - begun, time.process_time() - processor
        begun, processor = time.perf_counter(), time.process_time()
        baselines.vecalign(document, encoder)
        other, other_busy = time.perf_counter() - begun, time.process_time() - processor
        print(
            f"{key}: {len(document.source.segments)} and {len(document.target.segments)} segments; "
            f"{clock:.1f} s ({busy:.1f} s of processor time), Vecalign {other:.1f} s ({other_busy:.1f} s): "
            f"{other / clock:.1f} ({other_busy / busy:.1f}) times ours",
            flush=True,
        )
        ours, theirs = ours + clock, theirs + other
        busy_ours, busy_theirs = busy_ours + busy, busy_theirs + other_busy
    print(f"together {theirs / ours:.1f} ({busy_theirs / busy_ours:.1f}) times ours")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--text", default="bible_svd_web/all.json.gz")
    parser.add_argument("--words", default="3000,6000,12000")
    parser.add_argument("--unsegmented", action="store_true")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--stops", type=int, default=0)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--documents", default=AGAINST)
    parser.add_argument("--keep", metavar="MACHINE", help="put the rows into benchmarks/results")
    arguments = parser.parse_args()
    begun = time.perf_counter()
    encoder = load("use")
    print(f"encoder loaded in {time.perf_counter() - begun:.2f} s; {workers()} threads", flush=True)
    if arguments.peers:
        compare(encoder, arguments)
    else:
        measure(encoder, arguments)


if __name__ == "__main__":
    main()
