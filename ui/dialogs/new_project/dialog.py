"""A new project of two texts, with a look at how they are decoded and cut before anything is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.concurrency.worker import SerialWorker
from ui.design import style_as_primary, style_as_title
from ui.dialogs.new_project.location import ProjectPlace
from ui.dialogs.new_project.plain_side import SidePanel
from ui.dialogs.new_project.side_pair import TwoSides
from ui.i18n.bidi import in_order
from ui.widgets.screen_fit import FittedDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db import TextInput


@dataclass(frozen=True, slots=True)
class Plan:
    """The project that a person wants made."""

    path: Path
    name: str
    source: TextInput
    target: TextInput


class NewProjectDialog(FittedDialog):
    """Emits ``planned`` with a :class:`Plan` once it has been accepted."""

    planned = Signal(object)

    def __init__(
        self, folder: Path, files: Sequence[Path] = (), name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New project"))
        self._lane = SerialWorker("muqabala-reader", self)
        heading = QLabel(self.tr("New project"), self)
        style_as_title(heading)
        self.source = SidePanel(self.tr("Source text"), "ar", self._lane, folder, self)
        self.target = SidePanel(self.tr("Translation"), "en", self._lane, folder, self)
        self.sides = TwoSides(self.source, self.target, self)
        self.swap = self.sides.swap_button
        self.place = ProjectPlace(folder, name, self)
        self.name = self.place.name

        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.create_button = self.buttons.addButton(
            self.tr("Create and align"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        style_as_primary(self.create_button)
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
        column.addWidget(self.sides, 1)
        column.addWidget(self.place)
        column.addLayout(foot)
        self.resize(1020, 720)

        self.sides.changed.connect(self._changed)
        self.place.changed.connect(self._check)
        self.finished.connect(lambda _: self._lane.close())
        self.sides.take(files)
        self._changed()

    # What it comes to

    def path(self) -> Path:
        """Where the project file will be."""
        return self.place.path()

    def plan(self) -> Plan | None:
        """The project as the dialog describes it, or None while something is missing."""
        source, target = self.source.draft, self.target.draft
        if source is None or target is None or self.objection():
            return None
        return Plan(self.path(), self.place.text(), source.for_project(), target.for_project())

    def objection(self) -> str:
        """Why it cannot be made like this, with the remedy; nothing when it can."""
        if self.source.draft is None or self.target.draft is None:
            return ""  # the panels tell, or they are still reading
        if self.sides.is_same_file:
            return self.tr("Both sides use the same file. Choose another file for one of them.")
        return self.place.objection()

    def accept(self) -> None:
        plan = self.plan()
        if plan is not None:
            super().accept()
            self.planned.emit(plan)

    # Events

    def _changed(self) -> None:
        self.place.propose(self.sides.stems())
        self._check()

    def _check(self) -> None:
        objection = self.objection()
        self.trouble.setText(in_order(objection))
        ready = self.source.draft is not None and self.target.draft is not None and not objection
        self.create_button.setEnabled(ready)
