"""Every window, dialog, menu and pop-up list on small screens, in English and Arabic."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QDockWidget, QMenu

from tests.helpers import screen_checks as checks
from tests.helpers.dialogs_sample import DIALOGS
from tests.helpers.screen_checks import SCREENS
from tests.helpers.shell_sample import LONG_MS, open_sample, preferences, shared_window, show_window
from tests.ui.i18n.test_screens import is_filled, settle
from ui.dialogs.new_project.dialog import CHAPTERS, CLEANING, NewProjectDialog
from ui.i18n.language import set_language
from ui.i18n.languages import Language
from ui.widgets import screen_fit
from ui.widgets.screen_fit import FittedDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QRect
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

# Pop-up lists are raised, which the offscreen platform cannot.
pytestmark = pytest.mark.qt_log_ignore(r"does not support raise\(\)", extend=True)


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


def put_on(monkeypatch: pytest.MonkeyPatch, screen: QRect) -> None:
    """Let windows believe they are on a screen of this size."""
    monkeypatch.setattr(screen_fit, "available_geometry", lambda _widget: screen)


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_fits_every_screen(
    qtbot: QtBot, desk: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    put_on(monkeypatch, next(iter(SCREENS.values())))
    dialog = DIALOGS[name](desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    settle(qtbot, dialog)
    poor = _look_over(dialog, monkeypatch)
    if isinstance(dialog, NewProjectDialog):
        for page in (CLEANING, CHAPTERS):
            qtbot.waitUntil(dialog.next_button.isEnabled, timeout=LONG_MS)
            dialog.go(page)
            settle(qtbot, dialog)
            poor += [f"page {page}: {what}" for what in _look_over(dialog, monkeypatch)]
    dialog.close()
    assert not poor, "\n".join(poor)


def _look_over(dialog: QDialog, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    assert isinstance(dialog, FittedDialog)
    poor = [f"mnemonic {key}: {texts}" for key, texts in checks.clashing_mnemonics(dialog).items()]
    boxes = [box for box in dialog.findChildren(QComboBox) if box.isVisibleTo(dialog)]
    poor += [f"list: {hidden}" for box in boxes if (hidden := checks.hidden_entries(box))]
    poor += [f"number: {field}" for field in checks.numbers_at_the_wrong_edge(dialog)]
    poor += [f"heading: {table}" for table in checks.headings_apart(dialog)]
    poor += [f"Tab: {radio}" for radio in checks.passed_over_radios(dialog)]
    poor += [f"day: {field}" for field in checks.days_read_otherwise(dialog)]
    if said := checks.poor_default(dialog):
        poor.append(said)
    for name, screen in SCREENS.items():
        put_on(monkeypatch, screen)
        dialog.fit()
        for _ in range(3):  # a label that wraps again, then the dialog that grows for it
            QApplication.processEvents()
        found = [checks.outside_screen(dialog, screen), *checks.outside_window(dialog),
                 *checks.scrolled_sideways(dialog), *checks.clipped(dialog)]  # fmt: skip
        poor += [f"{name}: {what}" for what in found if what]
    return poor


@pytest.mark.parametrize("name", SCREENS)
def test_the_window_fits_with_every_pane(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    screen = SCREENS[name]
    put_on(monkeypatch, screen)
    screen_fit.fit_window(window, QSize(1180, 780))
    for dock in window.findChildren(QDockWidget):
        dock.show()
        qtbot.waitUntil(partial(is_filled, dock))
        QApplication.processEvents()
        assert not checks.outside_screen(window, screen), dock.objectName()
        assert window.line.cancel.mapTo(window, window.line.cancel.rect().bottomRight()).y() < screen.height()
        dock.hide()


def test_a_pane_reads_well_at_its_minimum_size(qtbot: QtBot, window: MainWindow) -> None:
    poor = []
    for dock in window.findChildren(QDockWidget):
        dock.show()
        qtbot.waitUntil(partial(is_filled, dock))
        pane = dock.widget()
        pane.setParent(None)
        qtbot.addWidget(pane)
        pane.show()
        settle(qtbot, pane)
        for _ in range(3):  # the height may depend on the width
            pane.resize(pane.minimumSize().expandedTo(QSize(1, 1)))
            QApplication.processEvents()
        found = [*checks.outside_window(pane), *checks.clipped(pane), *checks.covered(pane)]
        poor += [f"{dock.objectName()}: {what}" for what in found]
        pane.hide()
        dock.hide()
    assert not poor, "\n".join(poor)


def test_no_menu_claims_a_mnemonic_twice(desk: MainWindow) -> None:
    bar = desk.menuBar()
    claims = checks.clashes_of([action.text() for action in bar.actions() if action.isVisible()])
    menus = bar.findChildren(QMenu)
    clashes = {menu.title(): found for menu in menus if (found := checks.clashes_in_menu(menu))}
    assert not claims
    assert not clashes


@pytest.mark.parametrize("name", SCREENS)
def test_no_menu_is_higher_than_the_screen(desk: MainWindow, name: str) -> None:
    """Qt would show it in columns, in a mirrored window in the wrong order."""
    room = SCREENS[name].height() - desk.menuBar().height()
    menus = desk.menuBar().findChildren(QMenu) + desk.findChildren(QMenu)
    high = {menu.title(): menu.sizeHint().height() for menu in menus if menu.sizeHint().height() > room}
    assert not high
