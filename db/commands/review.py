"""Commands that change the status of pairs or comment on them. The shape of a pair is not
touched here.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from aligner.bitext import Side, Status
from aligner.errors import EditError, RuleError
from aligner.permissions import GOALS, Action, next_status, refusal
from db import summaries
from db.change_set import ChangeSet, RowState
from db.commands.preconditions import allow, load, load_pieces
from db.commands.reshape import corrected
from db.queries.rows import edits_within
from db.records import ON_WORDS, Change, with_stretch
from db.schema.tables import COMMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aligner.bitext import Segment
    from db.commands.transaction import Transaction
    from db.records import Edit


def change_status(
    tx: Transaction,
    action: Action,
    ids: Sequence[int],
    expected: Mapping[int, int] | None,
    reason: str = "",
    proposal: tuple[Side, str] | None = None,
) -> Change:
    """Confirm, take back, approve or return pairs: all of them, or none when one may not be.

    Pairs that are there already are passed over.

    Args:
        proposal: with a return, a side and how it should read.
    """
    if action is Action.RETURN and not reason.strip():
        raise EditError("a pair is returned with a reason", remedy="Say what should be corrected")
    if proposal is not None and not proposal[1].strip():
        raise EditError("there is nothing in the comment", remedy="Write something first")
    pieces = _steps(tx, action, ids, expected, reason, proposal)
    first = next(pieces, None)
    if first is None:
        return Change(0, action.value, summaries.NOTHING, focus=next(iter(ids), None))
    return tx.record_pieces(
        action.value,
        lambda number: summaries.status_changed(action, number, reason),
        chain((first,), pieces),
        total=len(ids),
    )


def _steps(
    tx: Transaction,
    action: Action,
    ids: Sequence[int],
    expected: Mapping[int, int] | None,
    reason: str,
    proposal: tuple[Side, str] | None,
) -> Iterator[ChangeSet]:
    """A change of status, piece by piece."""
    goal = GOALS.get(action)
    for states in load_pieces(tx, ids, expected):
        before = {id_: state for id_, state in states.items() if state.status is not goal}
        if not before:
            continue
        then: dict[int, RowState] = {}
        for id_, state in before.items():
            allow(tx, action, state)
            then[id_] = _stepped(tx, action, state)
        comments: list[int] = []
        for id_ in then if action is Action.RETURN else ():
            comments.append(put_comment(tx, id_, "reason", reason))
            if proposal is not None:
                side, wording = proposal
                comments.append(put_comment(tx, id_, Action.PROPOSE.value, wording, side))
        focus = next(iter(then))
        yield ChangeSet(before, then, comments=tuple(comments), focus_before=focus, focus_after=focus)


def _stepped(tx: Transaction, action: Action, state: RowState) -> RowState:
    name, status = tx.person.name, next_status(action, state.status, tx.person.role)
    confirmed: str | None = state.confirmed_by
    reviewed: str | None = name
    if action is Action.CONFIRM:
        confirmed, reviewed = name, state.reviewed_by
    elif action is Action.UNCONFIRM:
        confirmed, reviewed = state.confirmed_by if status is Status.CONFIRMED else None, None
    return state._replace(revision=tx.event, status=status, confirmed_by=confirmed, reviewed_by=reviewed)


def release(tx: Transaction, ids: Sequence[int], expected: Mapping[int, int] | None) -> Change:
    """Give pairs back to the machine, which may then realign their words."""
    pieces = _released(tx, ids, expected)
    first = next(pieces, None)
    if first is None:
        return Change(0, "release", summaries.NOTHING)
    return tx.record_pieces("release", summaries.released, chain((first,), pieces), total=len(ids))


def _released(tx: Transaction, ids: Sequence[int], expected: Mapping[int, int] | None) -> Iterator[ChangeSet]:
    for states in load_pieces(tx, ids, expected):
        for state in states.values():
            allow(tx, Action.RELEASE, state)
        before = {id_: state for id_, state in states.items() if state.touched}
        if any(edits_within(tx.connection, list(before)).values()):
            raise EditError(
                "a pair with a corrected text stays with the one who corrected it",
                remedy="Restore the original wording first",
            )
        if before:
            then = {id_: state._replace(revision=tx.event, touched=False) for id_, state in before.items()}
            focus = next(iter(then))
            yield ChangeSet(before, then, focus_before=focus, focus_after=focus)


def comment_on_words(
    tx: Transaction,
    id_: int,
    side: Side,
    stretch: Segment,
    text: str,
    *,
    expected: Mapping[int, int] | None,
) -> Change:
    """Say something about a stretch of the imported text of a side, of which the pair holds a part."""
    if not text.strip():
        raise EditError("there is nothing in the comment", remedy="Write something first")
    state = load(tx, [id_], expected)[int(id_)]
    if not any(part.start < stretch.end and stretch.start < part.end for part in state.side(side)):
        raise EditError("the words are not in this pair", remedy="Select words of the pair")
    allow(tx, Action.COMMENT, state)
    said = put_comment(tx, state.id, ON_WORDS, with_stretch(stretch.start, stretch.end, text.strip()), side)
    return tx.record(
        Action.COMMENT.value,
        summaries.commented_on_words(" ".join(tx.texts[side][stretch.start : stretch.end].split())),
        ChangeSet(comments=(said,), focus_before=state.id, focus_after=state.id),
    )


def comment(
    tx: Transaction, id_: int, text: str, *, side: Side | None, expected: Mapping[int, int] | None
) -> Change:
    """Say something about a pair; with a side, propose ``text`` as the wording of that side."""
    if not text.strip():
        raise EditError("there is nothing in the comment", remedy="Write something first")
    state = load(tx, [id_], expected)[int(id_)]
    action = Action.COMMENT if side is None else Action.PROPOSE
    allow(tx, action, state)
    said = put_comment(tx, state.id, action.value, text, side)
    summary = summaries.commented(1) if side is None else summaries.proposed(side)
    return tx.record(
        action.value, summary, ChangeSet(comments=(said,), focus_before=state.id, focus_after=state.id)
    )


def answer(
    tx: Transaction, id_: int, proposal: int, *, accept: bool, expected: Mapping[int, int] | None
) -> Change:
    """Accept or refuse a proposed wording, which also settles a return.

    Args:
        proposal: the comment that was seen.
    """
    state = load(tx, [id_], expected)[int(id_)]
    said = tx.connection.execute(
        select(COMMENTS)
        .where(
            COMMENTS.c.bead == state.id,
            COMMENTS.c.withdrawn.is_(False),
            COMMENTS.c.kind.in_((Action.PROPOSE.value, Action.REFUSE.value)),
        )
        .order_by(COMMENTS.c.id.desc())
        .limit(1)
    ).one_or_none()
    if said is None or said.id != proposal or said.kind != Action.PROPOSE.value:
        raise EditError("this proposal does not stand any more", remedy="Read the comments of the pair")
    action, side = Action.ACCEPT if accept else Action.REFUSE, Side(said.side)
    allow(tx, action, state)
    name, status = tx.person.name, next_status(action, state.status, tx.person.role)
    then = state._replace(revision=tx.event, status=status)
    if state.status is Status.RETURNED:
        then = then._replace(confirmed_by=name)
    gone: tuple[Edit, ...] = ()
    made: tuple[Edit, ...] = ()
    comments: tuple[int, ...] = ()
    if accept:
        gone, made = corrected(tx, state, side, said.text)
        then = then._replace(touched=True, changed_by=name)
    else:
        comments = (put_comment(tx, state.id, action.value, said.text, side),)
    changes = ChangeSet(
        {state.id: state},
        {state.id: then},
        edits_before=gone,
        edits_after=made,
        comments=comments,
        focus_before=state.id,
        focus_after=state.id,
    )
    return tx.record(action.value, summaries.answered(side, accepted=accept), changes)


def comment_on_many(tx: Transaction, said: Sequence[tuple[int, str]]) -> Change:
    """Say something about each of several pairs, as one command; what is blank is passed over."""
    spoken = [(int(id_), text) for id_, text in said if text.strip()]
    if not spoken:
        return Change(0, Action.COMMENT.value, summaries.NOTHING)
    states = load(tx, sorted({id_ for id_, _ in spoken}), None)
    for state in states.values():
        allow(tx, Action.COMMENT, state)
    comments = tuple(put_comment(tx, id_, Action.COMMENT.value, text) for id_, text in spoken)
    first = spoken[0][0]
    return tx.record(
        Action.COMMENT.value,
        summaries.commented(len(states)),
        ChangeSet(comments=comments, focus_before=first, focus_after=first),
    )


def put_comment(tx: Transaction, bead: int, kind: str, text: str, side: Side | None = None) -> int:
    """Write a comment of the person at work; the caller records it. Gives its id."""
    return int(
        tx.connection.execute(
            insert(COMMENTS).returning(COMMENTS.c.id),
            {
                "bead": bead,
                "at": tx.at,
                "who": tx.person.name,
                "role": tx.person.role.value,
                "kind": kind,
                "side": side.value if side is not None else None,
                "text": text.strip(),
                "withdrawn": False,
            },
        ).scalar_one()
    )


def forbid_own_approval(tx: Transaction, forbid: bool) -> Change:
    """Decide whether somebody may approve what they made or confirmed themselves."""
    reason = refusal(Action.RULE, Status.SUGGESTED, tx.person.role)
    if reason is not None:
        raise RuleError(
            "A {role} may not change the rules of a project; that is for the reviewer", role=tx.person.role
        )
    now = bool(tx.project.forbid_own_approval)
    if now is forbid:
        return Change(0, "rule", summaries.NOTHING)
    return tx.record(
        "rule",
        summaries.own_approval(forbidden=forbid),
        ChangeSet(rules_before={"forbid_own_approval": now}, rules_after={"forbid_own_approval": forbid}),
    )
