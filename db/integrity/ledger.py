"""Begin the hash chain of a project that has none, or whose history was changed.

A migration from schema 0001 and a repair do this. Links of older events hold their hashes, but no state: what
the project was after each of them is not known for certain. One more event by the machine takes down what the
tables hold now. From there on every link holds the state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import insert, select, update

from aligner.permissions import MACHINE
from db import chain as chains
from db import digest
from db.change_set import (
    COMMENT_COLUMNS,
    RUN_COLUMNS,
    ChangeSet,
    load,
    pack,
)
from db.integrity.cutting import cut, inflated
from db.integrity.table_state import table_state
from db.queries.column_fetch import fetch
from db.queries.history import blobs
from db.records import now
from db.schema import sqlite
from db.schema.tables import (
    COMMENTS,
    ENCODERS,
    EVENT_BEADS,
    EVENT_PIECES,
    EVENTS,
    PROJECT,
    RUNS,
    SETTINGS,
    STEPS,
    VECTORS,
)
from db.summaries import stored_summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from aligner.messages import Message
    from db.change_set import RowState

_WHOLE = 2 << 20
"""Bytes of JSON above which a change set of schema 0001 is cut into pieces."""

_STRETCH = 1 << 20
"""Bytes of a stored change set that are read at a time."""

_OLD_FLOOR = 4 << 20
_OLD_ROOM = 16 << 10
"""Bytes that a change set of schema 0001 may inflate to: a floor, and room for each pair it concerns."""


def seal_history(
    connection: Connection, command: str, summary: Message, pairs: Mapping[int, RowState] | None = None
) -> None:
    """Write the chain over all events and an event that takes down the present state.

    Args:
        connection: in a transaction that the caller commits. Does nothing for a database without a project.
        command, summary: of the event.
        pairs: those that are not as the history left them, by id; the event takes them down.

    Raises:
        CorruptError: a change set is damaged.
    """
    project = connection.execute(select(PROJECT)).mappings().one_or_none()
    if project is None:
        return
    _checksum_the_rest(connection)
    _cut_large_change_sets(connection)
    link = chains.Link(0, chains.birth(connection), None)
    chains.append(connection, link)
    for row in connection.execute(select(*chains.EVENT_FIELDS).order_by(EVENTS.c.id)).fetchall():
        hashed = digest.event_hash(tuple(row), map(digest.piece_hash, blobs(connection, row.id)))
        link = chains.following(link, row.id, hashed, None)
        chains.append(connection, link)
    withdrawn = select(COMMENTS.c.id).where(COMMENTS.c.withdrawn.is_(True)).order_by(COMMENTS.c.id)
    changes = ChangeSet(
        after=pairs or {},
        comments=tuple(connection.execute(withdrawn).scalars()),
        said=tuple(list(row) for row in connection.execute(_ordered(COMMENTS, COMMENT_COLUMNS))),
        runs=tuple(list(row) for row in connection.execute(_ordered(RUNS, RUN_COLUMNS))),
        steps=tuple(list(row) for row in connection.execute(select(STEPS).order_by(STEPS.c.event))),
        marks={"event_beads": mark_event_beads(*event_beads(connection))},
    )
    first, *others = cut([pack(changes)], _OLD_FLOOR + _OLD_ROOM * len(changes.after))
    event: dict[str, Any] = {
        "id": int(project["next_event"]),
        "at": now(),
        "who": MACHINE,
        "role": None,
        "command": command,
        "summary": stored_summary(summary),
        "bead_count": 0,
        "undoes": None,
        "redoes": None,
        "changes": first,
    }
    connection.execute(insert(EVENTS), event)
    for number, data in enumerate(others, start=1):
        connection.execute(insert(EVENT_PIECES), {"event": event["id"], "number": number, "data": data})
    fields = [value for name, value in event.items() if name != "changes"]
    hashed = digest.event_hash(fields, map(digest.piece_hash, (first, *others)))
    chains.append(connection, chains.following(link, event["id"], hashed, table_state(connection).state))
    connection.execute(update(PROJECT).values(next_event=int(project["next_event"]) + 1))


def event_beads(
    connection: Connection, last: int | None = None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which pairs which events concerned → pairs and events, int64, shape (n,) each.

    Args:
        last: only events up to this one.
    """
    where = None if last is None else EVENT_BEADS.c.event <= last
    beads, events = fetch(connection, (EVENT_BEADS.c.bead, EVENT_BEADS.c.event), where)
    return beads, events


def mark_event_beads(beads: NDArray[np.int64], events: NDArray[np.int64]) -> int:
    """Sum up rows of the table ``event_beads`` in one number, whatever their order (64 bits)."""
    mixed = beads.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + events.astype(np.uint64)
    # The finalizer of SplitMix64 (Steele, Lea, Flood 2014), so that no two errors cancel out by chance.
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return int(np.add.reduce(mixed, dtype=np.uint64)) if len(mixed) else 0


def _ordered(table: Any, names: tuple[str, ...]) -> Any:
    return select(*(table.c[name] for name in names)).order_by(table.c.id)


def _checksum_the_rest(connection: Connection) -> None:
    for key, value in connection.execute(select(SETTINGS.c.key, SETTINGS.c.value)).fetchall():
        statement = update(SETTINGS).where(SETTINGS.c.key == key)
        connection.execute(statement.values(crc=digest.setting_crc(key, value)))
    signatures = dict(connection.execute(select(ENCODERS.c.id, ENCODERS.c.signature)).all())
    keys = connection.execute(select(VECTORS.c.encoder, VECTORS.c.key)).fetchall()
    for encoder, key in keys:
        here = (VECTORS.c.encoder == encoder) & (VECTORS.c.key == key)
        data = connection.execute(select(VECTORS.c.data).where(here)).scalar_one()
        crc = digest.vector_crc(signatures.get(encoder, ""), key, data)
        connection.execute(update(VECTORS).where(here).values(crc=crc))


def _cut_large_change_sets(connection: Connection) -> None:
    """Cut change sets that are larger than a piece may be now; the tables of the history are open for it."""
    concerned: dict[int, int] = dict(
        connection.exec_driver_sql("SELECT event, count(*) FROM event_beads GROUP BY event").all()
    )
    large = []
    for id_ in connection.execute(select(EVENTS.c.id)).scalars().all():
        limit = _OLD_FLOOR + _OLD_ROOM * int(concerned.get(id_, 0))
        if sum(map(len, inflated(_stretches(connection, id_), limit))) > _WHOLE:
            large.append((id_, limit))
        else:
            load(b"".join(_stretches(connection, id_)))
    if not large:
        return
    with sqlite.unguarded(connection, ("events",)):
        for id_, limit in large:
            for number, data in enumerate(cut(_stretches(connection, id_), limit)):
                if number:
                    piece = {"event": id_, "number": number, "data": data}
                    connection.execute(insert(EVENT_PIECES), piece)
                else:
                    connection.execute(update(EVENTS).where(EVENTS.c.id == id_).values(changes=data))


def _stretches(connection: Connection, event: int) -> Iterator[bytes]:
    """The change set of an event as it is stored, in stretches."""
    with sqlite.opened(connection, EVENTS.c.changes, EVENTS.c.id == event) as blob:
        while stretch := blob.read(_STRETCH):
            yield stretch
