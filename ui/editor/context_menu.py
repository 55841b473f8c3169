"""The context menu of a pair: the few commands that a person's role needs most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commands.catalog import CONTEXT_MENUS, LINE
from ui.commands.keys.cheat_sheet import shown
from ui.widgets.quiet_menu import QuietMenu
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QMenu, QWidget

    from aligner.permissions import Role
    from ui.commands.binding import BoundCommand
    from ui.commands.keys.dispatcher import KeyDispatcher


def context_menu(parent: QWidget, commands: Iterable[BoundCommand], keys: KeyDispatcher, role: Role) -> QMenu:
    """A menu that deletes itself once it has closed. A command that is unavailable says why."""
    by_id = {command.spec.id: command for command in commands}
    menu = QuietMenu(parent)
    menu.setObjectName("facing-menu")
    menu.setToolTipsVisible(True)
    for id_ in CONTEXT_MENUS[role]:
        command = by_id.get(id_)
        if id_ == LINE:
            menu.addSeparator()
        elif command is not None:
            refusal, text = command.refusal(), str(command.spec.text)
            key = next(iter(keys.keys_of(command)), "")
            action = menu.addAction(f"{text}\t{shown(key)}" if key else text)
            action.setObjectName(id_)
            action.setToolTip(plain_tip(str(command.spec.tooltip) if refusal is None else f"{refusal}."))
            action.setEnabled(refusal is None)
            action.triggered.connect(lambda _=False, command=command: command())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
