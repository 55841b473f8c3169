"""How the table looks, as far as it can be measured: direction, shaping, heights, colours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontInfo, QRawFont, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aligner.bitext import Bead, Side, Status
from aligner.confidence import ConfidenceLevel
from db import RunInfo
from tests.helpers.editor_sample import AMAL, ARABIC, beads, make_project
from ui.design import ColourScheme, apply_colour_scheme, load_fonts
from ui.design.colours import contrast
from ui.design.editor_colours import inks
from ui.design.status_style import confidence_colour, status_colour
from ui.editor import Density, EditorView, TextSettings
from ui.editor.pair_model import PairColumn
from ui.editor.text.cell_layout import CellLayout
from ui.editor.text.cell_text import LIMIT, cell_text
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

LONG = " ".join(ARABIC * 6)


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[ProjectSession]:
    load_fonts(qapp)
    session = ProjectSession(make_project(tmp_path / "a.muqabala"), AMAL, realign=False)
    yield session
    session.close()


@pytest.fixture
def view(session: ProjectSession, qtbot: QtBot) -> EditorView:
    view = EditorView(session)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    qtbot.waitExposed(view)
    return view


def layout(text: str, width: float = 300.0, *, right_to_left: bool = True) -> CellLayout:
    from aligner.bitext import Segment
    from db.cell_text import render

    segment = Segment(0, len(text))
    font = QFont("Amiri")
    font.setPointSizeF(18)
    pitch = CellLayout.pitch_of(font, right_to_left, 1.0)
    return CellLayout(
        cell_text(render(text, (segment,), ()), (segment,)),
        font,
        right_to_left=right_to_left,
        width=width,
        pitch=pitch,
    )


def test_arabic_stands_at_the_right_edge(qapp: QApplication) -> None:
    load_fonts(qapp)
    made = layout(LONG)
    for number in range(made.lines):
        line = made.layout.lineAt(number).naturalTextRect()
        assert line.right() == pytest.approx(300, abs=8)
    english = layout("He took the land of Jibal and marched to Iraq " * 3, right_to_left=False)
    assert english.layout.lineAt(0).naturalTextRect().left() == 0


def test_arabic_is_set_in_amiri_without_missing_glyphs(view: EditorView) -> None:
    font = view.table.compositor.font(Side.SOURCE)
    assert QFontInfo(font).family() == "Amiri"
    made = view.table.compositor.layout(view.model.row_at(0), Side.SOURCE, 300)
    for run in made.layout.glyphRuns():
        assert 0 not in run.glyphIndexes()


def test_arabic_letters_are_joined(qapp: QApplication) -> None:
    load_fonts(qapp)
    joined = layout("ببب").layout.glyphRuns()[0]
    raw: QRawFont = joined.rawFont()
    alone = raw.glyphIndexesForString("ب")[0]
    assert alone not in joined.glyphIndexes(), "initial, medial and final forms, never the isolated one"


def test_marks_move_leftwards_in_arabic(qapp: QApplication) -> None:
    load_fonts(qapp)
    made = layout(ARABIC[0], 900)
    xs = [mark.x for at in range(5) if (mark := made.mark(at)) is not None]
    assert xs == sorted(xs, reverse=True)
    assert len(xs) == 5


def test_a_point_on_a_mark_is_that_boundary(qapp: QApplication) -> None:
    load_fonts(qapp)
    for made in (layout(LONG), layout("He took the land of Jibal and marched " * 4, right_to_left=False)):
        for at in range(len(made.cell) + 1):
            mark = made.mark(at)
            assert mark is not None
            assert made.word_boundary_at(mark.x, (mark.top + mark.bottom) / 2) == at


def test_hit_boxes_lie_on_the_words(qapp: QApplication) -> None:
    load_fonts(qapp)
    made = layout(LONG)
    start = LONG.index("السلطان")
    (box,) = made.boxes(start, start + len("السلطان"))
    assert 20 < box.width() < 120
    assert made.word_at(box.center().x(), box.center().y()) == LONG[:start].count(" ")


def test_every_seen_row_holds_its_text(view: EditorView) -> None:
    table = view.table
    for width in (420, 700, 1400):
        view.resize(width, 600)
        QApplication.processEvents()
        for row in range(view.model.rowCount()):
            if table.rowViewportPosition(row) >= table.viewport().height():
                break
            bead = view.model.row_at(row)
            for side in Side:
                text = table.compositor.layout(bead, side, table.columnWidth(PairColumn.of(side)))
                assert table.rowHeight(row) >= min(text.height, table.viewport().height())


def test_only_what_is_seen_is_measured(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.helpers.editor_sample import many_pairs

    load_fonts(qapp)
    session = ProjectSession(many_pairs(tmp_path / "many.muqabala", 3000), AMAL, realign=False)
    made: list[int] = []
    original = CellLayout.__init__

    def counted(self: CellLayout, *args: object, **kwargs: object) -> None:
        made.append(1)
        original(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(CellLayout, "__init__", counted)
    view = EditorView(session)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    qtbot.waitExposed(view)
    view.table.verticalScrollBar().setValue(1500)
    view.table.go_to_row(2900)
    QApplication.processEvents()
    assert 0 < sum(made) < 200
    session.close()


def test_the_last_row_can_be_seen_whole(view: EditorView) -> None:
    view.resize(420, 260)
    QApplication.processEvents()
    last = view.model.rowCount() - 1
    view.table.go_to_row(last)
    QApplication.processEvents()
    rect = view.table.visualRect(view.model.index(last, PairColumn.TARGET))
    assert rect.top() >= 0
    assert rect.bottom() <= view.table.viewport().height()


@pytest.fixture
def high(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[EditorView]:
    """A table that is lower than its first row."""
    load_fonts(qapp)
    pairs = beads()
    joined = Bead(tuple(s for b in pairs for s in b.source), tuple(t for b in pairs for t in b.target))
    session = ProjectSession(make_project(tmp_path / "h.muqabala", [joined]), AMAL, realign=False)
    view = EditorView(session)
    qtbot.addWidget(view)
    view.resize(420, 200)
    view.show()
    qtbot.waitExposed(view)
    view.table.setFocus()
    yield view
    session.close()


def test_the_caret_is_seen_in_a_row_higher_than_the_table(high: EditorView, qtbot: QtBot) -> None:
    table = high.table
    assert table.rowHeight(0) <= max(80, table.viewport().height())
    QTest.keyClick(table, Qt.Key.Key_End)
    bead = high.model.row_at(0)
    rect = table.visualRect(high.model.index(0, PairColumn.SOURCE))
    mark = table.compositor.layout(bead, Side.SOURCE, rect.width()).mark(table.carets.get(Side.SOURCE))
    assert mark is not None
    top = table._delegate.text_origin(rect, bead, Side.SOURCE).y() + mark.top
    assert 0 <= top < table.viewport().height()


def test_the_wheel_scrolls_inside_a_row_higher_than_the_table(high: EditorView) -> None:
    table = high.table
    rect = table.visualRect(high.model.index(0, PairColumn.TARGET))
    bead = high.model.row_at(0)
    before = table._delegate.text_origin(rect, bead, Side.TARGET).y()
    turn(table.viewport(), rect.center(), -120)
    assert table._delegate.text_origin(rect, bead, Side.TARGET).y() < before


def turn(
    widget: object, place: QPoint, steps: int, mod: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    event = QWheelEvent(
        QPointF(place),
        QPointF(place),
        QPoint(),
        QPoint(0, steps),
        Qt.MouseButton.NoButton,
        mod,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)  # type: ignore[arg-type]


def test_ctrl_and_the_wheel_zoom(view: EditorView) -> None:
    size = view.table.compositor.font(Side.SOURCE).pointSizeF()
    turn(view.table.viewport(), QPoint(50, 50), 120, Qt.KeyboardModifier.ControlModifier)
    assert view.table.compositor.font(Side.SOURCE).pointSizeF() > size
    view.display.zoom_reset()
    assert view.table.compositor.font(Side.SOURCE).pointSizeF() == pytest.approx(size)


def test_settings_are_kept_in_the_project(view: EditorView, session: ProjectSession, qtbot: QtBot) -> None:
    view.display.set_setting(
        replace(view.display.setting, zoom=1.5, density=Density.COMPACT, source_left=False)
    )
    qtbot.waitUntil(lambda: TextSettings.from_json(session.project.setting("facing/setting")).zoom == 1.5)
    again = EditorView(session)
    qtbot.addWidget(again)
    assert again.display.setting == view.display.setting


@pytest.mark.parametrize(
    "stored", [None, 7, {}, {"zoom": "x", "density": "huge", "share": True}, {"zoom": 99}]
)
def test_settings_that_do_not_fit_are_passed_over(stored: object) -> None:
    chosen = TextSettings.from_json(stored)
    assert chosen.density is Density.COMFORTABLE
    assert 0.5 <= chosen.zoom <= 3.0
    assert chosen.share == 0.5


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("source_left", [True, False])
def test_the_source_stands_where_it_is_wanted(
    view: EditorView, direction: Qt.LayoutDirection, source_left: bool
) -> None:
    view.setLayoutDirection(direction)
    view.display.set_setting(replace(view.display.setting, source_left=source_left))
    QApplication.processEvents()
    source, target = (view.table.columnViewportPosition(c) for c in (PairColumn.SOURCE, PairColumn.TARGET))
    assert (source < target) == source_left


def test_hidden_diacritics_are_not_shown(view: EditorView) -> None:
    view.display.toggle_diacritics()
    bead = view.model.row_at(0)
    assert view.table.compositor.text(bead, Side.SOURCE).shown == "سار الملك إلى المدينة"
    assert bead.source_text == ARABIC[0]


@pytest.mark.parametrize("look", [ColourScheme.LIGHT, ColourScheme.DARK])
def test_text_is_legible_on_every_ground(qapp: QApplication, look: ColourScheme) -> None:
    apply_colour_scheme(qapp, look)
    ink = inks()
    for ground in (ink.ground, ink.current, ink.selected, ink.rest, ink.hit, ink.hit_here):
        assert contrast(ink.text.name(), ground.name()) >= 4.5, ground.name()
    for ground in (ink.ground, ink.current, ink.selected):
        for text in (ink.muted, ink.accent):
            assert contrast(text.name(), ground.name()) >= 4.5, (text.name(), ground.name())
        for level in ConfidenceLevel:
            assert contrast(confidence_colour(level, ink.shown).name(), ground.name()) >= 4.5, level
        dashed = status_colour(Status.SUGGESTED, ink.shown)
        assert contrast(dashed.name(), ground.name()) >= 4.5
    for status in (Status.CONFIRMED, Status.RETURNED, Status.APPROVED):
        assert contrast(ink.shown.base, status_colour(status, ink.shown).name()) >= 4.5
    apply_colour_scheme(qapp, ColourScheme.LIGHT)


BOOK = 900
"""Pairs, of five words and more: parts enough to turn to the next, and to come back."""


@pytest.fixture
def book(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[EditorView]:
    """A whole book left in one pair."""
    from tests.helpers.editor_sample import many_pairs

    load_fonts(qapp)
    project = many_pairs(tmp_path / "book.muqabala", BOOK)
    rows = project.rows(project.order())
    joined = Bead(tuple(r.source[0] for r in rows), tuple(r.target[0] for r in rows))
    project.suggest([joined], RunInfo("use", "book", {}))
    session = ProjectSession(project, AMAL, realign=False)
    view = EditorView(session)
    view.counterparts.set_explainer(None)  # of so many words at once it takes a gigabyte
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show()
    qtbot.waitExposed(view)
    view.table.setFocus()
    yield view
    session.close()


def test_a_book_in_one_pair_is_set_in_parts(book: EditorView) -> None:
    table, bead = book.table, book.model.row_at(0)
    assert len(table.compositor.text(bead, Side.SOURCE)) == LIMIT
    QTest.keyClick(table, Qt.Key.Key_End)
    QTest.keyClick(table, Qt.Key.Key_Right)
    (offset,) = table.caret_offsets().values()
    assert offset == bead.source[-1].end - len(str(BOOK - 1)), "before the last word of the book"
    QTest.keyClick(table, Qt.Key.Key_Home)
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert table.caret_offsets() == {Side.SOURCE: ARABIC[0].index(" ") + 1}


def test_a_book_is_not_edited_in_one_piece(book: EditorView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(book.notice):
        QTest.keyClick(book.table, Qt.Key.Key_F2)
    assert book.table.editor is None
