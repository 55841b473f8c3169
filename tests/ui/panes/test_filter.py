"""Filter, what it finds, and replacing with a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from aligner.bitext import Side, Status
from aligner.errors import InputError
from aligner.text.patterns import SearchTime
from db import Query
from tests.helpers.panes_sample import AMINA, YUSUF, sample_project
from ui.editor import EditorView
from ui.editor.search.query_highlight import Wanted
from ui.panes.find.filter_bar import FilterBar
from ui.panes.find.pane import FindPane
from ui.panes.find.replace_dialog import ReplaceDialog
from ui.panes.find.results_model import FoundModel, ResultColumn
from ui.services import replace
from ui.services.project_commands import Unconfirm
from ui.services.replace import replacements, wordings
from ui.session.session import ProjectSession
from ui.widgets.text.kwic_line import cut_around

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    project = sample_project(tmp_path)
    order = [int(bead) for bead in project.order()]
    project.confirm(order[:6], AMINA)
    project.comment(order[2], "Look", YUSUF)
    project.approve(order[:1], YUSUF)
    made = ProjectSession(project, AMINA, realign=False)
    yield made
    made.close()


@pytest.fixture
def pane(session: ProjectSession, qtbot: QtBot) -> FindPane:
    made = FindPane(session)
    qtbot.addWidget(made)
    made.resize(900, 420)
    made.show()
    qtbot.waitExposed(made)
    return made


def found(pane: FindPane, qtbot: QtBot) -> list[int]:
    qtbot.waitUntil(lambda: pane.is_current)
    return [int(id_) for id_ in pane.model.findings.ids]


def ids(session: ProjectSession) -> list[int]:
    return [int(bead) for bead in session.project.order()]


def type_text(pane: FindPane, text: str) -> None:
    pane.bar.field.clear()
    if text.isascii():
        QTest.keyClicks(pane.bar.field, text)
    else:
        pane.bar.field.insert(text)  # as an input method does; QTest has keys for ASCII only
    pane.bar.tell()


@pytest.mark.parametrize(
    ("pattern", "said"), [("(?R)", "takes too long"), ("(", "is not a regular expression")]
)
def test_an_expression_that_cannot_be_used_is_a_sentence(
    pane: FindPane, session: ProjectSession, qtbot: QtBot, pattern: str, said: str
) -> None:
    """On the pane, and nowhere else: the table that marks the hits asks for the same expression."""
    editor = EditorView(session)
    qtbot.addWidget(editor)
    pane.searched.connect(editor.search.show_found)
    editor.show()
    qtbot.waitExposed(editor)
    pane.bar.regex.setChecked(True)
    type_text(pane, pattern)
    qtbot.waitUntil(lambda: said in pane.count.text())
    editor.grab()
    qtbot.waitUntil(lambda: pane.is_current)
    type_text(pane, "sultan")
    assert found(pane, qtbot)


def test_text_is_found_folded_on_both_sides_or_one(
    pane: FindPane, session: ProjectSession, qtbot: QtBot
) -> None:
    type_text(pane, "السُّلطان")
    arabic = found(pane, qtbot)
    assert len(arabic) > 3
    assert all("السلطان" in row.source_text for row in session.project.rows(arabic))
    type_text(pane, "SULTAN")
    assert found(pane, qtbot)
    pane.bar.side.setCurrentIndex(pane.bar.side.findData(Side.SOURCE))
    assert found(pane, qtbot) == []
    assert pane.count.text() == "No matching pairs"


def test_whole_words_and_expressions(pane: FindPane, session: ProjectSession, qtbot: QtBot) -> None:
    type_text(pane, "king")
    loose = found(pane, qtbot)
    QTest.mouseClick(pane.bar.word, Qt.MouseButton.LeftButton)
    assert len(found(pane, qtbot)) < len(loose)
    QTest.mouseClick(pane.bar.word, Qt.MouseButton.LeftButton)
    QTest.mouseClick(pane.bar.regex, Qt.MouseButton.LeftButton)
    type_text(pane, r"\b6\d\d\b")
    rows = session.project.rows(found(pane, qtbot))
    assert rows
    assert all("6" in row.target_text for row in rows)
    type_text(pane, "(")
    assert found(pane, qtbot) == []
    assert "not a regular expression" in pane.count.text()


def tick(pane: FindPane, menu: str, text: str) -> None:
    button = pane.bar.status if menu == "status" else pane.bar.kind
    (action,) = (action for action in button.menu().actions() if action.text() == text)
    action.trigger()


def test_everything_else_that_is_known_of_a_pair(
    pane: FindPane, session: ProjectSession, qtbot: QtBot
) -> None:
    order = ids(session)
    tick(pane, "status", "Confirmed")
    assert found(pane, qtbot) == order[1:6]
    tick(pane, "status", "Approved")
    assert found(pane, qtbot) == order[:6]
    assert "Approved" in pane.bar.status.text()
    pane.bar.comments.setCurrentIndex(1)
    assert found(pane, qtbot) == [order[2]]
    QTest.mouseClick(pane.bar.clear, Qt.MouseButton.LeftButton)
    assert found(pane, qtbot) == []
    assert pane.query == Query()
    qtbot.waitUntil(lambda: pane.bar.by.findData("Yusuf") > 0)
    pane.bar.by.setCurrentIndex(pane.bar.by.findData("Yusuf"))
    assert found(pane, qtbot) == order[:1]
    pane.bar.reset()
    pane.bar.most.selectAll()
    QTest.keyClicks(pane.bar.most, "55")
    QTest.keyClick(pane.bar.most, Qt.Key.Key_Down)
    pane.bar.tell()
    assert pane.query.confidence == (0.0, 0.5)
    rows = session.project.rows(found(pane, qtbot))
    assert rows
    assert all(row.confidence is not None and row.confidence <= 0.5 for row in rows)
    pane.bar.reset()
    nulls = [row.id for row in session.project.rows(order) if row.is_null]
    tick(pane, "kind", "No counterpart")
    assert found(pane, qtbot) == nulls
    tick(pane, "kind", "1–1")
    several = {row.id for row in session.project.rows(order) if len(row.source) > 1 or len(row.target) > 1}
    assert found(pane, qtbot) == [id_ for id_ in order if id_ not in several]
    pane.bar.reset()
    tick(pane, "kind", "Crossing only")
    assert found(pane, qtbot) == [int(id_) for id_ in session.project.crossings()]


def test_a_line_leads_to_its_pair(pane: FindPane, session: ProjectSession, qtbot: QtBot) -> None:
    type_text(pane, "sultan")
    beads = found(pane, qtbot)
    index = pane.model.index(1, ResultColumn.TARGET)
    with qtbot.waitSignal(pane.go_to) as asked:
        QTest.mouseClick(
            pane.view.viewport(), Qt.MouseButton.LeftButton, pos=pane.view.visualRect(index).center()
        )
    assert asked.args == [beads[1]]
    with qtbot.waitSignal(pane.go_to) as asked:
        QTest.keyClick(pane.bar.field, Qt.Key.Key_Return)
    assert asked.args == [beads[2]]
    with qtbot.waitSignal(pane.left):
        QTest.keyClick(pane.bar.field, Qt.Key.Key_Escape)
    number = pane.model.data(pane.model.index(0, ResultColumn.NUMBER))
    assert number == str(ids(session).index(beads[0]) + 1)


def test_the_list_follows_changes(pane: FindPane, session: ProjectSession, qtbot: QtBot) -> None:
    tick(pane, "status", "Confirmed")
    before = found(pane, qtbot)
    with qtbot.waitSignal(session.changed):
        session.run(Unconfirm(tuple(before[:1]), by=AMINA))
    qtbot.waitUntil(lambda: [int(id_) for id_ in pane.model.findings.ids] == before[1:])


def test_the_table_marks_and_the_map_shows_what_the_filter_finds(
    pane: FindPane, session: ProjectSession, qtbot: QtBot
) -> None:
    view = EditorView(session)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    pane.searched.connect(view.search.show_found)
    QTest.mouseClick(pane.bar.regex, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.search.found) as signal:
        type_text(pane, "sult[ao]n")
    beads = found(pane, qtbot)
    assert [int(id_) for id_ in signal.args[0]] == beads
    row = session.project.rows(beads[:1])[0]
    text = view.table.compositor.text(row, Side.TARGET)
    ((start, length),) = view.table.hits.spans(text, Side.TARGET)
    assert text.shown[start : start + length].casefold() == "sultan"
    view.search.find_next()
    assert view.current_id in beads
    with qtbot.waitSignal(view.search.found) as signal:
        pane.bar.reset()
    assert list(signal.args[0]) == []
    assert not view.table.hits.needle


def test_a_filter_without_text_marks_nothing_but_finds() -> None:
    wanted = Wanted.by(Query(statuses=frozenset({Status.CONFIRMED})))
    assert wanted
    assert wanted.spans("anything") == ()
    assert not Wanted.by(Query())


def test_the_model_is_sound(session: ProjectSession, pane: FindPane, qtbot: QtBot) -> None:
    model = pane.model
    assert isinstance(model, FoundModel)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    type_text(pane, "the")
    assert found(pane, qtbot)
    type_text(pane, "")
    assert found(pane, qtbot) == []


def test_replacing_is_previewed_ticked_and_one_step(
    pane: FindPane, session: ProjectSession, qtbot: QtBot
) -> None:
    type_text(pane, "sultan")
    beads = found(pane, qtbot)
    before = [row.target_text for row in session.project.rows(beads)]
    QTest.mouseClick(pane.replace, Qt.MouseButton.LeftButton)
    (dialog,) = pane.findChildren(ReplaceDialog)
    QTest.keyClicks(dialog.new, "emperor")
    qtbot.waitUntil(lambda: dialog.is_current and len(dialog.model.chosen()) > 0)
    items = dialog.model.items
    assert len(items) >= len(beads)
    index = dialog.model.index(0)
    dialog.list.setFocus()
    dialog.list.setCurrentIndex(index)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert len(dialog.model.chosen()) == len(items) - 1
    second = dialog.list.visualRect(dialog.model.index(1)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert len(dialog.model.chosen()) == len(items) - 2
    with qtbot.waitSignal(session.changed) as changed, qtbot.waitSignal(pane.told) as told:
        QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert told.args == [f"Replaced: {len(items) - 2}"]
    assert "Corrected the text of" in changed.args[0].summary
    texts = " ".join(row.target_text for row in session.project.rows(beads))
    assert texts.count("emperor") == len(items) - 2
    session.project.undo(AMINA)  # all at once
    assert [row.target_text for row in session.project.rows(beads)] == before


def test_what_may_not_be_changed_cannot_be_ticked(
    pane: FindPane, session: ProjectSession, qtbot: QtBot
) -> None:
    approved = ids(session)[0]
    text = session.project.rows([approved])[0].target_text.split()[1]
    found_ = replacements(session.project, Query(text=text, whole_word=True), "X", AMINA).items
    (mine,) = (one for one in found_ if one.bead == approved)
    assert mine.refused is not None
    assert "closed to the translator" in mine.refused
    assert all(one.refused for one in replacements(session.project, Query(text=text), "X", YUSUF).items)


def test_groups_of_an_expression_stand_in_the_replacement(session: ProjectSession) -> None:
    query = Query(text=r"(\w+) khan", regex=True, side=Side.TARGET)
    (one, *_) = replacements(session.project, query, r"Khan \1\\", AMINA).items
    assert one.old.endswith("Khan")  # as the text has it, not as it is folded
    assert one.new == "Khan " + one.old.split()[0] + "\\"
    ((bead, side, text),) = wordings([one])
    assert (bead, side) == (one.bead, Side.TARGET)
    assert one.new in text
    with pytest.raises(InputError, match="no group '7'"):
        replacements(session.project, query, r"\7", AMINA)


def test_more_places_than_are_listed_are_replaced_all_but_those_left_out(
    pane: FindPane, session: ProjectSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = Query(text="the", whole_word=True, side=Side.TARGET)
    project = session.project
    before = {row.id: row.target_text for row in project.rows(project.order())}
    places = list(replace._places(project, project.find(query), query, "THE", AMINA, SearchTime()))
    allowed = [number for number, one in enumerate(places) if one.refused is None]
    assert len({places[number].bead for number in allowed}) < len(allowed)  # several in one text
    listed = allowed[0] + 1
    monkeypatch.setattr(replace, "MOST", listed)
    dialog = ReplaceDialog(session, query, pane)
    qtbot.addWidget(dialog)
    dialog.new.setText("THE")
    qtbot.waitUntil(lambda: dialog.is_current and bool(dialog.model.items))
    assert f"the first {listed} are listed" in dialog.count.text()
    assert not dialog.none.isEnabled()
    left = dialog.model.index(listed - 1)
    dialog.model.setData(left, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.go.isEnabled()  # what is not listed
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    after = [row.target_text for row in project.rows(project.order())]
    assert sum(text.count("THE") for text in after) == len(allowed) - 1
    project.undo(AMINA)
    assert {row.id: row.target_text for row in project.rows(project.order())} == before


def test_a_line_begins_near_its_hit() -> None:
    text = "one two three four five six seven"
    at = text.index("six")
    shown, ((start, end),) = cut_around(text, [(at, at + 3)], 10, 2)
    assert shown.startswith("… ")
    assert shown[start:end] == "six"
    assert cut_around("short", [], 10, 10) == ("short", [])


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    bar = FilterBar({Side.SOURCE: "Arabic", Side.TARGET: "English"})
    qtbot.addWidget(bar)
    for control in (bar.field, bar.word, bar.regex, bar.side, bar.status, bar.kind, bar.least, bar.most,
                    bar.comments, bar.by):  # fmt: skip
        assert control.accessibleName()


def test_a_closed_pane_marks_nothing_in_the_table(pane: FindPane, qtbot: QtBot) -> None:
    pane.look_for("الملك")
    found(pane, qtbot)
    with qtbot.waitSignal(pane.searched) as searched:
        pane.hide()
    assert searched.args == [Wanted.by(Query())]
    with qtbot.waitSignal(pane.searched) as searched:
        pane.show()
    assert searched.args == [Wanted.by(pane.query)]


def test_the_ends_of_the_confidence_stand_together(qtbot: QtBot) -> None:
    bar = FilterBar({side: str(side) for side in Side})
    qtbot.addWidget(bar)
    bar.resize(1300, 120)
    bar.show()
    qtbot.waitExposed(bar)
    assert bar.most.x() - (bar.least.x() + bar.least.width()) < 30
