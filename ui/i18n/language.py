"""The language that the interface speaks: its translations, direction, digits and letters.

It is put on before a window is made; a window that is to speak another is made anew
(:mod:`ui.app.window_manager`).
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import fontpkg
from PySide6.QtCore import QLibraryInfo, QLocale, QStandardPaths, Qt, QTranslator
from PySide6.QtGui import QFontDatabase

from ui.design.fonts import ARABIC, ARABIC_SANS, LATIN, interface_font
from ui.i18n.tools.qm_compiler import compile_ts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FOLDER = Path(__file__).parent

# One and the same Arabic; what differs between the countries is which digits are usual there (CLDR).
_EASTERN = QLocale(QLocale.Language.Arabic, QLocale.Country.Egypt)
_WESTERN = QLocale(QLocale.Language.Arabic, QLocale.Country.UnitedArabEmirates)
_EMPHASIS = 600
_NAME = "language"


class Language(StrEnum):
    """The person's choice."""

    SYSTEM = "system"
    ENGLISH = "en"
    ARABIC = "ar"


class Digits(StrEnum):
    """How numbers are written in the Arabic interface."""

    USUAL = "usual"  # as the system's country has them; ١٢٣ where the system speaks no Arabic
    EASTERN = "eastern"  # ١٢٣
    WESTERN = "western"  # 123


def spoken(language: Language) -> Language:
    """English or Arabic: for SYSTEM, the first of the system's languages that we know."""
    if language is not Language.SYSTEM:
        return language
    for name in QLocale.system().uiLanguages():
        short = name.replace("_", "-").partition("-")[0]
        if short in (Language.ENGLISH, Language.ARABIC):
            return Language(short)
    return Language.ENGLISH


def locale_of(language: Language, digits: Digits = Digits.USUAL) -> QLocale:
    """What numbers and dates look like in a language; the system's own habits where they fit it."""
    system = QLocale.system()
    if spoken(language) is Language.ENGLISH:
        return system if system.language() is QLocale.Language.English else QLocale("en")
    if digits is Digits.USUAL and system.language() is QLocale.Language.Arabic:
        return system
    return _WESTERN if digits is Digits.WESTERN else _EASTERN


def set_language(
    app: QApplication, language: Language = Language.SYSTEM, digits: Digits = Digits.USUAL
) -> list[QTranslator]:
    """Let the application speak a language from now on, in the windows that are made from now on.

    Returns:
        The translators that were installed, Qt's own first; those of another call before are taken away.
    """
    chosen = spoken(language)
    for former in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(former)
        former.deleteLater()
    QLocale.setDefault(locale_of(chosen, digits))
    installed = []
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for file in (Path(folder) / f"qtbase_{chosen}.qm", compiled(chosen)):
        translator = QTranslator(app)
        translator.setObjectName(_NAME)
        if translator.load(str(file)):
            app.installTranslator(translator)
            installed.append(translator)
    # Installing Qt's own translation has Qt ask it for the direction; only this answers for certain.
    rtl = chosen is Language.ARABIC
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    _set_font(app, arabic=rtl)
    return installed


def compiled(language: Language) -> Path:
    """The translations that the build compiled.

    A checkout that is run in place has the sources beside them; where these are newer, or nothing was
    compiled, the sources count. They are compiled beside themselves, or in the cache when that cannot be
    written.
    """
    compiled = FOLDER / f"muqabala_{language}.qm"
    source = compiled.with_suffix(".ts")
    if source.is_file() and not (
        compiled.is_file() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns
    ):
        data = compile_ts(source, language)
        try:
            compiled.write_bytes(data)
        except OSError:
            cache = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
            compiled = Path(cache) / compiled.name
            compiled.parent.mkdir(parents=True, exist_ok=True)
            compiled.write_bytes(data)
    return compiled


def _set_font(app: QApplication, *, arabic: bool) -> None:
    """Arabic menus and buttons in a face made for them; Amiri is for the texts.

    macOS and Windows have such a face of their own.
    """
    font = interface_font()
    if arabic and sys.platform not in ("darwin", "win32"):
        _load_emphasis()
        font.setFamilies([ARABIC_SANS, LATIN, ARABIC])
    if app.font() != font:
        app.setFont(font)


def _load_emphasis() -> None:
    for file in fontpkg.family(ARABIC_SANS).files:
        if file.weight == _EMPHASIS and file.style == "normal":
            QFontDatabase.addApplicationFont(str(file.path))
