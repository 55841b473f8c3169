"""Names of people, roles and times as the interface writes them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aligner.permissions import MACHINE, NOBODY, Person, Role
from ui.i18n.bidi import isolated


def role_name(role: Role) -> str:
    return _tr("reviewer") if role is Role.REVIEWER else _tr("translator")


def person_name(who: str, role: Role | None = None) -> str:
    """Name the author of an event, with the role if it is given."""
    if who == MACHINE:
        return _tr("the machine")
    return who if role is None else f"{who} ({role_name(role)})"


def person_and_role(person: Person) -> str:
    """Name the person at work ("Layla · translator"), or invite nobody to give a name."""
    if person == NOBODY:
        return _tr("Enter your name")
    return f"{isolated(person.name)} · {role_name(person.role)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("people", text)
