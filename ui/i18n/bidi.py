"""Keeping sentences of the interface in its own direction, whatever word they begin with."""

from __future__ import annotations

import unicodedata

from PySide6.QtGui import QGuiApplication

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"
_ISOLATE, _POP = "\u2068", "\u2069"
_STRONG = {"L": False, "R": True, "AL": True}


def isolated(text: str) -> str:
    """Text that keeps its own direction inside a line of another."""
    return f"{_ISOLATE}{text}{_POP}"


def in_order(text: str) -> str:
    """A sentence that runs, and stands, from where one begins to read in the interface.

    Qt gives each paragraph the direction of its first letter: an Arabic sentence that begins with a path or a
    Latin name would run leftwards word by word and stand on the left. An invisible mark before it says
    otherwise; a line that begins in the interface's own script stays as it is.
    """
    rtl = QGuiApplication.isRightToLeft()
    mark = _RIGHT_TO_LEFT if rtl else _LEFT_TO_RIGHT
    return "\n".join(mark + line if _begins(line) not in (rtl, None) else line for line in text.split("\n"))


def _begins(line: str) -> bool | None:
    """Whether the first letter is one of a right-to-left script; None without letters."""
    kinds = (_STRONG.get(unicodedata.bidirectional(character)) for character in line)
    return next((kind for kind in kinds if kind is not None), None)
