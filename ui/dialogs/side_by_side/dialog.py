"""The window "Translations side by side": the source and its translations, searched and exported together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import SETTLED, Status
from aligner.formats.registry import by_name
from ui.concurrency.latest_task import LatestTask
from ui.dialogs.side_by_side.model import EMPTY, folded_texts, names_apart
from ui.dialogs.side_by_side.table import SideBySideTable
from ui.i18n.formatting import counted
from ui.i18n.localize import localize
from ui.services.library.listing import MOST_BESIDE
from ui.services.library.parallel import ParallelGrid, ParallelTexts, read_grid, write_grid
from ui.widgets.file_chooser import ask_files, ask_save, isolated_path
from ui.widgets.quiet_menu import QuietMenu
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel, button_text
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from aligner.progress import Progress
    from db import Project

_SIZE = QSize(1160, 700)
_OUTPUTS = ("tmx", "tei")


class SideBySideDialog(FittedDialog):
    """Shows up to five translations of one source; nothing can be changed here.

    Signals:
        open_asked: a project and one of its pairs that the person wants to see there.
    """

    open_asked = Signal(object, int)

    def __init__(
        self,
        chosen: Sequence[Path],
        known: Mapping[Path, str],
        opened: Mapping[Path, Project],
        parent: QWidget | None = None,
    ) -> None:
        """Show projects.

        Args:
            chosen: those that are shown at first, up to :data:`MOST_BESIDE`.
            known: the names of all projects of this source that can be chosen.
            opened: projects that are open already.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Translations side by side"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._chosen = list(chosen[:MOST_BESIDE])
        self._known = dict(known) | {path: path.stem for path in self._chosen if path not in known}
        self._opened = dict(opened)
        self._task, self._writing = LatestTask(self), LatestTask(self)
        self._task.busy.connect(lambda _busy: self._show_state())
        self._failed = self._done = ""
        self.table = SideBySideTable(self)
        self.table.opened.connect(self._open)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search in all columns"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.found = PlainLabel(self)
        self.found.setProperty("role", "muted")
        self.previous_button = QPushButton(self.tr("&Previous"), self)
        self.next_button = QPushButton(self.tr("Ne&xt"), self)
        self.previous_button.clicked.connect(lambda: self._go(-1))
        self.next_button.clicked.connect(lambda: self._go(1))
        self.choice = QPushButton(self.tr("&Translations"), self)
        self._menu = QuietMenu("", self)
        self._menu.setToolTipsVisible(True)
        self.choice.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.state = PlainLabel(self)
        self.state.setProperty("role", "muted")
        self.state.setWordWrap(True)
        self._exported = QLabel(self.tr("Pai&rs to export"), self)
        self.statuses = QComboBox(self)
        self._exported.setBuddy(self.statuses)
        self.statuses.setAccessibleName(self.tr("What is exported"))
        wanted: tuple[tuple[str, Collection[Status] | None], ...] = (
            (self.tr("Confirmed and approved"), SETTLED),
            (self.tr("Approved"), (Status.APPROVED,)),
            (self.tr("All pairs"), None),
        )
        for text, statuses in wanted:
            self.statuses.addItem(text, statuses)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("&Close"))
        self.export_button = self.buttons.addButton(
            self.tr("&Export…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.export_button.clicked.connect(self._ask_file)
        self.buttons.rejected.connect(self.reject)
        for button in (self.previous_button, self.next_button, self.choice, self.export_button):
            button.setAutoDefault(False)
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Find, self, self._to_search)
        for keys, step in (("F3", 1), ("Shift+F3", -1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self._go(step))
        self.resize(_SIZE)
        self.search.setFocus()
        self.read()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        for widget in (self.found, self.previous_button, self.next_button, self.choice):
            top.addWidget(widget)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._exported)
        below.addWidget(self.statuses)
        below.addStretch(1)
        below.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.state)
        column.addLayout(below)

    # Reading

    @property
    def is_busy(self) -> bool:
        return self._task.is_busy or self._writing.is_busy

    @property
    def shown(self) -> list[Path]:
        """The projects that are shown, in the order of the columns."""
        return list(self._chosen)

    def read(self) -> None:
        """Read the projects that are chosen, and show them when they are read."""
        self._failed = self._done = ""
        paths, opened = tuple(self._chosen), dict(self._opened)

        def work(progress: Progress) -> tuple[ParallelGrid, list[tuple[str, ...]]]:
            grid = read_grid(paths, opened, progress) if paths else EMPTY
            return grid, folded_texts(grid)

        self._task.run(work, self._show, self._show_failure)
        self._show_state()

    def _show(self, read: tuple[ParallelGrid, list[tuple[str, ...]]]) -> None:
        self.table.rows.show_grid(*read)
        self._known |= {column.path: column.name for column in read[0].columns}
        self._search()
        self._show_state()

    def _show_failure(self, sentence: str) -> None:
        self._failed = sentence
        self.table.rows.show_grid(EMPTY, [])
        self._show_state()

    def _show_state(self) -> None:
        grid = self.table.rows.grid
        if self._task.is_busy:
            text = self.tr("Reading the projects…")
        elif self._failed or self._done:
            text = self._failed or self._done
        elif not grid.columns:
            text = self.tr("No translation is chosen. Choose up to five under Translations.")
        else:
            text = self.tr("%Ln row(s)", "", len(grid.lines))
        self.state.setText(text)
        self.export_button.setEnabled(bool(grid.lines) and not self._task.is_busy)

    # Which translations

    def _fill_menu(self) -> None:
        self._menu.clear()
        for path, name in names_apart(self._known).items():
            action = self._menu.addAction(button_text(name))
            action.setToolTip(plain_tip(isolated_path(path)))
            action.setCheckable(True)
            action.setChecked(path in self._chosen)
            action.setEnabled(path in self._chosen or len(self._chosen) < MOST_BESIDE)
            action.triggered.connect(lambda on, path=path: self.choose(path, on))
        self._menu.addSeparator()
        add = self._menu.addAction(self.tr("&Add a project file…"))
        add.setEnabled(len(self._chosen) < MOST_BESIDE)
        add.triggered.connect(self._ask_projects)

    @property
    def menu(self) -> QMenu:
        """The choice of translations."""
        return self._menu

    def choose(self, path: Path, on: bool) -> None:
        """Show a translation, or show it no more."""
        if on and path not in self._chosen and len(self._chosen) < MOST_BESIDE:
            self._known.setdefault(path, path.stem)
            self._chosen.append(path)
        elif not on and path in self._chosen:
            self._chosen.remove(path)
        self.read()

    def _ask_projects(self) -> None:
        folder = self._chosen[0].parent if self._chosen else Path.home()
        kinds = self.tr("Muqabala projects (*.muqabala)")
        ask_files(self, self.tr("Translations of the same source"), folder, kinds, self.add)

    def add(self, paths: Sequence[Path]) -> None:
        """Show further project files, as many as there is room for."""
        for path in (path.absolute() for path in paths):
            if path not in self._chosen and len(self._chosen) < MOST_BESIDE:
                self._known.setdefault(path, path.stem)
                self._chosen.append(path)
        self.read()

    # Searching

    def _search(self) -> None:
        rows = self.table.rows
        rows.search(self.search.text())
        if rows.matches and self.table.currentIndex().row() not in rows.matches:
            self.table.go_to_match(1)
        self._show_found()

    def _show_found(self) -> None:
        matches, here = self.table.rows.matches, self.table.currentIndex().row()
        if not self.table.rows.query:
            text = ""
        elif not matches:
            text = self.tr("Nothing found")
        else:
            number = matches.index(here) + 1 if here in matches else 0
            text = self.tr("{number} of {total}").format(number=counted(number), total=counted(len(matches)))
        self.found.setText(text)
        for button in (self.previous_button, self.next_button):
            button.setEnabled(bool(matches))

    def _go(self, step: int) -> None:
        self.table.go_to_match(step)
        self._show_found()

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus():
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    # Out of here

    def _open(self, index: QModelIndex) -> None:
        column, cell = self.table.rows.column(index.column()), self.table.rows.cell(index)
        if column is not None and cell is not None:
            self.open_asked.emit(column.path, cell.bead)

    def _ask_file(self) -> None:
        first = self._chosen[0]
        kinds = [
            f"{localize(entry.title)} ({' '.join(f'*{ending}' for ending in entry.suffixes)})"
            for entry in map(by_name, _OUTPUTS)
        ]
        name = self.tr("{name}, all translations").format(name=first.stem)
        ask_save(
            self,
            self.tr("Export the translations"),
            first.with_name(f"{name}.tmx"),
            ";;".join(kinds),
            ".tmx",
            self.write,
        )

    def write(self, path: Path) -> None:
        """Write what is shown as multilingual TMX or TEI."""
        grid, statuses = self.table.rows.grid, self.statuses.currentData()
        self._failed = self._done = ""

        def written(texts: ParallelTexts) -> None:
            parts = [
                self.tr("Exported to {file}: %Ln row(s).", "", len(texts.rows)).format(
                    file=isolated_path(path)
                )
            ]
            for text, number in (
                (self.tr("Rows without a translation: {n}."), texts.untranslated),
                (self.tr("Left out because of the status: {n}."), texts.unsettled),
            ):
                if number:
                    parts.append(text.format(n=counted(number)))
            self._done = " ".join(parts)
            self._show_state()

        def failed(sentence: str) -> None:
            self._failed = sentence
            self._show_state()
            self._failed = ""

        self._writing.run(lambda _progress: write_grid(path, grid, statuses), written, failed)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def _stop(self) -> None:
        self._task.cancel()
