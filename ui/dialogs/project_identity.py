"""Who works on this project, and by which rule: chosen for each project and kept until it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from aligner.permissions import Person, Role
from ui.design import emphasise, style_as_primary, style_as_title
from ui.widgets.identity_fields import IdentityFields
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ui.settings import Preferences

KEY = "people"
MOST = 200


def kept_person(preferences: Preferences, path: Path) -> Person | None:
    """As whom one worked on a project last; None when that was never said for this project."""
    found = preferences.value(KEY, {}).get(str(path))
    try:
        return Person(found["name"], Role(found["role"])) if found else None
    except (KeyError, TypeError, ValueError):
        return None  # an edited setting: ask the general one


def keep_person(preferences: Preferences, path: Path, person: Person) -> None:
    """Remember as whom one works on a project."""
    people = {**preferences.value(KEY, {})}
    people.pop(str(path), None)
    people[str(path)] = {"name": person.name, "role": person.role.value}
    preferences.set_value(KEY, dict(list(people.items())[-MOST:]))


class ProjectIdentityDialog(FittedDialog):
    """Name and role for one project, and the project's rule about one's own work.

    Signals:
        said: the person, when it is accepted.
        ruled: whether approving one's own work is to be forbidden, when a reviewer changed that.
    """

    said = Signal(object)
    ruled = Signal(bool)

    def __init__(
        self,
        project: str,
        person: Person,
        *,
        forbid_own: bool,
        known: Iterable[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._forbids = forbid_own
        self.setWindowTitle(self.tr("User and role"))
        heading = QLabel(self.tr("User and role"), self)
        style_as_title(heading)
        where = PlainLabel(
            self.tr("For the project “{name}” only. The history records this name with each change.").format(
                name=project
            ),
            self,
        )
        where.setWordWrap(True)
        where.setProperty("role", "muted")
        self.fields = IdentityFields(person, self)
        names = QCompleter(sorted(set(known)), self)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.fields.name.setCompleter(names)

        rule = QLabel(self.tr("Project rule"), self)
        emphasise(rule)
        rule.setContentsMargins(0, 10, 0, 0)
        self.forbid = QCheckBox(self.tr("Do not let anyone approve their own &work"), self)
        self.forbid.setChecked(forbid_own)
        self.why = QLabel(self.tr("Only a reviewer can change this rule."), self)
        self.why.setProperty("role", "muted")

        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("&Save"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        style_as_primary(self.ok)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.fields.changed.connect(self._check)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(12)
        for widget in (heading, where, self.fields, rule, self.forbid, self.why):
            column.addWidget(widget)
        column.addStretch(1)
        column.addSpacing(8)
        column.addWidget(self.buttons)
        self.setMinimumWidth(480)
        self.fields.name.selectAll()
        self._check()

    def _check(self) -> None:
        person = self.fields.person()
        self.ok.setEnabled(person is not None)
        reviews = person is not None and person.role is Role.REVIEWER
        self.forbid.setEnabled(reviews)
        self.why.setVisible(not reviews)
        if not reviews:
            self.forbid.setChecked(self._forbids)

    def accept(self) -> None:
        person = self.fields.person()
        if person is None:
            return
        super().accept()
        self.said.emit(person)
        if self.forbid.isChecked() != self._forbids:
            self.ruled.emit(self.forbid.isChecked())
