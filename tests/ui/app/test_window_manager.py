"""The language switched at once: the window is rebuilt, with project, place and undo kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aligner.bitext import Side
from tests.helpers.shell_sample import LONG_MS, aligned_sample, dress, preferences
from ui.app.window_manager import WindowManager
from ui.i18n.language import set_language
from ui.i18n.languages import Language
from ui.preferences.dialog import PreferencesDialog
from ui.services.project_commands import Confirm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[WindowManager]:
    dress()
    kept = preferences(tmp_path)
    kept.language = Language.ENGLISH
    made = WindowManager(qapp, kept)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    set_language(qapp, Language.ENGLISH)


def switch(qtbot: QtBot, stage: WindowManager, language: Language) -> None:
    """Choose a language in the preferences and press the button beneath it."""
    before = stage.window
    before.edit_preferences()
    dialog = before.dialog
    assert isinstance(dialog, PreferencesDialog)
    fields = dialog.language
    assert not fields.switch_button.isVisible()
    fields.language.setCurrentIndex(fields.language.findData(language))
    fields.language.activated.emit(fields.language.currentIndex())
    assert fields.switch_button.isVisible()
    QTest.mouseClick(fields.switch_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stage.window is not before, timeout=LONG_MS)


def test_the_language_is_switched_in_the_middle_of_a_project(
    qtbot: QtBot, stage: WindowManager, tmp_path: Path
) -> None:
    path = tmp_path / "sample.muqabala"
    path.write_bytes(aligned_sample())
    window = stage.window
    window.open_project(path)
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)
    assert window.page is not None
    assert window.session is not None
    session = window.session
    window.page.view.table.go_to_row(6, Side.TARGET)
    bead = window.page.current
    assert bead is not None
    session.run(Confirm((bead,), by=session.person))
    qtbot.waitUntil(lambda: session.is_settled, timeout=LONG_MS)

    switch(qtbot, stage, Language.ARABIC)
    window = stage.window
    assert window.isVisible()
    assert window.isRightToLeft()
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)
    assert window.page is not None
    assert window.session is not None
    assert window.page.current == bead
    assert window.page.view.table.active_side is Side.TARGET
    assert {menu for menu, _ in window.menus.by_menu()} >= {"المشروع", "تحرير"}
    assert window.session.can_undo
    window.session.undo()
    qtbot.waitUntil(lambda: window.session is not None and window.session.standing.counts.confirmed == 0)

    switch(qtbot, stage, Language.ENGLISH)
    assert not stage.window.isRightToLeft()
    qtbot.waitUntil(stage.window.has_pairs, timeout=LONG_MS)


def test_without_a_project_the_start_page_is_made_anew(qtbot: QtBot, stage: WindowManager) -> None:
    switch(qtbot, stage, Language.ARABIC)
    assert stage.window.start.isVisible()
    assert stage.window.start.new_button.text() == "مشروع جديد من ملفات…"


def test_what_is_running_is_not_stopped_by_it(
    qtbot: QtBot, stage: WindowManager, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = stage.window
    monkeypatch.setattr(type(window.alignment), "is_busy", True)
    window.edit_preferences()
    assert isinstance(window.dialog, PreferencesDialog)
    window.dialog.language.switch_asked.emit()
    qtbot.waitUntil(lambda: "in progress" in window.messages.text)
    assert stage.window is window
