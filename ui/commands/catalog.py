"""Every command with its default keys, in the order of the menus, whether or not a project is open.

The dialog of keys, the sheet to print and docs/KEYS.md all read this one list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QCoreApplication

from ui.commands.keys import Keyed
from ui.commands.menus import LAYOUT, LINE, OTHERS, menu_titles, realign_command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.commands.action_map import Doable
    from ui.editor import EditorView
    from ui.main_window.main_window import MainWindow


class _Nobody:
    """Stands where a window or a table would be, for lists of commands that are read and never done."""

    def __getattr__(self, name: str) -> Any:
        return self

    def __call__(self, *_: object) -> None:
        raise RuntimeError("there is no window to do this in")


class _NoReviewer(_Nobody):
    def tr(self, text: str) -> str:
        return QCoreApplication.translate("ReviewController", text)


class _NoFinder(_Nobody):
    def tr(self, text: str) -> str:
        return QCoreApplication.translate("FindController", text)


def catalog() -> list[Keyed]:
    """All commands. The first call imports the table and the panes."""
    from ui.commands.table_commands import make_verbs

    verbs = [verb for verb in make_verbs(cast("EditorView", _Nobody())) if verb.group != "undo"]
    return _lay_out([*verbs, *_review_commands(), *_finding_commands()])


def window_catalog() -> list[Keyed]:
    """The commands that are there before a project is opened; imports nothing that is not needed then."""
    return _lay_out([])


def _review_commands() -> list[Doable]:
    from ui.controllers.review_controller import ReviewController

    nobody = cast("ReviewController", _NoReviewer())
    return [*ReviewController.table_commands(nobody), *ReviewController.window_commands(nobody)]


def _finding_commands() -> Sequence[Doable]:
    from ui.controllers.find_controller import FindController

    return FindController.window_commands(cast("FindController", _NoFinder()))


def _lay_out(verbs: Sequence[Doable]) -> list[Keyed]:
    from ui.commands.window_commands import window_commands

    by_id: dict[str, Doable] = {
        command.id: command for command in window_commands(cast("MainWindow", _Nobody()))
    }
    named = {id_.lstrip("@") for ids in LAYOUT.values() for id_ in ids}
    made: list[Keyed] = []
    for name, title in menu_titles().items():
        menu = title.replace("&", "")
        for id_ in LAYOUT[name]:
            if id_ == "panes":
                made += _panes(menu)
            elif id_ == "auto-realign":
                text, tooltip = realign_command()
                made.append(Keyed(id_, text, menu, tooltip, ()))
            else:
                made += [_keyed(doable, menu) for doable in _of(id_, by_id, verbs, named)]
    return made


def _of(id_: str, by_id: dict[str, Doable], verbs: Sequence[Doable], named: set[str]) -> list[Doable]:
    """What one entry of the layout stands for."""
    if id_ == OTHERS:
        return [verb for verb in verbs if verb.id not in named and verb.group not in named]
    if id_.startswith("@"):
        return [verb for verb in verbs if verb.group == id_[1:]]
    if id_ in by_id:
        return [by_id[id_]]
    return [verb for verb in verbs if id_ != LINE and verb.id == id_]


def _keyed(doable: Doable, menu: str) -> Keyed:
    return Keyed(doable.id, doable.text, menu, doable.tooltip, tuple(doable.keys))


def _panes(menu: str) -> list[Keyed]:
    from ui.main_window.docks import map_command, pane_specs

    text, key, tooltip = map_command()
    return [
        Keyed("pane-map", text, menu, tooltip, (key,)),
        *(
            Keyed(f"pane-{kind.name}", kind.title, menu, kind.tooltip, (kind.key,) if kind.key else ())
            for kind in pane_specs()
        ),
    ]
