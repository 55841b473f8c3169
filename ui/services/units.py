"""The pairs of a project, or of a bare alignment, as units for the exchange formats."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.bitext import Side, Status
from aligner.exchange.translation_unit import TranslationUnit
from ui.services.project_factory import structure_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from aligner.bitext import Bead, Segment
    from aligner.segmentation.segmenter import Segmentation
    from db import Project

# A line end inside a segment is how the file was wrapped, and a translation memory wants none of it.
_LINE_END = re.compile(r"[^\S\u00a0\u202f]*[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*")


def unwrapped(text: str) -> str:
    """The text on one line."""
    return text if text.isprintable() else _LINE_END.sub(" ", text)  # no line end is printable


def units_of_project(
    project: Project, statuses: Collection[Status] | None = None
) -> Iterator[TranslationUnit]:
    """The pairs in display order, null beads included, as units with one empty side.

    Args:
        statuses: only pairs with one of these; None for all.
    """
    info = project.info()
    name, languages = info.name, (info.source.language, info.target.language)
    source_places, target_places = (structure_of(project, side).places() for side in Side)
    for pair in project.pairs(statuses):
        place = source_places(pair.source_at) if pair.source_at >= 0 else target_places(pair.target_at)
        yield TranslationUnit(
            unwrapped(pair.source),
            unwrapped(pair.target),
            *languages,
            status=pair.status,
            changed=None if pair.changed is None else _moment(pair.changed),
            changed_by=pair.changed_by,
            score=pair.score,
            confidence=pair.confidence,
            document=name,
            chapter=place.chapter,
            page=place.page,
            notes=pair.notes,
            identifier=str(pair.id),
        )


def units_of_beads(
    beads: Sequence[Bead], source: Segmentation, target: Segmentation, *, made: datetime, by: str
) -> Iterator[TranslationUnit]:
    """What the machine suggests, as units."""
    for number, bead in enumerate(beads, start=1):
        yield TranslationUnit(
            _text(bead.side(Side.SOURCE), source.text),
            _text(bead.side(Side.TARGET), target.text),
            source.language,
            target.language,
            status=Status.SUGGESTED,
            changed=made,
            changed_by=by,
            score=bead.score,
            confidence=bead.confidence,
            identifier=str(number),
        )


def _text(segments: Sequence[Segment], text: str) -> str:
    return unwrapped(" ".join(segment.of(text) for segment in segments))


# One command often makes many pairs, and pairs made together stand together.
_moment = lru_cache(maxsize=1_000)(datetime.fromisoformat)
