"""Settings of earlier versions, kept elsewhere, are found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from aligner import folders
from ui.settings import Preferences
from ui.settings.location import take_over, user_settings

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_earlier_settings_are_copied_and_stay(tmp_path: Path) -> None:
    old = QSettings(str(tmp_path / "old.ini"), QSettings.Format.IniFormat)
    old.setValue("person/name", "سلمى")
    old.setValue("geometry", QByteArray(b"\x00\x01"))
    new = QSettings(str(tmp_path / "new.ini"), QSettings.Format.IniFormat)
    take_over(old, new)
    read = QSettings(str(tmp_path / "new.ini"), QSettings.Format.IniFormat)
    assert read.value("person/name") == "سلمى"
    assert read.value("geometry") == QByteArray(b"\x00\x01")
    assert old.value("person/name") == "سلمى"


def test_settings_and_sessions_are_below_the_base_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(folders.BASE, str(tmp_path))
    assert user_settings().fileName() == str(tmp_path / "settings.ini")
    assert Preferences().state_folder == folders.state_folder()
    other = QSettings(str(tmp_path / "other" / "test.ini"), QSettings.Format.IniFormat)
    assert Preferences(other).state_folder == tmp_path / "other" / "running"
