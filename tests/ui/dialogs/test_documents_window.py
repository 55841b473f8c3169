"""Documents and memories from the window: by its menus, by files dropped on it, and in its docks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from db.stores.translation_memory import TranslationMemory
from tests.helpers.documents_sample import (
    BOOK_AR,
    BOOK_EN,
    LAYLA,
    markdown,
    paired_file,
    paired_project,
    word_document,
)
from tests.helpers.shell_sample import LONG_MS, drop_on, preferences, show_window, wait_aligned
from ui.dialogs.export.tool_export import ExportToolDialog
from ui.dialogs.import_pairs import ImportPairsDialog
from ui.dialogs.new_project.dialog import CHAPTERS, CLEANING, NewProjectDialog
from ui.panes.consistency.pane import ConsistencyPane
from ui.panes.memory.pane import MemoryPane

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    # A person's own memory is nothing for a test to look into.
    monkeypatch.setattr("db.stores.translation_memory.default_path", lambda: tmp_path / "memory.sqlite")
    shown: MainWindow = show_window(qtbot, preferences(tmp_path))
    return shown


def drop(window: MainWindow, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    drop_on(window, mime)


def test_documents_dropped_on_the_window_become_an_aligned_project(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    drop(
        window,
        word_document(tmp_path / "kitab-ar.docx", BOOK_AR),
        markdown(tmp_path / "kitab-en.md", BOOK_EN),
    )
    dialog = window.dialog
    assert isinstance(dialog, NewProjectDialog)
    for page, button in ((CLEANING, dialog.more_button), (CHAPTERS, dialog.next_button)):
        qtbot.waitUntil(button.isEnabled, timeout=LONG_MS)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert dialog.pages.currentIndex() == page
    qtbot.waitUntil(
        lambda: bool(dialog.chapters.model.rows) and dialog.create_button.isEnabled(), timeout=LONG_MS
    )
    QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    wait_aligned(qtbot, window)
    assert window.session is not None
    project = window.session.project
    rows = project.rows(project.order())
    assert (rows[0].source_text, rows[0].target_text) == (BOOK_AR[0][0], BOOK_EN[0][0])
    assert rows[-1].is_null, "the last chapter has no partner"
    assert "chapters" in project.info().runs[0].aligner


def test_a_memory_dropped_on_the_window_is_imported_as_pairs(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    drop(window, paired_file(tmp_path / "old.tmx"))
    dialog = window.dialog
    assert isinstance(dialog, ImportPairsDialog)
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=LONG_MS)
    dialog.confirmed.setChecked(True)
    QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)
    assert window.session is not None
    assert window.session.project.counts().confirmed == 6
    assert not window.session.is_busy, "nobody asked for an alignment"


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    project = paired_project(tmp_path)
    project.close()
    window.open_project(project.path)
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)
    return window


def test_a_finding_leads_to_its_pair_in_the_table(qtbot: QtBot, opened: MainWindow) -> None:
    action = opened.commands.get("project.export_tool")
    assert action is not None
    action.trigger()
    dialog = opened.findChild(ExportToolDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=LONG_MS)
    group = dialog.findings.topLevelItem(0)
    assert group is not None
    finding = group.child(0)
    assert finding is not None
    dialog.findings.setCurrentItem(finding)
    QTest.keyClick(dialog.findings, Qt.Key.Key_Return)
    assert opened.page is not None
    assert opened.page.position == 5
    opened.close_project()
    qtbot.waitUntil(lambda: opened.findChild(ExportToolDialog) is None, timeout=LONG_MS)


def test_the_panes_stand_in_docks_and_follow_the_table(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    from aligner.exchange.translation_unit import TranslationUnit

    with TranslationMemory.open(tmp_path / "memory.sqlite") as memory:
        memory.add("old", [TranslationUnit("ثم عاد إلى نيسابور", "Then he came back to Nishapur.")])
    for name in ("memory", "glossary", "consistency"):
        dock = opened.findChild(QDockWidget, f"dock-{name}")
        assert dock is not None
        dock.show()
    pane = opened.findChild(MemoryPane)
    assert pane is not None
    assert opened.page is not None
    assert opened.session is not None
    opened.page.view.go_to(int(opened.session.project.order()[1]))
    qtbot.waitUntil(lambda: [match.score for match in pane.matches] == [100], timeout=LONG_MS)
    consistency = opened.findChild(ConsistencyPane)
    assert consistency is not None
    consistency.go_to.emit(int(opened.session.project.order()[3]))
    assert opened.page.position == 4
    assert opened.session.person == LAYLA
