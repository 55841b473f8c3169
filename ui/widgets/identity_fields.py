"""Fields for the name and role of the person at work."""

from __future__ import annotations

import getpass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QRadioButton, QWidget

from aligner.permissions import Person, Role
from ui.design.forms import style_as_roomy


class IdentityFields(QWidget):
    """Name and role.

    Signals:
        changed: the name or the role.
    """

    changed = Signal()

    def __init__(self, person: Person | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(person.name if person else _login(), self)
        self.name.setMaxLength(80)
        self.translator = QRadioButton(self.tr("&Translator: I correct and confirm pairs"), self)
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


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""  # no login name on this system: the field stays empty
