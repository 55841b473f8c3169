"""The review queue: the pairs that wait for a person, and the reasons of those that were returned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import and_, or_, select

from aligner.bitext import Status
from aligner.confidence import LOW
from aligner.permissions import Role
from db.assignments.standing import my_pairs
from db.queries.people import spellings
from db.records import ON_WORDS, Comment
from db.schema.tables import BEADS, COMMENTS, EVENTS, chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection

    from aligner.permissions import Person
    from db.queries.source import Source


class QueueReason(StrEnum):
    """For which reason a pair waits. The order is the order in which one would work."""

    SAMPLED = "sampled"  # in the sample that is reviewed, and not reviewed yet
    ASSIGNED = "assigned"  # assigned to the person
    RETURNED = "returned"
    PROPOSED = "proposed"  # somebody proposed another wording and nobody has touched the pair since
    DOUBTFUL = "doubtful"
    SUGGESTED = "suggested"
    RECONFIRMED = "reconfirmed"  # returned once and confirmed again
    DISCUSSED = "discussed"  # confirmed, with comments
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class QueueGroup:
    """Pairs that wait for the same reason; ids in display order, int64[n]. Each pair waits once."""

    why: QueueReason
    ids: NDArray[np.int64]


def waiting(project: Source, person: Person, sample: Collection[int] = ()) -> list[QueueGroup]:
    """What waits for a person, without empty groups; first what is assigned to the person.

    For a translator: what was returned, what has a proposal of somebody else, what is only suggested. For a
    reviewer: what is confirmed and not their own work.

    Args:
        sample: pairs that a reviewer looks at before all others.
    """
    groups: list[QueueGroup] = []
    taken: NDArray[np.int64] = np.empty(0, dtype=np.int64)
    with project.connection() as connection:
        if sample and person.role is Role.REVIEWER:
            open_ = _ids(connection, _unreviewed())
            taken = open_[np.isin(open_, np.fromiter(sample, dtype=np.int64, count=len(sample)))]
            if len(taken):
                groups.append(QueueGroup(QueueReason.SAMPLED, taken))
        found = [(why, _ids(connection, conditions)) for why, conditions in _groups(connection, person)]
        if len(mine := my_pairs(project, person)):
            every = _ids(connection, [])
            due = every[np.isin(every, mine) & np.isin(every, np.concatenate([ids for _, ids in found]))]
            found.insert(0, (QueueReason.ASSIGNED, due))
        for why, ids in found:
            ids = ids[~np.isin(ids, taken)]
            if len(ids):
                groups.append(QueueGroup(why, ids))
                taken = np.concatenate((taken, ids))
    return groups


def unreviewed(project: Source, ids: Sequence[int]) -> set[int]:
    """Those of some pairs that were never approved or returned."""
    found: set[int] = set()
    with project.connection() as connection:
        for some in chunks([int(id_) for id_ in ids]):
            statement = select(BEADS.c.id).where(BEADS.c.id.in_(some), *_unreviewed())
            found.update(connection.execute(statement).scalars())
    return found


def _unreviewed() -> list[ColumnElement[bool]]:
    """Never approved or returned, see :func:`ui.services.review.quality.measure`."""
    return [BEADS.c.status != Status.APPROVED.value, BEADS.c.id.not_in(_said("reason"))]


def _groups(connection: Connection, person: Person) -> list[tuple[QueueReason, list[ColumnElement[bool]]]]:
    status = BEADS.c.status
    if person.role is Role.TRANSLATOR:
        suggested = status == Status.SUGGESTED.value
        return [
            (QueueReason.RETURNED, [status == Status.RETURNED.value]),
            (QueueReason.PROPOSED, [status != Status.APPROVED.value, _proposed(connection, person.name)]),
            (QueueReason.DOUBTFUL, [suggested, BEADS.c.confidence < LOW]),
            (QueueReason.SUGGESTED, [suggested]),
        ]
    confirmed = status == Status.CONFIRMED.value
    foreign = and_(
        confirmed,
        BEADS.c.changed_by.not_in(spellings(connection, person.name, BEADS.c.changed_by, confirmed)),
        or_(
            BEADS.c.confirmed_by.is_(None),
            BEADS.c.confirmed_by.not_in(spellings(connection, person.name, BEADS.c.confirmed_by, confirmed)),
        ),
    )
    return [
        (QueueReason.RECONFIRMED, [foreign, BEADS.c.id.in_(_said("reason"))]),
        (QueueReason.DISCUSSED, [foreign, BEADS.c.id.in_(_said("comment", ON_WORDS, "propose"))]),
        (QueueReason.CONFIRMED, [foreign]),
    ]


def _said(*kinds: str) -> Any:
    return select(COMMENTS.c.bead).where(COMMENTS.c.withdrawn.is_(False), COMMENTS.c.kind.in_(kinds))


def _proposed(connection: Connection, name: str) -> ColumnElement[bool]:
    """Whether somebody else's proposal is newer than the pair as it is."""
    proposals = COMMENTS.c.kind == "propose"
    return (
        select(COMMENTS.c.id)
        .select_from(COMMENTS, EVENTS)
        .where(
            COMMENTS.c.bead == BEADS.c.id,
            EVENTS.c.id == BEADS.c.revision,
            COMMENTS.c.withdrawn.is_(False),
            proposals,
            COMMENTS.c.who.not_in(spellings(connection, name, COMMENTS.c.who, proposals)),
            COMMENTS.c.at > EVENTS.c.at,
        )
        .correlate(BEADS)
        .exists()
    )


def _ids(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> NDArray[np.int64]:
    found = connection.execute(select(BEADS.c.id).where(*conditions).order_by(BEADS.c.rank)).fetchall()
    return np.fromiter((row[0] for row in found), dtype=np.int64, count=len(found))


def said(project: Source, ids: Sequence[int], *kinds: str) -> Mapping[int, list[Comment]]:
    """All comments of these kinds ("reason", "propose", "comment", "words") on each of some pairs that has
    one, oldest first.
    """
    found: dict[int, list[Comment]] = {}
    with project.connection() as connection:
        for some in chunks([int(id_) for id_ in ids]):
            statement = select(COMMENTS).where(
                COMMENTS.c.bead.in_(some), COMMENTS.c.withdrawn.is_(False), COMMENTS.c.kind.in_(kinds)
            )
            for row in connection.execute(statement.order_by(COMMENTS.c.id)):
                found.setdefault(row.bead, []).append(Comment.of_row(row))
    return found


def said_on_words(project: Source) -> list[Comment]:
    """All comments on stretches of words, oldest first."""
    statement = select(COMMENTS).where(COMMENTS.c.withdrawn.is_(False), COMMENTS.c.kind == ON_WORDS)
    with project.connection() as connection:
        return [Comment.of_row(row) for row in connection.execute(statement.order_by(COMMENTS.c.id))]


def last_said(project: Source, ids: Sequence[int], *kinds: str) -> Mapping[int, Comment]:
    """The newest comment of these kinds on each of some pairs that has one."""
    return {id_: comments[-1] for id_, comments in said(project, ids, *kinds).items()}


def reasons(project: Source, limit: int = 12) -> list[str]:
    """For what reasons pairs were returned in this project, the latest first, each once."""
    statement = (
        select(COMMENTS.c.text)
        .where(COMMENTS.c.kind == "reason", COMMENTS.c.withdrawn.is_(False))
        .order_by(COMMENTS.c.id.desc())
        .limit(50 * limit)
    )
    with project.connection() as connection:
        return list(dict.fromkeys(connection.execute(statement).scalars()))[:limit]
