"""Beads of an alignment as translation units, for the exchange formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligner.bitext import Side, Status
from aligner.exchange.translation_unit import TranslationUnit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from aligner.bitext import Bead
    from aligner.segmentation.segmenter import Segmentation

# A line end inside a segment is how the file was wrapped, and a translation memory wants none of it.
_LINE_END = re.compile(r"[^\S\u00a0\u202f]*[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*")


def unwrapped(text: str) -> str:
    """The text on one line."""
    return text if text.isprintable() else _LINE_END.sub(" ", text)  # no line end is printable


def units_of_beads(
    beads: Sequence[Bead], source: Segmentation, target: Segmentation, *, made: datetime, by: str
) -> Iterator[TranslationUnit]:
    """Suggested units, one for each bead; a null bead gives a unit with one empty side.

    Args:
        made: when the beads were made, with a time zone.
        by: who made them.
    """
    for number, bead in enumerate(beads, start=1):
        yield TranslationUnit(
            unwrapped(bead.words(Side.SOURCE, source.text)),
            unwrapped(bead.words(Side.TARGET, target.text)),
            source.language,
            target.language,
            status=Status.SUGGESTED,
            changed=made,
            changed_by=by,
            score=bead.score,
            confidence=bead.confidence,
            identifier=str(number),
        )
