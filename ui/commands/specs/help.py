"""The Help menu."""

from __future__ import annotations

from ui.commands.spec import CommandSpec, Text
from ui.commands.specs.requirements import PAIRS


def _tr(text: str) -> Text:
    return Text("commands", text)


MENU = (
    CommandSpec(
        "help.guide",
        _tr("&User guide"),
        ("F1",),
        "guide.open",
        _tr("The guide, at the place that fits what has the focus"),
        group="help",
    ),
    CommandSpec(
        "help.palette",
        _tr("&Find a command…"),
        ("Ctrl+Shift+P",),
        "keyboard.open_palette",
        _tr("Find a command by a few letters of its name"),
        group="help",
    ),
    CommandSpec(
        "help.keys",
        _tr("&Keyboard shortcuts…"),
        ("Ctrl+F1",),
        "keyboard.show_keys",
        _tr("All keyboard shortcuts in one list: find, change, print"),
        group="help",
        icon="keys",
    ),
    CommandSpec(
        "help.tour",
        _tr("Two-minute &tour"),
        ("Shift+F1",),
        "tours.start",
        _tr("A short tour of this window; it can be stopped at any time"),
        (PAIRS,),
        group="help",
    ),
    CommandSpec(
        "app.about",
        _tr("&About Muqabala"),
        (),
        "window.about",
        _tr("Version, licence, acknowledgements"),
        group="about",
    ),
)
