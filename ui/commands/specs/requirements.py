"""The conditions under which commands are available."""

from __future__ import annotations

from ui.commands.spec import Requirement, Text


def _tr(text: str) -> Text:
    return Text("commands", text)


PROJECT = Requirement("window.has_project", _tr("No project is open"))
PAIRS = Requirement("window.has_pairs", _tr("There are no pairs yet"))
CURRENT = Requirement("editor.has_current", _tr("No pair is selected"))
ROWS = Requirement("editor.has_rows", _tr("There are no pairs yet"))
REVIEWER = Requirement("editor.is_reviewer", _tr("Only a reviewer can do this"))
TRANSLATOR = Requirement("editor.is_translator", _tr("Only a translator can do this"))
NOT_APPROVED = Requirement(
    "editor.is_open", _tr("The pair is approved; a reviewer must withdraw the approval first")
)
UNDO = Requirement("history.can_undo", _tr("There is nothing to undo"))
REDO = Requirement("history.can_redo", _tr("There is nothing to redo"))
IDLE = Requirement("alignment.is_idle", _tr("Not while the texts are being aligned"))
PLACE = Requirement("alignment.has_place", _tr("No pair is selected"))
BUSY = Requirement("alignment.is_busy", _tr("Nothing is running"))
IN_FILE = Requirement("servers.can_add", _tr("The project is in a library on a server already"))
ON_SERVER = Requirement("servers.can_check_out", _tr("The project is not in a library on a server"))
CHECKED_OUT = Requirement("servers.can_check_in", _tr("The project was not checked out of a library"))
ASSIGNER = Requirement("review.may_assign", _tr("In a library, only a reviewer or a manager can do this"))
PROPOSAL = Requirement("review.has_proposal", _tr("Nobody has proposed a wording for this pair"))
