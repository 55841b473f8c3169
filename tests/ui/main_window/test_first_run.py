"""The first minutes: the sample by one click, and a name asked for when the first change is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from aligner.bitext import Status
from aligner.permissions import NOBODY
from tests.helpers.documents_sample import PAIRS, paired_file
from tests.helpers.shell_sample import (
    LAYLA,
    LONG_MS,
    OMAR,
    open_sample,
    preferences,
    show_window,
    wait_aligned,
)
from ui.dialogs.identity import IdentityDialog
from ui.dialogs.import_pairs import ImportPairsDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    """A window of somebody who has never given a name."""
    shown: MainWindow = show_window(qtbot, preferences(tmp_path, person=None))
    return shown


def name_dialog(window: MainWindow) -> IdentityDialog:
    assert window.workspace is not None
    dialog = window.workspace.review.dialog
    assert isinstance(dialog, IdentityDialog)
    return dialog


def enter_name(window: MainWindow, name: str) -> None:
    dialog = name_dialog(window)
    dialog.fields.name.clear()
    assert dialog.fields.person() is None
    QTest.keyClicks(dialog.fields.name, name)
    QTest.keyClick(dialog.fields.name, Qt.Key.Key_Return)


def test_the_sample_is_one_click(qtbot: QtBot, window: MainWindow) -> None:
    hint = next(label for label in window.start.findChildren(QLabel) if "are listed here" in label.text())
    assert hint.isVisible()
    QTest.mouseClick(window.start.sample_button, Qt.MouseButton.LeftButton)
    assert window.dialog is None
    wait_aligned(qtbot, window)
    assert window.session is not None
    assert window.dialog is None
    assert window.preferences.person is None
    assert window.session.standing.counts.total > 5
    # A second sample does not touch the first.
    first = window.session.project.path
    window.projects.try_sample()
    qtbot.waitUntil(
        lambda: window.session is not None and window.session.project.path != first, timeout=LONG_MS
    )
    wait_aligned(qtbot, window)
    assert first.is_file()


def test_the_first_confirmation_asks_for_a_name_and_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    assert window.dialog is None
    session, page = window.session, window.page
    assert session is not None
    assert page is not None
    assert session.person == NOBODY
    page.view.table.go_to_row(0)
    bead = page.view.current_id
    page.view.reviewing.confirm_and_next()
    assert session.standing.counts.confirmed == 0
    enter_name(window, "Layla")
    qtbot.waitUntil(lambda: session.standing.counts.confirmed == 1, timeout=LONG_MS)
    assert window.preferences.person == session.person == LAYLA
    assert bead is not None
    (row,) = session.project.rows([bead])
    assert (row.status, row.confirmed_by) == (Status.CONFIRMED, "Layla")
    # Nobody is asked twice.
    page.view.reviewing.confirm_and_next()
    qtbot.waitUntil(lambda: session.standing.counts.confirmed == 2, timeout=LONG_MS)


def test_without_a_name_nothing_is_recorded_and_no_text_is_lost(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    session, page = window.session, window.page
    assert session is not None
    assert page is not None
    page.view.table.go_to_row(1)
    page.view.reviewing.confirm_and_next()
    assert page.view.model.row_at(1).status is Status.CONFIRMED  # expected, not written
    name_dialog(window).reject()
    assert page.view.model.row_at(1).status is Status.SUGGESTED
    bead = page.view.current_id
    assert bead is not None
    assert window.workspace is not None
    window.workspace.review.comment()
    page.view.say_panel.editor.setPlainText("A thought that took long")
    page.view.say_panel.say.click()
    name_dialog(window).reject()
    assert QGuiApplication.clipboard().text() == "A thought that took long"
    assert session.is_settled
    assert session.project.comments(bead) == []
    assert session.standing.counts.confirmed == 0
    assert session.person == NOBODY


def test_a_reviewer_may_give_the_name(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    QTest.mouseClick(window.line.identity, Qt.MouseButton.LeftButton)
    assert window.line.identity.text() == "Enter your name"
    name_dialog(window).fields.reviewer.click()
    enter_name(window, "Omar")
    assert window.session is not None
    assert window.preferences.person == window.session.person == OMAR
    assert "Omar" in window.line.identity.text()


def test_confirmed_pairs_of_a_file_ask_for_the_name(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.open_files([paired_file(tmp_path / "pairs.tsv")])
    dialog = window.dialog
    assert isinstance(dialog, ImportPairsDialog)
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=LONG_MS)
    dialog.confirmed.click()
    QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    identity = dialog.findChild(IdentityDialog)
    assert identity is not None
    identity.fields.name.setText("Layla")
    identity.accept()
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)
    assert window.session is not None
    assert window.session.standing.counts.confirmed == len(PAIRS)
    assert window.preferences.person == LAYLA
