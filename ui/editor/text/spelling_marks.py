"""Wavy lines under the words that no dictionary knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.design.editor_marks import paint_wave
from ui.editor.text.mark_places import shown_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPainter

    from aligner.bitext import Side
    from ui.design.editor_colours import Inks
    from ui.editor.text.cell_layout import CellLayout
    from ui.session.project_spelling import SpellingMark


def paint_spelling(
    painter: QPainter,
    origin: QPointF,
    layout: CellLayout,
    marks: Iterable[SpellingMark],
    side: Side,
    inks: Inks,
) -> None:
    """Draw a wavy line under the marked words of a side."""
    for _, start, end in shown_marks(layout.cell, marks, side):
        wave(painter, origin, layout, (start, end), inks)


def wave(
    painter: QPainter, origin: QPointF, layout: CellLayout, stretch: tuple[int, int], inks: Inks
) -> None:
    """Draw a wavy line under a stretch of the shown text."""
    for box in layout.boxes(*stretch):
        y = origin.y() + box.bottom() - layout.pitch * 0.09
        paint_wave(painter, origin.x() + box.left(), origin.x() + box.right(), y, inks.wrong)
