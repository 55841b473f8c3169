"""The next suggestion for a pair, one key after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from aligner.bitext import Side, Status
from tests.helpers.editor_sample import AMAL, make_project, texts
from ui.design import load_fonts
from ui.editor import EditorView
from ui.editor.suggestions.alternative_endings import Ending, endings
from ui.services.project_commands import Confirm
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from db import BeadRow


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[ProjectSession]:
    load_fonts(qapp)
    session = ProjectSession(make_project(tmp_path / "a.muqabala"), AMAL, realign=False)
    yield session
    session.close()


@pytest.fixture
def view(session: ProjectSession, qtbot: QtBot) -> EditorView:
    view = EditorView(session)
    qtbot.addWidget(view)
    view.resize(1000, 640)
    view.show()
    qtbot.waitExposed(view)
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    return view


def ends(row: BeadRow, below: BeadRow) -> list[tuple[int, int]]:
    """A word less on the source, then all of both, then half of this one."""
    own = row.source[-1].end, row.target[-1].end
    last = below.source[-1].end, below.target[-1].end
    start = row.source[0].start
    return [(start + 5, own[1]), last, (start + 5, row.target[0].start + 8), (last[0] - 1, last[1] - 1)]


def press(qtbot: QtBot, view: EditorView, session: ProjectSession) -> None:
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(view.table, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: session.is_saved)


def test_only_what_one_command_does_is_offered(view: EditorView) -> None:
    row, below = view.model.row_at(0), view.model.row_at(1)
    found = ends(row, below)
    assert endings(row, below, found) == [
        Ending("move cut", source=found[0][0]),
        Ending("merge"),
        Ending("split", *found[2]),
    ]
    further = (row.source[-1].end, below.target[-1].end - 1)
    assert endings(row, below, [further]) == [Ending("move cut", target=further[1])]


def test_each_press_takes_the_next_and_the_last_gives_the_pair_back(
    qtbot: QtBot, view: EditorView, session: ProjectSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "alternative_endings", ends)
    before = texts(session.project)
    seen = []
    for _ in range(3):
        press(qtbot, view, session)
        seen.append(texts(session.project))
        assert view.table.current_row == 0
    (source, target), (below, other) = before[:2]
    first, rest = source.split(maxsplit=1)
    assert seen[0][:2] == [(first, target), (f"{rest} {below}", other)]
    assert seen[1][0] == (f"{source} {below}", f"{target} {other}")
    assert seen[2][:2] == [(first, target[:8].strip()), (rest, target[8:].strip())]
    press(qtbot, view, session)
    assert texts(session.project) == before
    assert view.model.rowCount() == 6


def test_shift_l_and_undo_go_back_one_suggestion_at_a_time(
    qtbot: QtBot, view: EditorView, session: ProjectSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "alternative_endings", ends)
    before = texts(session.project)
    seen = [before]
    for _ in range(3):
        press(qtbot, view, session)
        seen.append(texts(session.project))

    def step(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> list[tuple[str, str]]:
        with qtbot.waitSignal(session.changed):
            QTest.keyClick(view.table, key, modifiers)
        qtbot.waitUntil(lambda: session.is_saved)
        return texts(session.project)

    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    assert step(Qt.Key.Key_Z, control) == seen[2]
    assert step(Qt.Key.Key_L, shift) == seen[1]
    assert step(Qt.Key.Key_Z, control | shift) == seen[2]
    assert step(Qt.Key.Key_Z, control) == seen[1]
    assert step(Qt.Key.Key_Z, control) == before
    assert step(Qt.Key.Key_Z, control | shift) == seen[1]
    assert step(Qt.Key.Key_Z, control) == before
    with qtbot.waitSignal(view.notice) as said:
        QTest.keyClick(view.table, Qt.Key.Key_L, shift)
    assert said.args[0] == "There is no earlier suggestion here."
    press(qtbot, view, session)
    assert texts(session.project) == seen[1], "from the first"


def test_undo_takes_one_suggestion_at_a_time_after_other_work(
    qtbot: QtBot, view: EditorView, session: ProjectSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "alternative_endings", ends)
    seen = [texts(session.project)]
    for _ in range(3):
        press(qtbot, view, session)
        seen.append(texts(session.project))
    control = Qt.KeyboardModifier.ControlModifier
    view.table.go_to_row(view.model.rowCount() - 1)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Z):  # confirm, and take it back
        with qtbot.waitSignal(session.changed):
            QTest.keyClick(view.table, key, control)
        qtbot.waitUntil(lambda: session.is_saved)
    view.table.go_to_row(view.model.rowCount() - 1)
    for expected in (seen[2], seen[1], seen[0]):
        with qtbot.waitSignal(session.changed):
            QTest.keyClick(view.table, Qt.Key.Key_Z, control)
        qtbot.waitUntil(lambda: session.is_saved)
        assert texts(session.project) == expected
        assert view.table.current_row == 0, "where something changes is shown"


def test_it_counts_in_the_digits_of_the_interface(
    qtbot: QtBot, view: EditorView, session: ProjectSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "alternative_endings", ends)
    before = QLocale()
    QLocale.setDefault(QLocale("ar_EG"))
    try:
        with qtbot.waitSignal(view.notice) as said:
            press(qtbot, view, session)
    finally:
        QLocale.setDefault(before)
    assert said.args[0] == "Suggestion ١ of ٣"


def test_a_pair_that_somebody_decided_on_gives_nothing(
    qtbot: QtBot, view: EditorView, session: ProjectSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "alternative_endings", ends)
    session.run(Confirm((view.model.id_at(1),), by=AMAL))
    qtbot.waitUntil(lambda: view.model.row_at(1).status is Status.CONFIRMED)
    with qtbot.waitSignal(view.notice) as said:
        QTest.keyClick(view.table, Qt.Key.Key_L)
    assert "is confirmed" in said.args[0]
    assert len(session.project.rows(session.project.order()[:1])[0].side(Side.SOURCE)) == 1


def test_where_nothing_else_is_likely_it_says_so(
    qtbot: QtBot, view: EditorView, session: ProjectSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "alternative_endings", lambda *_: ())
    with qtbot.waitSignal(view.notice) as said:
        QTest.keyClick(view.table, Qt.Key.Key_L)
    assert "No other" in said.args[0]
    assert session.is_saved
