"""Dragging in the table, counterparts of words, and what is done with a re-alignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aligner.bitext import Bead, Side, Status
from db import RunInfo
from tests.helpers.editor_sample import AMAL, ARABIC, ENGLISH, make_project, rows, spans, statuses, texts
from ui.design import load_fonts
from ui.editor import EditorView
from ui.editor.dialogs.bulk_confirm import ConfirmAbove, ConfirmByConfidence
from ui.editor.dialogs.text_settings import TextSettingsDialog
from ui.editor.editing.edit_rebase import rewordings
from ui.editor.pair_model import PairColumn
from ui.editor.suggestions.word_links import linked
from ui.editor.text.paragraph_numbers import Numbering
from ui.services.project_commands import Merge
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage
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
    return show(session, qtbot)


def show(session: ProjectSession, qtbot: QtBot) -> EditorView:
    view = EditorView(session)
    qtbot.addWidget(view)
    view.resize(1000, 640)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    return view


def word(view: EditorView, side: Side, row: int, number: int) -> QPoint:
    """The middle of a word in the table."""
    table = view.table
    bead = view.model.row_at(row)
    rect = table.visualRect(view.model.index(row, PairColumn.of(side)))
    layout = table.compositor.layout(bead, side, rect.width())
    cell = layout.cell
    box = layout.boxes(cell.starts[number], cell.ends[number])[0]
    return box.translated(table._delegate.text_origin(rect, bead, side)).center().toPoint()


def drag(view: EditorView, start: QPoint, end: QPoint, *, release: bool = True) -> None:
    port = view.table.viewport()
    QTest.mouseMove(port, start)
    QTest.mousePress(port, Left, pos=start)
    # QTest.mouseMove carries no buttons, so the way is sent as a hand would make it.
    for point in ((start + end) / 2, end):
        send_move(view, point)
    if release:
        QTest.mouseRelease(port, Left, pos=end)


def send_move(view: EditorView, point: QPoint) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    port = view.table.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(port.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        Left,
        Mod.NoModifier,
    )
    QApplication.sendEvent(port, event)


@pytest.mark.parametrize("side", list(Side))
def test_the_end_of_a_text_is_dragged_down(
    qtbot: QtBot, view: EditorView, session: ProjectSession, side: Side
) -> None:
    before = [row.cell(side).text.split() for row in rows(session.project)]
    end = view.table.text_end(1, side)
    assert end is not None
    far = -1 if side is Side.SOURCE else 1  # past the middle of the word, as its text runs
    half = word(view, side, 2, 0) - word(view, side, 2, 1)
    with qtbot.waitSignal(session.changed):
        drag(view, end.center(), word(view, side, 2, 0) + QPoint(far * abs(half.x()) // 3, 0))
    after = [row.cell(side).text.split() for row in rows(session.project)]
    assert after[1] == [*before[1], before[2][0]]
    assert after[2] == before[2][1:]


def test_the_end_of_a_text_is_dragged_up_with_a_preview(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    end = view.table.text_end(1, Side.TARGET)
    assert end is not None
    plain = view.table.viewport().grab().toImage()
    to = word(view, Side.TARGET, 1, 4) + QPoint(3, 0)
    drag(view, end.center(), to, release=False)
    assert view.table.drag.cut is not None
    assert view.table.viewport().grab().toImage() != plain
    QTest.keyClick(view.table, Key.Key_Escape)
    assert not view.table.drag.is_dragging
    QTest.mouseRelease(view.table.viewport(), Left, pos=to)
    assert session.is_saved
    assert texts(session.project)[1][1] == ENGLISH[1]
    with qtbot.waitSignal(session.changed):
        drag(view, end.center(), to)
    words = ENGLISH[1].split()
    upper, lower = texts(session.project)[1][1], texts(session.project)[2][1]
    assert upper in (" ".join(words[:4]), " ".join(words[:5]))
    assert f"{upper} {lower}" == f"{ENGLISH[1]} {ENGLISH[2]}"


def test_a_segment_is_dragged_to_another_row(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    load_fonts(qapp)
    source, target = spans(ARABIC), spans(ENGLISH)
    pairs = [Bead((source[0], source[1]), (target[0],), 0.5, 0.5), Bead((source[2],), (target[1],), 0.5, 0.5)]
    pairs += [Bead((s,), (t,)) for s, t in zip(source[3:], target[2:5], strict=True)]
    pairs += [Bead((), (target[5],))]
    session = ProjectSession(make_project(tmp_path / "s.muqabala", pairs), AMAL, realign=False)
    view = show(session, qtbot)
    second = len(ARABIC[0].split())
    with qtbot.waitSignal(session.changed):
        drag(view, word(view, Side.SOURCE, 0, second + 1), word(view, Side.SOURCE, 1, 0))
    assert [source for source, _ in texts(session.project)][:2] == [ARABIC[0], f"{ARABIC[1]} {ARABIC[2]}"]
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(view.table, Key.Key_Z, Mod.ControlModifier)
    assert texts(session.project)[0][0] == f"{ARABIC[0]} {ARABIC[1]}"
    session.close()


def test_a_trembling_click_drags_nothing(view: EditorView, session: ProjectSession) -> None:
    at = word(view, Side.SOURCE, 1, 1)
    drag(view, at, at + QPoint(2, 1))
    assert session.is_saved
    assert view.table.current_row == 1


# A word and its counterpart


def test_links_go_both_ways() -> None:
    links = [[0, 4, 10, 14, 0.9], [5, 9, 0, 3, 0.5]]
    assert linked(links, Side.SOURCE, 6) == {Side.SOURCE: (5, 9), Side.TARGET: (0, 3)}
    assert linked(links, Side.TARGET, 12) == {Side.SOURCE: (0, 4), Side.TARGET: (10, 14)}
    assert linked(links, Side.TARGET, 5) == {}


def test_the_word_under_the_mouse_lights_its_counterpart(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    bead = rows(session.project)[1]
    one, other = bead.source[0].start, bead.target[0].start
    links = {"links": [[one, one + 2, other + 5, other + 7, 1.0]]}
    view.counterparts.set_explainer(lambda row: links if row.id == bead.id else None)
    dark = view.table.viewport().grab().toImage()
    QTest.mouseMove(view.table.viewport(), word(view, Side.SOURCE, 1, 0))
    lights = view.table.lights
    qtbot.waitUntil(lambda: lights.ranges(Side.TARGET) == ((other + 5, other + 7),))
    assert lights.ranges(Side.SOURCE) == ((one, one + 2),)
    assert view.table.viewport().grab().toImage() != dark
    QTest.mouseMove(view.table.viewport(), word(view, Side.SOURCE, 3, 1))
    qtbot.waitUntil(lambda: lights.ranges(Side.TARGET) == ())


def test_a_key_draws_all_links_of_the_row(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    bead = rows(session.project)[1]
    one, other = bead.source[0].start, bead.target[0].start
    links = {"links": [[one, one + 2, other + 5, other + 7, 1.0], [one + 3, one + 6, other, other + 4, 0.5]]}
    view.counterparts.set_explainer(lambda row: links if row.id == bead.id else None)
    table = view.table
    table.go_to_row(1)

    def middle() -> QImage:
        """Between the two texts, where nothing but lines is drawn."""
        cell = table.visualRect(table.facing.index(1, PairColumn.of(Side.TARGET)))
        return table.viewport().grab(QRect(cell.left() - 6, cell.top() + 4, 12, cell.height() - 8)).toImage()

    plain = middle()
    QTest.keyClick(table, Key.Key_K)
    qtbot.waitUntil(lambda: middle() != plain)
    QTest.keyClick(table, Key.Key_K)
    qtbot.waitUntil(lambda: middle() == plain)


def test_the_aligner_offers_links(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    found = session.explain(rows(session.project)[1])
    assert found is not None
    assert found["similarity"] > 0
    assert all(len(link) == 5 for link in found["links"])


def test_highlight_is_a_slot_for_the_evidence(view: EditorView) -> None:
    view.highlight(Side.TARGET, [(0, 8)])
    assert view.table.lights.words(view.table.compositor.text(view.model.row_at(0), Side.TARGET), Side.TARGET)
    view.highlight(Side.TARGET, [])
    assert not view.table.lights.ranges(Side.TARGET)


# Before and after


def realigned(session: ProjectSession, follows: int | None) -> object:
    """The machine pairs rows 3 and 4 the other way about."""
    old = rows(session.project)[3:5]
    new = [Bead(old[0].source, old[1].target, 0.5, 0.4), Bead(old[1].source, old[0].target, 0.5, 0.4)]
    ids = tuple(row.id for row in old)
    change = session.project.suggest(new, RunInfo("use", "t", {}), AMAL, ids, follows=follows)
    session.changed.emit(change)
    session.realigned.emit(change)
    return change


def corrected(qtbot: QtBot, session: ProjectSession) -> int:
    first = int(session.project.order()[0])
    with qtbot.waitSignal(session.changed) as signal:
        session.run(Merge(first, by=AMAL))
    assert signal.args is not None
    return int(signal.args[0].event_id)


def test_a_realignment_is_shown_and_refused(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    QTest.keyClick(view.table, Key.Key_B)
    assert not view.before_after.isVisible(), "nothing to show yet"
    event = corrected(qtbot, session)
    before = texts(session.project)
    realigned(session, event)
    assert texts(session.project) != before
    QTest.keyClick(view.table, Key.Key_B)
    assert view.before_after.isVisible()
    assert ENGLISH[4] in view.before_after.before.toPlainText()
    assert ENGLISH[4] in view.before_after.after.toPlainText()
    assert view.before_after.before.toPlainText() != view.before_after.after.toPlainText()
    with qtbot.waitSignal(session.changed):
        QTest.mouseClick(view.before_after.refuse_button, Left)
    assert texts(session.project) == before, "the correction stays"
    assert not view.before_after.isVisible()
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(view.table, Key.Key_Z, Mod.ControlModifier)
    assert texts(session.project)[0] == (ARABIC[0], ENGLISH[0]), "then undo takes the correction"


def test_a_realignment_is_kept(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    realigned(session, corrected(qtbot, session))
    after = texts(session.project)
    assert any(view.model.is_fresh(view.model.id_at(row)) for row in range(5))
    QTest.keyClick(view.table, Key.Key_B)
    QTest.keyClick(view.before_after, Key.Key_Escape)
    assert view.table.hasFocus()
    QTest.keyClick(view.table, Key.Key_B)
    QTest.mouseClick(view.before_after.keep_button, Left)
    assert texts(session.project) == after
    assert not any(view.model.is_fresh(view.model.id_at(row)) for row in range(5))


def test_what_is_typed_survives_a_realignment(
    qtbot: QtBot, view: EditorView, session: ProjectSession
) -> None:
    event = corrected(qtbot, session)
    view.table.go_to_row(2, Side.TARGET)
    row = next(i for i in range(5) if view.model.row_at(i).target_text == ENGLISH[4])
    view.table.go_to_row(row, Side.TARGET)
    QTest.keyClick(view.table, Key.Key_F2)
    editor = view.editor
    assert editor is not None
    QTest.keyClicks(editor, "Then ")
    realigned(session, event)
    assert view.editor is editor
    assert editor.text() == f"Then {ENGLISH[4]}"
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(editor, Key.Key_Return)
    assert f"Then {ENGLISH[4]}" in [target for _, target in texts(session.project)]


def test_rewording_over_a_new_cut(session: ProjectSession) -> None:
    whole = rows(session.project)[0]
    halves = session.project.split(whole.id, AMAL, target_at=whole.target[0].start + len("The king "))
    parts = session.project.rows([*halves.changed, *halves.added])
    typed = "A king marched into the city."
    made = {text for _, _, text in rewordings(whole, Side.TARGET, typed, parts) or []}
    assert made == {"A king", "marched into the city."}
    assert rewordings(whole, Side.TARGET, typed, []) is None


# Many at once


def test_confirm_all_above_asks_first(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    view.table.go_to_row(3)
    QTest.keyClick(view.table, Key.Key_A, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: view.findChild(ConfirmAbove) is not None)
    dialog = view.findChild(ConfirmAbove)
    assert dialog is not None
    assert "3" in dialog.count.text()
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(dialog, Key.Key_Return)
    assert statuses(session.project) == [Status.CONFIRMED] * 3 + [Status.SUGGESTED] * 3


def test_confirm_by_confidence_counts_first(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    QTest.keyClick(view.table, Key.Key_K, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: view.findChild(ConfirmByConfidence) is not None)
    dialog = view.findChild(ConfirmByConfidence)
    assert dialog is not None
    assert "2 of 6" in dialog.count.text()  # 95 and 90%
    dialog.least.setValue(85)
    assert "3 of 6" in dialog.count.text()
    dialog.least.setValue(100)
    assert not dialog.confirm_button.isEnabled()
    dialog.least.setValue(90)
    with qtbot.waitSignal(session.changed):
        QTest.mouseClick(dialog.confirm_button, Left)
    assert [s is Status.CONFIRMED for s in statuses(session.project)] == [
        True,
        False,
        False,
        False,
        True,
        False,
    ]


# Setting


def test_the_setting_shows_at_once_and_can_be_dropped(qtbot: QtBot, view: EditorView) -> None:
    before = view.display.setting
    QTest.keyClick(view.table, Key.Key_T, Mod.ControlModifier | Mod.ShiftModifier)
    dialog = view.findChild(TextSettingsDialog)
    assert dialog is not None
    families = dialog.families[Side.SOURCE]
    families.setCurrentIndex(families.findData("IBM Plex Sans Arabic"))
    dialog.sizes[Side.SOURCE].setValue(30)
    dialog.spacing.setValue(1.4)
    dialog.numbers.setChecked(True)
    dialog.left.setCurrentIndex(1)
    assert view.table.compositor.font(Side.SOURCE).families()[0] == "IBM Plex Sans Arabic"
    assert view.table.compositor.font(Side.SOURCE).pointSizeF() == pytest.approx(30)
    assert (view.display.setting.spacing, view.display.setting.numbers, view.display.setting.source_left) == (
        1.4,
        True,
        False,
    )
    dialog.reject()
    assert view.display.setting == before


def test_numbers_of_paragraph_and_sentence() -> None:
    text = "One here. Two here.\n\nThree here. Four\nhere. Five.\n\n\nSix."
    numbering = Numbering(text, "en")
    found = [numbering.at(text.index(name)) for name in ("One", "Two", "Three", "Four", "Five", "Six")]
    assert found == [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 1)]
    assert Numbering("a\nb\nc", "en").at(4) == (3, 1), "without blank lines each line is one"


def test_the_columns_of_the_flow_follow_the_setting(view: EditorView) -> None:
    left = view.flow._columns()[Side.SOURCE].left()
    view.display.swap_sides()
    assert view.flow._columns()[Side.SOURCE].left() > left
