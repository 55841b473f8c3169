"""The Edit menu: undo, the text of a cell, and search."""

from __future__ import annotations

from ui.commands.spec import CommandSpec, Scope, Text
from ui.commands.specs.requirements import CURRENT, NOT_APPROVED, PAIRS, REDO, TRANSLATOR, UNDO


def _tr(text: str) -> Text:
    return Text("commands", text)


MENU = (
    CommandSpec(
        "history.undo",
        _tr("&Undo"),
        ("Ctrl+Z",),
        "history.undo",
        _tr("Undo the last change"),
        (UNDO,),
        group="history",
        icon="undo",
    ),
    CommandSpec(
        "history.redo",
        _tr("&Redo"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "history.redo",
        _tr("Redo what was undone"),
        (REDO,),
        group="history",
        icon="redo",
    ),
    CommandSpec(
        "editor.edit",
        _tr("&Edit the text"),
        ("F2",),
        "editor.edit",
        _tr("Correct a typing error in this cell; the original is kept"),
        (CURRENT, TRANSLATOR, NOT_APPROVED),
        group="text",
        scope=Scope.EDITOR,
        icon="edit",
    ),
    CommandSpec(
        "editor.copy_text",
        _tr("&Copy the text"),
        ("Ctrl+C",),
        "editor.copy_text",
        _tr("Copy this side of the selected pairs"),
        (CURRENT,),
        group="text",
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "edit.copy_citation",
        _tr("Copy ci&tation"),
        (),
        "export.copy_citation",
        _tr("Copy author, work, volume and page of both texts"),
        (CURRENT,),
        group="text",
    ),
    CommandSpec(
        "find.find",
        _tr("&Find…"),
        ("Ctrl+F",),
        "search.open_find",
        _tr("Find in both texts; vowel marks and spelling variants are ignored"),
        group="find",
        icon="find",
    ),
    CommandSpec(
        "find.next",
        _tr("Find ne&xt"),
        ("F3",),
        "search.find_next",
        _tr("Go to the next pair with a match"),
        group="find",
    ),
    CommandSpec(
        "find.previous",
        _tr("Find &previous"),
        ("Shift+F3",),
        "search.find_previous",
        _tr("Go to the previous pair with a match"),
        group="find",
    ),
    CommandSpec(
        "find.filter",
        _tr("Fi&lter…"),
        ("Ctrl+Shift+F",),
        "find.open_filter",
        _tr("Find by text, status, shape, confidence, comments, people; replace"),
        group="find",
    ),
    CommandSpec(
        "find.narrow",
        _tr("&Narrow the table, or show all"),
        ("F4",),
        "find.narrow",
        _tr("Show only the pairs that the filter finds, and all of them again"),
        (PAIRS,),
        group="find",
    ),
    CommandSpec(
        "find.replace",
        _tr("Repl&ace…"),
        ("Ctrl+H",),
        "find.open_replace",
        _tr("Find a text and replace it, with a preview of each place"),
        group="find",
    ),
    CommandSpec(
        "find.concordance",
        _tr("Look up in the c&oncordance"),
        ("F7",),
        "find.open_concordance",
        _tr("Look up the selection, or the word at the caret, in all your projects"),
        group="find",
    ),
)
