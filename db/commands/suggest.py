"""Put the machine's suggestions in place of its older ones, and of nothing else.

Whatever a person decided stays: rows that are confirmed, returned, approved, touched or edited are never
replaced, moved or re-scored. That is asked of the database inside the same transaction that writes, so a
decision made while the aligner was still computing wins.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert, select

from aligner.bitext import Bead, Segment, Side, Status
from aligner.errors import ConflictError, EditError
from aligner.permissions import MACHINE, Person
from db import summaries
from db.change_set import ChangeSet, RowState
from db.commands.event_writer import run_row
from db.commands.parts import PARTS, places_by_source, without_pairs
from db.coverage import cover, everything, uncovered
from db.errors import BeadConflictError
from db.fractional_index import spread
from db.queries.rows import FREE, states
from db.queries.unfinished import REST, is_unfinished
from db.records import Change, RunInfo
from db.schema.tables import BEADS, RUNS, STEPS, chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.commands.transaction import Transaction

_Shape = tuple[tuple[Segment, ...], tuple[Segment, ...]]


def suggest(
    tx: Transaction,
    beads: Sequence[Bead],
    run: RunInfo,
    *,
    replacing: Sequence[int] | None,
    evidence: Sequence[Mapping[str, Any] | None] | None,
    follows: int | None,
) -> Change:
    """See :meth:`db.project.Project.suggest`."""
    if evidence is not None and len(evidence) != len(beads):
        raise ValueError("evidence must be given for each bead or for none")
    old = _replaceable(tx.connection, replacing)
    kept = _protected(tx.connection) if replacing is None else []
    kept_shapes = {(state.source, state.target): state.id for state in kept}
    shapes = {(state.source, state.target): state for state in old.values()}

    before: dict[int, RowState] = {}
    after: dict[int, RowState] = {}
    pins: list[int | None] = []  # for each bead, the id of the row that stays for it
    fresh: list[int] = []  # indices of the beads that need a new row
    said: dict[int, Mapping[str, Any] | None] = {}
    seen: set[int] = set()
    for index, bead in enumerate(beads):
        shape: _Shape = (tuple(sorted(bead.source)), tuple(sorted(bead.target)))
        if (stays := kept_shapes.get(shape)) is not None:
            pins.append(stays)
            continue
        said[index] = evidence[index] if evidence is not None else None
        same = shapes.get(shape)
        if same is not None and same.id not in seen:
            seen.add(same.id)
            pins.append(same.id)
            if (same.score, same.confidence, same.evidence) != (bead.score, bead.confidence, said[index]):
                before[same.id] = same
        else:
            pins.append(None)
            fresh.append(index)
    gone = {id_: state for id_, state in old.items() if id_ not in seen}
    first = replacing is None and not old and not kept_shapes
    completes = replacing is None and not first and is_unfinished(tx.connection)
    rest = _words_without_pairs(tx, [*old.values(), *kept]) if completes else {}
    _check_cover(tx, gone, [beads[index] for index in fresh], rest, first=first)
    if not gone and not fresh and not before:
        return Change(0, "suggest", summaries.NOTHING_NEW)

    run_id = _record_run(tx, run, {REST: False} if completes else {}, len(beads))
    for index, pin in enumerate(pins):
        if pin is not None and pin in before:
            old_state, bead = before[pin], beads[index]
            after[pin] = _state(tx, pin, old_state.rank, bead, run_id, said[index])
    for index, rank in _places(tx.connection, gone, beads, pins, fresh):
        id_ = tx.new_bead()
        after[id_] = _state(tx, id_, rank, beads[index], run_id, said[index])
    before |= gone
    changes = ChangeSet(
        before=before,
        after=after,
        runs=(run_row(tx.connection, run_id),),
        focus_after=next(iter(after), None),
    )
    summary = summaries.suggested(len(after), len(gone))
    owner = PARTS if completes else _owner(tx, follows)
    return tx.record("suggest", summary, changes, follows=follows, owner=owner)


def suggest_part(tx: Transaction, beads: Sequence[Bead], run: RunInfo) -> Change:
    """See :meth:`db.project.Project.suggest_part`."""
    fresh = without_pairs(tx.connection, beads)
    for side in Side:
        cover(tx.texts[side], [segment for bead in fresh for segment in bead.side(side)])
    if not fresh:
        return Change(0, "suggest", summaries.NOTHING_NEW)
    run_id = _record_run(tx, run, {REST: True}, len(fresh))
    after = {}
    for bead, rank in places_by_source(tx.connection, fresh):
        id_ = tx.new_bead()
        after[id_] = _state(tx, id_, rank, bead, run_id, None)
    changes = ChangeSet(
        before={}, after=after, runs=(run_row(tx.connection, run_id),), focus_after=next(iter(after))
    )
    return tx.record("suggest", summaries.suggested(len(after), 0), changes, owner=PARTS)


def _record_run(tx: Transaction, run: RunInfo, marks: Mapping[str, Any], beads: int) -> int:
    """Write the signature of a run → its id."""
    values = {
        "at": tx.at,
        "by": tx.who,
        "encoder": run.encoder,
        "aligner": run.aligner,
        "parameters": {**run.parameters, **marks},
        "beads": beads,
    }
    return int(tx.connection.execute(insert(RUNS).returning(RUNS.c.id), values).scalar_one())


def _owner(tx: Transaction, follows: int | None) -> str:
    """In whose undo stack a suggestion lies: of who asked for it, or of who gave the command it follows
    from.
    """
    if isinstance(tx.by, Person) or follows is None:
        return tx.who
    asked = tx.connection.execute(select(STEPS.c.who).where(STEPS.c.event == follows)).scalar_one_or_none()
    return asked if asked is not None else tx.who


def _state(
    tx: Transaction, id_: int, rank: bytes, bead: Bead, run: int, evidence: Mapping[str, Any] | None
) -> RowState:
    return RowState(
        id=id_,
        revision=tx.event,
        rank=rank,
        status=Status.SUGGESTED,
        touched=False,
        changed_by=MACHINE,
        confirmed_by=None,
        reviewed_by=None,
        score=bead.score,
        confidence=bead.confidence,
        run=run,
        source=tuple(sorted(bead.source)),
        target=tuple(sorted(bead.target)),
        evidence=evidence,
    )


def _replaceable(connection: Connection, replacing: Sequence[int] | None) -> dict[int, RowState]:
    """Load the rows to replace; the condition that they are free is part of the query."""
    if replacing is None:
        ids = list(connection.execute(select(BEADS.c.id).where(FREE).order_by(BEADS.c.rank)).scalars())
        return states(connection, ids)
    wanted = list(dict.fromkeys(int(id_) for id_ in replacing))
    free: set[int] = set()
    for some in chunks(wanted):
        free.update(connection.execute(select(BEADS.c.id).where(FREE, BEADS.c.id.in_(some))).scalars())
    for id_ in wanted:
        if id_ not in free:
            raise BeadConflictError(
                "Somebody decided on one of these pairs while they were being aligned", bead=id_
            )
    return states(connection, wanted)


def _protected(connection: Connection) -> list[RowState]:
    """Rows that stay whatever happens: an aligner gives its fixed beads back among the new ones."""
    ids = list(connection.execute(select(BEADS.c.id).where(~FREE)).scalars())
    return list(states(connection, ids, evidence=False).values())


def _words_without_pairs(tx: Transaction, held: Sequence[RowState]) -> dict[Side, list[Segment]]:
    """The words that an unfinished alignment left without a pair."""
    return {
        side: uncovered(tx.texts[side], [segment for state in held for segment in state.side(side)])
        for side in Side
    }


def _check_cover(
    tx: Transaction,
    gone: Mapping[int, RowState],
    fresh: Sequence[Bead],
    rest: Mapping[Side, Sequence[Segment]],
    *,
    first: bool,
) -> None:
    """The new beads must hold exactly the words of those they replace; at first, all words of both texts.

    Args:
        rest: words without a pair, which the new beads hold too.
    """
    for side in Side:
        text = tx.texts[side]
        new = cover(text, [segment for bead in fresh for segment in bead.side(side)])
        if first:
            old = everything(text)
        else:
            held = [segment for state in gone.values() for segment in state.side(side)]
            old = cover(text, [*held, *rest.get(side, ())])
        if new != old:
            if first:
                raise EditError(
                    "the suggestion does not hold every word of the {side} text exactly once", side=side
                )
            raise ConflictError(
                "the suggestion no longer fits, since pairs were changed while it was being made",
                remedy="Align again",
            )


def _places(
    connection: Connection,
    gone: Mapping[int, RowState],
    beads: Sequence[Bead],
    pins: Sequence[int | None],
    fresh: Sequence[int],
) -> list[tuple[int, bytes]]:
    """Choose ranks for the new beads: (index of the bead, rank).

    The rows that stay divide the display order into gaps. A bead goes where the first of its source words
    was shown; one without source words goes where its neighbour before it in the list went. Within a gap
    the beads keep their order.
    """
    if not fresh:
        return []
    stay = _staying(connection, gone, [pin for pin in pins if pin is not None])
    ranks = [rank for rank, _ in stay]
    gap_after = {id_: number + 1 for number, (_, id_) in enumerate(stay)}
    words: list[tuple[int, int]] = sorted(
        (segment.start, bisect_right(ranks, state.rank))
        for state in gone.values()
        for segment in state.source
    )
    starts = [start for start, _ in words]
    filled: dict[int, list[int]] = {}
    gap = 0
    if gone:
        gap = bisect_right(ranks, min(state.rank for state in gone.values()))
    new = set(fresh)
    for index, pin in enumerate(pins):
        if index not in new:
            gap = gap_after.get(pin, gap) if pin is not None else gap
            continue
        source = beads[index].source
        if source and words:
            place = bisect_right(starts, min(source).start)
            gap = words[max(place - 1, 0)][1]
        filled.setdefault(gap, []).append(index)
    placed: list[tuple[int, bytes]] = []
    for gap, indices in sorted(filled.items()):
        low = ranks[gap - 1] if gap > 0 else None
        high = ranks[gap] if gap < len(ranks) else None
        placed.extend(zip(indices, spread(low, high, len(indices)), strict=True))
    return placed


def _staying(
    connection: Connection, gone: Mapping[int, RowState], pins: Sequence[int]
) -> list[tuple[bytes, int]]:
    """Rows that stay, in and just around the stretch that is replaced: (rank, id), in order."""
    columns = select(BEADS.c.rank, BEADS.c.id)
    found: list[Any] = []
    low: bytes | None = None
    high: bytes | None = None
    if gone:
        low = min(state.rank for state in gone.values())
        high = max(state.rank for state in gone.values())
        before = columns.where(BEADS.c.rank < low).order_by(BEADS.c.rank.desc()).limit(1)
        behind = columns.where(BEADS.c.rank > high).order_by(BEADS.c.rank).limit(1)
        found.extend(connection.execute(before))
        found.extend(connection.execute(columns.where(BEADS.c.rank.between(low, high))))
        found.extend(connection.execute(behind))
    else:
        found.extend(connection.execute(columns))
    return sorted((bytes(row[0]), int(row[1])) for row in found if row[1] not in gone)
