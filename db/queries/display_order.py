"""Part of the display order: what a view reads again after a command, instead of the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import select

from db.schema.tables import BEADS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from sqlalchemy import ScalarSelect

    from aligner.bitext import Status
    from db.queries.source import Source


def stretch(project: Source, first: int | None, last: int | None, most: int) -> NDArray[np.int64] | None:
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
    with project.connection() as connection:
        ids = [row.id for row in connection.execute(query)]
    ends_there = (first is None or ids[:1] == [first]) and (last is None or ids[-1:] == [last])
    return np.array(ids, dtype=np.int64) if len(ids) <= most and ends_there else None


def next_of(
    project: Source,
    statuses: Iterable[Status],
    here: int | None,
    *,
    forward: bool = True,
    below: float | None = None,
) -> int | None:
    """The first pair after another (or before it) that has one of these statuses, around the end of the list.

    Args:
        here: a pair; None, or one that is gone, for the beginning of the list.
        below: only pairs with a confidence lower than this.
    """
    rank = BEADS.c.rank
    # The status as an expression: its index would give all pairs of that status, to be sorted by rank.
    query = select(BEADS.c.id).where(BEADS.c.status.concat("").in_([status.value for status in statuses]))
    if below is not None:
        query = query.where(BEADS.c.confidence < below)
    query = query.order_by(rank if forward else rank.desc()).limit(1)
    found = None
    with project.connection() as connection:
        if here is not None:
            beyond = rank > _rank(here) if forward else rank < _rank(here)
            found = connection.execute(query.where(beyond)).scalar_one_or_none()
        return connection.execute(query).scalar_one_or_none() if found is None else found


def _rank(bead: int) -> ScalarSelect[bytes]:
    return select(BEADS.c.rank).where(BEADS.c.id == bead).scalar_subquery()
