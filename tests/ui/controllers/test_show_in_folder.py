"""An export ends with a button that opens its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.helpers.shell_sample import LONG_MS, open_sample, preferences, show_window

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot


def test_the_folder_of_a_copy_is_one_click_away(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def remember(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(QDesktopServices, "openUrl", remember)
    window = show_window(qtbot, preferences(tmp_path))
    open_sample(qtbot, window)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    window.export.write_copy(folder / "copy.muqabala")
    qtbot.waitUntil(lambda: "Copy saved" in window.messages.text, timeout=LONG_MS)
    button = next(b for b in window.messages.findChildren(QPushButton) if b.text() == "Show in folder")
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened == [str(folder)]
    window.close()
