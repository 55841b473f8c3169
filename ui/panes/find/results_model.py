"""The results of a filter, as a table whose rows are read when they become visible."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QLocale, QModelIndex, QObject, Qt

from aligner.bitext import Side
from db import Query
from ui.design.status_style import status_label
from ui.i18n.formatting import confidence_percent

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QPersistentModelIndex

    from aligner.text.patterns import SearchTime
    from db import BeadRow, Project

    Index = QModelIndex | QPersistentModelIndex

PAGE = 40
KEPT = 800
_ROOT = QModelIndex()
BEAD = int(Qt.ItemDataRole.UserRole) + 1
"""Role under which an index gives its :class:`db.BeadRow`."""


class ResultColumn(IntEnum):
    NUMBER = 0
    STATUS = 1
    SOURCE = 2
    TARGET = 3
    CONFIDENCE = 4

    @property
    def side(self) -> Side | None:
        return {ResultColumn.SOURCE: Side.SOURCE, ResultColumn.TARGET: Side.TARGET}.get(self)


@dataclass(frozen=True, slots=True)
class FindResults:
    """The answer to a query: ids in display order and their places in the project, int64[n] each."""

    query: Query
    ids: NDArray[np.int64]
    places: NDArray[np.int64]

    @classmethod
    def read(cls, project: Project, query: Query, time: SearchTime) -> FindResults:
        """Ask a project.

        Raises:
            InputError: the expression of the query is wrong or takes too long.
            Cancelled: ``time`` says that the answer is not wanted any more.
        """
        ids = project.find(query, time=time)
        order = project.order()
        sorter = np.argsort(order, kind="stable")
        found = np.minimum(np.searchsorted(order, ids, sorter=sorter), max(0, len(order) - 1))
        return cls(query, ids, sorter[found].astype(np.int64))

    @classmethod
    def none(cls) -> FindResults:
        nothing = np.empty(0, dtype=np.int64)
        return cls(Query(), nothing, nothing)


class FoundModel(QAbstractTableModel):
    """The pairs that were found."""

    def __init__(self, project: Project, names: dict[Side, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._names = names
        self._rows: OrderedDict[int, BeadRow] = OrderedDict()
        self.findings = FindResults.none()

    def show(self, findings: FindResults) -> None:
        """Show other findings; the same pairs again only lose what was read of them."""
        same = np.array_equal(findings.ids, self.findings.ids)
        self._rows.clear()
        if same:
            self.findings = findings
            if len(findings.ids):
                self.dataChanged.emit(
                    self.index(0, 0), self.index(len(findings.ids) - 1, len(ResultColumn) - 1)
                )
            return
        self.beginResetModel()
        self.findings = findings
        self.endResetModel()

    def row_of(self, bead: int) -> int | None:
        found = np.flatnonzero(self.findings.ids == bead)
        return int(found[0]) if len(found) else None

    def bead_at(self, row: int) -> BeadRow | None:
        """The pair of a row; None when it is gone meanwhile."""
        id_ = int(self.findings.ids[row])
        if id_ not in self._rows:
            first = row - row % PAGE
            for bead in self._project.rows(self.findings.ids[first : first + PAGE]):
                self._rows[bead.id] = bead
            while len(self._rows) > KEPT:
                self._rows.popitem(last=False)
        return self._rows.get(id_)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.findings.ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(ResultColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or (role not in wanted and role not in (BEAD, Qt.ItemDataRole.ToolTipRole)):
            return None
        row = self.bead_at(index.row())
        if role == BEAD:
            return row
        column = ResultColumn(index.column())
        if column is ResultColumn.NUMBER:
            return QLocale().toString(int(self.findings.places[index.row()]) + 1)
        if row is None:
            return ""
        if column.side is not None:
            return row.cell(column.side).text
        if column is ResultColumn.STATUS:
            return status_label(row.status)
        if row.confidence is None:
            return ""
        return confidence_percent(row.confidence)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        column = ResultColumn(section)
        if column.side is not None:
            return self._names[column.side]
        return {
            ResultColumn.NUMBER: _tr("No."),
            ResultColumn.STATUS: _tr("Status"),
            ResultColumn.CONFIDENCE: _tr("Confidence"),
        }[column]


def _tr(text: str) -> str:
    return QCoreApplication.translate("finding", text)
