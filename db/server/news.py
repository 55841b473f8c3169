"""Bring what has happened in a project on a server into its copy in a file, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, func, insert, select, update

from db.project_reader import TITLE
from db.schema.tables import (
    BEADS,
    CHAIN,
    COMMENTS,
    EDITS,
    EVENT_BEADS,
    EVENT_PIECES,
    EVENTS,
    EVIDENCE,
    FOLDED,
    PROJECT,
    RUNS,
    SEGMENTS,
    SETTINGS,
    STEPS,
    chunks,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Table

_ROWS = 500
_CORRECTING = ("edit", "undo", "redo")
"""Commands that change the corrections in force."""


def bring_news(remote: Connection, local: Connection, last: int) -> int:
    """Copy what the events after ``last`` have changed → their number.

    Args:
        remote: sees one state of the project on the server.
        local: the copy, in a transaction; it is as the server was after the event ``last``.
    """
    fresh = remote.execute(
        select(EVENTS.c.id, EVENTS.c.command, EVENTS.c.undoes, EVENTS.c.redoes).where(EVENTS.c.id > last)
    ).all()
    _title(remote, local)
    if not fresh:
        return 0
    newest_run = local.execute(select(func.coalesce(func.max(RUNS.c.id), 0))).scalar_one()
    _copy(remote, local, RUNS, RUNS.c.id > newest_run)
    _copy(remote, local, EVENTS, EVENTS.c.id > last)
    _copy(remote, local, EVENT_PIECES, EVENT_PIECES.c.event > last)
    _copy(remote, local, EVENT_BEADS, EVENT_BEADS.c.event > last)
    _copy(remote, local, CHAIN, CHAIN.c.link > last)
    concerned = select(EVENT_BEADS.c.bead).where(EVENT_BEADS.c.event > last).distinct()
    ids = sorted(int(id_) for id_ in remote.execute(concerned).scalars())
    for table, key in ((COMMENTS, COMMENTS.c.bead), (BEADS, BEADS.c.id)):
        for some in chunks(ids):
            local.execute(delete(table).where(key.in_(some)))  # what belongs to a pair goes with it
    for table, key in (
        (BEADS, BEADS.c.id),
        (SEGMENTS, SEGMENTS.c.bead),
        (EVIDENCE, EVIDENCE.c.bead),
        (FOLDED, FOLDED.c.bead),
        (COMMENTS, COMMENTS.c.bead),
    ):
        for some in chunks(ids):
            _copy(remote, local, table, key.in_(some))
    if any(row.command in _CORRECTING for row in fresh):
        local.execute(delete(EDITS))
        _copy(remote, local, EDITS)
    turned = [event for row in fresh for event in (row.undoes, row.redoes) if event is not None]
    _steps(remote, local, last, turned)
    project = remote.execute(select(PROJECT)).mappings().one()
    changing = ("next_bead", "next_event", "forbid_own_approval")
    local.execute(update(PROJECT).values({name: project[name] for name in changing}))
    return len(fresh)


def _copy(remote: Connection, local: Connection, table: Table, *where: ColumnElement[bool]) -> None:
    rows = remote.execute(select(table).where(*where), execution_options={"yield_per": _ROWS})
    with rows:
        for some in rows.mappings().partitions(_ROWS):
            local.execute(insert(table), [dict(row) for row in some])


def _steps(remote: Connection, local: Connection, last: int, turned: Sequence[int]) -> None:
    """Bring the undo stacks up to date: new steps, those taken back or done again, those that are gone."""
    taken = select(STEPS.c.event).where(STEPS.c.undone.is_not(None))
    there = set(remote.execute(taken).scalars())
    gone = [event for event in local.execute(taken).scalars() if event not in there]
    changed = sorted({*gone, *turned})
    for some in chunks(changed):
        local.execute(delete(STEPS).where(STEPS.c.event.in_(some)))
        _copy(remote, local, STEPS, and_(STEPS.c.event.in_(some), STEPS.c.event <= last))
    _copy(remote, local, STEPS, STEPS.c.event > last)


def _title(remote: Connection, local: Connection) -> None:
    wanted = select(SETTINGS).where(SETTINGS.c.key == TITLE)
    hers = remote.execute(wanted).mappings().one_or_none()
    mine = local.execute(wanted).mappings().one_or_none()
    if hers is not None and (mine is None or mine["value"] != hers["value"]):
        local.execute(delete(SETTINGS).where(SETTINGS.c.key == TITLE))
        local.execute(insert(SETTINGS), dict(hers))
