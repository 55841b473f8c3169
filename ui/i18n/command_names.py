"""The commands of the project file by the names that a person reads."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def command_names() -> dict[str, str]:
    """The commands of the project file, by the names that a person reads."""
    return {
        "confirm": _tr("Confirm"),
        "unconfirm": _tr("Take back"),
        "approve": _tr("Approve"),
        "return": _tr("Return"),
        "split": _tr("Split"),
        "merge": _tr("Merge"),
        "shift": _tr("Shift"),
        "move cut": _tr("Move a cut"),
        "detach": _tr("Detach"),
        "join": _tr("Join"),
        "transfer": _tr("Transfer"),
        "move": _tr("Move"),
        "edit": _tr("Correct"),
        "comment": _tr("Comment"),
        "propose": _tr("Propose"),
        "release": _tr("Release"),
        "rule": _tr("Change a rule"),
        "suggest": _tr("Suggest"),
        "undo": _tr("Undo"),
        "redo": _tr("Redo"),
        "migrate": _tr("Update the file"),
        "repair": _tr("Repair the file"),
    }


def command_name(command: str) -> str:
    """A command as a person calls it; one not known here keeps the name it has in the file."""
    return command_names().get(command, command)


def _tr(text: str) -> str:
    return QCoreApplication.translate("history", text)
