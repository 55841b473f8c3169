"""The actions of a window: one for each command that can be performed, by command id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.commands.binding import BoundCommand, bind
from ui.commands.catalog import BY_ID, COMMANDS
from ui.commands.keys.cheat_sheet import shown
from ui.commands.keys.physical_keys import key_combination
from ui.commands.spec import Scope
from ui.design import icon
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from ui.commands.spec import CommandSpec


class ActionMap(QObject):
    """Makes actions for the commands whose targets are there, and keeps them up to date.

    Keys of commands for the editor are shown but not bound here: the editor's key dispatcher performs them,
    in the table and in the flowing texts alike.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._targets: dict[str, object] = {}
        self._actions: dict[str, QAction] = {}
        self._bound: dict[str, BoundCommand] = {}
        self._adopted: dict[str, QAction] = {}

    def add_targets(self, targets: Mapping[str, object]) -> None:
        """Register objects and make the actions of the commands that they perform."""
        self._targets |= targets
        for bound in bind(COMMANDS, self._targets, targets):
            self._bound[bound.spec.id] = bound
            self._actions[bound.spec.id] = self._make(bound)
        self.refresh()

    def remove_targets(self, names: Iterable[str]) -> None:
        """Forget objects and take the actions of their commands out of every menu."""
        names = list(names)
        for bound in bind(COMMANDS, self._targets, names):
            self._bound.pop(bound.spec.id, None)
            action = self._actions.pop(bound.spec.id, None)
            if action is not None:
                for place in action.associatedObjects():
                    if isinstance(place, QWidget):
                        place.removeAction(action)
                action.deleteLater()
        for name in names:
            self._targets.pop(name, None)

    def adopt(self, actions: Iterable[QAction]) -> None:
        """Add switches that others made, such as those of the panes; their object names are command ids."""
        for action in actions:
            spec = BY_ID[action.objectName()]
            action.setText(str(spec.text))
            action.setStatusTip(str(spec.tooltip))
            _set_keys(action, spec, spec.keys)
            self._owner.addAction(action)  # the key works while every menu is hidden
            self._adopted[spec.id] = action

    def disown(self, actions: Iterable[QAction]) -> None:
        """Remove actions that others made and are about to delete."""
        for action in actions:
            self._owner.removeAction(action)
            self._adopted.pop(action.objectName(), None)

    def get(self, id_: str) -> QAction | None:
        """The action of a command; None while nothing can perform it."""
        return self._actions.get(id_) or self._adopted.get(id_)

    def bound(self, scope: Scope) -> list[BoundCommand]:
        """The commands of a scope that have a target now."""
        return [bound for bound in self._bound.values() if bound.spec.scope is scope]

    def set_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Set the keys of commands, by id; the first is the one shown. Other commands keep theirs."""
        for id_, sequences in keys.items():
            action = self.get(id_)
            if action is not None:
                _set_keys(action, BY_ID[id_], sequences)
        self.refresh()

    def key_of(self, id_: str) -> str:
        """The key that is shown for a command, as this system writes it; empty if it has none."""
        action = self.get(id_)
        return "" if action is None else shown(action.shortcut().toString())

    def press(self, event: QKeyEvent) -> bool:
        """Perform the command of a key of another alphabet, which Qt has found no shortcut for.

        Returns:
            whether the key at that place of the keyboard has a command of the window.
        """
        combination = key_combination(event)
        if combination == event.keyCombination():
            return False
        sequence = QKeySequence(combination)
        for action in (*self._actions.values(), *self._adopted.values()):
            if sequence in action.shortcuts() and BY_ID[action.objectName()].scope is Scope.WINDOW:
                if action.isEnabled():
                    action.trigger()
                return True
        return False

    def describe(self, id_: str, text: str, tooltip: str) -> None:
        """Show in a command's text and tooltip what it would do now."""
        action = self._actions[id_]
        action.setText(text)
        action.setStatusTip(tooltip)
        action.setToolTip(plain_tip(_with_key(tooltip, action)))

    def refresh(self) -> None:
        """Enable each action, or disable it and say why in its tooltip."""
        for id_, bound in self._bound.items():
            action, refusal = self._actions[id_], bound.refusal()
            action.setEnabled(refusal is None)
            text = action.statusTip() or action.text().replace("&", "")
            action.setToolTip(
                plain_tip(_with_key(text, action) if refusal is None else f"{text}. {refusal}.")
            )

    def _make(self, bound: BoundCommand) -> QAction:
        spec = bound.spec
        action = QAction(str(spec.text), self._owner)
        action.setObjectName(spec.id)
        action.triggered.connect(_without_checked(bound))
        action.setStatusTip(str(spec.tooltip))
        if spec.scope is Scope.EDITOR:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # of no widget: shown only
        else:
            self._owner.addAction(action)
        _set_keys(action, spec, spec.keys)
        if spec.icon:
            action.setIcon(icon(spec.icon))
            action.setIconVisibleInMenu(False)
            short = str(spec.button) or action.iconText()
            action.setIconText(f"\u2002{short}")  # Qt sets icon and text too close together
        return action


def _without_checked(command: BoundCommand) -> Callable[[bool], None]:
    """The command as a slot, without the ``checked`` that Qt passes."""

    def call(_checked: bool = False) -> None:
        command()

    return call


def _set_keys(action: QAction, spec: CommandSpec, keys: Sequence[str]) -> None:
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setToolTip(plain_tip(_with_key(str(spec.tooltip) or str(spec.text).replace("&", ""), action)))


def _with_key(text: str, action: QAction) -> str:
    keys = ", ".join(shown(key.toString()) for key in action.shortcuts())
    return f"{text} ({keys})" if keys else text
