"""The export for a tool, and the panes of memory, glossary and consistency, on a small project."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from aligner.bitext import Status
from aligner.exchange.preflight import Check
from aligner.exchange.presets import PRESETS
from aligner.formats.registry import read_bitext
from db.stores.translation_memory import TranslationMemory
from tests.helpers.documents_sample import LAYLA, PAIRS, paired_file, paired_project
from tests.helpers.shell_sample import LONG_MS, OMAR, dress, preferences
from ui.dialogs.export.quick_export import QuickExportDialog
from ui.dialogs.export.tool_export import ExportToolDialog
from ui.i18n.language import set_language
from ui.i18n.languages import Language
from ui.panes.consistency.pane import ConsistencyPane
from ui.panes.glossary.pane import GlossaryPane
from ui.panes.memory.pane import MatchCard, MemoryDialog, MemoryPane
from ui.services.project_commands import Unconfirm
from ui.session.session import ProjectSession
from ui.widgets.text.day_field import DayField

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
    from pytestqt.qtbot import QtBot

    from aligner.exchange.presets import ExportPreset


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[ProjectSession]:
    dress()
    made = ProjectSession(paired_project(tmp_path), LAYLA, realign=False)
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot: QtBot, session: ProjectSession) -> ExportToolDialog:
    made = ExportToolDialog(session)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=LONG_MS)
    qtbot.waitUntil(lambda: made.report is not None, timeout=LONG_MS)
    return made


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[TranslationMemory]:
    with TranslationMemory.open(tmp_path / "memory.sqlite") as opened:
        yield opened


def item(tree: QTreeWidget, *path: int) -> QTreeWidgetItem:
    found = tree.topLevelItem(path[0])
    for at in path[1:]:
        assert found is not None
        found = found.child(at)
    assert found is not None
    return found


def click(tree: QTreeWidget, *path: int) -> None:
    entry = item(tree, *path)
    for at in range(1, len(path)):
        item(tree, *path[:at]).setExpanded(True)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(entry).center())


def choose(qtbot: QtBot, dialog: ExportToolDialog, name: str) -> None:
    """Another tool, as a person chooses it."""
    before = dialog.report
    at = dialog.tool.findData(name)
    dialog.tool.setCurrentIndex(at)
    dialog.tool.activated.emit(at)
    qtbot.waitUntil(lambda: dialog.report is not before, timeout=LONG_MS)


def test_findings_are_told_by_kind_and_lead_to_their_pair(
    qtbot: QtBot, dialog: ExportToolDialog, session: ProjectSession
) -> None:
    assert dialog.report is not None
    assert dialog.report.counts == {Check.WRONG_LANGUAGE: 1, Check.INCONSISTENT: 1, Check.NUMBERS: 1}
    assert "Pairs: 5" in dialog.summary.text()
    asked: list[int] = []
    dialog.go_to.connect(asked.append)
    order = [int(id_) for id_ in session.project.order()]
    click(dialog.findings, 0, 0)
    assert asked == [order[4]]
    dialog.findings.setCurrentItem(item(dialog.findings, 1, 0))
    QTest.keyClick(dialog.findings, Qt.Key.Key_Return)
    assert asked == [order[4], int(item(dialog.findings, 1, 0).text(1))]


def test_a_change_in_the_table_is_looked_at_anew(
    qtbot: QtBot, dialog: ExportToolDialog, session: ProjectSession
) -> None:
    wrong = int(session.project.order()[4])
    with qtbot.waitSignal(session.changed, timeout=LONG_MS):
        session.run(Unconfirm((wrong,), by=LAYLA))
    qtbot.waitUntil(
        lambda: dialog.report is not None and Check.WRONG_LANGUAGE not in dialog.report.counts,
        timeout=LONG_MS,
    )
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.statuses[Status.SUGGESTED].isChecked, timeout=LONG_MS)
    qtbot.waitUntil(
        lambda: dialog.report is not None and dialog.report.counts.get(Check.UNCONFIRMED) == 2,
        timeout=LONG_MS,
    )


def test_the_quick_export_tells_what_was_found_and_leads_to_it(
    qtbot: QtBot, session: ProjectSession, tmp_path: Path
) -> None:
    quick = QuickExportDialog(session.project, preferences(tmp_path))
    qtbot.addWidget(quick)
    quick.show()
    qtbot.waitUntil(lambda: quick.glance.report is not None, timeout=LONG_MS)
    assert quick.glance.said.text() == "Errors: 1; warnings: 2."
    asked: list[tuple[frozenset[Status], ExportPreset]] = []
    quick.report_wanted.connect(lambda which, tool: asked.append((which, tool)))
    QTest.mouseClick(quick.glance.button, Qt.MouseButton.LeftButton)
    assert asked == [(frozenset({Status.CONFIRMED, Status.APPROVED}), PRESETS["plain"])]
    assert not quick.isVisible()

    whole = ExportToolDialog(session)
    qtbot.addWidget(whole)
    whole.choose({Status.SUGGESTED}, PRESETS["trados"])
    assert whole.selection().statuses == frozenset({Status.SUGGESTED})
    assert whole.chosen_tool().name == "trados"


def test_the_quick_export_has_nothing_to_show_where_nothing_was_found(
    qtbot: QtBot, session: ProjectSession, tmp_path: Path
) -> None:
    order = session.project.order()
    session.project.unconfirm(order[1:5], LAYLA)
    quick = QuickExportDialog(session.project, preferences(tmp_path))
    qtbot.addWidget(quick)
    quick.show()
    qtbot.waitUntil(lambda: quick.glance.report is not None, timeout=LONG_MS)
    assert quick.glance.said.text() == "No problems found."
    assert not quick.glance.button.isVisible()


def test_a_tool_brings_its_codes_and_its_limit(
    qtbot: QtBot, dialog: ExportToolDialog, tmp_path: Path
) -> None:
    assert not dialog.long.isEnabled()
    choose(qtbot, dialog, "trados")
    assert dialog.source_code.placeholderText() == "ar-SA"
    assert dialog.long.isEnabled()
    with qtbot.waitSignal(dialog.written, timeout=LONG_MS):
        dialog.export_to(tmp_path / "out.tmx")
    units = read_bitext(tmp_path / "out.tmx").units
    assert {unit.source_language for unit in units} == {"ar-SA"}
    assert len(units) == 5
    assert "Exported to out.tmx: 5." in dialog.said.text()


def test_another_format_without_duplicates(qtbot: QtBot, dialog: ExportToolDialog, tmp_path: Path) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData("xlsx"))
    dialog.duplicates.setCurrentIndex(2)
    dialog.source_code.setText("ar-EG")
    with qtbot.waitSignal(dialog.written, timeout=LONG_MS):
        dialog.export_to(tmp_path / "out.xlsx")
    units = read_bitext(tmp_path / "out.xlsx").units
    assert len(units) == 4
    assert units[0].source_language == "ar-EG"
    assert "duplicates: 1" in dialog.said.text()


def test_what_makes_no_sense_cannot_be_exported(dialog: ExportToolDialog) -> None:
    dialog.source_code.setText("ar-AR")
    assert "Argentina" in dialog.said.text()
    assert not dialog.export_button.isEnabled()
    dialog.source_code.clear()
    assert dialog.export_button.isEnabled()
    for box in dialog.statuses.values():
        box.setChecked(False)
    assert not dialog.export_button.isEnabled()


def test_both_days_count_whole(dialog: ExportToolDialog) -> None:
    dialog.dated.setChecked(True)
    dialog.since.setDate(QDate(2026, 11, 22))
    dialog.until.setDate(QDate(2026, 11, 22))
    selection = dialog.selection()
    assert selection.since is not None
    assert selection.until is not None
    assert selection.since.astimezone().replace(tzinfo=None) == datetime(2026, 11, 22)
    assert selection.until.astimezone().date() == date(2026, 11, 22)
    assert selection.until - selection.since > timedelta(hours=22)


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.ARABIC])
def test_the_calendar_shows_its_days_whole(qtbot: QtBot, qapp: QApplication, language: Language) -> None:
    set_language(qapp, language)
    room = QWidget()
    qtbot.addWidget(room)
    calendar = DayField(QDate(2026, 8, 31), room).calendarWidget()
    set_language(qapp, Language.ENGLISH)
    calendar.resize(calendar.minimumSize().expandedTo(calendar.sizeHint()))
    room.show()
    calendar.show()
    QApplication.processEvents()
    (days,) = calendar.findChildren(QTableView)
    assert calendar.width() < 400
    assert days.verticalHeader().length() <= days.viewport().height()
    assert all(days.columnWidth(n) >= days.sizeHintForColumn(n) for n in range(days.model().columnCount()))


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, dialog: ExportToolDialog, tmp_path: Path
) -> None:
    dialog.export_to(tmp_path / "nowhere" / "out.tmx")
    qtbot.waitUntil(lambda: "no folder" in dialog.said.text(), timeout=LONG_MS)
    assert dialog.export_button.isEnabled()


def test_the_report_is_saved_as_a_page(qtbot: QtBot, dialog: ExportToolDialog, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    dialog.save_report(page)
    qtbot.waitUntil(page.exists, timeout=LONG_MS)
    qtbot.waitUntil(lambda: "report.html" in dialog.said.text(), timeout=LONG_MS)
    assert "Wrong language on a side: 1" in page.read_text(encoding="utf-8")


# The memory


@pytest.fixture
def pane(qtbot: QtBot, session: ProjectSession, memory: TranslationMemory) -> MemoryPane:
    made = MemoryPane(session, memory=lambda: memory)
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    return made


def test_the_memory_is_filled_and_offers_what_is_alike(
    qtbot: QtBot, pane: MemoryPane, session: ProjectSession, memory: TranslationMemory, tmp_path: Path
) -> None:
    pane.show_bead(int(session.project.order()[0]))
    qtbot.waitUntil(lambda: "empty" in pane.note.text(), timeout=LONG_MS)
    other = paired_file(
        tmp_path / "other.tmx",
        [("سار السلطانُ إلى العراق في تلك السنة", "He set out for Iraq."), ("كتاب النحو", "Grammar")],
    )
    pane.fill_memory()
    dialog = pane.findChild(MemoryDialog)
    assert dialog is not None
    dialog.take(other)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=LONG_MS)
    assert "Imported from other.tmx: 2 pairs." in dialog.said.text()
    qtbot.waitUntil(lambda: len(pane.matches) == 1, timeout=LONG_MS)
    assert pane.matches[0].score == 99
    dialog.table.setFocus()
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 0, timeout=LONG_MS)
    qtbot.waitUntil(lambda: not pane.matches, timeout=LONG_MS)
    dialog.reject()


def test_a_project_is_taken_in_with_what_is_confirmed(
    qtbot: QtBot, pane: MemoryPane, memory: TranslationMemory, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    project = paired_project(tmp_path / "other", confirmed=2)
    project.close()
    dialog = MemoryDialog(lambda: memory, tmp_path)
    qtbot.addWidget(dialog)
    dialog.take(project.path)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=LONG_MS)
    assert memory.sources()[0].pairs == 2
    dialog.take(tmp_path / "missing.tmx")
    qtbot.waitUntil(lambda: "does not exist" in dialog.said.text(), timeout=LONG_MS)


@pytest.mark.parametrize("person", [LAYLA, OMAR])
def test_a_match_is_taken_over_or_proposed(
    qtbot: QtBot,
    pane: MemoryPane,
    session: ProjectSession,
    memory: TranslationMemory,
    tmp_path: Path,
    person: object,
) -> None:
    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.permissions import Person

    assert isinstance(person, Person)
    memory.add("old", [TranslationUnit(PAIRS[0][0], "The sultan went to Iraq that year.")])
    session.person = person
    bead = int(session.project.order()[0])
    pane.show_bead(bead)
    qtbot.waitUntil(lambda: len(pane.findChildren(MatchCard)) == 1, timeout=LONG_MS)
    with qtbot.waitSignal(session.changed, timeout=LONG_MS):
        QTest.mouseClick(pane.findChildren(MatchCard)[0].button, Qt.MouseButton.LeftButton)
    (row,) = session.project.rows([bead])
    if person is LAYLA:
        assert row.target_text == "The sultan went to Iraq that year."
        assert row.edited
    else:
        assert row.target_text == PAIRS[0][1]
        assert session.project.comments(bead)[0].kind == "propose"


def test_differences_from_the_memory_are_lines_too(
    qtbot: QtBot, pane: MemoryPane, session: ProjectSession, memory: TranslationMemory
) -> None:
    from aligner.exchange.translation_unit import TranslationUnit

    words = PAIRS[0][0].split()
    like = " ".join(["كلمة", *words[1:]])
    memory.add("old", [TranslationUnit(like, "Like it."), TranslationUnit(PAIRS[1][0], "Another.")])
    pane.show_bead(int(session.project.order()[0]))
    qtbot.waitUntil(lambda: len(pane.findChildren(MatchCard)) == 1, timeout=LONG_MS)
    (card,) = pane.findChildren(MatchCard)
    source = next(text for text in card.findChildren(QLabel) if "line-through" in text.text())
    struck, underlined = source.text().index("line-through"), source.text().index("underline")
    assert struck < source.text().index("كلمة") < underlined < source.text().index(words[0])
    assert f"Only in the memory: كلمة\nOnly in this pair: {words[0]}" in source.accessibleName()
    assert pane.legend.isVisible()


# The glossary


def test_terms_of_a_pair_and_of_all(qtbot: QtBot, session: ProjectSession, tmp_path: Path) -> None:
    terms = tmp_path / "terms.csv"
    terms.write_text("Arabic,English\nسلطان,sultan\nتجار,traders\nمدينة,town; city\n", encoding="utf-8")
    pane = GlossaryPane(session)
    qtbot.addWidget(pane)
    pane.resize(400, 500)
    pane.show()
    assert not pane.check_button.isEnabled()
    pane.load(terms)
    qtbot.waitUntil(lambda: pane.glossary is not None, timeout=LONG_MS)
    order = [int(id_) for id_ in session.project.order()]
    pane.show_bead(order[0])
    qtbot.waitUntil(lambda: pane.uses.topLevelItemCount() == 1, timeout=LONG_MS)
    assert [item(pane.uses, 0).text(column) for column in range(3)] == ["سلطان", "sultan", "yes"]
    QTest.mouseClick(pane.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.breaches.topLevelItemCount() == 2, timeout=LONG_MS)
    asked: list[int] = []
    pane.go_to.connect(asked.append)
    click(pane.breaches, 1)
    assert asked == [order[4]]
    qtbot.waitUntil(lambda: session.is_saved, timeout=LONG_MS)
    qtbot.waitUntil(lambda: session.project.setting("glossary") == str(terms), timeout=LONG_MS)
    again = GlossaryPane(session)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.glossary is not None, timeout=LONG_MS)
    pane.load(tmp_path / "missing.csv")
    qtbot.waitUntil(lambda: "does not exist" in pane.note.text(), timeout=LONG_MS)


# Consistency


def test_a_phrase_and_all_its_translations(qtbot: QtBot, session: ProjectSession) -> None:
    pane = ConsistencyPane(session)
    qtbot.addWidget(pane)
    pane.resize(400, 500)
    pane.show()
    pane.phrase.insert("نَيْسابور")  # QTest types Latin letters only
    QTest.keyClick(pane.phrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.tree.topLevelItemCount() == 1, timeout=LONG_MS)
    top = item(pane.tree, 0)
    assert top.text(1) == "2"
    assert {item(pane.tree, 0, at).text(0) for at in range(2)} == {PAIRS[1][1], PAIRS[3][1]}
    asked: list[int] = []
    pane.go_to.connect(asked.append)
    click(pane.tree, 0, 1)
    order = [int(id_) for id_ in session.project.order()]
    assert asked[0] in (order[1], order[3])
    pane.show_bead(asked[0])
    assert item(pane.tree, 0, 1).font(0).bold()
    pane.phrase.clear()
    QTest.mouseClick(pane.all_button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.waitUntil(lambda: pane.tree.topLevelItemCount() == 1, timeout=LONG_MS)
    assert item(pane.tree, 0).text(0) == PAIRS[1][0]
    pane.phrase.insert("لا شيء من هذا")
    qtbot.waitUntil(lambda: "No results" in pane.found.text(), timeout=LONG_MS)
