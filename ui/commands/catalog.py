"""All commands, by menu, and the shorter selections that toolbars and context menus show.

Menus, palette, toolbars, context menus, the keys dialog, the printed sheet and docs/KEYS.md read this list.
"""

from __future__ import annotations

from dataclasses import replace

from aligner.permissions import Role
from ui.commands.spec import CommandSpec, Submenu, Text
from ui.commands.specs import edit, go, pairs, project, review, view
from ui.commands.specs import help as help_

LINE = "-"
SPACE = " "


def _tr(text: str) -> Text:
    return Text("Menus", text)


MENU_TITLES = {
    "project": _tr("&Project"),
    "edit": _tr("&Edit"),
    "pairs": _tr("P&airs"),
    "review": _tr("&Review"),
    "go": _tr("&Go"),
    "view": _tr("&View"),
    "help": _tr("&Help"),
}
"""In the order of the menu bar."""

_MENUS: dict[str, tuple[CommandSpec | Submenu, ...]] = {
    "project": project.MENU,
    "edit": edit.MENU,
    "pairs": pairs.MENU,
    "review": review.MENU,
    "go": go.MENU,
    "view": view.MENU,
    "help": help_.MENU,
}


def _in_menu(entry: CommandSpec | Submenu, name: str) -> CommandSpec | Submenu:
    """An entry that knows its menu."""
    if isinstance(entry, CommandSpec):
        return replace(entry, menu=name)
    return replace(entry, entries=tuple(replace(inner, menu=name) for inner in entry.entries))


MENUS: dict[str, tuple[CommandSpec | Submenu, ...]] = {
    name: tuple(_in_menu(entry, name) for entry in entries) for name, entries in _MENUS.items()
}
"""The entries of each menu; a line is drawn wherever the group changes."""

COMMANDS: tuple[CommandSpec, ...] = tuple(
    command
    for entries in MENUS.values()
    for entry in entries
    for command in ((entry,) if isinstance(entry, CommandSpec) else entry.entries)
)
"""Every command, in the order of the menus."""

BY_ID: dict[str, CommandSpec] = {spec.id: spec for spec in COMMANDS}

TOOLBARS = {
    Role.TRANSLATOR: (
        "align.all", LINE, "history.undo", "history.redo", LINE, "review.confirm_and_next", LINE,
        "editor.split_at_caret", "editor.merge_down", LINE, "editor.edit", "find.find", SPACE,
        "project.export_tmx",
    ),
    Role.REVIEWER: (
        "history.undo", "history.redo", LINE, "review.approve_and_next", "review.return_with_reason", LINE,
        "find.find", SPACE, "project.export_tmx",
    ),
}  # fmt: skip

WITH_TEXT = {
    "align.all", "review.confirm_and_next", "review.approve_and_next", "review.return_with_reason",
    "editor.split_at_caret", "editor.merge_down", "project.export_tmx",
}  # fmt: skip
"""Toolbar buttons that show a text beside the picture."""

CONTEXT_MENUS = {
    Role.TRANSLATOR: (
        "review.confirm_and_next", "review.unconfirm", LINE, "editor.split_at_caret", "editor.merge_up",
        "editor.merge_down", "editor.next_suggestion", "editor.make_null", LINE, "editor.edit",
        "editor.copy_text", "find.concordance", LINE, "review.comment",
    ),
    Role.REVIEWER: (
        "review.approve_and_next", "review.return_with_reason", "review.unconfirm", LINE,
        "editor.copy_text", "find.concordance", LINE, "review.comment", "review.propose",
    ),
}  # fmt: skip
"""What the context menu of a pair offers: at most twelve commands."""


def menu_title(spec: CommandSpec) -> str:
    """The title of a command's menu, without its mnemonic."""
    title = MENU_TITLES.get(spec.menu)
    return str(title).replace("&", "") if title is not None else spec.menu
