"""The parts that the program is made of, each with its licence and the texts of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.services.licences import Part, parts
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_tip import PlainTips

_SIZE = QSize(760, 620)


class LicencesDialog(FittedDialog):
    """A list of the parts above the texts of the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Licences"))
        self.list = QTreeWidget(self)
        self.list.setItemDelegate(PlainTips(self.list))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels([self.tr("Part"), self.tr("Version"), self.tr("Licence")])
        self.list.setAccessibleName(self.tr("Parts of the program"))
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # licences are in English
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Licence texts"))
        self._parts = parts()
        for part in self._parts:
            self.list.addTopLevelItem(QTreeWidgetItem([part.name, part.version, part.licence]))
        self.list.currentItemChanged.connect(self._show_texts)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addWidget(self.list, 1)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.resize(_SIZE)

    def _show_texts(self) -> None:
        row = self.list.currentIndex().row()
        self.text.setPlainText(self._texts_of(self._parts[row]) if row >= 0 else "")

    def _texts_of(self, part: Part) -> str:
        if not part.texts:
            return self.tr("The package of this part holds no licence text.")
        return "\n\n".join(text.read_text("utf-8", "replace") for text in part.texts)
