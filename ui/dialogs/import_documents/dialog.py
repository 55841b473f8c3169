"""Two documents into a project, in three steps: what is in them, what is cleaned away, which chapters belong
together.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Side
from ui.concurrency.latest_task import LatestTask
from ui.design import style_as_primary, style_as_title
from ui.dialogs.import_documents.chapter_page import ChapterPage
from ui.dialogs.import_documents.cleaning_page import CleaningPage
from ui.dialogs.import_documents.document_side import DocumentSide
from ui.dialogs.new_project.location import ProjectPlace
from ui.dialogs.new_project.side_pair import TwoSides
from ui.i18n.bidi import in_order
from ui.i18n.formatting import counted
from ui.widgets.screen_fit import FittedDialog

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from aligner.alignment.chapters import ChapterPair
    from aligner.permissions import Person
    from aligner.progress import Progress
    from aligner.segmentation.srx import Rule
    from ui.services.imports.side_import import SideText

SIDES, CLEANING, CHAPTERS = range(3)


class ImportDocumentsDialog(FittedDialog):
    """Makes the project itself; ``made`` tells where it is, ready to be opened and aligned."""

    made = Signal(object)

    def __init__(
        self,
        folder: Path,
        by: Person,
        files: Sequence[Path] = (),
        parent: QWidget | None = None,
        *,
        usual: Mapping[str, tuple[Rule, ...]] = MappingProxyType({}),
    ) -> None:
        """Args: usual: segmentation rules of every new project, by language."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import documents"))
        self._by = by
        self._aside = LatestTask(self)
        self._paired: tuple[SideText | None, SideText | None] = (None, None)

        self.heading = QLabel(self)
        style_as_title(self.heading)
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

        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(120)
        self.progress.hide()
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.back_button = QPushButton(self.tr("&Back"), self)
        self.next_button = QPushButton(self.tr("&Next"), self)
        self.create_button = QPushButton(self.tr("&Create and align"), self)
        style_as_primary(self.next_button)
        style_as_primary(self.create_button)
        for button in (self.cancel_button, self.back_button):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.progress)
        for button in (self.back_button, self.next_button, self.create_button, self.cancel_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        self.resize(1080, 720)

        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(lambda: self.go(self.pages.currentIndex() - 1))
        self.next_button.clicked.connect(lambda: self.go(self.pages.currentIndex() + 1))
        self.create_button.clicked.connect(self.make_project)
        self.sides.changed.connect(self._changed)
        self.place.changed.connect(self._check)
        for aside in (self._aside, self.cleaning.aside):
            aside.busy.connect(self.progress.setVisible)
        self._aside.busy.connect(lambda _: self._check())
        self.finished.connect(lambda _: self._stop())
        self.sides.take(files)
        self.go(SIDES)

    def _sides_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.sides, 1)
        column.addWidget(self.place)
        return page

    # Steps

    def go(self, page: int) -> None:
        """Show a step, doing what it needs first."""
        names = (self.tr("Files"), self.tr("Cleaning"), self.tr("Chapters"))
        steps = self.tr("Import documents: {name} ({n} of {all})")
        self.heading.setText(steps.format(name=names[page], n=counted(page + 1), all=counted(len(names))))
        source, target = self.source.text, self.target.text
        if page == CLEANING and source is not None and target is not None:
            self.cleaning.survey_texts(source, target)
        if page == CHAPTERS:
            for side, panel in ((Side.SOURCE, self.source), (Side.TARGET, self.target)):
                panel.set_cleaning(self.cleaning.chosen(), self.cleaning.kept(side))
            self._pair_chapters()
        self.pages.setCurrentIndex(page)
        self._check()
        self._focus_page()

    def _focus_page(self) -> None:
        """Focus what a step begins with."""
        first = (self.source.choose, self.cleaning.steps, self.chapters.table)[self.pages.currentIndex()]
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
            # The table cannot take the focus before there is something in it.
            self._focus_page()

        self._aside.run(work, show, self.trouble.setText)

    # What it comes to

    def path(self) -> Path:
        """Where the project file will be."""
        return self.place.path()

    def objection(self) -> str:
        """Why the project cannot be made, with the remedy; empty when it can."""
        if self.source.request is None or self.target.request is None:
            return ""
        if self.sides.is_same_file:
            return self.tr("Both sides use the same file. Choose another file for one of them.")
        if self.source.error or self.target.error:
            return ""  # the panels tell
        return self.place.objection()

    def is_ready(self) -> bool:
        """Both texts are there and nothing is under way."""
        return self.source.text is not None and self.target.text is not None and not self._aside.is_busy

    def make_project(self) -> None:
        """Make the project, then tell where it is."""
        source, target = self.source.text, self.target.text
        if source is None or target is None or self.objection():
            return
        path, name, by, matches = self.path(), self.place.text(), self._by, self.chapters.matches()

        def work(_: Progress) -> Path:
            from ui.services.imports.project_factory import make_project

            make_project(path, name, source, target, matches, by).close()
            return path

        self._aside.run(work, self._made, self.trouble.setText)

    def _made(self, path: Path) -> None:
        self.accept()
        self.made.emit(path)

    # Events

    def _changed(self) -> None:
        self.place.propose(self.sides.stems())
        if self.pages.currentIndex() == CHAPTERS:
            self._pair_chapters()
        self._check()

    def _check(self) -> None:
        page, objection = self.pages.currentIndex(), self.objection()
        ready = self.is_ready() and not objection
        self.trouble.setText(in_order(objection))
        self.back_button.setVisible(page > SIDES)
        self.next_button.setVisible(page < CHAPTERS)
        self.next_button.setEnabled(ready)
        self.create_button.setVisible(page == CHAPTERS)
        self.create_button.setEnabled(ready)
        self.next_button.setDefault(page < CHAPTERS)
        self.create_button.setDefault(page == CHAPTERS)

    def _stop(self) -> None:
        for panel in (self.source, self.target):
            panel.stop()
        self.cleaning.aside.cancel()
        self._aside.cancel()
