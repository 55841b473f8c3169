"""The new project dialog: what is shown before anything is made, and what is said when it cannot be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest

from aligner.bitext import Side
from aligner.segmentation.segmenter import Cutting
from db import Project
from tests.helpers.documents_sample import paired_file
from tests.helpers.shell_sample import ARABIC, ENGLISH, LAYLA, LONG_MS, dress, drop_on
from ui.dialogs.import_documents.encoding_dialog import EncodingDialog
from ui.dialogs.new_project.dialog import NewProjectDialog
from ui.i18n.language import set_language
from ui.i18n.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.dialogs.import_documents.document_side import DocumentSide

    Open = Callable[..., NewProjectDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Open:
    def make(files: Sequence[Path] = ()) -> NewProjectDialog:
        dress()
        dialog = NewProjectDialog(tmp_path, LAYLA, files)
        qtbot.addWidget(dialog)
        dialog.show()
        settle(qtbot, dialog)
        return dialog

    return make


def settle(qtbot: QtBot, dialog: NewProjectDialog) -> None:
    """Wait until both sides have been read, or refused."""

    def read(panel: DocumentSide) -> bool:
        return panel.request is None or panel.text is not None or bool(panel.error)

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
    assert dialog.source.preview.isVisible()
    source, target = dialog.source.text, dialog.target.text
    assert source is not None
    assert target is not None
    assert source.segmentation.cutting is Cutting.STREAM
    assert target.segmentation.cutting is Cutting.SENTENCES


def test_one_english_file_goes_to_the_translation(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog([ENGLISH])
    qtbot.waitUntil(lambda: dialog.target.text is not None, timeout=LONG_MS)
    assert dialog.source.request is None
    assert not dialog.create_button.isEnabled()


def test_swapping_the_sides(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog([ARABIC, ENGLISH])
    QTest.mouseClick(dialog.swap, Qt.MouseButton.LeftButton)
    settle(qtbot, dialog)
    assert dialog.source.text is not None
    assert dialog.source.text.language == "en"


def test_another_way_of_cutting_is_shown_at_once(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog([ARABIC, ENGLISH])
    choose(qtbot, dialog, dialog.target.cutting, Cutting.LINES)
    assert dialog.target.text is not None
    assert dialog.target.text.segmentation.cutting == "lines"


def test_windows_1256_is_recognised_and_another_encoding_shown_live(
    open_dialog: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    old = tmp_path / "old.txt"
    old.write_bytes(ARABIC.read_text(encoding="utf-8").encode("cp1256"))
    dialog = open_dialog([old, ENGLISH])
    assert dialog.source.encoding.text() == "cp1256"
    assert "بلاد الجبل" in dialog.source.preview.toPlainText()
    QTest.mouseClick(dialog.source.encoding, Qt.MouseButton.LeftButton)
    others = dialog.findChild(EncodingDialog)
    assert others is not None
    others.chosen.emit("mac-arabic")
    settle(qtbot, dialog)
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


def test_a_missing_file_is_told(open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog([tmp_path / "nowhere.txt", ENGLISH])
    assert "nowhere.txt" in (dialog.source.error or dialog.target.error)


def test_a_name_that_is_taken_is_not_overwritten(open_dialog: Open, qtbot: QtBot, tmp_path: Path) -> None:
    taken = tmp_path / "tarikh.muqabala"
    taken.write_bytes(b"something of mine")
    dialog = open_dialog([ARABIC, ENGLISH])
    assert dialog.name.text() == "tarikh 2"
    dialog.name.clear()
    QTest.keyClicks(dialog.name, "tarikh")
    assert not dialog.create_button.isEnabled()
    assert "another name" in dialog.trouble.text()
    dialog.make_project()
    assert dialog.isVisible()
    assert taken.read_bytes() == b"something of mine"


def test_a_name_becomes_a_file_name_that_every_system_allows(open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog([ARABIC, ENGLISH])
    dialog.name.setText('تاريخ: vol. 3/4 "new"')
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


def test_one_button_makes_the_project(open_dialog: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_dialog([ARABIC, ENGLISH])
    made: list[Path] = []
    dialog.made.connect(made.append)
    assert dialog.create_button.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(made), timeout=LONG_MS)
    assert made == [tmp_path / "tarikh.muqabala"]
    with Project.open(made[0]) as project:
        assert project.text(Side.SOURCE).startswith("بلاد الجبل")
        assert project.info().target.language == "en"
        assert project.setting("chapters") is None


def test_a_folder_of_texts_lets_one_choose(open_dialog: Open, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("first", "second"):
        (folder / f"{name}-ar.txt").write_text(f"وصلت الرسالة {name} أمس.", encoding="utf-8")
        (folder / f"{name}-en.txt").write_text(f"The letter {name} arrived yesterday.", encoding="utf-8")
    dialog = open_dialog([folder])
    assert dialog.choice.isVisible()
    assert dialog.choice.count() == 2
    assert dialog.name.text() == "first"
    dialog.choice.setCurrentIndex(1)
    settle(qtbot, dialog)
    assert dialog.source.request is not None
    assert dialog.source.request.path.name == "second-ar.txt"
    assert dialog.name.text() == "second"
    assert dialog.create_button.isEnabled()


def test_files_of_every_kind_go_to_the_right_place(open_dialog: Open, tmp_path: Path) -> None:
    handed: list[list[Path]] = []
    pairs = paired_file(tmp_path / "memory.tmx")
    bare = tmp_path / "memory"  # without a suffix: the content decides
    bare.write_bytes(pairs.read_bytes())
    project = tmp_path / "old.muqabala"
    project.write_bytes(b"")
    for given in (pairs, bare, project):
        dialog = open_dialog()
        dialog.handed_over.connect(handed.append)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(given))])
        drop_on(dialog.target, mime)
        assert not dialog.isVisible()
    assert handed == [[pairs], [bare], [project]]


def test_what_cannot_become_a_project_is_told_in_the_dialog(open_dialog: Open, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    dialog = open_dialog()
    dialog.give([folder])
    assert "pictures" in dialog.trouble.text()
    assert "choose two files" in dialog.trouble.text()
    dialog.give([ARABIC, ENGLISH, ENGLISH])
    assert "first two files" in dialog.trouble.text()


def test_escape_leaves_nothing_behind(open_dialog: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_dialog([ARABIC, ENGLISH])
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not list(tmp_path.glob("*.muqabala"))


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.ARABIC])
def test_it_does_not_scroll_sideways_on_a_screen_of_800_pixels(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: Language
) -> None:
    dress(language=language)
    try:
        dialog = NewProjectDialog(tmp_path, LAYLA, [ARABIC, ENGLISH])
        qtbot.addWidget(dialog)
        dialog.show()
        settle(qtbot, dialog)
        dialog.resize(784, 700)
        assert dialog.body is not None
        assert dialog.body.content.minimumSizeHint().width() <= 784 - 2 * 24 - 10
        assert dialog.body.horizontalScrollBar().maximum() == 0
    finally:
        set_language(qapp, Language.ENGLISH)
