"""One side of a new project: its file, language, encoding and cutting, and what comes of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aligner.errors import MuqabalaError
from aligner.reading import ENCODINGS
from aligner.segmentation import Cutting
from ui.dialogs.drafts import Draft, Request, read
from ui.dialogs.files import ask_open
from ui.dialogs.preview import Preview
from ui.languages.names import language_name
from ui.languages.told import told
from ui.theme import emphasise, icon
from ui.window.drop import dropped_files
from ui.work import Lane, report_bug

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

LANGUAGES = (
    "ar",
    "en",
    "fa",
    "ur",
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


class SidePanel(QFrame):
    """Reads what it is given on ``lane`` and shows it.

    Signals:
        changed: there is a draft, or a reason why not.
        dropped: files were dropped here; the dialog decides where they go.
    """

    changed = Signal()
    dropped = Signal(list)

    def __init__(
        self, title: str, language: str, lane: Lane, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAcceptDrops(True)
        self._lane = lane
        self._folder = folder
        self._request: Request | None = None
        self.draft: Draft | None = None
        self.error = ""

        heading = QLabel(title, self)
        emphasise(heading)
        self.file = QLabel(self.tr("Drop a text file here, or"), self)
        self.file.setProperty("role", "muted")
        self.file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.choose = QPushButton(icon("open"), self.tr("Choose…"), self)
        self.choose.setAccessibleName(self.tr("Choose the file: {side}").format(side=title))
        self.choose.clicked.connect(self._ask)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.file, 1)
        top.addWidget(self.choose)

        self.language = QComboBox(self)
        for tag in LANGUAGES:
            self.language.addItem(f"{language_name(tag)} ({tag})", tag)
        self.language.setCurrentIndex(self.language.findData(language))
        self.encoding = QComboBox(self)
        self.cutting = QComboBox(self)
        for cutting, text in (
            (Cutting.AUTO, self.tr("Let the text decide")),
            (Cutting.SENTENCES, self.tr("Sentences")),
            (Cutting.LINES, self.tr("Lines")),
            (Cutting.STREAM, self.tr("Between any words")),
        ):
            self.cutting.addItem(text, cutting)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Language"), self.language)
        form.addRow(self.tr("Encoding"), self.encoding)
        form.addRow(self.tr("Cut at"), self.cutting)

        self.counts = QLabel(self)
        self.counts.setProperty("role", "muted")
        self.counts.setWordWrap(True)
        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.preview = Preview(self)

        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addLayout(top)
        column.addLayout(form)
        column.addWidget(self.trouble)
        column.addWidget(self.preview, 1)
        column.addWidget(self.counts)

        self.language.activated.connect(lambda: self._change(language=self.language.currentData()))
        self.encoding.activated.connect(lambda: self._change(encoding=self.encoding.currentData()))
        self.cutting.activated.connect(lambda: self._change(cutting=Cutting(self.cutting.currentData())))
        self._show_choices(False)

    @property
    def request(self) -> Request | None:
        return self._request

    def set_request(self, request: Request | None) -> None:
        """Take another file, or the same in another way; None empties the panel."""
        self._request, self.draft, self.error = request, None, ""
        if request is None:
            self._show_nothing()
            self.changed.emit()
            return
        self.file.setText(request.path.name)
        self.file.setToolTip(str(request.path))
        self.counts.setText(self.tr("Reading…"))
        self._lane.submit(
            lambda: read(request),
            lambda draft: self._show(draft, request),
            lambda error: self._fail(error, request),
        )

    def set_file(self, path: Path) -> None:
        self.set_request(Request(path))

    def settle_language(self, language: str) -> None:
        """Say what language it is, where the person did not."""
        if self._request is not None and self._request.language is None:
            self._change(language=language)

    def _change(self, **changes: object) -> None:
        if self._request is not None:
            self.set_request(replace(self._request, **changes))  # type: ignore[arg-type]

    def _ask(self) -> None:
        kinds = self.tr("Texts (*.txt *.text *.md);;All files (*)")
        here = self._request.path.parent if self._request else self._folder
        ask_open(self, self.tr("Choose a text"), here, kinds, self.set_file)

    def _show(self, draft: Draft, request: Request) -> None:
        if request != self._request:
            return  # the person has gone on meanwhile
        self.draft = draft
        self.trouble.hide()
        self._show_choices(True)
        self.language.setCurrentIndex(self.language.findData(draft.language))
        self._fill_encodings(draft)
        self.cutting.setCurrentIndex(self.cutting.findData(request.cutting))
        cut = draft.segmentation
        self.preview.show_segments(draft.shown, draft.language, more=len(cut.segments) > len(draft.shown))
        self.counts.setText(self._summary(draft))
        self.changed.emit()

    def _summary(self, draft: Draft) -> str:
        number: Callable[[int], str] = self.locale().toString
        cut = draft.segmentation
        text = {
            Cutting.SENTENCES: self.tr("Words: {words}; sentences: {n}"),
            Cutting.LINES: self.tr("Words: {words}; lines: {n}"),
            Cutting.STREAM: self.tr(
                "Words: {words}; cut between any two words, wherever the other side asks"
            ),
        }[cut.cutting].format(words=number(draft.words), n=number(len(cut.segments)))
        if draft.request.cutting is not Cutting.AUTO:
            return text
        why = {
            Cutting.SENTENCES: "",
            Cutting.LINES: self.tr("its lines are the units"),
            Cutting.STREAM: self.tr("it has next to no sentence ends"),
        }[cut.cutting]
        return f"{text} ({why})" if why else text

    def _fill_encodings(self, draft: Draft) -> None:
        self.encoding.clear()
        for guess in draft.encodings:
            self.encoding.addItem(told(guess.title), guess.encoding)
            self.encoding.setItemData(
                self.encoding.count() - 1, told(guess.reason), Qt.ItemDataRole.ToolTipRole
            )
        used = draft.imported.encoding
        for name in dict.fromkeys((used, *ENCODINGS)):  # after the likely ones, all the others
            if self.encoding.findData(name) < 0:
                self.encoding.addItem(ENCODINGS.get(name, name), name)
        self.encoding.setCurrentIndex(self.encoding.findData(draft.imported.encoding))

    def _fail(self, error: BaseException, request: Request) -> None:
        if not isinstance(error, MuqabalaError):
            report_bug(error)
        elif request == self._request:
            self.error = told(error)
            self.trouble.setText(self.error)
            self.trouble.show()
            self.preview.clear()
            self.counts.setText("")
            self.changed.emit()

    def _show_nothing(self) -> None:
        self.file.setText(self.tr("Drop a text file here, or"))
        self.file.setToolTip("")
        self.trouble.hide()
        self.preview.clear()
        self.counts.setText("")
        self._show_choices(False)

    def _show_choices(self, shown: bool) -> None:
        for box in (self.language, self.encoding, self.cutting):
            box.setEnabled(shown)

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
