"""The pairs of a project on their way into a TMX file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.bitext import Status
    from aligner.formats.tmx import TmxReport
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
    from ui.units import units_of_project

    info = project.info()
    header = TmxHeader(
        plan.source_language, plan.target_language, created_by=info.created_by, document=info.name
    )
    return write_tmx(plan.path, units_of_project(project, plan.statuses), header)
