"""Every dialog and pane opens in both languages, says nothing in the other, and cuts nothing short."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from tests.helpers.dialogs_sample import DIALOGS, dialog_classes
from tests.helpers.shell_sample import LONG_MS, dress, open_sample, preferences, shared_window, show_window
from ui.concurrency.latest_task import LatestTask
from ui.concurrency.project_query import ProjectQuery
from ui.dialogs.new_project.dialog import CHAPTERS, CLEANING, NewProjectDialog
from ui.i18n.language import set_language
from ui.i18n.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

LETTERS = re.compile(r"[\u0621-\u064a]")
WORD = re.compile(r"[A-Za-z]{3,}")
# Names, file kinds and keys, which are Latin in Arabic too.
LATIN = re.compile(
    r"Layla|Omar|Muqabala|OmegaT|InterText|Trados Studio|Trados|memoQ|Phrase|Wordfast|Okapi|Moses|Excel|"
    r"[Tt]arikh[\w.-]*|muqabala|Ctrl|Shift|Alt|Meta|Return|Enter|Esc|Backspace|Delete|Del|Space|Tab|Home|End|Ins|"
    r"PgUp|PgDown|[A-Z]{3,}\w*|Windows-\d+|MacArabic|English|Amiri|Inter|IBM Plex Sans( Arabic)?|"
    r"Universal Sentence Encoder|utf|Documents|pytest[\w/-]*|labse|use|\be5\b[\w-]*|hf:\S+|Word|Google|"
    r"Apache|numpy|SQLAlchemy|When Sultan Khwarazm Shah marched|\S+\.\w{2,5}\b|/\S+"
)


@pytest.fixture(scope="module", params=[Language.ENGLISH, Language.ARABIC], ids=["english", "arabic"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    chosen: Language = request.param
    yield chosen
    set_language(qapp, Language.ENGLISH)


@pytest.fixture(scope="module")
def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, language: Language
) -> Iterator[MainWindow]:
    kept = preferences(tmp_path_factory.mktemp("desk"))
    kept.language = language
    with shared_window(request, kept) as (qtbot, shown):
        open_sample(qtbot, shown)
        yield shown


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, language: Language) -> Iterator[MainWindow]:
    kept = preferences(tmp_path)
    kept.language = language
    shown = show_window(qtbot, kept)
    open_sample(qtbot, shown)
    yield shown
    shown.close()


def shown_in(page: QWidget) -> list[QWidget]:
    return [page, *(child for child in page.findChildren(QWidget) if child.isVisibleTo(page))]


def texts_of(widget: QWidget) -> list[str]:
    """What a widget says of itself; what is in a project is not its own."""
    said = [widget.toolTip(), widget.accessibleName()]
    if isinstance(widget, QLabel | QAbstractButton):
        said.append(widget.text())
    elif isinstance(widget, QGroupBox):
        said.append(widget.title())
    elif isinstance(widget, QLineEdit):
        said.append(widget.placeholderText())
    elif isinstance(widget, QComboBox):
        items = [widget.itemText(at) for at in range(widget.count())]
        said += [item for item in items if item not in QFontDatabase.families()]
    elif isinstance(widget, QTabBar):
        said += [widget.tabText(at) for at in range(widget.count())]
    elif isinstance(widget, QMenu):
        said += [action.text() for action in widget.actions()]
    elif isinstance(widget, QTableView | QTreeView) and widget.model() is not None:
        model = widget.model()
        head = Qt.Orientation.Horizontal
        said += [str(model.headerData(at, head) or "") for at in range(model.columnCount())]
    return said


def said_in_english(page: QWidget) -> set[str]:
    """Texts without one Arabic letter, with a word that is no name."""
    found = set()
    for widget in shown_in(page):
        for text in texts_of(widget):
            if WORD.search(LATIN.sub("", text)) and not LETTERS.search(text):
                found.add(f"{type(widget).__name__}: {text}")
    return found


def cut_short(page: QWidget) -> list[str]:
    """Labels and buttons that are given less room than their words need."""
    found = []
    for widget in shown_in(page):
        if not isinstance(widget, QLabel | QPushButton) or not widget.text() or widget is page:
            continue
        if isinstance(widget, QLabel) and (
            widget.pixmap().width() or widget.textFormat() is Qt.TextFormat.RichText
        ):
            continue
        room, need = widget.size(), widget.minimumSizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            fits = room.height() + 1 >= widget.heightForWidth(room.width())
        else:
            fits = room.width() + 1 >= need.width() and room.height() + 1 >= need.height()
        if not fits:
            found.append(f"{widget.text()} ({room.toTuple()} of {need.toTuple()})")
    return found


def is_filled(dock: QDockWidget) -> bool:
    return dock.widget() is not None


def look_at(page: QWidget, language: Language) -> None:
    arabic = language is Language.ARABIC
    assert page.isRightToLeft() == arabic
    QApplication.processEvents()  # what has just come is given its room
    assert cut_short(page) == []
    if arabic:
        assert said_in_english(page) == set()
    else:
        assert not [text for text in texts_of(page) if LETTERS.search(text)]


def test_no_dialog_is_forgotten() -> None:
    """A new dialog has to be among those that are looked at below."""
    assert set(DIALOGS) == dialog_classes()


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_speaks_the_language(qtbot: QtBot, desk: MainWindow, language: Language, name: str) -> None:
    dialog = DIALOGS[name](desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    settle(qtbot, dialog)
    look_at(dialog, language)
    if isinstance(dialog, NewProjectDialog):
        for page in (CLEANING, CHAPTERS):
            qtbot.waitUntil(dialog.is_ready, timeout=LONG_MS)
            dialog.go(page)
            settle(qtbot, dialog)
            look_at(dialog, language)
    dialog.close()


def settle(qtbot: QtBot, dialog: QWidget) -> None:
    """Wait for what a dialog reads beside the window's thread, and for what it puts off."""

    def at_rest() -> bool:
        tasks = any(task.is_busy for task in dialog.findChildren(LatestTask))
        queries = any(query.is_busy for query in dialog.findChildren(ProjectQuery))
        soon = any(timer.isActive() and timer.isSingleShot() for timer in dialog.findChildren(QTimer))
        return not tasks and not queries and not soon and getattr(dialog, "is_current", True)

    qtbot.waitUntil(at_rest, timeout=LONG_MS)
    if isinstance(dialog, NewProjectDialog):
        qtbot.waitUntil(dialog.is_ready, timeout=LONG_MS)
    for _ in range(3):  # a button of another width, its row, the dialog
        QApplication.processEvents()


def test_the_desk_and_its_menus_speak_the_language(
    qtbot: QtBot, desk: MainWindow, language: Language
) -> None:
    menus = list(desk.menuBar().findChildren(QMenu))
    assert len(menus) >= 6
    if language is Language.ARABIC:
        for menu in menus:
            assert said_in_english(menu) == set()
        assert said_in_english(desk) == set()
        tips = {action.toolTip() for action in desk.actions()} | {
            action.toolTip() for menu in menus for action in menu.actions()
        }
        assert not {tip for tip in tips if WORD.search(LATIN.sub("", tip)) and not LETTERS.search(tip)}
    assert desk.isRightToLeft() == (language is Language.ARABIC)


def test_the_panes_speak_the_language(qtbot: QtBot, window: MainWindow, language: Language) -> None:
    docks = window.findChildren(QDockWidget)
    assert len(docks) >= 8
    for dock in docks:
        dock.show()
        dock.raise_()
        qtbot.waitUntil(partial(is_filled, dock))
        QApplication.processEvents()
        assert dock.isRightToLeft() == (language is Language.ARABIC)
        if language is Language.ARABIC:
            assert said_in_english(dock) == set(), dock.objectName()
        dock.hide()


def test_the_start_page_speaks_the_language(qtbot: QtBot, tmp_path: Path, language: Language) -> None:
    from ui.main_window.start_page import StartPage

    dress(language=language)
    page = StartPage(preferences(tmp_path))
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    qtbot.waitExposed(page)
    look_at(page, language)
    names = [label for label in page.findChildren(QLabel) if label.text() in ("Muqabala", "مقابلة")]
    first = max(names, key=lambda label: label.x() if page.isRightToLeft() else -label.x())
    assert first.text() == ("مقابلة" if language is Language.ARABIC else "Muqabala")


def test_the_choice_is_kept_and_told(qtbot: QtBot, window: MainWindow, language: Language) -> None:
    from ui.i18n.language import Digits
    from ui.preferences.language_fields import LanguageFields

    fields = LanguageFields(window.preferences)
    qtbot.addWidget(fields)
    fields.show()
    assert fields.language.currentData() == language
    assert not fields.note.isVisible()
    other = Language.ENGLISH if language is Language.ARABIC else Language.ARABIC
    fields.language.setCurrentIndex(fields.language.findData(other))
    fields.language.activated.emit(fields.language.currentIndex())
    assert window.preferences.language is other
    assert fields.note.isVisible()
    assert fields.digits.isEnabled() == (other is Language.ARABIC)
    fields.digits.setCurrentIndex(fields.digits.findData(Digits.WESTERN))
    fields.digits.activated.emit(fields.digits.currentIndex())
    assert window.preferences.digits is Digits.WESTERN
