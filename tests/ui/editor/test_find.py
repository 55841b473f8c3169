"""Find: folded, on both sides or one, next and previous, counted and highlighted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from aligner.bitext import Side
from tests.helpers.editor_sample import AMAL, ENGLISH, make_project
from ui.design import load_fonts
from ui.editor import EditorView
from ui.editor.search.search_hits import Needle
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def view(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[EditorView]:
    load_fonts(qapp)
    session = ProjectSession(make_project(tmp_path / "a.muqabala"), AMAL, realign=False)
    view = EditorView(session)
    qtbot.addWidget(view)
    view.resize(1000, 640)
    view.show()
    qtbot.waitExposed(view)
    view.table.setFocus()
    yield view
    session.close()


def look_for(qtbot: QtBot, view: EditorView, text: str) -> None:
    """Open the bar with its key and paste the text in: Qt's key simulation knows no Arabic."""
    QTest.keyClick(view.table, Key.Key_F, Mod.ControlModifier)
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(view.find_bar.field, Key.Key_V, Mod.ControlModifier)
    qtbot.waitUntil(lambda: view.search.hits_known)


def test_marks_and_spelling_do_not_matter(qtbot: QtBot, view: EditorView) -> None:
    look_for(qtbot, view, "المدينه")
    assert view.find_bar.count.text() == "1 of 1"
    assert view.table.current_row == 0
    bead = view.model.row_at(0)
    cell = view.table.compositor.text(bead, Side.SOURCE)
    ((start, length),) = view.table.hits.spans(cell, Side.SOURCE)
    assert cell.shown[start : start + length] == "المدينة"


def test_stepping_through_the_hits(qtbot: QtBot, view: EditorView) -> None:
    look_for(qtbot, view, "he ")
    first = view.table.current_row
    assert view.find_bar.count.text().startswith("1 of ")
    QTest.keyClick(view.find_bar.field, Key.Key_Return)
    second = view.table.current_row
    assert second > first
    QTest.keyClick(view.find_bar.field, Key.Key_Return, Mod.ShiftModifier)
    assert view.table.current_row == first
    QTest.mouseClick(view.find_bar.next, Qt.MouseButton.LeftButton)
    assert view.table.current_row == second
    view.table.setFocus()
    QTest.keyClick(view.table, Key.Key_F3, Mod.ShiftModifier)
    assert view.table.current_row == first
    QTest.keyClick(view.table, Key.Key_F3)
    assert view.table.current_row == second


def test_one_side_only(qtbot: QtBot, view: EditorView) -> None:
    look_for(qtbot, view, "gift")
    assert view.table.current_row == 2
    QTest.keyClick(view.find_bar.side, Key.Key_Down)
    assert view.find_bar.needle.side is Side.SOURCE
    qtbot.waitUntil(lambda: view.search.hits_known)
    assert view.find_bar.count.text() == "No matches"


def test_escape_goes_back_to_the_table(qtbot: QtBot, view: EditorView) -> None:
    look_for(qtbot, view, "king")
    QTest.keyClick(view.find_bar.field, Key.Key_Escape)
    assert not view.find_bar.isVisible()
    assert not view.table.hits.needle
    assert view.table.hasFocus()


def test_letters_in_the_bar_are_no_commands(qtbot: QtBot, view: EditorView) -> None:
    QTest.keyClick(view.table, Key.Key_F, Mod.ControlModifier)
    QTest.keyClicks(view.find_bar.field, "asmx")
    assert view.find_bar.field.text() == "asmx"
    assert view.model.rowCount() == 6


def test_hits_follow_a_split(qtbot: QtBot, view: EditorView) -> None:
    look_for(qtbot, view, "kindly")
    assert view.table.current_row == 5
    view.table.setFocus()
    QTest.keyClick(view.table, Key.Key_Home, Mod.ControlModifier)
    QTest.keyClick(view.table, Key.Key_Left)
    with qtbot.waitSignal(view._session.changed):
        QTest.keyClick(view.table, Key.Key_Return)
    qtbot.waitUntil(lambda: view.search.hits_known)
    QTest.keyClick(view.table, Key.Key_F3)
    assert view.model.row_at(view.table.current_row).target_text == ENGLISH[5]
    assert view.table.current_row == 6


@pytest.mark.parametrize(
    ("needle", "shown", "found"),
    [
        ("سار", "سَارَ الملكُ", ["سَارَ"]),
        ("١٢", "year 12 and ١٢", ["12", "١٢"]),
        ("KING", "The king, King", ["king", "King"]),
        ("إلى  المدينة", "سار الى المدينه", ["الى المدينه"]),
        ("zz", "nothing", []),
    ],
)
def test_where_a_needle_stands(needle: str, shown: str, found: list[str]) -> None:
    assert [shown[a : a + n] for a, n in Needle.of(needle).spans(shown)] == found
