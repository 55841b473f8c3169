"""The categories that a return may have in a project: those of MQM, or a list from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from aligner.errors import MuqabalaError
from aligner.review_categories import STANDARD, CategoryModel, read_model
from ui.i18n.bidi import isolated
from ui.i18n.formatting import listed
from ui.i18n.localize import localize
from ui.i18n.review_words import category_name
from ui.widgets.file_chooser import ask_open
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import plain_tip


class CategoryChoice(QWidget):
    """The name of the list, and buttons that choose another.

    Signals:
        changed: another list, or a file that holds none.
    """

    changed = Signal()

    def __init__(self, model: CategoryModel, *, read_only: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = self.model = model
        self.trouble = ""
        self.shown = PlainLabel(self)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.file_button = QPushButton(self.tr("From a f&ile…"), self)
        self.file_button.setToolTip(
            self.tr("One category a line, under [alignment] and [translation]; up to 10 of each")
        )
        self.file_button.clicked.connect(self._ask)
        self.standard_button = QPushButton(self.tr("&MQM"), self)
        self.standard_button.setToolTip(self.tr("Use the categories of MQM"))
        self.standard_button.clicked.connect(lambda: self.take(STANDARD))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.shown, 1)
        row.addWidget(self.file_button)
        row.addWidget(self.standard_button)
        for button in (self.file_button, self.standard_button):
            button.setEnabled(not read_only)
        self._show()

    @property
    def is_changed(self) -> bool:
        return self.model != self._before

    def take(self, model: CategoryModel) -> None:
        """Use these categories once the dialog is saved."""
        self.model, self.trouble = model, ""
        self._show()
        self.changed.emit()

    def read(self, path: Path) -> None:
        """Use the categories of a file; say why if it holds none."""
        try:
            model = read_model(path)
        except MuqabalaError as error:
            self.trouble = localize(error)
            self.changed.emit()
        else:
            self.take(model)

    def _ask(self) -> None:
        kinds = self.tr("Text files (*.txt);;All files (*)")
        ask_open(self, self.tr("Categories of returns"), Path.home(), kinds, self.read)

    def _show(self) -> None:
        standard = self.model == STANDARD
        self.shown.setText(self.tr("MQM core") if standard else isolated(self.model.name))
        self.shown.setToolTip(plain_tip(listed(category_name(one) for one in self.model.categories)))
