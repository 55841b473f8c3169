"""Rows of beads in display order: all beads, or only some while the table is narrowed."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from aligner.bitext import Side, Status
from db import BeadRow, Cell
from ui.session.display_order import Order, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from aligner.bitext import Segment
    from db import Change, Project

Index = QModelIndex | QPersistentModelIndex

PAGE = 32
KEPT = 4096
# With more separate insertions and removals than this, a reset is cheaper for every view.
MANY = 40

NO_INDEX = QModelIndex()


class OrderedRows(QAbstractTableModel):
    """The order behind a table of beads, followed from command to command.

    Rows are read from the project when a view asks for them, and the most recent are kept.

    A narrowed table shows some of the beads; each keeps its number among all. What takes the place of a shown
    bead (a split, an undo) is shown, whether or not it would be chosen again.

    Signals:
        about_to_change, has_changed: emitted before and after all signals of one command, for a view that
            keeps its place by bead and measures once.
    """

    about_to_change = Signal()
    has_changed = Signal()

    def __init__(
        self, project: Project, parent: QObject | None = None, order: NDArray[np.int64] | None = None
    ) -> None:
        """Args: order: all ids in display order, if they are known; None to read them."""
        super().__init__(parent)
        self._project = project
        self._whole = Order(project.order() if order is None else order)
        self._order = self._whole  # of the shown beads: the same object while all are shown
        self._shown: set[int] | None = None
        self._rows: OrderedDict[int, BeadRow] = OrderedDict()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._order)

    @property
    def order(self) -> NDArray[np.int64]:
        """The ids of the beads that are shown, in display order; read-only."""
        return self._order.ids

    def ids(self, rows: Iterable[int]) -> list[int]:
        return [int(self._order.ids[row]) for row in rows]

    def id_at(self, row: int) -> int:
        return int(self._order.ids[row])

    def row_of(self, bead_id: int) -> int | None:
        """The row of a bead; None if it does not exist or is not shown."""
        return self._order.row_of(bead_id)

    def row_at(self, row: int) -> BeadRow:
        """The bead of a row; its page is fetched if it is not cached."""
        bead_id = self.id_at(row)
        bead = self._rows.get(bead_id)
        if bead is None:
            start = row - row % PAGE
            self.fetch(start, start + PAGE)
            bead = self._rows.get(bead_id) or _gone(bead_id)
        return bead

    def has(self, row: int) -> bool:
        """Whether a row is cached."""
        return self.id_at(row) in self._rows

    def fetch(self, first: int, end: int) -> None:
        """Cache the rows ``first`` to ``end`` (half-open)."""
        wanted = [
            bead_id for bead_id in self._order.ids[max(0, first) : end].tolist() if bead_id not in self._rows
        ]
        if wanted:
            for bead in self._project.rows(wanted):
                self._rows[bead.id] = bead
            while len(self._rows) > KEPT:
                self._rows.popitem(last=False)

    # All beads and those that are shown

    @property
    def is_narrowed(self) -> bool:
        """Whether only some beads are shown."""
        return self._shown is not None

    @property
    def total(self) -> int:
        """The number of all beads."""
        return len(self._whole)

    def place_of(self, row: int) -> int:
        """The place of a row among all beads, from 0."""
        if self._order is self._whole:
            return row
        place = self._whole.row_of(self.id_at(row))
        return row if place is None else place

    def number_of(self, bead_id: int) -> int | None:
        """The number of a bead among all, from 1; None if it does not exist."""
        place = self._whole.row_of(bead_id)
        return None if place is None else place + 1

    def id_of_number(self, number: int) -> int | None:
        """The bead with a number; None if there is none."""
        return int(self._whole.ids[number - 1]) if 0 < number <= len(self._whole) else None

    def neighbour(self, row: int, step: int) -> BeadRow | None:
        """The bead ``step`` places further in the texts, shown or not; None beyond their ends."""
        place = self.place_of(row) + step
        if not 0 <= place < len(self._whole):
            return None
        if self._order is self._whole:
            return self.row_at(place)
        bead_id = int(self._whole.ids[place])
        if bead_id not in self._rows:
            for bead in self._project.rows(self._whole.ids[max(0, place - 4) : place + 5]):
                self._rows[bead.id] = bead
        return self._rows.get(bead_id)

    def follows(self, row: int) -> bool:
        """Whether the next row shows the bead that is next in the texts, so that the two have one cut."""
        return 0 <= row < len(self._order) - 1 and self.place_of(row + 1) == self.place_of(row) + 1

    def narrow(self, ids: Iterable[int] | None) -> None:
        """Show only these beads; None shows all."""
        self.about_to_change.emit()
        self.beginResetModel()
        self._shown = None if ids is None else set(ids)
        self._order = self._whole if ids is None else Order(self._narrowed())
        self.endResetModel()
        self.has_changed.emit()

    def reveal(self, bead_id: int) -> None:
        """Show a bead in a narrowed table too."""
        if self._shown is None or bead_id in self._shown or self._whole.row_of(bead_id) is None:
            return
        self.about_to_change.emit()
        self._shown.add(bead_id)
        self._reorder(self._narrowed())
        self.has_changed.emit()

    def _narrowed(self) -> NDArray[np.int64]:
        """The ids of the shown beads in display order."""
        shown = self._shown or set()
        return self._whole.ids[np.isin(self._whole.ids, np.fromiter(shown, dtype=np.int64, count=len(shown)))]

    # Changes

    def _tell(self, bead_id: int) -> None:
        row = self.row_of(bead_id)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def _tell_all(self) -> None:
        if len(self._order):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, self.columnCount() - 1))

    def _follow(self, change: Change) -> None:
        """Bring the order up to date: around what the command touched if that is all, else everywhere."""
        splice = around(self._project, self._whole, change.changed, change.removed, change.added)
        if self._shown is None:
            if splice is None:
                self._reorder(self._project.order())
            else:
                self._replace(splice.first, splice.end, splice.ids)
            return
        self._shown |= self._in_place_of_shown(change)
        if splice is None:
            self._whole.set(self._project.order())
        else:
            self._whole.remove(splice.first, splice.end)
            self._whole.insert(splice.first, splice.ids)
        self._reorder(self._narrowed())

    def _in_place_of_shown(self, change: Change) -> set[int]:
        """The added beads that hold words which a shown bead held before."""
        before = [
            self._rows[id_]
            for id_ in (*change.changed, *change.removed)
            if id_ in (self._shown or ()) and id_ in self._rows
        ]
        held = {side: [segment for row in before for segment in row.side(side)] for side in Side}
        return {
            row.id
            for row in (self._project.rows(change.added) if before else ())
            if any(_overlap(row.side(side), held[side]) for side in Side)
        }

    def _reload_order(self) -> None:
        """Read the order again: another program has written to the project."""
        if self._shown is None:
            self._reorder(self._project.order())
        else:
            self._whole.set(self._project.order())
            self._reorder(self._narrowed())

    def _reorder(self, new: NDArray[np.int64]) -> None:
        """Go from the present order to a new one."""
        old = self._order.ids
        shortest = min(len(old), len(new))
        differs = np.flatnonzero(old[:shortest] != new[:shortest])
        head = int(differs[0]) if len(differs) else shortest
        room = shortest - head
        differs = np.flatnonzero(old[len(old) - room :][::-1] != new[len(new) - room :][::-1])
        tail = int(differs[0]) if len(differs) else room
        self._replace(head, len(old) - tail, new[head : len(new) - tail])

    def _replace(self, first: int, end: int, new_middle: NDArray[np.int64]) -> None:
        """Replace the rows ``first`` to ``end``, with the least signals."""
        count = len(self._order)
        old_middle = self._order.ids[first:end]
        if not len(old_middle) and not len(new_middle):
            return
        gone = np.flatnonzero(~np.isin(old_middle, new_middle))
        come = np.flatnonzero(~np.isin(new_middle, old_middle))
        if not np.array_equal(np.delete(old_middle, gone), np.delete(new_middle, come)):
            gone, come = np.arange(len(old_middle)), np.arange(len(new_middle))  # some have moved
        removals, insertions = _runs(gone + first), _runs(come + first)
        if len(removals) + len(insertions) > MANY:
            self.beginResetModel()
            self._order.set(np.concatenate((self._order.ids[:first], new_middle, self._order.ids[end:])))
            self.endResetModel()
            return
        for start, last in reversed(removals):
            self.beginRemoveRows(NO_INDEX, start, last)
            self._order.remove(start, last + 1)
            self.endRemoveRows()
        for start, last in insertions:
            self.beginInsertRows(NO_INDEX, start, last)
            self._order.insert(start, new_middle[start - first : last + 1 - first])
            self.endInsertRows()
        if len(self._order) != count:
            self._tell_from(first)

    def _tell_from(self, first: int) -> None:
        """Report that the numbers of rows have changed."""
        last = len(self._order) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))


def _overlap(some: Sequence[Segment], others: Sequence[Segment]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in some for b in others)


def _gone(bead_id: int) -> BeadRow:
    """A placeholder for a bead that another program has removed, until the order is read again."""
    return BeadRow(
        id=bead_id,
        revision=-1,
        status=Status.SUGGESTED,
        source=(),
        target=(),
        source_cell=Cell("", ()),
        target_cell=Cell("", ()),
        score=None,
        confidence=None,
        touched=False,
        changed_by="",
        confirmed_by=None,
        reviewed_by=None,
        comments=0,
        edited=False,
        evidence=None,
        run=None,
    )


def _runs(rows: Sequence[int] | NDArray[np.intp]) -> list[tuple[int, int]]:
    """Ascending rows as stretches, first and last row of each."""
    rows = np.asarray(rows)
    if not len(rows):
        return []
    breaks = np.flatnonzero(np.diff(rows) != 1)
    firsts = np.concatenate(([rows[0]], rows[breaks + 1]))
    lasts = np.concatenate((rows[breaks], [rows[-1]]))
    return [(int(a), int(b)) for a, b in zip(firsts, lasts, strict=True)]
