"""Without a mouse or sight: names, tab order, and the whole task by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenuBar,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from tests.helpers.dialogs_sample import DIALOGS
from tests.helpers.shell_sample import LONG_MS, open_sample, preferences, show_window, wait_aligned
from ui.dialogs.export.quick_export import QuickExportDialog
from ui.dialogs.identity import IdentityDialog
from ui.editor.flow.flow_view import FlowView
from ui.editor.table.table_view import PairTable
from ui.i18n.language import set_language
from ui.i18n.languages import Language

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

PANES = [
    "evidence",
    "history",
    "path",
    "statistics",
    "queue",
    "find",
    "concordance",
    "memory",
    "glossary",
    "consistency",
]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    shown: MainWindow = show_window(qtbot, preferences(tmp_path))
    return shown


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, widget
    return interface.text(QAccessible.Text.Name).strip()


def tab_stops(root: QWidget) -> list[QWidget]:
    """Everything within that takes the focus by Tab, without the inner parts of compound controls."""
    found = []
    parts = {
        part
        for compound in (*root.findChildren(QComboBox), *root.findChildren(QAbstractSpinBox))
        for part in compound.findChildren(QWidget)
    }
    for widget in (root, *root.findChildren(QWidget)):
        inner = widget in parts or widget.focusProxy() is not None
        if isinstance(widget, QScrollArea) and widget.widget() is not None and not widget.accessibleName():
            inner = True  # a frame around what has names itself
        tabs = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if tabs and not inner and widget.isVisibleTo(root) and widget.isEnabled():
            found.append(widget)
    return found


def stops_by_tab(root: QWidget) -> set[QWidget]:
    """What the focus comes to when Tab is pressed again and again, and F6 in the texts."""
    stops = tab_stops(root)
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen: set[QWidget] = set()
    for _ in range(3 * len(stops) + 60):
        focused = QApplication.focusWidget()
        if focused is None:
            break
        seen.add(focused)
        leaves = isinstance(focused, PairTable | FlowView)  # Tab stays between the two texts
        QTest.keyClick(focused, Qt.Key.Key_F6 if leaves else Qt.Key.Key_Tab)
    return seen


def assert_accessible(root: QWidget) -> None:
    stops = tab_stops(root)
    assert stops
    nameless = [
        f"{widget.metaObject().className()} {widget.objectName()}" for widget in stops if not name_of(widget)
    ]
    assert nameless == []
    seen = stops_by_tab(root)
    missed = [
        f"{widget.metaObject().className()} {name_of(widget)}"
        for widget in stops
        if widget not in seen
        and not any(widget.isAncestorOf(other) for other in seen)
        and not isinstance(widget, QRadioButton)  # Tab comes to the chosen one, arrows to the others
    ]
    assert missed == []


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.ARABIC])
def test_each_control_of_each_dialog_has_a_name_and_a_place(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: Language
) -> None:
    kept = preferences(tmp_path)
    kept.language = language
    window = show_window(qtbot, kept)
    open_sample(qtbot, window)
    for make in DIALOGS.values():
        dialog = make(window)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        assert_accessible(dialog)
        dialog.close()
        dialog.deleteLater()
    set_language(qapp, Language.ENGLISH)


def test_each_control_of_each_pane_has_a_name_and_a_place(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    docks = window.docks
    assert docks is not None
    for name in PANES:
        docks.set_shown([name])
        qtbot.waitUntil(lambda: len(docks.panes()) == 1)
        assert_accessible(docks.panes()[0])


def test_the_window_itself_can_be_walked(qtbot: QtBot, window: MainWindow) -> None:
    assert_accessible(window.start)
    open_sample(qtbot, window)
    window.tours.start()
    stops = [widget for widget in tab_stops(window) if not isinstance(widget, QMenuBar)]
    assert [widget for widget in stops if not name_of(widget)] == []
    seen = stops_by_tab(window)
    assert window.page is not None
    for part in (window.page.view, window.page.map, window.menus.toolbar):
        assert any(part is widget or part.isAncestorOf(widget) for widget in seen)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the completer of Qt's file dialog
def test_from_start_to_export_without_a_mouse(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    def press(*keys: str) -> None:
        for key in keys:
            widget = QApplication.focusWidget()
            assert widget is not None
            QTest.keySequence(widget, QKeySequence(key))

    def tab_to(widget: QWidget) -> None:
        for _ in range(60):
            focused = QApplication.focusWidget()
            if focused is widget:
                return
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {name_of(widget)}")

    window = show_window(qtbot, preferences(tmp_path, person=None))
    # The sample, from the start page.
    assert window.start.new_button.hasFocus()
    tab_to(window.start.sample_button)
    press("Space")
    wait_aligned(qtbot, window)
    qtbot.waitUntil(window.isActiveWindow)
    assert window.page is not None
    assert window.session is not None
    session = window.session
    qtbot.waitUntil(lambda: window.page is not None and window.page.view.table.hasFocus())
    # Two confirmed, the first after a name is given.
    for count in (1, 2):
        press("Ctrl+Return")
        if count == 1:
            assert window.workspace is not None
            identity = window.workspace.review.dialog
            assert isinstance(identity, IdentityDialog)
            qtbot.waitUntil(identity.isActiveWindow)
            tab_to(identity.fields.name)
            press("Ctrl+A")
            QTest.keyClicks(identity.fields.name, "Layla")
            press("Return")
            qtbot.waitUntil(window.page.view.table.hasFocus, timeout=LONG_MS)
        qtbot.waitUntil(lambda: session.is_settled, timeout=LONG_MS)
        assert session.standing.counts.confirmed == count
    # Exported.
    press("Ctrl+E")
    export = window.dialog
    assert isinstance(export, QuickExportDialog)
    qtbot.waitUntil(export.isActiveWindow)
    tab_to(export.export_button)
    press("Space")
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)))
    files = window.findChildren(QFileDialog)[0]
    qtbot.waitUntil(files.isActiveWindow)
    field = files.findChild(QLineEdit)
    assert field is not None
    tab_to(field)
    press("Ctrl+A")
    target = tmp_path / "by-keys.tmx"
    QTest.keyClicks(field, str(target))
    press("Return")
    qtbot.waitUntil(lambda: "2 units" in window.messages.text, timeout=LONG_MS)
    assert len(etree.parse(target).findall(".//tu")) == 2
    # And away.
    qtbot.waitUntil(window.isActiveWindow)
    window.page.take_focus()
    press("Ctrl+W")
    assert window.start.isVisible()
