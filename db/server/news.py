"""Bring what has happened in a project on a server into its copy in a file, row by row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import BindParameter, and_, bindparam, delete, exists, func, insert, select, update

from db.project_reader import SHARED_SETTINGS
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

    from db.chain import Link

_ROWS = 500
"""So many rows are read at once; fewer are read with one question to the server."""

_CORRECTING = ("edit", "undo", "redo")
"""Commands that change the corrections in force."""


def bring_news(remote: Connection, local: Connection, last: Link) -> int:
    """Copy what the events after ``last`` have changed → their number.

    Args:
        remote: sees one state of the project on the server.
        local: the copy, in a transaction; it is as the server was after ``last``.

    Raises:
        LookupError: the server has never been as the copy is.
    """
    newest_run = local.execute(select(func.coalesce(func.max(RUNS.c.id), 0))).scalar_one()
    head = remote.execute(_HEAD, {"last": last.number, "run": newest_run}).one()
    if head.hash is None or bytes(head.hash) != bytes(last.hash):
        raise LookupError
    for name, value in zip(SHARED_SETTINGS, head[-len(SHARED_SETTINGS) :], strict=True):
        _setting(remote, local, name, value)
    if head.next_event == last.number + 1:
        return 0
    fresh = remote.execute(
        select(EVENTS.c.command, EVENTS.c.bead_count, EVENTS.c.undoes, EVENTS.c.redoes).where(
            EVENTS.c.id > last.number
        )
    ).all()
    many = len(fresh) + sum(row.bead_count for row in fresh) > _ROWS
    copy = partial(_copy, remote, local, many=many)
    if head.has_runs:
        copy(RUNS, RUNS.c.id > newest_run)
    copy(EVENTS, EVENTS.c.id > last.number)
    if head.has_pieces:
        copy(EVENT_PIECES, EVENT_PIECES.c.event > last.number)
    copy(EVENT_BEADS, EVENT_BEADS.c.event > last.number)
    copy(CHAIN, CHAIN.c.link > last.number)
    concerned = select(EVENT_BEADS.c.bead).where(EVENT_BEADS.c.event > last.number).distinct()
    ids = sorted(int(id_) for id_ in local.execute(concerned).scalars())
    for table, key in ((COMMENTS, COMMENTS.c.bead), (BEADS, BEADS.c.id)):
        for some in chunks(ids):
            local.execute(delete(table).where(key.in_(some)))  # what belongs to a pair goes with it
    for table, key in (
        (BEADS, BEADS.c.id),
        (SEGMENTS, SEGMENTS.c.bead),
        *(((EVIDENCE, EVIDENCE.c.bead),) if head.has_evidence else ()),
        (FOLDED, FOLDED.c.bead),
        (COMMENTS, COMMENTS.c.bead),
    ):
        for some in chunks(ids):
            copy(table, key.in_(some))
    if any(row.command in _CORRECTING for row in fresh):
        local.execute(delete(EDITS))
        copy(EDITS)
    turned = [event for row in fresh for event in (row.undoes, row.redoes) if event is not None]
    _steps(remote, local, last.number, turned)
    changing = ("next_bead", "next_event", "forbid_own_approval")
    local.execute(update(PROJECT).values({name: getattr(head, name) for name in changing}))
    return len(fresh)


_LAST: BindParameter[int] = bindparam("last", type_=EVENTS.c.id.type)
_HEAD = select(
    PROJECT.c.next_bead,
    PROJECT.c.next_event,
    PROJECT.c.forbid_own_approval,
    select(CHAIN.c.hash).where(CHAIN.c.link == _LAST).scalar_subquery().label("hash"),
    exists().where(RUNS.c.id > bindparam("run", type_=RUNS.c.id.type)).label("has_runs"),
    exists().where(EVENT_PIECES.c.event > _LAST).label("has_pieces"),
    exists().where(EVIDENCE.c.bead.is_not(None)).label("has_evidence"),
    *(select(SETTINGS.c.value).where(SETTINGS.c.key == key).scalar_subquery() for key in SHARED_SETTINGS),
)
"""What is new, with one question: most often it is nothing."""


def _copy(
    remote: Connection, local: Connection, table: Table, *where: ColumnElement[bool], many: bool = False
) -> None:
    options = {"yield_per": _ROWS} if many else {}
    rows = remote.execute(select(table).where(*where), execution_options=options)
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


def _setting(remote: Connection, local: Connection, key: str, hers: object) -> None:
    """Take over a setting of the library; one that it has not stays as it is."""
    mine = local.execute(select(SETTINGS.c.value).where(SETTINGS.c.key == key)).scalar_one_or_none()
    if hers is not None and mine != hers:
        local.execute(delete(SETTINGS).where(SETTINGS.c.key == key))
        _copy(remote, local, SETTINGS, SETTINGS.c.key == key)
