"""The projects of a library as rows of a table."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from aligner.bitext import Status
from aligner.permissions import WorkKind
from ui.design.status_style import STATUS_STYLES
from ui.i18n.bidi import isolated
from ui.i18n.dates import day_of, day_text
from ui.i18n.formatting import counted, listed, percent
from ui.i18n.localize import localize
from ui.i18n.review_words import work_name
from ui.services.library.listing import LibraryFilter, LibraryOrder, chosen, due_work, is_overdue
from ui.widgets.file_chooser import isolated_path
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.services.library.listing import LibraryEntry

ENTRY = Qt.ItemDataRole.UserRole

_NUMBERS = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class LibraryColumn(IntEnum):
    """The columns, in order."""

    NAME = 0
    PROGRESS = 1
    DOUBTFUL = 2
    DUE = 3
    CHANGED = 4
    TRANSLATORS = 5
    REVIEWERS = 6


ORDERS = {
    LibraryColumn.NAME: LibraryOrder.NAME,
    LibraryColumn.PROGRESS: LibraryOrder.PROGRESS,
    LibraryColumn.DOUBTFUL: LibraryOrder.DOUBTFUL,
    LibraryColumn.DUE: LibraryOrder.DUE,
    LibraryColumn.CHANGED: LibraryOrder.CHANGED,
}
"""What a click on the heading of a column sorts by; the others do not sort."""


class LibraryModel(QAbstractTableModel):
    """The entries that the search and the filter let through, sorted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[LibraryEntry] = ()
        self._shown: list[LibraryEntry] = []
        self._order = LibraryOrder.CHANGED
        self._search = ""
        self._wanted = LibraryFilter.ALL
        self._names: tuple[str, ...] = ()

    @property
    def entries(self) -> Sequence[LibraryEntry]:
        """All projects of the folder."""
        return self._all

    def show_entries(self, entries: Sequence[LibraryEntry]) -> None:
        """Show these projects instead of those before."""
        self._all = entries
        self._choose()

    def narrow(self, search: str, wanted: LibraryFilter, names: tuple[str, ...] = ()) -> None:
        """Show only projects with these words that pass the filter; ``names`` are those of the person."""
        self._search, self._wanted, self._names = search, wanted, names
        self._choose()

    def sort_by(self, order: LibraryOrder) -> None:
        """Sort by something else."""
        self._order = order
        self._choose()

    def row_of(self, path: str) -> int:
        """The row of a project file; -1 if it is not shown."""
        return next((n for n, entry in enumerate(self._shown) if str(entry.path) == path), -1)

    def _choose(self) -> None:
        self.beginResetModel()
        self._shown = chosen(self._all, self._order, self._search, self._wanted, self._names)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(LibraryColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == LibraryColumn.DOUBTFUL:
            return _NUMBERS
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            LibraryColumn.NAME: self.tr("Project"),
            LibraryColumn.PROGRESS: self.tr("Progress"),
            LibraryColumn.DOUBTFUL: self.tr("Doubtful"),
            LibraryColumn.DUE: self.tr("Due"),
            LibraryColumn.CHANGED: self.tr("Changed"),
            LibraryColumn.TRANSLATORS: self.tr("Translators"),
            LibraryColumn.REVIEWERS: self.tr("Reviewers"),
        }[LibraryColumn(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry, column = self._shown[index.row()], LibraryColumn(index.column())
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(entry, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._tip(entry, column) if column is LibraryColumn.PROGRESS else self._text(entry, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is LibraryColumn.DOUBTFUL:
            return _NUMBERS
        return None

    def _text(self, entry: LibraryEntry, column: LibraryColumn) -> str:
        if column is LibraryColumn.NAME:
            return entry.name
        if (found := entry.summary) is None:
            return self.tr("Cannot be read") if column is LibraryColumn.PROGRESS else ""
        if column is LibraryColumn.PROGRESS:
            return percent(found.share(Status.CONFIRMED, Status.APPROVED))
        if column is LibraryColumn.DOUBTFUL:
            return counted(found.doubtful) if found.doubtful else ""
        if column is LibraryColumn.DUE:
            due = next((one.due for one in due_work(entry) if one.due), "")
            shown = day_text(due) if due else ""
            return self.tr("{day}, overdue").format(day=shown) if is_overdue(entry) else shown
        if column is LibraryColumn.CHANGED:
            changed = QDateTime.fromString(found.changed, Qt.DateFormat.ISODateWithMs).toLocalTime()
            return day_of(changed.date())
        return listed(found.translators if column is LibraryColumn.TRANSLATORS else found.reviewers)

    def _tip(self, entry: LibraryEntry, column: LibraryColumn) -> str:
        if column is LibraryColumn.NAME:
            return f"{entry.name}\n{isolated_path(entry.path)}"
        if (found := entry.summary) is None:
            return localize(entry.problem) if entry.problem is not None else ""
        if column is LibraryColumn.PROGRESS:
            lines = [self.tr("%Ln pair(s)", "", found.pairs)]
            lines += [
                f"{STATUS_STYLES[status].words().title}: {counted(number)}"
                for status in reversed(Status)
                if (number := found.of(status))
            ]
            return "\n".join(lines)
        if column is LibraryColumn.DUE:
            return "\n".join(
                self.tr("{person}, {work}: {done} of {total}, due {day}").format(
                    person=isolated(one.person),
                    work=work_name(WorkKind(one.work)),
                    done=counted(one.done),
                    total=counted(one.total),
                    day=day_text(one.due),
                )
                for one in due_work(entry)
            )
        return self._text(entry, column)
