"""Writes docs/KEYS.md from the list of commands.

Usage: python docs/make_keys.py
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).parent / "KEYS.md"

HEAD = """# Keys

Every command and its keys, as the program itself lists them (F1 shows the list, changes keys, prints the \
sheet; Ctrl+Shift+P finds a command by a few letters). The first key is the one \
that menus and tooltips show. On a Mac, Ctrl is ⌘ and Alt is ⌥. This page is made by \
`python docs/make_keys.py`; a test holds it to the program.

The arrow keys, Home and End move the caret, Tab goes to the other side, Ctrl+Home and Ctrl+End to either \
end of the text. These, Escape and the usual keys of text fields mean the same in every preset.
"""


def page() -> str:
    """The whole page; needs no window."""
    from ui.commands.catalog import COMMANDS
    from ui.commands.keys import PRESETS, Keymap
    from ui.commands.keys.cheat_sheet import to_markdown

    columns = {preset.name: Keymap(preset.id).resolve(COMMANDS) for preset in PRESETS.values()}
    return HEAD + to_markdown(COMMANDS, columns)


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1]))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    HERE.write_text(page(), encoding="utf-8")
