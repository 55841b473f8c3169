"""Palette, tour, focus mode, panes by key, and coming back after a break or a crash."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from aligner.bitext import Side
from tests.helpers.panes_sample import calls
from tests.helpers.shell_sample import (
    LAYLA,
    LONG_MS,
    aligned_sample,
    make_sample_project,
    open_sample,
    preferences,
    show_window,
)
from ui.commands.fuzzy_match import score
from ui.i18n.language import set_language
from ui.i18n.languages import Language
from ui.services.project_commands import Confirm
from ui.session.crash_recovery import Broken, Marker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.progress import Progress
    from db import Project
    from ui.main_window import MainWindow
    from ui.settings import Preferences


@pytest.fixture
def kept(tmp_path: Path) -> Preferences:
    made: Preferences = preferences(tmp_path)
    return made


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, kept: Preferences) -> MainWindow:
    shown: MainWindow = show_window(qtbot, kept)
    return shown


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(sequence: str) -> None:
    """Press a key where the focus is."""
    QTest.keySequence(focus(), QKeySequence(sequence))


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.session is not None and window.session.is_settled, timeout=LONG_MS)


# The palette


def test_letters_find_names() -> None:
    names = ["Merge with the pair below", "Merge with the pair above", "Export TMX", "Next doubtful"]
    best = max(names, key=lambda name: score("mpb", name) or -99.0)
    assert best == "Merge with the pair below"
    assert score("tmx", "Export TMX") is not None
    assert score("xyz", "Export TMX") is None
    assert score("pair merge", names[0]) is not None  # words in any order
    assert score("الأعلى", "الاعلي") is not None  # spelling does not matter


def test_the_palette_does_what_is_typed_and_shows_it_first_next_time(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_sample(qtbot, window)
    assert window.page is not None
    window.page.take_focus()
    press("Ctrl+Shift+P")
    palette = window.keyboard.palette
    assert palette is not None
    assert palette.isVisible()
    assert palette.field.hasFocus()
    QTest.keyClicks(palette.field, "conf con")
    assert palette.shown[0] == "Confirm and continue"
    press("Return")
    settle(qtbot, window)
    assert window.session is not None
    assert window.session.standing.counts.confirmed == 1
    assert not palette.isVisible()
    assert window.page.view.table.hasFocus()
    press("Ctrl+Shift+P")
    assert palette.shown[0] == "Confirm and continue"
    # A key is beside each name, and what cannot be done now is last and does nothing.
    QTest.keyClicks(palette.field, "approve")
    at = palette.shown.index("Approve and continue")
    palette.list.setCurrentRow(at)
    press("Return")
    assert palette.isVisible()
    press("Escape")
    assert not palette.isVisible()
    assert window.page.view.table.hasFocus()


def test_the_palette_knows_keys_and_puts_the_nearest_name_first(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    window.keyboard.open_palette()
    palette = window.keyboard.palette
    assert palette is not None
    QTest.keyClicks(palette.field, "ctrl+e")
    assert palette.shown[0] == "Export TMX"
    palette.field.clear()
    QTest.keyClicks(palette.field, "mrgwith")
    assert palette.shown[0].startswith("Merge with the pair")
    assert all("erge" in name for name in palette.shown[:2])


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("export tmx", "تصدير TMX"),
        ("محاذاه", "محاذاة"),
        ("تاكيد بحسب", "التأكيد بحسب الثقة"),
        ("f11", "وضع التركيز"),
    ],
)
def test_the_palette_in_arabic_knows_english_names_spellings_and_keys(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, typed: str, first: str
) -> None:
    kept = preferences(tmp_path)
    kept.language = Language.ARABIC
    window = show_window(qtbot, kept)
    open_sample(qtbot, window)
    window.keyboard.open_palette()
    palette = window.keyboard.palette
    assert palette is not None
    palette.field.insert(typed)
    assert palette.shown[0] == first
    set_language(qapp, Language.ENGLISH)


def test_the_palette_says_when_there_is_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.keyboard.open_palette()
    palette = window.keyboard.palette
    assert palette is not None
    QTest.keyClicks(palette.field, "qqqq")
    assert palette.shown == ["No matching commands"]
    press("Return")
    assert palette.isVisible()


# The tour


def test_the_tour_is_offered_once_and_lets_one_work(
    qtbot: QtBot, window: MainWindow, kept: Preferences
) -> None:
    kept.set_value("tour/seen", False)
    make_sample_project(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.messages.text))
    assert "two-minute" in window.messages.text
    QTest.mouseClick(window.messages._button, Qt.MouseButton.LeftButton)
    tour = window.tours.tour
    assert tour is not None
    assert tour.mark.isVisible()
    assert window.page is not None
    window.page.take_focus()
    # The keys it teaches are those that are bound, and they work while it shows them.
    press("Shift+F1")
    assert tour.at == 1
    assert "Ctrl+Enter" in tour.mark.accessibleDescription()
    press("Ctrl+Return")
    settle(qtbot, window)
    assert window.session is not None
    assert window.session.standing.counts.confirmed == 1
    assert "Well done" in tour.mark._count.text()
    for _ in range(tour.count - 2):
        QTest.mouseClick(tour.mark.on, Qt.MouseButton.LeftButton)
        assert window.page.view.table.hasFocus()
    assert tour.at == tour.count - 1
    QTest.mouseClick(tour.mark.on, Qt.MouseButton.LeftButton)
    assert window.tours.tour is None
    # It is not offered again.
    window.alignment.align()
    settle(qtbot, window)
    assert window.messages.text == ""


def test_the_tour_goes_on_when_the_step_was_done(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    assert window.page is not None
    assert window.docks is not None
    window.page.take_focus()
    window.tours.start()
    tour = window.tours.tour
    assert tour is not None
    view, docks, ring = window.page.view, window.docks, tour.mark._ring
    tour._praised.setInterval(0)

    def at(step: int) -> None:
        settle(qtbot, window)
        qtbot.waitUntil(lambda: tour.at == step)

    assert ring.isVisible()
    first = ring.geometry()
    press("Down")  # select
    at(1)
    assert ring.geometry() != first  # it points at the status of the pair that is the current one now
    press("Down")
    assert not tour._praised.isActive()  # that was not asked for here
    press("Ctrl+Return")  # confirm
    at(2)
    view.table.place_caret(Side.SOURCE, 2)
    press("Return")  # split
    at(3)
    press("Ctrl+Z")
    at(4)
    press("F8")  # the next doubtful pair
    if tour.at == 4:
        press("Up")
    at(5)
    QTest.mouseClick(window.page.map, Qt.MouseButton.LeftButton, pos=window.page.map.rect().center())
    at(6)
    assert ring.isVisible()
    next(action for action in docks.actions() if action.objectName() == "pane.evidence").trigger()
    at(7)
    tour.go(1)
    assert tour.at == 8
    tour.go(-1)
    next(action for _, action in window.entries() if action.objectName() == "help.palette").trigger()
    at(8)
    tour.stop()
    assert not ring.isVisible()


def test_escape_ends_the_tour(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    assert window.page is not None
    window.page.take_focus()
    window.tours.start()
    tour = window.tours.tour
    assert tour is not None
    # The bubble is one of the panes.
    while not tour.mark.isAncestorOf(QApplication.focusWidget() or window):
        press("F6")
    press("Right")
    press("Right")
    press("Left")
    assert tour.at == 1
    press("Escape")
    assert window.tours.tour is None
    assert window.page.view.table.hasFocus()


# Panes and focus mode


def test_one_key_goes_round_all_panes(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    assert window.docks is not None
    assert window.page is not None
    window.docks.set_shown(["evidence", "history"])
    qtbot.waitUntil(lambda: len(window.docks.panes()) == 2 if window.docks else False)
    window.page.take_focus()
    places = [
        window.page.view,
        window.page.map,
        *window.docks.panes(),
        window.menus.toolbar,
        window.line,
    ]
    seen = []
    for _ in range(len(places)):
        focused = focus()
        seen.append(next(pane for pane in places if pane is focused or pane.isAncestorOf(focused)))
        press("F6")
    assert sorted(map(id, seen)) == sorted(map(id, places))
    assert window.page.view.isAncestorOf(focus())
    press("Shift+F6")
    assert window.menus.toolbar.isAncestorOf(focus())


def test_focus_mode_leaves_the_texts_alone_and_gives_everything_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_sample(qtbot, window)
    assert window.docks is not None
    assert window.page is not None
    window.docks.set_shown(["evidence"])
    window.page.take_focus()
    press("F11")
    assert window.isFullScreen()
    others = (window.menuBar(), window.menus.toolbar, window.line, window.page.map)
    assert not any(widget.isVisible() for widget in others)
    assert window.docks.shown() == []
    assert "F11" in window.messages.text
    # Keys work although their menus are hidden.
    press("Ctrl+Return")
    settle(qtbot, window)
    assert window.session is not None
    assert window.session.standing.counts.confirmed == 1
    press("F11")
    assert not window.isFullScreen()
    assert all(widget.isVisible() for widget in others)
    assert window.docks.shown() == ["evidence"]


def test_what_focus_mode_hides_is_there_in_the_next_session(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    assert window.session is not None
    path = window.session.project.path
    window.focus_mode.toggle()
    window.close_project()
    window.open_project(path)
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)
    assert window.menuBar().isVisible()
    assert window.menus.toolbar.isVisible()


# Coming back


def test_the_next_session_begins_where_the_last_one_ended(
    qtbot: QtBot, window: MainWindow, kept: Preferences
) -> None:
    open_sample(qtbot, window)
    assert window.page is not None
    table = window.page.view.table
    table.go_to_row(7, Side.TARGET)
    table.place_caret(Side.TARGET, 2)
    at, carets = window.page.position, dict(table.carets.at)
    window.close()
    again = show_window(qtbot, kept)
    again.last_session.reopen()
    qtbot.waitUntil(again.has_pairs, timeout=LONG_MS)
    assert again.page is not None
    assert again.page.position == at
    assert again.page.view.table.active_side is Side.TARGET
    assert again.page.view.table.carets.at == carets
    assert again.messages.text == ""  # closed as it should: nothing to tell


def test_what_a_person_closed_stays_closed(qtbot: QtBot, window: MainWindow, kept: Preferences) -> None:
    open_sample(qtbot, window)
    window.projects.dismiss()
    window.close()
    again = show_window(qtbot, kept)
    again.last_session.reopen()
    assert again.start.isVisible()
    assert not again.opening.under_way


KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from aligner.permissions import Person
from ui.settings import Preferences
from ui.main_window import MainWindow
from ui.services.project_commands import Confirm

app = QApplication([])
kept = Preferences(QSettings(sys.argv[1], QSettings.Format.IniFormat))
kept.person = Person("Layla")
window = MainWindow(kept)
window.show()
window.open_project(Path(sys.argv[2]))
while window.session is None or not window.has_pairs():
    app.processEvents()
first, second, third = window.session.project.order()[:3].tolist()
for id_ in (first, second, third):
    window.session.run(Confirm((id_,), by=kept.person))
while not window.session.is_saved:
    app.processEvents()
kept.sync()
os._exit(9)
"""


def test_a_killed_session_is_told_of_and_nothing_is_lost(
    qtbot: QtBot, qapp: QApplication, kept: Preferences, tmp_path: Path
) -> None:
    path = tmp_path / "sample.muqabala"
    path.write_bytes(aligned_sample())
    kept.sync()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "settings.ini"), str(path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=LONG_MS / 1000,
        check=False,
    )
    assert killed.returncode == 9
    window = show_window(qtbot, preferences(tmp_path))
    window.last_session.reopen()
    qtbot.waitUntil(lambda: bool(window.messages.text), timeout=LONG_MS)
    assert "Nothing was lost" in window.messages.text
    assert "3 steps" in window.messages.text
    assert "confirm" in window.messages.text.casefold()
    assert LAYLA.name in window.messages.text
    assert window.session is not None
    assert window.session.standing.counts.confirmed == 3
    # What it says is over with the next change.
    assert window.page is not None
    window.page.take_focus()
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: window.messages.text == "", timeout=LONG_MS)
    # It is reported once.
    window.close()
    again = show_window(qtbot, preferences(tmp_path))
    again.last_session.reopen()
    qtbot.waitUntil(again.has_pairs, timeout=LONG_MS)
    assert again.messages.text == ""


def test_the_first_command_of_a_session_may_come_before_its_marker(
    qtbot: QtBot, qapp: QApplication, kept: Preferences, tmp_path: Path
) -> None:
    path = tmp_path / "sample.muqabala"
    path.write_bytes(aligned_sample())
    window = show_window(qtbot, kept)
    window.open_project(path)
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)
    session = window.session
    assert session is not None
    session.run(Confirm((session.project.order()[0].item(),), by=LAYLA))
    qtbot.waitUntil(lambda: session.is_saved, timeout=LONG_MS)
    window.last_session.project_opened()
    (marker,) = kept.state_folder.glob("*.running")
    since = json.loads(marker.read_text())["since"]
    assert len([event for event in session.project.events(50) if event.id > since]) == 1


def test_a_window_that_is_still_open_is_not_taken_for_a_broken_one(tmp_path: Path) -> None:
    marker = Marker(tmp_path / "running")
    project = tmp_path / "a.muqabala"
    marker.set(project, 4)
    assert Marker.broken(tmp_path / "running") == []
    # Its lock gone, as when the process is: a broken session, reported once.
    assert marker._lock is not None
    marker._lock.unlock()
    assert Marker.broken(tmp_path / "running") == [Broken(project, 4)]
    assert Marker.broken(tmp_path / "running") == []
    marker.set(project)
    marker.clear()
    assert list((tmp_path / "running").iterdir()) == []


# What takes long

AT_ONCE = 40_000
"""Calls of functions. The most that any step needs is about 15,000."""


def test_writing_a_large_file_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ui.services.export
    from aligner.bitext import Status
    from aligner.exchange.selection import Selection
    from ui.services.export import ExportPlan

    open_sample(qtbot, window)
    reached, go_on = threading.Event(), threading.Event()
    real = ui.services.export._told

    def held(project: Project, progress: Progress, what: str) -> Iterator[TranslationUnit]:
        for unit in real(project, progress, what):
            yield unit
            reached.set()
            go_on.wait(LONG_MS / 1000)
            progress(0.5, what)

    monkeypatch.setattr(ui.services.export, "_told", held)
    target = tmp_path / "stopped.tmx"
    window.export._export(ExportPlan(target, selection=Selection(statuses=frozenset({Status.SUGGESTED}))))
    qtbot.waitUntil(reached.is_set, timeout=LONG_MS)
    assert window.line.progress.isVisible()
    stop = window.commands.get("align.cancel")
    assert stop is not None
    assert stop.isEnabled()
    stop.trigger()
    go_on.set()
    qtbot.waitUntil(lambda: "No file was written" in window.messages.text, timeout=LONG_MS)
    assert not target.exists()
    assert not window.line.progress.isVisible()
    assert not window.alignment.is_busy


def test_no_step_holds_the_window_up_with_panes_open(qtbot: QtBot, window: MainWindow) -> None:
    """How long each takes is in benchmarks/stalls.py; here it is how much this thread does at once."""
    make_sample_project(qtbot, window)
    session = window.session
    assert session is not None
    assert window.page is not None
    assert window.docks is not None
    window.docks.set_shown(["evidence", "history"])
    window.page.take_focus()
    most: dict[str, int] = {}

    def spend(name: str, work: Callable[[], object]) -> None:
        """Do something and all that follows from it; note the most that was called between two rounds of the
        loop.
        """
        most[name] = calls(work)
        while not session.is_settled:
            most[name] = max(most[name], calls(QApplication.processEvents))
            time.sleep(0.002)  # for the threads that are waited for

    def round_trip() -> None:
        for key in ("Ctrl+Return", "Down", "Del", "Ctrl+Z", "D", "U", "Ctrl+Shift+P"):
            spend(key, lambda key=key: press(key))  # type: ignore[misc]
        palette = window.keyboard.palette
        assert palette is not None
        for letter in "merge":
            spend(letter, lambda letter=letter: QTest.keyClicks(palette.field, letter))  # type: ignore[misc]
        spend("Escape", lambda: press("Escape"))
        spend("align", window.alignment.align)

    round_trip()  # what is imported and measured once is there from here on
    round_trip()
    assert {name: called for name, called in most.items() if called >= AT_ONCE} == {}
