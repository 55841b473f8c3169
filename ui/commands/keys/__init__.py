"""Keyboard shortcuts: defaults, presets, a person's own, conflicts, and the sheet to print."""

from ui.commands.keys.keymap import Conflict, Keymap, free_of_conflicts, portable
from ui.commands.keys.presets import PRESETS, KeyPreset

__all__ = ["PRESETS", "Conflict", "KeyPreset", "Keymap", "free_of_conflicts", "portable"]
