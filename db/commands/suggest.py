"""Put the machine's suggestions in place of its older ones, and of nothing else.

Whatever a person decided stays: rows that are confirmed, returned, approved, touched or edited are never
replaced, moved or re-scored. That is asked of the database inside the same transaction that writes, so a
decision made while the aligner was still computing wins.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from sqlalchemy import Connection, insert, select

from aligner.bitext import Side, Status
from aligner.errors import ConflictError, EditError
from aligner.permissions import MACHINE, Person
from db import summaries
from db.change_set import PIECE, ChangeSet, RowState
from db.commands.event_writer import run_row
from db.commands.pair_index import PairIndex, spans_of
from db.commands.parts import PARTS, places_by_source, without_pairs
from db.coverage import cover, everything, uncovered
from db.errors import BeadConflictError
from db.fractional_index import spread
from db.queries.rows import states
from db.queries.unfinished import REST, is_unfinished
from db.records import Change, RunInfo
from db.schema.tables import BEADS, RUNS, STEPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from aligner.bitext import Bead
    from db.commands.transaction import Transaction


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
    here = PairIndex.read(tx.connection, replacing)
    if replacing is not None:
        _check_free(here, replacing)
    plan = _Plan.make(tx, here, beads, evidence)
    first = replacing is None and not len(here)
    completes = replacing is None and not first and is_unfinished(tx.connection)
    _check_cover(tx, plan, first=first, completes=completes)
    if plan.is_nothing:
        return Change(0, "suggest", summaries.NOTHING_NEW)
    run_id = _record_run(tx, run, {REST: False} if completes else {}, len(beads))
    pieces = _pieces(tx, plan, run_id)
    if len(plan.gone) + 2 * len(plan.rescored) + len(plan.fresh) <= 2 * PIECE:
        pieces = iter((_at_one_go(pieces),))
    summary = summaries.suggested(len(plan.rescored) + len(plan.fresh), len(plan.gone))
    return tx.record_pieces(
        "suggest",
        lambda _: summary,
        pieces,
        total=len(plan.gone) + len(plan.rescored) + len(plan.fresh),
        follows=follows,
        owner=PARTS if completes else _owner(tx, follows),
    )


@dataclass(frozen=True)
class _Plan:
    """What a suggestion changes. A few numbers for each bead: there may be a million.

    Attributes:
        evidence: of each bead; None for none at all.
        rows: for each bead, the row of ``here`` that stays for it; −1 for a new pair.
        fresh: places of the beads that become new pairs.
        rescored: places of the beads whose row gets another score, confidence or evidence.
        gone: rows that no bead stands for.
    """

    here: PairIndex
    beads: Sequence[Bead]
    evidence: Sequence[Mapping[str, Any] | None] | None
    rows: NDArray[np.int64]
    fresh: NDArray[np.int64]
    rescored: NDArray[np.int64]
    gone: NDArray[np.int64]

    @classmethod
    def make(
        cls,
        tx: Transaction,
        here: PairIndex,
        beads: Sequence[Bead],
        evidence: Sequence[Mapping[str, Any] | None] | None,
    ) -> Self:
        """Compare beads with the pairs that are there, some at a time."""
        rows = np.full(len(beads), -1, dtype=np.int64)
        taken = np.zeros(len(here), dtype=bool)
        rescored = array("q")
        for start in range(0, len(beads), PIECE) if len(here) else ():
            some = beads[start : start + PIECE]
            found = here.of_shapes(some)
            free = found[(found >= 0) & here.free[found]]
            stored = states(tx.connection, here.ids[free].tolist())
            for at, row in enumerate(found.tolist(), start):
                if row < 0 or (here.free[row] and taken[row]):
                    continue
                rows[at] = row
                if not here.free[row]:
                    continue
                taken[row] = True
                old, bead = stored[int(here.ids[row])], some[at - start]
                said = evidence[at] if evidence is not None else None
                if (old.score, old.confidence, old.evidence) != (bead.score, bead.confidence, said):
                    rescored.append(at)
            tx.progress(0.0, "Comparing the pairs")
        return cls(
            here,
            beads,
            evidence,
            rows,
            np.flatnonzero(rows < 0),
            np.array(rescored, dtype=np.int64),
            np.flatnonzero(here.free & ~taken),
        )

    @property
    def is_nothing(self) -> bool:
        return not len(self.gone) and not len(self.fresh) and not len(self.rescored)

    def said(self, at: int) -> Mapping[str, Any] | None:
        return self.evidence[at] if self.evidence is not None else None

    def is_gone(self) -> NDArray[np.bool_]:
        """For each row, whether it goes."""
        gone = np.zeros(len(self.here), dtype=bool)
        gone[self.gone] = True
        return gone


def _pieces(tx: Transaction, plan: _Plan, run: int) -> Iterator[ChangeSet]:
    """What a suggestion writes: first the pairs that go, then those that change, then the new ones."""
    rest = ChangeSet(runs=(run_row(tx.connection, run),))
    ids, ranks = plan.here.ids, plan.here.ranks
    for some in _some(plan.gone):
        yield replace(rest, before=states(tx.connection, ids[some].tolist()))
        rest = ChangeSet()
    focus: int | None = None
    for some in _some(plan.rescored):
        rows = plan.rows[some]
        before = states(tx.connection, ids[rows].tolist())
        after = {
            (id_ := int(ids[row])): _state(tx, id_, bytes(ranks[row]), plan.beads[at], run, plan.said(at))
            for at, row in zip(some.tolist(), rows.tolist(), strict=True)
        }
        focus = focus if focus is not None else next(iter(after))
        yield replace(rest, before=before, after=after, focus_after=focus)
        rest = ChangeSet()
    placed = _places(tx.connection, plan)
    while new := list(islice(placed, PIECE)):
        after = {}
        for at, rank in new:
            id_ = tx.new_bead()
            after[id_] = _state(tx, id_, rank, plan.beads[at], run, plan.said(at))
        focus = focus if focus is not None else next(iter(after))
        yield replace(rest, after=after, focus_after=focus)
        rest = ChangeSet()


def _some(numbers: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Some numbers at a time."""
    return (numbers[start : start + PIECE] for start in range(0, len(numbers), PIECE))


def _at_one_go(pieces: Iterable[ChangeSet]) -> ChangeSet:
    """The pieces of a small suggestion as one."""
    whole = ChangeSet()
    for piece in pieces:
        whole = ChangeSet(
            before={**whole.before, **piece.before},
            after={**whole.after, **piece.after},
            runs=whole.runs or piece.runs,
            focus_after=piece.focus_after,
        )
    return whole


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


def _check_free(here: PairIndex, replacing: Sequence[int]) -> None:
    """Make sure that the machine may replace these pairs."""
    free = set(here.ids[here.free].tolist())
    for id_ in replacing:
        if id_ not in free:
            raise BeadConflictError(
                "Somebody decided on one of these pairs while they were being aligned", bead=id_
            )


def _check_cover(tx: Transaction, plan: _Plan, *, first: bool, completes: bool) -> None:
    """The new beads must hold exactly the words of those they replace; at first, all words of both texts.

    Args:
        completes: words without a pair are held by the new beads too.
    """
    gone = plan.is_gone()
    for side in Side:
        text, spans = tx.texts[side], plan.here.spans[side]
        flat = spans_of((plan.beads[at] for at in plan.fresh.tolist()), side)
        new = cover(text, flat[:, 1:])
        if first:
            old = everything(text)
        else:
            held = spans[gone[spans[:, 0]], 1:]
            if completes:
                rest = np.array(uncovered(text, spans[:, 1:]), dtype=np.int64).reshape(-1, 2)
                held = np.concatenate((held, rest))
            old = cover(text, held)
        if new != old:
            if first:
                raise EditError(
                    "the suggestion does not hold every word of the {side} text exactly once", side=side
                )
            raise ConflictError(
                "the suggestion no longer fits, since pairs were changed while it was being made",
                remedy="Align again",
            )


def _places(connection: Connection, plan: _Plan) -> Iterator[tuple[int, bytes]]:
    """Choose ranks for the new beads: (place of the bead, rank).

    The rows that stay divide the display order into gaps. A bead goes where the first of its source words
    was shown; one without source words goes where its neighbour before it in the list went. Within a gap
    the beads keep their order.
    """
    if not len(plan.fresh):
        return
    here, gone = plan.here, plan.is_gone()
    ids, ranks = _staying(connection, here, plan.gone)
    stays = np.full(len(plan.rows), -1, dtype=np.int64)  # the gap behind the row that stays for a bead
    pinned = np.flatnonzero(plan.rows >= 0)
    if len(ids) and len(pinned):
        by_id = np.argsort(ids, kind="stable")
        wanted = here.ids[plan.rows[pinned]]
        at = by_id[np.minimum(np.searchsorted(ids, wanted, sorter=by_id), len(ids) - 1)]
        stays[pinned] = np.where(ids[at] == wanted, at + 1, -1)
    gaps = stays
    words = here.spans[Side.SOURCE]
    words = words[gone[words[:, 0]]]
    source = spans_of((plan.beads[at] for at in plan.fresh.tolist()), Side.SOURCE)
    if len(words) and len(source):
        word_gaps = np.searchsorted(ranks, here.ranks[words[:, 0]], side="right")
        beads, first = np.unique(source[:, 0], return_index=True)
        starts = np.minimum.reduceat(source[:, 1], first)
        at = np.searchsorted(words[:, 1], starts, side="right")
        gaps[plan.fresh[beads]] = word_gaps[np.maximum(at - 1, 0)]
    start = int(np.searchsorted(ranks, here.ranks[plan.gone[0]], side="right")) if len(plan.gone) else 0
    last = np.maximum.accumulate(np.where(gaps >= 0, np.arange(len(gaps)), -1))
    gaps = np.where(last >= 0, gaps[last], start)[plan.fresh]
    in_order = np.argsort(gaps, kind="stable")
    ends = [*(np.flatnonzero(np.diff(gaps[in_order])) + 1).tolist(), len(in_order)]
    for begin, end in pairwise((0, *ends)):
        gap = int(gaps[in_order[begin]])
        low = bytes(ranks[gap - 1]) if gap > 0 else None
        high = bytes(ranks[gap]) if gap < len(ranks) else None
        some = plan.fresh[in_order[begin:end]].tolist()
        yield from zip(some, spread(low, high, end - begin), strict=True)


def _staying(
    connection: Connection, here: PairIndex, gone: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.bytes_]]:
    """Rows that stay, in and just around the stretch that is replaced: ids and ranks, in order."""
    columns = select(BEADS.c.id, BEADS.c.rank)
    wanted = [columns.order_by(BEADS.c.rank)]
    if len(gone):
        low, high = bytes(here.ranks[gone[0]]), bytes(here.ranks[gone[-1]])
        wanted = [
            columns.where(BEADS.c.rank < low).order_by(BEADS.c.rank.desc()).limit(1),
            columns.where(BEADS.c.rank.between(low, high)).order_by(BEADS.c.rank),
            columns.where(BEADS.c.rank > high).order_by(BEADS.c.rank).limit(1),
        ]
    ids, ranks = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype="S1")]
    going = np.sort(here.ids[gone])
    for statement in wanted:
        result = connection.execute(statement, execution_options={"yield_per": PIECE})
        for some in result.partitions():
            known = np.array([row[0] for row in some], dtype=np.int64)
            stay = ~np.isin(known, going, assume_unique=True)
            ids.append(known[stay])
            ranks.append(np.array([bytes(row[1]) for row in some], dtype="S")[stay])
    return np.concatenate(ids), np.concatenate(ranks)
