"""Find which physical key was pressed, independent of the keyboard layout.

Shortcuts are named by Latin letters. Under an Arabic layout the key S yields «س»; the place of the key tells
that it is S. On layouts that have Latin letters elsewhere (AZERTY, Dvorak) the letter counts, not the place.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ROWS = ("QWERTYUIOP[]", "ASDFGHJKL;'", "ZXCVBNM,./")
_EVDEV = (24, 38, 52)  # X11 and Wayland: evdev codes + 8 of Q, A and Z
_SET_1 = (16, 30, 44)  # Windows: scan codes of set 1
_DIGITS = "1234567890"

# Virtual key codes of macOS (HIToolbox/Events.h, kVK_ANSI_*), which follow no order.
_MAC_CODES = (
    (12, 13, 14, 15, 17, 16, 32, 34, 31, 35, 33, 30),
    (0, 1, 2, 3, 5, 4, 38, 40, 37, 41, 39),
    (6, 7, 8, 9, 11, 45, 46, 43, 47, 44),
)

# The letters that an Arabic (101) keyboard has on each Latin key; for events without a scan code.
_ARABIC = {
    **dict(zip("ضصثقفغعهخحجد", _ROWS[0], strict=True)),
    **dict(zip("شسيبلاتنمكط", _ROWS[1], strict=True)),
    **dict(zip("ئءؤرىةوزظ", "ZXCVNM,./", strict=True)),
    **dict(zip("١٢٣٤٥٦٧٨٩٠", _DIGITS, strict=True)),
    "ذ": "`",
    # With Shift; what Shift yields elsewhere is punctuation that other keys have too.
    "إ": "Y",
    "أ": "H",
    "آ": "N",
    "ـ": "J",
    "لإ": "T",
    "لأ": "G",
    "لآ": "B",
    "لا": "B",
    "َ": "Q",
    "ً": "W",
    "ُ": "E",
    "ٌ": "R",
    "ِ": "A",
    "ٍ": "S",
    "ْ": "X",
}


def _by_scan_code() -> dict[int, str]:
    if sys.platform == "darwin":
        return {
            code: key
            for codes, row in zip(_MAC_CODES, _ROWS, strict=True)
            for code, key in zip(codes, row, strict=True)
        }
    first = _SET_1 if sys.platform == "win32" else _EVDEV
    return {code + at: key for code, row in zip(first, _ROWS, strict=True) for at, key in enumerate(row)}


_SCAN_CODES = _by_scan_code()


def key_combination(event: QKeyEvent) -> QKeyCombination:
    """The key and modifiers of an event as shortcuts name them.

    The Enter key of the keypad counts as Return. A key without a Latin character is named by its place: by
    its scan code, or, in an event without one, by the letter that an Arabic keyboard has there.
    """
    key = event.key()
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key == Qt.Key.Key_Enter:
        return QKeyCombination(modifiers, Qt.Key.Key_Return)
    if 0x20 <= key <= 0x7E or key >= Qt.Key.Key_Escape:  # Latin already, or no character at all
        return event.keyCombination() if modifiers == event.modifiers() else _combined(modifiers, key)
    code = event.nativeVirtualKey() if sys.platform == "darwin" else event.nativeScanCode()
    latin = _SCAN_CODES.get(code) if code else None
    latin = latin or _ARABIC.get(event.text()) or _ARABIC.get(chr(key) if 0 < key < 0x110000 else "")
    if latin is None:
        return event.keyCombination()
    return QKeyCombination(modifiers, Qt.Key(ord(latin)))


def _combined(modifiers: Qt.KeyboardModifier, key: int) -> QKeyCombination:
    return QKeyCombination(modifiers, Qt.Key(key))
