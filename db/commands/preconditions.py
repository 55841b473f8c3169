"""Checks before a command writes: the pairs are as they were seen, and the rules allow the
step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from aligner.bitext import Side
from aligner.errors import RuleError
from aligner.messages import Message
from aligner.permissions import MACHINE, Action, Person, refusal, same_person
from db.change_set import PIECE
from db.errors import BeadConflictError
from db.queries.history import change_sets
from db.queries.rows import rows, show
from db.schema.tables import EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from db.change_set import RowState
    from db.commands.transaction import Transaction
    from db.records import BeadRow


def load(tx: Transaction, ids: Sequence[int], expected: Mapping[int, int] | None) -> dict[int, RowState]:
    """Load the pairs a command is about, in the order given.

    Raises:
        BeadConflictError: one is gone, or is not at the revision the command was decided on.
    """
    wanted = list(dict.fromkeys(int(id_) for id_ in ids))
    found = tx.states(wanted)
    for id_ in wanted:
        revision = (expected or {}).get(id_)
        if id_ not in found:
            gone = Message("This pair no longer exists: somebody else took it apart or merged it")
            raise conflict(tx, id_, revision, gone)
        if revision is not None and found[id_].revision != revision:
            who = author(tx, found[id_].revision)
            stale = Message("{who} changed this pair in the meantime", who=who)
            raise conflict(tx, id_, revision, stale)
    if expected:
        others = [int(id_) for id_ in expected if id_ not in found]
        if others:
            load(tx, others, {id_: expected[id_] for id_ in others})
    return found


def load_pieces(
    tx: Transaction, ids: Sequence[int], expected: Mapping[int, int] | None
) -> Iterator[dict[int, RowState]]:
    """Load the pairs a bulk command is about, :data:`db.change_set.PIECE` at a time, each as :func:`load`.

    Raises:
        BeadConflictError: as :func:`load`, when the piece with that pair is asked for.
    """
    wanted = list(dict.fromkeys(int(id_) for id_ in ids))
    seen = expected or {}
    if others := seen.keys() - set(wanted):
        load(tx, sorted(others), {id_: seen[id_] for id_ in others})
    for start in range(0, len(wanted), PIECE):
        some = wanted[start : start + PIECE]
        yield load(tx, some, {id_: seen[id_] for id_ in some if id_ in seen})


def conflict(tx: Transaction, id_: int, revision: int | None, what: Message) -> BeadConflictError:
    """Make the error for a stale pair, with both versions."""
    theirs = rows(tx.connection, tx.texts, [id_])
    current = tx.states([id_]).get(id_)
    return BeadConflictError(
        what,
        bead=id_,
        yours=_as_of(tx, id_, revision) if revision is not None else None,
        theirs=theirs[0] if theirs else None,
        who=author(tx, current.revision) if current is not None else "",
    )


def author(tx: Transaction, event: int) -> str:
    """Give the name of the person whose event this is.

    ``RowState.changed_by`` names the person who gave a pair its shape. A later confirmation, correction or
    comment is the work of another.
    """
    found = tx.connection.execute(select(EVENTS.c.who).where(EVENTS.c.id == event)).scalar_one_or_none()
    return str(found or MACHINE)


def _as_of(tx: Transaction, id_: int, revision: int) -> BeadRow | None:
    """The pair as the event that is its revision left it."""
    found = (changes for changes in change_sets(tx.connection, revision) if id_ in changes.after)
    if (changes := next(found, None)) is None:
        return None
    state = changes.after[id_]
    edits = {side: [edit for edit in changes.edits_after if edit.side is side] for side in Side}
    return show(state, tx.texts, edits, edited=bool(changes.edits_after))


def allow(tx: Transaction, action: Action, state: RowState) -> None:
    """Ask the table of rules.

    Raises:
        RuleError: with its reason.
    """
    by = tx.person
    reason = refusal(
        action,
        state.status,
        by.role,
        own_work=is_own_work(by, state),
        forbid_own=bool(tx.project.forbid_own_approval),
    )
    if reason is not None:
        raise RuleError(reason)


def is_own_work(by: Person, state: RowState) -> bool:
    """Whether a person made, changed or confirmed a pair."""
    return same_person(by.name, state.changed_by) or same_person(by.name, state.confirmed_by)
