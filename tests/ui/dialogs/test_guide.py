"""The guide in Help: whole in both languages, searchable, opened where it is needed."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget

from aligner.review_categories import STANDARD
from tests.helpers.dialogs_sample import DIALOGS, dialog_classes
from tests.helpers.shell_sample import open_sample, preferences, show_window
from ui.dialogs.guide import places
from ui.dialogs.guide.dialog import GuideDialog
from ui.dialogs.guide.guide_text import PAGES, guide, guide_file, manual_site, turned
from ui.i18n.language import set_language
from ui.i18n.languages import Language
from ui.main_window.docks import pane_specs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

# The guide is raised, which the offscreen platform cannot.
pytestmark = pytest.mark.qt_log_ignore(r"does not support raise\(\)", extend=True)

ANCHORS = {section.anchor for section in guide("en").sections}
KEY = re.compile(r"`((?:(?:Ctrl|Alt|Shift)\+)*(?:F\d+|Enter|Tab|Delete|Backspace|[^`\s]))`")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    shown = show_window(qtbot, preferences(tmp_path))
    yield shown
    shown.close()


def test_every_dialog_and_pane_has_its_place() -> None:
    assert set(places.DIALOGS) == dialog_classes()
    assert set(places.PANES) == {spec.name for spec in pane_specs()}
    named = {place for kind in (places.DIALOGS, places.PANES, places.PARTS) for place in kind.values()}
    named |= {places.START, places.EDITOR, places.MAP}
    assert named | {places.START_PAGE} <= ANCHORS


@pytest.mark.parametrize("language", Language.spoken())
def test_the_rows_of_the_contents_do_not_overlap(
    qapp: QApplication, window: MainWindow, language: Language
) -> None:
    """Also where a section is chosen before the guide is shown, as F1 does."""
    set_language(qapp, language)
    dialog = GuideDialog(window)
    dialog.go_to(places.EDITOR)
    dialog.show()
    rows = dialog.contents
    for row in range(rows.count()):
        place = rows.visualItemRect(rows.item(row))
        needed = rows.fontMetrics().boundingRect(
            QRect(0, 0, rows.viewport().width() - 8, 1_000), Qt.TextFlag.TextWordWrap, rows.item(row).text()
        )
        assert place.height() >= needed.height() + 8  # with the padding of the style
        below = rows.visualItemRect(rows.item(min(row + 1, rows.count() - 1)))
        assert below.top() > place.bottom() or below == place
    set_language(qapp, Language.ENGLISH)


@pytest.mark.parametrize("language", Language.spoken())
def test_the_guide_is_whole_in_every_language(language: Language) -> None:
    english, other = guide("en"), guide(str(language))
    assert all(guide_file(str(language), page).is_file() for page in PAGES)
    assert [(s.anchor, s.level) for s in other.sections] == [(s.anchor, s.level) for s in english.sections]
    assert len(ANCHORS) == len(english.sections)
    # A translation leaves no key out: what can be done in one language can be done in the other.
    assert sorted(set(KEY.findall(other.text))) == sorted(set(KEY.findall(english.text)))
    assert "](" not in other.text.replace("](#", "")


@pytest.fixture(params=Language.spoken())
def dialog(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[GuideDialog]:
    set_language(qapp, request.param)
    made = GuideDialog()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    set_language(qapp, Language.ENGLISH)


def test_each_section_can_be_gone_to(dialog: GuideDialog) -> None:
    bar = dialog.browser.verticalScrollBar()
    reached = []
    for section in dialog._guide.sections:
        dialog.go_to(section.anchor)
        reached.append(bar.value())
    assert reached == sorted(reached)
    assert len(set(reached)) > len(reached) / 2
    dialog.go_to(places.START)
    assert bar.value() == 0


def test_the_manual_with_pictures_opens_where_a_package_carries_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert manual_site("en") is None
    plain = GuideDialog()
    qtbot.addWidget(plain)
    usual = len(plain.findChildren(QAbstractButton))
    for page in ("index.html", "ar/index.html"):
        (tmp_path / "manual" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "manual" / page).touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert manual_site("ar") == tmp_path / "manual" / "ar" / "index.html"
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog = GuideDialog()
    qtbot.addWidget(dialog)
    buttons = dialog.findChildren(QAbstractButton)
    assert len(buttons) == usual + 1
    next(button for button in buttons if "browser" in button.text()).click()
    assert [url.toLocalFile() for url in opened] == [str(tmp_path / "manual" / "index.html")]


def test_tables_begin_at_the_side_where_the_language_does(dialog: GuideDialog) -> None:
    (table, *_) = (
        frame
        for frame in dialog.browser.document().rootFrame().childFrames()
        if isinstance(frame, QTextTable)
    )
    first = table.cellAt(0, table.columns() - 1 if dialog.isRightToLeft() else 0)
    assert first.firstCursorPosition().block().text() == ("المراد" if dialog.isRightToLeft() else "to")


def test_a_bar_in_a_cell_ends_no_cell() -> None:
    assert turned("| a \\| b | c |\n|---|:--|\ntext | text") == "| c | a \\| b |\n|:--|---|\ntext | text"


def test_words_are_found_without_their_marks(dialog: GuideDialog, qtbot: QtBot) -> None:
    arabic = dialog.isRightToLeft()
    QTest.keyClicks(dialog.field, "PROJECT" if not arabic else "")
    if arabic:
        dialog.field.setText("مَشْرُوع")
    first = dialog.browser.textCursor().selectedText()
    assert first.casefold() == ("مشروع" if arabic else "project")
    assert dialog.hits > 5
    place = dialog.browser.textCursor().position()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.browser.textCursor().position() > place
    QTest.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.browser.textCursor().position() == place
    dialog.field.setText("qqqq")
    assert dialog.hits == 0
    assert dialog.count.text()


def test_it_opens_at_the_pane_with_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.guide.guide is not None
    assert place_of(window) == places.START_PAGE
    open_sample(qtbot, window)
    assert window.docks is not None
    window.docks.bring("memory")
    (dock,) = (d for d in window.findChildren(QDockWidget) if d.objectName() == "dock-memory")
    qtbot.waitUntil(lambda: dock.widget() is not None)
    window.activateWindow()
    dock.widget().manage.setFocus()  # type: ignore[attr-defined]
    window.guide.open()
    assert place_of(window) == "translation-memory"


def test_f1_is_let_through_by_fields_that_keep_all_other_keys(window: MainWindow, qtbot: QtBot) -> None:
    open_sample(qtbot, window)
    assert window.page is not None
    view = window.page.view
    view.return_panel.ask("Return pair 1", STANDARD, lambda _said: None)
    for at, place in ((view.return_panel, "return-a-pair"), (view.return_panel.note, "return-a-pair")):
        window.activateWindow()
        at.setFocus()
        qtbot.waitUntil(at.hasFocus)
        QTest.keyClick(at, Qt.Key.Key_F1)
        assert place_of(window) == place
        assert window.guide.guide is not None
        window.guide.guide.close()


def place_of(window: MainWindow) -> str:
    assert window.guide.guide is not None
    return str(window.guide.guide.contents.currentItem().data(Qt.ItemDataRole.UserRole))


@pytest.mark.parametrize("name", ["PreferencesDialog", "KeysDialog"])
def test_f1_in_a_dialog_opens_its_place(window: MainWindow, qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name](window)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.guide.guide is not None)
    assert place_of(window) == places.DIALOGS[name]
    assert window.guide.guide is not None
    assert window.guide.guide.parentWidget() is dialog  # a dialog blocks what is not its own
    window.guide.guide.close()
    dialog.close()
