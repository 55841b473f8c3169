"""Commands and the actions made of them: menus, toolbar, keys and the list of keys all come from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.commands.keys.cheat_sheet import shown
from ui.design import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence


WINDOW = "window"


class Doable(Protocol):
    """What the window needs to know of a command; the facing table's verbs are of this shape too."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def keys(self) -> Sequence[str]: ...
    @property
    def tooltip(self) -> str: ...
    @property
    def slot(self) -> Callable[[], object]: ...
    @property
    def enabled(self) -> Callable[[], bool]: ...
    @property
    def group(self) -> str: ...


def always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the window itself.

    Attributes:
        id: stable name, under which a person's own keys are kept.
        keys: portable key sequences ("Ctrl+N"); the first is the one shown.
    """

    id: str
    text: str
    slot: Callable[[], object]
    keys: tuple[str, ...] = ()
    tooltip: str = ""
    enabled: Callable[[], bool] = always
    group: str = WINDOW


class Actions:
    """The actions by id. Each asks its command, at the moment it is wanted, whether it can be done."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self._actions: dict[str, QAction] = {}
        self._doables: dict[str, Doable] = {}
        self._adopted: dict[str, QAction] = {}

    def add(self, doables: Iterable[Doable], pane: QWidget | None = None) -> None:
        """Make an action of each command.

        Args:
            pane: the widget that must have the focus for the keys to work; None: the whole window.
        """
        for doable in doables:
            action = QAction(doable.text, self._owner)
            action.setObjectName(doable.id)
            action.triggered.connect(_call(doable))
            if pane is not None:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            (pane or self._owner).addAction(action)
            action.setStatusTip(doable.tooltip)
            _set_keys(action, doable.keys, doable.tooltip)
            picture = ICONS.get(doable.id)
            if picture is not None:
                action.setIcon(icon(picture))
                action.setIconVisibleInMenu(False)
                short = short_names().get(doable.id, action.iconText())
                action.setIconText(f"\u2002{short}")  # Qt alone sets icon and text too close
            self._actions[doable.id] = action
            self._doables[doable.id] = doable
        self.refresh()

    def adopt(self, actions: Iterable[QAction]) -> None:
        """Take in actions that others made, such as those that show and hide panes: by object name."""
        for action in actions:
            self._owner.addAction(action)  # so that the key works while every menu is hidden
            self._adopted[action.objectName()] = action

    def disown(self, actions: Iterable[QAction]) -> None:
        """Let go of what others made and are about to take away."""
        for action in actions:
            self._owner.removeAction(action)
            self._adopted.pop(action.objectName(), None)

    def set_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Give every command its keys, the one that is shown first; by id, the rest keep what they have."""
        for id_, sequences in keys.items():
            if id_ in self._doables:
                _set_keys(self._actions[id_], sequences, self._doables[id_].tooltip)
            elif id_ in self._adopted:
                _set_keys(self._adopted[id_], sequences, self._adopted[id_].statusTip())

    def key_of(self, id_: str) -> str:
        """The key that is shown for a command, as this system writes it; empty when it has none."""
        action = self._actions.get(id_) or self._adopted.get(id_)
        return "" if action is None else shown(action.shortcut().toString())

    def remove(self, ids: Iterable[str]) -> None:
        """Take the actions of a pane that goes away out of every menu."""
        for id_ in list(ids):
            self._doables.pop(id_, None)
            action = self._actions.pop(id_, None)
            if action is not None:
                for place in action.associatedObjects():
                    if isinstance(place, QWidget):
                        place.removeAction(action)
                action.deleteLater()

    def get(self, id_: str) -> QAction | None:
        return self._actions.get(id_)

    def of_group(self, group: str) -> list[QAction]:
        """The actions of one group of a pane's verbs, in their order."""
        return [self._actions[id_] for id_, doable in self._doables.items() if doable.group == group]

    def outside(self, named: Container[str]) -> list[QAction]:
        """The verbs of panes that neither by id nor by group are among ``named``."""
        return [
            self._actions[id_]
            for id_, doable in self._doables.items()
            if doable.group != WINDOW and id_ not in named and doable.group not in named
        ]

    def explain(self, id_: str, what: str | None) -> None:
        """Say in a command's tooltip what it would do just now."""
        action, doable = self._actions[id_], self._doables[id_]
        action.setToolTip(_with_key(what or doable.tooltip, action))

    def refresh(self) -> None:
        """Ask each command anew whether it can be done now."""
        for id_, doable in self._doables.items():
            self._actions[id_].setEnabled(doable.enabled())


def _call(doable: Doable) -> Callable[[bool], None]:
    """The command's slot, without the ``checked`` that Qt hands to it."""

    def call(_checked: bool = False) -> None:
        if doable.enabled():
            doable.slot()

    return call


def _set_keys(action: QAction, keys: Sequence[str], tooltip: str) -> None:
    """Give an action its keys and teach the first of them in its tooltip."""
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setToolTip(_with_key(tooltip or action.text().replace("&", ""), action))


def _with_key(text: str, action: QAction) -> str:
    key = shown(action.shortcut().toString())
    return f"{text} ({key})" if key else text


ICONS = {
    "new": "new",
    "open": "open",
    "sample": "sample",
    "align": "align",
    "export": "export",
    "preferences": "settings",
    "keys": "keys",
    "undo": "undo",
    "redo": "redo",
    "confirm_and_next": "confirm",
    "approve_and_next": "approve",
    "return_with_reason": "return",
    "split_at_caret": "split",
    "merge_down": "merge",
    "find": "find",
    "edit": "edit",
    "make_null": "null",
}


def short_names() -> dict[str, str]:
    """What buttons say of commands whose name in the menu is long."""
    return {
        "confirm_and_next": QCoreApplication.translate("buttons", "Confirm"),
        "approve_and_next": QCoreApplication.translate("buttons", "Approve"),
        "return_with_reason": QCoreApplication.translate("buttons", "Return…"),
        "split_at_caret": QCoreApplication.translate("buttons", "Split"),
        "merge_down": QCoreApplication.translate("buttons", "Merge"),
        "export": QCoreApplication.translate("buttons", "Export TMX"),
    }
