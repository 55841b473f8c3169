"""Colours that can be read, icons that are drawn, fonts that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QFontMetrics, QPalette, QRawFont
from PySide6.QtWidgets import QLabel

from tests.helpers.shell_sample import dress
from ui.design import ARABIC, ColourScheme, colours, emphasise, icon, is_dark
from ui.design.colours import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Colours, contrast, palette
from ui.design.icons import PATHS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

READABLE = 4.5
ENHANCED = 7.0
INKS = ("suggested", "confirmed", "approved", "returned", "success", "warning", "error")
LEVELS = ("sure", "unsure", "doubtful")
GROUNDS = ("window", "base", "raised", "hover", "selection")


def test_contrast_is_what_the_standard_says(qapp: QApplication) -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("shown", "least"),
    [(LIGHT, READABLE), (DARK, READABLE), (HIGH_LIGHT, ENHANCED), (HIGH_DARK, ENHANCED)],
    ids=["light", "dark", "high light", "high dark"],
)
def test_every_text_can_be_read_on_its_ground(qapp: QApplication, shown: Colours, least: float) -> None:
    pairs = [(ink, ground) for ink in ("text", "muted") for ground in GROUNDS]
    pairs += [(ink, f"{ink}_ground") for ink in INKS] + [("text", f"{ink}_ground") for ink in INKS]
    pairs += [(ink, ground) for ink in (*INKS, *LEVELS, "accent") for ground in ("window", "base", "raised")]
    pairs += [("on_accent", "accent"), ("base", "text")]
    poor = {
        pair: round(contrast(getattr(shown, pair[0]), getattr(shown, pair[1])), 2)
        for pair in pairs
        if contrast(getattr(shown, pair[0]), getattr(shown, pair[1])) < least
    }
    assert not poor


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_ring_stands_out(qapp: QApplication, shown: Colours) -> None:
    assert min(contrast(shown.focus, getattr(shown, ground)) for ground in ("window", "base", "raised")) >= 3


def test_light_and_dark_change_the_whole_application(qapp: QApplication) -> None:
    dress(ColourScheme.DARK)
    assert is_dark()
    assert colours() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(DARK.base)
    dress(ColourScheme.LIGHT)
    assert not is_dark()
    assert qapp.palette() == palette(LIGHT) or colours() is LIGHT


@pytest.mark.parametrize("name", sorted(PATHS))
def test_every_icon_is_drawn_at_one_and_two_pixels_a_point(qapp: QApplication, name: str) -> None:
    for ratio in (1.0, 2.0):
        image = icon(name).pixmap(QSize(20, 20), ratio).toImage()
        assert image.width() == 20 * ratio
        inked = [
            (x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 40
        ]
        assert inked


def test_arabic_and_latin_letters_come_with_the_program(qtbot: QtBot, qapp: QApplication) -> None:
    dress()
    assert QFontDatabase.hasFamily(ARABIC)
    font = QFontDatabase.font(ARABIC, "Regular", 14)
    assert QFontInfo(font).family() == ARABIC
    raw = QRawFont.fromFont(font)
    assert all(raw.supportsCharacter(ord(letter)) for letter in "بلادجنكزخانةىءًٌٍَُِّْٰ٠١٢٣؟؛،")
    assert all(
        QRawFont.fromFont(qapp.font()).supportsCharacter(ord(letter)) for letter in "AzāīūḥṣḍṭẓʿʾĀ…–“”"
    )


def test_emphasis_is_wider(qtbot: QtBot, qapp: QApplication) -> None:
    dress()
    plain, strong = QLabel("Recent projects"), QLabel("Recent projects")
    qtbot.addWidget(plain)
    qtbot.addWidget(strong)
    emphasise(strong)
    widths = [QFontMetrics(label.font()).horizontalAdvance(label.text()) for label in (plain, strong)]
    assert widths[0] < widths[1]


@pytest.mark.parametrize(
    ("look", "shown"), [(ColourScheme.HIGH_LIGHT, HIGH_LIGHT), (ColourScheme.HIGH_DARK, HIGH_DARK)]
)
def test_high_contrast_changes_the_whole_application(
    qapp: QApplication, look: ColourScheme, shown: Colours
) -> None:
    dress(look)
    assert colours() is shown
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(shown.base)
    dress(ColourScheme.LIGHT)
    assert colours() is LIGHT
