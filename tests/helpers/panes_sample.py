"""Projects for the tests of the panes: the sample in its gold pairs, and made-up arrays of any size."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.bitext import Bead, Segment
from aligner.permissions import Person, Role
from aligner.text.word_stream import word_stream
from db import Project, RunInfo, TextInput
from db.queries.arrays import MapStretch, Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

AMINA = Person("Amina", Role.TRANSLATOR)
YUSUF = Person("Yusuf", Role.REVIEWER)

_ROOT = Path(__file__).parents[2]
RUN = RunInfo(encoder="use", aligner="spans-1")


def make_project(folder: Path, beads: Sequence[Bead], source: str, target: str) -> Project:
    """A project of two texts, aligned like this."""
    project = Project.create(
        folder / "sample.muqabala",
        name="Ibn Khaldun",
        source=TextInput(source, "ar", "stream", "tarikh-ar.txt"),
        target=TextInput(target, "en", "sentences", "tarikh-en.txt"),
        by=AMINA,
    )
    project.suggest(beads, RUN, evidence=[{"similarity": bead.score} for bead in beads])
    return project


def sample_project(folder: Path) -> Project:
    """The sample, in its gold pairs; every third is doubtful."""
    source = (_ROOT / "ui/resources/sample/tarikh-ar.txt").read_text(encoding="utf-8").strip()
    target = (_ROOT / "ui/resources/sample/tarikh-en.txt").read_text(encoding="utf-8").strip()
    return make_project(folder, gold_beads(source, target), source, target)


def gold_beads(source: str, target: str) -> list[Bead]:
    gold = json.loads((_ROOT / "tests/data/ibn-khaldun/gold.json").read_text(encoding="utf-8"))
    words = word_stream(source)
    beads = []
    at = 0
    for place, unit in enumerate(gold["units"]):
        first, end = unit["words"]
        left = () if first == end else (words.slice(first, end),)
        right = []
        for text in gold["target_sentences"][slice(*unit["sentences"])]:
            at = target.index(text, at)
            right.append(Segment(at, at + len(text)))
            at += len(text)
        sure = (0.97, 0.82, 0.41)[place % 3]
        beads.append(Bead(left, tuple(right), score=0.2 + 0.6 * sure, confidence=sure))
    return beads


def synthetic(count: int, seed: int = 1) -> Summary:
    """A summary of so many pairs, with some nulls, crossings and every status."""
    chance = np.random.default_rng(seed)
    source, target = _stretch(chance, count), _stretch(chance, count)
    nulls = chance.random(count)
    for side, gone in ((source, nulls < 0.01), (target, nulls > 0.98)):
        side.start[gone] = side.end[gone] = -1
        side.length[gone] = side.segments[gone] = 0
    swaps = chance.integers(0, max(1, count - 1), size=count // 200)
    for name in ("start", "end", "length", "segments"):
        values = getattr(target, name)
        values[swaps], values[swaps + 1] = values[swaps + 1].copy(), values[swaps].copy()
    done = np.linspace(0, 1, count) + chance.normal(0, 0.1, count)
    status = np.select([done < 0.25, done < 0.5, done < 0.53], [3, 1, 2], 0).astype(np.uint8)
    confidence = np.clip(chance.beta(6, 1.2, count), 0, 1).astype(np.float32)
    return Summary(np.arange(1, count + 1) * 3, status, confidence, confidence * 0.8, source, target)


def _stretch(chance: np.random.Generator, count: int) -> MapStretch:
    length = chance.integers(20, 160, size=count)
    end = np.cumsum(length + 1)
    return MapStretch(end - length - 1, end - 1, length, chance.integers(1, 3, size=count).astype(np.int32))


def calls(work: Callable[[], object]) -> int:
    """How many functions the work calls: what is done pair by pair calls more of them for more pairs."""
    count = 0

    def note(_frame: object, event: str, _function: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
