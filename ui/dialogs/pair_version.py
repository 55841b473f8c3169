"""One version of a pair: what it is called, its status, and both its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aligner.bitext import Side
from ui.design import emphasise
from ui.design.status_style import status_label
from ui.widgets.cards import label
from ui.widgets.status_sign import StatusSign
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.text_reader import ReadOnlyText

if TYPE_CHECKING:
    from db import BeadRow


def facing_versions(mine: PairVersion, theirs: PairVersion) -> QGridLayout:
    """Two versions, as wide as each other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    for column, version in enumerate((mine, theirs)):
        grid.addWidget(version, 0, column)
        grid.setColumnStretch(column, 1)
    return grid


class PairVersion(QFrame):
    """One version of a pair: its state and both its texts."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        heading = PlainLabel(name, self)
        emphasise(heading)
        self._sign = StatusSign(None, self)
        self.state = PlainLabel(self)
        self.said = label("", "muted", self)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self._sign)
        top.addWidget(self.state)
        self.texts = {side: ReadOnlyText(self) for side in Side}
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.said)
        for side, text in self.texts.items():
            text.setAccessibleName(
                self.tr("{version}: {side} text").format(
                    version=name, side=self.tr("source") if side is Side.SOURCE else self.tr("target")
                )
            )
            column.addWidget(text)
        column.addStretch(1)

    def show_side(self, side: Side, text: str, marks: list[tuple[int, int]], *, right_to_left: bool) -> None:
        shown = self.texts[side]
        shown.setVisible(bool(text))
        shown.show_text(text, right_to_left=right_to_left, marks=marks)

    def show_state(self, row: BeadRow | None, said: str) -> None:
        self._sign.setVisible(row is not None)
        if row is not None:
            self._sign.set_status(row.status)
            self.state.setText(status_label(row.status))
        else:
            self.state.clear()
        self.said.setText(said)
        self.said.setVisible(bool(said))
