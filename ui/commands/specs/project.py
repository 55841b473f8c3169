"""The Project menu."""

from __future__ import annotations

from ui.commands.spec import CommandSpec, Submenu, Text
from ui.commands.specs.requirements import ASSIGNER, CHECKED_OUT, IN_FILE, ON_SERVER, PAIRS, PROJECT


def _tr(text: str) -> Text:
    return Text("commands", text)


FILE = (
    CommandSpec(
        "project.server",
        _tr("Open from a ser&ver…"),
        (),
        "servers.ask",
        _tr("Sign in to a library of a team and list its projects"),
    ),
    CommandSpec(
        "project.add_to_library",
        _tr("Copy into a li&brary…"),
        (),
        "servers.add",
        _tr("Put a copy of the project with its history into a library of a team"),
        (PROJECT, IN_FILE),
    ),
    CommandSpec(
        "project.check_out",
        _tr("Check ou&t…"),
        (),
        "servers.check_out",
        _tr("Copy the project of the library into a file, to work without the server"),
        (ON_SERVER,),
    ),
    CommandSpec(
        "project.check_in",
        _tr("Check &in"),
        (),
        "servers.check_in",
        _tr("Bring the changes of this file to the library that it was checked out of"),
        (CHECKED_OUT,),
    ),
    CommandSpec(
        "project.side_by_side",
        _tr("Translations side &by side"),
        ("Ctrl+Shift+B",),
        "side_by_side.show_others",
        _tr("This translation beside others of its source in the library, in a window of its own"),
        (PAIRS,),
    ),
    CommandSpec(
        "project.quality",
        _tr("Sample and error ra&te…"),
        ("Ctrl+Shift+R",),
        "review.show_quality",
        _tr("Draw a sample, see the error rate by category and person, write the sheet to sign"),
        (PAIRS,),
    ),
    CommandSpec(
        "project.assign",
        _tr("&Assign pairs…"),
        ("Ctrl+Shift+W",),
        "review.assign",
        _tr("Assign pairs or a chapter to a person, with a due date; see how far each has come"),
        (PAIRS, ASSIGNER),
    ),
    CommandSpec(
        "project.properties",
        _tr("Pro&perties…"),
        (),
        "projects.show_properties",
        _tr("Title and file, both texts, counts, people"),
        (PROJECT,),
    ),
    CommandSpec(
        "project.copy",
        _tr("Save a cop&y…"),
        ("Ctrl+Shift+S",),
        "export.save_copy",
        _tr("Write a complete copy of the project; the project itself is always saved"),
        (PROJECT,),
    ),
    CommandSpec(
        "project.check",
        _tr("C&heck the file"),
        (),
        "export.check_project",
        _tr("Look for damage in the project file"),
        (PROJECT,),
    ),
    CommandSpec(
        "project.snapshots",
        _tr("&Restore a snapshot…"),
        (),
        "snapshots.ask",
        _tr("Show earlier states of the project and what restoring one would change"),
        (PROJECT,),
    ),
)

EXCHANGE = (
    CommandSpec(
        "project.live_memory",
        _tr("&Keep a memory for a tool…"),
        (),
        "export.live_memory",
        _tr("Rewrite a translation memory for OmegaT, Trados or memoQ whenever pairs are approved"),
        (PROJECT,),
    ),
    CommandSpec(
        "project.write_back",
        _tr("&Write back into XLIFF…"),
        (),
        "export.write_back",
        _tr("Put translations and states into the file of Trados, memoQ or another tool that they came from"),
        (PAIRS,),
    ),
    CommandSpec(
        "project.merge_review",
        _tr("&Merge a review table…"),
        (),
        "imports.merge_review",
        _tr("Decisions and comments of a colleague from the Word table that was exported"),
        (PAIRS,),
    ),
)

MENU = (
    CommandSpec(
        "project.new",
        _tr("&New project from files…"),
        ("Ctrl+N",),
        "imports.new_project",
        _tr("Two texts of any kind, or a folder of them: language and side are detected"),
        group="new",
        icon="new",
    ),
    CommandSpec(
        "project.import_pairs",
        _tr("Import p&airs…"),
        ("Ctrl+Shift+I",),
        "imports.import_pairs",
        _tr("TMX, XLIFF and tables of pairs"),
        group="new",
    ),
    CommandSpec(
        "project.open",
        _tr("&Open…"),
        ("Ctrl+O",),
        "projects.ask_open",
        _tr("Open a project file"),
        group="open",
        icon="open",
    ),
    Submenu("recent", group="open"),
    CommandSpec(
        "project.sample",
        _tr("Try the &sample"),
        (),
        "projects.try_sample",
        _tr("Make a project from the sample texts"),
        group="open",
        icon="sample",
    ),
    CommandSpec(
        "project.export_tmx",
        _tr("&Export TMX…"),
        ("Ctrl+E",),
        "export.export_tmx",
        _tr("Write the pairs as a translation memory"),
        (PAIRS,),
        group="write",
        icon="export",
        button=_tr("Export TMX"),
    ),
    CommandSpec(
        "project.export_tool",
        _tr("Export for a &tool…"),
        ("Ctrl+Shift+E",),
        "export.export_for_tool",
        _tr("Any format and any choice of pairs, checked for the tool first"),
        (PAIRS,),
        group="write",
    ),
    CommandSpec(
        "project.print",
        _tr("Print…"),
        ("Ctrl+P",),
        "export.print_pairs",
        _tr("Print pairs: all, by number, selected or filtered, with a preview"),
        (PAIRS,),
        group="write",
    ),
    Submenu("exchange", _tr("E&xchange with tools"), EXCHANGE, group="write"),
    Submenu("file", _tr("Project f&ile"), FILE, group="write"),
    CommandSpec(
        "app.preferences",
        _tr("&Preferences…"),
        ("Ctrl+,",),
        "window.edit_preferences",
        _tr("Name and role, language, colours, alignment"),
        group="preferences",
        icon="settings",
    ),
    CommandSpec(
        "project.close",
        _tr("&Close project"),
        ("Ctrl+W",),
        "projects.dismiss",
        _tr("Return to the list of projects; everything is saved already"),
        (PROJECT,),
        group="end",
    ),
    CommandSpec(
        "app.quit",
        _tr("&Quit"),
        ("Ctrl+Q",),
        "window.close",
        _tr("Close the window; everything is saved"),
        group="end",
    ),
)
