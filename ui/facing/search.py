"""Questions to a whole project: run away from the window's thread by :class:`~ui.facing.lookup.Lookup`."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from aligner.bitext import Status
from db.neighbours import next_of
from ui.facing.marks import UNSURE

if TYPE_CHECKING:
    from db import BeadRow, Project
    from ui.facing.hits import Needle


class Sought(Enum):
    """The kinds of beads that one goes to."""

    UNCONFIRMED = auto()
    DOUBTFUL = auto()
    CONFIRMED = auto()

    def fits(self, bead: BeadRow) -> bool:
        """Whether a bead is of the kind."""
        if self is Sought.CONFIRMED:
            return bead.status is Status.CONFIRMED
        open_ = bead.status in _OPEN
        doubtful = bead.confidence is not None and bead.confidence < UNSURE
        return open_ and (self is Sought.UNCONFIRMED or doubtful)


_OPEN = {Status.SUGGESTED, Status.RETURNED}


def next_bead(project: Project, sought: Sought, here: int | None, step: int) -> int | None:
    """The first bead of a kind after another one (before it, with ``step`` -1), around the end."""
    statuses = {Status.CONFIRMED} if sought is Sought.CONFIRMED else _OPEN
    below = UNSURE if sought is Sought.DOUBTFUL else None
    return next_of(project, statuses, here, forward=step > 0, below=below)


def find_ids(project: Project, needle: Needle) -> list[int]:
    """The ids of the beads that hold what is looked for."""
    return [int(id_) for id_ in project.find(needle.query)]
