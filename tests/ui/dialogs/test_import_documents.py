"""Importing documents and pairs: the preview, and corrections by keys and mouse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit

from aligner.alignment.chapter_aligner import ChapterMatch
from aligner.bitext import Side
from aligner.formats.protocols import Languages
from aligner.text.cleaning import CleaningStep
from db import Project
from tests.helpers.documents_sample import (
    BOOK_AR,
    BOOK_EN,
    LAYLA,
    PAIRS,
    markdown,
    open_document,
    paired_file,
    web_page,
    word_document,
)
from tests.helpers.shell_sample import LONG_MS, dress, drop_on, preferences
from ui.dialogs.import_documents.chapter_page import ChapterModel, ChapterPage, Pairing
from ui.dialogs.import_documents.encoding_dialog import EncodingDialog
from ui.dialogs.import_pairs import ImportPairsDialog
from ui.dialogs.new_project.dialog import CHAPTERS, CLEANING, SIDES, NewProjectDialog
from ui.preferences.dialog import PreferencesDialog
from ui.settings.segmentation_rules import all_usual_rules
from ui.widgets.segmentation_rules_dialog import RulesDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QApplication, QDialog
    from pytestqt.qtbot import QtBot

    Open = Callable[..., NewProjectDialog]


@pytest.fixture
def book(tmp_path: Path) -> list[Path]:
    return [word_document(tmp_path / "kitab-ar.docx", BOOK_AR), markdown(tmp_path / "kitab-en.md", BOOK_EN)]


@pytest.fixture
def open_dialog(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Open:
    def make(files: Sequence[Path] = ()) -> NewProjectDialog:
        dress()
        dialog = NewProjectDialog(tmp_path, LAYLA, files)
        qtbot.addWidget(dialog)
        show_active(qtbot, dialog)
        if files:
            settle(qtbot, dialog)
        return dialog

    return make


def show_active(qtbot: QtBot, dialog: QDialog) -> None:
    """Keys with Alt reach only an active window."""
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=LONG_MS)


def settle(qtbot: QtBot, dialog: NewProjectDialog) -> None:
    """Wait until both sides have been read, or refused, and nothing else is under way."""

    def done() -> bool:
        sides = all(
            panel.request is None or panel.text is not None or bool(panel.error)
            for panel in (dialog.source, dialog.target)
        )
        return sides and not dialog._aside.is_busy and not dialog.cleaning.aside.is_busy

    qtbot.waitUntil(done, timeout=LONG_MS)


def step(qtbot: QtBot, dialog: NewProjectDialog, back: bool = False) -> None:
    """To the next step, or back, by their keys; a button pressed by its key acts a little later."""
    here = dialog.pages.currentIndex()
    page = here + (-1 if back else 1)
    forward = Qt.Key.Key_M if here == SIDES else Qt.Key.Key_N
    QTest.keyClick(dialog, Qt.Key.Key_B if back else forward, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == page, timeout=LONG_MS)
    settle(qtbot, dialog)


def test_what_is_in_the_documents_is_shown(open_dialog: Open, book: list[Path]) -> None:
    dialog = open_dialog(book)
    titles = [dialog.source.outline.topLevelItem(i).text(0) for i in range(4)]  # type: ignore[union-attr]
    assert titles == [heading for heading, _ in BOOK_AR]
    assert "headings: 3" in dialog.target.counts.text()
    assert dialog.target.preview.toPlainText().startswith("1\u2002Chapter 1: The journey")
    assert not dialog.source.encoding.isEnabled()
    assert dialog.target.encoding.text() == "utf-8"
    assert dialog.name.text() == "kitab"


@pytest.mark.parametrize(("write", "name"), [(open_document, "kitab.odt"), (web_page, "kitab.html")])
def test_other_kinds_of_documents(
    open_dialog: Open, book: list[Path], tmp_path: Path, write: Callable[..., Path], name: str
) -> None:
    dialog = open_dialog([write(tmp_path / name, BOOK_AR), book[1]])
    assert dialog.source.text is not None
    assert [chapter.title for chapter in dialog.source.text.chapters] == [heading for heading, _ in BOOK_AR]
    assert dialog.next_button.isEnabled()


def test_a_pdf_comes_in_logical_order(open_dialog: Open, book: list[Path], tmp_path: Path) -> None:
    dialog = open_dialog([paired_file(tmp_path / "kitab.pdf", [PAIRS[0]]), book[1]])
    assert dialog.source.text is not None
    assert PAIRS[0][0] in " ".join(dialog.source.text.text.split())
    assert dialog.source.text.structure.pages


def test_an_arabic_document_goes_to_the_source(open_dialog: Open, book: list[Path]) -> None:
    dialog = open_dialog(list(reversed(book)))
    assert dialog.source.request is not None
    assert dialog.source.request.path == book[0]


def test_all_steps_by_keys_make_a_project(
    open_dialog: Open, book: list[Path], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = open_dialog(book)
    made: list[Path] = []
    dialog.made.connect(made.append)
    step(qtbot, dialog)
    assert dialog.pages.currentIndex() == CLEANING
    steps = dialog.cleaning.steps
    assert steps.item(0, 1).text() == "2"  # type: ignore[union-attr]
    steps.setCurrentCell(0, 0)
    QTest.keyClick(steps, Qt.Key.Key_Space)
    assert dialog.cleaning.chosen() == (CleaningStep.TATWEEL,)
    step(qtbot, dialog)
    assert dialog.pages.currentIndex() == CHAPTERS
    qtbot.waitUntil(lambda: len(dialog.chapters.model.rows) == 4, timeout=LONG_MS)
    assert dialog.chapters.by_chapter.isChecked()
    QTest.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(made), timeout=LONG_MS)
    assert made == [tmp_path / "kitab.muqabala"]
    with Project.open(made[0]) as project:
        assert "ـ" not in project.text(Side.SOURCE)
        assert "tatweel" in project.info().source.cleaning[1]
        assert len(project.setting("chapters")) == 4
        assert project.info().created_by == "Layla"


def test_a_place_can_be_left_as_it_is(open_dialog: Open, book: list[Path], qtbot: QtBot) -> None:
    dialog = open_dialog(book)
    step(qtbot, dialog)
    page = dialog.cleaning
    empty = next(row for row, one in enumerate(CleaningStep) if not page.survey.places[one])
    page.steps.setCurrentCell(empty, 0)
    assert page.nothing.isVisible()
    assert "not found" in page.nothing.text()
    page.steps.setCurrentCell(0, 0)
    assert not page.nothing.isVisible()
    QTest.keyClick(page.steps, Qt.Key.Key_Space)
    assert page.model.rowCount() == 2
    page.places.setCurrentIndex(page.model.index(1, 0))
    QTest.keyClick(page.places, Qt.Key.Key_Space)
    step(qtbot, dialog)
    assert dialog.source.text is not None
    assert "العراق" in dialog.source.text.text
    assert "الإســلام" in dialog.source.text.text
    step(qtbot, dialog, back=True)
    page.steps.setCurrentCell(0, 0)
    QTest.keyClick(page.steps, Qt.Key.Key_Space)
    step(qtbot, dialog)
    assert "العـــراق" in dialog.source.text.read.text
    assert "العـــراق" in dialog.source.text.text


def test_the_models_keep_the_rules_of_qt(open_dialog: Open, book: list[Path], qtbot: QtBot) -> None:
    dialog = open_dialog(book)
    testers = [QAbstractItemModelTester(model) for model in (dialog.cleaning.model, dialog.chapters.model)]
    step(qtbot, dialog)
    step(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(dialog.chapters.model.rows), timeout=LONG_MS)
    dialog.chapters.model.part(0)
    assert len(testers) == 2


@pytest.fixture
def page(qtbot: QtBot, open_dialog: Open, book: list[Path]) -> ChapterPage:
    dialog = open_dialog(book)
    step(qtbot, dialog)
    step(qtbot, dialog)
    qtbot.waitUntil(lambda: len(dialog.chapters.model.rows) == 4, timeout=LONG_MS)
    return dialog.chapters


def rows(model: ChapterModel) -> list[tuple[int | None, int | None]]:
    return [(row.source, row.target) for row in model.rows]


def test_chapters_are_mended_by_keys(page: ChapterPage) -> None:
    model, table = page.model, page.table
    assert rows(model) == [(0, 0), (1, 1), (2, 2), (3, None)]
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert rows(model) == [(0, 0), (1, None), (2, 1), (3, 2)]
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert rows(model) == [(0, 0), (1, 1), (2, 2), (3, None)]
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert rows(model) == [(0, None), (None, 0), (1, 1), (2, 2), (3, None)]
    assert "Unpaired: 3" in page.note.text()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert rows(model) == [(0, 0), (1, 1), (2, 2), (3, None)]
    assert page.window().isVisible(), "Enter in the table must not close the dialog"


def test_a_chapter_is_dropped_on_its_partner(page: ChapterPage) -> None:
    model = page.model
    mime = model.mimeData([model.index(2, 2)])
    model.dropMimeData(mime, Qt.DropAction.MoveAction, -1, -1, model.index(3, 0))
    assert rows(model) == [(0, 0), (1, 1), (2, None), (3, 2)]
    assert model.rows[3].certainty is None
    foreign = QMimeData()
    foreign.setText("3 0")
    assert not model.dropMimeData(foreign, Qt.DropAction.MoveAction, -1, -1, model.index(0, 0))


def test_every_chapter_stays_in_one_row_whatever_is_done(page: ChapterPage) -> None:
    model = page.model
    acts: list[Callable[[], bool]] = [
        lambda: model.push_down(0), lambda: model.push_down(2), lambda: model.pull_up(3),
        lambda: model.pull_up(1), lambda: model.join(1, 3), lambda: model.part(2), lambda: model.pull_up(4),
        lambda: model.push_down(1),
    ]  # fmt: skip
    for act in acts:
        act()
        assert sorted(row.source for row in model.rows if row.source is not None) == [0, 1, 2, 3]
        assert sorted(row.target for row in model.rows if row.target is not None) == [0, 1, 2]
        assert all(row.source is not None or row.target is not None for row in model.rows)


def test_as_one_there_are_no_matches(qtbot: QtBot, page: ChapterPage) -> None:
    assert len(page.matches()) == 4
    assert isinstance(page.matches()[0], ChapterMatch)
    QTest.keyClick(page.window(), Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not page.by_chapter.isChecked(), timeout=LONG_MS)
    assert page.matches() == ()
    assert not page.table.isEnabled()
    assert page.model.rows[0] == Pairing(0, 0, page.model.rows[0].certainty, page.model.rows[0].reason), (
        "and they come back when it is ticked again"
    )


def test_rules_are_loaded_from_a_file(
    open_dialog: Open, book: list[Path], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = open_dialog(book)
    rules = tmp_path / "rules.srx"
    rules.write_text(
        '<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="no"/><body><languagerules>'
        '<languagerule languagerulename="all"><rule break="yes"><beforebreak>,</beforebreak>'
        "<afterbreak>\\s</afterbreak></rule></languagerule></languagerules><maprules>"
        '<languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>',
        encoding="utf-8",
    )
    dialog.target.load_rules(rules)
    settle(qtbot, dialog)
    assert dialog.target.text is not None
    parts = [part.of(dialog.target.text.text) for part in dialog.target.text.segmentation.segments]
    assert "musk and camphor." in parts
    assert "rules.srx" in dialog.target.cutting.currentText()
    dialog.target.load_rules(book[1])
    qtbot.waitUntil(lambda: book[1].name in dialog.target.trouble.text(), timeout=LONG_MS)


def test_our_rules_are_edited(open_dialog: Open, book: list[Path], qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_dialog(book)
    side = dialog.target
    at = side.cutting.findData("own")
    side.cutting.setCurrentIndex(at)
    side.cutting.activated.emit(at)
    rules = side.findChild(RulesDialog)
    assert rules is not None
    QTest.mouseClick(rules.add_button, Qt.MouseButton.LeftButton)
    cell = rules.table.findChild(QLineEdit)
    assert cell is not None
    QTest.keyClicks(cell, "his army[.")
    QTest.keyClick(cell, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "regular expression" in rules.trouble.text(), timeout=LONG_MS)
    assert not rules.ok_button.isEnabled()
    rules.table.item(0, 1).setText(r"his army\.")  # type: ignore[union-attr]
    QTest.mouseClick(rules.add_button, Qt.MouseButton.LeftButton)
    rules.table.item(1, 1).setText("silk,")  # type: ignore[union-attr]
    rules.table.item(1, 0).setCheckState(Qt.CheckState.Checked)  # type: ignore[union-attr]
    saved = tmp_path / "own.srx"
    rules.save(saved)
    QTest.mouseClick(rules.ok_button, Qt.MouseButton.LeftButton)
    settle(qtbot, dialog)
    assert side.text is not None
    parts = [part.of(side.text.text) for part in side.text.segmentation.segments]
    assert BOOK_EN[0][1][0] in parts, "the two sentences are one"
    assert "musk and camphor." in parts
    assert side.cutting.currentData() == "own"
    assert "".join("".join(parts).split()) == "".join(side.text.text.split()), "no word is lost"
    again = RulesDialog((), tmp_path, "en", dialog)
    again.load(saved)
    qtbot.waitUntil(lambda: again.table.rowCount() == 2, timeout=LONG_MS)
    assert [(rule.breaks, rule.before.pattern) for rule in again.rules()] == [
        (False, r"his army\."),
        (True, "silk,"),
    ]
    again.load(book[1])
    assert again.load_button.text() == "Stop"
    again._ask_load()
    assert again.load_button.text() != "Stop"
    assert not again.trouble.text()
    again.load(book[1])
    qtbot.waitUntil(lambda: book[1].name in again.trouble.text(), timeout=LONG_MS)
    assert again.table.rowCount() == 2


def test_rules_of_every_new_project_are_edited_and_used(
    qtbot: QtBot, qapp: QApplication, book: list[Path], tmp_path: Path
) -> None:
    dress()
    kept = preferences(tmp_path)
    choices = PreferencesDialog(kept)
    qtbot.addWidget(choices)
    choices.show()
    QTest.mouseClick(choices.rules["en"], Qt.MouseButton.LeftButton)
    rules = choices.findChild(RulesDialog)
    assert rules is not None
    rules.add()
    rules.table.item(0, 1).setText(r"his army\.")  # type: ignore[union-attr]
    rules.accept()
    usual = all_usual_rules(kept)
    assert {language: len(rules) for language, rules in usual.items()} == {"en": 1}

    dialog = NewProjectDialog(tmp_path, LAYLA, book, usual=usual)
    qtbot.addWidget(dialog)
    show_active(qtbot, dialog)
    settle(qtbot, dialog)
    side = dialog.target
    assert side.text is not None
    assert BOOK_EN[0][1][0] in [part.of(side.text.text) for part in side.text.segmentation.segments]
    assert side.text.ruled, "the cuts are kept with the project"
    side.set_rules(())  # only this text is cut by our own rules
    settle(qtbot, dialog)
    assert side.text is not None
    assert BOOK_EN[0][1][0] not in [part.of(side.text.text) for part in side.text.segmentation.segments]


def test_rules_kept_by_nobody_knows_whom_are_passed_over(tmp_path: Path) -> None:
    kept = preferences(tmp_path)
    kept.set_value("segmentation/en", [[True, "a[", "b"], ["x"], [False, "c", " "]])
    assert [rule.before.pattern for rule in all_usual_rules(kept)["en"]] == ["c"]


def test_furniture_of_a_pdf_is_kept_by_choice(
    open_dialog: Open, qtbot: QtBot, book: list[Path], tmp_path: Path
) -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    pdf.set_auto_page_break(False)
    for number in range(1, 5):
        pdf.add_page()
        for y, text in ((10, "The History"), (60, f"Chapter text {number} begins."), (280, f"- {number} -")):
            pdf.set_y(y)
            pdf.cell(0, 5, text, align="C")
    pdf.output(str(tmp_path / "book.pdf"))
    dialog = open_dialog([book[0], tmp_path / "book.pdf"])
    side = dialog.target
    assert side.text is not None
    assert "The History" not in side.text.text
    tree = side.outline
    tops = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    heads = next(top for top in tops if top is not None and "Running heads" in top.text(0))
    heads.setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: side.request is not None and bool(side.request.furniture), timeout=LONG_MS)
    settle(qtbot, dialog)
    assert side.text is not None
    assert side.text.text.count("The History") == 4
    assert "- 2 -" not in side.text.text
    tops = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    again = next(top for top in tops if top is not None and top.text(0) == "Running heads, kept")
    again.setCheckState(0, Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: side.request is not None and not side.request.furniture, timeout=LONG_MS)
    settle(qtbot, dialog)
    assert side.text is not None
    assert "The History" not in side.text.text


def test_what_cannot_be_read_is_told(
    open_dialog: Open, book: list[Path], qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 broken")
    dialog = open_dialog([book[0], broken])
    assert dialog.target.error
    assert dialog.target.trouble.isVisible()
    assert not dialog.next_button.isEnabled()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(book[1]))])
    drop_on(dialog.target, mime)
    settle(qtbot, dialog)
    assert dialog.next_button.isEnabled()


def test_names_that_are_taken_and_the_same_file_twice(
    open_dialog: Open, book: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "kitab.muqabala").write_bytes(b"mine")
    dialog = open_dialog(book)
    assert dialog.name.text() == "kitab 2"
    dialog.name.clear()
    QTest.keyClicks(dialog.name, "kitab")
    assert "another name" in dialog.trouble.text()
    assert not dialog.next_button.isEnabled()
    twice = open_dialog([book[0], book[0]])
    assert "same file" in twice.trouble.text()


def test_escape_leaves_nothing_behind(open_dialog: Open, book: list[Path], tmp_path: Path) -> None:
    dialog = open_dialog(book)
    assert dialog.pages.currentIndex() == SIDES
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not list(tmp_path.glob("*.muqabala"))


def test_encodings_are_shown_as_they_would_read(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    dress()
    old = tmp_path / "old.txt"
    old.write_bytes(("سار السلطان إلى العراق في تلك السنة\n" * 5).encode("cp1256"))
    dialog = EncodingDialog(old, "cp1256")
    qtbot.addWidget(dialog)
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 1, timeout=LONG_MS)
    assert dialog.table.item(0, 1).text().startswith("سار السلطان")  # type: ignore[union-attr]
    assert dialog.table.currentRow() == 0
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert chosen == ["mac-arabic"]


CASES = Path(__file__).parents[2] / "data" / "cases"


@pytest.fixture
def open_pairs(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Callable[[Path], ImportPairsDialog]:
    def make(file: Path) -> ImportPairsDialog:
        dress()
        dialog = ImportPairsDialog(tmp_path, LAYLA, file)
        qtbot.addWidget(dialog)
        show_active(qtbot, dialog)
        qtbot.waitUntil(lambda: not dialog._aside.is_busy, timeout=LONG_MS)
        return dialog

    return make


def test_the_languages_of_a_memory_are_chosen_in_the_dialog(
    open_pairs: Callable[[Path], ImportPairsDialog], qtbot: QtBot
) -> None:
    dialog = open_pairs(CASES / "tmx-six-languages.tmx")
    assert dialog.choice.isVisible()
    assert dialog.choice.languages == Languages("en", "ar")
    dialog.choice.target.setCurrentText("fr")
    dialog.choice.target.activated.emit(dialog.choice.target.currentIndex())
    qtbot.waitUntil(lambda: dialog.bitext is not None, timeout=LONG_MS)
    assert dialog.bitext is not None
    assert {unit.target_language for unit in dialog.bitext.units} == {"fr"}
    dialog.set_file(CASES / "tmx-two-variants-same-language.tmx")
    qtbot.waitUntil(lambda: dialog.bitext is not None, timeout=LONG_MS)
    one = dialog.model.rowCount()
    QTest.mouseClick(dialog.choice.all_variants, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.waitUntil(lambda: dialog.model.rowCount() > one, timeout=LONG_MS)


@pytest.mark.parametrize("name", ["old.tmx", "old.xlf", "old.tsv", "old.csv", "old.xlsx", "old.docx"])
@pytest.mark.parametrize("confirmed", [True, False])
def test_pairs_of_every_kind_arrive_as_chosen(
    open_pairs: Callable[[Path], ImportPairsDialog], qtbot: QtBot, tmp_path: Path, name: str, confirmed: bool
) -> None:
    dialog = open_pairs(paired_file(tmp_path / name))
    assert dialog.model.rowCount() == 6
    QAbstractItemModelTester(dialog.model)
    made: list[tuple[Path, bool]] = []
    dialog.made.connect(lambda path, realign: made.append((path, realign)))
    if confirmed:
        QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: not dialog.realign.isEnabled(), timeout=LONG_MS)
    else:
        QTest.mouseClick(
            dialog.realign, Qt.MouseButton.LeftButton, pos=QPoint(10, dialog.realign.height() // 2)
        )
    QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(made), timeout=LONG_MS)
    assert made == [(tmp_path / "old.muqabala", not confirmed)]
    with Project.open(made[0][0]) as project:
        counts = project.counts()
        assert (counts.total, counts.confirmed) == (6, 6 if confirmed else 0)


def test_running_text_is_no_bitext(open_pairs: Callable[[Path], ImportPairsDialog], tmp_path: Path) -> None:
    dialog = open_pairs(markdown(tmp_path / "book.md", BOOK_EN))
    assert "not pairs" in dialog.trouble.text()
    assert not dialog.create_button.isEnabled()
