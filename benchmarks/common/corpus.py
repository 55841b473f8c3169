"""The benchmark's data: where it is stored, and how it becomes segmentations and gold.

``DIR/beads/<set>/<document>[.variant].json`` holds ``source``, ``target`` (lists of segments) and ``gold``
(beads of indices); ``DIR/unsegmented/...`` holds ``ar_words``, ``target``, ``gold_starts``, ``gold_ends``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.bitext import Segment
from aligner.segmentation.segmenter import Cutting, Segmentation
from aligner.text.word_stream import word_stream

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.alignment.aligner import Alignment

IndexBead = tuple[tuple[int, ...], tuple[int, ...]]
COARSE_SETS = frozenset({"udhr", "bible_svd_web", "quran_pickthall"})
"""Sets whose gold is by paragraph or verse, while an aligner works inside it."""


@dataclass(frozen=True)
class GoldDocument:
    """One text pair with its gold.

    Attributes:
        task: "beads" or "unsegmented".
        set: name of the set.
        name: name of the document within the set, without the variant.
        variant: "" or "drop", "hard", ...
        source, target: ready for the aligner.
        gold: beads of segment indices; for the unsegmented task, of word indices on the source side.
        starts: first source word of each target segment (unsegmented task only).
    """

    task: str
    set: str
    name: str
    variant: str
    source: Segmentation
    target: Segmentation
    gold: tuple[IndexBead, ...]
    starts: tuple[int, ...]

    @property
    def key(self) -> str:
        return f"{self.task}/{self.set}/{self.name}" + (f".{self.variant}" if self.variant else "")


def joined(texts: list[str], language: str, cutting: Cutting = Cutting.SENTENCES) -> Segmentation:
    """One segment a text, one text a line."""
    segments, at = [], 0
    for text in texts:
        start, end = at + len(text) - len(text.lstrip()), at + len(text.rstrip())
        if end <= start:
            raise ValueError("an empty segment in the data")
        segments.append(Segment(start, end))
        at += len(text) + 1
    return Segmentation("\n".join(texts), language, cutting, tuple(segments))


def running(words: list[str], language: str) -> Segmentation:
    """A stream of words without any boundary."""
    text = " ".join(words)
    return Segmentation(text, language, Cutting.STREAM, (Segment(0, len(text)),))


def read(path: Path, task: str, set_name: str) -> GoldDocument:
    """Read one file of the data directory."""
    raw = json.loads(path.read_text("utf-8"))
    name, _, variant = path.stem.partition(".")
    if task == "beads":
        gold = tuple((tuple(a), tuple(b)) for a, b in raw["gold"])
        return GoldDocument(
            task, set_name, name, variant, joined(raw["source"], "ar"), joined(raw["target"], "en"), gold, ()
        )
    starts, ends = raw["gold_starts"], raw["gold_ends"]
    gold = tuple(
        (tuple(range(start, end)), (unit,))
        for unit, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    source, target = running(raw["ar_words"], "ar"), joined(raw["target"], "en")
    return GoldDocument(task, set_name, name, variant, source, target, gold, tuple(starts))


def sample(root: Path) -> GoldDocument:
    """The project's own sample, as a document of the unsegmented task."""
    gold = json.loads((root / "tests/data/ibn-khaldun/gold.json").read_text("utf-8"))
    words = (root / "ui/resources/sample/tarikh-ar.txt").read_text("utf-8").split()
    units = gold["units"]
    target = [" ".join(gold["target_sentences"][slice(*unit["sentences"])]) for unit in units]
    beads = tuple((tuple(range(*unit["words"])), (i,)) for i, unit in enumerate(units))
    starts = tuple(unit["words"][0] for unit in units)
    return GoldDocument(
        "unsegmented", "sample", "ibn-khaldun", "", running(words, "ar"), joined(target, "en"), beads, starts
    )


def documents(data: Path, root: Path) -> list[GoldDocument]:
    """Everything there is, the sample first."""
    out = [sample(root)]
    for task in ("unsegmented", "beads"):
        out.extend(read(path, task, path.parent.name) for path in sorted((data / task).glob("*/*.json")))
    return out


def predicted_beads(document: GoldDocument, alignment: Alignment) -> list[IndexBead]:
    """The alignment in segment indices."""
    source = {segment.start: i for i, segment in enumerate(document.source.segments)}
    target = {segment.start: i for i, segment in enumerate(document.target.segments)}
    return [
        (tuple(source[s.start] for s in bead.source), tuple(target[s.start] for s in bead.target))
        for bead in alignment.beads
    ]


def predicted_starts(document: GoldDocument, alignment: Alignment) -> list[int | None]:
    """First source word of each target segment; None for one that is not the first of its bead, or is
    null.
    """
    words = word_stream(document.source.text)
    first: dict[int, int] = {
        bead.target[0].start: words.first_at(bead.source[0].start)
        for bead in alignment.beads
        if not bead.is_null
    }
    return [first.get(segment.start) for segment in document.target.segments]
