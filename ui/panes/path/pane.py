"""The alignment path: where the pairs lie in both texts, as a plot to zoom into and to go from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.design import colours
from ui.design.status_icons import paint_sign, status_name
from ui.panes.path.plot import STEP, PathPlot
from ui.panes.statistics.chart_data import ORDER

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.bitext import Status
    from ui.session.session import ProjectSession


class _KeySign(QWidget):
    """A status in the key below the plot."""

    def __init__(self, status: Status, parent: QWidget) -> None:
        super().__init__(parent)
        self._status = status
        self.setFixedSize(14, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_sign(QPainter(self), QPointF(7, 8), 8, self._status, colours())


class AlignmentPath(QWidget):
    """The plot with its key and the buttons to zoom.

    Signals:
        go_to: the person asks for this pair.
    """

    go_to = Signal(int)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = PathPlot(session, self)
        self.plot.go_to.connect(self.go_to)
        below = QHBoxLayout()
        for status in reversed(ORDER):
            below.addWidget(_KeySign(status, self))
            below.addWidget(QLabel(status_name(status), self))
            below.addSpacing(8)
        below.addStretch(1)
        steps: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("−", self.tr("Show more of the texts (−)"), lambda: self.plot.set_zoom(self.plot.zoom / STEP)),
            ("+", self.tr("Show less, larger (+)"), lambda: self.plot.set_zoom(self.plot.zoom * STEP)),
            (self.tr("Here"), self.tr("Show the neighbourhood of this pair"), self.plot.zoom_to_current),
            (self.tr("All"), self.tr("Show everything (0)"), lambda: self.plot.set_zoom(1.0)),
        )
        self.buttons: list[QToolButton] = []
        for sign, tip, slot in steps:
            button = QToolButton(self)
            button.setText(sign)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(slot)
            below.addWidget(button)
            self.buttons.append(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.plot, 1)
        column.addLayout(below)

    def show_bead(self, bead_id: int) -> None:
        """The table has come to another pair."""
        self.plot.show_bead(bead_id)
