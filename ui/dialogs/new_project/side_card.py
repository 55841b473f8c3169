"""What is the same for each side of a new project, wherever its text comes from: file, language, cutting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aligner.segmentation.segmenter import Cutting
from ui.design import emphasise, set_button_icon
from ui.i18n.bidi import in_order, isolated
from ui.i18n.formatting import language_name
from ui.widgets.file_drop import dropped_files
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

LANGUAGES = (
    "ar",
    "en",
    "fa",
    "ur",
    "he",
    "ota",
    "tr",
    "fr",
    "de",
    "es",
    "it",
    "pt",
    "ru",
    "zh",
    "ja",
    "ko",
    "nl",
    "pl",
    "th",
)


NARROW = 150
"""Least width of a field, in pixels; its text may be elided there."""


class TextSide(QFrame):
    """A card with the name of the file, its language, encoding and cutting; a subclass reads and shows it.

    Signals:
        changed: there is a text, or a reason why not.
        dropped: files were dropped here; the dialog decides where they go.
    """

    changed = Signal()
    dropped = Signal(list)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAcceptDrops(True)
        self.error = ""
        self._heading = PlainLabel(title, self)
        emphasise(self._heading)
        self.file = PlainLabel(self)
        self.file.setProperty("role", "muted")
        self.file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.choose = QPushButton(self.tr("Choose…"), self)
        set_button_icon(self.choose, "open")
        self.choose.setAccessibleName(self.tr("Choose the file: {side}").format(side=title))
        self.choose.clicked.connect(self.ask)
        self.language = QComboBox(self)
        for tag in LANGUAGES:
            self.language.addItem(f"{language_name(tag)} ({tag})", tag)
        self.cutting = QComboBox(self)
        for cutting, text in (
            (Cutting.AUTO, self.tr("Automatic")),
            (Cutting.SENTENCES, self.tr("Sentences")),
            (Cutting.LINES, self.tr("Lines")),
            (Cutting.STREAM, self.tr("Any word")),
        ):
            self.cutting.addItem(text, cutting.value)
        self.counts = PlainLabel(self)
        self.counts.setProperty("role", "muted")
        self.counts.setWordWrap(True)
        self.trouble = PlainLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()

    def lay_out(self, encoding: QWidget, *contents: QWidget) -> None:
        """Put the fields over the contents, of which the last takes the room there is."""
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.file, 1)
        top.addWidget(self.choose)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for box in (self.language, encoding, self.cutting):
            box.setMinimumWidth(NARROW)  # two cards fit a screen of 800 pixels
        form.addRow(self.tr("Language"), self.language)
        form.addRow(self.tr("Encoding"), encoding)
        form.addRow(self.tr("Segment by"), self.cutting)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(9)
        column.addWidget(self._heading)
        column.addLayout(top)
        column.addLayout(form)
        column.addWidget(self.trouble)
        for widget in contents:
            column.addWidget(widget, 1 if widget is contents[-1] else 0)
        column.addWidget(self.counts)

    def ask(self) -> None:
        """Let the person choose the file."""
        raise NotImplementedError

    def show_file(self, path: Path) -> None:
        """Say which file it is."""
        self.file.setText(in_order(isolated(path.name)))
        self.file.setToolTip(plain_tip(str(path)))

    def show_no_file(self, invitation: str) -> None:
        """Say how a file comes here."""
        self.file.setText(invitation)
        self.file.setToolTip("")

    def say(self, sentence: str) -> None:
        """Tell what is wrong with the file, or what was noticed in it."""
        self.trouble.setText(in_order(sentence))
        self.trouble.show()

    # Files dropped here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._mark(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(False)
        event.acceptProposedAction()
        self.dropped.emit(dropped_files(event.mimeData()))

    def _mark(self, on: bool) -> None:
        self.setProperty("dropping", on)
        self.style().unpolish(self)
        self.style().polish(self)
