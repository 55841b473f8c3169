"""The facing table driven as a person drives it: by keys and mouse, on a real project."""

from __future__ import annotations

import re
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from aligner.bitext import Bead, Side, Status
from aligner.permissions import Person, Role
from db import RunInfo
from tests.helpers.editor_sample import AMAL, ARABIC, ENGLISH, beads, make_project, rows, statuses, texts
from tests.helpers.shell_sample import LONG_MS
from tests.helpers.written import Write
from ui.design import load_fonts
from ui.editor import EditorView
from ui.editor.editing.inline_editor import CellEditor
from ui.editor.pair_model import PairColumn
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db import BeadRow

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[ProjectSession]:
    load_fonts(qapp)
    session = ProjectSession(make_project(tmp_path / "a.muqabala"), AMAL, realign=False)
    yield session
    session.close()


@pytest.fixture
def view(session: ProjectSession, qtbot: QtBot) -> EditorView:
    return show(EditorView(session), qtbot)


def show(view: EditorView, qtbot: QtBot) -> EditorView:
    qtbot.addWidget(view)
    view.resize(1000, 640)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    return view


def press(
    qtbot: QtBot, view: EditorView, key: Qt.Key, mod: Qt.KeyboardModifier = Mod.NoModifier, times: int = 1
) -> None:
    for _ in range(times):
        QTest.keyClick(view.table, key, mod)


def command(
    qtbot: QtBot,
    view: EditorView,
    session: ProjectSession,
    key: Qt.Key,
    mod: Qt.KeyboardModifier = Mod.NoModifier,
) -> None:
    """Press a key that is a command, and wait until it is written and announced."""
    with qtbot.waitSignal(session.changed):
        press(qtbot, view, key, mod)


def test_confirming_goes_on_to_the_next(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    command(qtbot, view, session, Key.Key_Return, Mod.ControlModifier)
    command(qtbot, view, session, Key.Key_Return, Mod.ControlModifier)
    assert statuses(session.project)[:3] == [Status.CONFIRMED, Status.CONFIRMED, Status.SUGGESTED]
    assert view.table.current_row == 2
    press(qtbot, view, Key.Key_Up)
    command(qtbot, view, session, Key.Key_C)
    assert statuses(session.project)[1] is Status.SUGGESTED


def test_confirmed_is_shown_before_it_is_written(qtbot: QtBot, view: EditorView) -> None:
    press(qtbot, view, Key.Key_Return, Mod.ControlModifier)
    assert view.model.row_at(0).status is Status.CONFIRMED


def test_several_rows_are_confirmed_at_once(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    press(qtbot, view, Key.Key_Down, Mod.ShiftModifier, times=3)
    command(qtbot, view, session, Key.Key_Return, Mod.ControlModifier)
    assert statuses(session.project) == [Status.CONFIRMED] * 4 + [Status.SUGGESTED] * 2
    assert view.table.current_row == 4


def test_the_arrow_keys_move_as_seen(qtbot: QtBot, view: EditorView) -> None:
    press(qtbot, view, Key.Key_Left, times=2)
    assert view.table.carets.get(Side.SOURCE) == 2, "Left goes forward in Arabic"
    press(qtbot, view, Key.Key_Right)
    assert view.table.carets.get(Side.SOURCE) == 1
    press(qtbot, view, Key.Key_Tab)
    press(qtbot, view, Key.Key_Right, times=3)
    assert view.table.carets.get(Side.TARGET) == 3, "Right goes forward in English"
    press(qtbot, view, Key.Key_End)
    assert view.table.carets.get(Side.TARGET) == 6
    press(qtbot, view, Key.Key_Home)
    assert view.table.active_side is Side.TARGET
    press(qtbot, view, Key.Key_Left)
    assert view.table.currentIndex().column() == PairColumn.SOURCE, "over the edge to the neighbouring text"
    press(qtbot, view, Key.Key_Escape)
    assert view.table.caret_offsets() == {}


def test_split_on_both_sides(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    press(qtbot, view, Key.Key_Down)
    press(qtbot, view, Key.Key_Left, times=4)
    press(qtbot, view, Key.Key_Tab)
    press(qtbot, view, Key.Key_Right, times=5)
    command(qtbot, view, session, Key.Key_Return)
    assert texts(session.project)[1:3] == [
        ("ثم رجع من العراق", "Then he returned from Iraq"),
        ("سنة ست عشرة", "in the year 616."),
    ]
    assert view.model.rowCount() == 7
    assert view.table.current_row in (1, 2)


def test_split_of_one_segment_leaves_a_null_pair(
    qtbot: QtBot, view: EditorView, session: ProjectSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the chooser has no answer."""
    monkeypatch.setattr(session, "matching_cut", lambda *_: None)
    press(qtbot, view, Key.Key_Left, times=2)
    command(qtbot, view, session, Key.Key_Return)
    assert texts(session.project)[:2] == [("سَارَ الملكُ", ENGLISH[0]), ("إلى المدينة", "")]


@pytest.mark.parametrize("shown", [True, False], ids=["shown before", "at once"])
def test_the_side_without_a_caret_is_cut_where_the_aligner_says(
    qtbot: QtBot, view: EditorView, session: ProjectSession, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    bead = view.model.row_at(0)
    third: int = bead.target[0].start + ENGLISH[0].index(ENGLISH[0].split()[2])
    asked: list[tuple[int, Side, int]] = []

    def answer(row: BeadRow, side: Side, at: int) -> int:
        asked.append((row.id, side, at))
        return third

    monkeypatch.setattr(session, "matching_cut", answer)
    press(qtbot, view, Key.Key_Left, times=2)
    if shown:
        with qtbot.waitSignal(view.following.answered):
            pass
        assert view.table.plan(bead)[Side.TARGET] == 2, "what will happen is seen before"
        assert view.table.carets.get(Side.TARGET) == 0, "and is no caret of one's own"
    command(qtbot, view, session, Key.Key_Return)
    before, behind = ENGLISH[0].split()[:2], ENGLISH[0].split()[2:]
    assert texts(session.project)[:2] == [
        ("سَارَ الملكُ", " ".join(before)),
        ("إلى المدينة", " ".join(behind)),
    ]
    assert set(asked) == {(bead.id, Side.SOURCE, bead.source[0].start + ARABIC[0].index("إلى"))}
    session.undo()
    qtbot.waitUntil(lambda: view.model.rowCount() == 6)


@pytest.mark.reads_ahead
def test_the_pairs_near_by_are_prepared_for_a_split(
    qtbot: QtBot, session: ProjectSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before any key is pressed: the line is there at once, wherever the caret goes."""
    read: list[int] = []
    began = Event()

    def read_ahead(bead: BeadRow) -> None:
        read.append(bead.id)
        began.set()

    monkeypatch.setattr(session, "read_ahead", read_ahead)
    made = EditorView(session)
    assert began.wait(LONG_MS / 1000)  # before the window has shown anything
    view = show(made, qtbot)
    qtbot.waitUntil(lambda: len(set(read)) == view.model.rowCount())
    assert list(dict.fromkeys(read)) == [view.model.row_at(row).id for row in range(view.model.rowCount())]


def test_without_a_caret_nothing_is_split_but_said(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    with qtbot.waitSignal(view.notice) as said:
        press(qtbot, view, Key.Key_Return)
    assert "caret" in said.args[0]
    assert session.is_saved
    assert view.model.rowCount() == 6


def test_the_other_side_is_cut_in_proportion(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    pairs = beads()
    joined = Bead(pairs[0].source + pairs[1].source, pairs[0].target + pairs[1].target, 0.5, 0.5)
    session = ProjectSession(make_project(tmp_path / "b.muqabala", [joined, *pairs[2:]]), AMAL, realign=False)
    view = show(EditorView(session), qtbot)
    press(qtbot, view, Key.Key_Left, times=4)
    command(qtbot, view, session, Key.Key_Return)
    assert texts(session.project)[:2] == list(zip(ARABIC[:2], ENGLISH[:2], strict=True))
    session.close()


def test_merge_up_and_down(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    press(qtbot, view, Key.Key_Down, times=2)
    command(qtbot, view, session, Key.Key_Backspace)
    assert view.model.rowCount() == 5
    assert texts(session.project)[1] == (" ".join(ARABIC[1:3]), " ".join(ENGLISH[1:3]))
    command(qtbot, view, session, Key.Key_Delete)
    assert texts(session.project)[1][1] == " ".join(ENGLISH[1:4])
    assert view.table.current_row == 1


def test_selected_rows_are_merged_into_one(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    press(qtbot, view, Key.Key_Down)
    press(qtbot, view, Key.Key_Down, Mod.ShiftModifier, times=2)
    command(qtbot, view, session, Key.Key_Delete)
    assert texts(session.project)[1] == (" ".join(ARABIC[1:4]), " ".join(ENGLISH[1:4]))
    assert view.model.rowCount() == 4


def test_there_is_nothing_above_the_first(qtbot: QtBot, view: EditorView) -> None:
    with qtbot.waitSignal(view.notice):
        press(qtbot, view, Key.Key_Backspace)
    assert view.model.rowCount() == 6


def test_words_go_over_the_cut_one_by_one(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    command(qtbot, view, session, Key.Key_Up, Mod.AltModifier)
    assert texts(session.project)[0][0] == ARABIC[0] + " ثم"
    assert texts(session.project)[1][0] == "رجع من العراق سنة ست عشرة"
    command(qtbot, view, session, Key.Key_Down, Mod.AltModifier)
    command(qtbot, view, session, Key.Key_Down, Mod.AltModifier)
    assert texts(session.project)[0][0] == "سَارَ الملكُ إلى"
    assert texts(session.project)[1][0] == "المدينة " + ARABIC[1]
    press(qtbot, view, Key.Key_Down)
    press(qtbot, view, Key.Key_Tab)
    command(qtbot, view, session, Key.Key_Up, Mod.AltModifier | Mod.ShiftModifier)
    assert texts(session.project)[0][1] == ENGLISH[0] + " Then"


def test_segments_shift_up_and_down(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    press(qtbot, view, Key.Key_Down)
    press(qtbot, view, Key.Key_Tab)
    command(qtbot, view, session, Key.Key_Up, Mod.ControlModifier)
    assert texts(session.project)[:2] == [(ARABIC[0], " ".join(ENGLISH[:2])), (ARABIC[1], "")]


def test_taking_apart_makes_two_null_pairs(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    command(qtbot, view, session, Key.Key_X)
    assert texts(session.project)[:2] == [(ARABIC[0], ""), ("", ENGLISH[0])]


def test_undo_and_redo(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    before = texts(session.project)
    press(qtbot, view, Key.Key_Left, times=2)
    command(qtbot, view, session, Key.Key_Return)
    after = texts(session.project)
    command(qtbot, view, session, Key.Key_Z, Mod.ControlModifier)
    assert texts(session.project) == before
    assert view.model.rowCount() == 6
    command(qtbot, view, session, Key.Key_Z, Mod.ControlModifier | Mod.ShiftModifier)
    assert texts(session.project) == after


def test_a_refused_command_shows_the_truth_again(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    session.person = Person("Basma", Role.REVIEWER)  # who may not confirm
    with qtbot.waitSignal(session.failed):
        view.reviewing.confirm_and_next()
    assert view.model.row_at(0).status is Status.SUGGESTED


def test_a_reviewer_approves(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    command(qtbot, view, session, Key.Key_Return, Mod.ControlModifier)
    session.person = Person("Basma", Role.REVIEWER)
    press(qtbot, view, Key.Key_Home, Mod.ControlModifier)
    command(qtbot, view, session, Key.Key_P)
    assert statuses(session.project)[0] is Status.APPROVED


def test_editing_in_the_cell(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    press(qtbot, view, Key.Key_Tab)
    press(qtbot, view, Key.Key_F2)
    editor = view.table.editor
    assert editor is not None
    QTest.keyClicks(editor, "So ")
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert texts(session.project)[0][1] == "So The king marched to the city."
    assert rows(session.project)[0].edited
    assert view.table.hasFocus()


def test_escape_drops_what_was_typed(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    press(qtbot, view, Key.Key_F2)
    editor = view.table.editor
    assert editor is not None
    QTest.keyClicks(editor, "xyz")
    QTest.keyClick(editor, Key.Key_Escape)
    assert view.table.editor is None
    assert texts(session.project)[0][0] == ARABIC[0]


def test_letters_are_text_in_the_editor(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    press(qtbot, view, Key.Key_F2)
    editor = view.table.editor
    assert editor is not None
    QTest.keyClicks(editor, "asmu")
    assert editor.text().startswith("asmu")
    assert statuses(session.project) == [Status.SUGGESTED] * 6
    assert view.table.editor is editor


def test_the_editors_caret_moves_as_seen(qtbot: QtBot, view: EditorView) -> None:
    press(qtbot, view, Key.Key_F2)
    editor = view.table.editor
    assert editor is not None
    QTest.keyClick(editor, Key.Key_Home)
    assert editor.textCursor().position() == 0
    QTest.keyClick(editor, Key.Key_Left)
    assert editor.textCursor().position() > 0, "Left goes forward in Arabic"


def test_leaving_the_editor_keeps_what_was_typed(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    press(qtbot, view, Key.Key_Tab)
    press(qtbot, view, Key.Key_F2)
    editor = view.table.editor
    assert editor is not None
    QTest.keyClicks(editor, "Yes. ")
    with qtbot.waitSignal(session.changed):
        view.table.setFocus()
    assert texts(session.project)[0][1].startswith("Yes. The king")


def test_a_click_places_the_caret_between_words(qtbot: QtBot, view: EditorView) -> None:
    table = view.table
    bead = view.model.row_at(3)
    for column, at in ((PairColumn.SOURCE, 2), (PairColumn.TARGET, 4)):
        side = Side.SOURCE if column is PairColumn.SOURCE else Side.TARGET
        rect = table.visualRect(view.model.index(3, column))
        layout = table.compositor.layout(bead, side, rect.width())
        mark = layout.mark(at)
        assert mark is not None
        origin = table.itemDelegate().text_origin(rect, bead, side)  # type: ignore[attr-defined]
        place = QPoint(round(origin.x() + mark.x), round(origin.y() + (mark.top + mark.bottom) / 2))
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert table.current_row == 3
        assert table.carets.get(side) == at
    assert len(table.caret_offsets()) == 2


def test_going_to_the_next_unconfirmed_and_doubtful(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    press(qtbot, view, Key.Key_D)
    assert view.table.current_row == 2
    press(qtbot, view, Key.Key_D)
    assert view.table.current_row == 5
    press(qtbot, view, Key.Key_D)
    assert view.table.current_row == 2, "around the end"
    command(qtbot, view, session, Key.Key_Return, Mod.ControlModifier)
    press(qtbot, view, Key.Key_Up, times=2)
    press(qtbot, view, Key.Key_U)
    assert view.table.current_row == 3


def test_when_all_is_confirmed_it_is_said(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    press(qtbot, view, Key.Key_A, Mod.ControlModifier)
    with qtbot.waitSignals([session.changed, view.notice]):
        press(qtbot, view, Key.Key_Return, Mod.ControlModifier)
    assert set(statuses(session.project)) == {Status.CONFIRMED}


def test_going_to_a_number(qtbot: QtBot, view: EditorView) -> None:
    press(qtbot, view, Key.Key_G, Mod.ControlModifier)
    field = view.go_to_bar.field
    assert field.hasFocus()
    QGuiApplication.clipboard().setText("٥")
    QTest.keyClick(field, Key.Key_V, Mod.ControlModifier)
    QTest.keyClick(field, Key.Key_Return)
    assert view.table.current_row == 4
    assert view.table.hasFocus()


def test_copying_the_active_side(qtbot: QtBot, view: EditorView) -> None:
    press(qtbot, view, Key.Key_C, Mod.ControlModifier)
    assert QGuiApplication.clipboard().text() == ARABIC[0]
    press(qtbot, view, Key.Key_Tab)
    press(qtbot, view, Key.Key_C, Mod.ControlModifier)
    assert QGuiApplication.clipboard().text() == ENGLISH[0]


def test_tab_stays_between_the_two_texts(qtbot: QtBot, view: EditorView) -> None:
    view.search.open_find()
    view.table.setFocus()
    for side in (Side.TARGET, Side.SOURCE, Side.TARGET):
        press(qtbot, view, Key.Key_Tab)
        assert view.table.active_side is side
        assert view.table.hasFocus()
    press(qtbot, view, Key.Key_Backtab, Mod.ShiftModifier)
    assert view.table.active_side is Side.SOURCE
    view.toggle_flow()
    view.flow.setFocus()
    for side in (Side.TARGET, Side.SOURCE):
        QTest.keyClick(view.flow, Key.Key_Tab)
        assert view.table.active_side is side
        assert view.flow.hasFocus()


@pytest.mark.qt_log_ignore("does not support", extend=True)  # what the offscreen platform says of every menu
def test_the_context_menu_is_short(qtbot: QtBot, view: EditorView) -> None:
    handle = view.windowHandle()
    assert handle is not None
    place = view.table.viewport().mapTo(view, view.table.visualRect(view.table.currentIndex()).center())
    QTest.mouseClick(handle, Qt.MouseButton.RightButton, pos=place)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    shown = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert 5 < len(shown) <= 12
    assert "editor.split_at_caret" in shown
    menu.close()


@pytest.mark.qt_log_ignore("does not support", extend=True)
@pytest.mark.parametrize("flows", [False, True], ids=["table", "flow"])
def test_the_context_menu_acts_where_one_clicked(
    qtbot: QtBot, view: EditorView, session: ProjectSession, flows: bool
) -> None:
    """A right click moves the current pair and the caret there, so that "split" needs no other click."""
    if flows:
        view.toggle_flow()
        place = view.flow.word_rect(Side.SOURCE, 2, 1)
        assert place is not None
        point = place.topRight() + QPoint(-1, 3)
    else:
        cell = view.table.visualRect(view.model.index(2, PairColumn.SOURCE))
        point = QPoint(cell.center().x(), cell.top() + 14)
    QTest.mouseClick(view.surface.viewport(), Qt.MouseButton.RightButton, pos=point)
    assert view.table.current_row == 2
    assert view.table.active_side is Side.SOURCE
    expected = view.surface.word_place(QPointF(point))
    assert expected == (Side.SOURCE, 2, view.table.carets.get(Side.SOURCE))
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_selected_pairs_stay_selected_under_the_context_menu(qtbot: QtBot, view: EditorView) -> None:
    view.table.select_to(2)
    ids = view.table.selected_ids()
    for row, kept in ((1, ids), (4, [view.model.id_at(4)])):
        point = view.table.visualRect(view.model.index(row, PairColumn.SOURCE)).center()
        QTest.mousePress(view.table.viewport(), Qt.MouseButton.RightButton, pos=point)
        assert view.table.selected_ids() == kept
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        # A button that stays down would be down in the tests that follow, and no word would light up.
        QTest.mouseRelease(view.table.viewport(), Qt.MouseButton.RightButton, pos=point)


def test_letters_of_an_arabic_layout_are_commands(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    surfaces: list[QWidget] = [view.table, view.flow]
    for surface in surfaces:
        pairs = view.model.rowCount()
        with qtbot.waitSignal(session.changed):
            event = QKeyEvent(QEvent.Type.KeyPress, ord("ء"), Mod.NoModifier, "ء")  # the key of X
            QApplication.sendEvent(surface, event)
        assert view.model.rowCount() == pairs + 1, "the two sides are separated"
        view.table.go_to_row(view.model.rowCount() - 1)
        view.toggle_flow()


def test_a_reviewer_reshapes_nothing(view: EditorView, session: ProjectSession) -> None:
    by_id = {command.spec.id: command for command in view.commands()}
    session.person = Person("Basma", Role.REVIEWER)
    refusals = {id_: command.refusal() for id_, command in by_id.items()}
    for id_ in ("editor.split_at_caret", "editor.merge_down", "editor.shift_up", "editor.make_null"):
        assert refusals[id_] == "Only a translator can do this"
    assert refusals["review.approve"] is None
    before = texts(session.project)
    by_id["editor.merge_down"]()
    assert texts(session.project) == before


def test_a_key_of_an_unavailable_command_says_why(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    session.person = Person("Basma", Role.REVIEWER)
    with qtbot.waitSignal(view.notice) as said:
        press(qtbot, view, Key.Key_Return)
    assert said.args[0] == "Only a translator can do this."


def test_a_reviewer_approves_and_stays(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    command(qtbot, view, session, Key.Key_Return, Mod.ControlModifier)
    command(qtbot, view, session, Key.Key_Return, Mod.ControlModifier)
    session.person = Person("Basma", Role.REVIEWER)
    press(qtbot, view, Key.Key_Home, Mod.ControlModifier)
    command(qtbot, view, session, Key.Key_P, Mod.ShiftModifier)
    assert statuses(session.project)[0] is Status.APPROVED
    assert view.table.current_row == 0


def test_no_key_means_two_things(view: EditorView) -> None:
    keys = [key for command in view.commands() for key in command.spec.keys]
    assert len(keys) == len(set(keys))


def test_ones_own_keys(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    view.set_keys({"review.confirm_and_next": ("J",)})
    press(qtbot, view, Key.Key_Return, Mod.ControlModifier)
    assert session.is_saved
    command(qtbot, view, session, Key.Key_J)
    assert statuses(session.project)[0] is Status.CONFIRMED


def test_two_selected_pairs_that_stand_apart_are_joined(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    far = view.table.visualRect(view.model.index(3, PairColumn.NUMBER)).center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, Mod.ControlModifier, far)
    command(qtbot, view, session, Key.Key_Delete)
    assert (f"{ARABIC[0]} {ARABIC[3]}", f"{ENGLISH[0]} {ENGLISH[3]}") in texts(session.project)


def test_undo_goes_where_it_undid(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    press(qtbot, view, Key.Key_Down, times=4)
    command(qtbot, view, session, Key.Key_X)
    press(qtbot, view, Key.Key_Home, Mod.ControlModifier)
    command(qtbot, view, session, Key.Key_Z, Mod.ControlModifier)
    assert view.table.current_row == 4


def test_the_seam_between_the_texts_is_dragged(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    header = view.table.horizontalHeader()
    edge = header.sectionViewportPosition(PairColumn.SOURCE) + header.sectionSize(PairColumn.SOURCE) - 1
    before = header.sectionSize(PairColumn.SOURCE)
    place = QPoint(edge, header.height() // 2)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, place)
    QTest.mouseMove(header.viewport(), place - QPoint(100, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, place - QPoint(100, 0))
    assert header.sectionSize(PairColumn.SOURCE) == pytest.approx(before - 100, abs=4)
    assert header.length() == view.table.viewport().width()
    qtbot.waitUntil(lambda: session.project.setting("facing/setting", {}).get("share", 0.5) < 0.5)


def test_ones_place_is_kept_when_the_machine_aligns_anew(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    press(qtbot, view, Key.Key_Down, times=3)
    pairs = beads()
    fused = Bead(pairs[0].source + pairs[1].source, pairs[0].target + pairs[1].target, 0.5, 0.5)
    run = RunInfo("use", "again", {})
    with qtbot.waitSignal(session.changed):
        session.run(Write(lambda project: project.suggest([fused, *pairs[2:]], run), by=session.person))
    assert view.model.row_at(view.table.current_row).target_text == ENGLISH[3]


MIXED = [
    (True, "سار سنة 616 إلى Baghdad ثم عاد"),
    (True, "كان (في سنة 61.5) 7 Then رجب"),
    (False, "He read سنة ست in 616 of Ibn (ابن) and went"),
]


@pytest.mark.parametrize(("right_to_left", "text"), MIXED)
def test_the_caret_goes_where_the_arrow_points_through_both_directions(
    qtbot: QtBot, right_to_left: bool, text: str
) -> None:
    """Each press moves it to the side of the key, over every place once, and the other key back again."""
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(900, 120)
    editor = CellEditor(text, QFont("Amiri", 16), 40, right_to_left=right_to_left, parent=home)
    editor.resize(880, 80)
    home.show()
    home.activateWindow()
    qtbot.waitUntil(home.isActiveWindow)
    editor.setFocus()
    editor.place_caret(0)
    onward, back = (Key.Key_Left, Key.Key_Right) if right_to_left else (Key.Key_Right, Key.Key_Left)

    def walk(key: Qt.Key) -> list[tuple[int, int]]:
        seen = [(editor.cursorRect().x(), editor.textCursor().position())]
        for _ in text:
            QTest.keyClick(editor, key)
            seen.append((editor.cursorRect().x(), editor.textCursor().position()))
        return seen

    there = walk(onward)
    xs = [x for x, _ in there]
    assert xs == sorted(xs, reverse=right_to_left)
    assert len(set(there)) == len(text) + 1
    assert sorted(position for _, position in there) == list(range(len(text) + 1))
    assert walk(back) == there[::-1]


@pytest.mark.parametrize(("right_to_left", "text"), MIXED)
def test_typing_beside_a_number_goes_in_where_the_caret_is(
    qtbot: QtBot, right_to_left: bool, text: str
) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    editor = CellEditor(text, QFont("Amiri", 16), right_to_left=right_to_left, parent=home)
    for place in range(len(text) + 1):
        editor.place_caret(place)
        QTest.keyClicks(editor, "9")
        assert editor.text() == f"{text[:place]}9{text[place:]}"
        QTest.keyClick(editor, Key.Key_Backspace)
        assert editor.text() == text


@pytest.mark.parametrize("flowing", [False, True], ids=["in the table", "in the flow"])
def test_another_size_of_the_texts_leaves_one_where_one_is(view: EditorView, flowing: bool) -> None:
    view.table.go_to_row(3, Side.TARGET)
    view.table.place_caret(Side.TARGET, 2)
    if flowing:
        view.toggle_flow()
    for _ in range(4):
        view.display.zoom_in()
    if flowing:
        view.toggle_flow()
    table = view.table
    assert table.current_row == 3
    assert (table.active_side, table.carets.get(Side.TARGET)) == (Side.TARGET, 2)
    assert table.selected_rows() == {3}
    for row in range(table.rowAt(0), table.rowAt(table.viewport().height() - 1) + 1):
        assert table.rowHeight(row) == table.compositor.height(view.model.row_at(row), table.text_widths())


@pytest.mark.parametrize("near", [True, False], ids=["at hand", "by a query"])
def test_the_next_pair_that_is_not_one_to_one(
    view: EditorView, session: ProjectSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, near: bool
) -> None:
    if not near:
        monkeypatch.setattr("ui.editor.search.navigation.NEAR", 1)
    with qtbot.waitSignal(view.notice, check_params_cb=lambda said: "one to one" in said):
        view.navigation.next_uneven()
    for row in (4, 1):
        view.table.go_to_row(row)
        with qtbot.waitSignal(session.changed):
            view.corrections.detach()
    uneven = [1, 2, 5, 6]
    assert [row for row in range(8) if view.model.row_at(row).is_null] == uneven
    view.table.go_to_row(0)
    for key, wanted in ((Mod.NoModifier, [1, 2, 5, 6, 1]), (Mod.ShiftModifier, [6, 5, 2, 1])):
        for row in wanted:
            QTest.keyClick(view.table, Key.Key_O, key)
            qtbot.waitUntil(lambda row=row: view.table.current_row == row)  # type: ignore[misc]


def test_a_smaller_table_still_shows_where_one_is(view: EditorView, qtbot: QtBot) -> None:
    table = view.table
    last = view.model.rowCount() - 1
    table.go_to_row(last)
    view.resize(view.width(), view.height() // 2)
    view.resize(view.width() // 2, view.height())
    rect = table.visualRect(view.model.index(last, PairColumn.SOURCE))
    assert rect.top() < table.viewport().height()
    assert rect.bottom() > 0
    table.verticalScrollBar().setValue(0)  # looking elsewhere is nobody's business
    view.resize(view.width(), view.height() - 20)
    assert table.rowAt(0) == 0


TAGGED = "He saw \u27e61\u27e7Basra\u27e6/1\u27e7 and \U0001f54c \u27e62\u27e7left."


@pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Delete])
@pytest.mark.parametrize("control", [False, True], ids=["a character", "a word"])
def test_no_key_leaves_half_a_tag(qtbot: QtBot, key: Qt.Key, control: bool) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    whole = re.compile("\u27e6/?[12]\u27e7")
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    seen = set()
    for place in range(len(TAGGED) + 2):
        editor = CellEditor(TAGGED, QFont("Amiri", 16), right_to_left=False, parent=home)
        editor.place_caret(place)
        QTest.keyClick(editor, key, modifier)
        text = editor.text()
        assert not set("\u27e6\u27e7") & set(whole.sub("", text)), (place, text)
        QTest.keyClicks(editor, "x")
        assert not set("\u27e6\u27e7x") & set(whole.sub("", editor.text()).replace("x", ""))
        seen.add(len(whole.findall(text)))
    assert 3 in seen
    assert len(seen) > 1


def test_the_caret_steps_over_a_tag_and_a_selection_takes_all_of_it(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    editor = CellEditor(TAGGED, QFont("Amiri", 16), right_to_left=False, parent=home)
    editor.place_caret(7)
    QTest.keyClick(editor, Key.Key_Right)
    assert editor.textCursor().position() == 10
    QTest.keyClick(editor, Key.Key_Left)
    assert editor.textCursor().position() == 7
    cursor = editor.textCursor()
    cursor.setPosition(8)
    cursor.setPosition(17, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    assert editor.textCursor().selectedText() == "\u27e61\u27e7Basra\u27e6/1\u27e7"
