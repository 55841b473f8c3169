"""The reviewer's and the translator's desk: saying things, what waits, who one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QTreeView

from aligner.bitext import Side, Status
from aligner.permissions import Person, Role
from db.queries.review_queue import QueueReason
from tests.helpers.panes_sample import AMINA, YUSUF
from ui.dialogs.project_identity import ProjectIdentityDialog, keep_person, kept_person
from ui.i18n.language import set_language
from ui.i18n.languages import Language
from ui.panes.queue.model import Queue, QueueModel
from ui.panes.queue.pane import QueuePane
from ui.services.project_commands import Approve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.controllers.review_controller import ReviewController
    from ui.editor import EditorView
    from ui.session.session import ProjectSession
    from ui.settings import Preferences


@pytest.fixture
def queue(session: ProjectSession, qtbot: QtBot) -> QueuePane:
    pane = QueuePane(session)
    qtbot.addWidget(pane)
    pane.resize(340, 600)
    pane.show()
    qtbot.waitUntil(lambda: pane.is_current)
    return pane


def ids(session: ProjectSession) -> list[int]:
    return [int(bead) for bead in session.project.order()]


def status(session: ProjectSession, bead: int) -> Status:
    return session.project.rows([bead])[0].status


def do(view: EditorView, id_: str) -> None:
    (command,) = (command for command in view.commands() if command.spec.id == id_)
    assert command.refusal() is None
    command()


def groups(pane: QueuePane) -> list[tuple[QueueReason, int]]:
    return [(group.why, len(group.ids)) for group in pane.model.queue.groups]


def test_a_reviewer_proposes_and_the_translator_takes_it(
    desk: ReviewController, view: EditorView, session: ProjectSession, queue: QueuePane, qtbot: QtBot
) -> None:
    bead = ids(session)[1]
    view.go_to(bead)
    view.table.go_to_row(1, Side.TARGET)
    do(view, "review.propose")
    editor = view.say_panel.editor
    assert editor.text() == session.project.rows([bead])[0].target_text
    editor.selectAll()
    QTest.keyClicks(editor, "The caliph would not have it.")
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.project.rows([bead])[0].target_text != "The caliph would not have it."
    session.person = AMINA
    qtbot.waitUntil(lambda: queue.is_current and groups(queue)[0] == (QueueReason.PROPOSED, 1))
    qtbot.waitUntil(lambda: view.table.current_bead is not None and view.table.current_bead.comments == 1)
    with qtbot.waitSignal(session.changed):
        do(view, "review.accept_proposal")
    assert session.project.rows([bead])[0].target_text == "The caliph would not have it."
    qtbot.waitUntil(lambda: queue.is_current and groups(queue)[0][0] is not QueueReason.PROPOSED)


def test_a_comment_is_made_from_the_table(
    desk: ReviewController, view: EditorView, session: ProjectSession, qtbot: QtBot
) -> None:
    do(view, "review.comment")
    QTest.keyClicks(view.say_panel.editor, "Compare the Bulaq print")
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(view.say_panel.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [said.kind for said in session.project.comments(ids(session)[0])] == ["comment"]


def test_the_queue_of_each_role(session: ProjectSession, queue: QueuePane, qtbot: QtBot) -> None:
    order = ids(session)
    assert groups(queue) == [(QueueReason.CONFIRMED, 6)]
    project = session.project
    project.send_back(order[:2], YUSUF, "no")
    project.confirm(order[1:2], AMINA)
    project.comment(order[3], "Look", AMINA)
    project.confirm(order[6:7], Person("Yusuf"))  # his own work does not wait for him
    session.person = Person("Yusuf", Role.TRANSLATOR)
    session.person = YUSUF
    expected = [(QueueReason.RECONFIRMED, 1), (QueueReason.DISCUSSED, 1), (QueueReason.CONFIRMED, 3)]
    qtbot.waitUntil(lambda: queue.is_current and groups(queue) == expected)
    assert queue.count.text() == "Waiting: 5"
    session.person = AMINA
    qtbot.waitUntil(lambda: queue.is_current and groups(queue)[0] == (QueueReason.RETURNED, 1))
    entry = queue.model.entry(queue.model.index_of(order[0]))
    assert entry is not None
    assert (entry.number, entry.said, entry.who) == (1, "no", "Yusuf")
    assert [why for why, _ in groups(queue)] == [
        QueueReason.RETURNED,
        QueueReason.DOUBTFUL,
        QueueReason.SUGGESTED,
    ]


@pytest.fixture
def in_arabic(qapp: QApplication) -> Iterator[None]:
    set_language(qapp, Language.ARABIC)
    yield
    set_language(qapp, Language.ENGLISH)


@pytest.mark.usefixtures("in_arabic")
def test_the_headings_of_an_arabic_queue_are_at_the_right(queue: QueuePane) -> None:
    view: QTreeView = queue.findChildren(QTreeView)[0]
    assert view.isRightToLeft()
    heading = view.visualRect(view.model().index(0, 0))
    image = view.viewport().grab(heading).toImage()
    ground = image.pixelColor(image.width() // 2, 1)
    width = image.width()
    inked = [x for x in range(width) for y in range(image.height()) if image.pixelColor(x, y) != ground]
    assert inked
    assert min(inked) > width / 2


def test_the_queue_leads_to_a_pair_by_mouse_and_key(
    session: ProjectSession, queue: QueuePane, qtbot: QtBot
) -> None:
    order = ids(session)
    index = queue.model.index_of(order[2])
    with qtbot.waitSignal(queue.go_to) as asked:
        QTest.mouseClick(
            queue.view.viewport(), Qt.MouseButton.LeftButton, pos=queue.view.visualRect(index).center()
        )
    assert asked.args == [order[2]]
    queue.view.setFocus()
    QTest.keyClick(queue.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(queue.go_to) as asked:
        QTest.keyClick(queue.view, Qt.Key.Key_Return)
    assert asked.args == [order[3]]


def test_the_queue_follows_what_is_done(session: ProjectSession, queue: QueuePane, qtbot: QtBot) -> None:
    order = ids(session)
    with qtbot.waitSignal(session.changed):
        session.run(Approve(tuple(order[:6]), by=YUSUF))
    qtbot.waitUntil(lambda: queue.is_current and not groups(queue))
    assert "Nothing to approve" in queue.nothing.text()


def test_the_queue_model_is_sound(session: ProjectSession) -> None:
    model = QueueModel(session.project)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(Queue.read(session.project, YUSUF))
    model.show(Queue.read(session.project, AMINA))
    assert (
        sum(model.rowCount(model.index(row, 0)) for row in range(model.rowCount())) == len(ids(session)) - 6
    )


def test_next_waiting_goes_round(
    desk: ReviewController, view: EditorView, session: ProjectSession, qtbot: QtBot
) -> None:
    order = ids(session)
    for place in (1, 2):
        do(view, "go.next_waiting")
        qtbot.waitUntil(lambda place=place: view.current_id == order[place])  # type: ignore[misc]
    do(view, "go.previous_waiting")
    qtbot.waitUntil(lambda: view.current_id == order[1])
    view.go_to(order[20])
    do(view, "go.next_waiting")
    qtbot.waitUntil(lambda: view.current_id == order[0])


def test_who_works_here_is_kept_for_each_project(
    desk: ReviewController,
    view: EditorView,
    session: ProjectSession,
    kept: Preferences,
    qtbot: QtBot,
) -> None:
    do(view, "review.identity")
    dialog = desk.dialog
    assert isinstance(dialog, ProjectIdentityDialog)
    assert dialog.ok.text().replace("&", "") == "Save"
    dialog.fields.name.clear()
    assert not dialog.ok.isEnabled()
    QTest.keyClicks(dialog.fields.name, "Salma")
    dialog.fields.translator.click()
    assert not dialog.forbid.isEnabled()
    with qtbot.waitSignal(desk.identity_changed):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert session.person == Person("Salma")
    path = session.project.path
    assert kept_person(kept, path) == Person("Salma")
    assert kept_person(kept, path.with_name("other.muqabala")) is None
    keep_person(kept, path, YUSUF)
    assert kept_person(kept, path) == YUSUF


def test_the_rule_about_ones_own_work(
    desk: ReviewController, view: EditorView, session: ProjectSession, qtbot: QtBot
) -> None:
    do(view, "review.identity")
    dialog = desk.dialog
    assert isinstance(dialog, ProjectIdentityDialog)
    dialog.forbid.click()
    with qtbot.waitSignal(session.changed):
        dialog.ok.click()
    assert session.project.info().forbid_own_approval
    own = ids(session)[7]
    session.project.confirm([own], Person("Yusuf"))
    view.reload()
    view.go_to(own)
    with qtbot.waitSignal(session.failed) as failed:
        view.reviewing.approve_and_next()
    assert "their own work" in failed.args[0]
    assert status(session, own) is Status.CONFIRMED
