"""The table's colours, drawn from the window's set; every text is legible on each ground it is put on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from ui.design.colours import DARK, HIGH_DARK, colours

if TYPE_CHECKING:
    from ui.design.colours import Colours


@dataclass(frozen=True, slots=True)
class Inks:
    """Named by use.

    ``shown`` is the set these belong to. Grounds: ``ground``, ``current`` and ``selected`` (rows), ``rest``
    (text after a cut), ``hit`` and ``hit_here`` (search hits). Text: ``text``, ``muted``. Lines: ``rule``,
    ``hatch``, ``accent``, ``cut``. ``fresh`` marks pairs that the aligner has just changed; ``lit`` is the
    ground of linked words, ``picked`` that of a selection, ``tag`` that of the tags of inline codes.
    ``said`` is the ground of words that a comment is about, ``wrong`` underlines words that no dictionary
    knows.
    """

    shown: Colours
    ground: QColor
    current: QColor
    selected: QColor
    rest: QColor
    hit: QColor
    hit_here: QColor
    text: QColor
    muted: QColor
    rule: QColor
    hatch: QColor
    accent: QColor
    cut: QColor
    fresh: QColor
    lit: QColor
    picked: QColor
    tag: QColor
    said: QColor
    wrong: QColor


def inks() -> Inks:
    """The inks for the palette shown at present."""
    return _inks(colours())


@lru_cache(maxsize=4)
def _inks(theme: Colours) -> Inks:
    dark = theme in (DARK, HIGH_DARK)
    base, text, accent = QColor(theme.base), QColor(theme.text), QColor(theme.accent)
    return Inks(
        shown=theme,
        ground=base,
        current=mix(accent, base, 0.13 if dark else 0.075),
        selected=mix(accent, base, 0.20 if dark else 0.16),
        rest=QColor("#443a1c") if dark else QColor("#fbf0cf"),
        hit=QColor("#6d5400") if dark else QColor("#ffe292"),
        hit_here=QColor("#8a5a00") if dark else QColor("#ffc455"),
        text=text,
        muted=QColor(theme.muted),
        rule=QColor(theme.line),
        hatch=mix(text, base, 0.09),
        accent=accent,
        cut=QColor("#ffb454") if dark else QColor("#b3400a"),
        fresh=QColor("#d5a6f5") if dark else QColor("#7a3aa8"),
        lit=QColor("#1d5a55") if dark else QColor("#bfe8e0"),
        picked=QColor("#2f5f96") if dark else QColor("#b5d2f2"),
        tag=mix(text, base, 0.22 if dark else 0.14),
        said=mix(QColor("#d5a6f5") if dark else QColor("#7a3aa8"), base, 0.26 if dark else 0.15),
        wrong=QColor("#ff7b72") if dark else QColor("#c62828"),
    )


def mix(over: QColor, under: QColor, share: float) -> QColor:
    """The colour that ``over`` gives at opacity ``share`` upon ``under``."""
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )
