"""The alignment path: click, zoom, follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.helpers.panes_sample import AMINA, calls, sample_project, synthetic
from ui.panes.path.pane import AlignmentPath
from ui.panes.path.raster import Window, nearest, paint
from ui.session.overview import Overview
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ProjectSession]:
    made = ProjectSession(sample_project(tmp_path), AMINA, realign=False)
    qtbot.waitUntil(lambda: Overview.of(made).is_current)
    yield made
    made.close()


@pytest.fixture
def pane(session: ProjectSession, qtbot: QtBot) -> AlignmentPath:
    made = AlignmentPath(session)
    qtbot.addWidget(made)
    made.resize(640, 600)
    made.show()
    return made


def place_of(pane: AlignmentPath, row: int) -> QPoint:
    """Where the middle of a pair is drawn."""
    plot = pane.plot
    place = plot._place(row)
    assert place is not None
    window = plot._window()
    import numpy as np

    x, y = float(window.x(np.array([place[0]]))[0]), float(window.y(np.array([place[1]]))[0])
    return plot._point(x, y).toPoint()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_click_goes_to_the_nearest_pair(
    pane: AlignmentPath, session: ProjectSession, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    pane.plot.setLayoutDirection(direction)
    order = [int(bead) for bead in session.project.order()]
    with qtbot.waitSignal(pane.go_to) as asked:
        QTest.mouseClick(
            pane.plot, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place_of(pane, 12)
        )
    assert asked.args == [order[12]]


def test_keys_walk_and_zoom(pane: AlignmentPath, session: ProjectSession, qtbot: QtBot) -> None:
    order = [int(bead) for bead in session.project.order()]
    pane.show_bead(order[20])
    seen: list[int] = []
    pane.go_to.connect(seen.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(pane.plot, key)
    assert seen == [order[21], order[1], order[0], order[-1]]
    QTest.keyClicks(pane.plot, "++")
    assert pane.plot.zoom == pytest.approx(1.3**2)
    QTest.keyClicks(pane.plot, "0")
    assert pane.plot.zoom == 1


def test_zooming_keeps_what_is_under_the_pointer(pane: AlignmentPath) -> None:
    at = QPointF(place_of(pane, 17))
    bead = pane.plot.bead_at(at)
    for _ in range(6):
        pane.plot.set_zoom(pane.plot.zoom * 1.3, at)
    assert pane.plot.bead_at(at) == bead
    window = pane.plot._window()
    assert 0 <= window.left < window.right


def test_a_zoomed_plot_follows_the_table(pane: AlignmentPath, session: ProjectSession) -> None:
    order = [int(bead) for bead in session.project.order()]
    pane.show_bead(order[0])
    pane.plot.set_zoom(8)
    pane.show_bead(order[-2])
    window, row = pane.plot._window(), session.project.rows([order[-2]])[0]
    assert window.left <= row.source[0].start <= window.right
    assert "Pair 34: suggested" in pane.plot.accessibleDescription()


def test_every_button_has_a_name(pane: AlignmentPath) -> None:
    assert all(button.accessibleName() for button in pane.buttons)


def test_a_hundred_thousand_pairs_are_painted_at_once() -> None:
    """How long it takes is in benchmarks/stalls.py."""
    summary = synthetic(100_000)
    ends = int(summary.source.end.max()), int(summary.target.end.max())
    window = Window(0, ends[0], 0, ends[1], 1200, 1100)
    few = synthetic(1_000)
    near = Window(0, int(few.source.end.max()), 0, int(few.target.end.max()), 1200, 1100)
    at_once = calls(lambda: paint(few, near, 2, 0xFFFFFFFF, (1, 2, 3, 4), 5))
    assert calls(lambda: paint(summary, window, 2, 0xFFFFFFFF, (1, 2, 3, 4), 5)) < 2 * at_once
    image = paint(summary, window, 2, 0xFFFFFFFF, (1, 2, 3, 4), 5)
    assert {1, 2, 3, 4, 5} <= set(image.ravel().tolist())
    row = 60_000
    middle = (summary.source.start[row] + summary.source.end[row]) / 2 / ends[0] * 1200
    down = (summary.target.start[row] + summary.target.end[row]) / 2 / ends[1] * 1100
    found = nearest(summary, window, float(middle), float(down))
    assert found is not None
    assert abs(found - row) < 200  # a pixel shows some 90 pairs
