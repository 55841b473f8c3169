"""Commands that change which words make a pair, in what order pairs are shown, and how a typo reads.

The shapes themselves come from ``aligner.editing``; here they get ids, ranks, statuses and a place in the
history.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from itertools import chain
from operator import length_hint
from typing import TYPE_CHECKING

from sqlalchemy import select

from aligner import editing
from aligner.bitext import Bead, Characters, Segment, Side, Status
from aligner.errors import EditError
from aligner.messages import Message
from aligner.permissions import Action, next_status
from db import summaries
from db.cell_text import corrections
from db.change_set import PIECE, ChangeSet, RowState
from db.commands.preconditions import allow, load, load_pieces
from db.commands.word_links import carried_links
from db.fractional_index import between
from db.queries.rows import edits_within
from db.records import Change
from db.schema.tables import BEADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from db.commands.transaction import Transaction
    from db.records import Edit

    Expected = Mapping[int, int] | None
    Wording = tuple[int, Side, str]


def split(
    tx: Transaction, id_: int, source_at: int | None, target_at: int | None, expected: Expected
) -> Change:
    """Cut a pair in two; the second part comes right after the first."""
    old = load(tx, [id_], expected)[int(id_)]
    first, second = editing.split(old.bead, source_at, target_at, texts=_texts(tx))
    new = tx.new_bead()
    shapes = {old.id: (first, old.rank), new: (second, _rank_after(tx, old.rank))}
    return _reshape(tx, "split", summaries.SPLIT, [old], shapes, focus=new)


def merge(tx: Transaction, id_: int, with_next: bool, expected: Expected) -> Change:
    """Make one pair of two neighbours; it keeps the id and the place of the upper one."""
    here = load(tx, [id_], expected)[int(id_)]
    there = _neighbour(tx, here, below=with_next)
    upper, lower = (here, there) if with_next else (there, here)
    merged = editing.merge(upper.bead, lower.bead)
    return _reshape(
        tx, "merge", summaries.MERGED, [upper, lower], {upper.id: (merged, upper.rank)}, focus=upper.id
    )


def join(tx: Transaction, id_: int, other_id: int, expected: Expected) -> Change:
    """Make one pair of two, wherever they are; it is shown where the one with source words was."""
    a, b = _two(tx, id_, other_id, expected)
    if not a.source and b.source:
        a, b = b, a
    joined = editing.join(a.bead, b.bead)
    return _reshape(tx, "join", summaries.JOINED, [a, b], {a.id: (joined, a.rank)}, focus=a.id)


def detach(tx: Transaction, id_: int, expected: Expected) -> Change:
    """Take a pair apart into its source side and its target side, which comes right after it."""
    old = load(tx, [id_], expected)[int(id_)]
    source, target = editing.detach(old.bead)
    new = tx.new_bead()
    shapes = {old.id: (source, old.rank), new: (target, _rank_after(tx, old.rank))}
    return _reshape(tx, "detach", summaries.DETACHED, [old], shapes, focus=old.id)


def shift(tx: Transaction, id_: int, side: Side, down: bool, expected: Expected) -> Change:
    """Hand the last segment of a pair to the one below, or its first to the one above."""
    here = load(tx, [id_], expected)[int(id_)]
    there = _neighbour(tx, here, below=down)
    upper, lower = (here, there) if down else (there, here)
    giver, taker = (upper, lower) if down else (lower, upper)
    if not giver.side(side):
        raise EditError("there is no {side} text to shift", side=side)
    segment = giver.side(side)[-1 if down else 0]
    return _hand_over(tx, "shift", giver, taker, side, [segment], focus=here.id)


def transfer(
    tx: Transaction, from_id: int, to_id: int, side: Side, segments: Sequence[Segment], expected: Expected
) -> Change:
    """Hand segments of one pair to another, wherever they are."""
    giver, taker = _two(tx, from_id, to_id, expected)
    return _hand_over(tx, "transfer", giver, taker, side, segments, focus=taker.id)


def move_cut(
    tx: Transaction, id_: int, side: Side, at: int, expected: Expected, *, behind: int | None = None
) -> Change:
    """Move the cut between a pair and the one below it, or the one whose text follows it, on a side."""
    if behind is None:
        upper = load(tx, [id_], expected)[int(id_)]
        lower = _neighbour(tx, upper, below=True)
    else:
        upper, lower = _two(tx, id_, behind, expected)
    beads = editing.move_cut(upper.bead, lower.bead, side, at, texts=_texts(tx))
    if len(beads) == 2:
        shapes = {upper.id: (beads[0], upper.rank), lower.id: (beads[1], lower.rank)}
    else:
        kept = (
            upper if beads[0].side(side.other) == upper.side(side.other) and upper.side(side.other) else lower
        )
        shapes = {kept.id: (beads[0], kept.rank)}
    return _reshape(
        tx, "move cut", summaries.CUT_MOVED, [upper, lower], shapes, focus=id_ if id_ in shapes else lower.id
    )


def move(tx: Transaction, id_: int, position: int, expected: Expected) -> Change:
    """Show a pair elsewhere; ``position`` counts from 0 and is its row afterwards."""
    old = load(tx, [id_], expected)[int(id_)]
    allow(tx, Action.MOVE, old)
    others = select(BEADS.c.rank).where(BEADS.c.id != old.id).order_by(BEADS.c.rank)
    found = [
        bytes(rank) for rank in tx.connection.execute(others.offset(max(position - 1, 0)).limit(2)).scalars()
    ]
    if position < 0 or (position > 0 and not found):
        raise EditError("there is no such place in the list")
    low, high = (
        (None, found[0]) if position == 0 and found else ([*found, None, None][0], [*found, None, None][1])
    )
    if (low is None or low < old.rank) and (high is None or old.rank < high):
        return Change(0, "move", summaries.NOTHING, focus=old.id)
    new = old._replace(
        revision=tx.event,
        rank=between(low, high),
        touched=True,
        changed_by=tx.person.name,
        status=next_status(Action.MOVE, old.status, tx.person.role),
    )
    return tx.record(
        "move",
        summaries.moved(position + 1),
        ChangeSet({old.id: old}, {old.id: new}, focus_before=old.id, focus_after=old.id),
    )


def edit_text(tx: Transaction, id_: int, side: Side, wording: str, expected: Expected) -> Change:
    """Record corrections that make one side read as given; the imported text stays."""
    return edit_texts(tx, [(id_, side, wording)], expected)


def edit_texts(tx: Transaction, wordings: Iterable[Wording], expected: Expected) -> Change:
    """Record the corrections of several sides as one step; all of them, or none when one may not be.

    Of an iterator only a piece at a time is held; then the wordings of one pair must follow each other.
    """
    asked = _Asked(wordings)
    pieces = _corrected(tx, asked, expected)
    first = next(pieces, None)
    if first is None:
        return Change(0, "edit", summaries.NOTHING, focus=asked.first)

    def summary(number: int) -> Message:
        if asked.number > 1 or asked.side is None:
            return summaries.texts_corrected(number)
        return summaries.text_corrected(asked.side, restored=not first.edits_after)

    return tx.record_pieces("edit", summary, chain((first,), pieces), total=length_hint(wordings))


class _Asked:
    """Wordings in pieces: by pair, :data:`db.change_set.PIECE` pairs at a time.

    Attributes:
        number: of wordings so far.
        first, side: the pair and the side of the first one.
    """

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._wordings = wordings
        self._at_once = isinstance(wordings, Collection)  # then one pair may come back much later
        self.number = 0
        self.first: int | None = None
        self.side: Side | None = None

    def __iter__(self) -> Iterator[dict[int, dict[Side, str]]]:
        found: dict[int, dict[Side, str]] = {}
        for id_, side, wording in self._wordings:
            if self.number == 0:
                self.first, self.side = int(id_), side
            self.number += 1
            if not self._at_once and len(found) >= PIECE and id_ not in found:
                yield found
                found = {}
            found.setdefault(int(id_), {})[side] = wording
        if found:
            yield found

    def states(
        self, tx: Transaction, wordings: Mapping[int, Mapping[Side, str]], expected: Expected
    ) -> Iterator[dict[int, RowState]]:
        """Load the pairs of a piece."""
        seen = expected
        if expected is not None and not self._at_once:
            seen = {id_: expected[id_] for id_ in wordings if id_ in expected}
        return load_pieces(tx, list(wordings), seen)


def _corrected(tx: Transaction, asked: _Asked, expected: Expected) -> Iterator[ChangeSet]:
    """Corrections of many pairs, piece by piece."""
    several = ((wordings, states) for wordings in asked for states in asked.states(tx, wordings, expected))
    for wordings, states in several:
        before: dict[int, RowState] = {}
        then: dict[int, RowState] = {}
        gone: list[Edit] = []
        made: list[Edit] = []
        in_force = edits_within(tx.connection, list(states))
        for id_, old in states.items():
            allow(tx, Action.EDIT, old)
            for side, wording in wordings[id_].items():
                was = _of(in_force[side], old.side(side))
                now = corrections(tx.texts[side], side, old.side(side), wording)
                if was == now:
                    continue
                kept = set(was) & set(now) if was and now else ()
                gone.extend(edit for edit in was if edit not in kept)
                made.extend(edit for edit in now if edit not in kept)
                before[id_] = old
                then[id_] = old._replace(
                    revision=tx.event,
                    touched=True,
                    changed_by=tx.person.name,
                    status=next_status(Action.EDIT, old.status, tx.person.role),
                )
        if then:
            focus = next(iter(then))
            yield ChangeSet(
                before,
                then,
                edits_before=tuple(gone),
                edits_after=tuple(made),
                focus_before=focus,
                focus_after=focus,
            )


def corrected(
    tx: Transaction, state: RowState, side: Side, wording: str
) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """The corrections that end, and those that begin, when a side reads as given."""
    was = _of(edits_within(tx.connection, [state.id])[side], state.side(side))
    now = corrections(tx.texts[side], side, state.side(side), wording)
    return tuple(edit for edit in was if edit not in now), tuple(edit for edit in now if edit not in was)


def _of(edits: Sequence[Edit], segments: Sequence[Segment]) -> tuple[Edit, ...]:
    """Those of some corrections, in text order, that lie in these segments."""
    found: list[Edit] = []
    for segment in segments:
        at = bisect_left(edits, segment.start, key=lambda edit: edit.start)
        while at < len(edits) and edits[at].start < segment.end:
            found.append(edits[at])
            at += 1
    return tuple(found)


# -- what they share ------------------------------------------------------------


def _texts(tx: Transaction) -> editing.BitextTexts[Characters]:
    return editing.BitextTexts(tx.texts[Side.SOURCE], tx.texts[Side.TARGET])


def _two(tx: Transaction, id_: int, other_id: int, expected: Expected) -> tuple[RowState, RowState]:
    if int(id_) == int(other_id):
        raise EditError("this takes two different pairs")
    states = load(tx, [id_, other_id], expected)
    return states[int(id_)], states[int(other_id)]


def _neighbour(tx: Transaction, state: RowState, *, below: bool) -> RowState:
    rank = BEADS.c.rank
    statement = (
        select(BEADS.c.id).where(rank > state.rank).order_by(rank)
        if below
        else select(BEADS.c.id).where(rank < state.rank).order_by(rank.desc())
    )
    found = tx.connection.execute(statement.limit(1)).scalar_one_or_none()
    if found is None:
        raise EditError(
            "there is no pair {where} this one", where=Message("below") if below else Message("above")
        )
    return tx.states([found])[found]


def _rank_after(tx: Transaction, rank: bytes) -> bytes:
    following = select(BEADS.c.rank).where(BEADS.c.rank > rank).order_by(BEADS.c.rank).limit(1)
    high = tx.connection.execute(following).scalar_one_or_none()
    return between(rank, bytes(high) if high is not None else None)


def _hand_over(
    tx: Transaction,
    command: str,
    giver: RowState,
    taker: RowState,
    side: Side,
    segments: Sequence[Segment],
    *,
    focus: int,
) -> Change:
    beads = editing.transfer(segments, giver.bead, taker.bead, side)
    shapes = {taker.id: (beads[-1], taker.rank)}
    if len(beads) == 2:
        shapes[giver.id] = (beads[0], giver.rank)
    summary = summaries.segments_moved(len(segments), side)
    return _reshape(
        tx, command, summary, [giver, taker], shapes, focus=focus if focus in shapes else taker.id
    )


def _reshape(
    tx: Transaction,
    command: str,
    summary: Message,
    old: Sequence[RowState],
    shapes: Mapping[int, tuple[Bead, bytes]],
    *,
    focus: int,
) -> Change:
    """Write new shapes for the words of some pairs: those whose id is in ``shapes`` stay, new ids are added,
    the rest go.
    """
    for state in old:
        allow(tx, Action.RESHAPE, state)
    before = {state.id: state for state in old}
    if all(
        id_ in before and (bead.source, bead.target) == (before[id_].source, before[id_].target)
        for id_, (bead, _) in shapes.items()
    ):
        return Change(0, command, summaries.NOTHING, focus=focus)
    corrected = edits_within(tx.connection, list(before))
    editing.check_corrections(
        [bead for bead, _ in shapes.values()],
        {side: [(edit.start, edit.end) for edit in edits] for side, edits in corrected.items()},
    )
    statuses = {next_status(Action.RESHAPE, state.status, tx.person.role) for state in old}
    status = Status.RETURNED if Status.RETURNED in statuses else Status.SUGGESTED
    reviewer = next((state.reviewed_by for state in old if state.status is Status.RETURNED), None)
    then = {
        id_: RowState(
            id=id_,
            revision=tx.event,
            rank=rank,
            status=status,
            touched=True,
            changed_by=tx.person.name,
            confirmed_by=None,
            reviewed_by=reviewer,
            score=None,
            confidence=None,
            run=None,
            source=bead.source,
            target=bead.target,
            evidence=carried_links(old, bead),
        )
        for id_, (bead, rank) in shapes.items()
    }
    return tx.record(
        command,
        summary,
        ChangeSet(before, then, focus_before=old[0].id, focus_after=focus),
    )
