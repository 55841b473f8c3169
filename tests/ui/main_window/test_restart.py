"""After a restart all looks as it did: place, carets, panes, sizes, view, filter. Compares pictures."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractAnimation, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from aligner.bitext import Side
from tests.helpers.shell_sample import aligned_sample, dress, preferences
from ui.concurrency.project_query import ProjectQuery
from ui.design import ColourScheme
from ui.editor.pair_model import PairColumn
from ui.i18n.language import set_language
from ui.i18n.languages import Language
from ui.main_window import MainWindow
from ui.panes.find.pane import FindPane

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from ui.settings import Preferences

PANES = (
    "evidence",
    "history",
    "path",
    "statistics",
    "queue",
    "find",
    "concordance",
    "glossary",
    "consistency",
)
SIZES = (QSize(780, 600), QSize(1180, 740), QSize(1366, 720))


@pytest.fixture(autouse=True)
def still_cursor(qapp: QApplication) -> Iterator[None]:
    """No blinking between two pictures."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)
    set_language(qapp, Language.ENGLISH)


@pytest.fixture(params=["english light", "arabic dark"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Preferences:
    settings = preferences(tmp_path)
    (tmp_path / "sample.muqabala").write_bytes(aligned_sample())
    settings.language, look = {
        "english light": (Language.ENGLISH, ColourScheme.LIGHT),
        "arabic dark": (Language.ARABIC, ColourScheme.DARK),
    }[request.param]
    dress(look, settings.language)
    return settings


def start(qtbot: QtBot, kept: Preferences, size: QSize | None = None) -> MainWindow:
    """The window with the project.

    Args:
        size: of a window larger than the screen of the tests, to which Qt would cut it down.
    """
    window = MainWindow(kept)
    qtbot.addWidget(window)
    if size is not None and size.width() > window.screen().availableSize().width():
        window.resize(size)
    window.show()
    qtbot.waitExposed(window)
    window.open_project(kept.folder / "sample.muqabala")
    qtbot.waitUntil(window.has_pairs)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle(qtbot, window)
    return window


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is being looked up, saved or about to happen."""

    def is_quiet() -> bool:
        assert window.session is not None
        QApplication.processEvents()
        timers = (timer for timer in window.findChildren(QTimer) if timer.isSingleShot())
        return (
            window.session.is_settled
            and not any(timer.isActive() for timer in timers)
            and not any(query.is_busy for query in window.findChildren(ProjectQuery))
            and not any(
                animation.state() is QAbstractAnimation.State.Running
                for animation in window.findChildren(QAbstractAnimation)
            )
        )

    for _ in range(3):  # what was found may ask for more
        qtbot.waitUntil(is_quiet)


def picture(qtbot: QtBot, window: MainWindow) -> QImage:
    assert window.page is not None
    window.page.take_focus()
    # A button under the mouse is drawn as such and explained in the status bar; where the mouse is left by
    # the tests before is by chance.
    for widget in window.findChildren(QWidget):
        if widget.underMouse():
            QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
    settle(qtbot, window)
    return window.grab().toImage()


def strays(window: MainWindow) -> list[str]:
    """Texts that begin above their cell although they fit into it."""
    assert window.page is not None
    table = window.page.view.table
    found = []
    for row in range(*(n + i for i, n in enumerate(window.page.view.seen_rows()))):
        bead = table.facing.row_at(row)
        for side in Side:
            rect = table.visualRect(table.facing.index(row, PairColumn.of(side)))
            layout = table.compositor.layout(bead, side, rect.width())
            fits = layout.height + table.compositor.drop(side) <= rect.height() - 2 * table.compositor.padding
            if fits and table.scrolled(bead, side, rect):
                found.append(f"pair {row + 1} {side}")
    return found


def restart(qtbot: QtBot, window: MainWindow, kept: Preferences) -> MainWindow:
    """Close the window and start again: everything must look as before."""
    before = picture(qtbot, window)
    window.close()
    again = start(qtbot, kept, before.size())
    after = picture(qtbot, again)
    if before != after:
        before.save(str(kept.folder / "before.png"))
        after.save(str(kept.folder / "after.png"))
    assert not strays(again)
    assert after.size() == before.size()
    assert after == before, f"see before.png and after.png in {kept.folder}"
    return again


def click_in(window: MainWindow, row: int, side: Side, draw: random.Random) -> None:
    """Click somewhere into the text of a cell, as a person does."""
    assert window.page is not None
    table = window.page.view.table
    table.go_to_row(row, side)
    rect = table.visualRect(table.facing.index(row, PairColumn.of(side)))
    rect = rect.intersected(table.viewport().rect())
    at = QPoint(
        draw.randint(rect.left() + 20, rect.right() - 20), draw.randint(rect.top() + 8, rect.bottom() - 8)
    )
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def walk(qtbot: QtBot, window: MainWindow, draw: random.Random) -> None:
    """Come to a random state."""
    page = window.page
    assert page is not None
    view = page.view
    window.resize(draw.choice(SIZES))
    if view.flows:
        view.toggle_flow()
    shown = draw.sample(PANES, draw.randint(0, 2))
    for name in PANES:
        dock = window.findChild(QDockWidget, f"dock-{name}")
        assert isinstance(dock, QDockWidget)
        dock.setVisible(name in shown)
        if name in shown:
            qtbot.waitUntil(lambda dock=dock: dock.widget() is not None)  # type: ignore[misc]
            if draw.random() < 0.5:
                across = window.dockWidgetArea(dock) is not Qt.DockWidgetArea.BottomDockWidgetArea
                way = Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical
                window.resizeDocks([dock], [draw.randint(280, 420)], way)
    settle(qtbot, window)
    if "find" in shown:
        dock = window.findChild(QDockWidget, "dock-find")
        assert isinstance(dock, QDockWidget)
        pane = dock.widget()
        assert isinstance(pane, FindPane)
        pane.bar.reset()
        if draw.random() < 0.5:
            pane.bar.look_for(draw.choice(["Tatars", "السلطان", "the"]))
        if draw.random() < 0.5:
            pane.bar.status.menu().actions()[0].trigger()
        if draw.random() < 0.5:
            pane.bar.least.setValue(40)
    elif draw.random() < 0.3:
        view.search.open_find()
        view.find_bar.field.setText(draw.choice(["king", "البلاد"]))
    settle(qtbot, window)
    click_in(window, draw.randrange(page.total), draw.choice(list(Side)), draw)
    if draw.random() < 0.4:
        view.table.place_caret(view.table.active_side.other, draw.randint(1, 6))
    if draw.random() < 0.3:
        view.display.zoom(draw.choice([-1, 1, 2]))
    if draw.random() < 0.3:
        view.table.select_to(min(page.total - 1, view.table.current_row + 2))
    if draw.random() < 0.4:
        view.toggle_flow()
    if draw.random() < 0.5:
        bar = view.surface.verticalScrollBar()
        bar.setValue(bar.value() + draw.choice([-1, 1]) * draw.randint(1, 3) * bar.singleStep())
    settle(qtbot, window)


@pytest.mark.parametrize("seed", range(3))
def test_everything_looks_the_same_after_a_restart(qtbot: QtBot, kept: Preferences, seed: int) -> None:
    window = start(qtbot, kept)
    walk(qtbot, window, random.Random(seed))
    restart(qtbot, window, kept).close()


def test_a_caret_in_the_second_line_leaves_the_text_in_its_cell(qtbot: QtBot, kept: Preferences) -> None:
    window = start(qtbot, kept)
    assert window.page is not None
    table = window.page.view.table
    row = next(
        row
        for row in range(window.page.total)
        if table.compositor.layout(
            table.facing.row_at(row), Side.SOURCE, table.text_widths()[Side.SOURCE]
        ).lines
        >= 2
    )
    table.go_to_row(row, Side.SOURCE)
    bead = table.current_bead
    assert bead is not None
    layout = table.compositor.layout(bead, Side.SOURCE, table.text_widths()[Side.SOURCE])
    table.place_caret(Side.SOURCE, next(w for w in range(len(layout.cell)) if layout.mark(w).top > 0))  # type: ignore[union-attr]
    again = restart(qtbot, window, kept)
    again.resize(again.size() + QSize(60, 40))  # and it stays so at another size
    settle(qtbot, again)
    assert not strays(again)
    again.close()
