"""The small drawings of the table: badges, confidence, signs, cuts, the hatch of an empty side.

Each says what it says by its shape (and a letter or a number) as well as by its colour.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from aligner.bitext import Status
from aligner.confidence import HIGH, LOW

if TYPE_CHECKING:
    from ui.design.editor_colours import Inks
    from ui.editor.text.cell_layout import CutMark


class StatusShape(Enum):
    """What is special about a bead."""

    TOUCHED = auto()
    FRESH = auto()
    CROSSING = auto()
    EDITED = auto()
    COMMENTED = auto()


def badge(painter: QPainter, box: QRectF, status: Status, letter: str, font: QFont, inks: Inks) -> None:
    """A status: hollow circle, filled square, diamond or hexagon, with its letter."""
    colour = inks.status[status]
    path = _badge_path(box, status)
    if status is Status.SUGGESTED:
        painter.setPen(QPen(colour, 1.4, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    painter.drawPath(path)
    painter.setFont(font)
    painter.setPen(colour if status is Status.SUGGESTED else inks.on_status)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter)


def _badge_path(box: QRectF, status: Status) -> QPainterPath:
    path = QPainterPath()
    centre = box.center()
    if status is Status.SUGGESTED:
        path.addEllipse(box.adjusted(1, 1, -1, -1))
    elif status is Status.CONFIRMED:
        path.addRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
    else:
        w, h = box.width() / 2, box.height() / 2
        corners = (
            [(0.0, -1.12), (1.12, 0.0), (0.0, 1.12), (-1.12, 0.0)]
            if status is Status.RETURNED
            else [(-0.55, -1.0), (0.55, -1.0), (1.08, 0.0), (0.55, 1.0), (-0.55, 1.0), (-1.08, 0.0)]
        )
        path.addPolygon(QPolygonF([centre + QPointF(x * w, y * h) for x, y in corners]))
        path.closeSubpath()
    return path


def confidence_ink(confidence: float, inks: Inks) -> QColor:
    """Green, amber or red."""
    return inks.sure if confidence >= HIGH else inks.unsure if confidence >= LOW else inks.doubtful


def confidence(
    painter: QPainter, box: QRectF, value: float, text: str, font: QFont, inks: Inks, mirrored: bool
) -> None:
    """A full, half or hollow shape with a number, above a bar; ``mirrored`` where all runs leftwards."""
    ink = confidence_ink(value, inks)
    painter.setFont(font)
    line = painter.fontMetrics().height()
    size = line * 0.5
    left = box.right() - size - 1 if mirrored else box.left() + 1
    dot = QRectF(left, box.top() + (line - size) / 2, size, size)
    confidence_dot(painter, dot, value, inks)
    painter.setPen(ink)
    words = box.adjusted(0, 0, -size - 6, 0) if mirrored else box.adjusted(size + 6, 0, 0, 0)
    words.setHeight(line)
    align = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    painter.drawText(words, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), text)
    bar = QRectF(box.left(), box.top() + line + 3, box.width(), 4)
    if bar.bottom() <= box.bottom():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.rule)
        painter.drawRoundedRect(bar, 2, 2)
        full = max(4.0, bar.width() * value)
        painter.setBrush(ink)
        painter.drawRoundedRect(
            QRectF(bar.right() - full if mirrored else bar.left(), bar.top(), full, 4), 2, 2
        )


def confidence_dot(painter: QPainter, dot: QRectF, value: float, inks: Inks) -> None:
    """A full circle, a half one or a hollow triangle."""
    ink = confidence_ink(value, inks)
    painter.setPen(QPen(ink, 1.3))
    if value >= HIGH:
        painter.setBrush(ink)
        painter.drawEllipse(dot)
    elif value >= LOW:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        painter.setBrush(ink)
        painter.drawPie(dot, 90 * 16, 180 * 16)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(
            QPolygonF([QPointF(dot.center().x(), dot.top()), dot.bottomRight(), dot.bottomLeft()])
        )


def sign(painter: QPainter, box: QRectF, what: StatusShape, inks: Inks) -> None:
    """One of the signs beside the number, in a square box."""
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / 12, box.height() / 12)
    ink = (
        inks.fresh if what is StatusShape.FRESH else inks.cut if what is StatusShape.CROSSING else inks.muted
    )
    painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if what is StatusShape.TOUCHED:  # head and shoulders
        painter.drawEllipse(QPointF(6, 3.6), 2.3, 2.3)
        painter.drawArc(QRectF(1.8, 7, 8.4, 8), 10 * 16, 160 * 16)
    elif what is StatusShape.FRESH:  # a turn with its arrowhead
        painter.drawArc(QRectF(1.8, 1.8, 8.4, 8.4), 60 * 16, 285 * 16)
        painter.drawPolyline([QPointF(6.6, 0.4), QPointF(8.6, 2.3), QPointF(6.6, 4.2)])
    elif what is StatusShape.CROSSING:
        painter.drawLine(QPointF(1, 3), QPointF(11, 9))
        painter.drawLine(QPointF(1, 9), QPointF(11, 3))
    elif what is StatusShape.EDITED:  # a pen
        painter.drawPolygon(
            QPolygonF([QPointF(1, 11), QPointF(2, 7.6), QPointF(8.6, 1), QPointF(11, 3.4), QPointF(4.4, 10)])
        )
    else:  # a bubble
        path = QPainterPath()
        path.addRoundedRect(QRectF(1, 1, 10, 7.4), 2.4, 2.4)
        painter.drawPath(path)
        painter.drawPolyline([QPointF(3.4, 8.4), QPointF(3.4, 11), QPointF(6, 8.4)])
    painter.restore()


def cut(painter: QPainter, origin: QPointF, mark: CutMark, inks: Inks, *, implied: bool, idle: bool) -> None:
    """A cut between two words: a stroke with a wedge at each end.

    Args:
        implied: where the other side would be cut along with it: broken, without wedges.
        idle: a caret that cuts nothing, at either end of the text: thin.
    """
    x = round(origin.x() + mark.x) + 0.5
    top, bottom = origin.y() + mark.top + 1, origin.y() + mark.bottom - 1
    colour = inks.accent if idle else inks.cut
    pen = QPen(colour, 1.6 if implied else 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if implied:
        pen.setDashPattern([2.0, 1.6])
    painter.setPen(pen)
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    if implied or idle:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for y, way in ((top, 1), (bottom, -1)):
        painter.drawPolygon(QPolygonF([QPointF(x - 4.5, y), QPointF(x + 4.5, y), QPointF(x, y + way * 6)]))


def seam(painter: QPainter, origin: QPointF, mark: CutMark, inks: Inks) -> None:
    """The seam between two segments of one bead: a short quiet stroke."""
    x = round(origin.x() + mark.x) + 0.5
    height = mark.bottom - mark.top
    painter.setPen(QPen(inks.muted, 1, Qt.PenStyle.DotLine))
    painter.drawLine(
        QPointF(x, origin.y() + mark.top + height * 0.18),
        QPointF(x, origin.y() + mark.bottom - height * 0.12),
    )


def no_counterpart(
    painter: QPainter, box: QRectF, text: str, font: QFont, inks: Inks, ground: QColor
) -> None:
    """An empty side: a quiet hatch with a word in the middle of it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(inks.hatch, Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(box, 5, 5)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width() - 12))
    label = QRectF(0, 0, metrics.horizontalAdvance(text) + 16, metrics.height() + 4)
    label.moveCenter(box.center())
    painter.setBrush(ground)
    painter.drawRoundedRect(label, 4, 4)
    painter.setPen(inks.muted)
    painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), text)
