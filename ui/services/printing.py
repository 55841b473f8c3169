"""Pairs on paper: which ones, and the sheet that is printed (the pages of the PDF export)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.errors import OutputError
from aligner.exchange.review_table import STABLE_ID
from aligner.formats.protocols import Languages
from aligner.progress import Progress, no_progress
from ui.services.units import units_of_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aligner.bitext import Status
    from aligner.exchange.translation_unit import TranslationUnit
    from db import Project

_EVERY = 100


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What is printed.

    Attributes:
        statuses: pairs with one of these.
        first, last: numbers as the window shows them, both included; None for no limit.
        beads: only these; None for all.
    """

    statuses: frozenset[Status]
    first: int | None = None
    last: int | None = None
    beads: frozenset[int] | None = None

    def units(self, project: Project, progress: Progress = no_progress) -> Iterator[TranslationUnit]:
        """The pairs, numbered as in the window."""
        total = max(1, project.counts().total)
        for read, unit in enumerate(units_of_project(project, self.statuses)):
            if read % _EVERY == 0:
                progress(min(1.0, read / total), "Reading the pairs")
            number = int(unit.identifier)
            if self.last is not None and number > self.last:
                return
            if self.first is not None and number < self.first:
                continue
            if self.beads is None or int(unit.properties[STABLE_ID]) in self.beads:
                yield unit


def write_sheet(project: Project, choice: PrintChoice, path: Path, progress: Progress = no_progress) -> int:
    """Write the pages that are printed as a PDF file; return how many pairs are on them.

    Raises:
        OutputError: nothing is chosen.
        Cancelled: by ``progress``; no file is left.
    """
    from aligner.formats.reports.pdf.writer import write_pdf

    info = project.info()
    languages = Languages(info.source.language, info.target.language)
    count = write_pdf(path, choice.units(project, progress), languages=languages, title=info.name)
    if not count:
        path.unlink()
        raise OutputError("No pairs match these choices", remedy="Choose other pairs")
    return count
