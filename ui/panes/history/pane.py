"""The history pane: who did what and when, filtered, exported, and undone from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aligner.errors import MuqabalaError, OutputError
from aligner.permissions import distinct_people
from ui.concurrency.worker import SerialWorker, report_bug
from ui.design import icon
from ui.i18n.command_names import command_names
from ui.i18n.localize import localize
from ui.i18n.people import person_name
from ui.panes.flow_layout import FlowLayout
from ui.panes.history.model import PAGE, Filter, HistoryColumn, HistoryModel
from ui.panes.history.undo_list import UndoList
from ui.widgets.text.plain_tip import PlainTips

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from db import Change
    from ui.session.session import ProjectSession

_TYPING_MS = 200


class HistoryPane(QWidget):
    """Two pages: everybody's history, and my own undo list.

    Signals:
        go_to: the person asks for the pair of an event.
        failed: one sentence with its remedy for the person.
        exported: where the history was written.
    """

    go_to = Signal(int)
    failed = Signal(str)
    exported = Signal(str)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(420, 210)
        self._session = session
        self._bead: int | None = None
        self._stale = True
        self._people: set[str] = set()
        self.model = HistoryModel(session.project, self)

        self.text = QLineEdit(self)
        self.text.setPlaceholderText(self.tr("Find in the history"))
        self.text.setAccessibleName(self.tr("Find in the history"))
        self.text.setClearButtonEnabled(True)
        self.who = QComboBox(self)
        self.who.setAccessibleName(self.tr("Person"))
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.command = QComboBox(self)
        self.command.setAccessibleName(self.tr("Command"))
        self.command.addItem(self.tr("All commands"), None)
        for name, shown in command_names().items():
            self.command.addItem(shown, name)
        self.only_here = QCheckBox(self.tr("This pair only"), self)
        self.export = QToolButton(self)
        self.export.setIcon(icon("export"))
        self.export.setProperty("menu", True)
        self.export.setToolTip(self.tr("Export the listed changes"))
        self.export.setAccessibleName(self.tr("Export the history"))
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.export)
        menu.addAction(self.tr("As CSV…"), lambda: self._ask("csv"))
        menu.addAction(self.tr("As HTML…"), lambda: self._ask("html"))
        self.export.setMenu(menu)

        self.table = QTableView(self)
        self.table.setItemDelegate(PlainTips(self.table))
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("History of the project"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(HistoryColumn.WHAT, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        digit = self.fontMetrics().horizontalAdvance("0")
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setResizeContentsPrecision(PAGE)
        for column in (HistoryColumn.WHEN, HistoryColumn.WHO, HistoryColumn.PAIRS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(7 * digit)
        self.table.activated.connect(self._activated)

        filters = FlowLayout(6)
        filters.addWidget(self.text)
        filters.addWidget(self.who)
        filters.addWidget(self.command)
        filters.addWidget(self.only_here)
        filters.addWidget(self.export)
        page = QWidget(self)
        column_ = QVBoxLayout(page)
        column_.setContentsMargins(0, 8, 0, 0)
        column_.addLayout(filters)
        column_.addWidget(self.table, 1)
        self.steps = UndoList(session, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(page, self.tr("All changes"))
        self.tabs.addTab(self.steps, self.tr("My changes"))
        self.tabs.currentChanged.connect(lambda _tab: self.refresh())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 6, 10, 10)
        outer.addWidget(self.tabs)

        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._filter)
        self.text.textChanged.connect(lambda _text: self._typing.start())
        self.text.returnPressed.connect(self._filter)
        self.who.currentIndexChanged.connect(self._filter)
        self.command.currentIndexChanged.connect(self._filter)
        self.only_here.toggled.connect(self._filter)
        session.changed.connect(self._changed)
        session.reloaded.connect(self._reload)

    def show_bead(self, bead_id: int) -> None:
        """The table has come to another pair."""
        self._bead = bead_id
        if self.only_here.isChecked():
            self._filter()

    # Reading

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Read again what is being looked at."""
        self._stale = False
        self._fill_people()
        self._filter()
        if self.tabs.currentWidget() is self.steps:
            self.steps.refresh()

    def _fill_people(self) -> None:
        """Who there is to choose from: at once all of late, and soon all whose names are on the pairs."""
        project = self._session.project
        self._offer({event.who for event in project.events(100)})

        def names() -> set[str]:
            from db.queries.arrays import shares

            return {
                name
                for share in shares(project)
                for name in (share.changed_by, share.confirmed_by, share.reviewed_by)
                if name
            }

        SerialWorker.run_once(self, "muqabala-people", names, self._offer, _unless_gone)

    def _offer(self, names: set[str]) -> None:
        """Let these people be chosen too."""
        self._people |= names
        chosen = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItem(self.tr("Everyone"), None)
        for name in distinct_people(self._people):
            self.who.addItem(person_name(name), name)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self.who.blockSignals(False)

    @property
    def chosen(self) -> Filter:
        return Filter(
            who=self.who.currentData(),
            command=self.command.currentData(),
            bead=self._bead if self.only_here.isChecked() else None,
            text=self.text.text().strip(),
        )

    def _filter(self) -> None:
        self._typing.stop()
        if self.isVisible() or self.model.filter != self.chosen:
            self.model.set_filter(self.chosen)

    def _changed(self, change: Change) -> None:
        if not self.isVisible():
            self._stale = True
        elif change.event_id:
            if self._session.person.name not in self._people:
                self._offer({self._session.person.name})
            self.model.prepend()

    def _reload(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _activated(self, index: QModelIndex) -> None:
        """Go to the first pair of an event that is still there."""
        beads = self.model.event_at(index.row()).beads
        there = {row.id for row in self._session.project.rows(beads)}
        bead = next((bead for bead in beads if bead in there), None)
        if bead is not None:
            self.go_to.emit(bead)

    # Export

    def _ask(self, kind: str) -> None:
        from ui.widgets.file_chooser import ask_save

        path = self._session.project.path
        kinds = self.tr("Tables (*.csv)") if kind == "csv" else self.tr("Pages (*.html)")
        name = self.tr("{name} history").format(name=path.stem)
        ask_save(
            self,
            self.tr("Export the history"),
            path.with_name(f"{name}.{kind}"),
            kinds,
            f".{kind}",
            self.write,
        )

    def write(self, path: Path) -> None:
        """Write what the filter lets through, on another thread; ``exported`` or ``failed`` follows."""
        project, chosen = self._session.project, self.chosen

        def work() -> Path:
            from ui.panes.history.export import write

            try:
                write(project, chosen, path)
            except OSError as error:
                raise OutputError(
                    "cannot be written ({why})", remedy="Choose another place", path=path, why=error.strerror
                ) from error
            return path

        SerialWorker.run_once(
            self,
            "muqabala-history",
            work,
            lambda written: self.exported.emit(str(written)),
            self._not_written,
        )

    def _not_written(self, error: BaseException) -> None:
        if isinstance(error, MuqabalaError):
            self.failed.emit(localize(error))
        else:
            report_bug(error)


def _unless_gone(error: BaseException) -> None:
    """Ignore a lost file: the next command on it reports that."""
    if not isinstance(error, MuqabalaError):
        report_bug(error)
