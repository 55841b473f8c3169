"""The drawings of statuses and confidence levels: one for each, wherever it is shown.

A shape, a letter or a number tells them apart as well as the colour does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from aligner.confidence import confidence_level
from ui.design.status_style import (
    CONFIDENCE_STYLES,
    STATUS_STYLES,
    Fill,
    Shape,
    confidence_colour,
    status_colour,
    status_ground,
)

if TYPE_CHECKING:
    from aligner.bitext import Status
    from ui.design.colours import Colours

_CORNERS = {
    Shape.DIAMOND: [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)],
    Shape.HEXAGON: [(-0.5, -0.92), (0.5, -0.92), (1.0, 0.0), (0.5, 0.92), (-0.5, 0.92), (-1.0, 0.0)],
    Shape.TRIANGLE: [(0.0, -1.0), (1.0, 1.0), (-1.0, 1.0)],
}


def shape_path(shape: Shape, box: QRectF) -> QPainterPath:
    """The outline of a shape that fills a square box."""
    path = QPainterPath()
    if shape is Shape.SQUARE:
        # A square looks larger than the other shapes of its width.
        less, corner = 0.06 * box.width(), box.width() / 6
        path.addRoundedRect(box.adjusted(less, less, -less, -less), corner, corner)
    elif shape in _CORNERS:
        w, h = box.width() / 2, box.height() / 2
        path.addPolygon(QPolygonF([box.center() + QPointF(x * w, y * h) for x, y in _CORNERS[shape]]))
        path.closeSubpath()
    else:
        path.addEllipse(box)
    return path


def paint_status(
    painter: QPainter, box: QRectF, status: Status, shown: Colours, font: QFont | None = None
) -> None:
    """Draw the sign of a status in a square box.

    Args:
        font: writes the letter of the status into the sign; None leaves it out, where it could not be read.
    """
    style = STATUS_STYLES[status]
    colour = status_colour(status, shown)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = max(1.2, box.width() / 13)
    if style.dashed:
        # Without a letter the ring is small, and dashes would dissolve it.
        pen = QPen(colour, edge, Qt.PenStyle.SolidLine if font is None else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape_path(style.shape, box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        # Shapes with corners reach a little further, to weigh as much as the square does.
        more = 0.0 if style.shape is Shape.SQUARE else 0.04 * box.width()
        painter.drawPath(shape_path(style.shape, box.adjusted(-more, -more, more, more)))
    if font is not None:
        painter.setFont(font)
        painter.setPen(colour if style.dashed else QColor(shown.base))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), style.words().letter)
    painter.restore()


def paint_status_bar(painter: QPainter, box: QRectF, status: Status, shown: Colours) -> None:
    """Draw a stretch of a bar in the colour and pattern of a status."""
    if box.width() <= 0 or box.height() <= 0:
        return
    fill, colour = STATUS_STYLES[status].fill, status_colour(status, shown)
    painter.save()
    if fill in (Fill.OUTLINE, Fill.STRIPES):
        painter.fillRect(box, status_ground(status, shown))
        if fill is Fill.STRIPES:
            painter.fillRect(box, QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.fillRect(box, colour)
        if fill is Fill.SEALED:
            along = box.width() >= box.height()
            seal = (
                QRectF(box.left(), box.center().y() - 1, box.width(), 2)
                if along
                else QRectF(box.center().x() - 1, box.top(), 2, box.height())
            )
            painter.fillRect(seal, QColor(shown.base))
    painter.restore()


def paint_confidence_sign(painter: QPainter, box: QRectF, confidence: float, shown: Colours) -> None:
    """Draw the level of a confidence in a square box: a disc, a half disc or a hollow triangle."""
    level = confidence_level(confidence)
    ink, shape = confidence_colour(level, shown), CONFIDENCE_STYLES[level].shape
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.3))
    painter.setBrush(QBrush(ink) if shape is Shape.DISC else QBrush(Qt.BrushStyle.NoBrush))
    painter.drawPath(shape_path(shape, box))
    if shape is Shape.HALF_DISC:
        painter.setBrush(ink)
        painter.drawPie(box, 90 * 16, 180 * 16)
    painter.restore()


def paint_confidence(
    painter: QPainter,
    box: QRectF,
    confidence: float,
    text: str,
    font: QFont,
    shown: Colours,
    *,
    mirrored: bool,
) -> None:
    """Draw the sign of a confidence with its number, above a bar.

    Args:
        text: the number as it is written.
        mirrored: the interface runs right to left.
    """
    ink = confidence_colour(confidence_level(confidence), shown)
    painter.setFont(font)
    line = painter.fontMetrics().height()
    size = line * 0.5
    left = box.right() - size - 1 if mirrored else box.left() + 1
    sign = QRectF(left, box.top() + (line - size) / 2, size, size)
    paint_confidence_sign(painter, sign, confidence, shown)
    painter.setPen(ink)
    words = box.adjusted(0, 0, -size - 6, 0) if mirrored else box.adjusted(size + 6, 0, 0, 0)
    words.setHeight(line)
    align = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    painter.drawText(words, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), text)
    bar = QRectF(box.left(), box.top() + line + 3, box.width(), 4)
    if bar.bottom() <= box.bottom():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.line))
        painter.drawRoundedRect(bar, 2, 2)
        full = max(4.0, bar.width() * confidence)
        painter.setBrush(ink)
        painter.drawRoundedRect(
            QRectF(bar.right() - full if mirrored else bar.left(), bar.top(), full, 4), 2, 2
        )
