"""The sign of a status as a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.design.colours import colours
from ui.design.status_shapes import paint_status

if TYPE_CHECKING:
    from aligner.bitext import Status


class StatusSign(QWidget):
    """Draws a status ``size`` pixels across, without its letter."""

    def __init__(self, status: Status | None, parent: QWidget, size: int = 11) -> None:
        super().__init__(parent)
        self._status, self._size = status, size
        self.setFixedSize(size + 7, size + 7)

    def set_status(self, status: Status) -> None:
        self._status = status
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._status is not None:
            box = QRectF(3.5, 3.5, self._size, self._size)
            paint_status(QPainter(self), box, self._status, colours())
