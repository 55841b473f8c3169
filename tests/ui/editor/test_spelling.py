"""Words that no dictionary knows: marked in rows, flow and editor, corrected and added from the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from aligner.bitext import Side
from aligner.folders import BASE
from aligner.permissions import Person, Role
from aligner.spelling.own_words import own_words_file
from tests.helpers.editor_sample import AMAL, make_project, many_pairs
from ui.design import load_fonts
from ui.editor import EditorView
from ui.editor.pair_model import PairColumn
from ui.services.project_commands import EditText
from ui.session.project_spelling import ProjectSpelling
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WRONG = "The kng marched to teh city with Takash."


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ProjectSession]:
    monkeypatch.setenv(BASE, str(tmp_path / "base"))
    load_fonts(qapp)
    project = make_project(tmp_path / "a.muqabala")
    project.edit_text(project.order()[0], Side.TARGET, WRONG, AMAL)
    session = ProjectSession(project, AMAL, realign=False)
    yield session
    session.close()


@pytest.fixture
def view(session: ProjectSession, qtbot: QtBot) -> EditorView:
    return shown(session, qtbot)


def shown(session: ProjectSession, qtbot: QtBot) -> EditorView:
    view = EditorView(session)
    view.spelling._rest.setInterval(0)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    qtbot.waitExposed(view)
    return view


def marked(view: EditorView, row: int = 0) -> list[str]:
    return [mark.word for mark in view.spelling.marks(view.model.row_at(row))]


def until_marked(view: EditorView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: marked(view) == ["kng", "teh", "Takash"], timeout=20_000)


def image(view: EditorView) -> QImage:
    return view.surface.viewport().grab().toImage()


def place_of(view: EditorView, word: int) -> QPoint:
    """The middle of a word of the first translation, on the screen."""
    if view.flows:
        rect = view.flow.word_rect(Side.TARGET, 0, word)
        assert rect is not None
        return view.flow.viewport().mapToGlobal(rect.center())
    rect = view.table.visualRect(view.model.index(0, PairColumn.TARGET))
    bead = view.model.row_at(0)
    made = view.table.compositor.layout(bead, Side.TARGET, rect.width())
    (box,) = made.boxes(made.cell.starts[word], made.cell.ends[word])
    origin = view.table._delegate.text_origin(rect, bead, Side.TARGET)
    return view.table.viewport().mapToGlobal((box.center() + origin).toPoint())


def open_menu(view: EditorView, where: QPoint) -> QMenu:
    menu = QMenu(view)
    menu.addAction("other")
    view.spelling_fixes.add_to(menu, view.surface, where)
    return menu


def spelling_part(menu: QMenu, qtbot: QtBot) -> QMenu:
    inner = menu.findChild(QMenu, "spelling-menu")
    assert inner is not None
    assert inner.menuAction() is menu.actions()[0]
    qtbot.waitUntil(lambda: len(inner.actions()) > 3, timeout=20_000)
    return inner


@pytest.mark.parametrize("flow", [False, True])
def test_unknown_words_are_underlined_in_both_views(view: EditorView, qtbot: QtBot, flow: bool) -> None:
    until_marked(view, qtbot)
    if flow:
        view.toggle_flow()
    underlined = image(view)
    view.display.toggle_spelling()
    assert image(view) != underlined
    view.display.toggle_spelling()
    assert image(view) == underlined


def test_only_what_is_seen_is_checked(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    session = ProjectSession(many_pairs(tmp_path / "many.muqabala", 3_000), AMAL, realign=False)
    view = shown(session, qtbot)
    qtbot.waitUntil(lambda: bool(view.spelling._known), timeout=20_000)
    assert image(view)
    assert 0 < len(view.spelling._marks) < 100
    session.close()


def test_nothing_is_read_when_the_check_is_off(session: ProjectSession, qtbot: QtBot) -> None:
    session.project.set_setting("facing/setting", {"spelling": False})
    view = shown(session, qtbot)
    assert not view.display.setting.spelling
    assert image(view)
    assert not view.spelling._rest.isActive()
    assert not view.spelling._asked


@pytest.mark.parametrize("flow", [False, True])
def test_a_suggestion_is_written_and_undone(view: EditorView, qtbot: QtBot, flow: bool) -> None:
    until_marked(view, qtbot)
    if flow:
        view.toggle_flow()
    inner = spelling_part(open_menu(view, place_of(view, 4)), qtbot)
    assert "teh" in inner.title()
    inner.actions()[0].trigger()
    qtbot.waitUntil(lambda: "to the city" in view.model.row_at(0).target_text)
    assert view.model.row_at(0).target_text == WRONG.replace("teh", "the")
    view._targets["history"].undo()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: view.model.row_at(0).target_text == WRONG)


def test_a_right_word_has_no_spelling_entry(view: EditorView, qtbot: QtBot) -> None:
    until_marked(view, qtbot)
    assert open_menu(view, place_of(view, 5)).findChild(QMenu, "spelling-menu") is None


def test_a_word_can_be_added_and_stays(view: EditorView, session: ProjectSession, qtbot: QtBot) -> None:
    until_marked(view, qtbot)
    inner = spelling_part(open_menu(view, place_of(view, 7)), qtbot)
    add = next(action for action in inner.actions() if action.objectName() == "spelling-add")
    add.trigger()
    assert marked(view) == ["kng", "teh"]
    assert own_words_file().read_text("utf-8") == "Takash\n"
    again = ProjectSpelling(session)
    assert again.is_known(Side.TARGET, "Takash")


def test_names_of_the_glossary_are_right(view: EditorView, qtbot: QtBot) -> None:
    until_marked(view, qtbot)
    view.terms.take("تكش", "Takash")
    assert marked(view) == ["kng", "teh"]


def test_a_reviewer_sees_suggestions_but_cannot_write_them(session: ProjectSession, qtbot: QtBot) -> None:
    session.person = Person("Basma", Role.REVIEWER)
    view = shown(session, qtbot)
    until_marked(view, qtbot)
    inner = spelling_part(open_menu(view, place_of(view, 4)), qtbot)
    suggestions = [action for action in inner.actions() if not action.objectName() and action.text()]
    assert suggestions
    assert not any(action.isEnabled() for action in suggestions)
    assert {action.toolTip() for action in suggestions} == {"Only a translator can do this"}


def test_the_editor_underlines_and_corrects(view: EditorView, qtbot: QtBot) -> None:
    until_marked(view, qtbot)
    view.table.go_to_row(0, Side.TARGET)
    view.edit()
    editor = view.editor
    assert editor is not None

    def waves() -> list[str]:
        block = editor.document().firstBlock()
        return [
            block.text()[one.start : one.start + one.length]
            for one in block.layout().formats()
            if one.format.underlineStyle() == one.format.UnderlineStyle.WaveUnderline
        ]

    assert waves() == ["kng", "teh", "Takash"]
    editor.place_caret(WRONG.index("teh") + 1)
    menu = editor.createStandardContextMenu()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    assert editor._spelling is not None
    editor._spelling.add_to(menu, event)
    spelling_part(menu, qtbot).actions()[0].trigger()
    assert editor.text() == WRONG.replace("teh", "the")
    assert waves() == ["kng", "Takash"]
    view.table.editing.close(keep=False)


def test_the_arabic_side_is_left_alone(view: EditorView, session: ProjectSession, qtbot: QtBot) -> None:
    until_marked(view, qtbot)
    assert set(view.spelling.languages) == {Side.TARGET}
    session.run(EditText(view.model.id_at(1), Side.SOURCE, "teh رجع", by=AMAL))
    qtbot.waitUntil(lambda: view.model.row_at(1).source_text == "teh رجع")
    assert marked(view, 1) == []


@pytest.mark.qt_log_ignore("does not support", extend=True)  # what the offscreen platform says of every menu
@pytest.mark.parametrize("flow", [False, True])
def test_the_menu_key_offers_suggestions_for_the_word_at_the_caret(
    view: EditorView, qtbot: QtBot, flow: bool
) -> None:
    until_marked(view, qtbot)
    if flow:
        view.toggle_flow()
    view.table.go_to_row(0, Side.TARGET)
    view.table.place_caret(Side.TARGET, 4)
    surface = view.surface
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), QPoint(3, 3))
    QApplication.sendEvent(surface.viewport(), event)
    menu = view.findChild(QMenu, "facing-menu")
    assert menu is not None
    assert "teh" in spelling_part(menu, qtbot).title()
    word = surface.word_rect(Side.TARGET, 0, 4)
    assert word is not None
    assert menu.y() == surface.viewport().mapToGlobal(word.bottomLeft()).y()
    menu.close()


@pytest.mark.qt_log_ignore("does not support", extend=True)  # what the offscreen platform says of every menu
def test_a_key_goes_from_one_unknown_word_to_the_next(view: EditorView, qtbot: QtBot) -> None:
    view.table.go_to_row(0, Side.SOURCE)
    walk = view.unknown_words
    said: list[str] = []
    walk.message.connect(said.append)
    found, rows = [], []
    for _ in range(4):
        walk.next_unknown()
        qtbot.waitUntil(lambda: walk.menu is not None, timeout=20_000)
        menu = walk.menu
        assert menu is not None
        found.append(menu.title().split("\u2068")[-1].strip("\u2069"))
        rows.append(view.table.current_row)
        assert view.table.active_side is Side.TARGET
        menu.close()
        qtbot.waitUntil(lambda: walk.menu is None)
    assert found[:3] == ["kng", "teh", "Takash"]
    assert rows[:3] == [0, 0, 0]
    assert rows[3] > 0 or found[3] == "kng"  # around the end, where the others are known names
    assert not said


@pytest.mark.qt_log_ignore("does not support", extend=True)  # what the offscreen platform says of every menu
def test_the_first_suggestion_is_taken_by_enter(view: EditorView, qtbot: QtBot) -> None:
    view.unknown_words.next_unknown()
    qtbot.waitUntil(lambda: view.unknown_words.menu is not None, timeout=20_000)
    menu = view.unknown_words.menu
    assert menu is not None
    qtbot.waitUntil(lambda: len(menu.actions()) > 4, timeout=20_000)
    assert menu.activeAction() is menu.actions()[0]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not view.model.row_at(0).target_text.startswith("The kng"))


def test_a_text_without_unknown_words_says_so(view: EditorView, qtbot: QtBot) -> None:
    until_marked(view, qtbot)
    for word in ("kng", "teh", "Takash"):
        view.spelling.add(word)
    for row in range(1, view.model.rowCount()):
        for mark in view.spelling.marks(view.model.row_at(row)):
            view.spelling.add(mark.word)
    said: list[str] = []
    view.unknown_words.message.connect(said.append)
    with qtbot.waitSignal(view.unknown_words.message, timeout=20_000):
        view.unknown_words.next_unknown()
    assert said == ["No unknown words left."]
