"""Work on many projects of the library at once: align, align again, export what is approved."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aligner.formats.registry import Kind, formats
from aligner.permissions import NOBODY
from models.registry import available
from ui.concurrency.latest_task import LatestTask
from ui.design import style_as_primary, style_as_title
from ui.i18n.bidi import in_order, isolated
from ui.i18n.formatting import counted
from ui.i18n.localize import localize
from ui.services.export import TMX
from ui.services.library.chores import Chore, ChoreRow, ChoreSettings, concerned, work_through
from ui.widgets.file_chooser import ask_folder, isolated_path
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.elided_label import ElidedLabel
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.text_tables import dress_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.progress import Progress
    from ui.services.library.listing import LibraryEntry
    from ui.settings import Preferences


@dataclass(frozen=True, slots=True)
class LibraryScope:
    """The projects that work is offered on.

    Attributes:
        folder: of the library.
        selected: whether the person selected them; otherwise they are all that the library shows.
    """

    folder: Path
    entries: Sequence[LibraryEntry]
    selected: bool = False


class LibraryWorkDialog(FittedDialog):
    """Chooses the work, does it in the background, and lists what came of each project.

    Each project is written in one transaction. Stopping keeps what was done.
    """

    def __init__(self, scope: LibraryScope, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scope, self._preferences = scope, preferences
        self._task = LatestTask(self)
        self._task.progress.connect(self._show_progress)
        self._task.busy.connect(self._show_busy)
        self._rows: deque[ChoreRow] = deque()
        self._failed = 0
        self.into: Path | None = None
        self.setWindowTitle(self.tr("Work on many projects"))
        heading = QLabel(self.tr("Work on many projects"), self)
        style_as_title(heading)
        number = len(scope.entries)
        which = QLabel(
            self.tr("On the %Ln project(s) selected in the library.", "", number)
            if scope.selected
            else self.tr("On the %Ln project(s) that the library shows.", "", number),
            self,
        )
        which.setProperty("role", "muted")
        which.setWordWrap(True)
        self.choices = {
            chore: QRadioButton(self._offer(chore, text), self)
            for chore, text in (
                (Chore.ALIGN_NEW, self.tr("Align the projects &without pairs ({n})")),
                (Chore.REALIGN, self.tr("Align &again; what people decided on stays ({n})")),
                (Chore.EXPORT_APPROVED, self.tr("E&xport the approved pairs ({n})")),
            )
        }
        self.options = QStackedWidget(self)
        self.options.addWidget(self._alignment_options())
        self.options.addWidget(self._export_options())
        self.results = QTreeWidget(self)
        dress_tree(self.results)
        self.results.setRootIsDecorated(False)
        self.results.setUniformRowHeights(True)
        self.results.setHeaderLabels([self.tr("Project"), self.tr("Pairs"), self.tr("Result")])
        self.results.setAccessibleName(self.tr("What came of each project"))
        self.results.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.results.header().resizeSection(0, 220)
        self.results.setMinimumHeight(120)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.state = PlainLabel(self)
        self.state.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.stop_button = buttons.addButton(self.tr("S&top"), QDialogButtonBox.ButtonRole.ActionRole)
        self.start_button = buttons.addButton(self.tr("&Start"), QDialogButtonBox.ButtonRole.ActionRole)
        style_as_primary(self.start_button)
        self.start_button.setDefault(True)
        self.stop_button.clicked.connect(self.stop)
        self.start_button.clicked.connect(self.start)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(which)
        for choice in self.choices.values():
            choice.toggled.connect(self._check)
            layout.addWidget(choice)
        layout.addWidget(self.options)
        layout.addWidget(self.results, 1)
        layout.addWidget(self.progress)
        layout.addWidget(self.state)
        layout.addWidget(buttons)
        self.resize(720, 600)
        self._show_busy(False)
        next((one for one in self.choices.values() if one.isEnabled()), heading).setFocus()
        for choice in self.choices.values():
            if choice.isEnabled():
                choice.setChecked(True)
                break
        self._check()

    def _offer(self, chore: Chore, text: str) -> str:
        return text.format(n=counted(self._number(chore)))

    def _number(self, chore: Chore) -> int:
        """How many projects there is something to do on; not those that cannot be read."""
        return sum(entry.summary is not None for entry in concerned(self._scope.entries, chore))

    def _alignment_options(self) -> QWidget:
        options = QWidget(self)
        self.encoder = QComboBox(options)
        self.encoder.addItem(self.tr("As in the preferences"), self._preferences.encoder)
        for info in available():
            if info.installed and info.name != self._preferences.encoder:
                self.encoder.addItem(info.name, info.name)
        form = QFormLayout(options)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Encoder"), self.encoder)
        return options

    def _export_options(self) -> QWidget:
        options = QWidget(self)
        self.format = QComboBox(options)
        for entry in formats(Kind.WRITER):
            if entry.single_file and not entry.of_project:
                self.format.addItem(f"{localize(entry.title)} ({entry.suffixes[0]})", entry.name)
        self.format.setCurrentIndex(max(0, self.format.findData(TMX)))
        self.place = ElidedLabel(options)
        self.place.setText(self.tr("No folder yet"))
        choose = QPushButton(self.tr("&Choose…"), options)
        choose.setAutoDefault(False)
        choose.clicked.connect(
            lambda: ask_folder(
                self, self.tr("Folder for the exports"), self.into or self._scope.folder, self.choose_folder
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(choose)
        note = QLabel(
            self.tr("One file for each project, in the same subfolders; earlier exports are replaced."),
            options,
        )
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        form = QFormLayout(options)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Folder"), row)
        form.addRow(note)
        return options

    def choose_folder(self, folder: Path) -> None:
        """Let exports go into this folder."""
        self.into = folder
        self.place.setText(in_order(isolated_path(folder)))
        self._check()

    @property
    def chore(self) -> Chore:
        """The work that is chosen."""
        return next((one for one, button in self.choices.items() if button.isChecked()), Chore.ALIGN_NEW)

    def _check(self) -> None:
        for chore, choice in self.choices.items():
            choice.setEnabled(not self._task.is_busy and self._number(chore) > 0)
        exporting = self.chore is Chore.EXPORT_APPROVED
        self.options.setCurrentIndex(1 if exporting else 0)
        self.options.setEnabled(not self._task.is_busy)
        ready = self._number(self.chore) > 0 and (self.into is not None or not exporting)
        self.start_button.setEnabled(ready and not self._task.is_busy)

    # The work

    def start(self) -> None:
        """Do the chosen work on every project that it concerns."""
        chore, entries, rows = self.chore, list(self._scope.entries), self._rows
        settings = ChoreSettings(
            self._preferences.person or NOBODY,
            self._scope.folder,
            self.encoder.currentData(),
            self.into,
            self.format.currentData(),
        )
        self.results.clear()
        rows.clear()
        self._failed = 0

        def work(progress: Progress) -> None:
            for row in work_through(entries, chore, settings, progress):
                rows.append(row)

        self._task.run(work, lambda _: self._finish(), self._show_trouble)

    def stop(self) -> None:
        """End the work after the project at hand; nothing happens where none is done."""
        if self._task.is_busy:
            self._task.cancel()
            self._show_rows()
            self.state.setText(self.tr("Stopped. What was done stays."))

    def _show_progress(self, done: float, what: object) -> None:
        self._show_rows()
        self.progress.setValue(round(1000 * done))
        self.state.setText(localize(str(what)))

    def _show_rows(self) -> None:
        while self._rows:
            row = self._rows.popleft()
            notes = [localize(warning) for warning in row.warnings]
            result = [self._result(row), *notes]
            pairs = "" if row.error else counted(row.pairs)
            item = QTreeWidgetItem([row.name, pairs, in_order(" ".join(filter(None, result)))])
            whole = localize(row.failure) if row.failure is not None else row.output
            item.setToolTip(2, "\n".join(filter(None, [whole, *notes, row.bug])))
            self.results.addTopLevelItem(item)
            self._failed += bool(row.error)
        self.results.scrollToBottom()

    def _result(self, row: ChoreRow) -> str:
        """What came of a project, without what the other columns and the folder of the exports say."""
        if row.failure is not None:
            return localize(row.failure.what)
        if row.output and self.into is not None:
            return isolated(str(Path(row.output).relative_to(self.into)))
        return row.error

    def _finish(self) -> None:
        self._show_rows()
        number = self.results.topLevelItemCount()
        text = self.tr("%Ln project(s) done.", "", number - self._failed)
        if self._failed:
            text += " " + self.tr("%Ln could not be done.", "", self._failed)
        self.state.setText(text)

    def _show_trouble(self, sentence: str) -> None:
        self._show_rows()
        self.state.setText(sentence)

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.progress.setValue(0)
        self.stop_button.setEnabled(busy)
        self._check()
