"""Put the interface into a language: translations, direction, digits and fonts.

The language is set before a window is made. Another language needs another window
(:mod:`ui.app.window_manager`).
"""

from __future__ import annotations

import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

import fontpkg
from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFontDatabase

from ui.design.fonts import ARABIC, LATIN, interface_font
from ui.i18n.languages import Language
from ui.i18n.tools.qm_compiler import compile_ts

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

FOLDER = Path(__file__).parent

_EMPHASIS = 600
_NAME = "language"

_loaded: Final = dict[Language, bytes]()
"""What translators read from: they keep no copy."""


class Digits(StrEnum):
    """How numbers are written where a language has digits of its own."""

    USUAL = "usual"  # as in the system's country; ١٢٣ where the system speaks another language
    EASTERN = "eastern"  # ١٢٣
    WESTERN = "western"  # 123


def spoken(language: Language) -> Language:
    """Return a language of the interface: for SYSTEM, the first of the system's languages that there is."""
    if language is not Language.SYSTEM:
        return language
    for name in QLocale.system().uiLanguages():
        short = name.replace("_", "-").partition("-")[0]
        if short in Language.spoken():
            return Language(short)
    return Language.ENGLISH


def current_language(app: QCoreApplication) -> Language:
    """Return the language that :func:`set_language` set last."""
    return Language(app.property(_NAME) or Language.ENGLISH)


def locale_of(language: Language, digits: Digits = Digits.USUAL) -> QLocale:
    """Return how numbers and dates are written: as the system does where it speaks the language."""
    system, chosen = QLocale.system(), spoken(language)
    choice = chosen.spec.digit_locales
    if system.language() is QLocale(str(chosen)).language() and (digits is Digits.USUAL or not choice):
        return system
    if not choice:
        return QLocale(str(chosen))
    script, latin = choice
    return QLocale(latin if digits is Digits.WESTERN else script)


def set_language(
    app: QApplication, language: Language = Language.SYSTEM, digits: Digits = Digits.USUAL
) -> list[QTranslator]:
    """Set the language of the windows that are made from now on.

    Returns:
        The translators that were installed, Qt's own first; those of the call before are removed.
    """
    chosen = spoken(language)
    app.setProperty(_NAME, str(chosen))
    for former in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(former)
        former.deleteLater()
    QLocale.setDefault(locale_of(chosen, digits))
    installed = []
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _loaded[chosen] = compiled(chosen)
    for source in (str(Path(folder) / f"qtbase_{chosen}.qm"), _loaded[chosen]):
        translator = QTranslator(app)
        translator.setObjectName(_NAME)
        if translator.load(source):
            app.installTranslator(translator)
            installed.append(translator)
    # Qt takes the direction from its own translation, which may be missing.
    rtl = chosen.spec.is_rtl
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    _set_font(app, chosen.spec.family)
    return installed


def compiled(language: Language) -> bytes:
    """Return the compiled translations.

    In a checkout the sources are beside their file. Where they are newer, or nothing was compiled, they are
    compiled, and kept there if that folder can be written.
    """
    compiled = FOLDER / f"muqabala_{language}.qm"
    source = compiled.with_suffix(".ts")
    if source.is_file() and not (
        compiled.is_file() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns
    ):
        data = compile_ts(source, language)
        with suppress(OSError):
            compiled.write_bytes(data)
        return data
    return compiled.read_bytes()


def _set_font(app: QApplication, family: str) -> None:
    """Set the interface font: the system's, or a face of the language's own script.

    macOS and Windows have such faces of their own.
    """
    font = interface_font()
    if family and sys.platform not in ("darwin", "win32"):
        _load_emphasis(family)
        font.setFamilies([family, LATIN, ARABIC])
    if app.font() != font:
        app.setFont(font)


def _load_emphasis(family: str) -> None:
    for file in fontpkg.family(family).files:
        if file.weight == _EMPHASIS and file.style == "normal":
            QFontDatabase.addApplicationFont(str(file.path))
