"""What is in a document, as a tree: headings, notes, and what the reader left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ui.documents.tables import dress_tree
from ui.languages.names import counted, parted
from ui.theme import ARABIC

if TYPE_CHECKING:
    from ui.documents.texts import SideText

_MOST = 500


def arabic_font(base: QFont, larger: float = 1.3) -> QFont:
    """The font that Arabic is read in, beside another of the size of ``base``."""
    font = QFont(base)
    font.setFamilies([ARABIC])
    font.setPointSizeF(base.pointSizeF() * larger)
    return font


class Outline(QTreeWidget):
    """Headings by their levels, each with its page; then notes and what was left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels([self.tr("Heading"), self.tr("Page")])
        self.setAccessibleName(self.tr("Outline of the document"))
        dress_tree(self)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setUniformRowHeights(False)

    def show_text(self, text: SideText) -> None:
        """Show what is in a text as it would be imported."""
        self.clear()
        arabic = arabic_font(self.font()) if text.segmentation.language == "ar" else None
        structure = text.structure
        above: list[tuple[int, QTreeWidgetItem]] = []
        for (start, title), (_, _, level) in list(zip(structure.chapters, structure.headings, strict=True))[
            :_MOST
        ]:
            item = QTreeWidgetItem([title, structure.at(start).page])
            self._set_font(item, arabic)
            while above and above[-1][0] >= level:
                above.pop()
            if above:
                above[-1][1].addChild(item)
            else:
                self.addTopLevelItem(item)
            above.append((level, item))
        if not structure.chapters:
            self._add_group(self.tr("No headings were found"), [], None)
        notes = [(note.text, note.label) for note in structure.notes]
        if notes:
            self._add_group(self.tr("Notes, kept apart: {n}").format(n=counted(len(notes))), notes, arabic)
        removed = [(entry.text, entry.page) for entry in text.read.removed]
        if removed:
            title = self.tr("Left out as furniture of the page: {n}").format(n=counted(len(removed)))
            self._add_group(title, removed, arabic)
        self.expandToDepth(1)

    def _add_group(self, title: str, entries: list[tuple[str, str]], font: QFont | None) -> None:
        group = QTreeWidgetItem([title])
        group.setFirstColumnSpanned(True)
        self.addTopLevelItem(group)
        for text, label in entries[:_MOST]:
            item = QTreeWidgetItem([" ".join(text.split())[:300], label])
            item.setToolTip(0, text)
            self._set_font(item, font)
            group.addChild(item)

    @staticmethod
    def _set_font(item: QTreeWidgetItem, font: QFont | None) -> None:
        if font is not None:
            item.setFont(0, font)


def summary_of(text: SideText, number: str) -> str:
    """What a text comes to in one line; ``number`` is its words as the locale writes them."""
    parts = [_tr("Words: {n}").format(n=number)]
    structure = text.structure
    for count, what in (
        (len(text.segmentation.segments), _tr("segments: {n}")),
        (len(structure.headings), _tr("headings: {n}")),
        (len(structure.pages), _tr("pages: {n}")),
        (len(structure.notes), _tr("notes: {n}")),
    ):
        if count:
            parts.append(what.format(n=counted(count)))
    return parted(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Outline", text)
