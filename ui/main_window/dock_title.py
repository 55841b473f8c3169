"""The title bar of a pane: its name, and a close button that the keyboard can reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from ui.design import emphasise, icon
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDockWidget


class DockTitle(QFrame):
    def __init__(self, name: str, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setObjectName("dock-title")
        heading = PlainLabel(name, self)
        emphasise(heading)
        close = QToolButton(self)
        close.setIcon(icon("close"))
        close.setIconSize(QSize(14, 14))
        close.setToolTip(self.tr("Hide this pane"))
        close.setAccessibleName(self.tr("Hide {pane}").format(pane=name))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        before, after = (6, 12) if self.isRightToLeft() else (12, 6)
        row.setContentsMargins(before, 4, after, 4)
        row.addWidget(heading, 1)
        row.addWidget(close)
