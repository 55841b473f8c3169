"""A small bitext for the facing table's tests, in a real project with a real session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.bitext import Bead, Segment, Status
from aligner.permissions import Person
from db import BeadRow, Project, RunInfo, TextInput

if TYPE_CHECKING:
    from pathlib import Path

ARABIC = (
    "سَارَ الملكُ إلى المدينة",
    "ثم رجع من العراق سنة ست عشرة",
    "ووفدت عليه الرسل بهدية",
    "فاستنكف السلطان من ذلك",
    "واستدعى محمودا الخوارزمي",
    "وقال له قولا حسنا",
)
ENGLISH = (
    "The king marched to the city.",
    "Then he returned from Iraq in the year 616.",
    "Envoys came to him with a gift.",
    "The sultan was too proud to accept this.",
    "He summoned Mahmud al-Khwarazmi.",
    "And he spoke to him kindly.",
)
CONFIDENCES = (0.95, 0.85, 0.3, 0.6, 0.9, 0.45)
AMAL = Person("Amal")


def spans(parts: tuple[str, ...]) -> list[Segment]:
    """Where the parts lie in the text that joins them by spaces."""
    found, at = [], 0
    for part in parts:
        found.append(Segment(at, at + len(part)))
        at += len(part) + 1
    return found


def beads() -> list[Bead]:
    return [
        Bead((s,), (t,), 0.7, c) for s, t, c in zip(spans(ARABIC), spans(ENGLISH), CONFIDENCES, strict=True)
    ]


def make_project(path: Path, pairs: list[Bead] | None = None) -> Project:
    """A project of six pairs, or of others that cover the same texts."""
    project = Project.create(
        path,
        name="sample",
        source=TextInput(" ".join(ARABIC), "ar", "stream"),
        target=TextInput(" ".join(ENGLISH), "en", "sentences"),
        by=AMAL,
    )
    project.suggest(pairs if pairs is not None else beads(), RunInfo("use", "test", {}))
    return project


def rows(project: Project) -> list[BeadRow]:
    return project.rows(project.order())


def texts(project: Project) -> list[tuple[str, str]]:
    return [(row.source_text, row.target_text) for row in rows(project)]


def statuses(project: Project) -> list[Status]:
    return [row.status for row in rows(project)]


def many_pairs(path: Path, count: int) -> Project:
    """A project of as many pairs as wanted."""
    parts = [(f"{ARABIC[i % 6]} {i}", f"{ENGLISH[i % 6]} {i}") for i in range(count)]
    source, target = tuple(a for a, _ in parts), tuple(e for _, e in parts)
    project = Project.create(
        path,
        name="many",
        source=TextInput(" ".join(source), "ar", "stream"),
        target=TextInput(" ".join(target), "en", "sentences"),
        by=AMAL,
    )
    pairs = [Bead((s,), (t,), 0.7, 0.7) for s, t in zip(spans(source), spans(target), strict=True)]
    project.suggest(pairs, RunInfo("use", "test", {}))
    return project
