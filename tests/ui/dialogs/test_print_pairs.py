"""Printing: which pairs are on the pages, and that the printer gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrinter

from aligner.bitext import Status
from aligner.errors import OutputError
from aligner.formats.documents.pdf.pages import read_pages
from aligner.formats.reports.pdf.page_images import PageImages
from aligner.progress import no_progress
from tests.helpers.editor_sample import AMAL, many_pairs
from tests.helpers.shell_sample import dress, open_sample, preferences, show_window
from ui.dialogs.print_pairs import PrintPairsDialog, PrintScope
from ui.services.printing import PrintChoice, write_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db import Project

ALL = frozenset(Status)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with many_pairs(tmp_path / "many.muqabala", 90) as made:
        yield made


@pytest.fixture
def dialog(qtbot: QtBot, project: Project) -> PrintPairsDialog:
    dress()
    order = [int(bead) for bead in project.order()]
    made = PrintPairsDialog(project, PrintScope(order[3:5], order[1:4]))
    qtbot.addWidget(made)
    assert made.selected.isChecked()  # more than one pair is selected: probably they are meant
    assert made.focusWidget() is made.selected
    made.all.click()
    made.show()
    qtbot.waitUntil(lambda: made.is_current)
    return made


def numbers(project: Project, choice: PrintChoice) -> list[int]:
    return [int(unit.identifier) for unit in choice.units(project)]


def test_what_is_chosen_is_printed_with_its_numbers(project: Project) -> None:
    order = [int(bead) for bead in project.order()]
    project.confirm(order[2:4], AMAL)
    assert numbers(project, PrintChoice(ALL)) == list(range(1, len(order) + 1))
    assert numbers(project, PrintChoice(ALL, 3, 5)) == [3, 4, 5]
    assert numbers(project, PrintChoice(frozenset({Status.CONFIRMED}))) == [3, 4]
    assert numbers(project, PrintChoice(ALL, beads=frozenset(order[4:6]))) == [5, 6]


def test_nothing_is_said_to_be_nothing(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"
    with pytest.raises(OutputError, match="No pairs"):
        write_sheet(project, PrintChoice(frozenset({Status.APPROVED})), path)
    assert not path.exists()


def test_the_preview_follows_the_choices(dialog: PrintPairsDialog, qtbot: QtBot) -> None:
    assert dialog.pages is not None
    whole = len(dialog.pages)
    assert whole > 1
    assert not dialog.preview.pixmap().isNull()
    dialog.show_page(99)
    assert dialog._page == whole - 1
    dialog.last.setValue(2)
    qtbot.waitUntil(lambda: dialog.is_current)
    assert len(dialog.pages) == 1
    dialog.found.click()
    qtbot.waitUntil(lambda: dialog.is_current)
    assert dialog.note.text() == "3 pairs"
    for box in dialog.statuses.values():
        box.setChecked(False)
    qtbot.waitUntil(lambda: dialog.is_current)
    assert not dialog.print_button.isEnabled()
    assert "No pairs" in dialog.note.text()


@pytest.mark.parametrize(("first", "last", "count"), [(0, 0, None), (2, 2, 1)])
def test_the_pages_go_to_the_printer(
    dialog: PrintPairsDialog, qtbot: QtBot, tmp_path: Path, first: int, last: int, count: int | None
) -> None:
    assert dialog.pages is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    if first:
        printer.setFromTo(first, last)
    whole = len(dialog.pages)
    with qtbot.waitSignal(dialog.printed) as printed:
        dialog.print_on(printer)
    assert printed.args == [count or whole]
    with PageImages(tmp_path / "printed.pdf") as pages:
        assert len(pages) == (count or whole)
        assert pages.image(0, 36).min() < 128  # there is ink on it
    assert not dialog.isVisible()


def test_the_pages_are_those_of_the_export(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    count = write_sheet(project, PrintChoice(ALL), path)
    pages, _ = read_pages(path, no_progress)
    with PageImages(path) as images:
        assert len(images) == len(pages)
        height, width, _ = images.image(0, 72).shape
    assert (width, height) == (596, 842)
    assert count == project.counts().total


def test_the_window_prints_what_is_selected(qtbot: QtBot, tmp_path: Path) -> None:
    window = show_window(qtbot, preferences(tmp_path))
    open_sample(qtbot, window)
    assert window.page is not None
    window.page.view.table.go_to_row(1)
    window.page.view.table.select_to(3)
    window.export.print_pairs()
    dialog = window.dialog
    assert isinstance(dialog, PrintPairsDialog)
    qtbot.waitUntil(lambda: dialog.is_current)
    assert dialog.selected.isChecked()
    assert dialog.note.text() == "3 pairs"
    dialog.reject()
    window.close()
