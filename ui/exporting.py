"""The pairs of a project as translation units, and their way into a TMX file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from aligner.bitext import Side, Status
from aligner.formats.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from aligner.formats.tmx import TmxReport
    from db import BeadRow, Project, ProjectInfo

PAGE = 500
EVENTS = 5_000

# The region that importers who want one take for granted. Never ar-AR: that is the Arabic of Argentina.
REGIONS = {
    "ar": "ar-SA",
    "en": "en-US",
    "fr": "fr-FR",
    "de": "de-DE",
    "es": "es-ES",
    "fa": "fa-IR",
    "tr": "tr-TR",
}


def with_region(language: str) -> str:
    return REGIONS.get(language, language)


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What a person wants written, and where."""

    path: Path
    statuses: frozenset[Status]
    source_language: str
    target_language: str


def export(project: Project, plan: ExportPlan) -> TmxReport:
    """Write the file, whole or not at all. Not for the window's thread.

    Raises:
        OutputError: it cannot be written there.
    """
    from aligner.formats.tmx import TmxHeader, write_tmx

    info = project.info()
    header = TmxHeader(
        plan.source_language, plan.target_language, created_by=info.created_by, document=info.name
    )
    return write_tmx(plan.path, units(project, plan.statuses), header)


def units(project: Project, statuses: Collection[Status]) -> Iterator[Unit]:
    """The pairs of these statuses, in display order, a page at a time."""
    info = project.info()
    times = _times(project)
    order = project.order()
    for start in range(0, len(order), PAGE):
        for row in project.rows(order[start : start + PAGE]):
            if row.status in statuses:
                yield _unit(row, info, times)


def _unit(row: BeadRow, info: ProjectInfo, times: dict[int, datetime]) -> Unit:
    return Unit(
        source=row.source_text,
        target=row.target_text,
        source_language=info.text(Side.SOURCE).language,
        target_language=info.text(Side.TARGET).language,
        status=row.status,
        changed=times.get(row.revision),
        changed_by=row.reviewed_by or row.confirmed_by or row.changed_by,
        score=row.score,
        confidence=row.confidence,
        document=info.name,
        identifier=str(row.id),
    )


def _times(project: Project) -> dict[int, datetime]:
    """When each event happened: a pair's revision is the event that made it what it is."""
    times: dict[int, datetime] = {}
    before: int | None = None
    while events := project.events(EVENTS, before):
        times.update((event.id, datetime.fromisoformat(event.at)) for event in events)
        before = events[-1].id
    return times
