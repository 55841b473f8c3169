"""Queries: everything a view asks for, as frozen values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import BindParameter, Connection, and_, bindparam, select

from aligner.bitext import Bead, Segment, Side, Status
from aligner.permissions import Role
from db.assignments.assignment import ASSIGN
from db.cell_text import render
from db.change_set import ChangeSet, RowState
from db.queries.column_fetch import fetch
from db.queries.history import first_changes
from db.queries.people import spellings
from db.records import BeadRow, Comment, Counts, Edit, EventChange, EventRecord
from db.schema.row_stream import all_rows
from db.schema.tables import (
    BEADS,
    COMMENTS,
    EVENT_BEADS,
    EVENTS,
    EVIDENCE,
    SEGMENTS,
    chunks,
)
from db.summaries import read_summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from aligner.bitext import Characters

_SHOWN = 50
"""How many pairs an event record names."""


FREE = and_(BEADS.c.status == Status.SUGGESTED.value, BEADS.c.touched.is_(False), BEADS.c.edited.is_(False))
"""Pairs that no person has decided on: the machine may replace them."""


def order(connection: Connection) -> NDArray[np.int64]:
    """Ids of all pairs in display order → int64, shape (n,)."""
    return fetch(connection, [BEADS.c.id], order_by=BEADS.c.rank)[0]


def counts(connection: Connection) -> Counts:
    """Count the pairs by status, from an index only."""
    groups = connection.exec_driver_sql(
        "SELECT status, is_null, touched, count(*) FROM beads GROUP BY status, is_null, touched"
    ).fetchall()
    by_status = dict.fromkeys(Status, 0)
    nulls = touched = 0
    for status, is_null, is_touched, number in groups:
        by_status[Status(status)] += number
        nulls += number if is_null else 0
        touched += number if is_touched else 0
    return Counts(sum(by_status.values()), by_status, nulls, touched)


# Put together as text, with the ids in it: with thousands of ids, binding each takes longer than the answer.
_HEADS = (
    "SELECT id, edited, revision, rank, status, touched, changed_by, confirmed_by, reviewed_by, score,"
    " confidence, run FROM beads WHERE id IN ({ids})"
)
_PIECES = 'SELECT bead, side, start, "end" FROM segments WHERE bead IN ({ids})'
# The third condition follows from the next; it lets the database look at the corrections of a segment only.
_EDITS = (
    'SELECT e.side, e.start, e."end", e.replacement FROM segments s JOIN edits e ON s.side = e.side'
    ' AND s.start <= e.start AND e.start < s."end" AND e."end" <= s."end" WHERE s.bead IN ({ids})'
)
_SAID = (
    "SELECT bead, count(*) FROM comments WHERE bead IN ({ids}) AND NOT withdrawn"
    f" AND kind <> '{ASSIGN}' GROUP BY bead"
)
_STATUSES = {status.value: status for status in Status}
# Made once: putting a statement together takes longer than the database takes to answer it.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_PROOFS = select(EVIDENCE.c.bead, EVIDENCE.c.data).where(EVIDENCE.c.bead.in_(_IDS))
_ANY_PROOFS = select(EVIDENCE.c.bead).limit(1)


def states(connection: Connection, ids: Sequence[int], *, evidence: bool = True) -> dict[int, RowState]:
    """Load pairs as they are stored, in the order asked for; ids that do not exist are left out."""
    return {id_: state for id_, (state, _) in _states(connection, ids, evidence=evidence).items()}


def _states(
    connection: Connection, ids: Sequence[int], *, evidence: bool = True
) -> dict[int, tuple[RowState, bool]]:
    """Pairs as they are stored, and whether they have corrections."""
    found: dict[int, tuple[RowState, bool]] = {}
    evidence = evidence and connection.execute(_ANY_PROOFS).first() is not None
    for some in chunks(ids):
        source: dict[int, tuple[Segment, ...]] = {}
        target: dict[int, tuple[Segment, ...]] = {}
        for bead, side, start, end in _among(connection, _PIECES, some):
            of_side = source if side == "source" else target
            segment = (Segment(start, end),)
            of_side[bead] = of_side[bead] + segment if bead in of_side else segment
        proofs: dict[int, Any] = {}
        if evidence:
            proofs.update((bead, data) for bead, data in connection.execute(_PROOFS, {"ids": some}))
        for row in _among(connection, _HEADS, some):
            id_, edited, revision, rank, status, touched, changed, confirmed, reviewed, *rest = row
            score, confidence, run = rest
            found[id_] = (
                RowState(
                    id_,
                    revision,
                    bytes(rank),
                    _STATUSES[status],
                    bool(touched),
                    changed,
                    confirmed,
                    reviewed,
                    score,
                    confidence,
                    run,
                    _in_order(source.get(id_, ())),
                    _in_order(target.get(id_, ())),
                    proofs.get(id_),
                ),
                bool(edited),
            )
    return {id_: found[id_] for id_ in ids if id_ in found}


def _among(connection: Connection, statement: str, ids: Sequence[int]) -> Sequence[Any]:
    """Rows of some ids, as the driver gives them."""
    return all_rows(connection, statement.format(ids=",".join(map(str, ids))))


def _in_order(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    return segments if len(segments) < 2 else tuple(sorted(segments))


def edits_within(connection: Connection, ids: Sequence[int]) -> dict[Side, list[Edit]]:
    """Corrections in force in these pairs, by side, in text order."""
    found: dict[Side, list[Edit]] = {side: [] for side in Side}
    for some in chunks(ids):
        for side, start, end, replacement in _among(connection, _EDITS, some):
            found[Side(side)].append(Edit(Side(side), start, end, replacement))
    for edits in found.values():
        edits.sort(key=lambda edit: edit.start)
    return found


def show(
    state: RowState,
    texts: Mapping[Side, Characters],
    edits: Mapping[Side, Sequence[Edit]],
    *,
    edited: bool,
    comments: int = 0,
) -> BeadRow:
    """Turn a stored pair into what a view shows."""
    cells = {side: render(texts[side], state.side(side), edits[side] if edited else ()) for side in Side}
    return BeadRow(
        id=state.id,
        revision=state.revision,
        status=state.status,
        source=state.source,
        target=state.target,
        source_cell=cells[Side.SOURCE],
        target_cell=cells[Side.TARGET],
        score=state.score,
        confidence=state.confidence,
        touched=state.touched,
        changed_by=state.changed_by,
        confirmed_by=state.confirmed_by,
        reviewed_by=state.reviewed_by,
        comments=comments,
        edited=edited,
        evidence=state.evidence,
        run=state.run,
    )


def rows(connection: Connection, texts: Mapping[Side, Characters], ids: Sequence[int]) -> list[BeadRow]:
    """Load pairs for showing, in the order asked for; ids that do not exist are left out."""
    found = _states(connection, ids)
    said: dict[int, int] = {}
    for some in chunks(ids):
        said.update(_among(connection, _SAID, some))
    edits = edits_within(connection, [id_ for id_, (_, edited) in found.items() if edited])
    return [
        show(state, texts, edits, edited=edited, comments=said.get(id_, 0))
        for id_, (state, edited) in found.items()
    ]


def fixed(connection: Connection) -> list[tuple[int, Bead]]:
    """Pairs that the machine must not move, in display order."""
    ids = list(connection.execute(select(BEADS.c.id).where(~FREE).order_by(BEADS.c.rank)).scalars())
    return [(id_, state.bead) for id_, state in states(connection, ids, evidence=False).items()]


def extents(connection: Connection) -> NDArray[np.int64]:
    """Where every pair lies → int64, shape (n, 5), in display order.

    Columns: id, first and end offset on the source side, first and end offset on the target side; −1 where
        a side is empty.
    """
    ids = order(connection)
    place = np.full((len(ids), 5), -1, dtype=np.int64)
    place[:, 0] = ids
    by_id = np.argsort(ids, kind="stable")
    for column, side in ((1, Side.SOURCE), (3, Side.TARGET)):
        wanted = (SEGMENTS.c.bead, SEGMENTS.c.start, SEGMENTS.c.end)
        beads, starts, ends = fetch(connection, wanted, SEGMENTS.c.side == side.value)
        if len(beads):
            rows_at = by_id[np.searchsorted(ids, beads, sorter=by_id)]
            first = np.full(len(ids), np.iinfo(np.int64).max)
            np.minimum.at(first, rows_at, starts)
            np.maximum.at(place[:, column + 1], rows_at, ends)
            there = place[:, column + 1] >= 0
            place[there, column] = first[there]
    return place


def comments(connection: Connection, bead: int) -> list[Comment]:
    """What was said about a pair, oldest first."""
    statement = (
        select(COMMENTS)
        .where(COMMENTS.c.bead == bead, COMMENTS.c.withdrawn.is_(False), COMMENTS.c.kind != ASSIGN)
        .order_by(COMMENTS.c.id)
    )
    return [Comment.of_row(row) for row in connection.execute(statement)]


_EVENT = (
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


def events(
    connection: Connection,
    *,
    limit: int,
    before: int | None = None,
    bead: int | None = None,
    who: str | None = None,
    command: str | None = None,
) -> list[EventRecord]:
    """The history, newest first."""
    statement = select(*_EVENT)
    if bead is not None:
        statement = statement.join(EVENT_BEADS, EVENT_BEADS.c.event == EVENTS.c.id).where(
            EVENT_BEADS.c.bead == bead
        )
    if who is not None:
        statement = statement.where(EVENTS.c.who.in_(spellings(connection, who, EVENTS.c.who)))
    if command is not None:
        statement = statement.where(EVENTS.c.command == command)
    if before is not None:
        statement = statement.where(EVENTS.c.id < before)
    found = connection.execute(statement.order_by(EVENTS.c.id.desc()).limit(limit)).fetchall()
    return [_event(connection, row) for row in found]


def event(connection: Connection, id_: int) -> EventRecord | None:
    """One event of the history."""
    row = connection.execute(select(*_EVENT).where(EVENTS.c.id == id_)).one_or_none()
    return _event(connection, row) if row is not None else None


def change(connection: Connection, texts: Mapping[Side, Characters], id_: int) -> EventChange | None:
    """What an event did; of a bulk command the first :data:`db.change_set.PIECE` pairs.

    Wordings are shown with the event's own corrections where it made or took back some, else with those now
    in force.
    """
    record = event(connection, id_)
    if record is None:
        return None
    changes = first_changes(connection, id_) or ChangeSet()
    now = edits_within(connection, list({**changes.before, **changes.after}))
    ours = (*changes.edits_before, *changes.edits_after)

    def shown(
        states: Mapping[int, RowState], own: Sequence[Edit], others: Sequence[Edit]
    ) -> tuple[BeadRow, ...]:
        passed = set(others)
        edits = {
            side: sorted(
                {
                    edit
                    for edit in (*own, *(edit for edit in now[side] if not _overlaps(edit, ours)))
                    if edit.side is side and edit not in passed
                },
                key=lambda edit: edit.start,
            )
            for side in Side
        }
        return tuple(show(state, texts, edits, edited=any(edits.values())) for state in states.values())

    return EventChange(
        record,
        before=shown(changes.before, changes.edits_before, changes.edits_after),
        after=shown(changes.after, changes.edits_after, changes.edits_before),
    )


def _overlaps(edit: Edit, others: Sequence[Edit]) -> bool:
    return any(
        edit.side is other.side and edit.start <= other.end and other.start <= edit.end for other in others
    )


def _event(connection: Connection, row: Any) -> EventRecord:
    shown: Iterable[int] = ()
    if row.bead_count:
        shown = connection.execute(
            select(EVENT_BEADS.c.bead)
            .where(EVENT_BEADS.c.event == row.id)
            .order_by(EVENT_BEADS.c.bead)
            .limit(_SHOWN)
        ).scalars()
    return EventRecord(
        id=row.id,
        at=row.at,
        who=row.who,
        role=Role(row.role) if row.role else None,
        command=row.command,
        summary=read_summary(row.summary),
        beads=tuple(shown),
        bead_count=row.bead_count,
        undoes=row.undoes,
        redoes=row.redoes,
    )
