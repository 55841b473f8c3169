"""Small projects that a person can check by eye, for the tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aligner.bitext import Bead, Segment, Side
from db import Person, Project, Role, RunInfo, TextInput

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

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


def empty_project(path: Path, source: Sequence[str] = ARABIC, target: Sequence[str] = ENGLISH) -> Project:
    """A project with texts and nothing else."""
    return Project.create(
        path,
        name="Chronicle",
        source=TextInput("\n".join(source), "ar", "lines", "tarikh-ar.txt", "utf-8", "00" * 32),
        target=TextInput("\n".join(target), "en", "lines", "tarikh-en.txt", "utf-8", "11" * 32),
        by=ANA,
    )


def aligned_project(path: Path, source: Sequence[str] = ARABIC, target: Sequence[str] = ENGLISH) -> Project:
    """A project whose lines are paired one to one by the machine; the ids are 1 to the number of lines."""
    project = empty_project(path, source, target)
    project.suggest(beads(source, target), RUN)
    return project


def shown(project: Project) -> list[tuple[str, str]]:
    """Both sides of every pair, in display order."""
    return [(row.source_text, row.target_text) for row in project.rows(project.order())]


def snapshot(project: Project) -> list[tuple[Any, ...]]:
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
