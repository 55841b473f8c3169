"""The pairs of a project as units for the exchange formats."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.bitext import Side, Status
from aligner.exchange.document_places import DocumentPlaces, unwrapped
from aligner.exchange.review_table import STABLE_ID
from aligner.exchange.translation_unit import TranslationUnit
from ui.services.exchange.kept_units import KeptUnits
from ui.services.imports.project_factory import structure_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from db import Project


def units_of_project(
    project: Project, statuses: Collection[Status] | None = None
) -> Iterator[TranslationUnit]:
    """The pairs in display order, null beads included, as units with one empty side.

    The identifier of a unit is the number that the window shows.

    Args:
        statuses: only pairs with one of these; None for all.
    """
    info = project.info()
    name, languages = info.name, (info.source.language, info.target.language)
    source, target = (DocumentPlaces(structure_of(project, side)) for side in Side)
    kept = KeptUnits(project)
    for pair in project.pairs(statuses):
        own, theirs = source.place(pair.source_places), target.place(pair.target_places)
        place = own if pair.source_places else theirs
        unit = TranslationUnit(
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
            properties={STABLE_ID: str(pair.id)},
            identifier=str(pair.number),
            target_chapter=theirs.chapter,
            target_page=theirs.page,
            source_notes=source.notes(pair.source_places, pair.source),
            target_notes=target.notes(pair.target_places, pair.target),
        )
        yield kept.restored(unit, pair)


# One command often makes many pairs, and pairs made together are neighbours.
_moment = lru_cache(maxsize=1_000)(datetime.fromisoformat)
