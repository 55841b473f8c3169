"""Light or dark, as the system has it or as the person wants it, put on the whole application."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme.colours import DARK, LIGHT, palette
from ui.theme.sheet import style_sheet


class Look(StrEnum):
    """The person's choice."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    Look.SYSTEM: Qt.ColorScheme.Unknown,
    Look.LIGHT: Qt.ColorScheme.Light,
    Look.DARK: Qt.ColorScheme.Dark,
}


def apply(app: QApplication, look: Look) -> None:
    """Dress the application, and follow the system from now on if that is what ``look`` says."""
    if app.style().objectName().casefold() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    hints = QGuiApplication.styleHints()
    if app.property("look") is None:
        hints.colorSchemeChanged.connect(lambda _scheme: _dress(app))
    app.setProperty("look", look.value)
    hints.setColorScheme(_SCHEMES[look])
    _dress(app)


def _dress(app: QApplication) -> None:
    look = Look(app.property("look"))
    dark = look is Look.DARK or (
        look is Look.SYSTEM and QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    )
    chosen = DARK if dark else LIGHT
    if app.property("dark") == dark:
        return
    app.setProperty("dark", dark)
    app.setPalette(palette(chosen))
    app.setStyleSheet(style_sheet(chosen))
