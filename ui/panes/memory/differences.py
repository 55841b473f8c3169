"""The differences of two texts, word by word: lines through and under words, not colour alone."""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import Enum
from html import escape
from typing import TYPE_CHECKING

from ui.design import colours

if TYPE_CHECKING:
    from collections.abc import Iterable


class WordChange(Enum):
    """Where words occur."""

    SAME = "same"
    REMEMBERED = "remembered"
    """Only in the text of the memory."""
    CURRENT = "current"
    """Only in the text of the current pair."""


def word_changes(current: str, remembered: str) -> list[tuple[WordChange, str]]:
    """Runs of words in reading order; where both texts differ, the remembered words come first."""
    ours, theirs = current.split(), remembered.split()
    runs: list[tuple[WordChange, str]] = []
    for what, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if what == "equal":
            runs.append((WordChange.SAME, " ".join(theirs[c:d])))
            continue
        if c < d:
            runs.append((WordChange.REMEMBERED, " ".join(theirs[c:d])))
        if a < b:
            runs.append((WordChange.CURRENT, " ".join(ours[a:b])))
    return runs


def changes_as_html(runs: Iterable[tuple[WordChange, str]]) -> str:
    """Words only in the memory struck out, words only in the current pair underlined, each on a ground."""
    shown = colours()
    styles = {
        WordChange.REMEMBERED: f"text-decoration:line-through; background:{shown.error_ground}",
        WordChange.CURRENT: f"text-decoration:underline; background:{shown.success_ground}",
    }
    return " ".join(
        escape(words)
        if change is WordChange.SAME
        else f"<span style='{styles[change]}'>{escape(words)}</span>"
        for change, words in runs
    )
