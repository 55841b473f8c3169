"""The View menu: panes, and how the texts are shown."""

from __future__ import annotations

from ui.commands.spec import CommandSpec, Scope, Submenu, Text
from ui.commands.specs.requirements import CURRENT


def _tr(text: str) -> Text:
    return Text("commands", text)


PANES = (
    CommandSpec("pane.map", _tr("&Map"), ("Ctrl+5",), tooltip=_tr("The whole text at a glance")),
    CommandSpec(
        "pane.evidence", _tr("&Evidence"), ("Ctrl+1",), tooltip=_tr("Why the two sides match; comments")
    ),
    CommandSpec(
        "pane.history", _tr("&History"), ("Ctrl+2",), tooltip=_tr("Who did what and when; what can be undone")
    ),
    CommandSpec(
        "pane.path",
        _tr("&Path of the alignment"),
        ("Ctrl+3",),
        tooltip=_tr("The position of each pair in both texts"),
    ),
    CommandSpec(
        "pane.statistics", _tr("&Statistics"), ("Ctrl+4",), tooltip=_tr("Progress and figures, as charts")
    ),
    CommandSpec(
        "pane.queue",
        _tr("&Waiting for me"),
        ("Ctrl+9",),
        tooltip=_tr("The pairs where the next step is yours"),
    ),
    CommandSpec(
        "pane.find",
        _tr("&Find and filter"),
        ("Ctrl+Alt+F",),
        tooltip=_tr("Find by text, status, shape, confidence, comments, people; replace"),
    ),
    CommandSpec(
        "pane.concordance",
        _tr("&Concordance"),
        ("Ctrl+Alt+K",),
        tooltip=_tr("Words, also by Arabic root, in the pairs of all your projects"),
    ),
    CommandSpec(
        "pane.memory",
        _tr("T&ranslation memory"),
        ("Ctrl+6",),
        tooltip=_tr("How the source was translated before"),
    ),
    CommandSpec(
        "pane.glossary",
        _tr("&Glossary"),
        ("Ctrl+7",),
        tooltip=_tr("Terms, and the pairs that do not use them"),
    ),
    CommandSpec(
        "pane.consistency",
        _tr("C&onsistency"),
        ("Ctrl+8",),
        tooltip=_tr("One phrase and all its translations"),
    ),
)
"""Shown and hidden by the docks; :mod:`ui.main_window.docks` makes each pane when it is first shown."""

TEXT_SIZE = (
    CommandSpec("view.zoom_in", _tr("&Larger text"), ("Ctrl++", "Ctrl+="), "display.zoom_in"),
    CommandSpec("view.zoom_out", _tr("&Smaller text"), ("Ctrl+-",), "display.zoom_out"),
    CommandSpec("view.zoom_reset", _tr("&Normal text size"), ("Ctrl+0",), "display.zoom_reset"),
)

MARKS = (
    CommandSpec(
        "view.word_links",
        _tr("Show or hide word links"),
        ("K",),
        "counterparts.toggle_all",
        _tr("Draw a line from each word of the current row to its counterpart, or end that"),
        (CURRENT,),
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "view.term_marks",
        _tr("Show or hide marks of terms"),
        ("Ctrl+Shift+G",),
        "display.toggle_terms",
        _tr("Underline terms of the glossary, solid or, if unused, dashed, and learned names, dotted"),
    ),
    CommandSpec(
        "view.spelling",
        _tr("Check or do not check spelling"),
        ("Shift+F7",),
        "display.toggle_spelling",
        _tr("Underline English words that no dictionary knows"),
    ),
)

MENU = (
    Submenu("panes", _tr("&Panes"), PANES),
    CommandSpec(
        "view.next_pane",
        _tr("Ne&xt pane"),
        ("F6",),
        "keyboard.next_pane",
        _tr("Move the focus from the texts to the map, the panes and the toolbar"),
        group="focus",
    ),
    CommandSpec(
        "view.previous_pane",
        _tr("Pre&vious pane"),
        ("Shift+F6",),
        "keyboard.previous_pane",
        _tr("Move the focus the other way"),
        group="focus",
    ),
    CommandSpec(
        "view.flow",
        _tr("F&lowing texts"),
        ("Ctrl+T",),
        "editor.toggle_flow",
        _tr("Show the texts as continuous texts instead of rows, and back"),
        group="texts",
    ),
    CommandSpec(
        "view.text_display",
        _tr("Text &display…"),
        ("Ctrl+Shift+T",),
        "display.choose",
        _tr("Font, size, line spacing, sides, vowel marks, numbers"),
        group="texts",
    ),
    Submenu("text_size", _tr("Text si&ze"), TEXT_SIZE, group="texts"),
    Submenu("marks", _tr("&Marks in the text"), MARKS, group="texts"),
    CommandSpec(
        "view.diacritics",
        _tr("Show or hide vowel marks"),
        ("Ctrl+Shift+H",),
        "display.toggle_diacritics",
        _tr("Hide Arabic vowel marks from view; the text is not changed"),
        group="texts",
    ),
    CommandSpec(
        "view.density", _tr("Compact or comfortable rows"), (), "display.toggle_density", group="texts"
    ),
    CommandSpec(
        "view.swap_sides",
        _tr("Swap the columns"),
        (),
        "display.swap_sides",
        _tr("Put the other text on the left"),
        group="texts",
    ),
    Submenu("appearance", group="window"),
    CommandSpec(
        "view.focus_mode",
        _tr("Foc&us mode"),
        ("F11",),
        "focus_mode.toggle",
        _tr("Use the whole screen for the texts, and back"),
        group="window",
    ),
)
