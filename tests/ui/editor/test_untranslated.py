"""Passages with words on one side only: from one to the next by one key, and all confirmed at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aligner.bitext import Side, Status
from db.queries.arrays import summary
from db.queries.untranslated import passages
from tests.helpers.editor_sample import AMAL, make_project
from ui.design import load_fonts
from ui.editor import EditorView
from ui.editor.dialogs.bulk_confirm import ConfirmUntranslated
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[ProjectSession]:
    load_fonts(qapp)
    session = ProjectSession(make_project(tmp_path / "a.muqabala"), AMAL, realign=False)
    yield session
    session.close()


@pytest.fixture
def view(session: ProjectSession, qtbot: QtBot) -> EditorView:
    """Pairs 2 and 6 are separated: four pairs have one side."""
    view = EditorView(session)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    for row in (4, 1):
        view.table.go_to_row(row)
        with qtbot.waitSignal(session.changed):
            view.corrections.detach()
    view.table.go_to_row(0)
    return view


def test_a_passage_is_a_run_of_one_side(view: EditorView, session: ProjectSession) -> None:
    found = passages(summary(session.project))
    assert [(one.side, one.row, len(one.ids)) for one in found] == [
        (Side.SOURCE, 1, 1),
        (Side.TARGET, 2, 1),
        (Side.SOURCE, 5, 1),
        (Side.TARGET, 6, 1),
    ]


def test_the_key_goes_from_one_to_the_next(view: EditorView, qtbot: QtBot) -> None:
    for key, wanted in (
        (Qt.KeyboardModifier.NoModifier, [1, 2, 5, 6, 1]),
        (Qt.KeyboardModifier.ShiftModifier, [6, 5, 2, 1]),
    ):
        for row in wanted:
            with qtbot.waitSignal(view.notice) as said:
                QTest.keyClick(view.table, Qt.Key.Key_V, key)
            assert view.table.current_row == row
            assert said.args == [f"Untranslated passage {[1, 2, 5, 6].index(row) + 1} of 4"]


def test_all_are_confirmed_after_their_number_was_shown(
    view: EditorView, session: ProjectSession, qtbot: QtBot
) -> None:
    view.reviewing.confirm_untranslated()
    qtbot.waitUntil(lambda: bool(view.findChildren(ConfirmUntranslated)))
    (dialog,) = view.findChildren(ConfirmUntranslated)
    assert "Passages: 4, pairs: 4." in dialog.count.text()
    with qtbot.waitSignal(session.changed):
        dialog.confirm_button.click()
    states = [view.model.row_at(row).status for row in range(8)]
    assert [row for row, status in enumerate(states) if status is Status.CONFIRMED] == [1, 2, 5, 6]
    assert passages(summary(session.project)) == []
    with qtbot.waitSignal(view.notice, check_params_cb=lambda said: said == "No untranslated passages left."):
        view.navigation.next_untranslated()
    with qtbot.waitSignal(session.changed):
        session.undo()
    assert len(passages(summary(session.project))) == 4
