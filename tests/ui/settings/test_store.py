"""Where new projects go on an account without the usual folders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QStandardPaths

from ui.settings import Preferences
from ui.settings.store import usable_folder

if TYPE_CHECKING:
    import pytest


def test_a_missing_documents_folder_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = tmp_path / "home" / "Documents"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(documents))
    kept = Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    assert kept.folder == documents
    assert documents.is_dir()


def test_home_stands_in_for_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert usable_folder(file / "Documents") == Path.home()
