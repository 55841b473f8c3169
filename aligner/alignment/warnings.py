"""Warnings about two texts as a whole."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from aligner.bitext import Bead, Segment, Side
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.segmentation.segmenter import Segmentation

UNRELATED = Message(
    "The two texts do not seem to be a text and its translation: hardly anything in one answers the other "
    "better than chance. Check that the right files were chosen."
)
IDENTICAL = Message("Both sides hold the same text. Check that the right files were chosen.")
MIN_MEAN_SIMILARITY = 0.06
"""Mean similarity above the background below which two texts are unrelated. Translations have 0.25 and more,
unrelated texts about 0.05 (benchmarks, bundled encoder)."""
MIN_UNTRANSLATED_CONFIDENCE = 0.5
"""Mean confidence of null beads from which they are named as untranslated."""
_WORD = re.compile(r"\S+")
_MIN_WORDS = 60  # in a shorter text similarity is a matter of chance


def warnings_about(
    source: Segmentation, target: Segmentation, similarity: float | None
) -> tuple[Message, ...]:
    """Warnings about the two texts as a whole, as sentences."""
    found = []
    if _same_words(source.text, target.text) and source.text.strip():
        found.append(IDENTICAL)
    elif (
        similarity is not None
        and similarity < MIN_MEAN_SIMILARITY
        and min(len(source.text.split()), len(target.text.split())) >= _MIN_WORDS
    ):
        found.append(UNRELATED)
    return tuple(found)


class Untranslated(NamedTuple):
    """A passage of one side that seems to have no counterpart.

    Attributes:
        side: on which it is; on the target side it is an addition of the translation.
        segment: from its first to its last character.
        beads: its null beads, in reading order.
        confidence: their mean confidence, in [0, 1].
    """

    side: Side
    segment: Segment
    beads: tuple[Bead, ...]
    confidence: float


def untranslated(
    beads: Sequence[Bead], least: float = MIN_UNTRANSLATED_CONFIDENCE
) -> tuple[Untranslated, ...]:
    """Passages without counterpart: runs of null beads of one side that no two-sided bead interrupts.

    Args:
        beads: in reading order.
        least: mean confidence below which a run is left out. A bead without confidence was made by a user
            and counts as certain.
    """
    found: list[Untranslated] = []
    runs: dict[Side, list[Bead]] = {side: [] for side in Side}

    def close() -> None:
        for side, run in runs.items():
            if run:
                mean = sum(1.0 if b.confidence is None else b.confidence for b in run) / len(run)
                segments = [segment for bead in run for segment in bead.side(side)]
                hull = Segment(min(s.start for s in segments), max(s.end for s in segments))
                if mean >= least:
                    found.append(Untranslated(side, hull, tuple(run), mean))
                run.clear()

    for bead in beads:
        if bead.is_null:
            runs[Side.SOURCE if bead.source else Side.TARGET].append(bead)
        else:
            close()
    close()
    return tuple(found)


def _same_words(one: str, two: str) -> bool:
    """Whether two texts have the same words; stops at the first that differs."""
    words = ((match.group() for match in _WORD.finditer(text)) for text in (one, two))
    return all(a == b for a, b in zip_longest(*words))


def is_doubted(bead: Bead) -> Bead:
    """The bead of two unrelated texts: a tenth of its confidence, however well it fits."""
    return Bead(bead.source, bead.target, bead.score, 0.1 * (bead.confidence or 0.0))
