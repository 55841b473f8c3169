"""The window around the table: messages, recent projects, who works, dialogs, dropped files, our own bugs."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence, QStatusTipEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QWidget

from aligner.bitext import Side, Status
from aligner.permissions import Role
from db import Project
from tests.helpers.shell_sample import (
    ARABIC,
    ENGLISH,
    LAYLA,
    LONG_MS,
    aligned_sample,
    dress,
    drop_on,
    open_sample,
    preferences,
    show_window,
    wait_aligned,
)
from ui.app.crash_report import CrashHook
from ui.design import ColourScheme, is_dark
from ui.dialogs.about import AboutDialog
from ui.dialogs.crash_report import ReportDialog
from ui.dialogs.export.quick_export import QuickExportDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.new_project.dialog import NewProjectDialog
from ui.main_window import MainWindow
from ui.preferences.dialog import PreferencesDialog
from ui.widgets.message_bar import GOOD_NEWS_MS, MessageBar, Tone

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from aligner.progress import Progress
    from ui.settings import Preferences


@pytest.fixture
def kept(tmp_path: Path) -> Preferences:
    made: Preferences = preferences(tmp_path)
    return made


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, kept: Preferences) -> MainWindow:
    shown: MainWindow = show_window(qtbot, kept)
    return shown


T = TypeVar("T", bound=QDialog)


def dialog_of(window: MainWindow, kind: type[T]) -> T:
    assert isinstance(window.dialog, kind)
    return window.dialog


@pytest.mark.parametrize("content", [b"not a database", b"", b"SQLite format 3\0" + bytes(80)])
def test_a_file_that_is_no_project_is_refused_in_one_sentence(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    broken = tmp_path / "broken.muqabala"
    broken.write_bytes(content)
    window.open_project(broken)
    qtbot.waitUntil(lambda: bool(window.messages.text), timeout=LONG_MS)
    assert "broken.muqabala" in window.messages.text
    assert window.messages.text.endswith(".")
    assert window.start.isVisible()
    assert window.pages.isEnabled()
    assert broken.read_bytes() == content


def test_a_recent_project_that_is_gone_can_be_taken_off_the_list(
    qtbot: QtBot, window: MainWindow, kept: Preferences, tmp_path: Path
) -> None:
    kept.remember(tmp_path / "gone.muqabala", "Gone")
    assert window.start.recent.count() == 1
    window.start.recent.setFocus()
    window.start.recent.setCurrentRow(0)
    QTest.keyClick(window.start.recent, Qt.Key.Key_Delete)
    assert window.start.recent.count() == 0
    assert kept.recent == []


def test_two_texts_dropped_on_the_window_make_a_project(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(ENGLISH)), QUrl.fromLocalFile(str(ARABIC))])
    drop_on(window, mime)
    dialog = window.dialog
    assert isinstance(dialog, NewProjectDialog)
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=LONG_MS)
    assert dialog.source.text is not None
    assert dialog.source.text.language == "ar"
    dialog.reject()


def test_trouble_stays_and_good_news_goes(qtbot: QtBot, qapp: QApplication) -> None:
    dress()
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Tone.ERROR, "The disk is full. Make room.")
    assert bar.text == "The disk is full. Make room."
    assert not bar._timer.isActive()
    bar.show_message(Tone.DONE, "Written.")
    assert bar._timer.isActive()
    assert bar._timer.interval() == GOOD_NEWS_MS
    bar._timer.timeout.emit()
    assert bar.text == ""


def test_a_bug_of_ours_becomes_a_report_that_can_be_copied(qtbot: QtBot, window: MainWindow) -> None:
    hook = CrashHook(window.show_report, window)
    try:
        raise ZeroDivisionError("ours")
    except ZeroDivisionError as error:
        hook._on_main(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: ReportDialog._open is not None)
    dialog = ReportDialog._open
    assert dialog is not None
    text = dialog.text.toPlainText()
    assert "ZeroDivisionError: ours" in text
    assert "muqabala 0" in text
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError: ours" in QGuiApplication.clipboard().text()
    dialog.reject()
    assert ReportDialog._open is None


def test_every_key_is_in_the_list_and_none_means_two_things(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    window.keyboard.show_keys()
    keys = dialog_of(window, KeysDialog)
    listed = [
        (top.text(0), child.text(0), child.text(1))
        for top in (keys.list.topLevelItem(n) for n in range(keys.list.topLevelItemCount()))
        if top is not None
        for child in (top.child(n) for n in range(top.childCount()))
        if child is not None
    ]
    assert len(listed) > 30
    assert {"Confirm and continue", "Split at the caret", "New project from files", "Undo"} <= {
        text for _, text, _ in listed
    }
    every = [
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for _, action in window.menus.everything()
        for key in action.shortcuts()
    ]
    assert len(every) == len(set(every))
    QTest.keyClicks(keys.filter, "export tmx")
    shown = [
        child.text(0)
        for top in (keys.list.topLevelItem(n) for n in range(keys.list.topLevelItemCount()))
        if top is not None
        for child in (top.child(n) for n in range(top.childCount()))
        if child is not None and not child.isHidden()
    ]
    assert shown == ["Export TMX"]
    keys.reject()


def test_every_verb_of_the_table_stands_in_a_menu(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    assert window.page is not None
    in_menus = {action.objectName() for _, action in window.menus.everything()}
    assert {command.spec.id for command in window.page.view.commands()} <= in_menus


def test_nothing_confirmed_cannot_be_exported_until_more_is_chosen(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    window.export.export_tmx()
    dialog = dialog_of(window, QuickExportDialog)
    assert not dialog.export_button.isEnabled()
    assert "confirmed yet" in dialog.note.text()
    dialog.boxes[Status.SUGGESTED].click()
    assert dialog.export_button.isEnabled()
    dialog.reject()


def test_a_read_only_target_is_told_and_the_project_stands(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    open_sample(qtbot, window)
    window.export.export_tmx()
    dialog = dialog_of(window, QuickExportDialog)
    dialog.boxes[Status.SUGGESTED].click()
    dialog.export_to(tmp_path / "no such folder" / "out.tmx")
    qtbot.waitUntil(lambda: bool(window.messages.text), timeout=LONG_MS)
    assert window.messages.property("tone") == "error"
    assert window.has_pairs()


def test_a_copy_is_a_whole_project(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    open_sample(qtbot, window)
    assert window.session is not None
    total = window.session.standing.counts.total
    copy = tmp_path / "copy.muqabala"
    window.export.write_copy(copy)
    qtbot.waitUntil(lambda: "copy.muqabala" in window.messages.text, timeout=LONG_MS)
    window.open_project(copy)
    qtbot.waitUntil(
        lambda: window.session is not None and window.session.project.path == copy, timeout=LONG_MS
    )
    assert window.session.standing.counts.total == total
    window.export.check_project()
    qtbot.waitUntil(lambda: "intact" in window.messages.text, timeout=LONG_MS)


class Gate:
    """Blocks a thread until the test lets it go on."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()

    def wait(self) -> None:
        self.reached.set()
        assert self.opened.wait(LONG_MS / 1000)


def test_a_copy_and_a_check_can_be_stopped(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_sample(qtbot, window)
    assert window.session is not None
    gate = Gate()
    copy = tmp_path / "stopped.muqabala"
    monkeypatch.setattr("db.schema.sqlite._PAGES", 1)
    backup = window.session.project.backup

    def slow(path: Path, progress: Progress) -> None:
        gate.wait()
        backup(path, progress)

    monkeypatch.setattr(window.session.project, "backup", slow)
    window.export.write_copy(copy)
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG_MS)
    assert window.line.progress.isVisible()
    QTest.mouseClick(window.line.cancel, Qt.MouseButton.LeftButton)
    gate.opened.set()
    qtbot.waitUntil(lambda: "No file was written" in window.messages.text, timeout=LONG_MS)
    assert not copy.exists()
    assert not window.line.progress.isVisible()


def test_nobody_has_to_wait_for_a_project_that_opens_slowly(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slow.muqabala"
    path.write_bytes(aligned_sample())
    gate = Gate()
    opened: list[Project] = []
    real = Project.open

    def slow(path: Path, *, verify: bool = True) -> Project:
        gate.wait()
        opened.append(real(path, verify=verify))
        return opened[0]

    monkeypatch.setattr(Project, "open", slow)
    window.open_project(path)
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG_MS)
    assert "slow.muqabala" in window.line.doing.text()
    assert window.line.progress.maximum() == 0  # nobody knows how long
    assert not window.start.isEnabled()
    closed: list[Project] = []
    monkeypatch.setattr(Project, "close", lambda project: closed.append(project))
    QTest.mouseClick(window.line.cancel, Qt.MouseButton.LeftButton)
    assert window.start.isEnabled()
    assert not window.line.progress.isVisible()
    gate.opened.set()
    qtbot.waitUntil(lambda: bool(closed) and closed == opened, timeout=LONG_MS)
    assert window.session is None
    monkeypatch.undo()
    opened[0].close()
    open_sample(qtbot, window)  # and another can be opened after it


def test_appearance_follows_the_preference(qtbot: QtBot, window: MainWindow, kept: Preferences) -> None:
    kept.look = ColourScheme.DARK
    assert is_dark()
    kept.look = ColourScheme.LIGHT
    assert not is_dark()


def test_the_preferences_take_effect_at_once(qtbot: QtBot, window: MainWindow, kept: Preferences) -> None:
    open_sample(qtbot, window)
    window.edit_preferences()
    dialog = dialog_of(window, PreferencesDialog)
    dialog.realign.click()
    dialog.identity.reviewer.click()
    dialog.reject()
    assert window.session is not None
    assert not window.session.realign
    assert window.session.person.role is Role.REVIEWER
    shown = {action.objectName() for action in window.menus.toolbar.actions()}
    assert "review.approve_and_next" in shown
    assert kept.person is not None
    assert kept.person.name == LAYLA.name


def test_the_window_comes_back_as_it_was(qtbot: QtBot, window: MainWindow, kept: Preferences) -> None:
    window.resize(700, 500)
    window.close()
    dress()
    again = MainWindow(kept)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (700, 500)


def test_every_dialog_opens(qtbot: QtBot, window: MainWindow) -> None:
    window.about()
    dialog_of(window, AboutDialog).reject()
    window.edit_preferences()
    dialog_of(window, PreferencesDialog).reject()
    window.keyboard.show_keys()
    dialog_of(window, KeysDialog).reject()


def test_an_unaligned_project_invites_to_align(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    assert window.page is not None
    window.page.take_focus()
    QTest.keyClick(window.page.view.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not window.has_pairs(), timeout=LONG_MS)
    assert window.page.align_button.isVisible()
    QTest.mouseClick(window.page.align_button, Qt.MouseButton.LeftButton)
    wait_aligned(qtbot, window)


def test_no_timer_takes_the_value_of_a_signal_for_its_interval(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    assert window.page is not None
    view = window.page.view
    before = [(timer, timer.interval()) for timer in window.findChildren(QTimer)]
    assert before
    view.table.go_to_row(30, Side.TARGET)
    view.table.verticalScrollBar().setValue(3)
    view.table.go_to_row(2, Side.SOURCE)
    assert [timer.interval() for timer, _ in before] == [interval for _, interval in before]


def test_each_pane_can_be_shown_and_follows(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    assert window.docks is not None
    assert window.page is not None
    actions = {action.objectName(): action for action in window.docks.actions()}
    assert set(actions) >= {"pane.evidence", "pane.history", "pane.path", "pane.statistics"}
    for action in actions.values():
        action.trigger()
    qtbot.waitUntil(lambda: all(dock.widget() is not None for dock in window.findChildren(QDockWidget)))
    third = int(window.page.view.model.order[2])
    window.page.view.go_to(third)
    assert window.page.map.current == third
    window.page.map_action.trigger()
    assert not window.page.map.isVisible()
    # What was shown is shown again the next time.
    path = window.session.project.path if window.session is not None else None
    assert path is not None
    window.close_project()
    assert not [dock for dock in window.findChildren(QDockWidget) if dock.isVisible()]
    window.open_project(path)
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)
    assert window.docks is not None
    assert all(action.isChecked() for action in window.docks.actions())
    assert not window.page.map.isVisible()


def test_a_read_only_project_is_said_to_be_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be viewed; a command says why it cannot be done."""
    from db.file import header
    from tests.helpers.db_projects import ANA, aligned_project
    from ui.services.project_commands import Confirm

    path = tmp_path / "chronicle.muqabala"
    aligned_project(path).close()
    monkeypatch.setattr(header, "is_writable", lambda _path: False)  # a superuser may write anything
    window = show_window(qtbot, preferences(tmp_path))
    window.open_project(path)
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)
    assert "This project is read-only" in window.messages.text
    assert window.session is not None
    window.session.run(Confirm((1,), by=ANA))
    qtbot.waitUntil(lambda: "Make the file and its folder writable" in window.messages.text, timeout=LONG_MS)


def test_a_status_tip_takes_the_place_of_no_progress_and_covers_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    def shown() -> list[QWidget]:
        QApplication.processEvents()
        line = window.line
        return [w for w in (line.saved, line.tip, line.progress, line.doing, line.cancel) if w.isVisible()]

    def point_at(tip: str) -> None:
        QApplication.sendEvent(window.toolbar, QStatusTipEvent(tip))

    line = window.line
    line.show_project(True)
    line.set_saved(True)
    assert shown() == [line.saved]
    point_at("Join the pair with the one below")
    line.set_saved(True)  # a command was written meanwhile
    line.set_busy(False)
    line.show_project(True)
    assert shown() == [line.tip]
    picture, corner = line.grab().toImage(), line.tip.mapTo(line, QPoint())
    rows = range(corner.y(), corner.y() + line.tip.height())
    edge = {picture.pixel(x, y) for x in range(corner.x()) for y in rows}
    assert len(edge) == 1  # no letter of it beside its label
    line.set_busy(True)
    assert shown() == [line.progress, line.doing, line.cancel]
    line.set_busy(False)
    assert shown() == [line.tip]
    point_at("")
    assert shown() == [line.saved]
    point_at("long " * 100)
    assert shown() == [line.tip]
    assert window.width() < 2000
