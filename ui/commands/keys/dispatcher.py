"""Performs the commands of the editor when their keys are pressed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from ui.commands.keys.cheat_sheet import shown
from ui.commands.keys.physical_keys import key_combination

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from ui.commands.binding import BoundCommand


class KeyDispatcher:
    """Maps keys to commands.

    A key that has no character of the Latin alphabet counts as the key at the same place of the keyboard.
    """

    def __init__(self) -> None:
        self._commands: list[BoundCommand] = []
        self._keys: dict[str, Sequence[str]] = {}
        self._by_key: dict[str, BoundCommand] = {}
        self.refused: Callable[[str], object] = lambda _sentence: None
        """Called with the reason when the command of a key is unavailable."""

    def set_commands(self, commands: Iterable[BoundCommand]) -> None:
        """Replace the commands."""
        self._commands = list(commands)
        self._bind()

    def set_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Set the keys of commands, by id; the others keep their defaults."""
        self._keys = dict(keys)
        self._bind()

    def keys_of(self, command: BoundCommand) -> Sequence[str]:
        """The keys of a command, the one that is shown first."""
        return self._keys.get(command.spec.id, command.spec.keys)

    def shown_key(self, id_: str) -> str:
        """The key of a command as this system writes it; empty if it has none."""
        command = next((command for command in self._commands if command.spec.id == id_), None)
        keys = self.keys_of(command) if command is not None else ()
        return shown(keys[0]) if keys else ""

    def command_of(self, event: QKeyEvent) -> BoundCommand | None:
        """The command of a key; None if it has none."""
        return self._by_key.get(QKeySequence(key_combination(event)).toString())

    def dispatch(self, event: QKeyEvent) -> bool:
        """Perform the command of a key, or say why it is unavailable; False if the key has none."""
        command = self.command_of(event)
        if command is None:
            return False
        refusal = command.refusal()
        if refusal is None:
            command()
        else:
            self.refused(f"{refusal}.")
        return True

    def _bind(self) -> None:
        self._by_key = {
            QKeySequence(key).toString(): command
            for command in self._commands
            for key in self.keys_of(command)
        }
