"""The hash chain of a project as it is stored: begin it, read its last link, append to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import insert, select

from aligner.messages import Message
from db import digest
from db.errors import CorruptError
from db.schema import sqlite
from db.schema.tables import CHAIN, EVENTS, PROJECT, TEXTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from db.digest import State

EVENT_FIELDS = (
    EVENTS.c.id,
    EVENTS.c.at,
    EVENTS.c.who,
    EVENTS.c.role,
    EVENTS.c.command,
    EVENTS.c.summary,
    EVENTS.c.bead_count,
    EVENTS.c.undoes,
    EVENTS.c.redoes,
)
"""What the hash of an event covers beside its change set, in this order."""


class Link(NamedTuple):
    """A link of the chain. ``state`` is None after an event older than the chain."""

    number: int
    hash: bytes
    state: bytes | None


def text_rows(connection: Connection) -> list[dict[str, Any]]:
    """The texts as rows whose large columns are replaced by their SHA-256, read one at a time."""
    large = ("content", "original", "offsets")
    small = [column for column in TEXTS.c if column.name not in large]
    rows = [dict(row) for row in connection.execute(select(*small)).mappings()]
    for row in rows:
        for name in large:
            row[name] = sqlite.hashed(connection, TEXTS.c[name], TEXTS.c.side == row["side"])
    return rows


def birth(connection: Connection, texts: Sequence[Mapping[str, Any]] | None = None) -> bytes:
    """Compute the hash of link 0 from the project and its texts as they are.

    Args:
        texts: see :func:`text_rows`; None to read them.
    """
    project = connection.execute(select(PROJECT)).mappings().one()
    return digest.birth_hash(dict(project), text_rows(connection) if texts is None else texts)


def begin(connection: Connection) -> None:
    """Write link 0 of a new project, whose state holds its rules only."""
    state = digest.to_bytes(digest.rule_digest("forbid_own_approval", False))
    append(connection, Link(0, birth(connection), state))


def last(connection: Connection) -> Link:
    """Read the last link.

    Raises:
        CorruptError: there is none.
    """
    row = connection.execute(select(CHAIN).order_by(CHAIN.c.link.desc()).limit(1)).one_or_none()
    if row is None:
        raise CorruptError(Message("the chain of its history is missing"))
    return Link(int(row.link), row.hash, row.state)


def append(connection: Connection, link: Link) -> None:
    """Write a link."""
    connection.execute(insert(CHAIN), {"link": link.number, "hash": link.hash, "state": link.state})


def following(before: Link, number: int, event: bytes, state: State | None) -> Link:
    """Make the link of an event.

    Args:
        event: its hash, see :func:`db.digest.event_hash`.
        state: after the event.
    """
    data = None if state is None else digest.to_bytes(state)
    return Link(number, digest.link_hash(before.hash, event, data), data)
