"""Icons: line drawings kept as paths, drawn in the text's colour at whatever size and density is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.design.colours import Colours, colours

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

# On a 24-unit grid, strokes of 1.7 with round ends.
PATHS = {
    "new": "M6 3h8l4 4v14H6z M14 3v4h4 M12 11v6 M9 14h6",
    "open": "M3 19V6h6l2 2h9v3 M3 19l3-8h16l-3 8z",
    "sample": "M4 5c3-1.6 5.5-1.3 8 .6 2.5-1.9 5-2.2 8-.6v13.5c-3-1.6-5.5-1.3-8 .6"
    "-2.5-1.9-5-2.2-8-.6z M12 5.6v13.5",
    "align": "M3 6h7 M3 12h7 M3 18h7 M14 6h7 M14 12h7 M14 18h7 M10 6c2 0 2 0 4 0 M10 12c2 0 2 6 4 6",
    "undo": "M8 5L4 9l4 4 M4 9h10a5.5 5.5 0 0 1 0 11h-4",
    "redo": "M16 5l4 4-4 4 M20 9H10a5.5 5.5 0 0 0 0 11h4",
    "confirm": "M4 12.5l5.5 5.5L20 7",
    "unconfirm": "M4 12.5l5.5 5.5L20 7 M4 4l16 16",
    "split": "M3.5 12h3 M10.5 12h3 M17.5 12h3 M12 8.5V3 M9.3 5.7L12 3l2.7 2.7 "
    "M12 15.5V21 M9.3 18.3L12 21l2.7-2.7",
    "merge": "M3.5 12h17 M12 3v5.5 M9.3 5.8L12 8.5l2.7-2.7 M12 21v-5.5 M9.3 18.2L12 15.5l2.7 2.7",
    "up": "M12 20V5 M6 11l6-6 6 6",
    "down": "M12 4v15 M6 13l6 6 6-6",
    "find": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z M15.5 15.5L21 21",
    "export": "M12 15V4 M8 8l4-4 4 4 M4 14v6h16v-6",
    "edit": "M4 20l1-4L16.5 4.5l3 3L8 19z M14 7l3 3",
    "null": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z M6.5 17.5l11-11",
    "settings": "M4 7h9 M17 7h3 M4 17h3 M11 17h9 M15 5v4 M9 15v4",
    "swap": "M4 8h15 M15 4l4 4-4 4 M20 16H5 M9 12l-4 4 4 4",
    "close": "M6 6l12 12 M18 6L6 18",
    "error": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z M12 8v5 M12 16v.2",
    "warning": "M12 4L2.5 20h19z M12 10v5 M12 17.5v.2",
    "done": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z M8.5 12l2.5 2.5 4.5-5",
    "copy": "M9 9h11v11H9z M15 9V4H4v11h5",
    "keys": "M3 6h18v12H3z M7 10h.2 M11 10h.2 M15 10h.2 M7 14h10",
    "file": "M6 3h8l4 4v14H6z M14 3v4h4",
    "notice": "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z",
    "approve": "M4 12.5l5.5 5.5L20 7 M2.5 16.5l3.5 3.5",
    "return": "M9 5L4 10l5 5 M4 10h9a7 7 0 0 1 7 7v2",
    "person": "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z M4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
}

_GAP = 5

# Those that show a direction of reading or of time point the other way in a mirrored interface.
MIRRORED = {"undo", "redo", "return", "open", "align"}

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<path d="{path}" fill="none" stroke="{colour}" '
    'stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)


def icon(name: str, ink: str = "text") -> QIcon:
    """The icon of that name, in the colour named ``ink`` of the set shown at the time it is painted."""
    return QIcon(_Line(name, ink))


def set_button_icon(button: QAbstractButton, name: str, ink: str = "text", size: int = 17) -> None:
    """Put an icon before the words of a button, a little apart from them: Qt sets them too close.

    Args:
        size: of the picture, in logical pixels.
    """
    button.setIcon(QIcon(_Line(name, ink, apart=True)))
    button.setIconSize(QSize(size + _GAP, size))


class _Line(QIconEngine):
    """A line drawing that fills its rectangle or, ``apart``, a square at the leading end of it."""

    def __init__(self, name: str, ink: str, *, apart: bool = False) -> None:
        super().__init__()
        self._name, self._ink, self._apart = name, ink, apart
        self._path = PATHS[name]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        shown: Colours = colours()
        colour = getattr(shown, self._ink)
        svg = _SVG.format(path=self._path, colour=colour)
        if mode is QIcon.Mode.Disabled:
            painter.setOpacity(0.45)
        painter.save()
        if self._apart:
            box = QRect(rect.left(), rect.top(), rect.height(), rect.height())
            if QGuiApplication.isRightToLeft():
                box.moveRight(rect.right())
            rect = box
        if self._name in MIRRORED and QGuiApplication.isRightToLeft():
            painter.translate(2 * rect.x() + rect.width(), 0)
            painter.scale(-1, 1)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(rect))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        if made.isNull():  # a button squeezed to nothing by a narrow window
            return made
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Line(self._name, self._ink, apart=self._apart)

    def key(self) -> str:
        return "muqabala-line"

    def iconName(self) -> str:
        return f"{self._name}/{self._ink}"
