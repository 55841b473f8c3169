"""The statistics: the right numbers, drawn on the screen, as a picture and as a drawing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage

from aligner.bitext import Status
from db.queries.arrays import Deed, Share
from tests.helpers.panes_sample import AMINA, YUSUF, calls, sample_project, synthetic
from ui.design.colours import DARK, LIGHT, Colours, contrast
from ui.design.status_shapes import paint_status_bar
from ui.design.status_style import STATUS_ORDER
from ui.panes.statistics import chart_data
from ui.panes.statistics.chart_painter import draw, height_of, to_png, to_svg
from ui.panes.statistics.pane import StatisticsPage
from ui.services.project_commands import Confirm
from ui.session.overview import Overview
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[ProjectSession]:
    project = sample_project(tmp_path)
    order = [int(bead) for bead in project.order()]
    project.confirm(order[:9], AMINA)
    project.approve(order[:4], YUSUF)
    project.send_back(order[4:5], YUSUF, "No.")
    project.confirm(order[20:22], AMINA)
    project.undo(AMINA)
    made = ProjectSession(project, AMINA, realign=False)
    qtbot.waitUntil(lambda: Overview.of(made).is_current)
    yield made
    made.close()


@pytest.fixture
def page(session: ProjectSession, qtbot: QtBot) -> StatisticsPage:
    made = StatisticsPage(session)
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    qtbot.waitUntil(lambda: made.is_current)
    return made


def totals(page: StatisticsPage, key: str) -> dict[str, int]:
    figure = page.views[key].figure
    assert figure is not None
    return {item.label: item.total for item in figure.items if item.total}


def test_the_numbers_are_those_of_the_project(page: StatisticsPage, session: ProjectSession) -> None:
    counts = session.project.counts()
    assert totals(page, "status") == {
        "approved": counts.approved,
        "confirmed": counts.confirmed,
        "returned": counts.returned,
        "suggested": counts.suggested,
    }
    assert totals(page, "people") == {"Amina": 9, "Yusuf": 5}
    assert list(totals(page, "days").values()) == [9 + 4 + 1]  # what was taken back does not count
    assert sum(totals(page, "types").values()) == counts.total
    assert sum(totals(page, "confidence").values()) == counts.total
    assert sum(totals(page, "ratios").values()) == counts.total - counts.nulls


def test_they_follow_the_work(page: StatisticsPage, session: ProjectSession, qtbot: QtBot) -> None:
    order = [int(bead) for bead in session.project.order()]
    session.run(Confirm(tuple(order[10:13]), by=AMINA))
    qtbot.waitUntil(lambda: totals(page, "status")["confirmed"] == 4 + 3)
    qtbot.waitUntil(lambda: totals(page, "people")["Amina"] == 12)


def test_a_plot_is_read_out_and_copied(page: StatisticsPage) -> None:
    view = page.views["status"]
    assert view.plot.accessibleName() == "Pairs by status"
    assert "approved: 4 approved" in view.plot.accessibleDescription()
    assert view.plot.focusPolicy() is Qt.FocusPolicy.TabFocus
    assert view.button.accessibleName() == "Export: Pairs by status"
    view.actions_["text"].trigger()
    assert QGuiApplication.clipboard().text() == view.plot.accessibleDescription()


def test_plots_are_saved_as_picture_and_drawing(page: StatisticsPage, tmp_path: Path) -> None:
    for key, view in page.views.items():
        picture, drawing = tmp_path / f"{key}.png", tmp_path / f"{key}.svg"
        page._save(view, picture, "png")
        page._save(view, drawing, "svg")
        image = QImage(str(picture))
        assert image.width() == 2 * 760
        root = etree.fromstring(drawing.read_bytes())
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        words = "".join(str(part) for part in root.itertext())
        assert view.figure is not None
        assert view.figure.title in words


def test_a_place_that_cannot_be_written_is_told(page: StatisticsPage, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.failed) as failed:
        page._save(page.views["status"], tmp_path / "missing" / "x.png", "png")
    assert "cannot be written" in failed.args[0]


def test_a_narrow_page_stacks_its_plots(page: StatisticsPage, qtbot: QtBot) -> None:
    assert page._columns == 2
    page.resize(440, 700)
    qtbot.waitUntil(lambda: page._columns == 1)
    qtbot.waitUntil(lambda: len({view.geometry().top() for view in page.views.values()}) == 6)
    inside = page.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= 440


def test_a_hundred_thousand_pairs_are_counted_at_once() -> None:
    """How long it takes is in benchmarks/stalls.py."""
    few, summary = synthetic(1_000), synthetic(100_000)
    make = (chart_data.by_status, chart_data.bead_types, chart_data.confidences, chart_data.length_ratios)
    made = []
    for one in make:
        one(few)  # what it imports is there from here on
        assert calls(partial(one, summary)) < 2 * calls(partial(one, few))
        made.append(one(summary))
    assert all(sum(item.total for item in figure.items) == 100_000 for figure in made[:3])


@pytest.mark.parametrize(
    ("days", "title", "columns"),
    [
        (1, "Pairs by day", 1),
        (30, "Pairs by day", 30),
        (100, "Pairs by week", 16),
        (900, "Pairs by month", 30),
    ],
)
def test_many_days_are_gathered(days: int, title: str, columns: int) -> None:
    first = datetime(2026, 1, 15, 12, tzinfo=UTC)
    deeds = [
        Deed(first, "Amina", "confirm", 3, undone=False),
        Deed(first + timedelta(days=days - 1), "Yusuf", "approve", 2, undone=False),
        Deed(first, "Amina", "confirm", 50, undone=True),
        Deed(first, "Amina", "split", 2, undone=False),
    ]
    figure = chart_data.by_day(deeds)
    assert figure.title == title
    assert abs(len(figure.items) - columns) <= 1
    assert sum(item.total for item in figure.items) == 5


def test_people_are_counted_by_what_stands() -> None:
    shares = [
        Share(Status.APPROVED, "machine", "Amina", "Yusuf", 5),
        Share(Status.CONFIRMED, "Amina", "Amina", None, 2),
        Share(Status.SUGGESTED, "machine", None, None, 90),
    ]
    figure = chart_data.by_person(shares)
    assert [(item.label, item.total) for item in figure.items] == [("Amina", 7), ("Yusuf", 5)]


@pytest.mark.parametrize("mirrored", [False, True])
def test_bars_stay_on_the_paper(qtbot: QtBot, mirrored: bool) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    figure = chart_data.by_status(synthetic(4_000))
    font = QFont("Inter", 11)
    image = QImage(500, round(height_of(figure, font)) + 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    area = QRectF(20, 10, 460, image.height() - 20)
    spots = draw(painter, area, figure, font, LIGHT, mirrored=mirrored)
    painter.end()
    assert len(spots) == len(STATUS_ORDER)
    assert all(area.contains(spot.box) for spot in spots)
    for y in range(image.height()):
        assert image.pixelColor(8, y) == Qt.GlobalColor.white
        assert image.pixelColor(492, y) == Qt.GlobalColor.white


def test_nothing_is_drawn_of_nothing(qtbot: QtBot) -> None:
    font = QFont("Inter", 11)
    figure = chart_data.by_day([])
    assert figure.empty
    assert QImage.fromData(to_png(figure, font, LIGHT)).width() == 1520
    assert to_svg(figure, font, LIGHT).startswith(b"<?xml")


@pytest.mark.parametrize("shown", [LIGHT, DARK])
def test_statuses_differ_without_colour(qtbot: QtBot, shown: Colours) -> None:
    """Each pattern covers another share of its box with ink."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    inked = []
    for status in STATUS_ORDER:
        image = QImage(40, 20, QImage.Format.Format_RGB32)
        image.fill(shown.base)
        painter = QPainter(image)
        paint_status_bar(painter, QRectF(0, 0, 40, 20), status, shown)
        painter.end()
        ink = getattr(shown, status.value)
        inked.append(
            sum(image.pixelColor(x, y).name() == ink for x in range(40) for y in range(20)) / (40 * 20)
        )
    approved, confirmed, returned, suggested = inked
    assert confirmed == 1
    assert 0.85 < approved < 0.95
    assert 0.2 < returned < 0.6
    assert suggested < 0.2


@pytest.mark.parametrize("shown", [LIGHT, DARK])
def test_words_are_legible_on_what_they_stand_on(shown: Colours) -> None:
    for ink in (shown.text, shown.muted):
        for ground in (shown.window, shown.base, shown.raised):
            assert contrast(ink, ground) >= 4.5
    for status in Status:
        assert contrast(getattr(shown, status.value), shown.base) >= 4.5
