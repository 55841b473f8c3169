"""Which key does what: defaults, presets, a person's own, conflicts between them, and the sheet to print."""

from ui.keys.bindings import Conflict, Keyed, Keymap, free_of_conflicts, portable
from ui.keys.presets import PRESETS, Preset

__all__ = ["PRESETS", "Conflict", "Keyed", "Keymap", "Preset", "free_of_conflicts", "portable"]
