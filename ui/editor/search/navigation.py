"""Questions to a whole project: run away from the window's thread by
:class:`~ui.concurrency.project_query.ProjectQuery`."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from aligner.bitext import Status
from aligner.confidence import LOW
from db.queries.display_order import next_of

if TYPE_CHECKING:
    from db import BeadRow, Project
    from ui.editor.search.search_hits import Needle


class NavigationTarget(Enum):
    """The kinds of beads that one goes to."""

    UNCONFIRMED = auto()
    DOUBTFUL = auto()
    CONFIRMED = auto()
    UNEVEN = auto()
    """Not one segment facing one: the pairs where aligners go wrong most often."""

    def fits(self, bead: BeadRow) -> bool:
        """Whether a bead is of the kind."""
        if self is NavigationTarget.UNEVEN:
            return len(bead.source) != 1 or len(bead.target) != 1
        if self is NavigationTarget.CONFIRMED:
            return bead.status is Status.CONFIRMED
        open_ = bead.status in _OPEN
        doubtful = bead.confidence is not None and bead.confidence < LOW
        return open_ and (self is NavigationTarget.UNCONFIRMED or doubtful)


_OPEN = {Status.SUGGESTED, Status.RETURNED}


def next_bead(project: Project, sought: NavigationTarget, here: int | None, step: int) -> int | None:
    """The first bead of a kind after another one (before it, with ``step`` -1), around the end."""
    if sought is NavigationTarget.UNEVEN:
        return _next_uneven(project, here, step)
    statuses = {Status.CONFIRMED} if sought is NavigationTarget.CONFIRMED else _OPEN
    below = LOW if sought is NavigationTarget.DOUBTFUL else None
    return next_of(project, statuses, here, forward=step > 0, below=below)


def _next_uneven(project: Project, here: int | None, step: int) -> int | None:
    """By the number of segments on both sides of every bead, read as arrays."""
    import numpy as np

    from db.queries.arrays import summary

    beads = summary(project)
    uneven = np.flatnonzero((beads.source.segments != 1) | (beads.target.segments != 1))
    if not len(uneven):
        return None
    at = np.flatnonzero(beads.ids == (-1 if here is None else here))
    row = int(at[0]) if len(at) else (-1 if step > 0 else len(beads.ids))
    ahead = uneven[uneven > row] if step > 0 else uneven[uneven < row][::-1]
    found = ahead[0] if len(ahead) else uneven[0 if step > 0 else -1]
    return int(beads.ids[found])


def find_ids(project: Project, needle: Needle) -> list[int]:
    """The ids of the beads that hold what is looked for."""
    return [int(id_) for id_ in project.find(needle.query)]
