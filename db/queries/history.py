"""The change sets of events, piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from aligner.permissions import MACHINE
from db.change_set import moves_of, unpack
from db.schema.tables import EVENT_PIECES, EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from db.change_set import ChangeSet


def blobs(connection: Connection, event: int, *, backwards: bool = False) -> Iterator[bytes]:
    """The pieces of an event's change set as they are stored; none for a missing event.

    One query for each piece: the caller may write between two of them, and need not hold them all.

    Args:
        backwards: the last piece first.
    """
    pieces = select(func.max(EVENT_PIECES.c.number)).where(EVENT_PIECES.c.event == event)
    numbers = range(1 + (connection.execute(pieces).scalar_one() or 0))
    for number in reversed(numbers) if backwards else numbers:
        if number == 0:
            wanted = select(EVENTS.c.changes).where(EVENTS.c.id == event)
        else:
            wanted = select(EVENT_PIECES.c.data).where(
                EVENT_PIECES.c.event == event, EVENT_PIECES.c.number == number
            )
        data = connection.execute(wanted).scalar_one_or_none()
        if data is not None:
            yield data


def change_sets(connection: Connection, event: int, *, backwards: bool = False) -> Iterator[ChangeSet]:
    """The pieces of an event's change set, see :func:`blobs`.

    Raises:
        CorruptError: a piece is damaged.
    """
    return map(unpack, blobs(connection, event, backwards=backwards))


def people(connection: Connection) -> list[str]:
    """Everybody who has worked on the project, in the order of their first step."""
    first = func.min(EVENTS.c.id)
    found = connection.execute(
        select(EVENTS.c.who).where(EVENTS.c.who != MACHINE).group_by(EVENTS.c.who).order_by(first)
    )
    return [str(who) for who in found.scalars()]


def first_changes(connection: Connection, event: int) -> ChangeSet | None:
    """The first piece of what an event changed: all of it, but for a bulk command; None for a missing event.

    Raises:
        CorruptError: it is damaged.
    """
    return next(change_sets(connection, event), None)


def all_moves(connection: Connection, event: int) -> tuple[tuple[int, int, int], ...]:
    """Every comment that an event moved to another pair: (comment, from, to), in order."""
    return tuple(
        (comment, origin, to) for data in blobs(connection, event) for comment, origin, to in moves_of(data)
    )
