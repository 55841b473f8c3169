"""The review queue as a tree: groups with counts, and their pairs, read when they become visible."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QLocale, QModelIndex, QObject, Qt

from aligner.bitext import Side
from db.queries.review_queue import QueueReason, last_said, waiting
from ui.i18n.review_words import reason_words
from ui.services.review.sample import kept_sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtCore import QPersistentModelIndex

    from aligner.permissions import Person
    from db import BeadRow, Comment, Project
    from db.queries.review_queue import QueueGroup

    Index = QModelIndex | QPersistentModelIndex

PAGE = 40
KEPT = 800
_ROOT = QModelIndex()

SAID: dict[QueueReason, tuple[str, ...]] = {
    QueueReason.RETURNED: ("reason",),
    QueueReason.PROPOSED: ("propose",),
    QueueReason.RECONFIRMED: ("reason",),
    QueueReason.DISCUSSED: ("comment", "words", "propose"),
}
"""Of the groups whose pairs wait since somebody said something: what kinds of comments."""

ROW = int(Qt.ItemDataRole.UserRole) + 1
"""Role under which an index gives its :class:`TableEntry`, or None for a group."""


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A pair that waits: its number from 1, the pair, and what somebody said that made it wait."""

    number: int
    row: BeadRow
    said: str
    who: str


@dataclass(frozen=True, slots=True)
class Queue:
    """Everything that waits for a person, read in one go; ``places`` are the rows of each group's pairs."""

    groups: tuple[QueueGroup, ...]
    places: tuple[NDArray[np.int64], ...]

    @classmethod
    def read(cls, project: Project, person: Person) -> Queue:
        sample = kept_sample(project)
        groups = tuple(waiting(project, person, sample.ids if sample is not None else ()))
        order = project.order()
        sorter = np.argsort(order, kind="stable")
        places = []
        for group in groups:
            found = np.minimum(np.searchsorted(order, group.ids, sorter=sorter), max(0, len(order) - 1))
            places.append(sorter[found].astype(np.int64))
        return cls(groups, tuple(places))

    @property
    def total(self) -> int:
        return sum(len(group.ids) for group in self.groups)


class QueueModel(QAbstractItemModel):
    """Groups on the first level, pairs on the second."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._queue = Queue((), ())
        self._entries: OrderedDict[int, QueueEntry] = OrderedDict()

    @property
    def queue(self) -> Queue:
        return self._queue

    def show(self, queue: Queue) -> None:
        """Show another queue; one with the same groups and pairs changes nothing but the words."""
        same = len(queue.groups) == len(self._queue.groups) and all(
            new.why is old.why and np.array_equal(new.ids, old.ids)
            for new, old in zip(queue.groups, self._queue.groups, strict=True)
        )
        self._entries.clear()
        if same:
            self._queue = queue
            for group in range(len(queue.groups)):
                parent = self.index(group, 0)
                self.dataChanged.emit(
                    self.index(0, 0, parent), self.index(self.rowCount(parent) - 1, 0, parent)
                )
            return
        self.beginResetModel()
        self._queue = queue
        self.endResetModel()

    def bead_at(self, index: Index) -> int | None:
        """The pair of an index; None for a group."""
        if not index.isValid() or not index.internalId():
            return None
        return int(self._queue.groups[index.internalId() - 1].ids[index.row()])

    def index_of(self, bead: int) -> QModelIndex:
        """Index of a pair; invalid when it does not wait."""
        for place, group in enumerate(self._queue.groups):
            found = np.flatnonzero(group.ids == bead)
            if len(found):
                return self.index(int(found[0]), 0, self.index(place, 0))
        return _ROOT

    # What the view asks

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        if not 0 <= row < self.rowCount(parent) or column:
            return _ROOT
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or not index.internalId():
            return _ROOT
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self._queue.groups)
        return 0 if parent.internalId() else len(self._queue.groups[parent.row()].ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if not index.internalId():
            group = self._queue.groups[index.row()]
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                count = QLocale().toString(len(group.ids))
                return _tr("{group} ({count})").format(group=why_name(group.why), count=count)
            return None
        if role not in (
            ROW,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        entry = self.entry(index)
        if role == ROW:
            return entry
        if entry is None:
            return ""
        words = [text for text in (entry.row.source_text[:200], entry.row.target_text[:200]) if text]
        said = [f"{entry.who}: {entry.said}"] if entry.said else []
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([*said, *words])
        return ". ".join([_tr("Pair {number}").format(number=entry.number), *said, *words])

    def entry(self, index: Index) -> QueueEntry | None:
        """The pair of an index, with what made it wait; the page around it is read when it is not at hand."""
        bead = self.bead_at(index)
        if bead is None:
            return None
        if bead not in self._entries:
            group = index.internalId() - 1
            first = index.row() - index.row() % PAGE
            self._fetch(group, first)
        return self._entries.get(bead)

    def _fetch(self, group: int, first: int) -> None:
        waits = self._queue.groups[group]
        ids = [int(id_) for id_ in waits.ids[first : first + PAGE]]
        places = self._queue.places[group][first : first + PAGE]
        kinds = SAID.get(waits.why, ())
        said = last_said(self._project, ids, *kinds) if kinds else {}
        proposed = last_said(self._project, ids, "propose") if waits.why is QueueReason.RETURNED else {}
        rows = {row.id: row for row in self._project.rows(ids)}
        for id_, place in zip(ids, places, strict=True):
            if id_ in rows:
                comment = said.get(id_)
                words, proposal = _words(comment), proposed.get(id_)
                if comment is not None and proposal is not None and proposal.at >= comment.at:
                    words = _tr("{reason} → “{wording}”").format(reason=words, wording=proposal.text)
                who = comment.who if comment is not None else ""
                self._entries[id_] = QueueEntry(int(place) + 1, rows[id_], words, who)
        while len(self._entries) > KEPT:
            self._entries.popitem(last=False)


def _words(comment: Comment | None) -> str:
    if comment is None:
        return ""
    return reason_words(comment.text) if comment.kind == "reason" else comment.text


def why_name(why: QueueReason) -> str:
    """What a group is headed."""
    return {
        QueueReason.SAMPLED: _tr("Sample"),
        QueueReason.ASSIGNED: _tr("My work"),
        QueueReason.RETURNED: _tr("Returned to you"),
        QueueReason.PROPOSED: _tr("Another wording is proposed"),
        QueueReason.DOUBTFUL: _tr("Doubtful suggestions"),
        QueueReason.SUGGESTED: _tr("Suggestions"),
        QueueReason.RECONFIRMED: _tr("Returned, then confirmed again"),
        QueueReason.DISCUSSED: _tr("Confirmed, with comments"),
        QueueReason.CONFIRMED: _tr("Confirmed"),
    }[why]


def side_text(entry: QueueEntry) -> tuple[str, Side]:
    """The text by which a pair is known in a list: its source, or the target of one without."""
    return (entry.row.source_text, Side.SOURCE) if entry.row.source else (entry.row.target_text, Side.TARGET)


def ids_of(queue: Queue) -> Sequence[int]:
    """All pairs that wait, in the order of the groups."""
    return [int(id_) for group in queue.groups for id_ in group.ids]


def _tr(text: str) -> str:
    return QCoreApplication.translate("queue", text)
