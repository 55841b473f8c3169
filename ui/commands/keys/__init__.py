"""Which key does what: defaults, presets, a person's own, conflicts between them, and the sheet to print."""

from ui.commands.keys.keymap import Conflict, Keymap, free_of_conflicts, portable
from ui.commands.keys.presets import PRESETS, KeyPreset

__all__ = ["PRESETS", "Conflict", "KeyPreset", "Keymap", "free_of_conflicts", "portable"]
