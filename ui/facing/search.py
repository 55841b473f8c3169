"""Questions to a whole project: run away from the window's thread by :class:`~ui.facing.lookup.Lookup`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from db import BeadRow, Project
    from ui.facing.hits import Needle

CHUNK = 400


def find_rows(project: Project, needle: Needle) -> list[int]:
    """The ids of the beads that hold what is looked for."""
    return [int(id_) for id_ in project.find(needle.folded, needle.side)]


def next_row(
    project: Project,
    order: NDArray[np.int64],
    start: int,
    step: int,
    wanted: Callable[[BeadRow], bool],
    stale: Callable[[], bool],
) -> int | None:
    """The first row after ``start`` (before it, with ``step`` -1) that is wanted, around the end if need be."""
    around = (
        np.roll(np.arange(len(order)), -start - 1)
        if step > 0
        else np.roll(np.arange(len(order))[::-1], start)
    )
    for begin in range(0, len(around), CHUNK):
        if stale():
            return None
        rows = around[begin : begin + CHUNK]
        by_id = {bead.id: bead for bead in project.rows(order[rows])}
        for row in rows:
            bead = by_id.get(int(order[row]))
            if bead is not None and wanted(bead):
                return int(row)
    return None
