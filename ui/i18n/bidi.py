"""Direction of sentences of the interface, whatever word they begin with."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QGuiApplication

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"
_ISOLATE, _POP = "\u2068", "\u2069"
_STRONG = {"L": False, "R": True, "AL": True}


def isolated(text: str) -> str:
    """Wrap a text in FSI and PDI, so that it keeps its own direction inside a line of another."""
    return f"{_ISOLATE}{text}{_POP}"


def elided(
    text: str,
    metrics: QFontMetrics | QFontMetricsF,
    room: float,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> str:
    """Shorten a name to the room it has, the ellipsis where the name itself ends.

    A Latin name in a window of Arabic would have it before its first letter.
    """
    return isolated(metrics.elidedText(text, mode, int(room)))


def digits_in_order(text: str) -> str:
    """Let a field show a number and its sign in the direction of the interface: digits have none."""
    return _RIGHT_TO_LEFT + text if QGuiApplication.isRightToLeft() else text


def in_order(text: str) -> str:
    """Give each line of a text the direction of the interface.

    Qt takes the direction of a paragraph from its first letter: an Arabic sentence that begins with a path or
    a Latin name would be laid out left to right. An invisible mark before it corrects that; a line that
    begins in the interface's own script stays as it is.
    """
    rtl = QGuiApplication.isRightToLeft()
    mark = _RIGHT_TO_LEFT if rtl else _LEFT_TO_RIGHT
    return "\n".join(mark + line if _begins(line) not in (rtl, None) else line for line in text.split("\n"))


def _begins(line: str) -> bool | None:
    """Tell whether the first letter is of a right-to-left script; None without letters."""
    kinds = (_STRONG.get(unicodedata.bidirectional(character)) for character in line)
    return next((kind for kind in kinds if kind is not None), None)
