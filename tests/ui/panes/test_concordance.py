"""The concordance in the window: from a word by one key, and to pairs of other projects."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel

from aligner.bitext import Side, Status
from db import Project
from db.stores.concordance import Concordance
from tests.helpers.panes_sample import AMINA, sample_project
from tests.helpers.shell_sample import LONG_MS, aligned_sample, dress, preferences, show_window
from ui.controllers.find_controller import FindController, selected_text
from ui.editor import EditorView
from ui.panes.concordance.pane import ConcordanceColumn, ConcordancePane
from ui.services.project_commands import Unconfirm
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from aligner.progress import Progress


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    project = sample_project(tmp_path)
    project.confirm(project.order(), AMINA)
    made = ProjectSession(project, AMINA, realign=False)
    yield made
    made.close()


@pytest.fixture
def desk(session: ProjectSession, tmp_path: Path, qtbot: QtBot) -> Iterator[FindController]:
    """A desk that knows another project too, where the same pairs are confirmed."""
    dress()
    other = tmp_path / "other.muqabala"
    session.project.backup(other)
    view = EditorView(session)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    view.activateWindow()
    view.setFocus()
    made = FindController(session, view, [other, tmp_path / "gone.muqabala"], tmp_path / "concordance.sqlite")
    yield made
    made.close()


@pytest.fixture
def pane(desk: FindController, session: ProjectSession, qtbot: QtBot) -> ConcordancePane:
    made = FindController.of(session).concordance_pane(session, desk._view)
    assert isinstance(made, ConcordancePane)
    made.setParent(None)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def lines(pane: ConcordancePane, qtbot: QtBot, text: str) -> int:
    """Look up until both projects are indexed, and give the number of lines."""

    def known() -> bool:
        if pane.is_current and not pane._indexing.is_busy:  # a project comes into the index in parts
            if pane.project.count() == 3:
                return True
            pane.ask()
        return False

    pane.look_up(text)
    qtbot.waitUntil(known)
    return pane.model.rowCount()


def test_words_of_all_projects_stand_one_under_the_other(
    pane: ConcordancePane, session: ProjectSession, qtbot: QtBot
) -> None:
    QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    count = lines(pane, qtbot, "السلطان")
    assert count > 6
    assert count % 2 == 0  # each pair twice: once in either project
    exact = [line for line in pane.model.lines if line.side is Side.SOURCE]
    assert len(exact) == count
    marked = [line.target[slice(*spans[0])].casefold()
              for row, line in enumerate(pane.model.lines)
              if (spans := pane.model.marks(row, Side.TARGET))]  # fmt: skip
    assert marked.count("sultan") > len(marked) / 2
    pane.project.setCurrentIndex(1)
    pane.project.activated.emit(1)
    qtbot.waitUntil(lambda: pane.is_current)
    assert pane.model.rowCount() == count / 2


def test_the_word_stands_in_the_middle(pane: ConcordancePane, qtbot: QtBot) -> None:
    """Its ground, seen in the pixels, lies around the middle of the column in every line."""
    from ui.design import colours

    assert lines(pane, qtbot, "السلطان") > 6
    image: QImage = pane.view.viewport().grab().toImage()
    ground = colours().warning_ground
    for column in (ConcordanceColumn.SOURCE, ConcordanceColumn.TARGET):
        for row in range(3):
            if column is ConcordanceColumn.TARGET and not pane.model.marks(row, Side.TARGET):
                continue
            rect = pane.view.visualRect(pane.model.index(row, column))
            seen = [
                x for x in range(rect.left(), rect.right())
                for y in range(rect.top() + 3, rect.bottom() - 3, 3)
                if image.pixelColor(x, y).name() == ground
            ]  # fmt: skip
            assert seen, (row, column)
            middle = (min(seen) + max(seen)) / 2
            assert abs(middle - rect.center().x()) < 6


def test_enter_and_double_click_lead_to_the_pair(
    pane: ConcordancePane, session: ProjectSession, qtbot: QtBot
) -> None:
    assert lines(pane, qtbot, "السلطان") > 6
    here = [row for row, line in enumerate(pane.model.lines) if line.path == session.project.path]
    away = [row for row, line in enumerate(pane.model.lines) if line.path != session.project.path]
    pane.view.setFocus()
    pane.view.setCurrentIndex(pane.model.index(here[0], 0))
    with qtbot.waitSignal(pane.go_to) as asked:
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert asked.args == [pane.model.lines[here[0]].bead]
    index = pane.model.index(away[0], 0)
    pane.view.scrollTo(index)
    place = pane.view.visualRect(index).center()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(pane.elsewhere) as asked:
        QTest.mouseDClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [pane.model.lines[away[0]].path, pane.model.lines[away[0]].bead]


def test_a_change_is_in_the_index_soon(
    pane: ConcordancePane, desk: FindController, session: ProjectSession, qtbot: QtBot
) -> None:
    before = lines(pane, qtbot, "السلطان")
    bead = next(line.bead for line in pane.model.lines if line.path == session.project.path)
    with qtbot.waitSignal(desk.indexing.updated):
        session.run(Unconfirm((bead,), by=AMINA))
    qtbot.waitUntil(lambda: pane.is_current and pane.model.rowCount() == before - 1)


def test_the_word_at_the_caret_is_looked_up_by_one_key(
    desk: FindController, session: ProjectSession, qtbot: QtBot
) -> None:
    from ui.controllers.find_controller import word_at_caret

    view = desk._view
    view.table.go_to_row(6, Side.SOURCE)
    view.table.place_caret(Side.SOURCE, 1)
    word = session.project.rows([view.current_id or 0])[0].source_text.split()[1]
    assert word_at_caret(view) == word
    view.table.go_to_row(6, Side.TARGET)
    view.edit()
    assert view.table.editor is not None
    view.table.editor.selectAll()
    assert selected_text() == session.project.rows([view.current_id or 0])[0].target_text
    QTest.keyClick(view.table.editor, Qt.Key.Key_Escape)


def test_from_a_word_in_one_project_to_a_pair_in_another(tmp_path: Path, qtbot: QtBot) -> None:
    kept = preferences(tmp_path)
    window = show_window(qtbot, kept)
    for name in ("first", "second"):
        path = tmp_path / f"{name}.muqabala"
        path.write_bytes(aligned_sample())
        with Project.open(path) as project:
            project.confirm(project.order(), AMINA)
    window.open_project(tmp_path / "first.muqabala")
    qtbot.waitUntil(window.has_pairs)
    window.open_project(tmp_path / "second.muqabala")
    qtbot.waitUntil(lambda: window.session is not None and window.session.project.path.stem == "second")
    assert window.page is not None
    assert window.workspace is not None
    finding = window.workspace.finding
    table = window.page.view.table
    table.setFocus()
    table.go_to_row(0, Side.SOURCE)
    table.place_caret(Side.SOURCE, 2)
    QTest.keyClick(table, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: finding.concordance is not None)
    pane = finding.concordance
    assert pane is not None
    assert pane.field.text()

    def of_first() -> bool:
        if pane.is_current and not any(line.path.stem == "first" for line in pane.model.lines):
            pane.ask()
        return any(line.path.stem == "first" for line in pane.model.lines)

    qtbot.waitUntil(of_first)
    row = next(row for row, line in enumerate(pane.model.lines) if line.path.stem == "first")
    line = pane.model.lines[row]
    pane.view.setFocus()
    pane.view.setCurrentIndex(pane.model.index(row, 0))
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session is not None and window.session.project.path.stem == "first")
    assert window.page is not None
    assert window.page.current == line.bead
    window.close()


def test_the_index_is_in_the_persons_data_folder(own_data_folder: Path) -> None:
    from db.stores.concordance import default_path

    assert default_path().is_relative_to(own_data_folder)


def test_indexing_is_shown_and_can_be_stopped(
    session: ProjectSession, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dress()
    reached, go_on = threading.Event(), threading.Event()
    real = Concordance.update

    def slow(index: Concordance, project: Project, progress: Progress, *, everything: bool) -> int:
        progress(0.5, "Indexing")
        reached.set()
        assert go_on.wait(LONG_MS / 1000)
        progress(0.6, "Indexing")
        return real(index, project, progress, everything=everything)

    monkeypatch.setattr(Concordance, "update", slow)
    view = EditorView(session)
    qtbot.addWidget(view)
    desk = FindController(session, view, (), tmp_path / "stopped.sqlite")
    pane = desk.concordance_pane(session, view)
    assert isinstance(pane, ConcordancePane)
    pane.setParent(None)
    qtbot.addWidget(pane)
    pane.show()
    qtbot.waitUntil(reached.is_set)
    qtbot.waitUntil(pane.filling.isVisible)
    assert pane.progress.value() == 500
    QTest.mouseClick(pane.stop_button, Qt.MouseButton.LeftButton)
    go_on.set()
    qtbot.waitUntil(lambda: not pane.filling.isVisible())
    pane.field.setText("السلطان")
    pane.ask()
    qtbot.waitUntil(lambda: pane.is_current)
    assert pane.model.rowCount() == 0
    desk.indexing.update()  # the next time
    qtbot.waitUntil(lambda: pane.model.rowCount() > 0)
    desk.close()


def test_roots_and_unconfirmed_pairs_by_choice(
    pane: ConcordancePane, session: ProjectSession, qtbot: QtBot
) -> None:
    everywhere = lines(pane, qtbot, "تجر")
    pane.by_root.setChecked(True)
    assert not pane.company.isEnabled()
    qtbot.waitUntil(lambda: pane.is_current)
    assert lines(pane, qtbot, "تجر") > everywhere
    (bead, *_) = [line.bead for line in pane.model.lines if line.path == session.project.path]
    confirmed = len(pane.model.lines)
    with qtbot.waitSignal(session.changed):
        session.run(Unconfirm((bead,), by=AMINA))

    def found() -> int:
        pane.ask()
        qtbot.waitUntil(lambda: pane.is_current)
        return len(pane.model.lines)

    pane._indexing.update()
    qtbot.waitUntil(lambda: found() == confirmed - 1)
    pane.unconfirmed.setChecked(True)
    qtbot.waitUntil(lambda: found() == confirmed)
    assert {line.status for line in pane.model.lines} == {Status.SUGGESTED, Status.CONFIRMED}


def test_a_selection_in_a_text_is_looked_up(qtbot: QtBot) -> None:
    text = QLabel("سار السلطان إلى بغداد")
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    qtbot.addWidget(text)
    text.show()
    text.activateWindow()
    qtbot.waitUntil(text.isActiveWindow)
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    text.setSelection(4, 7)
    assert selected_text() == "السلطان"


def test_the_name_of_a_project_is_whole_where_there_is_room(pane: ConcordancePane, qtbot: QtBot) -> None:
    assert lines(pane, qtbot, "السلطان") > 6
    view, name = pane.view, "Ibn Khaldun, Kitab al-Ibar, volume 2"
    pane.model.show(tuple(replace(line, project=name) for line in pane.model.lines), ())
    pane.resize(1400, 400)
    qtbot.waitUntil(lambda: view.viewport().width() > 1200)
    sign_and_edges = view.fontMetrics().height() + 26
    assert (
        view.columnWidth(ConcordanceColumn.PROJECT)
        > view.fontMetrics().horizontalAdvance(name) + sign_and_edges
    )
    pane.resize(500, 400)
    qtbot.waitUntil(lambda: view.viewport().width() < 500)
    assert view.columnWidth(ConcordanceColumn.PROJECT) <= view.viewport().width() // 3
