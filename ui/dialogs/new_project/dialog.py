"""The way from files to a project: both texts are shown and guessed, one button makes it. Two more pages
offer cleaning and chapters."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Side
from aligner.errors import MuqabalaError
from aligner.formats.registry import Kind, file_filter, suffixes
from ui.concurrency.latest_task import LatestTask
from ui.design import set_button_icon, style_as_primary, style_as_title
from ui.dialogs.import_documents.chapter_page import ChapterPage
from ui.dialogs.import_documents.cleaning_page import CleaningPage
from ui.dialogs.import_documents.document_side import DocumentSide
from ui.dialogs.new_project.location import ProjectPlace
from ui.dialogs.new_project.side_pair import TwoSides
from ui.i18n.bidi import in_order, isolated
from ui.i18n.formatting import counted
from ui.i18n.localize import localize
from ui.services.imports.sorting import Sorted, sort_files
from ui.services.project_files import PROJECT_SUFFIX
from ui.widgets.file_chooser import ask_files, ask_folder
from ui.widgets.file_drop import dropped_files
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from aligner.alignment.chapters import ChapterPair
    from aligner.permissions import Person
    from aligner.progress import Progress
    from aligner.segmentation.srx import Rule
    from ui.services.imports.folder_pairs import FilePair
    from ui.services.imports.side_import import SideText

SIDES, CLEANING, CHAPTERS = range(3)


class NewProjectDialog(FittedDialog):
    """Creates the project from two texts of any kind.

    Signals:
        made: the path of the new project, to be opened and aligned.
        handed_over: files that were given to the dialog and are no texts: a project, or pairs.
    """

    made = Signal(object)
    handed_over = Signal(object)

    def __init__(
        self,
        folder: Path,
        by: Person,
        files: Sequence[Path] = (),
        parent: QWidget | None = None,
        *,
        usual: Mapping[str, tuple[Rule, ...]] = MappingProxyType({}),
    ) -> None:
        """Make the dialog.

        Args:
            folder: where the project goes unless another folder is chosen.
            files: what to begin with, as it may also be dropped on the dialog.
            usual: segmentation rules of every new project, by language.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("New project"))
        self.setAcceptDrops(True)
        self._by = by
        self._aside = LatestTask(self)
        self._paired: tuple[SideText | None, SideText | None] = (None, None)
        self._sorted = Sorted()
        self._error = ""

        self.heading = PlainLabel(self)
        style_as_title(self.heading)
        self.files_button = QPushButton(self.tr("Choose &files…"), self)
        self.files_button.setToolTip(self.tr("Two texts, or one file of pairs"))
        set_button_icon(self.files_button, "open")
        self.folder_button = QPushButton(self.tr("Choose a fol&der…"), self)
        self.folder_button.setToolTip(self.tr("A folder with texts and translations, matched by name"))
        self.choice_label = QLabel(self.tr("&Texts in the folder"), self)
        self.choice = QComboBox(self)
        self.choice_label.setBuddy(self.choice)
        self.source = DocumentSide(self.tr("Source text"), "ar", folder, self, usual=usual)
        self.target = DocumentSide(self.tr("Translation"), "en", folder, self, usual=usual)
        self.sides = TwoSides(self.source, self.target, self)
        self.swap = self.sides.swap_button
        self.place = ProjectPlace(folder, parent=self)
        self.name = self.place.name
        self.cleaning = CleaningPage(self)
        self.chapters = ChapterPage(self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._sides_page())
        self.pages.addWidget(self.cleaning)
        self.pages.addWidget(self.chapters)

        self.trouble = PlainLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(120)
        self.progress.hide()
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.more_button = QPushButton(self.tr("&More options…"), self)
        self.more_button.setToolTip(self.tr("Clean the texts, pair chapters"))
        self.back_button = QPushButton(self.tr("&Back"), self)
        self.next_button = QPushButton(self.tr("&Next"), self)
        self.create_button = QPushButton(self.tr("&Create and align"), self)
        style_as_primary(self.next_button)
        style_as_primary(self.create_button)
        for button in (
            self.files_button,
            self.folder_button,
            self.more_button,
            self.cancel_button,
            self.back_button,
        ):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.progress)
        for button in (
            self.more_button,
            self.back_button,
            self.next_button,
            self.create_button,
            self.cancel_button,
        ):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        self.resize(1080, 720)

        self.files_button.clicked.connect(self._ask_files)
        self.folder_button.clicked.connect(self._ask_folder)
        self.choice.currentIndexChanged.connect(self._chosen)
        self.cancel_button.clicked.connect(self.reject)
        self.more_button.clicked.connect(lambda: self.go(CLEANING))
        self.back_button.clicked.connect(lambda: self.go(self.pages.currentIndex() - 1))
        self.next_button.clicked.connect(lambda: self.go(self.pages.currentIndex() + 1))
        self.create_button.clicked.connect(self.make_project)
        self.sides.changed.connect(self._changed)
        self.sides.dropped.connect(self._dropped)
        self.place.changed.connect(self._check)
        for aside in (self._aside, self.cleaning.aside):
            aside.busy.connect(self.progress.setVisible)
        self._aside.busy.connect(lambda _: self._check())
        self.finished.connect(lambda _: self._stop())
        self.go(SIDES)
        if files:
            self.give(files)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.heading)
        row.addStretch(1)
        row.addWidget(self.choice_label)
        row.addWidget(self.choice, 2)
        row.addSpacing(12)
        row.addWidget(self.files_button)
        row.addWidget(self.folder_button)
        return row

    def _sides_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.sides, 1)
        column.addWidget(self.place)
        return page

    # What is given

    def give(self, files: Sequence[Path]) -> None:
        """Sort files and folders: show texts, hand over anything else."""
        try:
            found = sort_files(files)
        except MuqabalaError as error:
            self._complain(localize(error))
            return
        if found.project is not None or found.bitext is not None:
            self.reject()
            self.handed_over.emit(list(files))
            return
        self._sorted = found
        self._offer(found.choices)
        self.sides.take(found.texts)
        self._check()

    def _offer(self, choices: Sequence[FilePair]) -> None:
        """Let the person choose among texts and translations; one needs no choice."""
        blocker = QSignalBlocker(self.choice)
        self.choice.clear()
        for pair in choices:
            files = f"{isolated(pair.source.name)} – {isolated(pair.target.name)}"
            self.choice.addItem(in_order(files))
        del blocker

    def _chosen(self, row: int) -> None:
        pair = self._sorted.choices[row]
        self.sides.take((pair.source, pair.target))

    def _dropped(self, files: list[Path], side: DocumentSide) -> None:
        """Files dropped on a side: one text goes to that side, anything else is sorted."""
        try:
            found = sort_files(files)
        except MuqabalaError as error:
            self._complain(localize(error))
            return
        if len(found.texts) == 1 and not found.choices:
            self.sides.put(found.texts[0], side)
        else:
            self.give(files)

    def _ask_files(self) -> None:
        more = (*suffixes(Kind.BITEXT), PROJECT_SUFFIX)
        texts = file_filter(self.tr("Texts, pairs and projects"), Kind.DOCUMENT, *more)
        kinds = f"{texts};;{self.tr('All files')} (*)"
        ask_files(
            self, self.tr("Choose two texts, or one file of pairs"), self.source.folder, kinds, self.give
        )

    def _ask_folder(self) -> None:
        title = self.tr("Choose a folder with texts and translations")
        ask_folder(self, title, self.source.folder, lambda folder: self.give([folder]))

    # Steps

    def go(self, page: int) -> None:
        """Show a step, after preparing it."""
        names = (self.tr("Files"), self.tr("Cleaning"), self.tr("Chapters"))
        steps = self.tr("New project: {name} ({n} of {all})")
        step = steps.format(name=names[page], n=counted(page + 1), all=counted(len(names)))
        self.heading.setText(self.tr("New project") if page == SIDES else step)
        source, target = self.source.text, self.target.text
        if self.pages.currentIndex() == CLEANING and page != CLEANING:
            for side, panel in ((Side.SOURCE, self.source), (Side.TARGET, self.target)):
                panel.set_cleaning(self.cleaning.chosen(), self.cleaning.kept(side))
        if page == CLEANING and source is not None and target is not None:
            self.cleaning.survey_texts(source, target)
        if page == CHAPTERS:
            self._pair_chapters()
        self.pages.setCurrentIndex(page)
        self._check()
        self._focus_page()

    def _focus_page(self) -> None:
        """Focus the first control of a step; the button that creates, where nothing is left to choose."""
        begins = self.create_button if self.create_button.isEnabled() else self.files_button
        pairs = self.chapters.table if self.chapters.table.isEnabled() else self.create_button
        first = (begins, self.cleaning.steps, pairs)[self.pages.currentIndex()]
        first.setFocus()

    def _pair_chapters(self) -> None:
        """Propose pairs of chapters, once for the same texts."""
        source, target = self.source.text, self.target.text
        if source is None or target is None:
            return
        if self._paired[0] is source and self._paired[1] is target:
            return
        self._paired = (source, target)

        def work(_: Progress) -> tuple[ChapterPair, ...]:
            from aligner.alignment.chapters import match_chapters

            return match_chapters(source.chapters, target.chapters)

        def show(pairs: tuple[ChapterPair, ...]) -> None:
            self.chapters.show_pairs(source.chapters, target.chapters, pairs)
            # The table cannot take the focus while it is empty.
            self._focus_page()

        self._aside.run(work, show, self._complain)

    # What it comes to

    def path(self) -> Path:
        """Where the project file will be."""
        return self.place.path()

    def objection(self) -> str:
        """Why it cannot be made as it stands, with the remedy; nothing when it can."""
        if self.source.request is None or self.target.request is None:
            return ""
        if self.sides.is_same_file:
            return self.tr("Both sides use the same file. Choose another file for one of them.")
        if self.source.error or self.target.error:
            return ""  # the panels show their own errors
        return self.place.objection()

    def is_ready(self) -> bool:
        """Both texts are there and nothing is under way."""
        return self.source.text is not None and self.target.text is not None and not self._aside.is_busy

    def make_project(self) -> None:
        """Make the project and report where it is.

        Chapters are paired only if the person has seen their pairs.
        """
        source, target = self.source.text, self.target.text
        if source is None or target is None or self.objection():
            return
        seen = self._paired[0] is source and self._paired[1] is target
        path, name, by = self.path(), self.place.text(), self._by
        matches = self.chapters.matches() if seen else ()

        def work(_: Progress) -> Path:
            from ui.services.imports.project_factory import make_project

            make_project(path, name, source, target, matches, by).close()
            return path

        self._aside.run(work, self._made, self._complain)

    def _made(self, path: Path) -> None:
        self.accept()
        self.made.emit(path)

    # Events

    def _changed(self) -> None:
        self._error = ""
        self.place.propose(self.sides.stems())
        if self.pages.currentIndex() == CHAPTERS:
            self._pair_chapters()
        self._check()

    def _complain(self, sentence: str) -> None:
        """Show an error until something else is given or chosen."""
        self._error = sentence
        self._check()

    def _check(self) -> None:
        page, objection = self.pages.currentIndex(), self.objection()
        ready = self.is_ready() and not objection
        remark = f"{localize(self._sorted.remark)}." if self._sorted.remark else ""
        self.trouble.setText(in_order(objection or self._error or remark))
        waits = not self.create_button.isEnabled()
        for button in (self.more_button, self.files_button, self.folder_button):
            button.setVisible(page == SIDES)
        self.choice_label.setVisible(page == SIDES and self.choice.count() > 1)
        self.choice.setVisible(page == SIDES and self.choice.count() > 1)
        self.back_button.setVisible(page > SIDES)
        self.next_button.setVisible(page == CLEANING)
        self.create_button.setVisible(page != CLEANING)
        for button in (self.more_button, self.next_button, self.create_button):
            button.setEnabled(ready)
        self.next_button.setDefault(page == CLEANING)
        self.create_button.setDefault(page != CLEANING)
        # the focus within the dialog, which may not have come to the front yet
        if page == SIDES and ready and waits and self.focusWidget() in (self.files_button, None):
            self.create_button.setFocus()
        elif page == CHAPTERS and ready and waits and not self.chapters.table.isEnabled():
            self.create_button.setFocus()  # there is nothing to pair

    def _stop(self) -> None:
        for panel in (self.source, self.target):
            panel.stop()
        self.cleaning.aside.cancel()
        self._aside.cancel()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()) and self.pages.currentIndex() == SIDES:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.give(dropped_files(event.mimeData()))
