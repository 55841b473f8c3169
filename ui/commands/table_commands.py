"""The verbs of the facing table with their default keys.

Keys follow OmegaT and InterText where they agree, and every text editor elsewhere: Enter splits at the caret,
Backspace and Delete join, Ctrl+Enter confirms and goes on as in every CAT tool.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.commands.command import Verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.editor.editor_view import EditorView


def make_verbs(view: EditorView) -> list[Verb]:
    """All verbs, in the order of a menu."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("verbs", text)

    made: list[Verb] = []

    def add(
        group: str,
        id_: str,
        text: str,
        keys: str,
        tooltip: str,
        slot: Callable[[], object],
        enabled: Callable[[], bool] = lambda: view.has_current,
    ) -> None:
        made.append(Verb(id_, text, tuple(keys.split()), tooltip, slot, enabled, group))

    def always() -> bool:
        return True

    def reviewer() -> bool:
        return view.has_current and view.is_reviewer

    # fmt: off
    add("review", "confirm_and_next", tr("&Confirm and go on"), "Ctrl+Return A Ctrl+Enter",
        tr("Confirm what is selected and go to the next unconfirmed pair"), view.confirm_and_next)
    add("review", "unconfirm", tr("&Un-confirm"), "C Ctrl+Shift+Return",
        tr("Make what is selected a suggestion again"), view.unconfirm)
    add("review", "approve_and_next", tr("Appr&ove and go on"), "P",
        tr("Approve what is selected and go to the next pair that waits for it"), view.approve_and_next,
        reviewer)
    add("review", "return_with_reason", tr("&Return with a reason…"), "R",
        tr("Send what is selected back to the translator"), view.return_with_reason, reviewer)
    add("review", "confirm_above", tr("Confirm all abo&ve…"), "Ctrl+Shift+A",
        tr("Confirm every suggestion above this pair; you are told how many first"), view.confirm_above)
    add("review", "confirm_by_confidence", tr("Confirm by con&fidence…"), "Ctrl+Shift+K",
        tr("Confirm every suggestion at or above a confidence; you are told how many first"),
        view.confirm_by_confidence)
    add("review", "show_realigned", tr("&Before and after the last re-alignment"), "B",
        tr("Compare the pairs before and after, then keep or refuse the change"), view.show_realigned)
    add("review", "refuse_realigned", tr("Refuse the last re-ali&gnment"), "Shift+B",
        tr("Put the pairs back as they were and keep your correction"), view.refuse_realigned)
    add("cut", "split_at_caret", tr("&Split at the caret"), "S Return Ctrl+L Enter",
        tr("Cut the pair in two at the caret; the other side follows at its own caret, or where it most"
           " likely belongs"),
        view.split_at_caret)
    add("cut", "another_suggestion", tr("Another su&ggestion"), "L",
        tr("Have the pair end where that is next likeliest; again for the one after it"),
        view.another_suggestion)
    add("cut", "merge_up", tr("Merge with the pair &above"), "Backspace Shift+M",
        tr("Make one pair of this and the one above"), view.merge_up)
    add("cut", "merge_down", tr("&Merge with the pair below"), "M Delete Ctrl+M",
        tr("Make one pair of this and the one below, or of those that are selected"), view.merge_down)
    add("move", "shift_up", tr("Shift the first segment &up"), "Ctrl+Up",
        tr("Give the first segment of this side to the pair above"), view.shift_up)
    add("move", "shift_down", tr("Shift the last segment &down"), "Ctrl+Down",
        tr("Give the last segment of this side to the pair below"), view.shift_down)
    add("move", "cut_gains", tr("Take a &word from below"), "Alt+Up",
        tr("Move the cut below this pair one word on"), lambda: view.move_cut_by_words(1))
    add("move", "cut_gives", tr("Give a word to the pair &below"), "Alt+Down",
        tr("Move the cut below this pair one word back"), lambda: view.move_cut_by_words(-1))
    add("move", "upper_cut_gives", tr("Give a word to the pair abo&ve"), "Alt+Shift+Up",
        tr("Move the cut above this pair one word on"), lambda: view.move_upper_cut_by_words(1))
    add("move", "upper_cut_gains", tr("Take a word from above"), "Alt+Shift+Down",
        tr("Move the cut above this pair one word back"), lambda: view.move_upper_cut_by_words(-1))
    add("move", "make_null", tr("Take the two sides apart"), "X",
        tr("Make two pairs of it that have no counterpart"), view.make_null)
    add("text", "edit", tr("&Edit the text"), "F2 E",
        tr("Correct a typing error in this cell; the original is kept"), view.edit)
    add("text", "copy-text", tr("Cop&y the text"), "Ctrl+C",
        tr("Copy this side of what is selected"), view.copy_text)
    add("go", "next_unconfirmed", tr("&Next unconfirmed"), "U",
        tr("Go to the next pair that is not confirmed"), view.next_unconfirmed)
    add("go", "previous_unconfirmed", tr("Previous unconfirmed"), "Shift+U",
        tr("Go to the pair before that is not confirmed"), view.previous_unconfirmed)
    add("go", "next_doubtful", tr("Next doub&tful"), "D",
        tr("Go to the next unconfirmed pair whose confidence is low"), view.next_doubtful)
    add("go", "next_uneven", tr("Next not &one to one"), "O",
        tr("Go to the next pair that has several segments on a side, or none"), view.next_uneven)
    add("go", "previous_uneven", tr("Previous not one to one"), "Shift+O",
        tr("Go to the pair before that has several segments on a side, or none"), view.previous_uneven)
    add("go", "go_to_number", tr("&Go to number…"), "Ctrl+G",
        tr("Go to a pair by its number"), view.go_to_number, lambda: view.model.rowCount() > 0)
    add("find", "find", tr("&Find…"), "Ctrl+F",
        tr("Find in both texts; vowel marks and spelling variants do not matter"), view.open_find, always)
    add("find", "find_next", tr("Find ne&xt"), "F3",
        tr("Go to the next pair that holds it"), view.find_next, always)
    add("find", "find_previous", tr("Find &previous"), "Shift+F3",
        tr("Go to the pair before that holds it"), view.find_previous, always)
    add("look", "toggle_flow", tr("Flo&wing texts"), "Ctrl+T",
        tr("Show the texts as continuous texts instead of rows, and back"), view.toggle_flow, always)
    add("look", "choose_look", tr("Setting of the te&xts…"), "Ctrl+Shift+T",
        tr("Font, size, line spacing, sides, vowel marks, numbers"), view.choose_look, always)
    add("look", "zoom_in", tr("Larger text"), "Ctrl++ Ctrl+=", "", view.zoom_in, always)
    add("look", "zoom_out", tr("Smaller text"), "Ctrl+-", "", view.zoom_out, always)
    add("look", "zoom_reset", tr("Text at its own size"), "Ctrl+0", "", view.zoom_reset, always)
    add("look", "toggle_diacritics", tr("Show or hide vowel marks"), "Ctrl+Shift+H",
        tr("Hide Arabic vowel marks from view; the text stays as it is"), view.toggle_diacritics, always)
    add("look", "toggle_density", tr("Compact or comfortable rows"), "", "", view.toggle_density, always)
    add("look", "swap_sides", tr("Swap the columns"), "",
        tr("Put the other text on the left"), view.swap_sides, always)
    # fmt: on
    add("undo", "undo", tr("Undo"), "Ctrl+Z", "", view.undo, always)
    add("undo", "redo", tr("Redo"), "Ctrl+Shift+Z Ctrl+Y", "", view.redo, always)
    return made
