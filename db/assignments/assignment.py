"""An assignment, and how the table ``comments`` keeps it.

An assignment is what one person says to another about a stretch of the texts, so it is a comment: of the kind
:data:`ASSIGN`, on the pair that held its first words, with JSON as its text. Comments are in the history and
its chain, follow their words when pairs are split or merged, are withdrawn by undo, and go to a server and
back. A change of an assignment, and its end, are further comments with the same key; the last one holds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from aligner.bitext import SETTLED, Segment, Side, Status
from aligner.permissions import WorkKind
from db import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

ASSIGN = "assign"
"""The kind of such a comment, and the name of the command."""


WAITING: Mapping[WorkKind, tuple[Status, ...]] = {
    WorkKind.ALIGN: tuple(status for status in Status if not status.is_settled),
    WorkKind.REVIEW: (Status.CONFIRMED,),
}
"""Pairs on which the next step is that of the assigned person."""

DONE: Mapping[WorkKind, tuple[Status, ...]] = {
    WorkKind.ALIGN: tuple(SETTLED),
    WorkKind.REVIEW: (Status.APPROVED, Status.RETURNED),
}
"""Pairs on which the assigned person has decided."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Words that a person is to align or to review.

    Attributes:
        source, target: stretches of the imported texts, in order. A pair belongs to the assignment if it
            holds source words of it, or, without source words, target words of it.
        due: the last day, "2026-12-10"; empty for none.
        key: names the assignment through all its changes; empty for one that is not kept yet.
        by, at: who said so last, and when.
    """

    person: str
    work: WorkKind
    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    due: str = ""
    note: str = ""
    key: str = ""
    by: str = ""
    at: str = ""

    def stretches(self, side: Side) -> tuple[Segment, ...]:
        return self.source if side is Side.SOURCE else self.target

    def is_overdue(self, today: date) -> bool:
        """Whether the last day is over."""
        return bool(self.due) and self.due < today.isoformat()


def with_assignment(assignment: Assignment, *, ended: bool = False) -> str:
    """An assignment, or its end, as the text of a comment."""
    return digest.canonical(
        {
            "key": assignment.key,
            "person": assignment.person,
            "work": assignment.work.value,
            "due": assignment.due,
            "note": assignment.note,
            "source": [[part.start, part.end] for part in assignment.source],
            "target": [[part.start, part.end] for part in assignment.target],
            "ended": ended,
        }
    )


def read_assignment(kept: str, by: str = "", at: str = "") -> tuple[Assignment, bool]:
    """What :func:`with_assignment` wrote, and whether it is the end.

    Raises:
        ValueError: the text is something else.
    """
    try:
        value: dict[str, Any] = json.loads(kept)
        stretches = [tuple(Segment(int(a), int(b)) for a, b in value[side.value]) for side in Side]
        made = Assignment(
            str(value["person"]),
            WorkKind(value["work"]),
            stretches[0],
            stretches[1],
            as_due(str(value["due"])),
            str(value["note"]),
            str(value["key"]),
            by,
            at,
        )
        return made, bool(value["ended"])
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("this is not an assignment") from error


def as_due(text: str) -> str:
    """A day in the form that is kept.

    Raises:
        ValueError: it is no day.
    """
    return date.fromisoformat(text.strip()).isoformat() if text.strip() else ""


def tidied(assignment: Assignment) -> Assignment:
    """The same assignment without white space around what a person wrote."""
    return replace(
        assignment,
        person=" ".join(assignment.person.split()),
        note=" ".join(assignment.note.split()),
        due=as_due(assignment.due),
    )
