"""Contexts of the catalogue that no class or function of the window gives its name to."""

from __future__ import annotations

CORE = "core"
"""Messages of the packages without Qt (:mod:`aligner.messages`)."""

# Within a menu a key is a line of its own. The translation of a key begins with a mark that lets it run from
# left to right to its end, also where that is a comma or a full stop ("+Ctrl,").
KEYBOARD = (("QShortcut", "Return"), ("QShortcut", "Del"))
"""Names of keys that Qt shortens or that keyboards do not bear; in English too."""

QT = (
    *KEYBOARD,
    *(("QShortcut", key) for key in ("Ctrl", "Alt", "Shift", "Meta", "Up", "Down", "Left", "Right")),
    ("QPlatformTheme", "OK"),
    ("QPlatformTheme", "Save"),
    ("QPlatformTheme", "Open"),
    ("QPlatformTheme", "Cancel"),
    ("QPlatformTheme", "Restore Defaults"),
    ("QPlatformTheme", "Close"),
    ("QPlatformTheme", "&Yes"),
    ("QPlatformTheme", "&No"),
    ("QFileDialog", "&Look in:"),
    ("QFileDialog", "Files of &type:"),
)
"""Texts of Qt itself that Qt translates otherwise, or not at all: context and English."""
