"""Letter keys work under a layout of another alphabet."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.commands.keys.physical_keys import key_combination

NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def named(key: int, text: str, modifiers: Qt.KeyboardModifier = NONE, code: int = 0) -> str:
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, code, 0, 0, text)
    return QKeySequence(key_combination(event)).toString()


@pytest.mark.parametrize(
    ("arabic", "latin"), [("س", "S"), ("ش", "A"), ("ة", "M"), ("ء", "X"), ("ؤ", "C"), ("م", "L"), ("٣", "3")]
)
def test_an_arabic_letter_names_the_key_it_is_on(arabic: str, latin: str) -> None:
    assert named(ord(arabic), arabic) == latin
    assert named(ord(arabic), arabic, CONTROL) == f"Ctrl+{latin}"
    assert named(0, arabic) == latin  # some systems know no key for it


def test_ligatures_of_two_letters_are_one_key() -> None:
    assert named(0, "لا") == "B"
    assert named(0x622, "آ", SHIFT) == "Shift+N"


@pytest.mark.skipif(sys.platform != "linux", reason="scan codes differ")
def test_the_place_of_the_key_goes_before_its_letter() -> None:
    assert named(0x649, "ى", code=39) == "S"  # a layout with another letter there
    assert named(ord("A"), "a", code=24) == "A"  # AZERTY: what is printed on the key counts


def test_keys_without_a_letter_are_left_as_they_are() -> None:
    assert named(Qt.Key.Key_F6, "") == "F6"
    assert named(Qt.Key.Key_Left, "", SHIFT) == "Shift+Left"
    assert named(Qt.Key.Key_Enter, "\r", Qt.KeyboardModifier.KeypadModifier) == "Return"
