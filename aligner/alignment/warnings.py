"""What a person should know about two texts before trusting any pair of them."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from aligner.bitext import Bead
from aligner.messages import Message

if TYPE_CHECKING:
    from aligner.segmentation.segmenter import Segmentation

UNRELATED = Message(
    "The two texts do not seem to be a text and its translation: hardly anything in one answers the other "
    "better than chance. Check that the right files were chosen."
)
IDENTICAL = Message("Both sides hold the same text. Check that the right files were chosen.")
LEAST_LIKENESS = 0.06
"""Mean similarity above the background below which two texts have nothing to do with each other:
translations have 0.25 and more, unrelated texts 0.05 or so (benchmarks, bundled encoder)."""
_WORD = re.compile(r"\S+")
_ENOUGH = 60  # words below which likeness is a matter of luck


def warnings_about(source: Segmentation, target: Segmentation, likeness: float | None) -> tuple[Message, ...]:
    """Warnings about the two texts as a whole, as sentences."""
    found = []
    if _same_words(source.text, target.text) and source.text.strip():
        found.append(IDENTICAL)
    elif (
        likeness is not None
        and likeness < LEAST_LIKENESS
        and min(len(source.text.split()), len(target.text.split())) >= _ENOUGH
    ):
        found.append(UNRELATED)
    return tuple(found)


def _same_words(one: str, two: str) -> bool:
    """Whether two texts have the same words; told by the first that differs."""
    words = ((match.group() for match in _WORD.finditer(text)) for text in (one, two))
    return all(a == b for a, b in zip_longest(*words))


def is_doubted(bead: Bead) -> Bead:
    """The bead in two texts that do not belong together: nothing is likely there, however well it fits."""
    return Bead(bead.source, bead.target, bead.score, 0.1 * (bead.confidence or 0.0))
