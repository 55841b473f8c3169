"""The drawings of the editor that no status has: flags of a bead, cuts, seams, the hatch of an empty side."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.design.editor_colours import Inks


class BeadFlag(Enum):
    """What is special about a bead."""

    TOUCHED = auto()
    FRESH = auto()
    CROSSING = auto()
    EDITED = auto()
    COMMENTED = auto()


class UprightLine(Protocol):
    """A line between two words, in pixels from the origin of the layout."""

    @property
    def x(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...


def paint_flag(painter: QPainter, box: QRectF, flag: BeadFlag, inks: Inks) -> None:
    """Draw a flag in a square box."""
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / 12, box.height() / 12)
    ink = inks.fresh if flag is BeadFlag.FRESH else inks.cut if flag is BeadFlag.CROSSING else inks.muted
    painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if flag is BeadFlag.TOUCHED:  # head and shoulders
        painter.drawEllipse(QPointF(6, 3.6), 2.3, 2.3)
        painter.drawArc(QRectF(1.8, 7, 8.4, 8), 10 * 16, 160 * 16)
    elif flag is BeadFlag.FRESH:  # a turn with its arrowhead
        painter.drawArc(QRectF(1.8, 1.8, 8.4, 8.4), 60 * 16, 285 * 16)
        painter.drawPolyline([QPointF(6.6, 0.4), QPointF(8.6, 2.3), QPointF(6.6, 4.2)])
    elif flag is BeadFlag.CROSSING:
        painter.drawLine(QPointF(1, 3), QPointF(11, 9))
        painter.drawLine(QPointF(1, 9), QPointF(11, 3))
    elif flag is BeadFlag.EDITED:  # a pen
        painter.drawPolygon(
            QPolygonF([QPointF(1, 11), QPointF(2, 7.6), QPointF(8.6, 1), QPointF(11, 3.4), QPointF(4.4, 10)])
        )
    else:  # a bubble
        path = QPainterPath()
        path.addRoundedRect(QRectF(1, 1, 10, 7.4), 2.4, 2.4)
        painter.drawPath(path)
        painter.drawPolyline([QPointF(3.4, 8.4), QPointF(3.4, 11), QPointF(6, 8.4)])
    painter.restore()


def paint_cut(
    painter: QPainter, origin: QPointF, mark: UprightLine, inks: Inks, *, implied: bool, idle: bool
) -> None:
    """Draw a cut between two words: a stroke with a wedge at each end.

    Args:
        implied: the place where the other side would be cut: dashed, without wedges.
        idle: a caret at either end of the text, which cuts nothing: thin.
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


def paint_seam(painter: QPainter, origin: QPointF, mark: UprightLine, inks: Inks) -> None:
    """Draw the seam between two segments of one bead: a short dotted stroke."""
    x = round(origin.x() + mark.x) + 0.5
    height = mark.bottom - mark.top
    painter.setPen(QPen(inks.muted, 1, Qt.PenStyle.DotLine))
    painter.drawLine(
        QPointF(x, origin.y() + mark.top + height * 0.18),
        QPointF(x, origin.y() + mark.bottom - height * 0.12),
    )


def paint_remark(painter: QPainter, origin: QPointF, boxes: Sequence[QRectF], inks: Inks) -> None:
    """Draw the ground of words that a comment is about, with a dotted line below."""
    for box in boxes:
        place = box.translated(origin).adjusted(-2, 1, 2, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.said)
        painter.drawRoundedRect(place, 3, 3)
        painter.setPen(QPen(inks.fresh, 1.4, Qt.PenStyle.DotLine))
        painter.drawLine(place.bottomLeft(), place.bottomRight())


def paint_wave(painter: QPainter, left: float, right: float, y: float, colour: QColor) -> None:
    """Draw a wavy line from ``left`` to ``right``, its middle at ``y``."""
    step, height = 2.0, 1.1
    count = max(2, int((right - left) / step))
    points = [
        QPointF(left + place * step, y + (height if place % 2 else -height)) for place in range(count + 1)
    ]
    painter.setPen(QPen(colour, 1.1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(points)


def paint_empty_side(
    painter: QPainter, box: QRectF, text: str, font: QFont, inks: Inks, ground: QColor
) -> None:
    """Draw the empty side of a null bead: a hatch with words in the middle."""
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
