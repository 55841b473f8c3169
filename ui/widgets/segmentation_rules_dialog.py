"""Edit segmentation rules in a table: the built-in rules with changes, or those of an SRX file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aligner.errors import InputError, MuqabalaError
from aligner.segmentation.pattern_dialect import compile_pattern
from aligner.segmentation.srx import Rule, read_srx, write_srx
from ui.concurrency.latest_task import LatestTask
from ui.design import style_as_primary, style_as_title
from ui.i18n.localize import localize
from ui.widgets.file_chooser import ask_open, ask_save
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.text_tables import dress_table, select_row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from aligner.progress import Progress

CUT, BEFORE, AFTER = range(3)


class RulesDialog(FittedDialog):
    """Emits ``decided`` with a tuple of :class:`aligner.segmentation.srx.Rule`; an empty one means ours
    alone."""

    decided = Signal(object)

    def __init__(
        self,
        rules: Sequence[Rule],
        folder: Path,
        language: str,
        parent: QWidget | None = None,
        *,
        usual: bool = False,
    ) -> None:
        """Args: usual: whether the rules are those of every new project, and not of one text."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Segmentation rules"))
        self._folder, self._language = folder, language
        self._reading = LatestTask(self)
        self._reading.busy.connect(self._busy)
        self._verdicts: dict[str, str] = {}
        heading = QLabel(self.tr("Custom segmentation rules"), self)
        style_as_title(heading)
        note = QLabel(
            self.tr(
                "The first rule that matches the text before and after a place decides whether "
                "to cut there. Otherwise the built-in rules apply. Patterns are regular "
                "expressions, as in SRX files."
            ),
            self,
        )
        note.setWordWrap(True)
        note.setProperty("role", "muted")
        self.table = QTableWidget(0, 3, self)
        self.table.setHorizontalHeaderLabels([self.tr("Cut"), self.tr("Before"), self.tr("After")])
        self.table.setAccessibleName(self.tr("Segmentation rules"))
        dress_table(self.table, numbered=True)
        self.table.setEditTriggers(
            QTableWidget.EditTrigger.DoubleClicked
            | QTableWidget.EditTrigger.EditKeyPressed
            | QTableWidget.EditTrigger.AnyKeyPressed
        )
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectItems)
        header = self.table.horizontalHeader()
        for column in (BEFORE, AFTER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(CUT, 90)
        self.add_button = QPushButton(self.tr("&Add"), self)
        self.remove_button = QPushButton(self.tr("&Remove"), self)
        self.load_button = QPushButton(self.tr("&Load SRX…"), self)
        self.save_button = QPushButton(self.tr("&Save SRX…"), self)
        self.trouble = PlainLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.ok_button = QPushButton(self.tr("Appl&y"), self)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        style_as_primary(self.ok_button)
        self.ok_button.setDefault(True)
        edit = QHBoxLayout()
        for button in (self.add_button, self.remove_button, self.load_button, self.save_button):
            button.setAutoDefault(False)
            edit.addWidget(button)
        edit.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.ok_button)
        foot.addWidget(self.cancel_button)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(24, 20, 24, 18)
        column_.setSpacing(10)
        column_.addWidget(heading)
        column_.addWidget(note)
        column_.addWidget(self.table, 1)
        column_.addLayout(edit)
        column_.addLayout(foot)
        self.resize(720, 480)
        for rule in rules:
            self._add(rule.breaks, rule.before.pattern, rule.after.pattern)
        self.table.itemChanged.connect(lambda _: self._check())
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.load_button.clicked.connect(self._ask_load)
        self.save_button.clicked.connect(self._ask_save)
        self.ok_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._check()

    def rules(self) -> tuple[Rule, ...]:
        """The rules as they are now.

        Raises:
            InputError: a pattern is not understood.
        """
        made = []
        for row in range(self.table.rowCount()):
            before, after = self._text(row, BEFORE), self._text(row, AFTER)
            if before or after:
                cut = self.table.item(row, CUT)
                breaks = cut is not None and cut.checkState() is Qt.CheckState.Checked
                made.append(Rule(breaks, compile_pattern(before), compile_pattern(after)))
        return tuple(made)

    def accept(self) -> None:
        if self.ok_button.isEnabled():
            rules = self.rules()
            super().accept()
            self.decided.emit(rules)

    def add(self) -> None:
        """A new rule at the end, ready to be typed."""
        self._add(False, "", r"\s")
        row = self.table.rowCount() - 1
        self.table.setCurrentCell(row, BEFORE)
        self.table.setFocus()
        item = self.table.item(row, BEFORE)
        if item is not None:
            self.table.editItem(item)

    def remove(self) -> None:
        """Take the current rule away."""
        row = self.table.currentRow()
        if row >= 0:
            self.table.removeRow(row)
            select_row(self.table, min(row, self.table.rowCount() - 1))
            self._check()

    def load(self, path: Path) -> None:
        """Put the rules of a file in place of those in the table, when they are read."""
        self.trouble.setText("")

        def work(progress: Progress) -> tuple[Rule, ...]:
            return read_srx(path, progress).for_language(self._language)

        self._reading.run(work, self._show, self.trouble.setText)

    def _show(self, rules: Sequence[Rule]) -> None:
        self.table.setRowCount(0)
        for rule in rules:
            self._add(rule.breaks, rule.before.pattern, rule.after.pattern)
            self._verdicts.update({rule.before.pattern: "", rule.after.pattern: ""})
        self._check()

    def done(self, result: int) -> None:
        """Close; what is still being read is not wanted any more."""
        self._reading.cancel()
        super().done(result)

    def save(self, path: Path) -> None:
        """Write the rules to a file."""
        try:
            write_srx(path, self.rules())
        except MuqabalaError as error:
            self.trouble.setText(localize(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)

    def _add(self, breaks: bool, before: str, after: str) -> None:
        row = self.table.rowCount()
        self.table.blockSignals(True)
        self.table.insertRow(row)
        cut = QTableWidgetItem(self.tr("cut"))
        cut.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        cut.setCheckState(Qt.CheckState.Checked if breaks else Qt.CheckState.Unchecked)
        for column, item in enumerate((cut, QTableWidgetItem(before), QTableWidgetItem(after))):
            self.table.setItem(row, column, item)
        self.table.blockSignals(False)

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text() if item is not None else ""

    def _check(self) -> None:
        wrong = ""
        for row in range(self.table.rowCount()):
            for column in (BEFORE, AFTER):
                if why := self._verdict(self._text(row, column)):
                    wrong = self.tr("Rule {n} is not a valid regular expression: {why}.").format(
                        n=row + 1, why=why
                    )
        self.trouble.setText(wrong)
        self.ok_button.setEnabled(not wrong)
        self.save_button.setEnabled(not wrong and self.table.rowCount() > 0)
        self.remove_button.setEnabled(self.table.rowCount() > 0)

    def _verdict(self, pattern: str) -> str:
        """What is wrong with a pattern; each is looked at once, for a file may have thousands."""
        if pattern not in self._verdicts:
            try:
                compile_pattern(pattern)
                self._verdicts[pattern] = ""
            except InputError as error:
                self._verdicts[pattern] = localize(error.what)
        return self._verdicts[pattern]

    def _busy(self, busy: bool) -> None:
        self.load_button.setText(self.tr("Stop") if busy else self.tr("&Load SRX…"))

    def _ask_load(self) -> None:
        if self._reading.is_busy:
            self._reading.cancel()
            return
        kinds = self.tr("Segmentation rules (*.srx);;All files (*)")
        ask_open(self, self.tr("Segmentation rules"), self._folder, kinds, self.load)

    def _ask_save(self) -> None:
        kinds = self.tr("Segmentation rules (*.srx)")
        ask_save(self, self.tr("Segmentation rules"), self._folder / "rules.srx", kinds, ".srx", self.save)
