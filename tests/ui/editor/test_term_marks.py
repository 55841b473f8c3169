"""Marks of terms and names in the rows, and what their tooltips say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QToolTip

import tests.helpers.dialogs_sample as dialogs
from aligner.bitext import Side
from tests.helpers.editor_sample import AMAL, ARABIC, ENGLISH, make_project
from ui.design import load_fonts
from ui.editor import EditorView
from ui.editor.pair_model import PairColumn
from ui.editor.text.mark_places import shown_marks
from ui.session.project_spelling import ProjectSpelling
from ui.session.project_terms import ProjectTerms
from ui.session.session import ProjectSession
from ui.widgets.text.plain_tip import PlainTips, plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[ProjectSession]:
    load_fonts(qapp)
    session = ProjectSession(make_project(tmp_path / "a.muqabala"), AMAL, realign=False)
    yield session
    session.close()


@pytest.fixture
def view(
    session: ProjectSession, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> EditorView:
    monkeypatch.setattr(ProjectSpelling, "marks", lambda *_: ())  # they come when the dictionary is read
    terms = tmp_path / "terms.csv"
    lines = ("Arabic,English", "ملك,<b>king</b>; monarch", "سلطان,emperor", "مدينة,city")
    terms.write_text("\n".join(lines), encoding="utf-8")
    view = EditorView(session)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    qtbot.waitExposed(view)
    view.terms.load(terms)
    qtbot.waitUntil(lambda: view.terms.glossary is not None)
    qtbot.waitUntil(lambda: bool(view.terms.names.known))  # they are marked too, from then on
    return view


def image(view: EditorView) -> QImage:
    return view.table.viewport().grab().toImage()


def place_of(view: EditorView, row: int, side: Side, word: int) -> QPoint:
    """The middle of a word of the table's viewport."""
    index = view.model.index(row, PairColumn.of(side))
    rect = view.table.visualRect(index)
    bead = view.model.row_at(row)
    made = view.table.compositor.layout(bead, side, rect.width())
    (box,) = made.boxes(made.cell.starts[word], made.cell.ends[word])
    origin = QPointF(rect.left() + 14, view.table._delegate.text_origin(rect, bead, side).y())
    return (box.center() + origin).toPoint()


def tip_at(view: EditorView, place: QPoint) -> str:
    table = view.table
    return table._delegate.tip(place, table.visualRect(table.indexAt(place)), table.indexAt(place))


def test_a_tooltip_gives_the_counterpart_as_plain_text(view: EditorView) -> None:
    assert tip_at(view, place_of(view, 0, Side.SOURCE, 3)) == "Term: city"
    said = tip_at(view, place_of(view, 0, Side.SOURCE, 1))
    assert said.endswith("<b>king</b> / monarch")
    assert "&lt;b&gt;king" in plain_tip(said)
    assert plain_tip("a < b") == "a < b"
    assert "not used" in tip_at(view, place_of(view, 3, Side.SOURCE, 1))
    assert tip_at(view, place_of(view, 0, Side.TARGET, 5)) == "Term: مدينة"
    assert tip_at(view, place_of(view, 0, Side.SOURCE, 0)) == ""


@pytest.mark.qt_log_ignore(r"does not support raise\(\)", extend=True)  # so says the offscreen platform
def test_the_tooltip_is_shown(view: EditorView, qtbot: QtBot) -> None:
    place = place_of(view, 0, Side.SOURCE, 3)
    viewport = view.table.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    qtbot.waitUntil(lambda: "city" in QToolTip.text())
    QToolTip.hideText()


def test_the_marks_can_be_hidden_and_stay_hidden(
    view: EditorView, session: ProjectSession, qtbot: QtBot
) -> None:
    marked = image(view)
    view.display.toggle_terms()
    assert image(view) != marked
    assert tip_at(view, place_of(view, 0, Side.SOURCE, 3)) == ""
    view.display.flush()
    qtbot.waitUntil(lambda: (session.project.setting("facing/setting") or {}).get("terms") is False)
    view.display.toggle_terms()
    assert image(view) == marked


def test_names_are_learned_from_the_pairs(view: EditorView, qtbot: QtBot) -> None:
    view.terms.learn_names()
    qtbot.waitUntil(lambda: bool(view.terms.names.known))
    row = next(row for row, text in enumerate(ENGLISH) if "Mahmud" in text)
    word = ARABIC[row].split().index("محمودا")
    assert tip_at(view, place_of(view, row, Side.SOURCE, word)).startswith("Name: Mahmud")


def test_only_what_is_seen_is_looked_at(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    from tests.helpers.editor_sample import many_pairs

    session = ProjectSession(many_pairs(tmp_path / "many.muqabala", 3_000), AMAL, realign=False)
    view = EditorView(session)
    qtbot.addWidget(view)
    view.resize(900, 600)
    terms = tmp_path / "terms.csv"
    terms.write_text("Arabic,English\nملك,king\n", encoding="utf-8")
    view.terms.load(terms)
    qtbot.waitUntil(lambda: view.terms.glossary is not None)
    view.show()
    qtbot.waitExposed(view)
    assert image(view)
    assert 0 < len(view.terms._marks) < 100
    session.close()


@pytest.mark.parametrize("diacritics", [True, False])
def test_marks_follow_what_is_shown(view: EditorView, diacritics: bool) -> None:
    if not diacritics:
        view.display.toggle_diacritics()
    bead = view.model.row_at(0)
    cell = view.table.compositor.text(bead, Side.SOURCE)
    marks = shown_marks(cell, view.terms.marks(bead), Side.SOURCE)
    found = [cell.shown[start:end] for _, start, end in marks]
    assert found == ["الملكُ" if diacritics else "الملك", "المدينة"]


def test_the_terms_of_a_session_are_one(session: ProjectSession) -> None:
    assert ProjectTerms.of(session) is ProjectTerms.of(session)


def test_every_view_shows_plain_tooltips() -> None:
    """What comes from a file may look like HTML; a delegate that forgets this would show it as such."""
    dialogs.dialog_classes()  # imports every module
    kinds = [kind for kind in dialogs._derived(QStyledItemDelegate) if kind.__module__.startswith("ui.")]
    assert kinds
    assert all(issubclass(kind, PlainTips) for kind in kinds)
