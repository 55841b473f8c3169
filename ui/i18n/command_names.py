"""The commands of the project file by the names that a person reads."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def command_names() -> dict[str, str]:
    """The commands of the project file, by the names that a person reads."""
    return {
        "confirm": _tr("Confirm"),
        "unconfirm": _tr("Remove confirmation"),
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
        "link words": _tr("Link words"),
        "propose": _tr("Propose"),
        "accept": _tr("Accept the wording"),
        "refuse": _tr("Refuse the wording"),
        "release": _tr("Reset to suggestion"),
        "rule": _tr("Change a rule"),
        "assign": _tr("Assign"),
        "suggest": _tr("Suggest"),
        "undo": _tr("Undo"),
        "redo": _tr("Redo"),
        "migrate": _tr("Update the file"),
        "repair": _tr("Repair the file"),
    }


def command_name(command: str) -> str:
    """A command as a person calls it; one not known here keeps the name it has in the file."""
    return command_names().get(command, command)


def command_on_pair(command: str, number: str) -> str | None:
    """A command and the pair that it changed, as the Edit menu names the next step to undo.

    Args:
        number: of the pair, in the digits of the interface.
    Returns:
        None for a command that concerns no single pair.
    """
    template = {
        "confirm": _tr("Confirm pair {number}"),
        "unconfirm": _tr("Remove the confirmation of pair {number}"),
        "approve": _tr("Approve pair {number}"),
        "return": _tr("Return pair {number}"),
        "split": _tr("Split pair {number}"),
        "merge": _tr("Merge into pair {number}"),
        "shift": _tr("Shift a segment of pair {number}"),
        "move cut": _tr("Move the cut of pair {number}"),
        "detach": _tr("Separate the sides of pair {number}"),
        "join": _tr("Join into pair {number}"),
        "transfer": _tr("Move a segment of pair {number}"),
        "edit": _tr("Correct pair {number}"),
        "comment": _tr("Comment on pair {number}"),
        "link words": _tr("Link words of pair {number}"),
        "propose": _tr("Propose a wording for pair {number}"),
        "accept": _tr("Accept the wording for pair {number}"),
        "refuse": _tr("Refuse the wording for pair {number}"),
    }.get(command)
    return template.format(number=number) if template is not None else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("history", text)
