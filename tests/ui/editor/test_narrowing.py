"""A table narrowed by the filter: numbers stay, edited pairs stay, and only true neighbours are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from aligner.bitext import Status
from tests.helpers.shell_sample import LAYLA, LONG_MS, open_sample, preferences, show_window
from ui.services.project_commands import Confirm

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from db import Query
    from ui.editor import EditorView
    from ui.main_window import MainWindow
    from ui.panes.find.pane import FindPane
    from ui.session.session import ProjectSession


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    shown: MainWindow = show_window(qtbot, preferences(tmp_path))
    open_sample(qtbot, shown)
    return shown


@pytest.fixture
def view(window: MainWindow) -> EditorView:
    assert window.page is not None
    return window.page.view


@pytest.fixture
def session(window: MainWindow) -> ProjectSession:
    assert window.session is not None
    return window.session


@pytest.fixture
def pane(qtbot: QtBot, window: MainWindow) -> FindPane:
    assert window.workspace is not None
    window.workspace.finding.open_filter()
    found = window.workspace.finding.filter
    assert found is not None
    return found


def narrow(qtbot: QtBot, view: EditorView, pane: FindPane, text: str) -> None:
    """Type a text into the filter and narrow the table by the key."""
    pane.bar.field.setText(text)
    pane.bar.tell()
    QTest.keyClick(view.window(), Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: view.narrowing.is_on and not view.narrowing.is_busy, timeout=LONG_MS)


def numbers(view: EditorView) -> list[int]:
    return [view.model.place_of(row) + 1 for row in range(view.model.rowCount())]


def test_the_table_shows_what_the_filter_finds_and_all_again(
    qtbot: QtBot, window: MainWindow, view: EditorView, pane: FindPane
) -> None:
    QAbstractItemModelTester(view.model)
    total = view.model.rowCount()
    view.table.go_to_row(20)
    narrow(qtbot, view, pane, "sultan")
    shown = numbers(view)
    assert 1 < len(shown) < total
    assert shown == sorted(shown)
    assert all("sultan" in row.target_text.casefold() for row in map(view.model.row_at, range(len(shown))))
    # Numbers are those of the whole, in the table, the status bar and the sign.
    assert view.model.number(0) == str(shown[0])
    assert window.page is not None
    assert window.page.position in shown
    assert view.narrow_bar.isVisible()
    assert f"{len(shown)} of {total}" in view.narrow_bar.text.text()
    assert "sultan" in view.narrow_bar.text.text()
    assert pane.narrow.isChecked()
    # Clearing keeps the place.
    here = view.current_id
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_F4)
    assert view.model.rowCount() == total
    assert view.current_id == here
    assert not view.narrow_bar.isVisible()
    assert not pane.narrow.isChecked()


def test_the_filter_has_one_home(qtbot: QtBot, view: EditorView, pane: FindPane) -> None:
    narrow(qtbot, view, pane, "sultan")
    before = numbers(view)

    def follows(query: Query) -> bool:
        return view.narrowing.query == query and not view.narrowing.is_busy

    pane.bar.field.setText("Chinggis")
    pane.bar.tell()
    qtbot.waitUntil(lambda: follows(pane.query), timeout=LONG_MS)
    assert numbers(view) != before
    pane.bar.reset()
    assert not view.narrowing.is_on


def test_pairs_stay_until_the_filter_is_applied_again(
    qtbot: QtBot, view: EditorView, pane: FindPane, session: ProjectSession
) -> None:
    pane.bar.status.menu().actions()[0].setChecked(True)
    wanted = pane.query.statuses
    assert wanted == {Status.SUGGESTED}
    QTest.keyClick(view.window(), Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: view.narrowing.is_on, timeout=LONG_MS)
    before = numbers(view)
    view.table.go_to_row(3)
    first = view.current_id
    assert first is not None
    session.run(Confirm((first,), by=LAYLA))
    qtbot.waitUntil(lambda: session.is_settled, timeout=LONG_MS)
    assert numbers(view) == before
    assert view.model.row_at(3).status is Status.CONFIRMED
    view.narrow_bar.again_button.click()
    qtbot.waitUntil(lambda: len(numbers(view)) == len(before) - 1, timeout=LONG_MS)
    assert view.model.row_of(first) is None
    # A pane may still ask for it.
    assert view.go_to(first)
    assert view.current_id == first
    assert view.narrowing.is_on


def test_halves_of_a_shown_pair_are_shown_and_only_neighbours_are_merged(
    qtbot: QtBot, view: EditorView, pane: FindPane, session: ProjectSession
) -> None:
    session.realign = False
    narrow(qtbot, view, pane, "sultan")
    shown = numbers(view)
    apart = next(row for row in range(len(shown) - 1) if shown[row + 1] > shown[row] + 1)
    view.table.go_to_row(apart)
    said: list[str] = []
    view.notice.connect(said.append)
    total = session.standing.counts.total
    view.corrections.merge_down()
    view.corrections.shift_down()
    view.corrections.give_word_below()
    qtbot.waitUntil(lambda: session.is_settled, timeout=LONG_MS)
    assert session.standing.counts.total == total
    assert len(said) == 3
    assert all("hidden by the filter" in sentence for sentence in said)
    # Split: both halves are shown, and can be merged again.
    side = view.table.active_side
    view.table.place_caret(side, 2)
    view.corrections.split()
    qtbot.waitUntil(lambda: session.standing.counts.total == total + 1, timeout=LONG_MS)
    assert len(numbers(view)) == len(shown) + 1
    assert view.model.follows(view.table.current_row - 1)
    view.corrections.merge_up()
    qtbot.waitUntil(lambda: session.standing.counts.total == total, timeout=LONG_MS)
    assert numbers(view) == shown


def test_nothing_hidden_is_confirmed_at_a_stroke(
    qtbot: QtBot, view: EditorView, pane: FindPane, window: MainWindow
) -> None:
    from ui.editor.dialogs.bulk_confirm import ConfirmAbove

    narrow(qtbot, view, pane, "sultan")
    view.table.go_to_row(view.model.rowCount() - 1)
    view.reviewing.confirm_above()
    qtbot.waitUntil(lambda: bool(view.findChildren(ConfirmAbove)), timeout=LONG_MS)
    dialog = view.findChildren(ConfirmAbove)[0]
    assert dialog.ids()
    assert set(dialog.ids()) <= set(view.model.order.tolist())
    dialog.reject()


def test_next_goes_through_what_is_shown(qtbot: QtBot, view: EditorView, pane: FindPane) -> None:
    narrow(qtbot, view, pane, "sultan")
    shown = view.model.order.tolist()
    view.table.go_to_row(0)
    seen = []
    for _ in shown:
        view.navigation.next_unconfirmed()
        seen.append(view.current_id)
    assert set(seen) <= set(shown)
    assert len(set(seen)) == len(shown)


def test_a_narrowed_table_comes_back_after_a_restart(
    qtbot: QtBot, window: MainWindow, view: EditorView, session: ProjectSession, pane: FindPane
) -> None:
    narrow(qtbot, view, pane, "sultan")
    qtbot.waitUntil(lambda: view.narrowing.is_on)
    shown = [view.model.id_at(row) for row in range(view.model.rowCount())]
    query, said = view.narrowing.query, view.narrow_bar.text.text()
    assert 0 < len(shown) < view.model.total
    qtbot.waitUntil(lambda: session.is_settled)
    path = session.project.path
    window.close_project()
    window.open_project(path)
    qtbot.waitUntil(lambda: window.page is not None and window.page.view.narrowing.is_on, timeout=LONG_MS)
    assert window.page is not None
    again = window.page.view
    assert [again.model.id_at(row) for row in range(again.model.rowCount())] == shown
    assert (again.narrowing.query, again.narrow_bar.text.text()) == (query, said)
    again.narrowing.show_all()
    open_again = window.session
    assert open_again is not None
    qtbot.waitUntil(lambda: open_again.project.setting("facing/narrowed") is None)


def test_a_query_is_kept_whole_and_a_damaged_one_is_none() -> None:
    from aligner.bitext import Side
    from db import Query
    from ui.editor.search.kept_query import query_from_json, query_to_json

    full = Query(
        "x", Side.TARGET, True, True, frozenset({Status.APPROVED}), frozenset({"2-1"}), True, False,
        (0.25, 0.5), True, False, True, "Amal",
    )  # fmt: skip
    assert query_from_json(query_to_json(full)) == full
    assert query_from_json(query_to_json(Query())) == Query()
    assert query_from_json({"text": "x"}) is None
    assert query_from_json("x") is None
