"""Undo and redo: new events that put back what an earlier one changed, and refuse when somebody changed it
since.

Everybody walks their own stack, suggestions are in the stack of the person who asked for them. A
suggestion that followed from a command (a re-alignment after a correction) is taken back and done again
together with it.

A pair's revision is the id of the event that made its content, and undo restores it with the content. So
"nobody changed it since" is one comparison, which holds after any number of undos and redos.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from aligner.errors import ConflictError, EditError, RuleError
from aligner.messages import Message
from aligner.permissions import Role
from db import summaries
from db.change_set import unpack_step
from db.commands.parts import PARTS
from db.commands.preconditions import author, conflict
from db.fractional_index import between
from db.queries.history import all_moves, blobs
from db.queries.undo_stack import next_step
from db.records import Change
from db.schema.tables import BEADS, EVENTS, STEPS, chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.change_set import ChangeSet
    from db.commands.transaction import Transaction


def undo(tx: Transaction) -> Change:
    """Take back the person's last command, and what followed from it."""
    step = next_step(tx.connection, tx.person, redo=False)
    if step is None:
        raise EditError("there is nothing to undo")
    changes = [_invert(tx, step.event, redo=False)]
    leader = step.follows
    while leader is not None:
        step = next_step(tx.connection, tx.person, redo=False)
        if step is None or leader not in (step.event, step.follows):
            break
        changes.append(_invert(tx, step.event, redo=False))
        if step.event == leader:
            break
    return _together(changes)


def take_back(tx: Transaction, event: int) -> Change:
    """Take back one step that is still in effect, and nothing else."""
    standing = select(STEPS.c.who).where(STEPS.c.event == event, STEPS.c.undone.is_(None))
    owner = tx.connection.execute(standing).scalar_one_or_none()
    if owner is None:
        raise EditError("this step was taken back already")
    if owner == PARTS:
        raise EditError("a part of an alignment cannot be taken back by itself")
    return _invert(tx, event, redo=False)


def redo(tx: Transaction) -> Change:
    """Do again what the person took back last, and what followed from it."""
    step = next_step(tx.connection, tx.person, redo=True)
    if step is None:
        raise EditError("there is nothing to redo")
    leader = step.event
    changes = [_invert(tx, leader, redo=True)]
    while True:
        step = next_step(tx.connection, tx.person, redo=True)
        if step is None or step.follows != leader:
            break
        changes.append(_invert(tx, step.event, redo=True))
    return _together(changes)


def _invert(tx: Transaction, event: int, *, redo: bool) -> Change:
    wanted = select(EVENTS.c.role, EVENTS.c.summary, EVENTS.c.bead_count).where(EVENTS.c.id == event)
    found = tx.connection.execute(wanted).one()
    step = summaries.read_summary(found.summary)
    if found.role is not None and Role(found.role) is not tx.person.role:
        raise RuleError(
            "This was done as a {role} ({step}), and can only be {how} as one",
            remedy="Change your role to {role} first",
            role=Role(found.role),
            step=step,
            how=Message("done again") if redo else Message("taken back"),
        )
    change = tx.record_pieces(
        "redo" if redo else "undo",
        lambda _: summaries.inverted(step, redo=redo),
        _wanted(tx, event, redo=redo),
        total=found.bead_count,
        undoes=None if redo else event,
        redoes=event if redo else None,
    )
    undone = None if redo else change.event_id
    tx.connection.execute(update(STEPS).where(STEPS.c.event == event).values(undone=undone))
    return change


def _wanted(tx: Transaction, event: int, *, redo: bool) -> Iterator[ChangeSet]:
    """What puts an event in force again or takes it back, piece by piece; each is checked just before.

    Taken back from the last piece to the first, for pieces depend on those before them.
    """
    moves = _moves_back(tx, event, redo=redo)
    for data in blobs(tx.connection, event, backwards=not redo):
        # Runs and comments stay where they are: a run is history, a comment is withdrawn.
        step, revisions = unpack_step(data, backwards=not redo)
        yield settled(tx, _checked(tx, replace(step, moves=moves), revisions))
        moves = ()


def _moves_back(tx: Transaction, event: int, *, redo: bool) -> tuple[tuple[int, int, int], ...]:
    """Where comments went when the step was last taken the other way, turned round.

    That may be more than the command itself moved: a comment written since goes with its pair too.
    """
    if redo:
        last = select(STEPS.c.undone).where(STEPS.c.event == event)
    else:
        later = (EVENTS.c.id > event) & (EVENTS.c.redoes == event)
        last = select(func.coalesce(func.max(EVENTS.c.id), event)).where(later)
    moves = all_moves(tx.connection, int(tx.connection.execute(last).scalar_one()))
    return tuple((comment, to, origin) for comment, origin, to in reversed(moves))


def _checked(tx: Transaction, wanted: ChangeSet, revisions: Mapping[int, int]) -> ChangeSet:
    """Make sure that everything is as the event left it, and take over exactly what is there.

    A pair that came back by undo may have another rank than the event knew, since its place was taken.

    Raises:
        ConflictError: somebody changed it since.
    """
    added = [id_ for id_ in wanted.after if id_ not in revisions]
    current = tx.states([*revisions, *added])
    for id_, revision in revisions.items():
        if id_ not in current or current[id_].revision != revision:
            who = author(tx, current[id_].revision) if id_ in current else Message("Somebody")
            what = Message("{who} changed this pair since, so the step cannot be taken", who=who)
            raise conflict(tx, id_, revision, what)
    for id_ in added:
        if id_ in current:
            what = Message("This pair is there again already, so the step cannot be taken")
            raise conflict(tx, id_, None, what)
    if any(getattr(tx.project, name) != value for name, value in wanted.rules_before.items()):
        raise ConflictError("the rule was changed since, so the step cannot be taken")
    return replace(wanted, before={id_: current[id_] for id_ in revisions})


def settled(tx: Transaction, wanted: ChangeSet) -> ChangeSet:
    """Restore pairs where they were; after another that has taken exactly this place."""
    returning = {
        state.rank: id_
        for id_, state in wanted.after.items()
        if id_ not in wanted.before or wanted.before[id_].rank != state.rank
    }
    taken: dict[bytes, int] = {}
    for some in chunks(list(returning)):
        found = tx.connection.execute(select(BEADS.c.rank, BEADS.c.id).where(BEADS.c.rank.in_(some)))
        taken.update((bytes(rank), id_) for rank, id_ in found if id_ not in wanted.before)
    if not taken:
        return wanted
    after = dict(wanted.after)
    for rank in taken:
        following = select(BEADS.c.rank).where(BEADS.c.rank > rank).order_by(BEADS.c.rank).limit(1)
        high = tx.connection.execute(following).scalar_one_or_none()
        ahead = [bytes(high)] if high is not None else []
        ahead += [state.rank for state in after.values() if state.rank > rank]
        id_ = returning[rank]
        after[id_] = after[id_]._replace(rank=between(rank, min(ahead, default=None)))
    return replace(wanted, after=after)


def _together(changes: list[Change]) -> Change:
    """Tell several changes in a row as one."""
    if len(changes) == 1:
        return changes[0]
    added: dict[int, None] = {}
    removed: dict[int, None] = {}
    changed: dict[int, None] = {}
    for change in changes:
        for id_ in change.removed:
            changed.pop(id_, None)
            if id_ in added:
                del added[id_]
            else:
                removed[id_] = None
        for id_ in change.added:
            if id_ in removed:
                del removed[id_]
                changed[id_] = None
            else:
                added[id_] = None
        changed.update((id_, None) for id_ in change.changed if id_ not in added)
    last = changes[-1]
    return Change(
        event_id=last.event_id,
        command=last.command,
        summary=last.summary,
        changed=tuple(changed),
        added=tuple(added),
        removed=tuple(removed),
        order_changed=any(change.order_changed for change in changes),
        focus=last.focus,
    )
