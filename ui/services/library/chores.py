"""Work on many projects of a library at once; what fails in one does not stop the others."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from aligner.bitext import Status
from aligner.errors import Cancelled, InputError, MuqabalaError
from aligner.progress import no_progress, sub_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from aligner.permissions import Person
    from aligner.progress import Progress
    from db import Project
    from ui.services.library.listing import LibraryEntry


class Chore(StrEnum):
    """What can be done to the projects of a library."""

    ALIGN_NEW = "align"  # those without pairs
    REALIGN = "realign"  # what no person has decided on
    EXPORT_APPROVED = "export"


@dataclass(frozen=True, slots=True)
class ChoreSettings:
    """How a chore is done.

    Attributes:
        encoder: for alignments.
        by: who asks for them.
        folder, into: of the library, and where exports go; each under the place of its project.
        format_name: of the exports.
    """

    by: Person
    folder: Path
    encoder: str = "use"
    into: Path | None = None
    format_name: str = "tmx"


@dataclass(frozen=True, slots=True)
class ChoreRow:
    """What came of one project.

    Attributes:
        pairs: that were written.
        output: the file that was exported.
        error: why it failed, empty if it did not.
        failure: the same for a window, which says it in its own language; None for a mistake of the program.
        bug: the traceback, if it failed by a mistake of the program.
    """

    path: Path
    name: str
    pairs: int = 0
    output: str = ""
    error: str = ""
    failure: MuqabalaError | None = None
    bug: str = ""
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """JSON values."""
        return {
            "path": str(self.path),
            "name": self.name,
            "pairs": self.pairs,
            "output": self.output,
            "error": self.error,
            "bug": self.bug,
            "warnings": list(self.warnings),
        }


def concerned(entries: Iterable[LibraryEntry], chore: Chore) -> list[LibraryEntry]:
    """The projects that have something to do; those that cannot be read are among them, to be reported."""
    return [entry for entry in entries if entry.summary is None or _CONCERNS[chore](entry)]


_CONCERNS: dict[Chore, Callable[[LibraryEntry], bool]] = {
    Chore.ALIGN_NEW: lambda entry: entry.summary is not None and not entry.summary.pairs,
    Chore.REALIGN: lambda entry: entry.summary is not None and entry.summary.of(Status.SUGGESTED) > 0,
    Chore.EXPORT_APPROVED: lambda entry: entry.summary is not None and entry.summary.of(Status.APPROVED) > 0,
}


def work_through(
    entries: Iterable[LibraryEntry], chore: Chore, settings: ChoreSettings, progress: Progress = no_progress
) -> Iterator[ChoreRow]:
    """Do a chore to each project that it concerns, one after the other.

    Raises:
        Cancelled: by ``progress``; what was done stays.
    """
    wanted = concerned(entries, chore)
    for number, entry in enumerate(wanted):
        share = sub_progress(progress, number / len(wanted), 1 / len(wanted))
        if entry.problem is not None:
            failure = InputError(entry.problem, path=entry.path)
            yield ChoreRow(entry.path, entry.name, error=f"{entry.path} {entry.problem}", failure=failure)
            continue
        try:
            yield _done(entry, chore, settings, share)
        except Cancelled:
            raise
        except MuqabalaError as error:
            yield ChoreRow(entry.path, entry.name, error=" ".join(str(error).split()), failure=error)
        except Exception as error:  # noqa: BLE001  (one project must not end the work on hundreds)
            said = f"{type(error).__name__}: {error}"
            yield ChoreRow(entry.path, entry.name, error=said, bug="".join(traceback.format_exception(error)))


def _done(entry: LibraryEntry, chore: Chore, settings: ChoreSettings, progress: Progress) -> ChoreRow:
    from db import Project

    with Project.open(entry.path) as project:
        if chore is Chore.EXPORT_APPROVED:
            return _exported(entry, project, settings, progress)
        return _aligned(entry, project, settings, progress)


def _aligned(entry: LibraryEntry, project: Project, settings: ChoreSettings, progress: Progress) -> ChoreRow:
    from ui.services.alignment import AlignmentService
    from ui.services.batch.job import load_once

    service = AlignmentService(project, load=lambda name, _: load_once(name))
    try:
        result = service.align_all(settings.encoder, progress)
    finally:
        service.close()
    change = result.store(project, settings.by)
    warnings = tuple(str(warning) for warning in result.warnings)
    return ChoreRow(entry.path, entry.name, len(change.added), warnings=warnings)


def _exported(entry: LibraryEntry, project: Project, settings: ChoreSettings, progress: Progress) -> ChoreRow:
    from aligner.exchange.selection import Selection
    from aligner.formats.registry import by_name
    from ui.services.export import ExportPlan, export

    assert settings.into is not None
    place = entry.path.relative_to(settings.folder).with_suffix(by_name(settings.format_name).suffixes[0])
    path = settings.into / place
    path.parent.mkdir(parents=True, exist_ok=True)
    approved = Selection(statuses=frozenset({Status.APPROVED}))
    written = export(project, ExportPlan(path, settings.format_name, selection=approved), progress)
    return ChoreRow(entry.path, entry.name, written.report.written, str(path))
