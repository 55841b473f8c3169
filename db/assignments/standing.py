"""The assignments of a project, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import and_, or_, select

from aligner.bitext import Segment, Side
from aligner.permissions import WorkKind, same_person
from db.assignments.assignment import ASSIGN, DONE, WAITING, Assignment, read_assignment
from db.schema.tables import BEADS, COMMENTS, SEGMENTS, chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from aligner.permissions import Person
    from db.queries.source import Source


@dataclass(frozen=True, slots=True)
class AssignedWork:
    """An assignment and the number of its pairs by status.

    Attributes:
        done: pairs on which the person has decided.
        waiting: pairs on which the next step is the person's; the others wait for somebody else.
    """

    person: str
    work: str
    due: str
    total: int
    done: int
    waiting: int

    @property
    def is_open(self) -> bool:
        return self.done < self.total

    def is_overdue(self, today: date) -> bool:
        """Whether the last day is over and something is left."""
        return bool(self.due) and self.due < today.isoformat() and self.is_open


def latest(rows: Iterable[tuple[str, str, str]]) -> list[Assignment]:
    """The assignments in force, by the last day and the person.

    Args:
        rows: text, author and time of the comments, oldest first.
    """
    found: dict[str, Assignment] = {}
    for text, by, at in rows:
        try:
            assignment, ended = read_assignment(text, by, at)
        except ValueError:
            continue  # what no version of this program writes
        found.pop(assignment.key, None)
        if not ended:
            found[assignment.key] = assignment
    return sorted(found.values(), key=lambda one: (one.due or "9999", one.person, one.source, one.target))


def assignments(connection: Connection) -> list[Assignment]:
    """The assignments of a project that are in force, by the last day and the person."""
    statement = (
        select(COMMENTS.c.text, COMMENTS.c.who, COMMENTS.c.at)
        .where(COMMENTS.c.kind == ASSIGN, COMMENTS.c.withdrawn.is_(False))
        .order_by(COMMENTS.c.id)
    )
    return latest((row[0], row[1], row[2]) for row in connection.execute(statement))


def stretches_of(connection: Connection, ids: Collection[int]) -> dict[Side, tuple[Segment, ...]]:
    """The stretches of both texts that some pairs hold; those that follow one another are one stretch."""
    wanted = {int(id_) for id_ in ids}
    found: dict[Side, tuple[Segment, ...]] = {}
    for side in Side:
        statement = (
            select(SEGMENTS.c.bead, SEGMENTS.c.start, SEGMENTS.c.end)
            .where(SEGMENTS.c.side == side.value)
            .order_by(SEGMENTS.c.start)
        )
        parts: list[Segment] = []
        follows = False
        for bead, start, end in connection.execute(statement):
            if bead in wanted:
                begins = parts.pop().start if follows else start
                parts.append(Segment(begins, end))
            follows = bead in wanted
        found[side] = tuple(parts)
    return found


def pairs_within(
    connection: Connection, stretches: Mapping[Side, Sequence[Segment]]
) -> dict[int, tuple[str, bytes]]:
    """The pairs that hold words of some stretches, with status and rank, see :class:`Assignment`."""
    found: dict[int, tuple[str, bytes]] = {}
    for side in Side:
        # A pair with both sides goes by its source words.
        where = [SEGMENTS.c.side == side.value]
        if side is Side.TARGET:
            where.append(BEADS.c.is_null.is_(True))
        for some in chunks([(part.start, part.end) for part in stretches[side]]):
            for few in (some[at : at + 100] for at in range(0, len(some), 100)):
                within = or_(*(and_(SEGMENTS.c.start < end, SEGMENTS.c.end > start) for start, end in few))
                statement = (
                    select(BEADS.c.id, BEADS.c.status, BEADS.c.rank)
                    .join(SEGMENTS, SEGMENTS.c.bead == BEADS.c.id)
                    .where(*where, within)
                )
                found |= {row[0]: (row[1], row[2]) for row in connection.execute(statement)}
    return found


def pairs_of(connection: Connection, assignment: Assignment) -> dict[int, tuple[str, bytes]]:
    """The pairs of an assignment as they are now, with status and rank."""
    return pairs_within(connection, {side: assignment.stretches(side) for side in Side})


def assigned_work(connection: Connection) -> list[tuple[Assignment, AssignedWork]]:
    """Every assignment in force, and how far it has come."""
    found = []
    for one in assignments(connection):
        counts: dict[str, int] = {}
        for status, _rank in pairs_of(connection, one).values():
            counts[status] = counts.get(status, 0) + 1
        found.append((one, counted_work(one, counts)))
    return found


def counted_work(assignment: Assignment, counts: Mapping[str, int]) -> AssignedWork:
    """How far an assignment has come, of the number of its pairs by status."""
    work = assignment.work
    return AssignedWork(
        assignment.person,
        work.value,
        assignment.due,
        sum(counts.values()),
        sum(counts.get(status.value, 0) for status in DONE[work]),
        sum(counts.get(status.value, 0) for status in WAITING[work]),
    )


def my_pairs(project: Source, person: Person) -> NDArray[np.int64]:
    """The pairs that are assigned to a person in their present role, whatever their status → int64[n]."""
    found: set[int] = set()
    with project.connection() as connection:
        for one in assignments(connection):
            if one.work.role is person.role and same_person(one.person, person.name):
                found |= pairs_of(connection, one).keys()
    return np.fromiter(found, dtype=np.int64, count=len(found))


def work_of_people(every: Iterable[AssignedWork], today: date) -> list[tuple[str, WorkKind, int, int, int]]:
    """Progress by person and kind of work: (person, work, pairs, done, pairs left of overdue assignments)."""
    sums: dict[tuple[str, str], list[Any]] = {}
    for one in every:
        name = next((who for who, _ in sums if same_person(who, one.person)), one.person)
        row = sums.setdefault((name, one.work), [0, 0, 0])
        row[0] += one.total
        row[1] += one.done
        row[2] += one.total - one.done if one.is_overdue(today) else 0
    return [(who, WorkKind(work), *row) for (who, work), row in sorted(sums.items())]
