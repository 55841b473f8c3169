"""What is in a document, as a tree: headings, notes, and what the reader left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from aligner.formats.documents.pdf.reader import HYPHEN, PAGE_NUMBER, RUNNING_HEAD
from aligner.text.scripts import is_arabic_script
from ui.design.fonts import arabic_font
from ui.i18n.formatting import counted, parted
from ui.widgets.text.plain_tip import PlainTips
from ui.widgets.text.text_tables import dress_tree

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from ui.services.imports.side_import import SideText

_MOST = 500
_KIND = Qt.ItemDataRole.UserRole


class Outline(QTreeWidget):
    """Headings by their levels, each with its page; then notes and what was left out.

    Signals:
        furniture_chosen: the kinds of page furniture (a frozenset of strings) that are to stay in the text.
    """

    furniture_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(PlainTips(self))
        self.setHeaderLabels([self.tr("Heading"), self.tr("Page")])
        self.setAccessibleName(self.tr("Outline of the document"))
        dress_tree(self)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setUniformRowHeights(False)
        self.itemChanged.connect(self._ticked)

    def show_text(self, text: SideText) -> None:
        """Show what is in a text as it would be imported."""
        self.blockSignals(True)
        try:
            self._fill(text)
        finally:
            self.blockSignals(False)

    def _fill(self, text: SideText) -> None:
        self.clear()
        arabic = arabic_font(self.font()) if is_arabic_script(text.segmentation.language) else None
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
        names = {
            RUNNING_HEAD: (self.tr("Running heads, left out: {n}"), self.tr("Running heads, kept")),
            PAGE_NUMBER: (self.tr("Page numbers, left out: {n}"), self.tr("Page numbers, kept")),
            HYPHEN: (
                self.tr("Words broken at line ends, put together: {n}"),
                self.tr("Words broken at line ends, left broken"),
            ),
        }
        for kind, (left_out, kept) in names.items():
            removed = [(entry.text, entry.page) for entry in text.read.removed if entry.kind == kind]
            stays = kind in text.request.furniture
            if removed or stays:
                title = kept if stays else left_out.format(n=counted(len(removed)))
                group = self._add_group(title, removed, arabic)
                group.setData(0, _KIND, kind)
                group.setFlags(group.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                group.setCheckState(0, Qt.CheckState.Unchecked if stays else Qt.CheckState.Checked)
                group.setToolTip(0, self.tr("Selected: left out of the text"))
        self.expandToDepth(1)

    def _ticked(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _KIND) is None:
            return
        tops = (self.topLevelItem(n) for n in range(self.topLevelItemCount()))
        stay = frozenset(
            str(top.data(0, _KIND))
            for top in tops
            if top is not None
            and top.data(0, _KIND) is not None
            and top.checkState(0) is Qt.CheckState.Unchecked
        )
        self.furniture_chosen.emit(stay)

    def _add_group(self, title: str, entries: list[tuple[str, str]], font: QFont | None) -> QTreeWidgetItem:
        group = QTreeWidgetItem([title])
        group.setFirstColumnSpanned(True)
        self.addTopLevelItem(group)
        for text, label in entries[:_MOST]:
            item = QTreeWidgetItem([" ".join(text.split())[:300], label])
            item.setToolTip(0, text)
            self._set_font(item, font)
            group.addChild(item)
        return group

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
