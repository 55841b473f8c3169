"""Fonts that travel with the program, so that neither Arabic nor Latin letters turn to boxes on a bare
machine.
"""

from __future__ import annotations

import sys

import fontpkg
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

ARABIC = "Amiri"
ARABIC_SANS = "IBM Plex Sans Arabic"
LATIN = "Inter"

_POINTS = 10.5

# What fontconfig falls back to where no desktop has chosen a font for its programs.
_UNCHOSEN = {"", "Sans", "Sans Serif", "DejaVu Sans", "Helvetica", "Bitstream Vera Sans", "Monospace"}


def load_fonts(app: QApplication) -> None:
    """Load the bundled faces and set the interface font: the system's own where it has one, else Inter."""
    for family in (ARABIC, LATIN):
        for file in fontpkg.family(family).files:
            if file.style == "normal" or family == ARABIC:
                QFontDatabase.addApplicationFont(str(file.path))
    for file in fontpkg.family(ARABIC_SANS).files:
        if file.weight == 400:
            QFontDatabase.addApplicationFont(str(file.path))
    app.setFont(interface_font())


def interface_font() -> QFont:
    """The font of menus and buttons; Arabic letters in it come from a face as plain as the Latin ones."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    chosen = font.family()
    native = sys.platform in ("darwin", "win32") or (
        chosen not in _UNCHOSEN and QFontDatabase.hasFamily(chosen) and QFontDatabase.isScalable(chosen)
    )
    others = [LATIN, ARABIC_SANS, ARABIC]
    families = [chosen, *others] if native else others
    font.setFamilies(families)
    if font.pointSizeF() < _POINTS and sys.platform != "darwin":
        font.setPointSizeF(_POINTS)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def arabic_font(base: QFont, larger: float = 1.3) -> QFont:
    """The font that Arabic is read in, beside another of the size of ``base``."""
    font = QFont(base)
    font.setFamilies([ARABIC])
    font.setPointSizeF(base.pointSizeF() * larger)
    return font


def emphasised_font(*, larger: float = 1.0, weight: int = 600) -> QFont:
    """The interface font, bolder and larger."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * larger)
    font.setWeight(QFont.Weight(weight))
    font.setVariableAxis(QFont.Tag("wght"), float(weight))
    return font


def emphasise(widget: QWidget, *, larger: float = 1.0, weight: int = 600) -> None:
    """Set a widget's text bolder and larger than the interface font.

    Inter comes as one variable file, of which Qt 6.11 does not derive weights by itself: the axis is set too.
    A font property in the style sheet would undo this.
    """
    widget.setFont(emphasised_font(larger=larger, weight=weight))


def style_as_primary(button: QWidget) -> None:
    """The primary button of a page."""
    button.setProperty("primary", True)
    button.style().unpolish(button)
    button.style().polish(button)
    emphasise(button)


def style_as_title(widget: QWidget) -> None:
    """The name of a page or dialog."""
    emphasise(widget, larger=1.6)
