"""Accuracy where a translation leaves out whole passages.

    python -m benchmarks.accuracy.omissions --data DIR [--models benchmarks/training/models] [--sets S,S]

From each document about 15 % of the gold beads lose their target, in runs of one to four, drawn from a fixed
seed. Prints the figures of each set.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import replace
from pathlib import Path

from benchmarks.accuracy import run
from benchmarks.common import corpus
from benchmarks.common.corpus import GoldDocument, documents
from benchmarks.training.held_out import LEXICONS, settings_without
from models.registry import load

SHARE = 0.15
LONGEST = 4
"""Gold beads in a run, at most."""


def without_passages(document: GoldDocument, seed: str) -> GoldDocument:
    """The document without the target of some runs of gold beads."""
    draw = random.Random(seed)
    count = len(document.gold)
    lost: set[int] = set()
    while len(lost) < SHARE * count:
        first, length = draw.randrange(count), draw.randint(1, LONGEST)
        if lost.isdisjoint(range(first - 1, first + length + 1)):
            lost |= set(range(first, min(count, first + length)))
    lost = {k for k in lost if document.gold[k][0]}
    kept = sorted(j for k, (_, target) in enumerate(document.gold) for j in target if k not in lost)
    place = {old: new for new, old in enumerate(kept)}
    gold = [
        (source, () if k in lost else tuple(place[j] for j in target))
        for k, (source, target) in enumerate(document.gold)
    ]
    segments = document.target.segments
    return replace(
        document,
        variant="omitted",
        target=corpus.joined([segments[j].of(document.target.text) for j in kept], "en"),
        gold=tuple(bead for bead in gold if bead[0] or bead[1]),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--models", type=Path)
    parser.add_argument("--sets", default="rasaif,hayy_ockley")
    arguments = parser.parse_args()
    encoder = load("use")
    for name in arguments.sets.split(","):
        plain = [
            d
            for d in documents(arguments.data, run.ROOT)
            if (d.task, d.set, d.variant) == ("beads", name, "")
        ]
        found = [
            run.ours(
                without_passages(one, f"{name}{one.name}0"),
                encoder,
                settings_without(name, arguments.models, arguments.data, LEXICONS, one.name),
            )
            for one in plain
        ]
        run.line("muqabala", ("beads", name, "omitted"), found)


if __name__ == "__main__":
    main()
