"""The new project dialog: what is shown before anything is made, and what is said when it cannot be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest

from aligner.segmentation.segmenter import Cutting
from tests.helpers.shell_sample import ARABIC, ENGLISH, LONG_MS, dress, drop_on
from ui.dialogs.new_project.dialog import NewProjectDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.dialogs.new_project.dialog import Plan
    from ui.dialogs.new_project.plain_side import SidePanel

    Open = Callable[..., NewProjectDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Open:
    def make(files: Sequence[Path] = (), name: str = "") -> NewProjectDialog:
        dress()
        dialog = NewProjectDialog(tmp_path, files, name)
        qtbot.addWidget(dialog)
        dialog.show()
        settle(qtbot, dialog)
        return dialog

    return make


def settle(qtbot: QtBot, dialog: NewProjectDialog) -> None:
    """Wait until both sides have been read, or refused."""

    def read(panel: SidePanel) -> bool:
        return panel.request is None or panel.draft is not None or bool(panel.error)

    qtbot.waitUntil(lambda: read(dialog.source) and read(dialog.target), timeout=LONG_MS)


def choose(qtbot: QtBot, dialog: NewProjectDialog, box: object, data: object) -> None:
    """Choose an entry of a combo box as a person does."""
    from PySide6.QtWidgets import QComboBox

    assert isinstance(box, QComboBox)
    at = box.findData(data)
    assert at >= 0
    box.setCurrentIndex(at)
    box.activated.emit(at)
    settle(qtbot, dialog)


def test_both_texts_are_shown_decoded_and_cut(open_dialog: Open) -> None:
    dialog = open_dialog([ARABIC, ENGLISH])
    assert "397" in dialog.source.counts.text()
    assert "38" in dialog.target.counts.text()
    block = dialog.source.preview.document().begin()
    assert block.textDirection() is Qt.LayoutDirection.RightToLeft
    assert dialog.target.preview.toPlainText().startswith("1\u2002He took the land of Jibal")
    plan = dialog.plan()
    assert plan is not None
    assert plan.source.cutting == "stream"
    assert plan.target.cutting == "sentences"
    assert plan.source.sha256


def test_one_english_file_goes_to_the_translation(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog([ENGLISH])
    qtbot.waitUntil(lambda: dialog.target.draft is not None, timeout=LONG_MS)
    assert dialog.source.request is None
    assert not dialog.create_button.isEnabled()


def test_swapping_the_sides(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog([ARABIC, ENGLISH])
    QTest.mouseClick(dialog.swap, Qt.MouseButton.LeftButton)
    settle(qtbot, dialog)
    assert dialog.source.draft is not None
    assert dialog.source.draft.language == "en"


def test_another_way_of_cutting_is_shown_at_once(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog([ARABIC, ENGLISH])
    choose(qtbot, dialog, dialog.target.cutting, Cutting.LINES)
    assert dialog.target.draft is not None
    assert dialog.target.draft.segmentation.cutting == "lines"


def test_windows_1256_is_recognised_and_another_encoding_shown_live(
    open_dialog: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    old = tmp_path / "old.txt"
    old.write_bytes(ARABIC.read_text(encoding="utf-8").encode("cp1256"))
    dialog = open_dialog([old, ENGLISH])
    assert dialog.source.encoding.currentData() == "cp1256"
    assert "بلاد الجبل" in dialog.source.preview.toPlainText()
    choose(qtbot, dialog, dialog.source.encoding, "mac-arabic")
    assert "بلاد الجبل" not in dialog.source.preview.toPlainText()


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.txt", b""), ("blank.txt", b" \n \t\n"), ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200))],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_remedy(
    open_dialog: Open, tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    dialog = open_dialog([ARABIC, file])
    panel = dialog.target if dialog.target.error else dialog.source
    assert panel.trouble.isVisible()
    assert name in panel.trouble.text()
    assert panel.trouble.text().endswith(".")
    assert not dialog.create_button.isEnabled()


def test_a_missing_file_and_a_folder(open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog([tmp_path / "nowhere.txt", tmp_path])
    assert dialog.source.error
    assert dialog.target.error


def test_a_name_that_is_taken_is_not_overwritten(open_dialog: Open, qtbot: QtBot, tmp_path: Path) -> None:
    taken = tmp_path / "tarikh.muqabala"
    taken.write_bytes(b"something of mine")
    dialog = open_dialog([ARABIC, ENGLISH])
    assert dialog.name.text() == "tarikh 2"
    dialog.name.clear()
    QTest.keyClicks(dialog.name, "tarikh")
    assert not dialog.create_button.isEnabled()
    assert "another name" in dialog.trouble.text()
    dialog.accept()
    assert dialog.isVisible()
    assert taken.read_bytes() == b"something of mine"


def test_a_name_becomes_a_file_name_that_every_system_allows(open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog([ARABIC, ENGLISH], name='تاريخ: vol. 3/4 "new"')
    assert dialog.path().parent == tmp_path
    assert not set(dialog.path().name) & set('\\/:*?"<>|')
    assert "تاريخ" in dialog.path().name


def test_the_same_file_twice_is_told(open_dialog: Open) -> None:
    dialog = open_dialog([ARABIC, ARABIC])
    assert "same file" in dialog.trouble.text()


def test_files_are_dropped_on_a_side(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    for panel, file in ((dialog.source, ARABIC), (dialog.target, ENGLISH)):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file))])
        drop_on(panel, mime)
        settle(qtbot, dialog)
    assert dialog.create_button.isEnabled()


def test_accepting_tells_the_plan(open_dialog: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_dialog([ARABIC, ENGLISH], name="Ibn Khaldun")
    plans: list[Plan] = []
    dialog.planned.connect(plans.append)
    QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    assert plans[0].path == tmp_path / "Ibn Khaldun.muqabala"
    assert plans[0].source.content.startswith("بلاد الجبل")
    assert plans[0].target.language == "en"


def test_escape_leaves_nothing_behind(open_dialog: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_dialog([ARABIC, ENGLISH])
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not list(tmp_path.glob("*.muqabala"))
