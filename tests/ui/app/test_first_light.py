"""The main job in the real window: texts in, pairs corrected and confirmed by key, TMX out, reopened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aligner.bitext import Side, Status
from tests.helpers.shell_sample import (
    ARABIC,
    ENGLISH,
    LONG_MS,
    make_sample_project,
    preferences,
    show_window,
    wait_aligned,
)
from ui.dialogs.export.quick_export import QuickExportDialog
from ui.dialogs.new_project.dialog import NewProjectDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    shown: MainWindow = show_window(qtbot, preferences(tmp_path))
    return shown


def settled(window: MainWindow) -> bool:
    """Nothing is being written, aligned, or about to be."""
    return window.session is not None and window.session.is_settled


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the focus is and wait until all that follows from it is on disk."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: settled(window), timeout=LONG_MS)


def test_from_two_files_to_a_translation_memory(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    # Two files, in the wrong order: the Arabic goes to the source side by itself.
    window.open_files([ENGLISH, ARABIC])
    dialog = window.dialog
    assert isinstance(dialog, NewProjectDialog)
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=LONG_MS)
    assert dialog.source.text is not None
    assert dialog.source.text.language == "ar"
    assert dialog.source.text.words == 397
    assert dialog.name.text() == "tarikh"
    assert "بلاد الجبل" in dialog.source.preview.toPlainText()

    # Created and aligned, each word once.
    QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    wait_aligned(qtbot, window)
    session, desk = window.session, window.page
    assert session is not None
    assert desk is not None
    project = session.project
    total = session.standing.counts.total
    assert total > 30
    rows = project.rows(project.order())
    for side in Side:
        assert sorted(" ".join(row.cell(side).text for row in rows).split()) == sorted(
            project.text(side).split()
        )

    # Confirm three, by key.
    desk.take_focus()
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert session.standing.counts.confirmed == 3
    assert desk.position == 4

    # Correct: merge the fourth with the fifth, take it back, do it again.
    before = [row.source_text for row in project.rows(project.order())]
    press(qtbot, window, Qt.Key.Key_Delete)
    merged = project.rows(project.order())
    assert merged[3].source_text.split() == f"{before[3]} {before[4]}".split()
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert [row.source_text for row in project.rows(project.order())] == before
    press(qtbot, window, Qt.Key.Key_Y, CTRL)
    assert project.rows(project.order())[3].source_text == merged[3].source_text
    assert desk.position == 4  # what the person did again, not what the machine did in its train

    # Nothing that a person decided on was moved by the machine meanwhile.
    assert [row.source_text for row in project.rows(project.order())[:3]] == before[:3]
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert session.standing.counts.confirmed == 4

    # Export what is confirmed.
    QTest.keyClick(window, Qt.Key.Key_E, CTRL)
    export = window.dialog
    assert isinstance(export, QuickExportDialog)
    target = tmp_path / "tarikh.tmx"
    export.export_to(target)
    qtbot.waitUntil(lambda: bool(window.messages.text), timeout=LONG_MS)
    assert "4 units" in window.messages.text
    tree = etree.parse(target)
    assert len(tree.findall(".//tu")) == 4
    assert tree.findtext(".//tu/tuv/seg") == before[0]

    # Close, open from the list of recent projects: everything is where it was.
    at = desk.position
    window.close_project()
    assert window.start.isVisible()
    window.start.recent.setFocus()
    window.start.recent.setCurrentRow(0)
    QTest.keyClick(window.start.recent, Qt.Key.Key_Return)
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)
    assert window.session is not None
    assert window.page is not None
    assert window.session.standing.counts.confirmed == 4
    assert window.page.position == at
    statuses = [row.status for row in window.session.project.rows(window.session.project.order())]
    assert statuses[:4] == [Status.CONFIRMED] * 4


def test_a_correction_is_followed_by_the_pairs_nobody_touched(qtbot: QtBot, window: MainWindow) -> None:
    make_sample_project(qtbot, window)
    session, desk = window.session, window.page
    assert session is not None
    assert desk is not None
    desk.take_focus()
    rows = session.project.rows(session.project.order())
    # Join two pairs that are right: the machine has to go on from a cut that is wrong, and must leave it.
    desk.view.go_to(rows[9].id)
    press(qtbot, window, Qt.Key.Key_Delete)
    after = session.project.rows(session.project.order())
    joined = next(row for row in after if row.touched)
    assert joined.source_text.split() == f"{rows[9].source_text} {rows[10].source_text}".split()
    assert [event.command for event in session.project.events(2)].count("merge") == 1
    assert session.standing.undo is not None
    assert "merge" in session.standing.undo.summary.casefold()  # not what the machine did in its train
    # One undo takes back the correction and all that followed from it.
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    again = session.project.rows(session.project.order())
    assert [(row.source_text, row.target_text) for row in again] == [
        (row.source_text, row.target_text) for row in rows
    ]


def test_the_window_tells_what_would_be_undone(qtbot: QtBot, window: MainWindow) -> None:
    make_sample_project(qtbot, window)
    assert window.page is not None
    window.page.take_focus()
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    undo = window.commands.get("history.undo")
    assert undo is not None
    assert undo.isEnabled()
    assert "confirm" in undo.toolTip().casefold()
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert window.session is not None
    assert window.session.standing.counts.confirmed == 0
