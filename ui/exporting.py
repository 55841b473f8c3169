"""The pairs of a project on their way into a TMX file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.bitext import Status
    from aligner.formats.tmx import TmxReport
    from aligner.formats.unit import Unit
    from aligner.progress import Progress
    from db import Project

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


STEP = 100
"""So many units are written (a few ms) before one is told, and may stop."""


def with_region(language: str) -> str:
    return REGIONS.get(language, language)


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What a person wants written, and where."""

    path: Path
    statuses: frozenset[Status]
    source_language: str
    target_language: str


def export(project: Project, plan: ExportPlan, progress: Progress = silent, what: str = "") -> TmxReport:
    """Write the file, whole or not at all. Not for the window's thread.

    Args:
        what: what ``progress`` is told is being done.

    Raises:
        Cancelled: by ``progress``; nothing was written.
        OutputError: it cannot be written there.
    """
    from aligner.formats.tmx import TmxHeader, write_tmx
    from ui.units import units_of_project

    info = project.info()
    header = TmxHeader(
        plan.source_language, plan.target_language, created_by=info.created_by, document=info.name
    )
    counts = project.counts()
    total = sum(counts.of(status) for status in plan.statuses)
    units = _counted(units_of_project(project, plan.statuses), total, progress, what)
    return write_tmx(plan.path, units, header)


def _counted(units: Iterable[Unit], total: int, progress: Progress, what: str) -> Iterator[Unit]:
    """The units, telling how far one is."""
    for number, unit in enumerate(units):
        if number % STEP == 0:
            progress(number / max(1, total), what)
        yield unit
