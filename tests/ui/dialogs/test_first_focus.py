"""Where the focus is when a dialog opens, and where the next file chooser begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.helpers.documents_sample import BOOK_AR, BOOK_EN, markdown
from tests.helpers.shell_sample import LAYLA, LONG_MS
from ui.dialogs.new_project.dialog import CHAPTERS, NewProjectDialog
from ui.editor.dialogs.bulk_confirm import ConfirmByConfidence

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_threshold_that_is_typed_counts(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    page = QWidget()
    qtbot.addWidget(page)
    dialog = ConfirmByConfidence(np.arange(4), np.array([0.5, 0.7, 0.8, 0.95], dtype=np.float32), page)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.least.hasFocus() or dialog.focusWidget() is dialog.least
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClicks(dialog.least, "60")
        QTest.keyClick(dialog.least, Qt.Key.Key_Return)
    assert chosen.args == [[1, 2, 3]]


def test_the_last_step_of_an_import_begins_in_its_table(qtbot: QtBot, tmp_path: Path) -> None:
    files = [markdown(tmp_path / "book-ar.md", BOOK_AR), markdown(tmp_path / "book-en.md", BOOK_EN)]
    dialog = NewProjectDialog(tmp_path, LAYLA, files)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(dialog.next_button.isEnabled, timeout=LONG_MS)
    dialog.next_button.setFocus()
    dialog.go(CHAPTERS)
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=LONG_MS)
    assert dialog.focusWidget() is dialog.chapters.table


def test_a_dialog_that_has_both_texts_begins_at_its_button(qtbot: QtBot, tmp_path: Path) -> None:
    """Also where the window comes to the front later than the texts are read."""
    dialog = NewProjectDialog(tmp_path, LAYLA, plain_texts(tmp_path))
    qtbot.addWidget(dialog)
    dialog.files_button.setFocus()  # shown later: nothing has the focus yet
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=LONG_MS)
    assert dialog.focusWidget() is dialog.create_button


def test_a_step_without_chapters_begins_at_the_button_that_creates(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewProjectDialog(tmp_path, LAYLA, plain_texts(tmp_path))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(dialog.next_button.isEnabled, timeout=LONG_MS)
    dialog.go(CHAPTERS)
    qtbot.waitUntil(dialog.create_button.isEnabled, timeout=LONG_MS)
    assert not dialog.chapters.table.isEnabled()
    assert dialog.focusWidget() is dialog.create_button
    # Grey words on a selection cannot be read.
    assert not dialog.chapters.table.selectionModel().hasSelection()


def test_numbers_stand_under_their_headings(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewProjectDialog(tmp_path, LAYLA, plain_texts(tmp_path))
    qtbot.addWidget(dialog)
    steps = dialog.cleaning.steps
    for column in (1, 2):
        heading, number = steps.horizontalHeaderItem(column), steps.item(0, column)
        assert heading is not None
        assert number is not None
        assert heading.textAlignment() == number.textAlignment()


def plain_texts(folder: Path) -> list[Path]:
    """Two short texts without headings."""
    files = {
        "ar.txt": "سار الملك إلى المدينة. ثم عاد.",
        "en.txt": "The king marched to the city. Then he returned.",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def test_the_second_file_is_looked_for_beside_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    arabic = texts / "ar.txt"
    arabic.write_text("سار الملك إلى المدينة. ثم عاد.", encoding="utf-8")
    dialog = NewProjectDialog(tmp_path, LAYLA)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.source.set_file(arabic)
    qtbot.waitUntil(lambda: dialog.source.text is not None, timeout=LONG_MS)
    dialog.target.ask()
    chooser = dialog.target.findChild(QFileDialog)
    assert chooser is not None
    assert chooser.directory().path() == str(texts)
    chooser.close()
