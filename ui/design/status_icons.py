"""How a status and a doubt look in every pane: by colour and, always, by a shape or pattern of their own."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from aligner.bitext import Status
from aligner.confidence import HIGH, LOW

if TYPE_CHECKING:
    from ui.design import Colours


class Doubt(Enum):
    """How sure the machine is, in three steps."""

    SURE = 0
    UNSURE = 1
    DOUBTFUL = 2


def doubt(confidence: float) -> Doubt:
    if confidence >= HIGH:
        return Doubt.SURE
    return Doubt.UNSURE if confidence >= LOW else Doubt.DOUBTFUL


def status_name(status: Status) -> str:
    """A status as a person reads it."""
    return {
        Status.SUGGESTED: _tr("suggested"),
        Status.CONFIRMED: _tr("confirmed"),
        Status.RETURNED: _tr("returned"),
        Status.APPROVED: _tr("approved"),
    }[status]


def doubt_name(step: Doubt) -> str:
    return {Doubt.SURE: _tr("sure"), Doubt.UNSURE: _tr("unsure"), Doubt.DOUBTFUL: _tr("doubtful")}[step]


def status_colour(status: Status, shown: Colours) -> QColor:
    return QColor(getattr(shown, status.value))


def doubt_colour(step: Doubt, shown: Colours) -> QColor:
    return QColor(
        {Doubt.SURE: shown.confirmed, Doubt.UNSURE: shown.warning, Doubt.DOUBTFUL: shown.returned}[step]
    )


def paint_swatch(painter: QPainter, box: QRectF, status: Status, shown: Colours) -> None:
    """A stretch of a bar: outlined (suggested), solid (confirmed), sealed (approved), striped (returned)."""
    if box.width() <= 0 or box.height() <= 0:
        return
    colour = status_colour(status, shown)
    painter.save()
    if status in (Status.SUGGESTED, Status.RETURNED):
        painter.fillRect(box, QColor(getattr(shown, f"{status.value}_ground")))
        if status is Status.RETURNED:
            painter.fillRect(box, QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.fillRect(box, colour)
        if status is Status.APPROVED:
            # Solid like a confirmed pair, sealed with a light line through the middle.
            along = box.width() >= box.height()
            seal = (
                QRectF(box.left(), box.center().y() - 1, box.width(), 2)
                if along
                else QRectF(box.center().x() - 1, box.top(), 2, box.height())
            )
            painter.fillRect(seal, QColor(shown.base))
    painter.restore()


def paint_sign(painter: QPainter, centre: QPointF, size: float, status: Status, shown: Colours) -> None:
    """A ring (suggested), disc (confirmed), square (approved) or triangle (returned), ``size`` across."""
    half = size / 2
    box = QRectF(centre.x() - half, centre.y() - half, size, size)
    colour = status_colour(status, shown)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(1.2, size / 6)))
    hollow = status in (Status.SUGGESTED, Status.RETURNED)
    painter.setBrush(QColor(shown.base) if hollow else colour)
    if status is Status.APPROVED:
        painter.drawRect(box)
    elif status is Status.RETURNED:
        painter.drawPolygon(QPolygonF([box.bottomLeft(), QPointF(centre.x(), box.top()), box.bottomRight()]))
    else:
        painter.drawEllipse(box)
    painter.restore()


def _tr(text: str) -> str:
    return QCoreApplication.translate("signs", text)
