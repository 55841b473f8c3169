"""One side of a new project from a plain text: its file, language, encoding and cutting, and what comes of
them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from aligner.errors import MuqabalaError
from aligner.formats.registry import by_name
from aligner.segmentation.segmenter import Cutting
from aligner.text.encoding_detection import ENCODINGS
from ui.concurrency.worker import SerialWorker, report_bug
from ui.dialogs.new_project.segment_preview import SegmentPreview
from ui.dialogs.new_project.side_card import TextSide
from ui.i18n.localize import localize
from ui.services.imports.side_import import SideRequest, SideText, read_side
from ui.widgets.file_chooser import ask_open

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class SidePanel(TextSide):
    """Reads what it is given on ``lane`` and shows it."""

    def __init__(
        self, title: str, language: str, lane: SerialWorker, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self._lane = lane
        self.folder = folder
        self._request: SideRequest | None = None
        self.draft: SideText | None = None
        self.language.setCurrentIndex(self.language.findData(language))
        self.encoding = QComboBox(self)
        self.preview = SegmentPreview(self)
        self.lay_out(self.encoding, self.preview)
        self.language.activated.connect(lambda: self._change(language=self.language.currentData()))
        self.encoding.activated.connect(lambda: self._change(encoding=self.encoding.currentData()))
        self.cutting.activated.connect(lambda: self._change(cutting=Cutting(self.cutting.currentData())))
        self._show_nothing()

    @property
    def request(self) -> SideRequest | None:
        return self._request

    @property
    def found_language(self) -> str | None:
        return self.draft.language if self.draft is not None else None

    def set_request(self, request: SideRequest | None) -> None:
        """Take another file, or the same in another way; None empties the panel."""
        self._request, self.draft, self.error = request, None, ""
        if request is None:
            self._show_nothing()
            self.changed.emit()
            return
        self.show_file(request.path)
        self.counts.setText(self.tr("Reading…"))
        self._lane.submit(
            lambda: _read(request),
            lambda draft: self._show(draft, request),
            lambda error: self._fail(error, request),
        )

    def set_file(self, path: Path) -> None:
        self.set_request(SideRequest(path))

    def ask(self) -> None:
        texts = " ".join(f"*{ending}" for name in ("text", "markdown") for ending in by_name(name).suffixes)
        kinds = f"{self.tr('Texts')} ({texts});;{self.tr('All files')} (*)"
        here = self._request.path.parent if self._request else self.folder
        ask_open(self, self.tr("Choose a text"), here, kinds, self.set_file)

    def _change(self, **changes: object) -> None:
        if self._request is not None:
            self.set_request(replace(self._request, **changes))  # type: ignore[arg-type]

    def _show(self, draft: SideText, request: SideRequest) -> None:
        if request != self._request:
            return  # the person has gone on meanwhile
        self.draft = draft
        self.trouble.hide()
        self._show_choices(True)
        self.language.setCurrentIndex(self.language.findData(draft.language))
        self._fill_encodings(draft)
        self.cutting.setCurrentIndex(self.cutting.findData(request.cutting.value))
        cut = draft.segmentation
        shown = draft.beginnings()
        self.preview.show_segments(shown, draft.language, more=len(cut.segments) > len(shown))
        self.counts.setText(self._summary(draft))
        self.changed.emit()

    def _summary(self, draft: SideText) -> str:
        number: Callable[[int], str] = self.locale().toString
        cut = draft.segmentation
        text = {
            Cutting.SENTENCES: self.tr("Words: {words}; sentences: {n}"),
            Cutting.LINES: self.tr("Words: {words}; lines: {n}"),
            Cutting.STREAM: self.tr("Words: {words}; any two words may be separated to match the other side"),
        }[cut.cutting].format(words=number(draft.words), n=number(len(cut.segments)))
        if draft.request.cutting is not Cutting.AUTO:
            return text
        why = {
            Cutting.SENTENCES: "",
            Cutting.LINES: self.tr("one unit per line"),
            Cutting.STREAM: self.tr("no sentence ends found"),
        }[cut.cutting]
        return f"{text} ({why})" if why else text

    def _fill_encodings(self, draft: SideText) -> None:
        self.encoding.clear()
        for guess in draft.encodings:
            self.encoding.addItem(localize(guess.title), guess.encoding)
            self.encoding.setItemData(
                self.encoding.count() - 1, localize(guess.reason), Qt.ItemDataRole.ToolTipRole
            )
        used = draft.encoding
        for name in dict.fromkeys((used, *ENCODINGS)):  # after the likely ones, all the others
            if self.encoding.findData(name) < 0:
                self.encoding.addItem(localize(ENCODINGS.get(name, name)), name)
        self.encoding.setCurrentIndex(self.encoding.findData(used))

    def _fail(self, error: BaseException, request: SideRequest) -> None:
        if not isinstance(error, MuqabalaError):
            report_bug(error)
        elif request == self._request:
            self.error = localize(error)
            self.say(self.error)
            self.preview.clear()
            self.counts.setText("")
            self.changed.emit()

    def _show_nothing(self) -> None:
        self.show_no_file(self.tr("Drop a text file here, or"))
        self.trouble.hide()
        self.preview.clear()
        self.counts.setText("")
        self._show_choices(False)

    def _show_choices(self, shown: bool) -> None:
        for box in (self.language, self.encoding, self.cutting):
            box.setEnabled(shown)


def _read(request: SideRequest) -> SideText:
    """Read a side, with all that the panel shows of it, away from the window's thread."""
    text = read_side(request)
    _ = text.encodings, text.words
    return text
