"""Questions to a whole project: run away from the window's thread by :class:`~ui.facing.lookup.Lookup`."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

import numpy as np

from aligner.bitext import Status
from db.summary import STATUSES, summary
from ui.facing.marks import UNSURE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from db import BeadRow, Project
    from db.summary import Summary
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

    def among(self, beads: Summary) -> NDArray[np.bool_]:
        """Which of many beads are of the kind: bool[n]."""
        wanted = _OPEN if self is not Sought.CONFIRMED else {Status.CONFIRMED}
        fits = np.isin(beads.status, [STATUSES.index(status) for status in wanted])
        return fits & (beads.confidence < UNSURE) if self is Sought.DOUBTFUL else fits


_OPEN = {Status.SUGGESTED, Status.RETURNED}


def next_bead(project: Project, sought: Sought, here: int, step: int) -> int | None:
    """The first bead of a kind after row ``here`` (before it, with ``step`` -1), around the end."""
    beads = summary(project)
    rows = np.flatnonzero(sought.among(beads))
    if not len(rows):
        return None
    if step > 0:
        place = int(np.searchsorted(rows, here, side="right")) % len(rows)
    else:
        place = int(np.searchsorted(rows, here, side="left")) - 1
    return int(beads.ids[rows[place]])


def find_ids(project: Project, needle: Needle) -> list[int]:
    """The ids of the beads that hold what is looked for."""
    return [int(id_) for id_ in project.find(needle.query)]
