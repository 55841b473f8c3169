"""Accuracy on traditions in forms that the weights have not seen.

    python -m benchmarks.accuracy.tradition_forms --data DIR [--models benchmarks/training/models]
        [--documents book51,book72.nochain]

Each document of ``chains`` in four forms: ``lines`` cuts the Arabic after every ten words, ``merged`` puts
each chain and the first sentence of its report into one segment, ``nopunct`` has no Arabic punctuation,
and ``drop`` lacks a twentieth of the paired units on each side.
"""

from __future__ import annotations

import argparse
import random
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy import run
from benchmarks.common import corpus
from benchmarks.common.corpus import GoldDocument, IndexBead, documents
from benchmarks.training.held_out import LEXICONS, settings_without
from models.registry import load

if TYPE_CHECKING:
    from collections.abc import Sequence

SET = "chains"
FORMS = ("lines", "merged", "nopunct", "drop")
LINE = 10
"""Words of a line."""
SHARE = 0.05
"""Of the paired units that each side loses."""
_MARKS = re.compile(r"[،؛:.؟!\"«»()\[\]{}ـ\-–—]")


def in_form(document: GoldDocument, form: str) -> GoldDocument:
    """The document in one of ``FORMS``."""
    source = [segment.of(document.source.text) for segment in document.source.segments]
    target = [segment.of(document.target.text) for segment in document.target.segments]
    if form == "lines":
        return _made(document, form, [_lines(text) for text in source], target, document.gold)
    if form == "nopunct":
        bare = [" ".join(_MARKS.sub(" ", text).split()) for text in source]
        return _made(document, form, [[text] if text else [] for text in bare], target, document.gold)
    if form == "merged":
        return _merged(document, source, target)
    draw = random.Random(document.key)
    lost: tuple[set[int], set[int]] = set(), set()
    for bead in document.gold:
        chance = draw.random()
        if bead[0] and bead[1] and chance < 2 * SHARE:
            side = int(chance < SHARE)
            lost[side].update(bead[side])
    kept = [j for j in range(len(target)) if j not in lost[1]]
    place = {old: new for new, old in enumerate(kept)}
    gold = [(own, tuple(place[j] for j in other if j in place)) for own, other in document.gold]
    pieces = [[] if i in lost[0] else [text] for i, text in enumerate(source)]
    return _made(document, form, pieces, [target[j] for j in kept], gold)


def _lines(text: str) -> list[str]:
    words = text.split()
    count = max(1, round(len(words) / LINE))
    return [" ".join(words[k * len(words) // count : (k + 1) * len(words) // count]) for k in range(count)]


def _made(
    document: GoldDocument,
    form: str,
    pieces: Sequence[Sequence[str]],
    target: list[str],
    gold: Sequence[IndexBead],
) -> GoldDocument:
    """The document with each segment of the source in these pieces, or without it."""
    starts = [0]
    for texts in pieces:
        starts.append(starts[-1] + len(texts))
    beads = [(tuple(k for i in own for k in range(starts[i], starts[i + 1])), other) for own, other in gold]
    return replace(
        document,
        variant=f"{document.variant}{form}",
        source=corpus.joined([text for texts in pieces for text in texts], "ar"),
        target=corpus.joined(target, "en"),
        gold=tuple(bead for bead in beads if bead[0] or bead[1]),
    )


def _merged(document: GoldDocument, source: list[str], target: list[str]) -> GoldDocument:
    pieces: list[list[str]] = [[text] for text in source]
    gold: list[IndexBead] = []
    at = 0
    while at < len(document.gold):
        own, other = document.gold[at]
        report = document.gold[at + 1] if at + 1 < len(document.gold) else ((), ())
        if len(own) == 1 and len(other) <= 1 and report[0]:
            pieces[own[0]], pieces[report[0][0]] = [], [f"{source[own[0]]} {source[report[0][0]]}"]
            own, other, at = own + report[0], other + report[1], at + 1
        gold.append((own, other))
        at += 1
    return _made(document, "merged", pieces, target, gold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--models", type=Path)
    parser.add_argument("--documents", default="", help="all by default")
    parser.add_argument("--forms", default=",".join(FORMS))
    arguments = parser.parse_args()
    encoder = load("use")
    wanted = set(filter(None, arguments.documents.split(",")))
    plain = [d for d in documents(arguments.data, run.ROOT) if (d.task, d.set) == ("beads", SET)]
    plain = [d for d in plain if not wanted or d.key.rsplit("/", 1)[1] in wanted]
    for form in arguments.forms.split(","):
        for variant in sorted({d.variant for d in plain}):
            found = [
                run.ours(
                    in_form(one, form),
                    encoder,
                    settings_without(SET, arguments.models, arguments.data, LEXICONS, one.name),
                )
                for one in plain
                if one.variant == variant
            ]
            run.line("muqabala", ("beads", SET, f"{variant}{form}"), found)


if __name__ == "__main__":
    main()
