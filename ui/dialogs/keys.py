"""All keys in one list, by menu, with a field to find one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme import emphasised, title

if TYPE_CHECKING:
    from collections.abc import Sequence


class KeysDialog(QDialog):
    def __init__(self, menus: Sequence[tuple[str, Sequence[QAction]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        heading = QLabel(self.tr("Keys"), self)
        title(heading)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Find a command or a key"))
        self.filter.setAccessibleName(self.tr("Find a command or a key"))
        self.filter.setClearButtonEnabled(True)
        self.list = QTreeWidget(self)
        self.list.setColumnCount(3)
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Key"), self.tr("What it does")])
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(14)
        self.list.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.list.setAccessibleName(self.tr("Keys"))
        for name, actions in menus:
            top = QTreeWidgetItem(self.list, [name])
            top.setFont(0, emphasised())
            top.setFirstColumnSpanned(True)
            for action in actions:
                keys = "  ".join(
                    key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
                )
                text = action.text().replace("&", "").rstrip("…")
                item = QTreeWidgetItem(top, [text, keys, action.statusTip()])
                item.setToolTip(2, action.statusTip())
            top.setExpanded(True)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.filter.textChanged.connect(self._filter)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(940, 680)
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().strip()
        for at in range(self.list.topLevelItemCount()):
            top = self.list.topLevelItem(at)
            if top is None:
                continue
            any_shown = False
            for child in filter(None, (top.child(n) for n in range(top.childCount()))):
                shown = any(wanted in child.text(column).casefold() for column in range(3))
                child.setHidden(not shown)
                any_shown = any_shown or shown
            top.setHidden(not any_shown)
