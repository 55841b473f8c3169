"""Term candidates of the project: one key adds the current one to the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.concurrency.latest_task import LatestTask
from ui.design import icon, style_as_primary, style_as_title
from ui.design.fonts import arabic_font
from ui.services.terms import candidates_of, export_candidates
from ui.widgets.file_chooser import ask_save
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import PlainTips
from ui.widgets.text.text_tables import dress_tree

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.progress import Progress
    from aligner.terminology.candidates import TermCandidate
    from db import Project
    from ui.session.project_terms import ProjectTerms

_CANDIDATE = Qt.ItemDataRole.UserRole


class TermCandidatesDialog(FittedDialog):
    """Looks for candidates in the confirmed pairs and lists them."""

    def __init__(self, project: Project, terms: ProjectTerms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Term candidates"))
        self._project, self._terms = project, terms
        self._aside = LatestTask(self)
        self.candidates: list[TermCandidate] = []
        heading = QLabel(self.tr("Term candidates"), self)
        style_as_title(heading)
        self.note = QLabel(self.tr("Looking for terms in the confirmed pairs…"), self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.list = QTreeWidget(self)
        self.list.setItemDelegate(PlainTips(self.list))
        self.list.setHeaderLabels(
            [self.tr("Term"), self.tr("Translation"), self.tr("Pairs"), self.tr("Kind")]
        )
        self.list.setAccessibleName(self.tr("Term candidates"))
        dress_tree(self.list)
        self.list.setRootIsDecorated(False)
        self.list.header().setStretchLastSection(False)
        for column in (0, 1):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column in (2, 3):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(lambda *_: self._show_example())
        self.list.itemDoubleClicked.connect(lambda *_: self.add_current())
        self.example = PlainLabel(self)
        self.example.setWordWrap(True)
        self.example.setTextFormat(Qt.TextFormat.PlainText)
        self.example.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.example.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.export_button = buttons.addButton(self.tr("&Export…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.add_button = buttons.addButton(
            self.tr("&Add to glossary"), QDialogButtonBox.ButtonRole.ApplyRole
        )
        style_as_primary(self.add_button)
        self.add_button.setDefault(True)  # so that Enter adds, also from the list
        self.export_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add_current)
        self.export_button.clicked.connect(self._ask)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.addWidget(heading)
        layout.addWidget(self.note)
        layout.addWidget(self.progress)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.example)
        layout.addWidget(buttons)
        self.resize(720, 560)
        self._enable()
        self._aside.progress.connect(lambda done, _: self.progress.setValue(round(1000 * done)))
        self._aside.busy.connect(self.progress.setVisible)
        self.finished.connect(lambda _: self._aside.cancel())

        def work(progress: Progress) -> list[TermCandidate]:
            return candidates_of(project, progress=progress)

        self._aside.run(work, self._show, self.note.setText)

    def add_current(self) -> None:
        """Add the current candidate to the glossary and go to the next."""
        item = self.list.currentItem()
        if item is None:
            return
        candidate: TermCandidate = item.data(0, _CANDIDATE)
        self._terms.take(candidate.source, candidate.target)
        item.setIcon(0, icon("confirm", "success"))
        item.setToolTip(0, self.tr("In the glossary"))
        below = self.list.itemBelow(item)
        if below is not None:
            self.list.setCurrentItem(below)

    def export_to(self, path: Path) -> None:
        """Write all candidates as TBX or CSV."""
        candidates = self.candidates

        def work(_progress: Progress) -> int:
            export_candidates(self._project, path, candidates)
            return len(candidates)

        def done(count: int) -> None:
            self.note.setText(self.tr("Exported to {file}: %Ln term(s).", "", count).format(file=path.name))

        self._aside.run(work, done, self.note.setText)

    def _show(self, candidates: list[TermCandidate]) -> None:
        known = {term.source for term in self._terms.glossary.terms} if self._terms.glossary else set()
        self.candidates = [candidate for candidate in candidates if candidate.source not in known]
        number, arabic = self.locale().toString, arabic_font(self.font())
        items = []
        for candidate in self.candidates:
            pairs = self.tr("{both} of {all}").format(
                both=number(candidate.count), all=number(candidate.source_count)
            )
            kind = self.tr("name") if candidate.is_name else self.tr("term")
            item = QTreeWidgetItem([candidate.source, candidate.target, pairs, kind])
            item.setData(0, _CANDIDATE, candidate)
            item.setFont(0, arabic)
            items.append(item)
        self.list.addTopLevelItems(items)
        if items:
            self.list.setCurrentItem(items[0])
            self.list.setFocus()
            said = self.tr("Candidates: {n}. Select one and add it.")
            self.note.setText(said.format(n=number(len(items))))
        else:
            self.note.setText(
                self.tr("No candidates. A term and its translation must occur in three confirmed pairs.")
            )
        self._enable()

    def _enable(self) -> None:
        for button in (self.add_button, self.export_button):
            button.setEnabled(bool(self.candidates))

    def _show_example(self) -> None:
        item = self.list.currentItem()
        candidate: TermCandidate | None = item.data(0, _CANDIDATE) if item is not None else None
        rows = self._project.rows(candidate.examples[:1]) if candidate is not None else []
        self.example.setText(f"{rows[0].source_text}\n{rows[0].target_text}" if rows else "")

    def _ask(self) -> None:
        path = self._project.path
        proposed = path.with_name(f"{path.stem}.tbx")
        kinds = self.tr("TBX terms (*.tbx);;Table (*.csv)")
        ask_save(self, self.tr("Export the candidates"), proposed, kinds, ".tbx", self.export_to)
