"""Lists and tables of texts in both directions, in one style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
)

from aligner.text.scripts import arabic_share
from ui.widgets.text.plain_tip import PlainTips

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHeaderView

_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_SHEET = "QTableView::item { padding: 3px 8px; }"


class Directed(PlainTips):
    """Draws each text from the side where it begins: Qt takes the direction of the window for all."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None or not isinstance(text, str):
            return
        if any(character.isalpha() for character in text):
            rtl = arabic_share(text) > 0.5
            option.direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


def dress_table(table: QTableView, *, numbered: bool = False) -> None:
    """No grid, no wrapping, whole rows, Tab leaves the table."""
    table.setItemDelegate(Directed(table))
    table.setStyleSheet(_SHEET)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().setVisible(numbered)
    table.verticalHeader().setHighlightSections(False)
    table.verticalHeader().setDefaultSectionSize(2 * table.fontMetrics().height() + 4)
    _dress_header(table.horizontalHeader())


def select_row(table: QTableView, row: int) -> None:
    """Choose a row and nothing else; Qt's own selectRow does nothing in a mirrored table not yet laid out."""
    model = table.model()
    if model is not None and 0 <= row < model.rowCount():
        table.setCurrentIndex(model.index(row, 0))


def dress_tree(tree: QTreeView) -> None:
    """The same for trees."""
    tree.setItemDelegate(Directed(tree))
    _dress_header(tree.header())


def _dress_header(header: QHeaderView) -> None:
    header.setHighlightSections(False)
    header.setDefaultAlignment(_LEADING)
