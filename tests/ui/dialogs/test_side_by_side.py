"""Translations side by side: from the library and the menu, read, searched, exported, opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from aligner.permissions import Person
from tests.helpers.db_projects import ARABIC, aligned_project
from tests.helpers.panes_sample import calls
from tests.helpers.shell_sample import LONG_MS, preferences, show_window
from ui.dialogs.side_by_side.model import Fixed, SideBySideModel, folded_texts
from ui.dialogs.side_by_side.table import SideBySideTable
from ui.services.library.parallel import ParallelCell, ParallelColumn, ParallelGrid, ParallelLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.dialogs.side_by_side.dialog import SideBySideDialog
    from ui.main_window import MainWindow

NAMES = ("first", "second", "third")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window whose folder holds three translations of one source and a project of another."""
    monkeypatch.setenv("MUQABALA_BASEDIR", str(tmp_path / "base"))
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for name in NAMES:
        english = tuple(f"{name} {number}" for number in range(len(ARABIC)))
        with aligned_project(shelf / f"{name}.muqabala", ARABIC, english) as project:
            if name == "second":
                project.merge(1, Person("Layla"))
                project.confirm(project.order(), Person("Layla"))
    aligned_project(shelf / "other.muqabala", (*ARABIC[:-1], "غفر الله له")).close()
    kept = preferences(tmp_path)
    kept.library = shelf
    shown: MainWindow = show_window(qtbot, kept)
    return shown


def shown_dialog(qtbot: QtBot, window: MainWindow) -> SideBySideDialog:
    qtbot.waitUntil(lambda: window.side_by_side.dialog is not None, timeout=LONG_MS)
    dialog = window.side_by_side.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.is_busy and bool(dialog.table.rows.rowCount()), timeout=LONG_MS)
    return dialog


def from_library(qtbot: QtBot, window: MainWindow) -> SideBySideDialog:
    window.start.tabs.setCurrentIndex(1)
    view = window.start.library
    qtbot.waitUntil(lambda: view.model.rowCount() == 4, timeout=LONG_MS)
    view.table.select_row(view.model.row_of(str(window.preferences.library / "second.muqabala")))
    assert view.beside_button.isEnabled()
    QTest.mouseClick(view.beside_button, Qt.MouseButton.LeftButton)
    return shown_dialog(qtbot, window)


def texts(dialog: SideBySideDialog, row: int) -> list[str]:
    rows = dialog.table.rows
    return [rows.text(row, section) for section in range(Fixed.SOURCE, rows.columnCount())]


def test_projects_of_one_source_are_seen_from_the_library(qtbot: QtBot, window: MainWindow) -> None:
    dialog = from_library(qtbot, window)
    assert dialog.shown[0].stem == "second"
    assert sorted(path.stem for path in dialog.shown) == sorted(NAMES)  # all, since one was selected
    assert dialog.table.rows.rowCount() == len(ARABIC) - 1  # a row ends where a pair ends in all of them
    assert texts(dialog, 0)[:2] == [" ".join(ARABIC[:2]), "second 0 second 1"]
    table = dialog.table
    assert table.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert table.columnViewportPosition(Fixed.SOURCE) > table.columnViewportPosition(Fixed.SOURCE + 1)
    # Two with different sources cannot be shown.
    view = window.start.library
    view.table.selectAll()
    assert not view.beside_button.isEnabled()


def test_a_search_looks_in_all_columns(qtbot: QtBot, window: MainWindow) -> None:
    dialog = from_library(qtbot, window)
    QTest.keyClicks(dialog.search, "third 3")
    assert dialog.table.currentIndex().row() == 2
    assert dialog.found.text() == "1 of 1"
    dialog.search.setText("first")
    assert len(dialog.table.rows.matches) == len(ARABIC) - 1
    dialog.table.go_to_row(0)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.table.currentIndex().row() == 1
    QTest.keyClick(dialog.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.table.currentIndex().row() == 0
    dialog.search.setText("لا شيء")
    assert dialog.found.text() == "Nothing found"
    assert not dialog.next_button.isEnabled()
    with_marks = ARABIC[0][:3] + "\u064e" + ARABIC[0][3:6]
    dialog.search.setText(with_marks)
    assert dialog.table.rows.matches[:1] == [0]


def test_translations_are_taken_away_and_added(qtbot: QtBot, window: MainWindow) -> None:
    dialog = from_library(qtbot, window)
    dialog.menu.aboutToShow.emit()
    actions = {action.text(): action for action in dialog.menu.actions() if action.isCheckable()}
    assert len(actions) == 3  # all have one name: the files tell them apart
    assert any("second" in text for text in actions)
    dialog.choose(window.preferences.library / "second.muqabala", False)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=LONG_MS)
    assert dialog.table.rows.rowCount() == len(ARABIC)  # only the others set the rows now
    dialog.add([window.preferences.library / "other.muqabala"])
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=LONG_MS)
    assert "has another source text than" in dialog.state.text()
    assert not dialog.export_button.isEnabled()


@pytest.mark.parametrize("name", ["all.tmx", "all.tei"])
def test_what_is_shown_is_exported(qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str) -> None:
    dialog = from_library(qtbot, window)
    dialog.statuses.setCurrentIndex(dialog.statuses.count() - 1)
    dialog.write(tmp_path / name)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=LONG_MS)
    assert "Exported to" in dialog.state.text()
    assert "4" in dialog.state.text().rpartition(":")[2]
    root = etree.parse(str(tmp_path / name)).getroot()
    tag = "seg"
    found = [element.text for element in root.iter() if etree.QName(element).localname == tag]
    assert len(found) == 4 * (len(ARABIC) - 1)
    assert {"second 0 second 1", "first 0 first 1", "third 0 third 1"} <= set(found)


def test_the_open_project_is_shown_beside_others(qtbot: QtBot, window: MainWindow) -> None:
    window.open_project(window.preferences.library / "third.muqabala")
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)
    window.commands.get("project.side_by_side").trigger()  # type: ignore[union-attr]
    dialog = shown_dialog(qtbot, window)
    assert dialog.shown[0].stem == "third"
    assert sorted(path.stem for path in dialog.shown) == sorted(NAMES)
    # Enter on a translation leads to its pair.
    section = Fixed.SOURCE + 1 + [path.stem for path in dialog.shown].index("first")
    dialog.table.setCurrentIndex(dialog.table.rows.index(2, section))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)

    def there() -> bool:
        session, page = window.session, window.page
        if session is None or page is None or session.project.path.stem != "first":
            return False
        return page.view.current_id == int(session.project.order()[3])

    qtbot.waitUntil(there, timeout=LONG_MS)
    dialog.close()


def big(count: int) -> ParallelGrid:
    """Rows of three translations."""
    columns = tuple(ParallelColumn(f"t{n}", "en", Path("x.muqabala")) for n in range(3))
    lines = []
    for n in range(count):
        cell = ParallelCell(f"row {n} " * 9, frozenset(), n, None, "")
        lines.append(ParallelLine(f"سطر {n} " * 6, (cell,) * len(columns)))
    return ParallelGrid("ar", columns, tuple(lines))


def test_a_long_name_leaves_the_language_in_sight(qtbot: QtBot) -> None:
    """A header that is not told to elide cuts its text through a letter."""
    table = SideBySideTable()
    qtbot.addWidget(table)
    assert table.horizontalHeader().textElideMode() is Qt.TextElideMode.ElideMiddle


def test_only_visible_rows_are_measured(qtbot: QtBot) -> None:
    """What scrolling costs does not grow with the number of rows."""
    found = []
    for count in (500, 20_000):
        table = SideBySideTable()
        qtbot.addWidget(table)
        table.resize(1100, 600)
        grid = big(count)
        table.rows.show_grid(grid, folded_texts(grid))
        table.show()
        qtbot.waitExposed(table)
        QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)

        def scroll(table: SideBySideTable = table) -> None:
            table.go_to_row(table.rows.rowCount() - 40)
            table.viewport().repaint()

        found.append(calls(scroll))
        row = table.rows.rowCount() - 40
        assert table.rowViewportPosition(row) == 0
        assert (
            table.rowHeight(row) >= table.laid_out(row, 1, table.columnWidth(1) - 1).boundingRect().height()
        )
    assert found[1] < 2 * found[0]


def test_the_model_is_sound() -> None:
    model = SideBySideModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    grid = big(5)
    model.show_grid(grid, folded_texts(grid))
    model.search("row 3")
    assert model.matches == [3]
