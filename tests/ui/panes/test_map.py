"""The map: one glance, one click, the keys, and a hundred thousand pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aligner.bitext import Status
from db.queries.arrays import STATUSES
from tests.helpers.panes_sample import AMINA, YUSUF, calls, sample_project, synthetic
from ui.design.status_style import STATUS_ORDER, status_label
from ui.panes.map.image import Bands, Profile
from ui.panes.map.legend import MapLegend
from ui.panes.map.minimap import DocumentMap
from ui.services.project_commands import Confirm, Split
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
def map_(session: ProjectSession, qtbot: QtBot) -> DocumentMap:
    made = DocumentMap(session)
    qtbot.addWidget(made)
    made.resize(90, 560)
    made.show()
    return made


def show_many(session: ProjectSession, count: int) -> Overview:
    """Put made-up pairs in the place of the project's own."""
    overview = Overview.of(session)
    overview.summary = synthetic(count)
    overview._order.set(overview.summary.ids)
    overview.crossing = overview.summary.crossings()
    overview.renewed.emit()
    return overview


def test_a_click_goes_to_the_pair_under_it(map_: DocumentMap, session: ProjectSession, qtbot: QtBot) -> None:
    order = session.project.order()
    with qtbot.waitSignal(map_.go_to) as asked:
        QTest.mouseClick(
            map_, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, int(map_.y_of(7)) + 5)
        )
    assert asked.args == [order[7]]
    assert map_.current == order[7]


def test_a_drag_goes_along(map_: DocumentMap, session: ProjectSession, qtbot: QtBot) -> None:
    seen: list[int] = []
    map_.go_to.connect(seen.append)
    QTest.mousePress(
        map_, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, int(map_.y_of(2)) + 5)
    )
    for row in (3, 4, 9):
        QTest.mouseMove(map_, QPoint(40, int(map_.y_of(row)) + 5))
    assert seen == [session.project.order()[row] for row in (2, 3, 4, 9)]


def test_the_keys_walk_through_the_text(map_: DocumentMap, session: ProjectSession, qtbot: QtBot) -> None:
    order = [int(bead) for bead in session.project.order()]
    map_.show_bead(order[4])
    map_.show_view(order[0], order[10])
    seen: list[int] = []
    map_.go_to.connect(seen.append)
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_End,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
    ):
        QTest.keyClick(map_, key)
    assert seen == [order[row] for row in (5, 4, 14, 4, len(order) - 1, 0)]  # there is nothing below the last
    assert map_.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_a_confirmed_pair_changes_its_band_at_once(
    map_: DocumentMap, session: ProjectSession, qtbot: QtBot
) -> None:
    order = [int(bead) for bead in session.project.order()]
    band = slice(int(map_._bands.top(3)), int(map_._bands.top(4)))
    assert (map_._profile.shares[band, STATUSES.index(Status.SUGGESTED)] == 1).all()
    before = map_.grab().toImage()
    with qtbot.waitSignal(Overview.of(session).updated) as updated:
        session.run(Confirm((order[3],), by=AMINA))
    assert updated.args == [3, 4]
    assert (map_._profile.shares[band, STATUSES.index(Status.CONFIRMED)] == 1).all()
    assert (map_._profile.shares[: band.start, STATUSES.index(Status.SUGGESTED)] == 1).all()
    assert map_.grab().toImage() != before


def test_a_split_makes_room_for_one_more(map_: DocumentMap, session: ProjectSession, qtbot: QtBot) -> None:
    row = session.project.rows(session.project.order()[:1])[0]
    at = row.source_text.index(" ", 20) + row.source[0].start
    count = len(Overview.of(session))
    with qtbot.waitSignal(Overview.of(session).renewed):
        session.run(Split(row.id, source_at=at, by=AMINA))
    assert len(Overview.of(session)) == count + 1
    assert map_._bands.count == count + 1
    assert "without counterpart" in map_.describe(map_.y_of(1) + 4)


def test_another_window_is_seen(map_: DocumentMap, session: ProjectSession, qtbot: QtBot) -> None:
    order = [int(bead) for bead in session.project.order()]
    session.project.confirm(order[:5], AMINA)  # behind the session's back, as another window would
    with qtbot.waitSignal(Overview.of(session).renewed):
        session.reloaded.emit()
    assert "confirmed" in map_.describe(map_.y_of(2) + 4)


def test_no_status_is_told_by_colour_alone(map_: DocumentMap, session: ProjectSession, qtbot: QtBot) -> None:
    """In black and white the four statuses still differ: each band has its own mixture of light and dark."""
    order = [int(bead) for bead in session.project.order()]
    session.project.confirm(order[:3], AMINA)
    session.project.approve(order[:1], YUSUF)
    session.project.send_back(order[1:2], YUSUF, "No.")
    with qtbot.waitSignal(Overview.of(session).renewed):
        session.reloaded.emit()
    picture = map_.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ground = picture.pixelColor(40, map_.height() - 12).lightness()  # below the last pair
    filled = []
    for row in range(4):
        pixels = [
            abs(picture.pixelColor(x, y).lightness() - ground) > 40
            for y in range(int(map_.y_of(row)) + 2, int(map_.y_of(row)) + 11)
            for x in range(7, 33)
        ]
        filled.append(sum(pixels) / len(pixels))
    approved, returned, confirmed, suggested = filled
    assert approved > 0.9
    assert 0.35 < returned < 0.65
    assert 0.35 < confirmed < 0.65
    assert suggested < 0.25
    # Striped against half: along a row, stripes turn from dark to light again and again.
    turns = [
        sum(
            abs(picture.pixelColor(x, y).lightness() - picture.pixelColor(x + 1, y).lightness()) > 40
            for x in range(7, 32)
        )
        for y in (int(map_.y_of(1)) + 5, int(map_.y_of(2)) + 5)
    ]
    assert turns[0] >= 6
    assert turns[1] <= 2


def test_hits_and_marks_are_told(map_: DocumentMap, session: ProjectSession) -> None:
    order = [int(bead) for bead in session.project.order()]
    map_.show_hits([order[6]])
    assert "search hit" in map_.describe(map_.y_of(6) + 4)
    assert "search hit" not in map_.describe(map_.y_of(7) + 4)


def test_a_screen_reader_hears_where_one_is(map_: DocumentMap, session: ProjectSession) -> None:
    map_.show_bead(int(session.project.order()[2]))
    assert map_.accessibleName() == "Map of the text"
    assert map_.accessibleDescription() == "Pair 3 of 35: suggested, confidence 41%"


@pytest.mark.qt_log_ignore("This plugin does not support")  # the screenless platform cannot raise a window
def test_the_key_names_every_mark(map_: DocumentMap) -> None:
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(40, 40), map_.mapToGlobal(QPoint(40, 40))
    )
    QApplication.sendEvent(map_, event)
    key = map_.findChild(MapLegend)
    assert key is not None
    assert key.isVisible()
    statuses = [status_label(status) for status in STATUS_ORDER]
    assert key.words[: len(statuses)] == statuses
    assert len(key.words) == len(statuses) + 6
    pictures = [picture.toImage() for picture in key.pictures]
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])


def test_the_picture_is_mirrored(map_: DocumentMap, qtbot: QtBot) -> None:
    map_._paint_image(map_._picture())
    plain = map_._buffer
    map_.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    map_._paint_image(map_._picture())
    assert plain is not None
    assert map_._buffer is not None
    np.testing.assert_array_equal(map_._buffer, plain[:, ::-1])


def test_a_hundred_thousand_pairs(
    map_: DocumentMap, session: ProjectSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long it takes is in benchmarks/stalls.py."""
    show_many(session, 1_000)
    few = calls(map_._renew)
    overview = show_many(session, 100_000)
    assert calls(map_._renew) < 2 * few, "no pair is looked at by itself"
    map_.show_view(30_000, 30_300)
    map_.show_bead(30_150)
    gathered: list[int] = []
    real = Profile.gather

    def noted(self: Profile, *arguments: Any) -> None:
        low, high = arguments[-2:]
        gathered.append(high - low)
        real(self, *arguments)

    monkeypatch.setattr(Profile, "gather", noted)
    map_.repaint()
    map_._image = None
    map_.repaint()
    assert gathered == [], "to paint, the pairs are not read"
    map_._update_rows(500, 600)
    (rows,) = gathered
    assert 1 <= rows <= 10, "of more than five hundred rows of pixels"
    assert map_.describe(200).startswith("Pairs ")
    assert overview.row_of(30_000) == 9_999


@pytest.mark.parametrize(("count", "height"), [(1, 30), (7, 300), (40, 300), (300, 300), (5_000, 301)])
def test_each_row_of_pixels_stands_for_pairs_that_follow_on(count: int, height: int) -> None:
    bands = Bands.fit(count, height, tallest=14)
    first, end = bands.edges(0, bands.used)
    assert first[0] == 0
    assert end[-1] == count
    assert (end > first).all()
    assert (first[1:] <= end[:-1]).all(), "no pair falls between two rows"
    for y in range(bands.used):
        assert bands.pairs(y) == (first[y], end[y])


def test_gathering_a_part_gives_what_gathering_all_gives() -> None:
    summary = synthetic(3_000)
    bands = Bands.fit(3_000, 517, 14)
    hits = np.zeros(3_000, dtype=np.bool_)
    hits[::97] = True
    whole, parts = Profile.empty(517), Profile.empty(517)
    whole.gather(bands, summary, summary.crossings(), hits, 0, bands.used)
    for low in range(0, bands.used, 50):
        parts.gather(bands, summary, summary.crossings(), hits, low, min(bands.used, low + 50))
    for name in ("shares", "doubt", "marks", "hit"):
        np.testing.assert_allclose(getattr(parts, name), getattr(whole, name), atol=1e-5)
    first, end = bands.edges(0, bands.used)
    y = 300
    status = summary.status[first[y] : end[y]]
    for code in range(len(STATUSES)):
        assert whole.shares[y, code] == pytest.approx(float((status == code).mean()))
    assert len(STATUSES) == whole.shares.shape[1]
