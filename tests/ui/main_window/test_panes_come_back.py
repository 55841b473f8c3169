"""Panes come back as they were, show the pair one is at, and are never strips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget

from tests.helpers.shell_sample import LONG_MS, open_sample, preferences, show_window
from ui.dialogs.project_identity import ProjectIdentityDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

SIDE = ("evidence", "queue", "glossary", "memory")
BOTTOM = ("history", "find", "concordance", "consistency", "statistics")


def dock(window: MainWindow, name: str) -> QDockWidget:
    found = window.findChild(QDockWidget, f"dock-{name}")
    assert isinstance(found, QDockWidget)
    return found


def pane(qtbot: QtBot, window: MainWindow, name: str) -> QWidget:
    holder = dock(window, name)
    qtbot.waitUntil(lambda: holder.isVisible() and holder.widget() is not None)
    QApplication.processEvents()
    return holder.widget()


def restarted(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    path = window.preferences.folder / "sample.muqabala"
    size = window.size()
    window.close()
    again: MainWindow = show_window(qtbot, preferences(tmp_path))
    again.resize(size)
    again.open_project(path)
    qtbot.waitUntil(again.has_pairs, timeout=LONG_MS)
    QApplication.processEvents()
    return again


@pytest.mark.parametrize(("name", "wanted"), [("evidence", 420), ("evidence", 300), ("history", 330)])
def test_a_pane_has_its_size_after_a_restart(qtbot: QtBot, tmp_path: Path, name: str, wanted: int) -> None:
    window = show_window(qtbot, preferences(tmp_path))
    open_sample(qtbot, window)
    dock(window, name).show()
    pane(qtbot, window, name)
    across = Qt.Orientation.Horizontal if name in SIDE else Qt.Orientation.Vertical
    window.resizeDocks([dock(window, name)], [wanted], across)
    QApplication.processEvents()
    before = dock(window, name).size()
    again = restarted(qtbot, window, tmp_path)
    pane(qtbot, again, name)
    assert dock(again, name).size() == before
    again.close()


@pytest.mark.parametrize("name", [*SIDE, *BOTTOM])
def test_a_pane_shown_for_the_first_time_can_be_read(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    """Also when other panes were kept from an earlier session."""
    window = show_window(qtbot, preferences(tmp_path))
    open_sample(qtbot, window)
    again = restarted(qtbot, window, tmp_path)
    dock(again, name).show()
    pane(qtbot, again, name)
    size = dock(again, name).size()
    assert size.width() >= 260
    assert size.height() >= 230
    again.close()


def test_the_evidence_shows_the_current_pair_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    window = show_window(qtbot, preferences(tmp_path))
    open_sample(qtbot, window)
    dock(window, "evidence").show()
    pane(qtbot, window, "evidence")
    assert window.page is not None
    window.page.view.go_to(int(window.page.view.model.order[4]))
    again = restarted(qtbot, window, tmp_path)
    pane(qtbot, again, "evidence")
    assert again.page is not None
    assert again.page.current is not None
    evidence = pane(qtbot, again, "evidence")
    qtbot.waitUntil(lambda: _says(evidence, "Pair 5"))
    assert again.page.map.current == again.page.current  # its marker
    again.close()


def _says(widget: QWidget, text: str) -> bool:
    from PySide6.QtWidgets import QLabel

    return any(text in label.text() for label in widget.findChildren(QLabel))


def test_name_and_role_are_visible_and_one_click_changes_them(qtbot: QtBot, tmp_path: Path) -> None:
    window = show_window(qtbot, preferences(tmp_path))
    assert not window.line.identity.isVisible()
    open_sample(qtbot, window)
    identity = window.line.identity
    assert identity.isVisible()
    assert "Layla" in identity.text()
    assert "translator" in identity.text()
    QTest.mouseClick(identity, Qt.MouseButton.LeftButton)
    assert window.workspace is not None
    dialog = window.workspace.review.dialog
    assert isinstance(dialog, ProjectIdentityDialog)
    dialog.fields.name.setText("Omar")
    dialog.fields.reviewer.setChecked(True)
    dialog.accept()
    assert "Omar" in identity.text()
    assert "reviewer" in identity.text()
    window.close()
