"""One side of an import: its file, how it is read and cut, and what is in it."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton, QTabWidget, QWidget

from aligner.formats.registry import Kind, file_filter
from aligner.segmentation.segmenter import Cutting
from ui.concurrency.latest_task import LatestTask
from ui.dialogs.import_documents.encoding_dialog import EncodingDialog
from ui.dialogs.import_documents.outline import Outline, summary_of
from ui.dialogs.new_project.segment_preview import SegmentPreview
from ui.dialogs.new_project.side_card import TextSide
from ui.services.imports.side_import import SideRequest, SideText, read_side
from ui.widgets.file_chooser import ask_open
from ui.widgets.segmentation_rules_dialog import RulesDialog

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from aligner.progress import Progress
    from aligner.segmentation.srx import Rule, SrxRules
    from aligner.text.cleaning import CleaningStep
    from ui.services.imports.side_import import Kept

_SHOWN = 40
_BEGINNING = 320
OWN, RULES = "own", "rules"


class DocumentSide(TextSide):
    """Reads what it is given beside the window's thread and shows it."""

    def __init__(
        self,
        title: str,
        language: str,
        folder: Path,
        parent: QWidget | None = None,
        *,
        usual: Mapping[str, tuple[Rule, ...]] = MappingProxyType({}),
    ) -> None:
        """Args: usual: segmentation rules of every new project, by language."""
        super().__init__(title, parent)
        self.folder, self._usual = folder, usual
        self._request: SideRequest | None = None
        self._language = language
        self.text: SideText | None = None
        self._aside = LatestTask(self)
        self._aside.busy.connect(self._busy)
        self._aside.progress.connect(self._progressed)
        self._ruling = LatestTask(self)
        self._unruled: SideText | None = None
        self._ruling.busy.connect(self._busy)
        self._ruling.progress.connect(self._progressed)
        self.cutting.addItem(self.tr("Sentences, with custom rules…"), OWN)
        self.cutting.addItem(self.tr("Rules from a file (SRX)…"), RULES)
        self.encoding = QPushButton(self)
        self.encoding.setProperty("field", True)
        self.encoding.setToolTip(self.tr("Preview the file in other encodings"))
        self.encoding.clicked.connect(self._ask_encoding)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        keep = self.progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keep)
        self.progress.hide()
        self.outline = Outline(self)
        # Queued: the answer refills the tree, which the click handler still uses.
        self.outline.furniture_chosen.connect(self.keep_furniture, Qt.ConnectionType.QueuedConnection)
        self.preview = SegmentPreview(self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.preview, self.tr("Segments"))
        self.tabs.addTab(self.outline, self.tr("Outline"))
        self.lay_out(self.encoding, self.progress, self.tabs)
        self.language.activated.connect(lambda: self._change(language=self.language.currentData()))
        self.cutting.activated.connect(self._cutting_chosen)
        self._show_nothing()

    @property
    def request(self) -> SideRequest | None:
        return self._request

    @property
    def found_language(self) -> str | None:
        return self.text.segmentation.language if self.text is not None else None

    @property
    def is_reading(self) -> bool:
        return self._aside.is_busy or self._ruling.is_busy

    def set_file(self, path: Path) -> None:
        self.set_request(SideRequest(path, usual=self._usual))

    def set_request(self, request: SideRequest | None) -> None:
        """Take another file, or the same in another way; None empties the panel."""
        self._ruling.cancel()
        before, self._request = self.text, request
        self.text, self.error = None, ""
        if request is None:
            self._aside.cancel()
            self._show_nothing()
            self.changed.emit()
            return
        self.show_file(request.path)
        self.trouble.hide()

        def work(progress: Progress) -> SideText:
            text = read_side(request, progress, before=before)
            # Found here, where it may take its time; the window's thread then has them at once.
            _ = text.words, text.chapters, text.structure
            return text

        self._aside.run(work, self._show, self._fail)
        self.changed.emit()

    def set_cleaning(self, steps: tuple[CleaningStep, ...], kept: Kept) -> None:
        """Clean the text so; nothing is done where nothing changes."""
        if self._request is not None and (self._request.steps, self._request.kept) != (steps, kept):
            self._change(steps=steps, kept=kept)

    def keep_furniture(self, kinds: frozenset[str]) -> None:
        """Leave these kinds of page furniture in the text, and no others."""
        if self._request is not None and self._request.furniture != kinds:
            self._change(furniture=kinds)

    def stop(self) -> None:
        """Stop reading; the dialog is closing."""
        self._aside.cancel()
        self._ruling.cancel()

    def _change(self, **changes: object) -> None:
        if self._request is not None:
            self.set_request(replace(self._request, **changes))  # type: ignore[arg-type]

    def _cutting_chosen(self) -> None:
        chosen = self.cutting.currentData()
        if chosen not in (OWN, RULES):
            self._change(cutting=Cutting(chosen), rules=None, own=(), usual=self._usual)
            return
        self._show_cutting()
        if chosen == OWN:
            self.edit_rules()
            return
        kinds = self.tr("Segmentation rules (*.srx);;All files (*)")
        here = self._request.path.parent if self._request else self.folder
        ask_open(self, self.tr("Segmentation rules"), here, kinds, self.load_rules)

    def edit_rules(self) -> None:
        """Show the rules over ours."""
        if self._request is not None:
            language = self.language.currentData()
            rules = self._request.own or self._usual.get(language, ())
            dialog = RulesDialog(rules, self._request.path.parent, language, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.decided.connect(self.set_rules)
            dialog.open()

    def set_rules(self, rules: tuple[Rule, ...]) -> None:
        """Cut into sentences by ours and these from now on, whatever is usual."""
        self._change(cutting=Cutting.SENTENCES, rules=None, own=rules, usual={})

    def load_rules(self, path: Path) -> None:
        """Cut by the rules of a file from now on."""
        from aligner.segmentation.srx import read_srx

        self.trouble.hide()
        if not self._ruling.is_busy:
            self._unruled = self.text
        self._ruling.run(
            lambda progress: read_srx(path, progress),
            lambda rules: self._take_rules(path, rules),
            self._refuse_rules,
        )
        self.text = None  # nothing is made of it before the rules are there
        self.changed.emit()

    def _take_rules(self, path: Path, rules: SrxRules) -> None:
        self.cutting.setItemText(self.cutting.findData(RULES), self.tr("By {name}").format(name=path.name))
        self._change(cutting=Cutting.SENTENCES, rules=rules, own=())

    def _refuse_rules(self, sentence: str) -> None:
        self.text = self._unruled
        self._show_cutting()
        self.say(sentence)
        self.changed.emit()

    def ask(self) -> None:
        documents = file_filter(self.tr("Documents"), Kind.DOCUMENT)
        kinds = f"{documents};;{self.tr('All files')} (*)"
        here = self._request.path.parent if self._request else self.folder
        ask_open(self, self.tr("Choose a document"), here, kinds, self.set_file)

    def _ask_encoding(self) -> None:
        if self._request is not None and self.text is not None:
            dialog = EncodingDialog(self._request.path, self.text.encoding, self)
            dialog.chosen.connect(lambda encoding: self._change(encoding=encoding))
            dialog.open()

    def _show(self, text: SideText) -> None:
        self.text = text
        self.language.setCurrentIndex(self.language.findData(text.segmentation.language))
        self._show_cutting()
        plain = text.kind.name in ("text", "html", "markdown", "openiti")
        self.encoding.setText(text.encoding if plain else self.tr("From the file"))
        self._enable(encoding=plain)
        cut = text.segmentation
        self.outline.show_text(text)
        shown = [" ".join(part.of(text.text).split())[:_BEGINNING] for part in cut.segments[:_SHOWN]]
        self.preview.show_segments(shown, cut.language, more=len(cut.segments) > _SHOWN)
        self.counts.setText(summary_of(text, self.locale().toString(text.words)))
        if text.read.warnings:
            self.say(" ".join(text.read.warnings[:3]))
        self.changed.emit()

    def _show_cutting(self) -> None:
        request = self._request
        wanted = RULES if request is not None and request.rules is not None else None
        if request is not None and request.own:
            wanted = OWN
        if wanted is None:
            wanted = request.cutting.value if request is not None else Cutting.AUTO.value
        self.cutting.setCurrentIndex(self.cutting.findData(wanted))

    def _fail(self, sentence: str) -> None:
        self.error = sentence
        self.outline.clear()
        self.preview.clear()
        self.counts.setText("")
        self.say(sentence)
        self.changed.emit()

    def _show_nothing(self) -> None:
        self.show_no_file(self.tr("Drop a document here, or"))
        self.language.setCurrentIndex(self.language.findData(self._language))
        self.encoding.setText("")
        self.trouble.hide()
        self.outline.clear()
        self.preview.clear()
        self.counts.setText("")
        self._enable(encoding=False)

    def _enable(self, *, encoding: bool) -> None:
        there = self._request is not None
        self.language.setEnabled(there)
        self.cutting.setEnabled(there)
        self.encoding.setEnabled(encoding)

    def _progressed(self, done: float, _what: str) -> None:
        self.progress.setValue(round(1000 * done))

    def _busy(self, busy: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(busy)
