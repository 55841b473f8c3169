"""Who works here: asked once, so that the history of a project knows who did what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ui.design import style_as_primary, style_as_title
from ui.widgets.identity_fields import IdentityFields
from ui.widgets.screen_fit import FittedDialog


class IdentityDialog(FittedDialog):
    said = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("User and role"))
        heading = QLabel(self.tr("User and role"), self)
        style_as_title(heading)
        why = QLabel(
            self.tr("Your name is recorded with each change. You can change it in Preferences."),
            self,
        )
        why.setWordWrap(True)
        why.setProperty("role", "muted")
        self.fields = IdentityFields(None, self)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("Continue"))
        style_as_primary(ok)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.fields.changed.connect(lambda: ok.setEnabled(self.fields.person() is not None))
        ok.setEnabled(self.fields.person() is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addWidget(why)
        column.addWidget(self.fields)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(460)
        self.fields.name.selectAll()

    def accept(self) -> None:
        person = self.fields.person()
        if person is not None:
            # Closed first: what follows may open the next dialog.
            super().accept()
            self.said.emit(person)
