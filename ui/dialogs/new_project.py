"""A new project of two texts, with a look at how they are decoded and cut before anything is made."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.files import ask_folder, isolated_path
from ui.dialogs.side_panel import SidePanel
from ui.theme import icon, primary, title
from ui.window.opening import SUFFIX
from ui.work import Lane

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db import TextInput

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_SIDE_MARK = re.compile(r"[-_. ]+(ar|en|ara|eng|arabic|english|source|target|src|tgt)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Plan:
    """The project that a person wants made."""

    path: Path
    name: str
    source: TextInput
    target: TextInput


class NewProjectDialog(QDialog):
    """Emits ``planned`` with a :class:`Plan` once it has been accepted."""

    planned = Signal(object)

    def __init__(
        self, folder: Path, files: Sequence[Path] = (), name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New project"))
        self._folder = folder
        self._lane = Lane("muqabala-reader", self)
        # Until the person has put a file on a side, Arabic goes to the source side by itself.
        self._placed = False
        self._named = bool(name)

        heading = QLabel(self.tr("New project"), self)
        title(heading)
        self.source = SidePanel(self.tr("Source text"), "ar", self._lane, folder, self)
        self.target = SidePanel(self.tr("Translation"), "en", self._lane, folder, self)
        self.swap = QToolButton(self)
        self.swap.setIcon(icon("swap"))
        self.swap.setIconSize(QSize(20, 20))
        self.swap.setToolTip(self.tr("Swap the sides"))
        self.swap.setAccessibleName(self.tr("Swap the sides"))
        self.swap.clicked.connect(self._swap)
        sides = QHBoxLayout()
        sides.setSpacing(8)
        sides.addWidget(self.source, 1)
        sides.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignVCenter)
        sides.addWidget(self.target, 1)

        self.name = QLineEdit(name, self)
        self.name.setPlaceholderText(self.tr("What the project is called"))
        self.place = QLabel(self)
        self.place.setProperty("role", "muted")
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.change = QPushButton(self.tr("Other folder…"), self)
        self.change.setProperty("flat", True)
        self.change.clicked.connect(self._ask_folder)
        place = QHBoxLayout()
        place.addWidget(self.place, 1)
        place.addWidget(self.change)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(14)
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("Saved as"), place)

        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.create_button = self.buttons.addButton(
            self.tr("Create and align"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        primary(self.create_button)
        self.create_button.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.buttons)

        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addLayout(sides, 1)
        column.addLayout(form)
        column.addLayout(foot)
        self.resize(1020, 720)

        self.name.textEdited.connect(self._name_edited)
        for panel in (self.source, self.target):
            panel.changed.connect(self._changed)
            panel.dropped.connect(lambda files, panel=panel: self._dropped(files, panel))
        self.finished.connect(lambda _: self._lane.close())
        for panel, file in zip((self.source, self.target), files, strict=False):
            panel.set_file(file)
        self._changed()

    # What it comes to

    def project_name(self) -> str:
        return self.name.text().strip()

    def path(self) -> Path:
        """Where the project file will be."""
        stem = _FORBIDDEN.sub(" ", self.project_name()).strip(" .")
        return self._folder / f"{stem}{SUFFIX}"

    def plan(self) -> Plan | None:
        """The project as it stands in the dialog, or None while something is missing."""
        source, target = self.source.draft, self.target.draft
        if source is None or target is None or self.objection():
            return None
        return Plan(self.path(), self.project_name(), source.text, target.text)

    def objection(self) -> str:
        """Why it cannot be made as it stands, with the remedy; nothing when it can."""
        if self.source.draft is None or self.target.draft is None:
            return ""  # the panels tell, or they are still reading
        if not self.path().stem:
            return self.tr("The project needs a name. Type one.")
        if self.source.draft.request.path == self.target.draft.request.path:
            return self.tr("Both sides are the same file. Choose the translation on the right.")
        if self.path().exists():
            return self.tr("{name} is there already. Choose another name.").format(name=self.path().name)
        if not os.access(self._folder, os.W_OK):
            return self.tr("Nothing can be written in {folder}. Choose another folder.").format(
                folder=self._folder
            )
        return ""

    def accept(self) -> None:
        plan = self.plan()
        if plan is not None:
            super().accept()
            self.planned.emit(plan)

    # Events

    def _changed(self) -> None:
        self._place_arabic()
        self._propose_name()
        self._check()

    def _check(self) -> None:
        objection = self.objection()
        self.trouble.setText(objection)
        name = self.path()
        self.place.setText(isolated_path(name if name.stem else self._folder))
        ready = self.source.draft is not None and self.target.draft is not None and not objection
        self.create_button.setEnabled(ready)

    def _place_arabic(self) -> None:
        """A dropped Arabic text is the source unless both are."""
        if self._placed:
            return
        source, target = self.source.draft, self.target.draft
        if source is not None and target is not None:
            self._placed = True
            if source.language != "ar" and target.language == "ar":
                self._swap()
        elif source is not None and self.target.request is None and source.language != "ar":
            self._placed = True
            self._swap()

    def _propose_name(self) -> None:
        if self._named:
            return
        stems = [panel.request.path.stem for panel in (self.source, self.target) if panel.request]
        bare = [_SIDE_MARK.sub("", stem) for stem in stems]
        name = next((stem for stem in bare if stem), "")
        tries, proposed = 1, name
        while name and (self._folder / f"{proposed}{SUFFIX}").exists():
            tries += 1
            proposed = f"{name} {tries}"
        self.name.setText(proposed)

    def _name_edited(self) -> None:
        self._named = True
        self._check()

    def _swap(self) -> None:
        source, target = self.source.request, self.target.request
        self._placed = True
        self.source.set_request(target)
        self.target.set_request(source)

    def _dropped(self, files: list[Path], panel: SidePanel) -> None:
        if len(files) >= 2:
            self._placed = False
            self.source.set_file(files[0])
            self.target.set_file(files[1])
        elif files:
            self._placed = True
            panel.set_file(files[0])

    def _ask_folder(self) -> None:
        def chosen(folder: Path) -> None:
            self._folder = folder
            self._check()

        ask_folder(self, self.tr("Where the project is kept"), self._folder, chosen)
