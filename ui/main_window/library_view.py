"""The library on the start page: the projects of a folder, searched, filtered, sorted and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Status
from ui.concurrency.latest_task import LatestTask
from ui.design import colours
from ui.design.status_style import STATUS_ORDER, status_colour
from ui.i18n.bidi import isolated
from ui.main_window.library_model import ENTRY, ORDERS, LibraryColumn, LibraryModel
from ui.services.library.listing import (
    MOST_BESIDE,
    LibraryEntry,
    LibraryFilter,
    read_library,
    same_source,
)
from ui.services.library.servers import read_server, shown_address
from ui.widgets.file_chooser import ask_folder, isolated_path
from ui.widgets.text.elided_label import ElidedLabel
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import PlainTips

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent

    from aligner.progress import Progress
    from ui.dialogs.library_work import LibraryWorkDialog
    from ui.settings import Preferences

_WIDTHS = {
    LibraryColumn.PROGRESS: 166,
    LibraryColumn.DOUBTFUL: 86,
    LibraryColumn.DUE: 96,
    LibraryColumn.CHANGED: 96,
    LibraryColumn.TRANSLATORS: 110,
    LibraryColumn.REVIEWERS: 110,
}
_BY_CONTENT = (LibraryColumn.DUE, LibraryColumn.CHANGED)
"""Columns that are as wide as their longest visible text: a day must be read whole."""
_DISPENSABLE = (LibraryColumn.REVIEWERS, LibraryColumn.TRANSLATORS, LibraryColumn.DOUBTFUL)
"""What a narrow window leaves out, first to last."""
_NAME = 200
"""The least width of the names of the projects, for which the others give way."""
_BAR = 84


class LibraryView(QWidget):
    """The projects below a folder, read in the background.

    Signals:
        asked: the person wants to open this project.
        server_asked: the person wants to see the projects on a server.
        refused: the address of a library that did not let the person in, and why.
        side_by_side_asked: entries that the person wants to see side by side.
    """

    asked = Signal(str)
    server_asked = Signal()
    refused = Signal(str, str)
    side_by_side_asked = Signal(object)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._shown: Path | str | None = None
        self._server = ""
        self._task = LatestTask(self)
        self._task.busy.connect(self._show_state)
        self._failed = ""

        self._place = ElidedLabel(self)
        self._place.setProperty("role", "muted")
        self.folder_button = QPushButton(self.tr("Other folder…"), self)
        self.folder_button.setProperty("flat", True)
        self.folder_button.clicked.connect(self._ask_folder)
        self.server_button = QPushButton(self.tr("On a server…"), self)
        self.server_button.setProperty("flat", True)
        self.server_button.clicked.connect(self.server_asked)

        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search by name, folder or person"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._open_first)
        self.filter = QComboBox(self)
        self.filter.setAccessibleName(self.tr("Which projects"))
        for wanted, text in (
            (LibraryFilter.ALL, self.tr("All projects")),
            (LibraryFilter.TO_CONFIRM, self.tr("With pairs to confirm")),
            (LibraryFilter.TO_REVIEW, self.tr("With pairs to review")),
            (LibraryFilter.MY_WORK, self.tr("My work")),
            (LibraryFilter.OVERDUE, self.tr("Overdue")),
            (LibraryFilter.FINISHED, self.tr("All pairs approved")),
            (LibraryFilter.DAMAGED, self.tr("Cannot be read")),
        ):
            self.filter.addItem(text, wanted)
        self.filter.currentIndexChanged.connect(self._narrow)

        self.model = LibraryModel(self)
        self.table = _Table(self)
        self.table.setModel(self.model)
        self.table.opened.connect(self._open)
        self.table.set_up()
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.selectionModel().selectionChanged.connect(self._offer)
        self.model.modelReset.connect(self._offer)
        self.model.modelReset.connect(self.table.fit_columns)
        self.beside_button = QPushButton(self.tr("Side &by side"), self)
        self.beside_button.clicked.connect(lambda: self.side_by_side_asked.emit(self._beside()))
        self.work_button = QPushButton(self.tr("&Work on many…"), self)
        self.work_button.clicked.connect(self.work_on_many)
        self._state = PlainLabel(self)
        self._state.setProperty("role", "muted")
        self._state.setWordWrap(True)

        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(self.folder_button)
        place.addWidget(self.server_button)
        narrowing = QHBoxLayout()
        narrowing.setSpacing(10)
        narrowing.addWidget(self.search, 1)
        narrowing.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(place)
        column.addLayout(narrowing)
        column.addWidget(self.table, 1)
        below = QHBoxLayout()
        below.addWidget(self._state, 1)
        below.addWidget(self.work_button)
        below.addWidget(self.beside_button)
        column.addLayout(below)
        self._offer()

    def read(self) -> None:
        """Read the projects of the folder or the server, and show them when they are read."""
        folder, server = self._preferences.library, self._server
        if (server or folder) != self._shown:
            self.model.show_entries(())
        self._shown = server or folder
        self._failed = ""
        self._place.setText(isolated(shown_address(server)) if server else isolated_path(folder))

        def work(progress: Progress) -> list[LibraryEntry]:
            if server:
                return read_server(server, progress)
            from db.stores.library_cache import LibraryCache  # brings SQLAlchemy, which a start must not

            with LibraryCache.default() as cache:
                return read_library(folder, cache, progress)

        self._task.run(work, self._show_entries, self._show_failure)

    def stop(self) -> None:
        """Stop reading; what was read is known the next time."""
        self._task.cancel()

    def _show_entries(self, entries: list[LibraryEntry]) -> None:
        at = self.table.currentIndex().data(ENTRY)
        self.model.show_entries(entries)
        self.table.select_row(max(0, self.model.row_of(str(at.path)) if at is not None else 0))
        self._show_state()

    def _show_failure(self, sentence: str) -> None:
        self._failed = sentence
        self.model.show_entries(())
        self._show_state()

    def _show_state(self) -> None:
        shown, every = self.model.rowCount(), len(self.model.entries)
        self.work_button.setEnabled(bool(shown) and not self._server)
        self.work_button.setToolTip(
            self.tr("Only for the projects of a folder")
            if self._server
            else self.tr("Align or export many projects at once")
        )
        if self._task.is_busy:
            text = self.tr("Reading the projects…")
        elif self._failed:
            text = self._failed
        elif not every:
            text = self.tr("There are no projects in this library.")
        elif shown < every:
            text = self.tr("%Ln project(s) found", "", shown)
        else:
            text = self.tr("%Ln project(s)", "", every)
        self._state.setText(text)

    @property
    def entries(self) -> Sequence[LibraryEntry]:
        """All projects that are listed, whatever the search shows."""
        return self.model.entries

    def _beside(self) -> list[LibraryEntry]:
        """The projects to show side by side: those selected, or all translations of the one that is."""
        chosen: list[LibraryEntry] = [
            index.data(ENTRY) for index in self.table.selectionModel().selectedRows()
        ]
        if len(chosen) == 1:
            chosen += [entry for entry in self.model.entries if entry is not chosen[0]]
            chosen = [entry for entry in chosen if same_source(entry, chosen[0])]
        fits = len(chosen) > 1 and all(same_source(entry, chosen[0]) for entry in chosen)
        return chosen[:MOST_BESIDE] if fits else []

    def _offer(self) -> None:
        """Allow what can be shown side by side."""
        offered = self._beside()
        self.beside_button.setEnabled(bool(offered))
        self.beside_button.setToolTip(
            self.tr("Show these translations of one source in columns")
            if offered
            else self.tr("Select two to five projects of the same source, with Ctrl or Shift")
        )

    def work_on_many(self) -> LibraryWorkDialog:
        """Offer to align or export the projects that are selected, or all shown if at most one is."""
        from ui.dialogs.library_work import LibraryScope, LibraryWorkDialog

        chosen = [index.data(ENTRY) for index in self.table.selectionModel().selectedRows()]
        shown = [self.model.index(row, 0).data(ENTRY) for row in range(self.model.rowCount())]
        several = len(chosen) > 1
        scope = LibraryScope(self._preferences.library, chosen if several else shown, several)
        dialog = LibraryWorkDialog(scope, self._preferences, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self.read)
        dialog.open()
        return dialog

    def _narrow(self) -> None:
        person = self._preferences.person
        names = [person.name] if person is not None else []
        if self._server:
            names.append(shown_address(self._server).partition("@")[0])  # the login
        self.model.narrow(self.search.text(), self.filter.currentData(), tuple(names))
        self.table.select_row(0)
        self._show_state()

    def _sort(self, section: int) -> None:
        if (order := ORDERS.get(LibraryColumn(section))) is not None:
            self.model.sort_by(order)
            self.table.mark_sorted(section)
            self.table.select_row(0)
        else:
            self.table.mark_sorted(self.table.sorted_section)

    def _ask_folder(self) -> None:
        ask_folder(self, self.tr("Folder of the library"), self._preferences.library, self._choose_folder)

    def choose_server(self, address: str) -> None:
        """Show a library on a server from now on."""
        self._server = address

    def _choose_folder(self, folder: Path) -> None:
        self._server = ""
        self._preferences.library = folder
        self.read()

    def _open(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if entry is not None:
            self.asked.emit(str(entry.path))

    def _open_first(self) -> None:
        if self.model.rowCount():
            self._open(self.model.index(0, 0))


class _Table(QTableView):
    """Rows of equal height; Enter and a double click open a project."""

    opened = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sorted_section = int(LibraryColumn.CHANGED)
        self.setAccessibleName(self.tr("Library"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(PlainTips(self))
        self.setItemDelegateForColumn(int(LibraryColumn.PROGRESS), _ProgressBar(self))
        self.verticalHeader().hide()
        self.doubleClicked.connect(self.opened)

    def set_up(self) -> None:
        """Give rows and columns their sizes, which need a model."""
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(int(LibraryColumn.NAME), QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(min(_WIDTHS.values()))  # Qt takes the width of the widest letter
        header.setResizeContentsPrecision(0)
        header.setSortIndicatorShown(True)
        self.mark_sorted(self.sorted_section)

    def fit_columns(self) -> None:
        """Give each column the width it needs, and leave out those for which there is no room."""
        header = self.horizontalHeader()
        widths = dict(_WIDTHS)
        for column in _BY_CONTENT:
            widths[column] = max(widths[column], self.sizeHintForColumn(column))
        for column, width in widths.items():
            header.resizeSection(column, width)
        room = self.viewport().width() - sum(widths.values())
        for column in _DISPENSABLE:
            self.setColumnHidden(column, room < _NAME)
            if room < _NAME:
                room += widths[column]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def mark_sorted(self, section: int) -> None:
        """Show by which column the rows are sorted."""
        self.sorted_section = section
        self.horizontalHeader().setSortIndicator(section, Qt.SortOrder.DescendingOrder)

    def select_row(self, row: int) -> None:
        """Make a row the current one, if there is one."""
        index = self.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()


class _ProgressBar(PlainTips):
    """A bar of the shares of the statuses, and the share that is settled as a number."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: LibraryEntry = index.data(ENTRY)
        found = entry.summary
        if found is None or not found.pairs:
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        room = QRect(rect)
        room.setWidth(max(0, rect.width() - _BAR - 12))
        if not rtl:
            room.moveRight(rect.right())
        shown = colours()
        painter.save()
        bar = QRect(rect.right() - 6 - _BAR if rtl else rect.left() + 6, rect.center().y() - 4, _BAR, 8)
        painter.fillRect(bar, shown.hover)
        done = 0
        for status in STATUS_ORDER:
            if status is Status.SUGGESTED:
                continue
            width = round(_BAR * found.share(status))
            left = bar.right() + 1 - done - width if rtl else bar.left() + done
            painter.fillRect(QRect(left, bar.top(), width, bar.height()), status_colour(status, shown))
            done += width
        painter.setPen(shown.muted)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(0, 0, -1, -1))
        painter.restore()
        text = QStyleOptionViewItem(option)
        text.rect = room
        super().paint(painter, text, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_WIDTHS[LibraryColumn.PROGRESS], super().sizeHint(option, index).height())
