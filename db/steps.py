"""A person's undo stack as a list: what could be taken back, and what could be done again. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.records import MACHINE
from db.tables import EVENTS, STEPS

if TYPE_CHECKING:
    from db.project import Project


@dataclass(frozen=True, slots=True)
class Step:
    """One undo (or redo) command's worth of history.

    Attributes:
        event: the command's event.
        done: it stands and could be taken back; else it was taken back and could be done again.
        followed: commands of the machine that were consequences of it and go with it.
    """

    event: int
    at: str
    who: str
    command: str
    summary: str
    done: bool
    followed: int = 0


def undo_list(project: Project, who: str, limit: int = 200) -> list[Step]:
    """What this person could take back or do again, newest first: one item for each undo command.

    Args:
        who: the person's name; suggestions of the machine at nobody's request lie in everybody's stack.
        limit: how many events are looked at.
    """
    with project._reading() as connection:
        rows = connection.execute(
            select(
                EVENTS.c.id,
                EVENTS.c.at,
                EVENTS.c.who,
                EVENTS.c.command,
                EVENTS.c.summary,
                STEPS.c.done,
                STEPS.c.follows,
            )
            .join(STEPS, STEPS.c.event == EVENTS.c.id)
            .where(STEPS.c.who.in_((who, MACHINE)))
            .order_by(EVENTS.c.id.desc())
            .limit(limit)
        ).all()
    leaders = {row.id for row in rows}
    steps = []
    followed: dict[int, int] = {}
    for row in rows:
        if row.follows in leaders:
            followed[row.follows] = followed.get(row.follows, 0) + 1
            continue
        steps.append(
            Step(row.id, row.at, row.who, row.command, row.summary, row.done, followed.get(row.id, 0))
        )
    return steps
