"""Name the differences between the tables of a project and its history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from aligner.bitext import Side
from aligner.messages import Message
from db.change_set import load
from db.integrity.table_state import encoded_beads
from db.queries.history import blobs
from db.schema.tables import COMMENTS, EDITS, EVENTS, RUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_MOST = 20
_NAMES = (
    Message("number"),
    Message("revision"),
    Message("place in the list"),
    Message("status"),
    Message("mark as touched"),
    Message("last author"),
    Message("translator who confirmed it"),
    Message("reviewer"),
    Message("score"),
    Message("confidence"),
    Message("suggestion run"),
    Message("source words"),
    Message("target words"),
    Message("evidence"),
)


def differences(connection: Connection) -> list[Message]:
    """Say which pairs, corrections, comments and runs are not as the history left them.

    Only for a project whose state is known to differ: the whole history is read.
    """
    found = list(_pairs(connection))
    if len(found) < _MOST:
        found += _others(connection)
    return found[:_MOST]


def last_rows(connection: Connection) -> dict[int, list[Any] | None]:
    """Every pair as the last event that concerned it left it; None for one that it removed."""
    last: dict[int, list[Any] | None] = {}
    for event in connection.execute(select(EVENTS.c.id).order_by(EVENTS.c.id.desc())).scalars().all():
        pieces = [load(data) for data in blobs(connection, event)]
        for document in pieces:
            for row in document["after"]:
                last.setdefault(row[0], row)
        for document in pieces:
            for row in document["before"]:
                last.setdefault(row[0], None)
    return last


def _pairs(connection: Connection) -> Iterator[Message]:
    last = last_rows(connection)
    for bead in encoded_beads(connection):
        row = last.pop(bead.id, None)
        if row is None:
            yield Message("pair {pair} is there, although the history does not know it", pair=bead.id)
            continue
        there = json.loads(bead.text)
        if there != row:
            names = [name for name, a, b in zip(_NAMES, there, row, strict=True) if a != b]
            yield Message("pair {pair} is not as the history left it: {names}", pair=bead.id, names=names)
    for id_, row in last.items():
        if row is not None:
            yield Message("pair {pair} is missing, although the history never removed it", pair=id_)


def _others(connection: Connection) -> Iterator[Message]:
    """Corrections, comments and runs: what the events made of them, as far as they tell."""
    edits: dict[tuple[str, int], list[Any]] = {}
    comments: dict[int, list[Any]] = {}
    runs: dict[int, list[Any]] = {}
    for event in connection.execute(select(EVENTS.c.id).order_by(EVENTS.c.id)).scalars().all():
        for document in (load(data) for data in blobs(connection, event)):
            for row in document.get("edits_before", ()):
                edits.pop((row[0], row[1]), None)
            edits.update({(row[0], row[1]): row for row in document.get("edits_after", ())})
            comments.update({row[0]: row for row in document.get("said", ())})
            runs.update({row[0]: row for row in document.get("runs", ())})
    there = {(row.side, row.start): list(row) for row in connection.execute(select(EDITS))}
    for key in dict.fromkeys((*edits, *there)):
        if edits.get(key) != there.get(key):
            yield Message(
                "the correction at {offset} of the {side} text is not as the history left it",
                offset=key[1],
                side=Side(key[0]),
            )
    for row in connection.execute(select(COMMENTS)):
        known = comments.pop(row.id, None)
        # Where a comment is now depends on the pairs; what was said, by whom and when does not.
        if known is None or [known[0], *known[2:]] != [
            row.id,
            row.at,
            row.who,
            row.role,
            row.kind,
            row.side,
            row.text,
        ]:
            yield Message("comment {id} is not what was said", id=row.id)
    for id_ in comments:
        yield Message("comment {id} is missing", id=id_)
    for row in connection.execute(select(RUNS)):
        if runs.pop(row.id, None) != [
            row.id,
            row.at,
            row.by,
            row.encoder,
            row.aligner,
            row.parameters,
            row.beads,
        ]:
            yield Message("suggestion run {id} is not what was recorded", id=row.id)
    for id_ in runs:
        yield Message("suggestion run {id} is missing", id=id_)
