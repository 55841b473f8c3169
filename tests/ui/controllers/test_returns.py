"""A return: category, severity, note and wording by keys; the answer of the translator by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aligner.bitext import Side, Status
from aligner.review_categories import read_model
from db.project_reader import CATEGORIES
from db.queries.review_queue import QueueReason
from tests.helpers.panes_sample import AMINA
from ui.panes.queue.model import Queue, QueueModel
from ui.services.project_commands import Undo
from ui.services.review.quality import measure
from ui.services.review.sample import Sample, keep_sample

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db import BeadRow
    from ui.controllers.review_controller import ReviewController
    from ui.editor import EditorView
    from ui.session.session import ProjectSession

WORDING = "Another reading."


def ids(session: ProjectSession) -> list[int]:
    return [int(bead) for bead in session.project.order()]


def row(session: ProjectSession, bead: int) -> BeadRow:
    return session.project.rows([bead])[0]


def said(session: ProjectSession, bead: int) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in session.project.comments(bead)]


def press(view: EditorView, keys: str) -> None:
    QTest.keyClicks(view.return_panel, keys)


def test_four_keys_return_a_pair(view: EditorView, session: ProjectSession, qtbot: QtBot) -> None:
    first, second, *_ = ids(session)
    QTest.keyClick(view.table, Qt.Key.Key_R)
    panel = view.return_panel
    assert panel.isVisible()
    assert panel.hasFocus()
    QTest.keyClick(panel, Qt.Key.Key_Return)  # nothing said yet: it asks for a note
    assert panel.isVisible()
    assert panel.note.hasFocus()
    panel.setFocus()
    press(view, "2d")
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(panel, Qt.Key.Key_Return)
    assert row(session, first).status is Status.RETURNED
    assert said(session, first) == [("reason", "cut early, major")]
    assert view.current_id == second
    assert view.table.hasFocus()
    assert "Returned by Yusuf: Cut early (Major)" in view.model.spoken(0)
    found = measure(session.project)
    assert (found.by_category["cut early"].errors, found.total.errors) == (1, 1)


def test_the_last_category_counts(view: EditorView, session: ProjectSession, qtbot: QtBot) -> None:
    first = ids(session)[0]
    QTest.keyClick(view.table, Qt.Key.Key_R)
    press(view, "2rf")
    panel = view.return_panel
    assert [chip.value for chip in panel.alignment.chips if chip.isChecked()] == []
    press(view, "f")  # the same key again takes the severity back
    QTest.mouseClick(panel.severity.chips[1], Qt.MouseButton.LeftButton)
    panel.note.setFocus()
    QTest.keyClicks(panel.note, "one word for vizier")
    with qtbot.waitSignal(session.changed):
        QTest.mouseClick(panel.say, Qt.MouseButton.LeftButton)
    assert said(session, first) == [("reason", "terminology, minor: one word for vizier")]


def test_arabic_keys_stand_for_their_places(view: EditorView, session: ProjectSession, qtbot: QtBot) -> None:
    QTest.keyClick(view.table, Qt.Key.Key_R)
    panel = view.return_panel
    for letter in "ضي":  # where Q and D are
        event = QKeyEvent(QEvent.Type.KeyPress, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(panel, event)
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(panel, Qt.Key.Key_Return)
    assert said(session, ids(session)[0]) == [("reason", "accuracy, major")]


def test_a_note_alone_is_a_reason(view: EditorView, session: ProjectSession, qtbot: QtBot) -> None:
    QTest.keyClick(view.table, Qt.Key.Key_R)
    panel = view.return_panel
    panel.note.setFocus()
    QTest.keyClicks(panel.note, "the year is missing")
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(panel.note, Qt.Key.Key_Return)
    assert said(session, ids(session)[0]) == [("reason", "the year is missing")]


def test_escape_returns_nothing(view: EditorView, session: ProjectSession) -> None:
    QTest.keyClick(view.table, Qt.Key.Key_R)
    press(view, "1a")
    QTest.keyClick(view.return_panel, Qt.Key.Key_Escape)
    assert not view.return_panel.isVisible()
    assert view.table.hasFocus()
    assert row(session, ids(session)[0]).status is Status.CONFIRMED
    QTest.keyClick(view.table, Qt.Key.Key_R)
    assert view.return_panel.reason() is None  # nothing is left of it


def test_several_pairs_have_one_reason_and_no_wording(
    view: EditorView, session: ProjectSession, qtbot: QtBot
) -> None:
    for _ in range(2):
        QTest.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    view.reviewing.return_with_reason()
    assert not view.return_panel.wording.isVisible()
    press(view, "4")
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(view.return_panel, Qt.Key.Key_Return)
    assert [said(session, bead) for bead in ids(session)[:3]] == [[("reason", "missing")]] * 3


def test_the_pair_stays_in_sight_while_one_writes(view: EditorView, qtbot: QtBot) -> None:
    view.table.go_to_row(4)
    view.reviewing.return_with_reason()

    def seen() -> None:
        rect = view.table.visualRect(view.table.currentIndex())
        assert view.table.viewport().rect().contains(rect.topLeft())
        assert rect.height() > 0

    qtbot.waitUntil(seen)


def returned_with_wording(view: EditorView, session: ProjectSession, qtbot: QtBot) -> int:
    bead = ids(session)[0]
    view.table.go_to_row(0, Side.TARGET)
    QTest.keyClick(view.table, Qt.Key.Key_R)
    panel = view.return_panel
    assert panel.wording.text() == row(session, bead).target_text
    press(view, "qs")
    panel.wording.setFocus()
    panel.wording.selectAll()
    QTest.keyClicks(panel.wording, WORDING)
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(panel.wording, Qt.Key.Key_Return)
    assert said(session, bead) == [("reason", "accuracy, minor"), ("propose", WORDING)]
    session.person = AMINA
    view.go_to(bead)
    return bead


def test_the_translator_accepts_with_one_key(
    desk: ReviewController, view: EditorView, session: ProjectSession, qtbot: QtBot
) -> None:
    bead = returned_with_wording(view, session, qtbot)
    before = row(session, bead).target_text
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(view.table, Qt.Key.Key_T)
    now = row(session, bead)
    assert (now.target_text, now.status, now.confirmed_by) == (WORDING, Status.CONFIRMED, "Amina")
    with qtbot.waitSignal(session.changed):
        session.run(Undo(by=AMINA))  # one step takes all of it back
    now = row(session, bead)
    assert (now.target_text, now.status) == (before, Status.RETURNED)


def test_the_translator_refuses_with_one_key(
    desk: ReviewController, view: EditorView, session: ProjectSession, qtbot: QtBot
) -> None:
    bead = returned_with_wording(view, session, qtbot)
    before = row(session, bead).target_text
    model = QueueModel(session.project)
    model.show(Queue.read(session.project, AMINA))
    entry = model.entry(model.index_of(bead))
    assert entry is not None
    assert entry.said == f"Accuracy (Minor) → “{WORDING}”"
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(view.table, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    now = row(session, bead)
    assert (now.target_text, now.status, now.confirmed_by) == (before, Status.CONFIRMED, "Amina")
    assert said(session, bead)[-1] == ("refuse", WORDING)
    waiting = {group.why: group.ids.tolist() for group in Queue.read(session.project, AMINA).groups}
    assert bead not in waiting.get(QueueReason.PROPOSED, [])
    with qtbot.waitSignal(view.notice):
        QTest.keyClick(view.table, Qt.Key.Key_T)  # it does not stand any more
    assert row(session, bead).target_text == before


def test_a_project_has_categories_of_its_own(
    view: EditorView, session: ProjectSession, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "house.txt"
    path.write_text("# ours\n[alignment]\nwrong pair\n[translation]\nاللقب\nRegister\n", encoding="utf-8")
    session.project.set_setting(CATEGORIES, read_model(path).as_json())
    QTest.keyClick(view.table, Qt.Key.Key_R)
    panel = view.return_panel
    assert [chip.value for chip in panel.translation.chips] == ["اللقب", "Register"]
    assert [chip.accessibleName() for chip in panel.alignment.chips] == ["Wrong pair"]
    press(view, "wf")
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(panel, Qt.Key.Key_Return)
    assert said(session, ids(session)[0]) == [("reason", "Register, critical")]
    assert list(measure(session.project).by_category) == ["Register"]


def test_in_a_sample_one_goes_to_its_next_pair(
    view: EditorView, session: ProjectSession, qtbot: QtBot
) -> None:
    order = ids(session)
    first, second, third = sampled = (order[1], order[3], order[5])
    keep_sample(session.project, Sample("sample", 6, sampled, (), 0, ""))
    view.go_to(second)
    QTest.keyClick(view.table, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: view.current_id == third)
    QTest.keyClick(view.table, Qt.Key.Key_R)
    press(view, "2d")
    QTest.keyClick(view.return_panel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.current_id == first)
    with qtbot.waitSignal(view.notice) as said_at_the_end:
        QTest.keyClick(view.table, Qt.Key.Key_P)
    assert said_at_the_end.args == ["Every pair of the sample is reviewed."]
    assert view.current_id == first
    qtbot.waitUntil(lambda: session.is_settled)
    statuses = [row(session, bead).status for bead in order[:6]]
    assert [place for place, status in enumerate(statuses) if status is not Status.CONFIRMED] == [1, 3, 5]
