"""The commands of the window itself; those of the table come from the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.commands.action_map import Command
from ui.controllers.import_controller import document_commands

if TYPE_CHECKING:
    from ui.main_window.main_window import MainWindow


def window_commands(window: MainWindow) -> list[Command]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("commands", text)

    project = window.has_project
    return [
        Command(
            "new", tr("&New project…"), window.new_project, ("Ctrl+N",), tr("Make a project of two texts")
        ),
        Command("open", tr("&Open…"), window.ask_open, ("Ctrl+O",), tr("Open a project file")),
        Command(
            "sample", tr("Try the &sample"), window.try_sample, (), tr("Make a project of the sample texts")
        ),
        Command(
            "close",
            tr("&Close project"),
            window.dismiss_project,
            ("Ctrl+W",),
            tr("Back to the list of projects; everything is saved already"),
            project,
        ),
        Command(
            "export",
            tr("&Export TMX…"),
            window.output.export_tmx,
            ("Ctrl+E",),
            tr("Write the pairs as a translation memory"),
            window.has_pairs,
        ),
        Command(
            "copy",
            tr("Save a &copy…"),
            window.output.save_copy,
            ("Ctrl+Shift+S",),
            tr("Write a complete copy of the project; the project itself is always saved"),
            project,
        ),
        Command(
            "check",
            tr("C&heck the file"),
            window.output.check_project,
            (),
            tr("Look for damage in the project file"),
            project,
        ),
        Command("quit", tr("&Quit"), window.close, ("Ctrl+Q",), tr("Close the window; everything is saved")),
        Command(
            "undo", tr("&Undo"), window.undo, ("Ctrl+Z",), tr("Take back the last change"), window.can_undo
        ),
        Command(
            "redo",
            tr("&Redo"),
            window.redo,
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            tr("Do again what was taken back"),
            window.can_redo,
        ),
        Command(
            "align",
            tr("&Align"),
            window.align,
            ("F5",),
            tr("Pair all that nobody has touched"),
            window.can_align,
        ),
        Command(
            "realign",
            tr("Align again &around here"),
            window.realign_here,
            ("Ctrl+R",),
            tr("Pair anew what nobody has touched around the current pair"),
            window.can_realign,
        ),
        Command(
            "cancel",
            tr("&Stop what is running"),
            window.cancel,
            ("Ctrl+.",),
            tr("Stop the long work; nothing of it is kept"),
            window.is_busy,
        ),
        Command(
            "encoder",
            tr("Enco&der…"),
            window.choose_encoder,
            (),
            tr("What likens the texts of this project to each other; fetch others"),
            project,
        ),
        Command(
            "focus-mode",
            tr("&Focus mode"),
            window.comfort.toggle_focus_mode,
            ("F11",),
            tr("The whole screen for the texts alone, and back"),
        ),
        Command(
            "preferences",
            tr("&Preferences…"),
            window.edit_preferences,
            ("Ctrl+,",),
            tr("Who works here, colours, aligning"),
        ),
        Command(
            "palette",
            tr("&Find a command…"),
            window.comfort.open_palette,
            ("Ctrl+Shift+P",),
            tr("Type a few letters of what you want to do"),
        ),
        Command(
            "keys",
            tr("&Keys…"),
            window.comfort.show_keys,
            ("F1",),
            tr("All keys in one list: find, change, print them"),
        ),
        Command(
            "next-pane",
            tr("Ne&xt pane"),
            window.comfort.next_pane,
            ("F6",),
            tr("From the texts to the map, the panes around them and the toolbar"),
        ),
        Command(
            "previous-pane",
            tr("Pre&vious pane"),
            window.comfort.previous_pane,
            ("Shift+F6",),
            tr("The same way back"),
        ),
        Command(
            "tour",
            tr("Two-minute &tour"),
            window.comfort.start_tour,
            ("Shift+F1",),
            tr("What is where, shown over this window; it stops whenever you like"),
            window.has_pairs,
        ),
        Command("about", tr("&About Muqabala"), window.about, (), tr("Version, licence, thanks")),
        *document_commands(window),
    ]
