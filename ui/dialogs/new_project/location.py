"""What a new project is called and where its file goes."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.i18n.bidi import in_order
from ui.services.project_files import PROJECT_SUFFIX, free_name
from ui.widgets.file_chooser import ask_folder, isolated_path
from ui.widgets.text.elided_label import ElidedLabel
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_SIDE_MARK = re.compile(r"[-_. ]+(ar|en|ara|eng|arabic|english|source|target|src|tgt)$", re.IGNORECASE)


class ProjectPlace(QWidget):
    """The field for the name and, beneath it, the file it comes to.

    Signals:
        changed: the name or the folder.
    """

    changed = Signal()

    def __init__(self, folder: Path, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._named = bool(name)
        self.name = QLineEdit(name, self)
        self.name.setPlaceholderText(self.tr("Project name"))
        self._place = ElidedLabel(self)
        self._place.setProperty("role", "muted")
        self.change_button = QPushButton(self.tr("Other folder…"), self)
        self.change_button.setProperty("flat", True)
        self.change_button.setAutoDefault(False)
        self.change_button.clicked.connect(self._ask_folder)
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(self.change_button)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("N&ame"), self.name)
        form.addRow(self.tr("Saved as"), place)
        self.name.textEdited.connect(self._edited)
        self._show()

    def text(self) -> str:
        """The name of the project."""
        return self.name.text().strip()

    def path(self) -> Path:
        """Where the project file will be."""
        return self.folder / f"{self._stem()}{PROJECT_SUFFIX}"

    def objection(self) -> str:
        """Why it cannot be called or kept so, with the remedy; nothing when it can."""
        if not self._stem():
            return self.tr("Enter a name for the project.")
        if self.path().exists():
            return self.tr("{name} already exists. Choose another name.").format(name=self.path().name)
        if not os.access(self.folder, os.W_OK):
            return self.tr("You cannot write to {folder}. Choose another folder.").format(folder=self.folder)
        return ""

    def propose(self, stems: Iterable[str]) -> None:
        """Call it as its files are called, by a name that is free, until the person has named it."""
        if self._named:
            return
        name = next((bare for stem in stems if (bare := _SIDE_MARK.sub("", stem))), "")
        proposed = free_name(self.folder, name) if name else ""
        if proposed != self.name.text():
            self.name.setText(proposed)
            self._show()
            self.changed.emit()

    def _stem(self) -> str:
        return _FORBIDDEN.sub(" ", self.name.text()).strip(" .")

    def _edited(self) -> None:
        self._named = True
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        path = self.path() if self._stem() else self.folder
        self._place.setText(in_order(isolated_path(path)))
        self._place.setToolTip(plain_tip(str(path)))

    def _ask_folder(self) -> None:
        def chosen(folder: Path) -> None:
            self.folder = folder
            self._show()
            self.changed.emit()

        ask_folder(self, self.tr("Project folder"), self.folder, chosen)
