"""Part of the display order: what a view reads again after a command, instead of the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import select

from db.tables import BEADS

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sqlalchemy import ScalarSelect

    from db.project import Project


def stretch(project: Project, first: int | None, last: int | None, most: int) -> NDArray[np.int64] | None:
    """Read the ids from one pair to another, both included, in display order → int64, shape (n,).

    Args:
        project: an open project.
        first, last: pairs; None for the beginning or the end of the list.
        most: more pairs than this are not read.

    Returns:
        None when there are more pairs than ``most``, or one of the two is gone.
    """
    query = select(BEADS.c.id).order_by(BEADS.c.rank).limit(most + 1)
    if first is not None:
        query = query.where(BEADS.c.rank >= _rank(first))
    if last is not None:
        query = query.where(BEADS.c.rank <= _rank(last))
    with project._reading() as connection:
        ids = [row.id for row in connection.execute(query)]
    ends_there = (first is None or ids[:1] == [first]) and (last is None or ids[-1:] == [last])
    return np.array(ids, dtype=np.int64) if len(ids) <= most and ends_there else None


def _rank(bead: int) -> ScalarSelect[bytes]:
    return select(BEADS.c.rank).where(BEADS.c.id == bead).scalar_subquery()
