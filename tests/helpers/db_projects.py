"""Small projects that a person can check by eye, for the tests of this room."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.bitext import Bead, Segment, Side
from db import Person, Project, Role, RunInfo, TextInput, check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.open_project import OpenProject
    from db.server import ServerProject

ANA = Person("Ana", Role.TRANSLATOR)
BADR = Person("Badr", Role.TRANSLATOR)
RIMA = Person("Rima", Role.REVIEWER)
RUN = RunInfo("use/3", "spans/1", {"temperature": 0.04})

ARABIC = ("ثم دخلت سنة ست عشرة", "وفيها سار الملك الأشرف", "إلى دمشق", "ومات في رجب", "رحمه الله")
ENGLISH = (
    "Then began the year sixteen.",
    "In it al-Ashraf marched",
    "to Damascus.",
    "He died in Rajab,",
    "God rest him.",
)


def segments(lines: Sequence[str]) -> list[Segment]:
    """Where each line lies in the lines joined by newlines."""
    found, at = [], 0
    for line in lines:
        found.append(Segment(at, at + len(line)))
        at += len(line) + 1
    return found


def beads(source: Sequence[str] = ARABIC, target: Sequence[str] = ENGLISH) -> list[Bead]:
    """Line by line, with scores that fall off towards the end."""
    pairs = zip(segments(source), segments(target), strict=True)
    return [Bead((s,), (t,), 0.9 - 0.1 * n, 0.95 - 0.1 * n) for n, (s, t) in enumerate(pairs)]


@dataclass
class ServerPlace:
    """Where a test keeps its project on a server.

    Attributes:
        url: of the library.
        schema: of the project, once it is made.
    """

    url: str
    schema: str = ""


Place = Path | ServerPlace
"""Where a test keeps its project."""


def new_project(place: Place, source: TextInput, target: TextInput, name: str = "Chronicle") -> Project:
    """A project with two texts, in a file or on a server; what both offer is the same."""
    if isinstance(place, Path):
        return Project.create(place, name=name, source=source, target=target, by=ANA)
    from db.server import Library

    with Library(place.url) as library:
        made = library.create(name=name, source=source, target=target, by=ANA)
    place.schema = made.schema
    return _as_file(made)


def open_project(place: Place) -> Project:
    """Open a project that is there."""
    if isinstance(place, Path):
        return Project.open(place)
    from db.server import Library

    with Library(place.url) as library:
        return _as_file(library.open(place.schema))


def _as_file(project: ServerProject) -> Project:
    """For the types of the tests, which ask nothing that only a file has."""
    return project  # type: ignore[return-value]


def problems(project: OpenProject) -> tuple[str, ...]:
    """What a check of everything finds."""
    if isinstance(project, Project):
        return check(project.path).problems
    project.verify()  # type: ignore[attr-defined]  # raises at the first
    return ()


def empty_project(place: Place, source: Sequence[str] = ARABIC, target: Sequence[str] = ENGLISH) -> Project:
    """A project with texts and nothing else."""
    return new_project(
        place,
        TextInput("\n".join(source), "ar", "lines", "tarikh-ar.txt", "utf-8", "00" * 32),
        TextInput("\n".join(target), "en", "lines", "tarikh-en.txt", "utf-8", "11" * 32),
    )


def aligned_project(place: Place, source: Sequence[str] = ARABIC, target: Sequence[str] = ENGLISH) -> Project:
    """A project whose lines are paired one to one by the machine; the ids are 1 to the number of lines."""
    project = empty_project(place, source, target)
    project.suggest(beads(source, target), RUN)
    return project


def shown(project: Project) -> list[tuple[str, str]]:
    """Both sides of every pair, in display order."""
    return [(row.source_text, row.target_text) for row in project.rows(project.order())]


def snapshot(project: OpenProject) -> list[tuple[Any, ...]]:
    """All of a project that undo must bring back: order, ids, revisions, statuses, shapes, wordings, what
    was said.
    """
    return [
        (
            row.id,
            row.revision,
            row.status,
            row.source,
            row.target,
            row.source_text,
            row.target_text,
            row.touched,
            row.edited,
            row.changed_by,
            row.confirmed_by,
            row.reviewed_by,
            row.score,
            row.confidence,
            row.evidence,
            [(comment.id, comment.text) for comment in project.comments(row.id)],
        )
        for row in project.rows(project.order())
    ]


def words(project: Project) -> dict[Side, list[int]]:
    """Where every word that is in a pair starts, one entry for each time it is in one."""
    found: dict[Side, list[int]] = {side: [] for side in Side}
    for row in project.rows(project.order()):
        for side in Side:
            text = project.text(side)
            for segment in row.side(side):
                at = segment.start
                for word in segment.of(text).split():
                    at = text.index(word, at)
                    found[side].append(at)
                    at += len(word)
    return {side: sorted(starts) for side, starts in found.items()}


def raw(project: Project) -> Any:
    """The driver's own connection, on which a test can play a full disk or an impatient neighbour."""
    return project._writer.connection.dbapi_connection
