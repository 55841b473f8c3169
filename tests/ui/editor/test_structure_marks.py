"""Headings and notes of the documents in rows and flowing texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QFont, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip

from aligner.bitext import Side
from aligner.documents.document import DocumentNote, NoteKind
from aligner.documents.structure import Structure
from tests.helpers.editor_sample import AMAL, ARABIC, ENGLISH, make_project, spans
from ui.design import load_fonts
from ui.editor import EditorView
from ui.editor.text.structure_marks import SideStructure
from ui.services.imports.project_factory import STRUCTURE
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TEXT = " ".join(ENGLISH)
FIRST, SECOND = spans(ENGLISH)[:2]
NOTES = (
    DocumentNote(NoteKind.FOOTNOTE, "A city\nof <Iraq>.", FIRST.end, "3"),
    DocumentNote(NoteKind.COMMENT, "Which year?", TEXT.index(" 616"), ""),
)
ENGLISH_SIDE = Structure(headings=((FIRST.start, FIRST.end, 1),), notes=NOTES)
ARABIC_SIDE = Structure(
    headings=((0, len(ARABIC[0]), 2),),
    notes=(DocumentNote(NoteKind.FOOTNOTE, "في نسخة: سافر", len(ARABIC[0]) + 4, "١"),),
)


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[ProjectSession]:
    load_fonts(qapp)
    project = make_project(tmp_path / "a.muqabala")
    project.set_setting(STRUCTURE.format(side="source"), ARABIC_SIDE.to_json())
    project.set_setting(STRUCTURE.format(side="target"), ENGLISH_SIDE.to_json())
    session = ProjectSession(project, AMAL, realign=False)
    yield session
    session.close()


@pytest.fixture
def view(session: ProjectSession, qtbot: QtBot) -> EditorView:
    view = EditorView(session)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    qtbot.waitUntil(lambda: bool(view.structure.sides))
    return view


def image(view: EditorView) -> QImage:
    return view.surface.viewport().grab().toImage()


def bold(view: EditorView, row: int, side: Side) -> str:
    """The words of a cell that are set as a heading."""
    layout = view.table.compositor.layout(view.model.row_at(row), side, 300)
    return " ".join(
        layout.cell.shown[one.start : one.start + one.length]
        for one in layout.layout.formats()
        if one.format.font().weight() == QFont.Weight.Bold
    )


def signs(view: EditorView, row: int, side: Side) -> dict[str, str]:
    """The marks of notes in a cell, with the words before them."""
    layout = view.table.compositor.layout(view.model.row_at(row), side, 300)
    cell = layout.cell
    return {label: cell.shown[cell.starts[word] : cell.ends[word]] for word, label in layout.notes}


def test_headings_are_bold_and_larger(view: EditorView) -> None:
    assert bold(view, 0, Side.TARGET) == ENGLISH[0]
    assert bold(view, 0, Side.SOURCE) == ARABIC[0]
    assert bold(view, 1, Side.TARGET) == ""
    layout = view.table.compositor.layout(view.model.row_at(0), Side.TARGET, 300)
    (look,) = [one.format.font() for one in layout.layout.formats()]
    assert look.pointSizeF() > view.table.compositor.font(Side.TARGET).pointSizeF()


def test_a_note_stands_behind_the_word_before_its_anchor(view: EditorView) -> None:
    assert signs(view, 0, Side.TARGET) == {"3": "city."}
    assert signs(view, 1, Side.TARGET) == {"2": "year"}
    assert signs(view, 1, Side.SOURCE) == {"١": "ثم"}
    assert signs(view, 2, Side.TARGET) == {}


def test_notes_stand_under_the_text_and_can_be_hidden(view: EditorView) -> None:
    widths = dict.fromkeys(Side, 300)
    bead = view.model.row_at(0)
    with_notes, high = image(view), view.table.compositor.height(bead, widths)
    view.display.set_setting(view.display.setting.from_json({"notes": False}))
    assert view.table.compositor.height(bead, widths) < high
    assert image(view) != with_notes
    assert signs(view, 0, Side.TARGET) == {"3": "city."}


def test_a_tooltip_gives_the_whole_note(view: EditorView) -> None:
    bead = view.model.row_at(1)
    assert (
        view.table.word_tip(bead, Side.TARGET, ENGLISH[1].split().index("year")) == "Comment 2: Which year?"
    )
    assert view.table.word_tip(view.model.row_at(0), Side.TARGET, 5) == "Note 3: A city of <Iraq>."
    assert view.table.word_tip(bead, Side.TARGET, 0) == ""


@pytest.mark.qt_log_ignore(r"does not support raise\(\)", extend=True)  # so says the offscreen platform
def test_the_flow_shows_headings_and_notes(view: EditorView, qtbot: QtBot) -> None:
    view.toggle_flow()
    paragraph = view.flow.shown()[0].paragraph
    layout = paragraph.sides[Side.TARGET].layout
    words = layout.cell.shown.split()
    assert [(words[word], label) for word, label in layout.notes] == [("city.", "3"), ("year", "2")]
    assert any(one.format.font().weight() == QFont.Weight.Bold for one in layout.layout.formats())
    rect = view.flow.word_rect(Side.TARGET, 1, ENGLISH[1].split().index("year"))
    assert rect is not None
    place: QPoint = rect.center()
    viewport = view.flow.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
    qtbot.waitUntil(lambda: "Which year?" in QToolTip.text())
    QToolTip.hideText()


def test_a_heading_stays_one_when_it_is_corrected(
    view: EditorView, session: ProjectSession, qtbot: QtBot
) -> None:
    bead = view.model.row_at(0)
    view.corrections.edit_text(bead, Side.TARGET, "The emperor rode out of the city.")
    qtbot.waitUntil(lambda: "emperor" in view.model.row_at(0).target_text)
    assert bold(view, 0, Side.TARGET) == "The emperor rode out of the city."


def test_a_text_without_marks_is_empty() -> None:
    assert SideStructure(TEXT, Structure()).is_empty
    assert not SideStructure(TEXT, ENGLISH_SIDE).is_empty
