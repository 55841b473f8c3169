"""A command as data: its texts, default keys, place in the menus and the method that performs it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

_look_up = QCoreApplication.translate  # by another name: the extractor reads calls of "translate" as marks


@dataclass(frozen=True, slots=True)
class Text:
    """A text marked for translation, looked up when it is shown.

    A function whose only statement returns ``Text("context", text)`` marks the texts that it is given.
    """

    context: str
    source: str

    def __str__(self) -> str:
        return _look_up(self.context, self.source) if self.source else ""


NO_TEXT = Text("", "")


class Scope(Enum):
    """Where the keys of a command work."""

    WINDOW = "window"
    """Wherever the focus is."""
    EDITOR = "editor"
    """Only while the table or the flowing texts have the focus."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A condition for a command to be available.

    Attributes:
        check: "target.name" of a property or method that tells whether it holds now.
        reason: why the command is unavailable when it does not hold.
    """

    check: str
    reason: Text


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """A command.

    Attributes:
        id: stable name ("editor.split_at_caret"); a person's own keys are stored under it.
        text: as menus show it, with a mnemonic.
        keys: portable key sequences by default; the first is the one shown everywhere.
        handler: "target.method", where the target is an object registered by that name; empty for a switch
            whose owner provides the action, as for a pane.
        tooltip: one sentence on what it does.
        needs: all must hold for the command to be available.
        menu, group: its menu, filled in by the catalog, and the block within that menu.
        scope: where the keys work.
        icon: name of a picture for buttons.
        button: short text for buttons; the menu's text if empty.
    """

    id: str
    text: Text
    keys: tuple[str, ...] = ()
    handler: str = ""
    tooltip: Text = NO_TEXT
    needs: tuple[Requirement, ...] = ()
    menu: str = ""
    group: str = ""
    scope: Scope = Scope.WINDOW
    icon: str = ""
    button: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu within a menu.

    Attributes:
        entries: its commands; empty for one that is filled elsewhere, such as the recent projects.
    """

    id: str
    text: Text = NO_TEXT
    entries: tuple[CommandSpec, ...] = ()
    group: str = ""
