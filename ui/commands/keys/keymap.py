"""A person's keys: a preset and their changes, stored in the preferences or in a JSON file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from PySide6.QtGui import QKeySequence

from aligner.errors import InputError
from ui.commands.keys.presets import PRESETS
from ui.commands.keys.renamed import by_present_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ui.commands.spec import CommandSpec
    from ui.settings import Preferences

SETTING = "keys"
FORMAT = "muqabala-keys"

# Keys that move about in the table, in fields and between panes, whatever is chosen.
_RESERVED = {
    *(
        f"{modifier}{key}"
        for key in ("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown")
        for modifier in ("", "Shift+")
    ),
    *("Ctrl+Home", "Ctrl+End", "Tab", "Shift+Tab", "Ctrl+Tab", "Esc", "Ctrl+A", "Ctrl+V", "Alt+F4"),
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """One key with two meanings. ``other`` is None when the key is reserved for navigation."""

    key: str
    other: CommandSpec | None


def portable(keys: Iterable[str]) -> tuple[str, ...]:
    """The sequences as Qt spells them ("ctrl+del" → "Ctrl+Del"), without invalid ones."""
    made = (
        QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) for key in keys if key.strip()
    )
    return tuple(dict.fromkeys(key for key in made if key and "Unknown" not in key))


class Keymap:
    """An immutable choice of keys.

    Attributes:
        preset: id of the preset it starts from.
        own: what the person changed: command id → keys, an empty tuple for "none".
    """

    def __init__(self, preset: str = "muqabala", own: Mapping[str, Sequence[str]] | None = None) -> None:
        self.preset = preset if preset in PRESETS else "muqabala"
        self.own = {id_: portable(keys) for id_, keys in (own or {}).items()}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keymap) and (self.preset, self.own) == (other.preset, other.own)

    def __hash__(self) -> int:
        return hash((self.preset, tuple(sorted(self.own.items()))))

    # Keeping

    @classmethod
    def kept(cls, preferences: Preferences) -> Self:
        """The person's keys; the defaults if the stored ones cannot be read."""
        try:
            return cls._read(preferences.value(SETTING, {}))
        except (TypeError, ValueError, AttributeError):
            return cls()

    def keep(self, preferences: Preferences) -> None:
        preferences.set_value(SETTING, {"preset": self.preset, "own": self.own})

    def to_json(self) -> str:
        """The content of a file for another machine."""
        return json.dumps(
            {"format": FORMAT, "version": 1, "preset": self.preset, "own": self.own},
            indent=2,
            ensure_ascii=False,
            sort_keys=True,
        )

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what :meth:`to_json` wrote.

        Raises:
            InputError: the text is something else.
        """
        try:
            data = json.loads(text)
            if data["format"] != FORMAT:
                raise ValueError(data["format"])
            return cls._read(data)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise InputError(
                "This is no file of keys that Muqabala wrote", remedy="Choose another file"
            ) from error

    @classmethod
    def _read(cls, data: Any) -> Self:
        own = data.get("own", {})
        if not all(
            isinstance(keys, list) and all(isinstance(key, str) for key in keys) for keys in own.values()
        ):
            raise ValueError("keys are lists of strings")
        return cls(str(data.get("preset", "muqabala")), by_present_ids(own))

    # Choosing

    def with_preset(self, preset: str) -> Keymap:
        """A preset without own keys."""
        return Keymap(preset)

    def with_keys(self, id_: str, keys: Sequence[str]) -> Keymap:
        return Keymap(self.preset, {**self.own, id_: portable(keys)})

    def without_own(self, id_: str) -> Keymap:
        """Without the own keys of a command."""
        return Keymap(self.preset, {other: keys for other, keys in self.own.items() if other != id_})

    def resolve(self, commands: Iterable[CommandSpec]) -> dict[str, tuple[str, ...]]:
        """The keys of every command, the one that is shown first.

        Own keys take precedence over the preset, and the preset over the defaults; a key that is used twice
        goes to the first.
        """
        commands = list(commands)
        preset = PRESETS[self.preset].keys
        taken: set[str] = set()
        made: dict[str, tuple[str, ...]] = {}
        chosen: list[list[tuple[str, tuple[str, ...]]]] = [[], [], []]
        for command in commands:
            if command.id in self.own:
                chosen[0].append((command.id, self.own[command.id]))
            elif command.id in preset:
                chosen[1].append((command.id, portable(preset[command.id])))
            else:
                chosen[2].append((command.id, portable(command.keys)))
        for layer in chosen:
            for id_, keys in layer:
                made[id_] = tuple(key for key in keys if key not in taken)
                taken.update(keys)
        return {command.id: made[command.id] for command in commands}

    def conflict(self, commands: Iterable[CommandSpec], id_: str, key: str) -> Conflict | None:
        """What prevents a key from being given to a command; None if nothing does."""
        if key in _RESERVED:
            return Conflict(key, None)
        commands = list(commands)
        resolved = self.resolve(commands)
        for command in commands:
            if command.id != id_ and key in resolved[command.id]:
                return Conflict(key, command)
        return None

    def give(self, commands: Iterable[CommandSpec], id_: str, keys: Sequence[str]) -> Keymap:
        """Give keys to a command and take them from whichever other has them."""
        commands = list(commands)
        wanted = portable(keys)
        made: Keymap = self.with_keys(id_, wanted)
        for other, has in self.resolve(commands).items():
            if other != id_ and set(has) & set(wanted):
                made = made.with_keys(other, [key for key in has if key not in wanted])
        return made


def free_of_conflicts(resolved: Mapping[str, Sequence[str]]) -> bool:
    every = [key for keys in resolved.values() for key in keys]
    return len(every) == len(set(every))
