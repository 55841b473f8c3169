"""Pairs and chapters are assigned in the window; progress and what waits are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from aligner.bitext import Status
from db.assignments.standing import assigned_work
from db.queries.review_queue import QueueReason
from tests.helpers.panes_sample import AMINA, YUSUF, sample_project
from tests.helpers.shell_sample import LONG_MS
from ui.dialogs.project_properties import ProjectPropertiesDialog
from ui.dialogs.review.assign import AssignDialog
from ui.panes.queue.model import Queue
from ui.services.review.assigning import SourceChapter
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    made = ProjectSession(sample_project(tmp_path), YUSUF, realign=False)
    yield made
    made.close()


@pytest.fixture
def dialog(session: ProjectSession, qtbot: QtBot) -> AssignDialog:
    rows = session.project.rows(session.project.order())
    chapters = [SourceChapter("Second", rows[3].source[0].start, rows[5].source[0].start)]
    made = AssignDialog(session, [row.id for row in rows[:2]], chapters)
    made.issued.connect(session.run)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.is_current, timeout=LONG_MS)
    return made


def press(dialog: AssignDialog, qtbot: QtBot, *, end: bool = False) -> None:
    with qtbot.waitSignal(dialog._session.changed, timeout=LONG_MS):
        QTest.mouseClick(dialog.end_button if end else dialog.assign_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.is_current, timeout=LONG_MS)


def cells(dialog: AssignDialog) -> list[list[str]]:
    table = dialog.table
    return [
        [item.text() if (item := table.item(row, column)) is not None else "" for column in range(4)]
        for row in range(table.rowCount())
    ]


def test_assign_a_selection_and_a_chapter_then_end_one(
    dialog: AssignDialog, session: ProjectSession, qtbot: QtBot
) -> None:
    assert not dialog.assign_button.isEnabled()
    assert not dialog.end_button.isEnabled()
    dialog.person.setCurrentText(AMINA.name)
    dialog.has_due.setChecked(True)
    dialog.due.setDate(QDate(2020, 1, 31))
    press(dialog, qtbot)
    dialog.scope.setCurrentIndex(1)
    dialog.has_due.setChecked(False)
    press(dialog, qtbot)
    project = session.project
    with project.connection() as connection:
        kept = [(one.person, one.due, work.total) for one, work in assigned_work(connection)]
    assert kept == [(AMINA.name, "2020-01-31", 2), (AMINA.name, "", 2)]
    assert [row[2] for row in cells(dialog)] == ["0 of 2", "0 of 2"]
    assert [row[3].endswith("overdue") for row in cells(dialog)] == [True, False]
    groups = Queue.read(project, AMINA).groups
    order = [int(bead) for bead in project.order()]
    assert groups[0].why is QueueReason.ASSIGNED
    assert groups[0].ids.tolist() == [*order[:2], *order[3:5]]
    properties = ProjectPropertiesDialog(session)
    qtbot.addWidget(properties)
    assert "0 of 4, 2 overdue" in properties._assigned(project)
    dialog.table.selectRow(0)
    press(dialog, qtbot, end=True)
    assert len(cells(dialog)) == 1


def test_people_are_read_beside_the_window_and_what_is_typed_stays(
    session: ProjectSession, qtbot: QtBot
) -> None:
    project = session.project
    first = next(row for row in project.rows(project.order()) if row.status is Status.SUGGESTED)
    project.confirm([first.id], AMINA)
    made = AssignDialog(session, [first.id])
    qtbot.addWidget(made)
    assert made.person.count() == 0  # not read in the constructor
    made.person.setEditText("Zay")
    qtbot.waitUntil(lambda: made.is_current, timeout=LONG_MS)
    names = [made.person.itemText(index) for index in range(made.person.count())]
    assert {AMINA.name, YUSUF.name} <= set(names)
    assert made.person.currentText() == "Zay"
