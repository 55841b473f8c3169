"""Light or dark, as the system has it or as the person wants it, put on the whole application."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.design.colours import colour_set, palette, set_high_contrast
from ui.design.stylesheet import style_sheet


class ColourScheme(StrEnum):
    """The person's choice."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_LIGHT = "high contrast, light"
    HIGH_DARK = "high contrast, dark"

    @property
    def is_high_contrast(self) -> bool:
        return self in (ColourScheme.HIGH_LIGHT, ColourScheme.HIGH_DARK)


_SCHEMES = {
    ColourScheme.SYSTEM: Qt.ColorScheme.Unknown,
    ColourScheme.LIGHT: Qt.ColorScheme.Light,
    ColourScheme.DARK: Qt.ColorScheme.Dark,
    ColourScheme.HIGH_LIGHT: Qt.ColorScheme.Light,
    ColourScheme.HIGH_DARK: Qt.ColorScheme.Dark,
}


def apply_colour_scheme(app: QApplication, look: ColourScheme) -> None:
    """Dress the application, and follow the system from now on if that is what ``look`` says."""
    hints = QGuiApplication.styleHints()
    if app.property("look") is None:  # the first time; a style that is set again polishes every widget again
        app.setStyle(QStyleFactory.create("Fusion"))
        hints.colorSchemeChanged.connect(lambda _scheme: _dress(app))
    app.setProperty("look", look.value)
    hints.setColorScheme(_SCHEMES[look])
    _dress(app)


def _dress(app: QApplication) -> None:
    look = ColourScheme(app.property("look"))
    dark = look in (ColourScheme.DARK, ColourScheme.HIGH_DARK) or (
        look is ColourScheme.SYSTEM and QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    )
    chosen = colour_set(dark=dark, high_contrast=look.is_high_contrast)
    if app.property("colours") == chosen.accent + chosen.window:
        return
    app.setProperty("colours", chosen.accent + chosen.window)
    set_high_contrast(look.is_high_contrast)
    app.setPalette(palette(chosen))
    app.setStyleSheet(style_sheet(chosen))
