"""The Go menu."""

from __future__ import annotations

from ui.commands.spec import CommandSpec, Scope, Text
from ui.commands.specs.requirements import CURRENT, ROWS


def _tr(text: str) -> Text:
    return Text("commands", text)


MENU = (
    CommandSpec(
        "go.next_unconfirmed",
        _tr("&Next unconfirmed"),
        ("U",),
        "navigation.next_unconfirmed",
        _tr("Go to the next pair that is not confirmed"),
        (CURRENT,),
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "go.previous_unconfirmed",
        _tr("&Previous unconfirmed"),
        ("Shift+U",),
        "navigation.previous_unconfirmed",
        _tr("Go to the previous pair that is not confirmed"),
        (CURRENT,),
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "go.next_doubtful",
        _tr("Next doub&tful"),
        ("D",),
        "navigation.next_doubtful",
        _tr("Go to the next unconfirmed pair with a low confidence"),
        (CURRENT,),
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "go.next_uneven",
        _tr("Next not &one to one"),
        ("O",),
        "navigation.next_uneven",
        _tr("Go to the next pair with several segments on a side, or none"),
        (CURRENT,),
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "go.previous_uneven",
        _tr("Pr&evious not one to one"),
        ("Shift+O",),
        "navigation.previous_uneven",
        _tr("Go to the previous pair with several segments on a side, or none"),
        (CURRENT,),
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "go.next_untranslated",
        _tr("Next untranslated pa&ssage"),
        ("V",),
        "navigation.next_untranslated",
        _tr("Go to the next suggested passage with words on one side only"),
        (CURRENT,),
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "go.previous_untranslated",
        _tr("Previo&us untranslated passage"),
        ("Shift+V",),
        "navigation.previous_untranslated",
        _tr("Go to the previous suggested passage with words on one side only"),
        (CURRENT,),
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "go.next_unknown_word",
        _tr("Next unknown wor&d"),
        ("Ctrl+F7",),
        "unknown_words.next_unknown",
        _tr("Go to the next word that no dictionary knows, and show suggestions"),
        (CURRENT,),
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "go.number",
        _tr("&Go to number…"),
        ("Ctrl+G",),
        "navigation.go_to_number",
        _tr("Go to a pair by its number"),
        (ROWS,),
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "go.next_waiting",
        _tr("Next that &waits for me"),
        ("W",),
        "review.next_waiting",
        _tr("Go to the next pair where the next step is yours"),
        (CURRENT,),
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "go.previous_waiting",
        _tr("Previous that waits for &me"),
        ("Shift+W",),
        "review.previous_waiting",
        _tr("Go to the previous pair where the next step is yours"),
        (CURRENT,),
        scope=Scope.EDITOR,
    ),
)
