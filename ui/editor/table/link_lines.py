"""Lines between the linked words of a row, over both its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from aligner.bitext import Side
from ui.design import colours

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QRect

    from ui.editor.text.cell_text import CellText

    PlaceOf = Callable[[Side, int], QRect | None]

Link = tuple[tuple[int, int], tuple[int, int]]
"""Two linked words: (start, end) in the source and in the translation."""
_OPACITY, _WIDTH, _SAG = 190, 1.5, 6.0


def linked_words(cell: CellText, stretch: tuple[int, int]) -> list[int]:
    """The words of a cell that a stretch of the imported text touches."""
    return [
        word
        for word, origin in enumerate(cell.origins)
        if 0 <= origin < stretch[1] and stretch[0] < origin + max(1, cell.ends[word] - cell.starts[word])
    ]


def paint_links(
    painter: QPainter, links: Sequence[Link], cells: dict[Side, CellText], place_of: PlaceOf
) -> None:
    """Underline linked words and draw a line from each to its counterpart.

    Lines of neighbours sag differently and have different colours: straight, those of one line of text
    would lie on one another.
    """
    shown_colours = colours()
    inks = (shown_colours.accent, shown_colours.doubtful, shown_colours.sure, shown_colours.unsure)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number, link in enumerate(links):
        ink = QColor(inks[number % len(inks)])
        ink.setAlpha(_OPACITY)
        painter.setPen(QPen(ink, _WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        sag = _SAG * (1 + number % len(inks))
        ends = []
        for side, stretch in zip(Side, link, strict=True):
            places = [place_of(side, word) for word in linked_words(cells[side], stretch)]
            shown = [place for place in places if place is not None]
            for place in shown:
                painter.drawLine(place.bottomLeft(), place.bottomRight())
            if shown:
                ends.append(QPointF(shown[0].center().x(), shown[0].bottom()))
        if len(ends) == len(link):
            path = QPainterPath(ends[0])
            down = QPointF(0.0, sag)
            path.cubicTo(ends[0] + down, ends[1] + down, ends[1])
            painter.drawPath(path)
