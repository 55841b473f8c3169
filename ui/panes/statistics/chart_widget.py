"""A chart in the window: heading, note, plot, and a menu to copy or save it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from ui.design import colours, emphasise, icon
from ui.design.colours import LIGHT
from ui.design.status_style import status_label
from ui.i18n.formatting import listed
from ui.panes.statistics.chart_data import Chart, number
from ui.panes.statistics.chart_painter import Spot, draw, height_of, spot_at, to_png, to_svg
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QFocusEvent


class Plot(QWidget):
    """The plot itself, drawn again at each size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Chart | None = None
        self._spots: list[Spot] = []
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_figure(self, figure: Chart) -> None:
        self._figure = figure
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.words())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = height_of(self._figure, self.font()) if self._figure is not None else 60.0
        return QSize(360, round(height) + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._figure is None:
            return
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(8, 6, -8, -6)
        self._spots = draw(painter, area, self._figure, self.font(), colours(), mirrored=self.isRightToLeft())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours().focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = spot_at(self._spots, event.pos().toPointF())
            QToolTip.showText(event.globalPos(), plain_tip(_told(spot)), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class ChartView(QFrame):
    """A card with a plot.

    Signals:
        save_asked: the figure is wanted as a file; carries the figure and "png" or "svg".
    """

    save_asked = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: Chart | None = None
        self.setProperty("card", True)
        self._title = PlainLabel(self)
        emphasise(self._title)
        self._note = PlainLabel(self)
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self.plot = Plot(self)
        self.button = QToolButton(self)
        self.button.setIcon(icon("export"))
        self.button.setProperty("menu", True)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolTip(self.tr("Export this chart"))
        self.button.setAccessibleName(self.tr("Export this chart"))
        self.plot.setAccessibleName(self.tr("Chart"))
        menu = QMenu(self.button)
        self.actions_: dict[str, QAction] = {}
        for kind, words in (
            ("png", self.tr("Save as PNG…")),
            ("svg", self.tr("Save as SVG…")),
            ("text", self.tr("Copy data")),
        ):
            self.actions_[kind] = menu.addAction(words, self._taker(kind))
        self.button.setMenu(menu)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._note)
        column.addWidget(self.plot)
        column.addStretch(1)

    def set_figure(self, figure: Chart) -> None:
        self.figure = figure
        self._title.setText(figure.title)
        self._note.setText(figure.note)
        self._note.setVisible(bool(figure.note))
        self.plot.set_figure(figure)
        self.button.setAccessibleName(self.tr("Export: {title}").format(title=figure.title))
        for action in self.actions_.values():
            action.setEnabled(not figure.empty)

    def _taker(self, kind: str) -> Callable[[], None]:
        def take() -> None:
            if self.figure is None:
                return
            if kind == "text":
                QGuiApplication.clipboard().setText(self.figure.words())
            else:
                self.save_asked.emit(self.figure, kind)

        return take

    def save(self, path: Path, kind: str) -> None:
        """Write the figure, always on light paper.

        Raises:
            OSError: it cannot be written there.
        """
        if self.figure is None:
            return
        make = to_svg if kind == "svg" else to_png
        path.write_bytes(make(self.figure, self.font(), LIGHT, mirrored=self.isRightToLeft()))


def _told(spot: Spot | None) -> str:
    """Tooltip of a bar or column."""
    if spot is None:
        return ""
    named = [
        f"{number(count)} {status_label(status)}" for status, count in spot.item.parts if status and count
    ]
    return f"{spot.item.label}: {listed(named) or number(spot.item.total)}"
