"""Warnings about two texts as a whole."""

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
MIN_MEAN_SIMILARITY = 0.06
"""Mean similarity above the background below which two texts are unrelated. Translations have 0.25 and more,
unrelated texts about 0.05 (benchmarks, bundled encoder)."""
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


def _same_words(one: str, two: str) -> bool:
    """Whether two texts have the same words; stops at the first that differs."""
    words = ((match.group() for match in _WORD.finditer(text)) for text in (one, two))
    return all(a == b for a, b in zip_longest(*words))


def is_doubted(bead: Bead) -> Bead:
    """The bead of two unrelated texts: a tenth of its confidence, however well it fits."""
    return Bead(bead.source, bead.target, bead.score, 0.1 * (bead.confidence or 0.0))
