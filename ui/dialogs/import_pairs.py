"""Pairs that exist already into a project: TMX, XLIFF, tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from aligner.formats.registry import Kind, file_filter
from aligner.permissions import NOBODY
from aligner.text.scripts import is_right_to_left
from ui.concurrency.latest_task import LatestTask
from ui.design import emphasise, set_button_icon, style_as_primary, style_as_title
from ui.design.fonts import arabic_font
from ui.dialogs.new_project.location import ProjectPlace
from ui.dialogs.pair_languages import PairLanguages
from ui.i18n.bidi import in_order, isolated
from ui.i18n.localize import localize
from ui.services.imports.project_factory import Arrival, make_bitext_project
from ui.services.project_files import PROJECT_SUFFIX
from ui.widgets.file_chooser import ask_open
from ui.widgets.file_drop import dropped_files
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import plain_tip
from ui.widgets.text.text_tables import dress_table

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Bitext
    from aligner.permissions import Person
    from aligner.progress import Progress

_ROOT = QModelIndex()
_WARNINGS = 6
"""Warnings of a reader that are shown; further ones are of the same kinds."""


class UnitsModel(QAbstractTableModel):
    """The pairs as they stand in the file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._arabic = arabic_font(parent.font())
        self._units: tuple[TranslationUnit, ...] = ()

    def show_units(self, units: tuple[TranslationUnit, ...]) -> None:
        self.beginResetModel()
        self._units = units
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._units)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return QLocale().toString(section + 1)
        return (self.tr("Source"), self.tr("Translation"))[section]

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        unit = self._units[index.row()]
        text, language = (
            (unit.source, unit.source_language)
            if index.column() == 0
            else (unit.target, unit.target_language)
        )
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text.split())[:400]
        if role == Qt.ItemDataRole.ToolTipRole:
            return text[:2000]
        if role == Qt.ItemDataRole.FontRole and is_right_to_left(language):
            return self._arabic
        return None


class ImportPairsDialog(FittedDialog):
    """Create the project.

    Signals:
        made: its path, and whether to realign it.
        handed_over: files that were given to the dialog and hold no pairs.
        named: the person who gave a name: confirmed pairs and notes are recorded with one.
    """

    made = Signal(object, bool)
    handed_over = Signal(object)
    named = Signal(object)

    def __init__(
        self,
        folder: Path,
        by: Person,
        file: Path | None = None,
        parent: QWidget | None = None,
        *,
        remark: str = "",
    ) -> None:
        """Make the dialog.

        Args:
            file: the pairs to begin with.
            remark: what to say of them beside their number.
        """
        super().__init__(parent)
        self._remark = remark
        self.setWindowTitle(self.tr("Import pairs"))
        self.setAcceptDrops(True)
        self._folder, self._by = folder, by
        self._file: Path | None = None
        self.bitext: Bitext | None = None
        self._aside = LatestTask(self)
        heading = QLabel(self.tr("Import existing pairs"), self)
        style_as_title(heading)
        self.file = QLabel(self.tr("Drop a TMX, XLIFF, TSV, CSV, XLSX or DOCX file here, or"), self)
        self.file.setProperty("role", "muted")
        self.file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.choose = QPushButton(self.tr("Choose…"), self)
        set_button_icon(self.choose, "open")
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._ask)
        top = QHBoxLayout()
        top.addWidget(self.file, 1)
        top.addWidget(self.choose)
        self.choice = PairLanguages(self)
        self.choice.changed.connect(self._choose_again)
        self.model = UnitsModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Pairs in the file"))
        dress_table(self.table, numbered=True)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.counts = PlainLabel(self)
        self.counts.setProperty("role", "muted")
        self.counts.setWordWrap(True)
        self.counts.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.counts.setMinimumHeight(3 * self.fontMetrics().lineSpacing())  # of what is said most often

        how = QLabel(self.tr("Import the pairs as"), self)
        emphasise(how)
        self.suggested = QRadioButton(self.tr("&Suggested, for review"), self)
        confirmed = self.tr("Con&firmed by {name}").format(name=by.name)
        self.confirmed = QRadioButton(self.tr("Con&firmed") if by == NOBODY else confirmed, self)
        self.as_in_file = QRadioButton(self.tr("As &in the file: confirmed where it says so"), self)
        self.as_in_file.setToolTip(
            self.tr("States of Trados, memoQ and XLIFF, and statuses that this program wrote")
        )
        self.suggested.setChecked(True)
        self.realign = QCheckBox(self.tr("Reali&gn suggested pairs by sentence"), self)
        self.realign.setToolTip(self.tr("For long pairs, such as whole paragraphs"))
        self.confirmed.toggled.connect(lambda on: self.realign.setEnabled(not on))
        self.place = ProjectPlace(folder, parent=self)
        self.name = self.place.name
        self.trouble = PlainLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(120)
        self.progress.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.create_button = buttons.addButton(
            self.tr("Create project"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        style_as_primary(self.create_button)
        self.create_button.setDefault(True)
        buttons.accepted.connect(self.make_project)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.progress)
        foot.addWidget(buttons)
        under = QHBoxLayout()  # a question of the choice above it only
        under.addSpacing(28)
        under.addWidget(self.realign, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(9)
        column.addWidget(heading)
        column.addLayout(top)
        column.addWidget(self.choice)
        column.addWidget(self.table, 1)
        column.addWidget(self.counts)
        column.addWidget(how)
        column.addWidget(self.suggested)
        column.addLayout(under)
        column.addWidget(self.as_in_file)
        column.addWidget(self.confirmed)
        column.addSpacing(4)
        column.addWidget(self.place)
        column.addLayout(foot)
        self.resize(900, 660)
        self._aside.busy.connect(self._busy)
        self.place.changed.connect(self._check)
        self.finished.connect(lambda _: self._aside.cancel())
        if file is not None:
            self.set_file(file)
        self._check()

    def path(self) -> Path:
        """Where the project file will be."""
        return self.place.path()

    def set_file(self, path: Path) -> None:
        """Read the pairs of a file and show them."""
        self._file = path
        self.choice.offer((), variants=False)
        self._read(path, first=True)

    def _read(self, path: Path, *, first: bool = False) -> None:
        """Read the pairs in the languages that are chosen; the first time, find out which there are."""
        self.bitext = None
        self.file.setText(in_order(isolated(path.name)))
        self.file.setToolTip(plain_tip(str(path)))
        self.model.show_units(())
        self.counts.setText(self.tr("Reading…"))
        self.trouble.setText("")

        languages, variants = self.choice.languages, self.choice.variants

        def work(progress: Progress) -> tuple[Bitext, list[str], bool]:
            from aligner.formats.bitexts.file_languages import file_languages
            from aligner.formats.registry import read_bitext, recognise

            bitext = read_bitext(path, languages=languages, variants=variants, progress=progress)
            entry = recognise(path) if first else None
            named = entry is not None and entry.name in ("tmx", "xliff")
            return bitext, file_languages(path) if named else [], entry is not None and entry.has_variants

        def done(found: tuple[Bitext, list[str], bool]) -> None:
            bitext, tags, has_variants = found
            if first:
                self.choice.offer(tags, variants=has_variants)
                self.choice.show_chosen(bitext.languages)
            self._show(bitext)

        self._aside.run(work, done, self._refuse)

    def _choose_again(self) -> None:
        if self._file is not None:
            self._read(self._file)

    def make_project(self) -> None:
        """Make the project, then tell where it is."""
        bitext, file = self.bitext, self._file
        if bitext is None or file is None or self.place.objection():
            return
        arrival = self._arrival()
        confirms = any(map(arrival.confirms, bitext.units))
        if self._by == NOBODY and (confirms or any(unit.notes for unit in bitext.units)):
            self._ask_name()
            return
        path, name, by = self.path(), self.place.text(), self._by
        realign = self.realign.isChecked() and arrival is not Arrival.CONFIRMED

        def work(progress: Progress) -> Path:
            make_bitext_project(
                path, name, bitext, file, by, arrival=arrival, to_realign=realign, progress=progress
            ).close()
            return path

        def made(path: Path) -> None:
            self.accept()
            self.made.emit(path, realign)

        self._aside.run(work, made, self.trouble.setText)

    def _ask_name(self) -> None:
        """Ask under which name the pairs are confirmed and their notes kept, then make the project."""
        from ui.dialogs.identity import IdentityDialog

        def said(person: Person) -> None:
            self._by = person
            self.named.emit(person)
            self.make_project()

        dialog = IdentityDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.said.connect(said)
        dialog.open()

    def _arrival(self) -> Arrival:
        if self.confirmed.isChecked():
            return Arrival.CONFIRMED
        return Arrival.AS_IN_FILE if self.as_in_file.isChecked() else Arrival.SUGGESTED

    def _show(self, bitext: Bitext) -> None:
        self.bitext = bitext
        self.model.show_units(bitext.units)
        one_sided = sum(unit.is_one_sided for unit in bitext.units)
        number = self.locale().toString
        said = [
            self.tr("Pairs: {n}, {source} and {target}; one-sided: {one}.").format(
                n=number(len(bitext.units)),
                source=bitext.languages.source,
                target=bitext.languages.target,
                one=number(one_sided),
            ),
            *map(localize, bitext.warnings[:_WARNINGS]),
            *([self._remark] if self._remark else []),
        ]
        self.counts.setText(" ".join(said))
        self.counts.setToolTip(plain_tip("\n".join(said)))
        if self._file is not None:
            self.place.propose([self._file.stem])
        self._check()

    def _refuse(self, sentence: str) -> None:
        self.counts.setText("")
        self.trouble.setText(sentence)
        self._check()

    def _check(self) -> None:
        ready = self.bitext is not None and not self._aside.is_busy
        objection = self.place.objection()
        if ready:
            self.trouble.setText(in_order(objection))
        self.create_button.setEnabled(ready and not objection)

    def _busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self._check()

    def _ask(self) -> None:
        pairs = file_filter(self.tr("Pairs"), Kind.BITEXT)
        kinds = f"{pairs};;{self.tr('All files')} (*)"
        ask_open(self, self.tr("Choose a file of pairs"), self._folder, kinds, self.set_file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event.mimeData())
        if len(files) == 1 and files[0].is_file() and files[0].suffix.casefold() != PROJECT_SUFFIX:
            event.acceptProposedAction()
            self.set_file(files[0])  # a table in a document, too, may hold pairs
        elif files:
            event.acceptProposedAction()
            self.reject()
            self.handed_over.emit(files)
