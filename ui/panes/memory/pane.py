"""The memory pane: how the source of the current pair was translated before, with fuzzy scores."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Side
from aligner.errors import MuqabalaError
from aligner.formats.registry import Kind, file_filter
from aligner.permissions import Role
from aligner.terminology.fuzzy_match import EXACT
from aligner.text.scripts import is_right_to_left
from ui.concurrency.latest_task import LatestTask
from ui.design import colours, style_as_title
from ui.design.fonts import arabic_font
from ui.i18n.dates import day_text
from ui.i18n.formatting import listed, percentage
from ui.i18n.localize import localize
from ui.panes.memory.differences import WordChange, changes_as_html, word_changes
from ui.services.imports.memory_import import take_in
from ui.services.project_commands import EditText
from ui.services.project_files import PROJECT_SUFFIX
from ui.services.review.proposals import Propose
from ui.widgets.cards import isolated, label
from ui.widgets.file_chooser import ask_open
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import plain_tip
from ui.widgets.text.text_tables import dress_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from aligner.progress import Progress
    from db.stores.translation_memory import MemoryMatch, TranslationMemory
    from ui.session.session import ProjectSession

_SETTLE_MS = 60


class MemoryPane(QWidget):
    """Shows matches for the current pair while it is visible.

    Args:
        memory: gives the memory; called on a thread of its own, once.

    Signals:
        go_to: never sent here; all panes have it.
    """

    go_to = Signal(int)

    def __init__(
        self,
        session: ProjectSession,
        parent: QWidget | None = None,
        *,
        memory: Callable[[], TranslationMemory] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setMinimumSize(260, 210)
        self._session = session
        self._open = memory or _usual
        self._memory: TranslationMemory | None = None
        opened: list[TranslationMemory] = []
        self._opened = opened
        self.destroyed.connect(lambda: _close(opened))
        self._bead: int | None = None
        self._own = ""
        self.matches: list[MemoryMatch] = []
        self._aside = LatestTask(self)
        self.setAccessibleName(self.tr("Translation memory"))
        self.note = label("", "muted", self)
        self.manage = QPushButton(self.tr("&Manage memory…"), self)
        self.manage.clicked.connect(self.fill_memory)
        self.legend = label(
            self.tr("Struck out: only in the memory. Underlined: only in this pair."), "muted", self
        )
        self.legend.hide()
        self._list = QWidget(self)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(self.note)
        column.addWidget(self.legend)
        column.addWidget(area, 1)
        column.addWidget(self.manage, 0, Qt.AlignmentFlag.AlignTrailing)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        session.changed.connect(self._settle.start)
        session.reloaded.connect(self._settle.start)
        self._say(self.tr("Select a pair."))

    @Slot(int)
    def show_bead(self, bead: int) -> None:
        """Look up earlier translations of the source of this pair."""
        self._bead = bead
        self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def refresh(self) -> None:
        """Look again."""
        if self._bead is None or not self.isVisible():
            return
        rows = self._session.project.rows([self._bead])
        source = rows[0].source_text if rows else ""
        self._own = rows[0].target_text if rows else ""
        if not source.strip():
            self._show([], source)
            self._say(self.tr("This pair has no source text."))
            return

        def work(_: Progress) -> tuple[int, list[MemoryMatch]]:
            memory = self._ready()
            return sum(entry.pairs for entry in memory.sources()), memory.matches(source)

        def done(found: tuple[int, list[MemoryMatch]]) -> None:
            total, matches = found
            self._show(matches, source)
            if not total:
                self._say(self.tr("The memory is empty. Import a TMX file or another project."))
            elif not matches:
                self._say(self.tr("No match among %Ln pair(s).", "", total))
            else:
                self._say("")

        self._aside.run(work, done, self._say)

    def use(self, match: MemoryMatch) -> None:
        """Take the translation over: as a correction, or as a reviewer's proposal."""
        bead, person, text = self._bead, self._session.person, match.pair.target
        if bead is None:
            return
        if person.role is Role.REVIEWER:
            self._session.run(Propose(bead, Side.TARGET, text, by=person))
        else:
            self._session.run(EditText(bead, Side.TARGET, text, by=person))

    def fill_memory(self) -> None:
        """Show what the memory holds, and take more in."""
        dialog = MemoryDialog(self._ready, self._session.project.path.parent, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self._settle.start)
        dialog.open()

    def _ready(self) -> TranslationMemory:
        if self._memory is None:
            self._memory = self._open()
            if self._open is _usual:
                self._opened.append(self._memory)
        return self._memory

    def _say(self, text: str) -> None:
        self.note.setText(text)

    def _show(self, matches: list[MemoryMatch], source: str) -> None:
        self.matches = matches
        self.legend.setVisible(any(match.score < EXACT for match in matches))
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, match in enumerate(matches):
            self._column.insertWidget(place, MatchCard(match, source, self._own, self))


class MatchCard(QFrame):
    """One match: score, source with what differs marked, translation, and a way to take it over."""

    def __init__(self, match: MemoryMatch, source: str, own: str, pane: MemoryPane) -> None:
        super().__init__(pane)
        self.setProperty("card", True)
        shown = colours()
        pair = match.pair
        ink = shown.success if match.score >= 99 else shown.warning if match.score < 75 else shown.accent
        score = PlainLabel(percentage(match.score), self)
        score.setStyleSheet(f"color: {ink}; font-weight: bold;")
        score.setAccessibleName(self.tr("{percent} alike").format(percent=percentage(match.score)))
        changed = day_text(pair.changed) if pair.changed else ""
        where = " · ".join(isolated(part) for part in (pair.memory, pair.who, changed) if part)
        origin = label(where, "muted", self)
        same = " ".join(pair.target.split()) == " ".join(own.split())
        self.button = QPushButton(self.tr("Identical") if same else self.tr("Use"), self)
        self.button.setEnabled(not same)
        self.button.setAccessibleName(self.tr("Use the translation: {text}").format(text=pair.target[:80]))
        self.button.clicked.connect(lambda: pane.use(match))
        top = QHBoxLayout()
        top.addWidget(score)
        top.addWidget(origin, 1)
        top.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addLayout(top)
        changes = word_changes(source, pair.source)
        for text, language, marked in (
            (self._spoken(pair.source, changes), pair.source_language, changes_as_html(changes)),
            (pair.target, pair.target_language, escape(pair.target)),
        ):
            rtl = is_right_to_left(language)
            words = label(text, "text", self)
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setText(f"<div dir='{'rtl' if rtl else 'ltr'}'>{marked}</div>")
            words.setAccessibleName(text)
            if rtl:
                words.setFont(arabic_font(self.font()))
            column.addWidget(words)

    def _spoken(self, text: str, changes: list[tuple[WordChange, str]]) -> str:
        """The source as a screen reader says it, with the differences in words."""
        said = [text]
        for change, template in (
            (WordChange.REMEMBERED, self.tr("Only in the memory: {words}")),
            (WordChange.CURRENT, self.tr("Only in this pair: {words}")),
        ):
            words = [run for kind, run in changes if kind is change]
            if words:
                said.append(template.format(words=listed(words)))
        return "\n".join(said)


class MemoryDialog(FittedDialog):
    """What the memory holds; take in, or forget."""

    changed = Signal()

    def __init__(
        self, memory: Callable[[], TranslationMemory], folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Translation memory"))
        self._memory, self._folder = memory, folder
        self._ids: list[int] = []
        self._aside = LatestTask(self)
        heading = QLabel(self.tr("Translation memory contents"), self)
        style_as_title(heading)
        note = label(
            self.tr(
                "Pairs imported from TMX files, tables and other projects (confirmed pairs "
                "only). All your projects share this memory."
            ),
            "muted",
            self,
        )
        self.table = QTableWidget(0, 3, self)
        self.table.setHorizontalHeaderLabels([self.tr("Imported from"), self.tr("Pairs"), self.tr("When")])
        self.table.setAccessibleName(self.tr("Contents of the memory"))
        dress_table(self.table)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(2, 120)
        self.said = label("", "muted", self)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        keep = self.progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keep)
        self.progress.hide()
        self.add_button = QPushButton(self.tr("&Import…"), self)
        self.remove_button = QPushButton(self.tr("&Remove"), self)
        self.stop_button = QPushButton(self.tr("&Stop"), self)
        for button in (self.add_button, self.remove_button, self.stop_button):
            button.setAutoDefault(False)
        self.stop_button.setEnabled(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        for button in (self.add_button, self.remove_button, self.stop_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        for widget in (heading, note, self.table, self.progress, self.said):
            column.addWidget(widget, 1 if widget is self.table else 0)
        column.addLayout(row)
        self.resize(620, 440)
        self.add_button.clicked.connect(self._ask)
        self.remove_button.clicked.connect(self.forget)
        self.stop_button.clicked.connect(self._aside.cancel)
        self.table.itemSelectionChanged.connect(self._enable)
        self._aside.busy.connect(self._busy)
        self._aside.progress.connect(lambda _, what: self.said.setText(localize(what)))
        self.finished.connect(lambda _: self._aside.cancel())
        self._show()

    def take(self, path: Path) -> None:
        """Take the pairs of a file in."""
        memory = self._memory()

        def done(number: int) -> None:
            self._show()
            self.said.setText(
                self.tr("Imported from {name}: %Ln pair(s).", "", number).format(name=path.name)
            )
            self.changed.emit()

        self._aside.run(lambda progress: take_in(memory, path, progress), done, self.said.setText)

    def forget(self) -> None:
        """Remove the entry of the chosen line."""
        row = self.table.currentRow()
        if 0 <= row < len(self._ids):
            memory, id_ = self._memory(), self._ids[row]

            def done(_: None) -> None:
                self._show()
                self.changed.emit()

            self._aside.run(lambda _: memory.remove(id_), done, self.said.setText)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.forget()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        try:
            sources = self._memory().sources()
        except MuqabalaError as error:
            self.said.setText(localize(error))
            self.add_button.setEnabled(False)
            return
        self._ids = [source.id for source in sources]
        self.table.setRowCount(len(sources))
        end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if (heading := self.table.horizontalHeaderItem(1)) is not None:
            heading.setTextAlignment(end)
        for row, source in enumerate(sources):
            number = QTableWidgetItem(self.locale().toString(source.pairs))
            number.setTextAlignment(end)
            name = QTableWidgetItem(source.name)
            name.setToolTip(plain_tip(source.origin))
            for column, item in enumerate((name, number, QTableWidgetItem(day_text(source.added)))):
                self.table.setItem(row, column, item)
        self._enable()

    def _enable(self) -> None:
        self.remove_button.setEnabled(self.table.currentRow() >= 0 and not self._aside.is_busy)

    def _busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.stop_button.setEnabled(busy)
        self.add_button.setEnabled(not busy)
        self._enable()

    def _ask(self) -> None:
        memories = file_filter(self.tr("Memories and projects"), Kind.BITEXT, PROJECT_SUFFIX)
        kinds = f"{memories};;{self.tr('All files')} (*)"
        ask_open(self, self.tr("Import"), self._folder, kinds, self.take)


def _close(memories: list[TranslationMemory]) -> None:
    for memory in memories:
        memory.close()


def _usual() -> TranslationMemory:
    from db.stores.translation_memory import TranslationMemory, default_path

    return TranslationMemory.open(default_path())
