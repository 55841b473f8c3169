"""The display order of all pairs, with constant-time lookup, updated in place after commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from db.queries.display_order import stretch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from db import Project

STRETCH = 400
"""Rows between the first and the last that a command touched, up to which only these are read again."""


class Order:
    """Ids in display order, and the row of each. Sorting 100,000 again at every split would take 3 ms."""

    def __init__(self, ids: NDArray[np.int64]) -> None:
        self.set(ids)

    def set(self, ids: NDArray[np.int64]) -> None:
        """Replace the whole order."""
        self.ids = ids
        self._rows = np.argsort(ids, kind="stable")  # of the sorted ids
        self._sorted = ids[self._rows]

    def __len__(self) -> int:
        return len(self.ids)

    def row_of(self, bead_id: int) -> int | None:
        """The row of a bead; None if it does not exist."""
        place = int(np.searchsorted(self._sorted, bead_id))
        if place == len(self._sorted) or self._sorted[place] != bead_id:
            return None
        return int(self._rows[place])

    def rows_of(self, ids: NDArray[np.int64]) -> NDArray[np.intp]:
        """The rows of beads, -1 for those that do not exist → intp, shape (n,)."""
        if not len(self):
            return np.full(len(ids), -1, dtype=np.intp)
        places = np.minimum(np.searchsorted(self._sorted, ids), len(self) - 1)
        return np.where(self._sorted[places] == ids, self._rows[places], -1)

    def remove(self, first: int, end: int) -> None:
        """Remove the rows from ``first`` to ``end`` (half-open)."""
        stays = (self._rows < first) | (self._rows >= end)
        self._sorted, self._rows = self._sorted[stays], self._rows[stays]
        self._rows -= (self._rows >= end) * (end - first)
        self.ids = np.delete(self.ids, np.s_[first:end])

    def insert(self, first: int, ids: NDArray[np.int64]) -> None:
        """Insert beads before the row ``first``."""
        self._rows = self._rows + (self._rows >= first) * len(ids)
        sorter = np.argsort(ids)
        places = np.searchsorted(self._sorted, ids[sorter])
        self._sorted = np.insert(self._sorted, places, ids[sorter])
        self._rows = np.insert(self._rows, places, sorter + first)
        self.ids = np.insert(self.ids, first, ids)


@dataclass(frozen=True, slots=True)
class Splice:
    """A replacement of the rows from ``first`` to ``end`` (half-open)."""

    first: int
    end: int
    ids: NDArray[np.int64]


def around(
    project: Project, order: Order, kept: Iterable[int], removed: Iterable[int], added: Iterable[int]
) -> Splice | None:
    """Read the order again where commands changed it; None if the whole order must be read.

    Args:
        order: the order before the commands.
        kept: beads that were changed and still exist.
        removed, added: beads that were removed and added.
    """
    gone, come = set(removed), set(added)
    rows = [row for id_ in (*kept, *gone) if (row := order.row_of(id_)) is not None]
    if not rows and come:
        return _appended(project, order, come)
    if not rows or max(rows) - min(rows) >= STRETCH:
        return None
    first, last = min(rows) - 1, max(rows) + 1
    new = stretch(
        project,
        int(order.ids[first]) if first >= 0 else None,
        int(order.ids[last]) if last < len(order) else None,
        STRETCH + len(come) + 2,
    )
    first, end = max(first, 0), min(last + 1, len(order))
    if new is None or set(new.tolist()) != (set(order.ids[first:end].tolist()) - gone) | come:
        return None
    return Splice(first, end, new)


def _appended(project: Project, order: Order, come: set[int]) -> Splice | None:
    """The rows that were added behind all others; None if they were added elsewhere."""
    last = int(order.ids[-1]) if len(order) else None
    new = stretch(project, last, None, len(come) + 1)
    if new is None:
        return None
    behind = new if last is None else new[1:]
    return Splice(len(order), len(order), behind) if set(behind.tolist()) == come else None
