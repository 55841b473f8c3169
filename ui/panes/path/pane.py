"""The alignment path: where the pairs lie in both texts, as a plot to zoom into and to go from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ui.design.status_style import STATUS_ORDER, status_label
from ui.panes.flow_layout import FlowLayout, FlowPane
from ui.panes.path.plot import STEP, PathPlot
from ui.widgets.status_sign import StatusSign
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session.session import ProjectSession


class AlignmentPath(FlowPane):
    """The plot with its key and the buttons to zoom.

    Signals:
        go_to: the person asks for this pair.
    """

    go_to = Signal(int)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(300, 260)
        self.plot = PathPlot(session, self)
        self.plot.go_to.connect(self.go_to)
        legend = FlowLayout()
        for status in reversed(STATUS_ORDER):
            legend.add_group([StatusSign(status, self, size=9), PlainLabel(status_label(status), self)])
        steps: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("−", self.tr("Zoom out (−)"), lambda: self.plot.set_zoom(self.plot.zoom / STEP)),
            ("+", self.tr("Zoom in (+)"), lambda: self.plot.set_zoom(self.plot.zoom * STEP)),
            (self.tr("Here"), self.tr("Zoom to the current pair"), self.plot.zoom_to_current),
            (self.tr("All"), self.tr("Show all (0)"), lambda: self.plot.set_zoom(1.0)),
        )
        self.buttons: list[QToolButton] = []
        for sign, tip, slot in steps:
            button = QToolButton(self)
            button.setText(sign)
            button.setToolTip(plain_tip(tip))
            button.setAccessibleName(tip)
            button.clicked.connect(slot)
            self.buttons.append(button)
        legend.add_group(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.plot, 1)
        column.addLayout(legend)

    def show_bead(self, bead_id: int) -> None:
        """The table has come to another pair."""
        self.plot.show_bead(bead_id)
