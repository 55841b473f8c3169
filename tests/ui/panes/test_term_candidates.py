"""Term candidates in the window: one key takes a term into the glossary of the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.protocols import Bitext, Languages
from aligner.permissions import Person
from aligner.terminology.glossary import read_glossary
from ui.panes.glossary.candidates_dialog import TermCandidatesDialog
from ui.panes.glossary.pane import GlossaryPane
from ui.services.imports.project_factory import Arrival, make_bitext_project
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

LAYLA = Person("Layla")


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ProjectSession]:
    texts = [("صلاة الخوف هنا", "The prayer of fear here"), ("بيت الحكمة", "The House of Wisdom")] * 4
    texts += [("سار الناس", "People walked")] * 8
    units = tuple(TranslationUnit(*pair) for pair in texts)
    project = make_bitext_project(
        tmp_path / "p.muqabala",
        "p",
        Bitext(units, Languages()),
        Path("p.tsv"),
        LAYLA,
        arrival=Arrival.CONFIRMED,
    )
    made = ProjectSession(project, LAYLA, realign=False)
    yield made
    made.close()


def test_enter_adds_the_selected_candidate(session: ProjectSession, qtbot: QtBot, tmp_path: Path) -> None:
    pane = GlossaryPane(session)
    qtbot.addWidget(pane)
    dialog = TermCandidatesDialog(session.project, pane.terms)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() > 0)
    shown = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    rows = {item.text(0): item for item in shown if item is not None}
    assert rows["بيت الحكمة"].text(1) == "House of Wisdom"
    dialog.list.setCurrentItem(rows["صلاة الخوف"])
    assert dialog.example.text() == "صلاة الخوف هنا\nThe prayer of fear here"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert pane.glossary is not None
    assert [(term.source, term.targets) for term in pane.glossary.terms] == [
        ("صلاة الخوف", ("prayer of fear",))
    ]
    out = tmp_path / "terms.tbx"
    dialog.export_to(out)
    qtbot.waitUntil(out.exists)
    assert len(read_glossary(out).terms) == len(rows)
    qtbot.waitUntil(lambda: session.is_saved)
    assert session.project.setting("terms") == [["صلاة الخوف", ["prayer of fear"], ""]]


def test_reading_a_glossary_is_stopped_and_what_is_too_much_is_said(
    session: ProjectSession, qtbot: QtBot, tmp_path: Path
) -> None:
    pane = GlossaryPane(session)
    qtbot.addWidget(pane)
    path, usual = tmp_path / "many.tbx", pane.choose.text()
    languages = "<langSec xml:lang='ar'><term>a</term></langSec><langSec xml:lang='en'>{}</langSec>"
    terms = languages.format("<term>b</term>" + "".join(f"<term>{n}</term>" for n in range(1_000)))
    path.write_text(f"<tbx><conceptEntry>{terms}</conceptEntry></tbx>", "utf-8")
    pane.load(path)
    assert pane.choose.text() != usual
    QTest.mouseClick(pane.choose, Qt.MouseButton.LeftButton)
    assert not pane.terms.is_reading
    assert pane.choose.text() == usual
    pane.load(path)
    qtbot.waitUntil(lambda: not pane.terms.is_reading)
    assert path.name in pane.note.text()
    assert "a term with more than" in pane.note.text()
    assert pane.choose.text() == usual
    assert pane.glossary is None
    assert session.project.setting("glossary") is None
