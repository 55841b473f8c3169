"""Two people, two sessions, one file: each sees the other's changes, and no version is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from aligner.bitext import Side, Status
from aligner.permissions import Person
from db import Project
from tests.helpers.panes_sample import AMINA, YUSUF, sample_project
from ui.controllers.review_controller import ReviewController
from ui.dialogs.conflict import ConflictDialog
from ui.editor import EditorView
from ui.services.project_commands import AddComment, Confirm, EditText, Merge, SendBack
from ui.session.session import ProjectSession
from ui.settings import Preferences
from ui.widgets.text.text_reader import differences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SALMA = Person("Salma")


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[tuple[ProjectSession, ProjectSession]]:
    project = sample_project(tmp_path)
    one = ProjectSession(project, AMINA, realign=False)
    other = ProjectSession(Project.open(project.path), SALMA, realign=False)
    yield one, other
    one.close()
    other.close()


@pytest.fixture
def desks(
    sessions: tuple[ProjectSession, ProjectSession], tmp_path: Path, qtbot: QtBot
) -> list[tuple[EditorView, ReviewController]]:
    made = []
    for session in sessions:
        view, window = EditorView(session), QWidget()
        qtbot.addWidget(view)
        qtbot.addWidget(window)
        view.resize(900, 600)
        view.show()
        kept = Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        made.append((view, ReviewController(session, view, kept, window)))
    return made


def conflict(desk: ReviewController, qtbot: QtBot) -> ConflictDialog:
    qtbot.waitUntil(lambda: desk.dialog is not None)
    assert isinstance(desk.dialog, ConflictDialog)
    return desk.dialog


def edit(view: EditorView, text: str) -> None:
    """Type another wording of the target into the cell of the current pair."""
    view.table.go_to_row(view.table.current_row, Side.TARGET)
    view.edit()
    assert view.table.editor is not None
    view.table.editor.setPlainText(text)


def keep_edit(view: EditorView) -> None:
    assert view.table.editor is not None
    QTest.keyClick(view.table.editor, Qt.Key.Key_Return)


def test_each_sees_what_the_other_does(
    sessions: tuple[ProjectSession, ProjectSession],
    desks: list[tuple[EditorView, ReviewController]],
    qtbot: QtBot,
) -> None:
    one, other = sessions
    (view, _), (view_of_other, _) = desks
    first, second = (int(bead) for bead in one.project.order()[:2])
    one.run(Confirm((first,), by=AMINA))
    qtbot.waitUntil(lambda: view_of_other.model.row_at(0).status is Status.CONFIRMED)
    other.run(Merge(second, by=SALMA))
    qtbot.waitUntil(lambda: view.model.rowCount() == len(other.project.order()))
    other.person = YUSUF
    other.run(SendBack((first,), "the year", by=YUSUF))
    qtbot.waitUntil(lambda: view.model.row_at(0).status is Status.RETURNED)
    assert "the year" in view.model.reason(view.model.row_at(0))


def test_a_text_edited_by_both_is_shown_twice_and_mine_can_go_on_top(
    sessions: tuple[ProjectSession, ProjectSession],
    desks: list[tuple[EditorView, ReviewController]],
    qtbot: QtBot,
) -> None:
    one, other = sessions
    (view, desk), (view_of_other, _) = desks
    bead = int(one.project.order()[0])
    edit(view, "Mine, longer.")
    edit(view_of_other, "Theirs.")
    with qtbot.waitSignals([other.changed, one.reloaded]):
        keep_edit(view_of_other)
    # The other's change has been seen by now, and still the one under way does not go over it.
    keep_edit(view)
    dialog = conflict(desk, qtbot)
    assert dialog.mine.texts[Side.TARGET].toPlainText() == "Mine, longer."
    assert dialog.theirs.texts[Side.TARGET].toPlainText() == "Theirs."
    assert "Salma" in dialog.theirs.said.text()
    assert one.project.rows([bead])[0].target_text == "Theirs."
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Mine, longer."
    with qtbot.waitSignal(one.changed):
        QTest.mouseClick(dialog.insist, Qt.MouseButton.LeftButton)
    assert one.project.rows([bead])[0].target_text == "Mine, longer."
    texts = [one.project.change(event.id) for event in one.project.events(5, bead=bead)]
    kept = {row.target_text for change in texts if change is not None for row in change.after}
    assert {"Mine, longer.", "Theirs."} <= kept  # the history has both


def test_theirs_can_stay(
    sessions: tuple[ProjectSession, ProjectSession],
    desks: list[tuple[EditorView, ReviewController]],
    qtbot: QtBot,
) -> None:
    one, other = sessions
    (view, desk), _ = desks
    bead = int(one.project.order()[0])
    # Without the event loop, in which the change would be seen here.
    other.project.edit_text(bead, Side.TARGET, "Theirs.", SALMA)
    view.reviewing.confirm_and_next()
    dialog = conflict(desk, qtbot)
    assert dialog.keep.hasFocus() or dialog.keep.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.dialog is None
    row = one.project.rows([bead])[0]
    assert (row.status, row.target_text) == (Status.SUGGESTED, "Theirs.")
    qtbot.waitUntil(lambda: view.model.row_at(0).status is Status.SUGGESTED)


def test_a_pair_that_is_gone_leaves_my_words(
    sessions: tuple[ProjectSession, ProjectSession],
    desks: list[tuple[EditorView, ReviewController]],
    qtbot: QtBot,
) -> None:
    one, other = sessions
    _, desk = desks[0]
    bead = int(one.project.order()[1])
    revision = one.project.rows([bead])[0].revision
    with qtbot.waitSignal(other.changed):
        other.run(Merge(bead, with_next=False, by=SALMA))
    assert not one.project.rows([bead])
    one.run(AddComment(bead, "Lost?", expected={bead: revision}, by=AMINA))
    dialog = conflict(desk, qtbot)
    assert not dialog.insist.isEnabled()
    assert "Lost?" in dialog.mine.said.text()
    assert dialog.copy.isVisible()
    dialog.reject()


def test_several_conflicts_come_one_after_the_other(
    sessions: tuple[ProjectSession, ProjectSession],
    desks: list[tuple[EditorView, ReviewController]],
    qtbot: QtBot,
) -> None:
    one, other = sessions
    _, desk = desks[0]
    beads = [int(bead) for bead in one.project.order()[:2]]
    rows = one.project.rows(beads)
    for bead in beads:
        with qtbot.waitSignal(other.changed):
            other.run(Confirm((bead,), by=SALMA))
    for row in rows:
        one.run(EditText(row.id, Side.TARGET, f"Mine {row.id}", expected={row.id: row.revision}, by=AMINA))
    for bead in beads:
        dialog = conflict(desk, qtbot)
        assert dialog.mine.texts[Side.TARGET].toPlainText() == f"Mine {bead}"
        dialog.insisted.emit()
        dialog.reject()
    qtbot.waitUntil(lambda: one.is_saved)
    assert [row.target_text for row in one.project.rows(beads)] == [f"Mine {bead}" for bead in beads]


def test_differences_are_whole_words() -> None:
    one, other = "He took the land of Jibal", "He took a land of Jibal and more"
    mine, theirs = differences(one, other)
    assert [one[a:b] for a, b in mine] == ["the"]
    assert [other[a:b] for a, b in theirs] == ["a", "and more"]
