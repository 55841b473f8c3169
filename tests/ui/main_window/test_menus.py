"""Menus: what they say of the next step, and that no key passes through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aligner.permissions import Person, Role
from tests.helpers.shell_sample import open_sample, preferences, show_window
from ui.services.project_commands import Confirm, Merge

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = show_window(qtbot, preferences(tmp_path))
    open_sample(qtbot, window)
    return window


def test_the_edit_menu_names_what_would_be_undone(qtbot: QtBot, window: MainWindow) -> None:
    session, undo = window.session, window.commands.get("history.undo")
    assert session is not None
    assert undo is not None
    first = int(session.project.order()[0])
    with qtbot.waitSignal(session.status_changed):
        session.run(Confirm((first,), by=session.person))
    assert undo.text() == "&Undo: Confirm pair 1"
    with qtbot.waitSignal(session.status_changed):
        session.undo()
    assert window.page is not None
    table, session.realign = window.page.view.table, False
    table.go_to_row(7)
    table.place_caret(table.active_side, 2)
    with qtbot.waitSignal(session.status_changed):
        window.page.view.corrections.split()
    assert undo.text() == "&Undo: Split pair 8"
    with qtbot.waitSignal(session.status_changed):
        session.undo()
    redo = window.commands.get("history.redo")
    assert redo is not None
    assert redo.text() == "&Redo: Split pair 8"


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_no_key_passes_through_an_open_menu(qtbot: QtBot, window: MainWindow) -> None:
    assert window.page is not None
    view = window.page.view
    view._context_menu(window.mapToGlobal(QPoint(200, 200)))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_T, CONTROL)  # flowing texts, a key of the window
    assert not view.flows
    menu.close()
    QTest.keyClick(view.table, Qt.Key.Key_T, CONTROL)
    assert view.flows


def test_a_refusal_is_over_once_something_succeeds(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    assert session is not None
    translator = session.person
    session.person = Person("Omar", Role.REVIEWER)
    order = [int(id_) for id_ in session.project.order()]
    with qtbot.waitSignal(session.failed):
        session.run(Merge(order[0], by=session.person))
    assert window.messages.text
    with qtbot.waitSignal(session.changed):
        session.run(Confirm((order[0],), by=translator))
    assert window.messages.text == ""


def test_keys_of_the_window_work_under_an_arabic_layout(window: MainWindow) -> None:
    assert window.page is not None
    view = window.page.view
    event = QKeyEvent(QEvent.Type.KeyPress, ord("ف"), CONTROL, "")  # the key of T
    QApplication.sendEvent(view.table, event)
    assert view.flows
