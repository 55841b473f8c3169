"""One line of a text with its hits marked, aligned to the edge or to the first hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui.design import colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    Span = tuple[int, int]

AROUND = 220
"""Characters on both sides of a hit that are ever drawn."""
BEFORE = 28
"""Characters before the first hit, in a line that begins at the edge."""


def cut_around(text: str, marks: Sequence[Span], before: int, after: int) -> tuple[str, list[Span]]:
    """The words around the first hit, and the offsets of the hits in them."""
    if not marks:
        return text[: before + after], []
    first, last = marks[0]
    start, end = max(0, first - before), min(len(text), last + after)
    if start:
        start = min(text.find(" ", start, first) + 1 or first, first)
    if end < len(text):
        end = max(text.rfind(" ", last, end), last)
    head = "… " if start else ""
    shown = head + text[start:end] + (" …" if end < len(text) else "")
    moved = [(a - start + len(head), b - start + len(head)) for a, b in marks if a >= start and b <= end]
    return shown, moved


def paint_line(
    painter: QPainter,
    rect: QRect,
    text: str,
    marks: Sequence[Span],
    font: QFont,
    *,
    right_to_left: bool,
    centred: bool = False,
) -> None:
    """Draw a text on one line in a box.

    Args:
        marks: (start, end) of the hits in the text.
        centred: put the first hit in the middle of the box, as a concordance does, instead of beginning at
            the text's own edge.
    """
    before = AROUND if centred else BEFORE
    shown, moved = cut_around(text, marks, before, AROUND)
    layout = QTextLayout(shown, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    strong = QTextCharFormat()
    strong.setForeground(QColor(colours().text))
    strong.setBackground(QColor(colours().warning_ground))
    strong.setFontUnderline(True)
    formats = []
    for start, end in moved:
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = start, end - start, strong
        formats.append(made)
    layout.setFormats(formats)
    width = 0.0
    for given in (1e6, 0.0):
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(given or width + 1)
        layout.endLayout()
        width = line.naturalTextWidth()
    left: float = rect.right() - width if right_to_left else rect.left()
    if centred and moved:
        one, other = (_x(line.cursorToX(place)) for place in moved[0])
        left = rect.center().x() - (one + other) / 2
    painter.save()
    painter.setClipRect(rect)
    layout.draw(painter, QPointF(left, rect.top() + (rect.height() - line.height()) / 2))
    painter.restore()
    _fade(painter, rect, left < rect.left(), left + width > rect.right() + 1)


def _x(found: object) -> float:
    """Qt gives the place, or the place and the character it settled on."""
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]


def _fade(painter: QPainter, rect: QRect, at_left: bool, at_right: bool) -> None:
    """A thin line where a text continues outside its box."""
    painter.setPen(QColor(colours().line))
    for wanted, x in ((at_left, rect.left()), (at_right, rect.right())):
        if wanted:
            box = QRectF(x, rect.top() + 5, 0, rect.height() - 10)
            painter.drawLine(box.topLeft(), box.bottomLeft())
