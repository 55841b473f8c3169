"""Names shortened in a window of the other direction."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from ui.i18n.bidi import elided


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("name", "direction", "rightwards"),
    [
        ("Ibn Khaldun, History", Qt.LayoutDirection.RightToLeft, True),
        ("تاريخ ابن خلدون الكبير", Qt.LayoutDirection.LeftToRight, False),
    ],
)
def test_the_ellipsis_stands_where_the_name_ends(
    name: str, direction: Qt.LayoutDirection, rightwards: bool
) -> None:
    metrics = QFontMetrics(QFont())
    shown = elided(name, metrics, metrics.horizontalAdvance(name) * 0.6)
    layout = QTextLayout(shown, QFont())
    option = QTextOption()
    option.setTextDirection(direction)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()
    places = (shown.index("…"), shown.index(name[0]) + 1)
    at_ellipsis, at_letter = (float(line.cursorToX(place)[0]) for place in places)  # type: ignore[index]
    assert (at_ellipsis > at_letter) is rightwards
