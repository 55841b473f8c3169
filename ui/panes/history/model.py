"""The history as a table: read a page at a time, filtered by the project where it can be, else here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QLocale, QModelIndex, QObject, Qt

from aligner.text.normalize import fold
from ui.i18n.command_names import command_name
from ui.i18n.dates import local_time
from ui.i18n.formatting import listed
from ui.i18n.localize import localize
from ui.i18n.people import person_name

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    from db import EventRecord, Project

    Index = QModelIndex | QPersistentModelIndex

PAGE = 100
_ROOT = QModelIndex()


class HistoryColumn(IntEnum):
    WHEN = 0
    WHO = 1
    WHAT = 2
    PAIRS = 3


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events: by person, command, pair (an id), and words of the summary; None or "" for all."""

    who: str | None = None
    command: str | None = None
    bead: int | None = None
    text: str = ""

    def read(self, project: Project, limit: int, before: int | None) -> list[EventRecord]:
        """The next events older than ``before``, not yet filtered by words."""
        return project.events(limit, before, self.bead, who=self.who, command=self.command)

    def passes(self, event: EventRecord) -> bool:
        return not self.text or fold(self.text) in fold(
            f"{localize(event.summary)} {event.who} {command_name(event.command)}"
        )


class HistoryModel(QAbstractTableModel):
    """Events, newest first."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._events: list[EventRecord] = []
        self._before: int | None = None
        self._more = True
        self.filter = Filter()

    def event_at(self, row: int) -> EventRecord:
        return self._events[row]

    def set_filter(self, chosen: Filter) -> None:
        self.filter = chosen
        self.renew()

    def renew(self) -> None:
        """Read from the newest event again."""
        self.beginResetModel()
        self._events, self._before, self._more = [], None, True
        self._extend(self._next())
        self.endResetModel()

    def prepend(self) -> None:
        """Events were added: read those newer than the newest shown."""
        newest = self._events[0].id if self._events else 0
        fresh = [event for event in self.filter.read(self._project, PAGE, None) if event.id > newest]
        if len(fresh) == PAGE or not self._events:
            self.renew()
            return
        passed = [event for event in fresh if self.filter.passes(event)]
        if passed:
            self.beginInsertRows(_ROOT, 0, len(passed) - 1)
            self._events[:0] = passed
            self.endInsertRows()

    # Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._events)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HistoryColumn)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        fresh = self._next()
        if fresh:
            at = len(self._events)
            self.beginInsertRows(_ROOT, at, at + len(fresh) - 1)
            self._extend(fresh)
            self.endInsertRows()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return {
            HistoryColumn.WHEN: self.tr("When"),
            HistoryColumn.WHO: self.tr("Who"),
            HistoryColumn.WHAT: self.tr("What"),
            HistoryColumn.PAIRS: self.tr("Pairs"),
        }[HistoryColumn(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        event = self._events[index.row()]
        column = HistoryColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cells(event)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return localize(event.summary) if column is HistoryColumn.WHAT else cells(event)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return listed(cells(event))
        return None

    # Inside

    def _extend(self, events: list[EventRecord]) -> None:
        self._events.extend(events)

    def _next(self) -> list[EventRecord]:
        """Some more events that pass, from as many pages as that takes; at most ten at a time."""
        found: list[EventRecord] = []
        for _ in range(10):
            page = self.filter.read(self._project, PAGE, self._before)
            self._more = len(page) == PAGE
            if page:
                self._before = page[-1].id
            found.extend(event for event in page if self.filter.passes(event))
            if found or not self._more:
                break
        return found


def cells(event: EventRecord) -> list[str]:
    """An event as the table shows it and the export writes it."""
    return [
        local_time(event.at),
        person_name(event.who, event.role),
        localize(event.summary),
        QLocale().toString(event.bead_count) if event.bead_count else "",
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("history", text)
