"""The library on the start page: read in the background, searched, opened by the keyboard, damage shown."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aligner.permissions import Person, Role, WorkKind
from db import Project
from tests.helpers.db_projects import aligned_project
from tests.helpers.screen_checks import SCREENS, headings_apart
from tests.helpers.shell_sample import LONG_MS, preferences, show_window
from ui.i18n.language import set_language
from ui.i18n.languages import Language
from ui.main_window.library_model import ENTRY, LibraryColumn
from ui.services.library import chores
from ui.services.library.chores import Chore, ChoreRow, ChoreSettings
from ui.services.library.listing import LibraryEntry, LibraryFilter
from ui.services.review.assigning import assignment_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from aligner.progress import Progress
    from ui.main_window import MainWindow
    from ui.main_window.library_view import LibraryView


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window whose folder holds two projects and a damaged file."""
    monkeypatch.setenv("MUQABALA_BASEDIR", str(tmp_path / "base"))
    shelf = tmp_path / "shelf"
    (shelf / "رحلات").mkdir(parents=True)
    aligned_project(shelf / "first.muqabala").close()
    with aligned_project(shelf / "رحلات" / "second.muqabala") as project:
        project.confirm(project.order()[:2], Person("Zaynab"))
    (shelf / "broken.muqabala").write_bytes(b"SQLite format 3\0" + bytes(4000))
    kept = preferences(tmp_path)
    kept.library = shelf
    shown: MainWindow = show_window(qtbot, kept)
    return shown


def library(qtbot: QtBot, window: MainWindow) -> LibraryView:
    """The library, read."""
    window.start.tabs.setCurrentIndex(1)
    view = window.start.library
    qtbot.waitUntil(lambda: view.model.rowCount() == 3, timeout=LONG_MS)
    return view


def test_a_project_is_found_and_opened_by_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    view = library(qtbot, window)
    view.search.setText("زينب")
    assert view.model.rowCount() == 0
    view.search.clear()
    QTest.keyClicks(view.search, "zaynab ")
    view.search.setText(view.search.text() + "رحلات")
    assert view.model.rowCount() == 1
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session is not None, timeout=LONG_MS)
    session = window.session
    assert session is not None
    assert session.project.path.name == "second.muqabala"


def test_what_is_shown_of_a_project(qtbot: QtBot, window: MainWindow) -> None:
    view = library(qtbot, window)
    view.table.horizontalHeader().sectionClicked.emit(int(LibraryColumn.PROGRESS))
    model = view.model
    texts = [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(3)]
    assert [(row[LibraryColumn.NAME], row[LibraryColumn.PROGRESS]) for row in texts] == [
        ("Chronicle", "0%"),
        ("Chronicle", "40%"),
        ("broken", "Cannot be read"),
    ]
    assert texts[1][LibraryColumn.TRANSLATORS] == "Zaynab"
    tip = model.index(2, LibraryColumn.PROGRESS).data(Qt.ItemDataRole.ToolTipRole)
    assert "is a database of another program" in tip
    view.filter.setCurrentIndex(view.filter.findData(LibraryFilter.DAMAGED))
    assert model.rowCount() == 1


def test_a_changed_project_is_shown_as_it_is_when_one_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    view = library(qtbot, window)
    path = window.preferences.library / "first.muqabala"
    window.open_project(path)
    qtbot.waitUntil(lambda: window.session is not None, timeout=LONG_MS)
    session = window.session
    assert session is not None
    session.project.confirm(session.project.order(), Person("Layla"))
    window.close_project()
    qtbot.waitUntil(lambda: window.session is None, timeout=LONG_MS)
    row = view.model.row_of(str(path))
    qtbot.waitUntil(
        lambda: view.model.index(view.model.row_of(str(path)), LibraryColumn.PROGRESS).data() == "100%",
        timeout=LONG_MS,
    )
    assert row >= 0


def test_the_choice_of_page_and_folder_is_remembered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    view = library(qtbot, window)
    (tmp_path / "empty").mkdir()
    view._choose_folder(tmp_path / "empty")
    qtbot.waitUntil(lambda: view._state.text() == "There are no projects in this library.", timeout=LONG_MS)
    again: MainWindow = show_window(qtbot, window.preferences)
    assert again.start.tabs.currentIndex() == 1
    assert again.preferences.library == tmp_path / "empty"


def test_my_work_and_what_is_due(qtbot: QtBot, window: MainWindow) -> None:
    shelf = window.preferences.library
    for path, person, due in (("first", "layla", "2020-01-31"), ("رحلات/second", "Zaynab", "2099-01-31")):
        with Project.open(shelf / f"{path}.muqabala") as project:
            wanted = assignment_for(project, project.order().tolist(), person, WorkKind.ALIGN, due)
            project.assign(wanted, Person("Rima"))
    view = library(qtbot, window)
    model = view.model
    view.table.horizontalHeader().sectionClicked.emit(int(LibraryColumn.DUE))
    shown = [model.index(row, int(LibraryColumn.DUE)) for row in range(3)]
    assert [index.data().endswith(", overdue") for index in shown] == [True, False, False]
    assert shown[1].data()
    assert not shown[2].data()
    assert "Zaynab" in shown[1].data(Qt.ItemDataRole.ToolTipRole)
    for wanted_filter in (LibraryFilter.MY_WORK, LibraryFilter.OVERDUE):
        view.filter.setCurrentIndex(view.filter.findData(wanted_filter))
        assert [model.index(row, 0).data(ENTRY).path.stem for row in range(model.rowCount())] == ["first"]


@pytest.fixture(params=[Language.ENGLISH, Language.ARABIC])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    yield request.param
    set_language(qapp, Language.ENGLISH)


def test_names_and_days_are_read_on_every_screen(
    qtbot: QtBot, window: MainWindow, language: Language
) -> None:
    with Project.open(window.preferences.library / "first.muqabala") as project:
        wanted = assignment_for(project, project.order().tolist(), "layla", WorkKind.ALIGN, "2020-09-28")
        project.assign(wanted, Person("Rima"))
    window.preferences.language = language
    window = show_window(qtbot, window.preferences)
    view = library(qtbot, window)
    table = view.table
    for name, screen in SCREENS.items():
        window.resize(screen.size())
        QApplication.processEvents()
        assert table.columnWidth(LibraryColumn.NAME) >= 200, name
        assert not table.horizontalScrollBar().maximum(), name
        assert table.columnWidth(LibraryColumn.DUE) >= table.sizeHintForColumn(LibraryColumn.DUE), name
        assert table.viewport().height() >= 3 * table.rowHeight(0), name
    assert not headings_apart(view)


def test_many_projects_are_worked_on(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """What is shown is exported, each project under its place; what cannot be read is named."""
    with Project.open(tmp_path / "shelf" / "رحلات" / "second.muqabala") as project:
        project.approve(project.order()[:2], Person("Omar", Role.REVIEWER))
    view = library(qtbot, window)
    view.read()
    qtbot.waitUntil(lambda: not view._task.is_busy, timeout=LONG_MS)
    dialog = view.work_on_many()
    assert [choice.isEnabled() for choice in dialog.choices.values()] == [False, True, True]
    dialog.choices[Chore.EXPORT_APPROVED].setChecked(True)
    assert not dialog.start_button.isEnabled()  # no folder yet
    dialog.choose_folder(tmp_path / "out")
    QTest.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.start_button.isEnabled, timeout=LONG_MS)
    done = [dialog.results.topLevelItem(row) for row in range(dialog.results.topLevelItemCount())]
    assert sorted((item.text(0), item.text(1)) for item in done if item) == [
        ("Chronicle", "2"),
        ("broken", ""),
    ]
    assert dialog.state.text() == "1 project done. 1 could not be done."
    assert (tmp_path / "out" / "رحلات" / "second.tmx").is_file()
    assert not (tmp_path / "out" / "first.tmx").exists()
    dialog.reject()


def test_work_on_many_can_be_stopped(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The project at hand is left as it was; those before it stay done."""
    reached, go_on = threading.Event(), threading.Event()
    begun: list[str] = []

    def slow(entry: LibraryEntry, chore: Chore, settings: ChoreSettings, progress: Progress) -> ChoreRow:
        begun.append(entry.path.stem)
        if len(begun) == 2:
            reached.set()
            go_on.wait()
        progress(0.5, "aligning")
        return ChoreRow(entry.path, entry.path.stem, 3)

    monkeypatch.setattr(chores, "_done", slow)
    view = library(qtbot, window)
    dialog = view.work_on_many()
    dialog.choices[Chore.REALIGN].setChecked(True)
    dialog.start()
    assert reached.wait(LONG_MS / 1000)
    dialog.stop()
    go_on.set()
    assert dialog.state.text() == "Stopped. What was done stays."
    done = [dialog.results.topLevelItem(row) for row in range(dialog.results.topLevelItemCount())]
    assert [item.text(0) for item in done if item and item.text(1)] == begun[:1]
    dialog.reject()
