"""A person's undo stack as a list: the commands to undo, and those to redo. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from aligner.permissions import MACHINE, Person, Role
from db.queries.people import stack_owners
from db.schema.tables import EVENTS, STEPS
from db.summaries import read_summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from aligner.messages import Message
    from db.queries.source import Source


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One undo (or redo) command's worth of history.

    Attributes:
        event: the command's event.
        done: it is in effect and could be taken back; else it was taken back and could be done again.
        followed: commands of the machine that were consequences of it and go with it.
    """

    event: int
    at: str
    who: str
    command: str
    summary: Message
    done: bool
    followed: int = 0


def next_step(connection: Connection, by: Person | None, *, redo: bool) -> Any:
    """Find what would be taken back or done again next: a row with ``event`` and ``follows``; None when
    there is nothing.

    Args:
        by: whose stack, with the machine's suggestions for a translator; None for anybody's.
    """
    undone = STEPS.c.undone
    statement = select(STEPS.c.event, STEPS.c.follows).where(
        undone.is_not(None) if redo else undone.is_(None)
    )
    if by is not None:
        # What the machine did unasked is the translators' to take back: a reviewer makes no pairs.
        names = stack_owners(connection, by.name)
        if by.role is Role.TRANSLATOR:
            names.append(MACHINE)
        statement = statement.where(STEPS.c.who.in_(names))
    order = undone if redo else STEPS.c.event
    return connection.execute(statement.order_by(order.desc()).limit(1)).one_or_none()


def undo_list(project: Source, who: str, limit: int = 200) -> list[UndoStep]:
    """The commands this person can redo, the furthest first, then those they can undo, the nearest first.

    So the present lies between the two kinds, and the number of undo or redo commands to a step is how far it
    lies from there.

    Args:
        who: the person's name; suggestions that no person asked for lie in every stack.
        limit: how many events of each kind are looked at.
    """
    undone = STEPS.c.undone
    with project.connection() as connection:
        query = (
            select(
                EVENTS.c.id, EVENTS.c.at, EVENTS.c.who, EVENTS.c.command, EVENTS.c.summary, STEPS.c.follows
            )
            .join(STEPS, STEPS.c.event == EVENTS.c.id)
            .where(STEPS.c.who.in_([*stack_owners(connection, who), MACHINE]))
            .limit(limit)
        )
        standing = connection.execute(query.where(undone.is_(None)).order_by(EVENTS.c.id.desc())).all()
        taken_back = connection.execute(query.where(undone.is_not(None)).order_by(undone.desc())).all()
    # A command and its consequences are together: on the stack those come after it, on the way back before.
    return _steps(taken_back[::-1], done=False) + _steps(standing, done=True)


def _steps(rows: Sequence[Any], *, done: bool) -> list[UndoStep]:
    """Fold consequences into the command that they directly precede; they come first in both lists."""
    steps: list[UndoStep] = []
    waiting: list[Any] = []

    def step(row: Any, followed: int) -> UndoStep:
        return UndoStep(row.id, row.at, row.who, row.command, read_summary(row.summary), done, followed)

    for row in rows:
        if waiting and row.id == waiting[0].follows:
            steps.append(step(row, len(waiting)))
            waiting = []
            continue
        if waiting and row.follows != waiting[0].follows:
            steps.extend(step(lone, 0) for lone in waiting)
            waiting = []
        if row.follows is None:
            steps.append(step(row, 0))
        else:
            waiting.append(row)
    steps.extend(step(lone, 0) for lone in waiting)
    return steps
