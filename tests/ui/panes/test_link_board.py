"""Word links corrected by dragging and by keys in the evidence pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from aligner.bitext import Side
from aligner.exchange.word_links import links_by_hand
from aligner.permissions import Person, Role
from tests.helpers.editor_sample import AMAL, ARABIC, ENGLISH, make_project
from ui.design import load_fonts
from ui.editor.suggestions.word_links import WordLinkHighlighter
from ui.panes.evidence.pane import EvidencePane
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.panes.evidence.link_board import LinkBoard

KING = [ARABIC[0].split().index("الملكُ"), ENGLISH[0].split().index("king")]


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[ProjectSession]:
    load_fonts(qapp)
    session = ProjectSession(make_project(tmp_path / "a.muqabala"), AMAL, realign=False)
    yield session
    session.close()


@pytest.fixture
def pane(session: ProjectSession, qtbot: QtBot) -> EvidencePane:
    return shown(session, qtbot)


def shown(session: ProjectSession, qtbot: QtBot) -> EvidencePane:
    pane = EvidencePane(session)
    qtbot.addWidget(pane)
    pane.resize(420, 900)
    pane.show()
    qtbot.waitExposed(pane)
    pane.show_bead(int(session.project.order()[0]))
    qtbot.waitUntil(lambda: pane.is_current and pane.linking.isVisible())
    qtbot.wait(0)
    return pane


def drag(board: LinkBoard, source: int, target: int) -> None:
    start = board.box((Side.SOURCE, source)).center().toPoint()
    end = board.box((Side.TARGET, target)).center().toPoint()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(board, left, pos=start)
    QTest.mouseMove(board, (start + end) / 2)
    QTest.mouseMove(board, end)
    QTest.mouseRelease(board, left, pos=end)


def made(session: ProjectSession) -> list[tuple[int, ...]] | None:
    links = links_by_hand(session.project.rows(session.project.order())[0].evidence)
    return None if links is None else [tuple(int(part) for part in link[:4]) for link in links]


def test_dragging_links_words_and_dragging_again_removes_the_link(
    pane: EvidencePane, session: ProjectSession, qtbot: QtBot
) -> None:
    board = pane.linking.board
    assert board.links == frozenset()
    drag(board, *KING)
    at = ARABIC[0].index("الملكُ")
    qtbot.waitUntil(lambda: made(session) == [(at, at + 6, 4, 8)])
    qtbot.waitUntil(lambda: board.can_change and board.links == {tuple(KING)})
    assert pane.linking.restore.isVisible()
    drag(board, *KING)
    qtbot.waitUntil(lambda: made(session) == [])
    qtbot.waitUntil(lambda: board.can_change)
    QTest.mouseClick(pane.linking.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made(session) is None)
    qtbot.waitUntil(lambda: not pane.linking.restore.isVisible())


def test_a_drag_within_a_side_or_beside_the_words_links_nothing(
    pane: EvidencePane, session: ProjectSession
) -> None:
    board = pane.linking.board
    start = board.box((Side.SOURCE, 0)).center().toPoint()
    for end in (
        board.box((Side.SOURCE, 1)).center().toPoint(),
        QPoint(board.width() - 1, board.height() - 1),
    ):
        QTest.mousePress(board, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(board, end)
        QTest.mouseRelease(board, Qt.MouseButton.LeftButton, pos=end)
    assert board.links == frozenset()
    assert session.is_settled


def test_keys_link_words(pane: EvidencePane, session: ProjectSession, qtbot: QtBot) -> None:
    board = pane.linking.board
    board.setFocus(Qt.FocusReason.TabFocusReason)
    board._point((Side.SOURCE, 0))
    QTest.keyClick(board, Qt.Key.Key_Left)  # the next word of a text that runs leftwards
    QTest.keyClick(board, Qt.Key.Key_Space)
    board._point((Side.TARGET, 0))
    QTest.keyClick(board, Qt.Key.Key_Right)
    QTest.keyClick(board, Qt.Key.Key_Space)
    assert board.links == {(1, 1)}
    qtbot.waitUntil(lambda: bool(made(session)))


def test_pointing_at_a_word_shows_it_and_its_counterparts(pane: EvidencePane, qtbot: QtBot) -> None:
    board = pane.linking.board
    board.links = frozenset({(KING[0], KING[1])})
    with qtbot.waitSignal(pane.linking.pointed) as seen:
        board._point((Side.TARGET, KING[1]))
    at = ARABIC[0].index("الملكُ")
    assert seen.args == [{Side.SOURCE: [(at, at + 6)], Side.TARGET: [(4, 8)]}]


def test_a_reviewer_sees_the_links_but_cannot_change_them(session: ProjectSession, qtbot: QtBot) -> None:
    session.person = Person("Basma", Role.REVIEWER)
    pane = shown(session, qtbot)
    drag(pane.linking.board, *KING)
    assert pane.linking.board.links == frozenset()
    assert "reviewer" in pane.linking.hint.text()


def test_the_table_follows_links_made_by_hand(session: ProjectSession, qtbot: QtBot) -> None:
    from ui.editor import EditorView

    first = session.project.rows(session.project.order())[0]
    at = ARABIC[0].index("المدينة")
    session.project.link_words(first.id, [(at, at + 7, 4, 8)], AMAL)
    view = EditorView(session)
    qtbot.addWidget(view)
    finder = view.findChild(WordLinkHighlighter)
    assert isinstance(finder, WordLinkHighlighter)
    with qtbot.waitSignal(finder.found, check_params_cb=lambda _side, ranges: bool(ranges)):
        finder.point(Side.TARGET, 5)
    assert view.table.lights.ranges(Side.SOURCE) == ((at, at + 7),)
