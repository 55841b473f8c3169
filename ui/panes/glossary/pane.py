"""The glossary pane: terms in the current pair, and all pairs that do not use the agreed translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.concurrency.latest_task import LatestTask
from ui.design import colours, icon
from ui.design.fonts import arabic_font
from ui.i18n.formatting import counted
from ui.panes.flow_layout import FlowLayout, FlowPane
from ui.session.project_terms import ProjectTerms
from ui.widgets.cards import label
from ui.widgets.file_chooser import ask_open
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import PlainTips
from ui.widgets.text.text_tables import dress_tree

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from aligner.progress import Progress
    from aligner.terminology.glossary import Glossary, Use
    from ui.session.session import ProjectSession

_SETTLE_MS = 60
_AT_ONCE = 500
_MOST = 5_000
_PAIR = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Breach:
    """A pair that does not keep to a term."""

    pair: int
    number: int
    term: str
    wanted: tuple[str, ...]
    target: str


class GlossaryPane(FlowPane):
    """Emits ``go_to`` with the pair of a breach that was clicked."""

    go_to = Signal(int)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(280, 180)
        self._session = session
        self._bead: int | None = None
        self.terms = ProjectTerms.of(session)
        self._checking = LatestTask(self)
        self.setAccessibleName(self.tr("Glossary"))
        self.note = label("", "muted", self)
        self.choose = QPushButton(self.tr("&Terms…"), self)
        self.choose.setToolTip(self.tr("Terms from CSV, TSV, XLSX or TBX"))
        self.choose.clicked.connect(self._choose_or_stop)
        self.check_button = QPushButton(self.tr("&Check all pairs"), self)
        self.check_button.clicked.connect(self.check_all)
        top = FlowLayout()
        self.candidates = QPushButton(self.tr("Ca&ndidates…"), self)
        self.candidates.setToolTip(self.tr("Names and terms that the confirmed pairs suggest"))
        self.candidates.clicked.connect(self.show_candidates)
        top.addWidget(self.candidates)
        top.addWidget(self.choose)
        self.uses = self._tree(
            [self.tr("Term"), self.tr("Translations"), self.tr("Used")], self.tr("Terms of this pair")
        )
        self.breaches = self._tree(
            [self.tr("Pair"), self.tr("Term"), self.tr("Expected")], self.tr("Pairs that do not use a term")
        )
        self.breaches.itemClicked.connect(self._go)
        self.breaches.itemActivated.connect(self._go)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.found = PlainLabel(self)
        self.found.setProperty("role", "muted")
        below = QHBoxLayout()
        below.addWidget(self.found, 1)
        below.addWidget(self.check_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(self.note)
        column.addLayout(top)
        column.addWidget(self.uses, 2)
        column.addLayout(below)
        column.addWidget(self.progress)
        column.addWidget(self.breaches, 3)
        self._nothing = QWidget(self)  # takes the room while there are no lists
        column.addWidget(self._nothing, 5)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        session.changed.connect(self._settle.start)
        session.reloaded.connect(self._settle.start)
        self._checking.busy.connect(self._busy)
        self._checking.progress.connect(lambda done, _: self.progress.setValue(round(1000 * done)))
        self._tell()
        self.terms.changed.connect(self._renewed)
        self.terms.failed.connect(self.note.setText)
        self.terms.reading.connect(self._reading)
        self._reading(self.terms.is_reading)

    @property
    def glossary(self) -> Glossary | None:
        """The terms of the project."""
        return self.terms.glossary

    def load(self, path: Path) -> None:
        """Take the terms of a file; the project remembers which."""
        self.terms.load(path)

    def _renewed(self) -> None:
        self._tell()
        self.refresh()

    @Slot(int)
    def show_bead(self, bead: int) -> None:
        """Show the terms of a pair."""
        self._bead = bead
        self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def refresh(self) -> None:
        """Look for terms in the current pair again."""
        self.uses.clear()
        if self._bead is None or self.glossary is None or not self.isVisible():
            return
        rows = self._session.project.rows([self._bead])
        if rows:
            for use in self.glossary.check(rows[0].source_text, rows[0].target_text):
                self.uses.addTopLevelItem(self._use_item(use))

    def show_candidates(self) -> None:
        """Show the terms that the pairs suggest."""
        from ui.panes.glossary.candidates_dialog import TermCandidatesDialog

        dialog = TermCandidatesDialog(self._session.project, self.terms, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def check_all(self) -> None:
        """Look through every pair, or stop looking."""
        if self._checking.is_busy:
            self._checking.cancel()
            return
        glossary, project = self.glossary, self._session.project
        if glossary is None:
            return

        def work(progress: Progress) -> list[Breach]:
            order = project.order()
            breaches: list[Breach] = []
            for start in range(0, len(order), _AT_ONCE):
                progress(start / max(1, len(order)), "")
                for at, row in enumerate(project.rows(order[start : start + _AT_ONCE]), start=start + 1):
                    if row.is_null:
                        continue
                    breaches += [
                        Breach(row.id, at, use.term.source, use.term.targets, row.target_text)
                        for use in glossary.check(row.source_text, row.target_text)
                        if not use.is_kept
                    ]
            return breaches

        self._checking.run(work, self._show_breaches, self.found.setText)

    def _show_breaches(self, breaches: list[Breach]) -> None:
        self.breaches.clear()
        arabic = arabic_font(self.font())
        items = []
        for breach in breaches[:_MOST]:
            item = QTreeWidgetItem([counted(breach.number), breach.term, " / ".join(breach.wanted)])
            item.setData(0, _PAIR, breach.pair)
            item.setFont(1, arabic)
            item.setToolTip(2, breach.target)
            items.append(item)
        self.breaches.addTopLevelItems(items)
        number = self.locale().toString(len(breaches))
        self.found.setText(
            self.tr("Terms not used: {n}").format(n=number)
            if breaches
            else self.tr("All pairs use the terms.")
        )

    def _use_item(self, use: Use) -> QTreeWidgetItem:
        kept = self.tr("yes") if use.is_kept else self.tr("no")
        item = QTreeWidgetItem([use.term.source, " / ".join(use.term.targets), kept])
        item.setFont(0, arabic_font(self.font()))
        item.setIcon(2, icon("confirm", "success") if use.is_kept else icon("warning", "warning"))
        if not use.is_kept:
            item.setForeground(2, QColor(colours().warning))
        if use.term.note:
            item.setToolTip(0, use.term.note)
        return item

    def _tree(self, headers: list[str], name: str) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setItemDelegate(PlainTips(tree))
        tree.setHeaderLabels(headers)
        tree.setAccessibleName(name)
        dress_tree(tree)
        tree.setRootIsDecorated(False)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (0, 2):
            tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def _tell(self) -> None:
        if self.glossary is None:
            self.note.setText(
                self.tr(
                    "No glossary yet. Import one to check the terms of each pair. A table with two "
                    "columns is enough: term and translations."
                )
            )
        else:
            self.note.setText(
                self.tr("{name}: %Ln term(s)", "", len(self.glossary)).format(
                    name=self.terms.file_name or self.tr("This project")
                )
            )
        self.check_button.setEnabled(self.glossary is not None)
        for widget in (self.uses, self.check_button, self.found, self.breaches):
            widget.setVisible(self.glossary is not None)
        self._nothing.setVisible(self.glossary is None)

    def _busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.check_button.setText(self.tr("&Stop") if busy else self.tr("&Check all pairs"))

    def _reading(self, busy: bool) -> None:
        self.choose.setText(self.tr("&Stop") if busy else self.tr("&Terms…"))

    def _choose_or_stop(self) -> None:
        if self.terms.is_reading:
            self.terms.stop_reading()
        else:
            self._ask()

    def _go(self, item: QTreeWidgetItem) -> None:
        self.go_to.emit(int(item.data(0, _PAIR)))

    def _ask(self) -> None:
        kinds = self.tr("Glossaries (*.csv *.tsv *.xlsx *.tbx);;All files (*)")
        ask_open(self, self.tr("Glossary"), self._session.project.path.parent, kinds, self.load)
