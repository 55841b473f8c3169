"""Name the differences between the tables of a project and its history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db.change_set import load
from db.integrity.table_state import encoded_beads
from db.queries.history import blobs
from db.schema.tables import COMMENTS, EDITS, EVENTS, RUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_MOST = 20
_NAMES = (
    "number",
    "revision",
    "place in the list",
    "status",
    "mark as touched",
    "last author",
    "translator who confirmed it",
    "reviewer",
    "score",
    "confidence",
    "suggestion run",
    "source words",
    "target words",
    "evidence",
)


def differences(connection: Connection) -> list[str]:
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


def _pairs(connection: Connection) -> Iterator[str]:
    last = last_rows(connection)
    for bead in encoded_beads(connection):
        row = last.pop(bead.id, None)
        if row is None:
            yield f"pair {bead.id} is there, although the history does not know it"
            continue
        there = json.loads(bead.text)
        if there != row:
            names = [name for name, a, b in zip(_NAMES, there, row, strict=True) if a != b]
            yield f"pair {bead.id} is not as the history left it: {', '.join(names)}"
    for id_, row in last.items():
        if row is not None:
            yield f"pair {id_} is missing, although the history never removed it"


def _others(connection: Connection) -> Iterator[str]:
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
            yield f"the correction at {key[1]} of the {key[0]} text is not as the history left it"
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
            yield f"comment {row.id} is not what was said"
    for id_ in comments:
        yield f"comment {id_} is missing"
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
            yield f"suggestion run {row.id} is not what was recorded"
    for id_ in runs:
        yield f"suggestion run {id_} is missing"
