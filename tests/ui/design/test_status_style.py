"""One table of statuses and one drawing of each, complete and without a rival elsewhere."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

import ui
from aligner.bitext import Status
from aligner.confidence import HIGH, LOW, ConfidenceLevel, confidence_level
from ui.design.colours import DARK, LIGHT, Colours, contrast
from ui.design.status_shapes import paint_confidence_sign, paint_status, shape_path
from ui.design.status_style import (
    CONFIDENCE_STYLES,
    STATUS_STYLES,
    ConfidenceStyle,
    StatusStyle,
    confidence_colour,
    status_colour,
    status_ground,
    status_words,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROOT = Path(ui.__file__).parents[1]
TABLES = {
    "aligner/bitext.py",
    "aligner/permissions.py",
    "aligner/exchange/review_table.py",
    "aligner/formats/bitexts/xliff/states.py",
    "ui/design/status_style.py",
}
"""The only modules that may name most statuses one by one."""


def test_every_status_and_level_has_a_style() -> None:
    assert set(STATUS_STYLES) == set(Status)
    assert set(CONFIDENCE_STYLES) == set(ConfidenceLevel)


def test_no_two_signs_share_a_shape() -> None:
    shapes = [style.shape for style in STATUS_STYLES.values()]
    shapes += [style.shape for style in CONFIDENCE_STYLES.values()]
    assert len(set(shapes)) == len(shapes)


def test_signs_differ_without_colour(qapp: QApplication) -> None:
    styles: list[StatusStyle | ConfidenceStyle] = [*STATUS_STYLES.values(), *CONFIDENCE_STYLES.values()]
    pictures = set()
    for style in styles:
        image = QImage(30, 30, QImage.Format.Format_Mono)
        image.fill(0)
        painter = QPainter(image)
        painter.setPen(QColor("white"))
        painter.drawPath(shape_path(style.shape, QRectF(3, 3, 24, 24)))
        painter.end()
        pictures.add(bytes(image.constBits()))
    # A circle, a disc and a half disc have one outline; their filling tells them apart.
    assert len(pictures) == len(styles) - 2


def _drawn(paint: str, value: object, shown: Colours) -> bytes:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(shown.base)
    painter = QPainter(image)
    if paint == "status":
        assert isinstance(value, Status)
        paint_status(painter, QRectF(4, 4, 16, 16), value, shown)
    else:
        assert isinstance(value, float)
        paint_confidence_sign(painter, QRectF(4, 4, 16, 16), value, shown)
    painter.end()
    return bytes(image.constBits())


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
def test_a_confident_suggestion_never_looks_confirmed(qapp: QApplication, shown: Colours) -> None:
    signs = {_drawn("status", status, shown) for status in Status}
    signs |= {_drawn("confidence", value, shown) for value in (0.95, 0.7, 0.3)}
    assert len(signs) == len(Status) + 3
    assert status_colour(Status.CONFIRMED, shown) != confidence_colour(ConfidenceLevel.SURE, shown)


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
def test_the_colours_of_statuses_and_levels_can_be_read(shown: Colours) -> None:
    for status in Status:
        ink = status_colour(status, shown).name()
        for ground in (shown.window, shown.base, shown.raised, status_ground(status, shown).name()):
            assert contrast(ink, ground) >= 4.5
    for level in ConfidenceLevel:
        assert contrast(confidence_colour(level, shown).name(), shown.base) >= 4.5


def test_letters_and_words_are_all_different(qapp: QApplication) -> None:
    for field in ("title", "label", "letter", "choice"):
        words = [getattr(status_words(status), field) for status in Status]
        assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("confidence", "level"),
    [(1.0, "sure"), (HIGH, "sure"), (0.89, "unsure"), (LOW, "unsure"), (0.59, "doubtful"), (0.0, "doubtful")],
)
def test_levels_begin_at_their_thresholds(confidence: float, level: str) -> None:
    assert confidence_level(confidence) is ConfidenceLevel(level)


def test_no_other_module_has_a_table_of_statuses() -> None:
    """A module that names three statuses in one table or set would have to change with a new one."""
    rivals = {
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
        for room in ("aligner", "db", "models", "ui")
        for path in (ROOT / room).rglob("*.py")
        if path.relative_to(ROOT).as_posix() not in TABLES and not {"migrations", "i18n"} & set(path.parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Dict | ast.Set | ast.Tuple | ast.List) and len(_statuses(node)) > 2
    }
    assert not rivals


def _statuses(node: ast.AST) -> set[str]:
    words = {status.value for status in Status}
    return {
        name.casefold()
        for inner in ast.walk(node)
        if (
            isinstance(inner, ast.Attribute)
            and isinstance(inner.value, ast.Name)
            and inner.value.id == "Status"
            and (name := inner.attr)
        )
        or (isinstance(inner, ast.Constant) and inner.value in words and (name := str(inner.value)))
    }
