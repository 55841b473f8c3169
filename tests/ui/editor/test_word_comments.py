"""A comment on picked words: picked by mouse and keys, said, marked in both views, listed in the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from aligner.bitext import Segment, Side
from tests.helpers.editor_sample import AMAL, ARABIC, ENGLISH, make_project
from ui.controllers.find_controller import selected_text
from ui.controllers.review_controller import ReviewController
from ui.design import load_fonts
from ui.editor import EditorView
from ui.editor.pair_model import PairColumn
from ui.panes.evidence.pane import EvidencePane
from ui.session.session import ProjectSession
from ui.settings import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

CITY = Segment(ENGLISH[0].index("the city"), len(ENGLISH[0]))


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[ProjectSession]:
    load_fonts(qapp)
    session = ProjectSession(make_project(tmp_path / "a.muqabala"), AMAL, realign=False)
    yield session
    session.close()


@pytest.fixture
def view(session: ProjectSession, qtbot: QtBot, tmp_path: Path) -> EditorView:
    view = EditorView(session)
    qtbot.addWidget(view)
    window = QWidget()
    qtbot.addWidget(window)
    kept = Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    view.desk = ReviewController(session, view, kept, window)  # type: ignore[attr-defined]
    view.resize(1000, 600)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.setFocus()
    return view


def image(view: EditorView) -> QImage:
    return view.surface.viewport().grab().toImage()


def place_of(view: EditorView, row: int, side: Side, word: int) -> QPoint:
    """The middle of a word of the table's viewport."""
    rect = view.table.visualRect(view.model.index(row, PairColumn.of(side)))
    bead = view.model.row_at(row)
    made = view.table.compositor.layout(bead, side, rect.width())
    (box,) = made.boxes(made.cell.starts[word], made.cell.ends[word])
    origin = QPointF(rect.left() + 14, view.table._delegate.text_origin(rect, bead, side).y())
    return (box.center() + origin).toPoint()


def drag(view: EditorView, start: QPoint, end: QPoint) -> None:
    viewport, left = view.table.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, left, pos=end)


def picked(view: EditorView) -> str:
    return view.table.picking.text(view.model)


def say(view: EditorView, text: str) -> None:
    (command,) = (command for command in view.commands() if command.spec.id == "review.comment")
    command()
    QTest.keyClicks(view.say_panel.editor, text)
    QTest.keyClick(view.say_panel.editor, Qt.Key.Key_Return)


def pick_city(view: EditorView) -> None:
    view.table.go_to_row(0, Side.TARGET)
    view.table.place_caret(Side.TARGET, 4)
    for _ in range(2):
        QTest.keyClick(view.table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


def test_words_are_picked_by_the_mouse_within_a_cell(view: EditorView) -> None:
    drag(view, place_of(view, 0, Side.TARGET, 4), place_of(view, 0, Side.TARGET, 5))
    assert picked(view) == "the city."
    view.copy_text()
    assert QGuiApplication.clipboard().text() == "the city."
    assert selected_text() == "the city."
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 1, Side.TARGET, 0))
    assert picked(view) == ""


def test_words_are_picked_by_keys_in_both_directions_of_writing(view: EditorView) -> None:
    pick_city(view)
    assert picked(view) == "the city."
    QTest.keyClick(view.table, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert picked(view) == "the"
    QTest.keyClick(view.table, Qt.Key.Key_Escape)
    assert picked(view) == ""
    view.table.go_to_row(0, Side.SOURCE)
    view.table.place_caret(Side.SOURCE, 0)
    QTest.keyClick(view.table, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert picked(view) == ARABIC[0].split()[0]


@pytest.mark.parametrize("flow", [False, True])
def test_a_comment_on_words_is_marked_and_undone(
    view: EditorView, session: ProjectSession, qtbot: QtBot, flow: bool
) -> None:
    if flow:
        view.toggle_flow()
        view.table.go_to_row(0, Side.TARGET)
        view.table.place_caret(Side.TARGET, 4)
        for _ in range(2):
            QTest.keyClick(view.flow, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    else:
        pick_city(view)
    say(view, "Baghdad?")
    qtbot.waitUntil(lambda: view.table.remarks.ranges(Side.TARGET) == ((CITY.start, CITY.end),))
    (said,) = session.project.comments(view.model.id_at(0))
    assert (said.text, said.stretch) == ("Baghdad?", CITY)
    assert picked(view) == ""
    marked = image(view)
    assert view.table.word_tip(view.model.row_at(0), Side.TARGET, 5) == "Amal: Baghdad?"
    assert view.table.word_tip(view.model.row_at(0), Side.TARGET, 1) == ""
    view._targets["history"].undo()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: view.table.remarks.ranges(Side.TARGET) == ())
    assert image(view) != marked


def test_without_picked_words_the_comment_is_on_the_pair(
    view: EditorView, session: ProjectSession, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.changed):
        say(view, "Why?")
    (said,) = session.project.comments(view.model.id_at(0))
    assert (said.kind, said.stretch) == ("comment", None)


def test_the_pane_lists_the_words(view: EditorView, session: ProjectSession, qtbot: QtBot) -> None:
    session.project.comment_on_words(view.model.id_at(0), Side.TARGET, CITY, "Baghdad?", AMAL)
    pane = EvidencePane(session)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_bead(view.model.id_at(0))
    qtbot.waitUntil(lambda: pane.findChild(QLabel, "comment-words") is not None)
    quoted = pane.findChild(QLabel, "comment-words")
    assert isinstance(quoted, QLabel)
    assert "the city." in quoted.text()


def test_what_was_said_before_is_marked_when_a_project_is_opened(
    session: ProjectSession, qtbot: QtBot
) -> None:
    session.project.comment_on_words(session.project.order()[0], Side.TARGET, CITY, "Baghdad?", AMAL)
    view = EditorView(session)
    qtbot.addWidget(view)
    qtbot.waitUntil(lambda: view.table.remarks.ranges(Side.TARGET) == ((CITY.start, CITY.end),))
