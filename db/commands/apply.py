"""Bring the tables from one side of a change set to the other. The only place that writes pairs, segments
and corrections.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, delete, insert, update

from aligner.bitext import Side
from db import search_index
from db.queries.rows import edits_within
from db.schema.tables import BEADS, COMMENTS, EDITS, EVIDENCE, FOLDED, PROJECT, SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.change_set import ChangeSet, RowState
    from db.records import Edit


def apply(connection: Connection, texts: Mapping[Side, str], changes: ChangeSet) -> None:
    """Write ``changes.after`` where ``changes.before`` is now. The caller has checked that it is
    there.
    """
    removed, added, changed = changes.removed, changes.added, changes.changed
    reshaped = [
        id_
        for id_ in changed
        if changes.before[id_].source != changes.after[id_].source
        or changes.before[id_].target != changes.after[id_].target
    ]
    _each(connection, delete(SEGMENTS).where(SEGMENTS.c.bead == bindparam("b_id")), [*removed, *reshaped])
    _each(connection, delete(BEADS).where(BEADS.c.id == bindparam("b_id")), removed)
    if added:
        connection.execute(insert(BEADS), [_head(changes.after[id_]) for id_ in added])
    if changed:
        _change(connection, changes, changed)
    segments = [
        {"side": side.value, "start": segment.start, "end": segment.end, "bead": id_}
        for id_ in (*added, *reshaped)
        for side in Side
        for segment in changes.after[id_].side(side)
    ]
    if segments:
        connection.execute(insert(SEGMENTS), segments)
    _put_evidence(connection, changes)
    _put_edits(connection, changes)
    recorrected = _corrected(changes)
    _fold(connection, texts, [changes.after[id_] for id_ in (*added, *reshaped)], recorrected, changes)
    if changes.moves:
        connection.execute(
            update(COMMENTS)
            .where(COMMENTS.c.id == bindparam("b_id"), COMMENTS.c.bead == bindparam("b_from"))
            .values(bead=bindparam("b_to")),
            [{"b_id": id_, "b_from": origin, "b_to": to} for id_, origin, to in changes.moves],
        )
    if changes.rules_after:
        connection.execute(update(PROJECT).values(**changes.rules_after))


def _change(connection: Connection, changes: ChangeSet, ids: Sequence[int]) -> None:
    """Update rows, in the columns that differ in any of them."""
    then = [_head(changes.after[id_]) for id_ in ids]
    was = [_head(changes.before[id_]) for id_ in ids]
    names = [
        name for name in then[0] if any(new[name] != old[name] for new, old in zip(then, was, strict=True))
    ]
    if changes.edits_before or changes.edits_after or _any_edits(connection):
        names.append("edited")  # set again where it holds, see _fold
    if not names:
        return
    statement = (
        update(BEADS)
        .where(BEADS.c.id == bindparam("b_id"))
        .values({name: bindparam(f"b_{name}") for name in names})
    )
    connection.execute(
        statement, [{"b_id": head["id"], **{f"b_{name}": head[name] for name in names}} for head in then]
    )


def _each(connection: Connection, statement: Any, ids: Sequence[int]) -> None:
    if ids:
        connection.execute(statement, [{"b_id": id_} for id_ in ids])


def _head(state: RowState) -> dict[str, Any]:
    # `edited` is not among them: it follows from the corrections in force and is set with them.
    return {
        "id": state.id,
        "revision": state.revision,
        "rank": state.rank,
        "status": state.status.value,
        "is_null": not state.source or not state.target,
        "touched": state.touched,
        "edited": False,
        "changed_by": state.changed_by,
        "confirmed_by": state.confirmed_by,
        "reviewed_by": state.reviewed_by,
        "score": state.score,
        "confidence": state.confidence,
        "run": state.run,
    }


def _put_evidence(connection: Connection, changes: ChangeSet) -> None:
    replaced = [id_ for id_ in changes.changed if changes.before[id_].evidence != changes.after[id_].evidence]
    _each(connection, delete(EVIDENCE).where(EVIDENCE.c.bead == bindparam("b_id")), replaced)
    new = [
        {"bead": id_, "data": dict(evidence)}
        for id_ in (*changes.added, *replaced)
        if (evidence := changes.after[id_].evidence) is not None
    ]
    if new:
        connection.execute(insert(EVIDENCE), new)


def _put_edits(connection: Connection, changes: ChangeSet) -> None:
    if changes.edits_before:
        connection.execute(
            delete(EDITS).where(EDITS.c.side == bindparam("b_side"), EDITS.c.start == bindparam("b_start")),
            [{"b_side": edit.side.value, "b_start": edit.start} for edit in changes.edits_before],
        )
    if changes.edits_after:
        connection.execute(
            insert(EDITS),
            [
                {
                    "side": edit.side.value,
                    "start": edit.start,
                    "end": edit.end,
                    "replacement": edit.replacement,
                }
                for edit in changes.edits_after
            ],
        )


def _corrected(changes: ChangeSet) -> list[int]:
    """Pairs that keep their shape but may have got or lost a correction."""
    return list(changes.changed) if changes.edits_before or changes.edits_after else []


def _fold(
    connection: Connection,
    texts: Mapping[Side, str],
    reshaped: Sequence[RowState],
    corrected: Iterable[int],
    changes: ChangeSet,
) -> None:
    """Mark which pairs have corrections, and store what search looks through."""
    every = list(changes.after)
    edits = edits_within(connection, every) if _any_edits(connection) else {side: [] for side in Side}
    edited = [id_ for id_ in every if _bears(changes.after[id_], edits)]
    _each(connection, update(BEADS).where(BEADS.c.id == bindparam("b_id")).values(edited=True), edited)
    states = {state.id: state for state in reshaped}
    states.update((id_, changes.after[id_]) for id_ in corrected)
    if not states:
        return
    old = [id_ for id_ in states if id_ in changes.before]
    _each(connection, delete(FOLDED).where(FOLDED.c.bead == bindparam("b_id")), old)
    connection.execute(
        insert(FOLDED), [search_index.folded(state, texts, edits) for state in states.values()]
    )


def _any_edits(connection: Connection) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM edits LIMIT 1").first() is not None


def _bears(state: RowState, edits: Mapping[Side, Sequence[Edit]]) -> bool:
    for side in Side:
        if in_force := edits[side]:
            for segment in state.side(side):
                next_edit = bisect_left(in_force, segment.start, key=lambda edit: edit.start)
                if next_edit < len(in_force) and in_force[next_edit].start < segment.end:
                    return True
    return False
