"""Choosing the encoding of a plain text by what each would make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aligner.text.encoding_detection import candidate_encodings
from ui.concurrency.latest_task import LatestTask
from ui.design import style_as_primary, style_as_title
from ui.design.fonts import arabic_font
from ui.i18n.localize import localize
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.text_tables import dress_table, select_row

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.progress import Progress
    from aligner.text.encoding_detection import EncodingGuess

_SAMPLE = 1 << 20


class EncodingDialog(FittedDialog):
    """Emits ``chosen`` with Python's name of the encoding."""

    chosen = Signal(str)

    def __init__(self, path: Path, current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = current
        self._guesses: tuple[EncodingGuess, ...] = ()
        self.setWindowTitle(self.tr("Encoding"))
        heading = PlainLabel(self.tr("{name} in each encoding").format(name=path.name), self)
        style_as_title(heading)
        self.table = QTableWidget(0, 3, self)
        self.table.setHorizontalHeaderLabels([self.tr("Encoding"), self.tr("Preview"), self.tr("Reason")])
        self.table.setAccessibleName(self.tr("Encodings"))
        dress_table(self.table)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, 190)
        self.table.setColumnWidth(2, 260)
        self.table.doubleClicked.connect(self.accept)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("Use this encoding"))
        style_as_primary(self.ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(860, 420)
        self._aside = LatestTask(self)

        def read(_: Progress) -> tuple[EncodingGuess, ...]:
            with path.open("rb") as stream:
                return candidate_encodings(stream.read(_SAMPLE))

        self._aside.run(read, self._show)

    def accept(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._guesses):
            super().accept()
            self.chosen.emit(self._guesses[row].encoding)

    def _show(self, guesses: tuple[EncodingGuess, ...]) -> None:
        self._guesses = guesses
        self.table.setRowCount(len(guesses))
        for row, guess in enumerate(guesses):
            look = QTableWidgetItem(" ".join(guess.preview.split()))
            look.setFont(arabic_font(self.font()))
            for at, item in enumerate(
                (QTableWidgetItem(localize(guess.title)), look, QTableWidgetItem(localize(guess.reason)))
            ):
                item.setToolTip(guess.preview if at == 1 else item.text())
                self.table.setItem(row, at, item)
        at = next((row for row, guess in enumerate(guesses) if guess.encoding == self._current), 0)
        select_row(self.table, at)
        self.table.setFocus()
