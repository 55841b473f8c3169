"""Copy a project between a file and a server, row by row, with its whole history."""

from __future__ import annotations

import json
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, text

from aligner.bitext import Side
from db.queries.history import change_sets
from db.schema.tables import EVENTS, METADATA, VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Table

    from aligner.progress import Progress
    from db.change_set import RowState
    from db.records import Edit

_ROWS = 500
"""Rows that are inserted at once."""

_VERSIONS = text(
    "INSERT INTO kept_versions VALUES (:id, :revision, :rank, :status, :is_null, :touched, :changed_by, "
    ":confirmed_by, :reviewed_by, :score, :confidence, :run, md5(CAST(:evidence AS jsonb)::text), "
    ":segments, :edits) ON CONFLICT DO NOTHING"
)
_CHANGES = text("INSERT INTO kept_changes VALUES (:event, :bead, :before, :after)")
_SAID = text("INSERT INTO kept_comments VALUES (:id, :event, :bead) ON CONFLICT DO NOTHING")


def copy_rows(source: Connection, target: Connection, progress: Progress) -> None:
    """Copy all rows of a project into tables that are empty.

    Args:
        source: in a transaction, so that all rows are of one state.
        target: in a transaction, which the caller ends.

    Raises:
        Cancelled: by ``progress``.
    """
    tables = [table for table in METADATA.sorted_tables if table is not VERSION]
    for number, table in enumerate(tables):
        progress(number / len(tables), "Copying the project")
        _copy_table(source, target, table)


def _copy_table(source: Connection, target: Connection, table: Table) -> None:
    rows = source.execute(select(table), execution_options={"yield_per": _ROWS})
    with rows:
        for some in rows.mappings().partitions(_ROWS):
            target.execute(insert(table), [dict(row) for row in some])


def keep_history(source: Connection, target: Connection, progress: Progress) -> None:
    """Give the rules of a server what they know of the history of a project that was copied there: every
    version of every pair, and what each event did.

    Args:
        source: the project, in a transaction.
        target: the tables of the copy, in the transaction in which it is made.

    Raises:
        Cancelled: by ``progress``.
    """
    last = int(source.execute(select(func.max(EVENTS.c.id))).scalar_one() or 0)
    edits: dict[Side, dict[int, Edit]] = {side: {} for side in Side}
    for event in range(1, last + 1):
        progress((event - 1) / last, "Copying the history")
        versions: list[dict[str, Any]] = []
        changes: dict[int, dict[str, Any]] = {}
        said: list[dict[str, Any]] = []
        for piece in change_sets(source, event):
            for edit in piece.edits_before:
                edits[edit.side].pop(edit.start, None)
            for edit in piece.edits_after:
                edits[edit.side][edit.start] = edit
            versions += [_version(state, edits) for state in piece.after.values()]
            for id_ in dict.fromkeys((*piece.before, *piece.after)):
                before, after = piece.before.get(id_), piece.after.get(id_)
                change = {"event": event, "bead": id_, "before": None if before is None else before.revision}
                changes.setdefault(id_, change)["after"] = None if after is None else after.revision
            if piece.said:
                said += [{"id": row[0], "event": event, "bead": row[1]} for row in piece.said]
        for statement, rows in ((_VERSIONS, versions), (_CHANGES, list(changes.values())), (_SAID, said)):
            for start in range(0, len(rows), _ROWS):
                target.execute(statement, rows[start : start + _ROWS])


def _version(state: RowState, edits: Mapping[Side, Mapping[int, Edit]]) -> dict[str, Any]:
    """A pair as the rules of a server keep it."""
    corrected: list[str] = []
    for side in sorted(Side, key=str) if any(edits.values()) else ():
        starts = sorted(edits[side])
        for part in sorted(state.side(side)):
            for start in starts[bisect_left(starts, part.start) : bisect_left(starts, part.end)]:
                edit = edits[side][start]
                corrected.append(f"{side}{start}-{edit.end}={edit.replacement}")
    evidence = None if state.evidence is None else json.dumps(dict(state.evidence))
    return {
        **{name: value for name, value in state._asdict().items() if name not in ("source", "target")},
        "status": state.status.value,
        "is_null": not state.source or not state.target,
        "evidence": evidence,
        "segments": " ".join(
            f"{side}{part.start}-{part.end}"
            for side in sorted(Side, key=str)
            for part in sorted(state.side(side))
        ),
        "edits": "\n".join(corrected) or None,
    }
