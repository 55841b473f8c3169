"""Paints the marks of notes behind their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ui.editor.text.structure_marks import note_font

if TYPE_CHECKING:
    from ui.design.editor_colours import Inks
    from ui.editor.text.cell_layout import CellLayout


def paint_note_signs(painter: QPainter, origin: QPointF, layout: CellLayout, font: QFont, inks: Inks) -> None:
    """Draw the marks of notes, raised, behind their words."""
    if not layout.notes:
        return
    small = note_font(font)
    metrics = QFontMetricsF(small)
    painter.setFont(small)
    painter.setPen(inks.accent)
    for word, label in layout.notes:
        place = layout.word_end(word)
        width = metrics.horizontalAdvance(label) + 2
        x = origin.x() + place.x() - (width if layout.right_to_left else 0.0)
        box = QRectF(x, origin.y() + place.y() + layout.pitch * 0.06, width, metrics.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), label)
