"""The flow view driven as a person drives it: continuous texts, cuts dragged by mouse, the verbs by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aligner.bitext import Bead, Segment, Side, Status
from db import Project, RunInfo, TextInput
from tests.helpers.editor_sample import (
    AMAL,
    ARABIC,
    ENGLISH,
    beads,
    make_project,
    many_pairs,
    rows,
    statuses,
    texts,
)
from tests.helpers.written import Write
from ui.controllers.find_controller import selected_text
from ui.design import load_fonts
from ui.editor import EditorView
from ui.services.project_commands import Merge
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


Key, Mod, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[ProjectSession]:
    load_fonts(qapp)
    session = ProjectSession(make_project(tmp_path / "a.muqabala"), AMAL, realign=False)
    yield session
    session.close()


@pytest.fixture
def view(session: ProjectSession, qtbot: QtBot) -> EditorView:
    return flowing(session, qtbot)


def flowing(session: ProjectSession, qtbot: QtBot, height: int = 520) -> EditorView:
    view = EditorView(session)
    qtbot.addWidget(view)
    view.resize(900, height)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.setFocus()
    if not view.flows:
        QTest.keyClick(view.table, Key.Key_T, Mod.ControlModifier)
    assert view.flows
    qtbot.waitUntil(view.flow.hasFocus)
    return view


def word(view: EditorView, side: Side, row: int, number: int) -> QPoint:
    """The middle of a word."""
    rect = view.flow.word_rect(side, row, number)
    assert rect is not None
    return rect.center()


def drag(view: EditorView, start: QPoint, end: QPoint, *, release: bool = True) -> None:
    port = view.flow.viewport()
    QTest.mouseMove(port, start)
    QTest.mousePress(port, Left, pos=start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    if release:
        QTest.mouseRelease(port, Left, pos=end)


def cut(view: EditorView, side: Side, row: int) -> QPoint:
    point = view.flow.cut_point(side, row)
    assert point is not None
    return point


def command(
    qtbot: QtBot,
    view: EditorView,
    session: ProjectSession,
    key: Qt.Key,
    mod: Qt.KeyboardModifier = Mod.NoModifier,
) -> None:
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(view.flow, key, mod)


def test_each_side_runs_as_one_text(view: EditorView) -> None:
    shown = view.flow.shown()
    assert len(shown) == 1
    sides = shown[0].paragraph.sides
    assert sides[Side.SOURCE].text.cell.shown == " ".join(ARABIC)
    assert sides[Side.TARGET].text.cell.shown == " ".join(ENGLISH)


def test_the_place_is_kept_both_ways(qtbot: QtBot, view: EditorView) -> None:
    QTest.mouseClick(view.flow.viewport(), Left, pos=word(view, Side.TARGET, 3, 2))
    assert (view.table.current_row, view.table.active_side) == (3, Side.TARGET)
    QTest.keyClick(view.flow, Key.Key_T, Mod.ControlModifier)
    qtbot.waitUntil(view.table.hasFocus)
    assert not view.flows
    assert view.table.current_row == 3
    assert view.table.carets.get(Side.TARGET) in (2, 3)


def test_the_choice_is_remembered(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    qtbot.waitUntil(lambda: session.project.setting("facing/flow", False) is True)
    assert EditorView(session).flows


@pytest.mark.parametrize("side", list(Side))
def test_a_cut_is_dragged_to_another_word(
    qtbot: QtBot, view: EditorView, session: ProjectSession, side: Side
) -> None:
    whole = {s: session.project.text(s) for s in Side}
    before = [row.cell(side).text.split() for row in rows(session.project)]
    with qtbot.waitSignal(session.changed):
        # To the middle of the last word of the row above: the nearer boundary is before or after it.
        rect = view.flow.word_rect(side, 1, len(before[1]) - 2)
        assert rect is not None
        edge = rect.left() if view.table.compositor.is_right_to_left(side) else rect.right()
        drag(view, cut(view, side, 2), QPoint(edge, rect.center().y()))
    after = [row.cell(side).text.split() for row in rows(session.project)]
    assert after[1] == before[1][:-1]
    assert after[2] == [before[1][-1], *before[2]]
    assert {s: session.project.text(s) for s in Side} == whole
    command(qtbot, view, session, Key.Key_Z, Mod.ControlModifier)
    assert [row.cell(side).text.split() for row in rows(session.project)] == before


def test_the_preview_follows_the_mouse_and_escape_leaves_all(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    before = texts(session.project)
    drag(view, cut(view, Side.TARGET, 2), word(view, Side.TARGET, 2, 4), release=False)
    preview = view.flow.preview
    assert preview is not None
    assert (preview.side, preview.above, preview.below) == (Side.TARGET, 1, 2)
    assert preview.at > rows(session.project)[2].target[0].start
    picture = view.flow.grab().toImage()
    QTest.keyClick(view.flow, Key.Key_Escape)
    assert view.flow.preview is None
    assert view.flow.grab().toImage() != picture
    QTest.mouseRelease(view.flow.viewport(), Left, pos=word(view, Side.TARGET, 2, 4))
    assert session.is_saved
    assert texts(session.project) == before


def test_a_cut_cannot_be_dragged_past_its_two_pairs(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    with qtbot.waitSignal(session.changed):
        drag(view, cut(view, Side.TARGET, 2), word(view, Side.TARGET, 5, 1))
    english = [target for _, target in texts(session.project)]
    assert english[1] == f"{ENGLISH[1]} {ENGLISH[2]}"
    assert english[2] == ""
    assert english[3] == ENGLISH[3]


def test_a_cut_is_dragged_over_a_pair_without_counterpart(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    """The Arabic of rows 0 and 2 meets although an English-only pair is between them."""
    a, b, *rest = beads()
    pairs = [a, Bead((), b.target), Bead(b.source, rest[0].target), Bead(rest[0].source, ()), *rest[1:]]
    session = ProjectSession(make_project(tmp_path / "n.muqabala", pairs), AMAL, realign=False)
    view = flowing(session, qtbot)
    with qtbot.waitSignal(session.changed):
        drag(view, cut(view, Side.SOURCE, 2), word(view, Side.SOURCE, 2, 1))
    arabic = [source for source, _ in texts(session.project)]
    assert arabic[0].startswith(ARABIC[0] + " ")
    assert arabic[1] == ""
    assert f"{arabic[0]} {arabic[2]}" == f"{ARABIC[0]} {ARABIC[1]}"
    session.close()


def test_split_merge_confirm_and_undo_by_keys(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    QTest.keyClick(view.flow, Key.Key_Left, Mod.ControlModifier)  # the next bead, as Arabic runs
    assert view.table.current_row == 1
    for _ in range(3):
        QTest.keyClick(view.flow, Key.Key_Left)
    command(qtbot, view, session, Key.Key_Return)
    assert texts(session.project)[1][0] == " ".join(ARABIC[1].split()[:3])
    command(qtbot, view, session, Key.Key_Backspace)
    assert texts(session.project)[1] == (ARABIC[1], ENGLISH[1])
    command(qtbot, view, session, Key.Key_Return, Mod.ControlModifier)
    assert statuses(session.project)[1] is Status.CONFIRMED
    assert view.table.current_row == 2
    command(qtbot, view, session, Key.Key_Z, Mod.ControlModifier)
    assert statuses(session.project)[1] is Status.SUGGESTED


def test_the_caret_goes_on_into_the_next_bead_and_by_lines(view: EditorView) -> None:
    QTest.keyClick(view.flow, Key.Key_Tab)
    assert view.table.active_side is Side.TARGET
    for _ in range(len(ENGLISH[0].split()) + 1):
        QTest.keyClick(view.flow, Key.Key_Right)
    assert view.table.current_row == 1
    QTest.keyClick(view.flow, Key.Key_Left)
    assert (view.table.current_row, view.table.carets.get(Side.TARGET)) == (0, len(ENGLISH[0].split()))
    lines = [view.flow.word_rect(Side.TARGET, row, 0) for row in range(6)]
    QTest.keyClick(view.flow, Key.Key_Down)
    here = view.flow.word_rect(Side.TARGET, view.table.current_row, view.table.carets.get(Side.TARGET))
    assert here is not None
    assert lines[0] is not None
    assert here.top() > lines[0].top()


def test_keys_move_the_cut_as_in_the_table(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    command(qtbot, view, session, Key.Key_Up, Mod.AltModifier)
    assert texts(session.project)[0][0] == f"{ARABIC[0]} {ARABIC[1].split()[0]}"


def test_editing_in_the_flow(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    QTest.keyClick(view.flow, Key.Key_Tab)
    QTest.keyClick(view.flow, Key.Key_F2)
    editor = view.editor
    assert editor is not None
    assert editor.text() == ENGLISH[0]
    QTest.keyClicks(editor, "So ")
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(editor, Key.Key_Return)
    assert texts(session.project)[0][1] == f"So {ENGLISH[0]}"
    assert view.flow.hasFocus()


def pick(view: EditorView, side: Side, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Drag from one word, by row and number, to another."""
    port = view.flow.viewport()
    first, last = word(view, side, *start), word(view, side, *end)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=first)
    for point in ((first + last) / 2, last):
        at = QPointF(point)
        QApplication.sendEvent(
            port,
            QMouseEvent(
                QEvent.Type.MouseMove,
                at,
                QPointF(port.mapToGlobal(point)),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            ),
        )
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=last)


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(("side", "parts"), [(Side.SOURCE, ARABIC), (Side.TARGET, ENGLISH)])
def test_words_picked_across_pairs_are_copied_and_looked_up(
    view: EditorView, side: Side, parts: tuple[str, ...], backwards: bool
) -> None:
    ends = ((0, 1), (2, 1))
    pick(view, side, *(reversed(ends) if backwards else ends))
    wanted = " ".join([*parts[0].split()[1:], *parts[1].split(), *parts[2].split()[:2]])
    assert view.flow.picked_text() == wanted
    assert selected_text() == wanted
    view.copy_text()
    assert QApplication.clipboard().text() == wanted
    QTest.keyClick(view.flow, Key.Key_Escape)
    assert view.flow.picked_text() == ""
    assert texts_of_words_painted(view, side) == []


def texts_of_words_painted(view: EditorView, side: Side) -> list[tuple[int, int]]:
    cell = view.flow.shown()[0].paragraph.sides[side].text.cell
    return view.flow.picking.words(cell, side)


def test_a_click_picks_nothing_and_a_drag_of_a_cut_neither(view: EditorView) -> None:
    pick(view, Side.SOURCE, (1, 2), (1, 2))
    assert view.flow.picked_text() == ""
    assert view.table.current_row == 1
    cut = view.flow.cut_point(Side.SOURCE, 2)
    assert cut is not None
    QTest.mousePress(view.flow.viewport(), Qt.MouseButton.LeftButton, pos=cut)
    assert view.flow.preview is not None
    QTest.keyClick(view.flow, Key.Key_Escape)
    assert view.flow.picked_text() == ""


def test_words_are_picked_by_keys_in_the_direction_of_the_text(view: EditorView) -> None:
    view.table.place_caret(Side.SOURCE, 1)
    for _ in range(2):
        QTest.keyClick(view.flow, Key.Key_Left, Mod.ShiftModifier)
    assert view.flow.picked_text() == " ".join(ARABIC[0].split()[1:3])
    QTest.keyClick(view.flow, Key.Key_Escape)
    QTest.keyClick(view.flow, Key.Key_Tab)
    view.table.place_caret(Side.TARGET, 3)
    QTest.keyClick(view.flow, Key.Key_Left, Mod.ShiftModifier)
    assert view.flow.picked_text() == ENGLISH[0].split()[2]


def test_picking_by_keys_begins_anew_when_the_rows_have_changed(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    """It once began at a row that was no more, which ended the program."""
    last = view.model.rowCount() - 1
    view.table.go_to_row(last)
    QTest.keyClick(view.flow, Key.Key_Left, Mod.ShiftModifier)
    assert view.flow.picked_text() == ARABIC[last].split()[0]
    QTest.keyClick(view.flow, Key.Key_Up)
    command(qtbot, view, session, Key.Key_Delete)
    assert view.model.rowCount() == last
    assert view.flow.picked_text() == ""
    view.table.caret_to_edge(Side.SOURCE, end=False)
    QTest.keyClick(view.flow, Key.Key_Left, Mod.ShiftModifier)
    row = view.table.current_row
    assert view.flow.picked_text() == view.model.row_at(row).source_text.split()[0]


def test_picking_by_keys_from_behind_words_that_were_edited_away(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    view.table.caret_to_edge(Side.SOURCE, end=True)
    bead = view.table.current_bead
    assert bead is not None
    with qtbot.waitSignal(session.changed):
        view.flow.edited.emit(bead, Side.SOURCE, ARABIC[0].split()[0])
    QTest.keyClick(view.flow, Key.Key_Left, Mod.ShiftModifier)
    assert view.flow.picked_text() == ""


def test_scrolling_keeps_the_two_sides_together(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    session = ProjectSession(many_pairs(tmp_path / "m.muqabala", 400), AMAL, realign=False)
    view = flowing(session, qtbot)
    flow = view.flow
    for _ in range(60):
        flow.place.by_pixels(97.0)
        flow._moved()
        row = int(flow.place.at)
        for side in Side:
            lines = flow._lines_of(row, side)
            assert lines is not None
            pitch = flow.shown()[0].paragraph.sides[side].layout.pitch
            assert lines[0] - pitch <= flow.place.eye <= lines[1] + pitch, (row, side)
    assert flow.place.at > 30
    QTest.keyClick(flow, Key.Key_End, Mod.ControlModifier)
    assert view.table.current_row == 399
    assert flow.seen_rows()[1] == 399
    QTest.keyClick(flow, Key.Key_Home, Mod.ControlModifier)
    assert flow.seen_rows()[0] == 0
    tops = {side: flow._lines_of(0, side) for side in Side}
    assert all(lines is not None and 0 <= lines[0] < 20 for lines in tops.values())
    session.close()


def test_only_what_is_seen_is_set(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    session = ProjectSession(many_pairs(tmp_path / "big.muqabala", 3000), AMAL, realign=False)
    view = flowing(session, qtbot)
    view.go_to(view.model.id_at(1500))
    view.flow.fit()
    view.flow.grab()
    assert len(view.flow._paragraphs._by_first) <= 12
    assert view.flow.seen_rows()[0] <= 1500 <= view.flow.seen_rows()[1]
    session.close()


def test_what_is_seen_stays_when_rows_change_above(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    session = ProjectSession(many_pairs(tmp_path / "m.muqabala", 300), AMAL, realign=False)
    view = flowing(session, qtbot)
    project: Project = session.project
    view.go_to(view.model.id_at(200))
    here = view.current_id
    before = view.flow._lines_of(200, Side.SOURCE)
    first = int(project.order()[3])
    with qtbot.waitSignal(session.changed):
        session.run(Merge(first, by=AMAL))
    assert view.current_id == here
    assert view.table.current_row == 199
    assert view.flow._lines_of(199, Side.SOURCE) == pytest.approx(before, abs=1.5)
    session.close()


def test_pairs_that_cross_run_in_the_order_of_each_text(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    a, b, c, *rest = beads()
    crossed = [a, Bead(b.source, c.target), Bead(c.source, b.target), *rest]
    session = ProjectSession(make_project(tmp_path / "x.muqabala", crossed), AMAL, realign=False)
    view = flowing(session, qtbot)
    sides = view.flow.shown()[0].paragraph.sides
    assert sides[Side.SOURCE].text.cell.shown == " ".join(ARABIC)
    assert sides[Side.TARGET].text.cell.shown == " ".join(ENGLISH)
    assert [piece.row for piece in sides[Side.TARGET].text.pieces][:4] == [0, 2, 1, 3]
    session.close()


def test_the_wheel_scrolls_and_with_control_it_zooms(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    session = ProjectSession(many_pairs(tmp_path / "m.muqabala", 200), AMAL, realign=False)
    view = flowing(session, qtbot)
    at, zoom = view.flow.place.at, view.display.setting.zoom
    wheel(view, -240)
    assert view.flow.place.at > at
    assert view.display.setting.zoom == zoom
    wheel(view, 120, Mod.ControlModifier)
    assert view.display.setting.zoom > zoom
    view.hide()  # which keeps the new setting
    session.close()


def wheel(view: EditorView, turn: int, mod: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    port = view.flow.viewport()
    middle = QPointF(port.rect().center())
    event = QWheelEvent(
        middle,
        port.mapToGlobal(middle),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        mod,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def test_an_empty_project_flows_without_harm(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    project = Project.create(
        tmp_path / "e.muqabala",
        name="empty",
        source=TextInput(ARABIC[0], "ar", "stream"),
        target=TextInput(ENGLISH[0], "en", "sentences"),
        by=AMAL,
    )
    session = ProjectSession(project, AMAL, realign=False)
    view = flowing(session, qtbot)
    for key in (Key.Key_Down, Key.Key_PageDown, Key.Key_End, Key.Key_Left, Key.Key_Return, Key.Key_X):
        QTest.keyClick(view.flow, key)
    QTest.mouseClick(view.flow.viewport(), Left, pos=QPoint(100, 100))
    whole = Bead((Segment(0, len(ARABIC[0])),), (Segment(0, len(ENGLISH[0])),))
    with qtbot.waitSignal(session.changed):
        session.run(Write(lambda p: p.suggest([whole], RunInfo("u", "t", {})), by=AMAL))
    assert view.flow.seen_rows() == (0, 0)
    session.close()
