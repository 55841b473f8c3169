"""Which pairs a person may assign to somebody at once, and the commands that do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.bitext import Side
from ui.services.project_commands import ProjectCommand

if TYPE_CHECKING:
    from collections.abc import Collection

    from aligner.documents.structure import Structure
    from aligner.permissions import WorkKind
    from db import Change, Project
    from db.assignments.assignment import Assignment


@dataclass(frozen=True)
class Assign(ProjectCommand):
    """Assign words to a person, or change an assignment."""

    name = "assign"
    assignment: Assignment

    @property
    def text(self) -> str:
        return self.assignment.note

    def run(self, project: Project) -> Change:
        return project.assign(self.assignment, self.by)


@dataclass(frozen=True)
class EndAssignment(ProjectCommand):
    """End an assignment."""

    name = "assign"
    key: str

    def run(self, project: Project) -> Change:
        return project.end_assignment(self.key, self.by)


@dataclass(frozen=True, slots=True)
class SourceChapter:
    """A chapter of the source: its title and where its words are."""

    title: str
    start: int
    end: int


def chapters_of(project: Project) -> list[SourceChapter]:
    """The chapters of the source text, in order; none for a text without headings.

    One reaches to the next heading of its level or a higher one, so that it holds its sections, which are
    listed too.
    """
    from ui.services.imports.project_factory import structure_of

    return _chapters(structure_of(project, Side.SOURCE), len(project.characters(Side.SOURCE)))


def _chapters(structure: Structure, end: int) -> list[SourceChapter]:
    levels = {start: level for start, _end, level in structure.headings}
    found = []
    for number, (start, title) in enumerate(structure.chapters):
        level = levels.get(start, 1)
        behind = (at for at, _ in structure.chapters[number + 1 :] if levels.get(at, 1) <= level)
        found.append(SourceChapter(title, start, next(behind, end)))
    return found


def pairs_in(project: Project, start: int, end: int) -> list[int]:
    """The pairs whose source begins within a stretch, and those without a source that follow one of them."""
    found: list[int] = []
    inside = False
    for id_, source_start, *_rest in project.extents().tolist():
        if source_start >= 0:
            inside = start <= source_start < end
        if inside:
            found.append(id_)
    return found


def assignment_for(
    project: Project, ids: Collection[int], person: str, work: WorkKind, due: str = "", note: str = ""
) -> Assignment:
    """An assignment of the words that some pairs hold now."""
    from db.assignments.assignment import Assignment
    from db.assignments.standing import stretches_of

    with project.connection() as connection:
        found = stretches_of(connection, ids)
    return Assignment(person, work, found[Side.SOURCE], found[Side.TARGET], due, note)
