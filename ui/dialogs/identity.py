"""Who works here: asked once, so that the history of a project knows who did what."""

from __future__ import annotations

import getpass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from aligner.permissions import Person, Role
from ui.design import style_as_primary, style_as_title
from ui.design.forms import style_as_roomy


class IdentityFields(QWidget):
    """Name and role, also used by the preferences."""

    changed = Signal()

    def __init__(self, person: Person | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(person.name if person else _login(), self)
        self.name.setMaxLength(80)
        self.translator = QRadioButton(self.tr("&Translator: I mend and confirm pairs"), self)
        self.reviewer = QRadioButton(self.tr("&Reviewer: I approve pairs or return them"), self)
        reviews = person is not None and person.role is Role.REVIEWER
        (self.reviewer if reviews else self.translator).setChecked(True)
        self.form = form = style_as_roomy(QFormLayout(self))
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("Role"), self.translator)
        form.addRow("", self.reviewer)
        self.name.textChanged.connect(self.changed)
        self.translator.toggled.connect(self.changed)

    def person(self) -> Person | None:
        """What the fields say, or None while there is no name."""
        name = self.name.text().strip()
        role = Role.REVIEWER if self.reviewer.isChecked() else Role.TRANSLATOR
        return Person(name, role) if name else None


class IdentityDialog(QDialog):
    said = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Who is working?"))
        heading = QLabel(self.tr("Who is working?"), self)
        style_as_title(heading)
        why = QLabel(
            self.tr(
                "Your name stands beside what you do in a project's history. "
                "You can change it in the preferences."
            ),
            self,
        )
        why.setWordWrap(True)
        why.setProperty("role", "muted")
        self.fields = IdentityFields(None, self)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("Go on"))
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


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""  # no login name on this system: the field stays empty
