"""Bring the tables from one side of a change set to the other. The only place that writes pairs, segments
and corrections.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, delete, insert, text, update

from aligner.bitext import Side
from db.commands import search_index
from db.queries.rows import edits_within
from db.schema.row_stream import delete_some, put, put_each
from db.schema.tables import BEADS, COMMENTS, EDITS, EVIDENCE, FOLDED, PROJECT, SEGMENTS, chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligner.bitext import Characters
    from db.change_set import ChangeSet, RowState
    from db.records import Edit


_COLUMNS = (
    "id",
    "revision",
    "rank",
    "status",
    "is_null",
    "touched",
    "changed_by",
    "confirmed_by",
    "reviewed_by",
    "score",
    "confidence",
    "run",
)

_ALIKE = 20
"""Rows that get the same values, above which one statement for all of them is quicker than one for each."""


def apply(connection: Connection, texts: Mapping[Side, Characters], changes: ChangeSet) -> None:
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
    delete_some(connection, SEGMENTS, "bead", [*removed, *reshaped])
    delete_some(connection, BEADS, "id", removed)
    # `edited` follows from the corrections in force and is set with them.
    put(connection, BEADS, (*_COLUMNS, "edited"), [(*_columns(changes.after[id_]), False) for id_ in added])
    may_be_edited = bool(changes.edits_before or changes.edits_after) or _any_edits(connection)
    if changed:
        _change(connection, changes, changed, may_be_edited=may_be_edited)
    segments = [
        (side.value, segment.start, segment.end, id_)
        for id_ in (*added, *reshaped)
        for side in Side
        for segment in changes.after[id_].side(side)
    ]
    put(connection, SEGMENTS, ("side", "start", "end", "bead"), segments)
    _put_evidence(connection, changes)
    _put_edits(connection, changes)
    _fold(connection, texts, [*added, *reshaped], changes, may_be_edited=may_be_edited)
    if changes.moves:
        connection.execute(
            update(COMMENTS)
            .where(COMMENTS.c.id == bindparam("b_id"), COMMENTS.c.bead == bindparam("b_from"))
            .values(bead=bindparam("b_to")),
            [{"b_id": id_, "b_from": origin, "b_to": to} for id_, origin, to in changes.moves],
        )
    if changes.rules_after:
        connection.execute(update(PROJECT).values(**changes.rules_after))


def _change(connection: Connection, changes: ChangeSet, ids: Sequence[int], *, may_be_edited: bool) -> None:
    """Update rows, in the columns that differ in any of them."""
    then = list(zip(*(_columns(changes.after[id_]) for id_ in ids), strict=True))
    was = list(zip(*(_columns(changes.before[id_]) for id_ in ids), strict=True))
    differing = [at for at in range(len(_COLUMNS)) if then[at] != was[at]]
    # `edited` is set again where it holds, see _fold
    fixed = {"edited": False} if may_be_edited else {}
    if not differing and not fixed:
        return
    alike: dict[tuple[Any, ...], list[int]] = {}
    for id_, *new in zip(ids, *(then[at] for at in differing), strict=True):
        alike.setdefault(tuple(new), []).append(id_)
    names = [_COLUMNS[at] for at in differing]
    if len(alike) * _ALIKE <= len(ids):
        for values, several in alike.items():
            filled = dict(zip(names, values, strict=True)) | fixed
            for some in chunks(several):
                _update(connection, some, filled)
        return
    named = [*names, *fixed]
    statement = (
        update(BEADS)
        .where(BEADS.c.id == bindparam("b_id"))
        .values({name: bindparam(f"b_{name}") for name in named})
    )
    keys = ["b_id", *(f"b_{name}" for name in named)]
    rows = [
        dict(zip(keys, (id_, *values, *fixed.values()), strict=True))
        for values, several in alike.items()
        for id_ in several
    ]
    connection.execute(statement, rows)


def _update(connection: Connection, ids: Sequence[int], values: Mapping[str, Any]) -> None:
    """Give many rows the same values. Their ids are part of the statement: binding each takes longer."""
    these = update(BEADS).where(text(f"id IN ({','.join(map(str, ids))})")).values(values)
    connection.execute(these, execution_options={"compiled_cache": None})


def _columns(state: RowState) -> tuple[Any, ...]:
    """The values of :data:`_COLUMNS`."""
    id_, revision, rank, status, touched, changed, confirmed, reviewed = state[:8]
    score, confidence, run, source, target, _ = state[8:]
    one_sided = not source or not target
    return (
        id_,
        revision,
        rank,
        status.value,
        one_sided,
        touched,
        changed,
        confirmed,
        reviewed,
        score,
        confidence,
        run,
    )


def _put_evidence(connection: Connection, changes: ChangeSet) -> None:
    replaced = [id_ for id_ in changes.changed if changes.before[id_].evidence != changes.after[id_].evidence]
    delete_some(connection, EVIDENCE, "bead", replaced)
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
    made = [(edit.side.value, edit.start, edit.end, edit.replacement) for edit in changes.edits_after]
    put(connection, EDITS, ("side", "start", "end", "replacement"), made)


def _fold(
    connection: Connection,
    texts: Mapping[Side, Characters],
    reshaped: Sequence[int],
    changes: ChangeSet,
    *,
    may_be_edited: bool,
) -> None:
    """Mark which pairs have corrections, and store what search looks through."""
    every = list(changes.after)
    edits = edits_within(connection, every) if may_be_edited else {side: [] for side in Side}
    edited = [id_ for id_ in every if _bears(changes.after[id_], edits)]
    for some in chunks(edited):
        _update(connection, some, {"edited": True})
    delete_some(connection, FOLDED, "bead", [id_ for id_ in reshaped if id_ in changes.before])
    shown = [search_index.folded(changes.after[id_], texts, edits) for id_ in reshaped]
    put(connection, FOLDED, search_index.COLUMNS, shown)
    # Pairs that keep their shape may have got or lost a correction, on the sides where there are some.
    done = set(reshaped)
    kept = [id_ for id_ in changes.changed if id_ not in done]
    for side in {edit.side for edit in (*changes.edits_before, *changes.edits_after)} if kept else ():
        content, in_force = texts[side], edits[side]
        shown_here = [
            (search_index.folded_side(changes.after[id_], side, content, in_force), id_) for id_ in kept
        ]
        put_each(connection, FOLDED, side.value, "bead", shown_here)


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
