"""The evidence: what is known is shown, nothing is invented, and each thing can be acted upon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from aligner.bitext import Side
from tests.helpers.panes_sample import AMINA, YUSUF, sample_project
from ui.panes.evidence.evidence_data import EvidenceView, RunnerUpView, cuts_to, pieces
from ui.panes.evidence.pane import EvidencePane
from ui.services.project_commands import Confirm, Detach, SendBack
from ui.session.overview import Overview
from ui.session.session import ProjectSession
from ui.widgets.cards import MatchCardData

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db import BeadRow


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ProjectSession]:
    made = ProjectSession(sample_project(tmp_path), AMINA, realign=False)
    qtbot.waitUntil(lambda: Overview.of(made).is_current)
    yield made
    made.close()


@pytest.fixture
def pane(session: ProjectSession, qtbot: QtBot) -> EvidencePane:
    made = EvidencePane(session)
    qtbot.addWidget(made)
    made.resize(380, 900)
    made.show()
    return made


@pytest.fixture
def order(session: ProjectSession) -> list[int]:
    return [int(bead) for bead in session.project.order()]


def look(pane: EvidencePane, qtbot: QtBot, bead: int) -> None:
    pane.show_bead(bead)
    qtbot.waitUntil(lambda: pane.is_current)


def words(pane: EvidencePane) -> str:
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def telling(answer: Mapping[str, Any]) -> Callable[[BeadRow], Mapping[str, Any]]:
    return lambda _row: answer


def test_what_is_not_known_is_not_shown(pane: EvidencePane, qtbot: QtBot, order: list[int]) -> None:
    look(pane, qtbot, order[1])
    qtbot.waitUntil(lambda: "No comments yet." in words(pane))
    text = words(pane)
    assert "Pair 2: suggested" in text
    assert "82% likely to be exactly right: unsure" in text
    assert "Similarity 0.69" in text
    assert "Alternative" not in text
    assert "Names" not in text


def test_a_person_s_pair_has_no_score(
    pane: EvidencePane, session: ProjectSession, qtbot: QtBot, order: list[int]
) -> None:
    look(pane, qtbot, order[1])
    with qtbot.waitSignal(Overview.of(session).renewed):
        session.run(Detach(order[1], by=AMINA))
    look(pane, qtbot, int(session.project.order()[1]))
    qtbot.waitUntil(lambda: "A person made this pair" in words(pane))
    assert "likely" not in words(pane)


def test_the_aligner_is_asked_and_its_matches_light_up(
    pane: EvidencePane, session: ProjectSession, qtbot: QtBot, order: list[int]
) -> None:
    source, target = session.project.text(Side.SOURCE), session.project.text(Side.TARGET)
    year = source.index("ست عشرة وستمائة")
    number = target.index("616")
    date = {"kind": "date", "source": [year, year + 15], "target": [number, number + 3], "reading": "616"}
    pane.set_explainer(telling({"margin": 0.25, "anchors": [date]}))
    pane.show_bead(order[2])
    qtbot.waitUntil(lambda: bool(pane.view.anchors))
    assert "0.25 ahead of the alternative" in words(pane)
    match = pane.findChild(MatchCardData)
    assert match is not None
    assert match.accessibleName() == "\u2068ست عشرة وستمائة\u2069 = \u2068616\u2069   (date)"
    lit: dict[Side, list[tuple[int, int]]] = {}
    pane.highlight.connect(lit.__setitem__)
    match.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: bool(lit))
    assert lit == {Side.SOURCE: [(year, year + 15)], Side.TARGET: [(number, number + 3)]}
    pane.talk.box.setFocus()
    assert lit == {Side.SOURCE: [], Side.TARGET: []}


def test_the_runner_up_is_taken_by_moving_a_cut(
    pane: EvidencePane, session: ProjectSession, qtbot: QtBot, order: list[int]
) -> None:
    row = session.project.rows([order[4]])[0]
    start, end = row.source[0].start, row.source[-1].end
    shorter = session.project.text(Side.SOURCE).rindex(" ", start, end - 3)
    answer = {"side": "source", "start": start, "end": shorter, "similarity": 0.5}
    pane.set_explainer(telling({"runner_up": answer}))
    pane.show_bead(order[4])
    qtbot.waitUntil(lambda: pane.view.runner_up is not None)
    assert not pane.jump.isEnabled()
    with qtbot.waitSignal(session.changed) as changed:
        QTest.mouseClick(pane.accept, Qt.MouseButton.LeftButton)
    assert changed.args[0].command == "move cut"
    after = session.project.rows([order[4], order[5]])
    assert after[0].source[-1].end == shorter
    assert after[1].source[0].start == shorter + 1


def test_a_runner_up_elsewhere_is_gone_to(
    pane: EvidencePane, session: ProjectSession, qtbot: QtBot, order: list[int]
) -> None:
    other = session.project.rows([order[20]])[0].target[0]
    answer = {"side": "target", "start": other.start, "end": other.end}
    pane.set_explainer(telling({"runner_up": answer}))
    pane.show_bead(order[4])
    qtbot.waitUntil(lambda: pane.view.runner_up is not None)
    assert not pane.accept.isEnabled()
    with qtbot.waitSignal(pane.go_to) as asked:
        QTest.mouseClick(pane.jump, Qt.MouseButton.LeftButton)
    assert asked.args == [order[20]]


def test_a_comment_is_written_by_keys_alone(
    pane: EvidencePane, session: ProjectSession, qtbot: QtBot, order: list[int]
) -> None:
    look(pane, qtbot, order[3])
    pane.talk.box.setFocus()
    QTest.keyClicks(pane.talk.box, "Is this <b>jade</b>?")
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(pane.talk.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [comment.text for comment in session.project.comments(order[3])] == ["Is this <b>jade</b>?"]
    qtbot.waitUntil(lambda: "Is this <b>jade</b>?" in words(pane))
    assert pane.talk.box.toPlainText() == ""


def test_a_half_written_comment_waits(pane: EvidencePane, qtbot: QtBot, order: list[int]) -> None:
    look(pane, qtbot, order[3])
    QTest.keyClicks(pane.talk.box, "Half a")
    look(pane, qtbot, order[4])
    assert pane.talk.box.toPlainText() == ""
    look(pane, qtbot, order[3])
    assert pane.talk.box.toPlainText() == "Half a"


def test_a_return_is_told_with_its_reason_and_history(
    pane: EvidencePane, session: ProjectSession, qtbot: QtBot, order: list[int]
) -> None:
    look(pane, qtbot, order[0])
    session.run(Confirm((order[0],), by=AMINA))
    with qtbot.waitSignal(session.changed, check_params_cb=lambda change: change.command == "return"):
        session.run(SendBack((order[0],), "Jibal, not Jabal", by=YUSUF))
    qtbot.waitUntil(lambda: "Pair 1: returned" in words(pane))
    qtbot.waitUntil(lambda: "Jibal, not Jabal" in words(pane))
    text = words(pane)
    assert "reviewed by \u2068Yusuf\u2069" in text
    qtbot.waitUntil(lambda: "Yusuf (reviewer)" in words(pane))


def test_no_pair_no_pretence(pane: EvidencePane) -> None:
    assert words(pane) == "No pair selected"


def test_a_damaged_explanation_is_passed_over(session: ProjectSession, order: list[int]) -> None:
    row = session.project.rows([order[0]])[0]
    view = EvidenceView.of(
        row,
        {
            "margin": "much",
            "runner_up": {"side": "left", "start": 1, "end": 2},
            "anchors": [{"kind": "name"}, 7, {"source": [5, 2], "target": [0, 1]}],
            "links": [[1, 2, 3], [1, 2, 3, 4], [0, 3, 0, 4, 0.5]],
        },
    )
    assert view.margin is None
    assert view.runner_up is None
    assert view.anchors == ()
    assert [link.strength for link in view.links] == [1.0, 0.5]


def test_which_cuts_lead_to_a_runner_up(session: ProjectSession, order: list[int]) -> None:
    above, row, below = session.project.rows(order[3:6])
    start, end = row.target[0].start, row.target[-1].end
    wider = RunnerUpView(Side.TARGET, start - 12, end + 12)
    assert cuts_to(wider, row, above, below) == [(above.id, start - 12), (row.id, end + 12)]
    assert cuts_to(RunnerUpView(Side.TARGET, start, end), row, above, below) is None
    assert cuts_to(RunnerUpView(Side.TARGET, end + 1, end + 40), row, above, below) is None
    swallowing = RunnerUpView(Side.TARGET, start, below.target[-1].end)
    assert cuts_to(swallowing, row, above, below) is None
    assert cuts_to(RunnerUpView(Side.TARGET, start, end + 5), row, above, None) is None


def test_pieces_of_a_text_read_as_one_line() -> None:
    assert pieces("one two\nthree  four", [(8, 13), (0, 3)]) == "one … three"


def test_the_number_of_the_pair_comes_when_the_numbers_are_known(
    session: ProjectSession, qtbot: QtBot, order: list[int]
) -> None:
    """The pane may be quicker than the reading of the whole project, as it is after a restart."""
    overview = Overview.of(session)
    qtbot.waitUntil(lambda: overview.is_current)
    numbers = overview._order
    overview._order = type(numbers)(np.zeros(0, dtype=np.int64))
    pane = EvidencePane(session)
    qtbot.addWidget(pane)
    pane.show()
    look(pane, qtbot, order[3])
    assert "4" not in pane._title.text()
    overview._order = numbers
    overview.renewed.emit()
    assert "4" in pane._title.text()
