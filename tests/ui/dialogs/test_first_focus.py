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
