"""Small widgets of the evidence pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from aligner.confidence import HIGH, LOW, confidence_level
from ui.design import colours, emphasise
from ui.design.status_style import confidence_colour
from ui.i18n.bidi import isolated
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from aligner.bitext import Side


def label(text: str, role: str, parent: QWidget) -> QLabel:
    """Words that wrap, can be selected, and are never taken for markup."""
    made = PlainLabel(text, parent)
    made.setProperty("role", role)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


__all__ = ["Gauge", "MatchCardData", "Section", "isolated", "label"]


Range = tuple[int, int]
"""Characters of a text, half-open."""


class Section(QFrame):
    """A heading and what belongs under it, which can be replaced."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._heading = PlainLabel(title, self)
        emphasise(self._heading)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 10)
        self._column.setSpacing(5)
        self._column.addWidget(self._heading)
        self._replaceable: list[QWidget] = []

    def add(self, widget: QWidget) -> None:
        """Something that stays."""
        self._column.addWidget(widget)

    def fill(self, widgets: list[QWidget]) -> None:
        """Put these below the heading instead of those that were there before."""
        for widget in self._replaceable:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._replaceable = widgets
        for place, widget in enumerate(widgets):
            self._column.insertWidget(1 + place, widget)


class Gauge(QWidget):
    """A confidence on its scale, with the two thresholds marked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._value: float | None = None
        self.setFixedHeight(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_value(self, value: float | None) -> None:
        self._value = value
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = colours()
        box = QRectF(0, 4, self.width(), 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.hover))
        painter.drawRoundedRect(box, 3, 3)
        if self._value is not None:
            painter.setBrush(confidence_colour(confidence_level(self._value), shown))
            width = max(6.0, self._value * self.width())
            left = self.width() - width if self.isRightToLeft() else 0.0
            painter.drawRoundedRect(QRectF(left, 4, width, 6), 3, 3)
        painter.setPen(QPen(QColor(shown.muted), 1.2))
        for threshold in (LOW, HIGH):
            share = 1 - threshold if self.isRightToLeft() else threshold
            painter.drawLine(QPointF(share * self.width(), 0), QPointF(share * self.width(), 14))


class MatchCardData(QPushButton):
    """Words that answer each other; pointing at them, or coming to them by key, shows them in the table.

    Signals:
        pointed: both ranges, as ``{Side: [(start, end)]}``; empty when no longer pointed at.
    """

    pointed = Signal(object)

    def __init__(self, text: str, spoken: str, ranges: dict[Side, list[Range]], parent: QWidget) -> None:
        super().__init__(text, parent)
        self._ranges = ranges
        self.setProperty("flat", True)
        self.setStyleSheet("text-align: left; padding: 0 6px; min-height: 0;")
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(spoken))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.fontMetrics().height() + 12)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.pointed.emit(self._ranges)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.pointed.emit({})
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.pointed.emit(self._ranges)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.pointed.emit({})
        super().focusOutEvent(event)
