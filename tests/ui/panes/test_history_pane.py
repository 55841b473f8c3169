"""The history: read, filtered, exported, and walked back one command at a time."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from aligner.bitext import Bead, Segment, Side, Status
from aligner.permissions import Person, Role
from db.queries.undo_stack import undo_list
from tests.helpers.panes_sample import AMINA, RUN, YUSUF, sample_project
from ui.panes.history.model import PAGE, Filter, HistoryColumn, HistoryModel
from ui.panes.history.pane import HistoryPane
from ui.services.project_commands import Confirm
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    project = sample_project(tmp_path)
    order = [int(bead) for bead in project.order()]
    project.confirm(order[:6], AMINA)
    project.approve(order[:2], YUSUF)
    project.send_back(order[2:3], YUSUF, "=HYPERLINK: the year is missing, ٦١٦")
    project.comment(order[4], "Compare the Bulaq print.", AMINA)
    made = ProjectSession(project, AMINA, realign=False)
    yield made
    made.close()


@pytest.fixture
def pane(session: ProjectSession, qtbot: QtBot) -> HistoryPane:
    made = HistoryPane(session)
    qtbot.addWidget(made)
    made.resize(620, 480)
    made.show()
    return made


def shown(pane: HistoryPane, column: HistoryColumn = HistoryColumn.WHAT) -> list[str]:
    model = pane.model
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def test_the_newest_is_first_and_new_events_come_on_top(
    pane: HistoryPane, session: ProjectSession, qtbot: QtBot
) -> None:
    before = shown(pane)
    assert len(before) == 5
    assert shown(pane, HistoryColumn.WHO)[0] == "Amina (translator)"
    assert shown(pane, HistoryColumn.WHO)[-1] == "the machine"
    bead = int(session.project.order()[9])
    with qtbot.waitSignal(session.changed):
        session.run(Confirm((bead,), by=AMINA))
    assert shown(pane)[1:] == before


def test_filters_narrow_it(pane: HistoryPane, session: ProjectSession, qtbot: QtBot) -> None:
    pane.who.setCurrentIndex(pane.who.findData("Yusuf"))
    assert len(shown(pane)) == 2
    pane.command.setCurrentIndex(pane.command.findData("return"))
    assert len(shown(pane)) == 1
    pane.who.setCurrentIndex(0)
    pane.command.setCurrentIndex(0)
    QTest.keyClicks(pane.text, "616")  # finds ٦١٦
    QTest.keyClick(pane.text, Qt.Key.Key_Return)
    assert len(shown(pane)) == 1
    pane.text.clear()
    QTest.keyClick(pane.text, Qt.Key.Key_Return)
    pane.show_bead(int(session.project.order()[4]))
    QTest.mouseClick(pane.only_here, Qt.MouseButton.LeftButton)
    assert len(shown(pane)) == 3  # suggested, confirmed, commented


def test_an_event_leads_to_its_pair(pane: HistoryPane, session: ProjectSession, qtbot: QtBot) -> None:
    pane.table.setFocus()
    pane.table.setCurrentIndex(pane.model.index(1, 0))
    with qtbot.waitSignal(pane.go_to) as asked:
        QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert asked.args == [session.project.order()[2]]


def test_the_model_is_sound_and_reads_page_by_page(session: ProjectSession) -> None:
    bead = int(session.project.order()[7])
    for number in range(PAGE + 30):
        session.project.comment(bead, f"Remark {number}", AMINA)
    model = HistoryModel(session.project)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.renew()
    assert model.rowCount() == PAGE
    assert model.canFetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == PAGE + 30 + 5
    assert not model.canFetchMore(model.index(-1, -1))
    model.set_filter(Filter(command="approve"))
    assert model.rowCount() == 1


def test_the_undo_list_goes_back_one_command_at_a_time(
    pane: HistoryPane, session: ProjectSession, qtbot: QtBot
) -> None:
    order = [int(bead) for bead in session.project.order()]
    for bead in order[10:14]:
        session.project.confirm([bead], AMINA)
    pane.tabs.setCurrentWidget(pane.steps)
    steps = pane.steps
    assert steps.list.count() == 7  # four confirmations, a comment, a confirmation of six, the suggestions
    commands: list[str] = []
    session.changed.connect(lambda change: commands.append(change.command))
    steps.list.setCurrentRow(2)
    assert steps.button.text() == "Undo (3)"
    with qtbot.waitSignal(steps.settled):
        QTest.mouseClick(steps.button, Qt.MouseButton.LeftButton)
    assert commands == ["undo"] * 3
    status = [row.status for row in session.project.rows(order[10:14])]
    assert status == [Status.CONFIRMED, Status.SUGGESTED, Status.SUGGESTED, Status.SUGGESTED]
    # And again: the oldest that was taken back is nearest.
    steps.list.setCurrentRow(1)
    assert steps.button.text() == "Redo (2)"
    steps.list.setFocus()
    with qtbot.waitSignal(steps.settled):
        QTest.keyClick(steps.list, Qt.Key.Key_Return)
    assert commands == ["undo"] * 3 + ["redo"] * 2
    assert [row.status for row in session.project.rows(order[10:14])].count(Status.CONFIRMED) == 3


def test_a_refused_undo_stops_the_rest(pane: HistoryPane, session: ProjectSession, qtbot: QtBot) -> None:
    order = [int(bead) for bead in session.project.order()]
    session.project.confirm([order[10]], AMINA)
    session.project.confirm([order[11]], AMINA)
    session.project.approve([order[11]], YUSUF)  # what Amina did last can no longer be taken back
    pane.tabs.setCurrentWidget(pane.steps)
    pane.steps.list.setCurrentRow(1)
    with qtbot.waitSignal(session.failed), qtbot.waitSignal(pane.steps.settled):
        QTest.mouseClick(pane.steps.button, Qt.MouseButton.LeftButton)
    assert session.project.rows([order[10]])[0].status is Status.CONFIRMED


def test_each_stack_is_ones_own(session: ProjectSession) -> None:
    assert [step.command for step in undo_list(session.project, "Yusuf")] == ["return", "approve", "suggest"]
    session.project.undo(YUSUF)
    assert [step.done for step in undo_list(session.project, "Yusuf")] == [False, True, True]


def test_what_followed_from_a_command_is_one_step_with_it(
    pane: HistoryPane, session: ProjectSession, qtbot: QtBot
) -> None:
    project = session.project
    order = [int(bead) for bead in project.order()]
    before = len(undo_list(project, "Amina"))
    split = project.detach(order[10], AMINA)
    loose = project.rows([order[20], order[21]])
    one = Bead(
        (Segment(loose[0].source[0].start, loose[1].source[-1].end),),
        loose[0].target + loose[1].target,
    )
    project.suggest([one], RUN, AMINA, [row.id for row in loose], follows=split.event_id)
    steps = undo_list(project, "Amina")
    assert len(steps) == before + 1
    assert (steps[0].event, steps[0].followed) == (split.event_id, 1)
    pane.tabs.setCurrentWidget(pane.steps)
    with qtbot.waitSignal(pane.steps.settled):
        QTest.mouseClick(pane.steps.button, Qt.MouseButton.LeftButton)
    assert [int(bead) for bead in project.order()] == order
    steps = undo_list(project, "Amina")
    assert (steps[0].event, steps[0].followed, steps[0].done) == (split.event_id, 1, False)


def test_it_is_exported_as_a_table(pane: HistoryPane, tmp_path: Path, qtbot: QtBot) -> None:
    pane.who.setCurrentIndex(pane.who.findData("Yusuf"))
    path = tmp_path / "history.csv"
    with qtbot.waitSignal(pane.exported):
        pane.write(path)
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["command"] for row in rows] == ["return", "approve"]
    assert [row["who"] for row in rows] == ["Yusuf", "Yusuf"]
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_it_is_exported_as_a_page(
    pane: HistoryPane, session: ProjectSession, tmp_path: Path, qtbot: QtBot
) -> None:
    bead = int(session.project.order()[5])
    session.project.send_back([bead], YUSUF, "<b>& so on</b>")
    path = tmp_path / "history.html"
    with qtbot.waitSignal(pane.exported):
        pane.write(path)
    text = path.read_text(encoding="utf-8")
    assert "&lt;b&gt;&amp; so on" in text
    assert 'dir="auto"' in text
    assert "٦١٦" in text


def test_a_place_that_cannot_be_written_is_told(pane: HistoryPane, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.failed) as failed:
        pane.write(tmp_path / "missing" / "history.csv")
    assert "cannot be written" in failed.args[0]


def test_every_command_of_the_history_can_be_chosen(pane: HistoryPane, session: ProjectSession) -> None:
    order = [int(bead) for bead in session.project.order()]
    project = session.project
    long = project.rows([order[20]])[0]
    project.split(order[20], AMINA, source_at=long.source_text.index(" ", 12) + 1 + long.source[0].start)
    project.merge(order[10], AMINA)
    project.detach(order[12], AMINA)
    project.edit_text(order[30], Side.TARGET, "Corrected.", AMINA)
    cut = project.rows([order[14]])[0]
    last_word = cut.source[0].start + cut.source_text.rindex(" ") + 1
    project.move_cut(order[14], Side.SOURCE, last_word, AMINA)
    project.undo(AMINA)
    project.redo(AMINA)
    project.unconfirm([order[5]], AMINA)
    project.forbid_own_approval(True, YUSUF)
    named = {pane.command.itemData(row) for row in range(1, pane.command.count())}
    assert {event.command for event in project.events(100)} <= named


def test_every_control_has_a_name(pane: HistoryPane) -> None:
    for control in (pane.text, pane.who, pane.command, pane.export, pane.table, pane.steps.list):
        assert control.accessibleName()


def test_names_are_shown_in_full(qtbot: QtBot, tmp_path: Path) -> None:
    """The column of names is as wide as they are, however long."""
    project = sample_project(tmp_path)
    long_name = Person("Muhammad Abdurrahman al-Qurtubi", Role.TRANSLATOR)
    project.confirm([int(project.order()[0])], long_name)
    session = ProjectSession(project, AMINA, realign=False)
    pane = HistoryPane(session)
    qtbot.addWidget(pane)
    pane.resize(1000, 300)
    pane.show()
    qtbot.waitUntil(lambda: pane.model.rowCount() > 0)
    shown = str(pane.model.index(0, HistoryColumn.WHO).data())
    assert long_name.name in shown
    room = pane.table.columnWidth(HistoryColumn.WHO)
    assert room >= pane.table.fontMetrics().horizontalAdvance(shown)
    session.close()
