"""How each status and each confidence level looks and is called: the only table of either.

Drawings are in :mod:`ui.design.status_shapes`, colours in :mod:`ui.design.colours`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from aligner.bitext import Status
from aligner.confidence import ConfidenceLevel

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.design.colours import Colours


class Shape(Enum):
    """The outline of a sign. No two statuses or confidence levels share one."""

    CIRCLE = auto()
    DISC = auto()
    DIAMOND = auto()
    HALF_DISC = auto()
    HEXAGON = auto()
    SQUARE = auto()
    TRIANGLE = auto()


class Fill(Enum):
    """The pattern of a bar, so that bars differ without colour."""

    OUTLINE = auto()
    SOLID = auto()
    SEALED = auto()
    """Solid with a light line through the middle."""
    STRIPES = auto()


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status in the language of the interface.

    Attributes:
        title: on its own ("Confirmed").
        label: inside a sentence or after a number ("confirmed").
        letter: on a badge ("C").
        choice: beside a box to tick, with a mnemonic and the number ``{n}`` ("&Confirmed: {n}").
    """

    title: str
    label: str
    letter: str
    choice: str


@dataclass(frozen=True, slots=True)
class StatusStyle:
    """How a status looks.

    Attributes:
        words: gives its names in the present language of the interface.
        colour: the token of its ink in :class:`~ui.design.colours.Colours`; ``{colour}_ground`` is its
            ground.
        shape: the sign, filled unless it is dashed.
        dashed: the sign is a dashed outline without filling.
        fill: the pattern of its bars.
        weight: the share of the map's progress lane that it fills, 0 to 1.
        stroke: pixels (at scale 1) that thicken both edges of its strokes in the alignment path.
    """

    words: Callable[[], StatusWords]
    colour: str
    shape: Shape
    fill: Fill
    weight: float
    stroke: int
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class ConfidenceStyle:
    """How a confidence level looks; the attributes are those of :class:`StatusStyle`."""

    label: Callable[[], str]
    colour: str
    shape: Shape


STATUS_STYLES: dict[Status, StatusStyle] = {
    Status.APPROVED: StatusStyle(
        lambda: StatusWords(
            _tr("Approved"), _tr("approved"), _tr("A", "one letter for Approved"), _tr("&Approved: {n}")
        ),
        "approved", Shape.HEXAGON, Fill.SEALED, weight=1.0, stroke=2,
    ),
    Status.CONFIRMED: StatusStyle(
        lambda: StatusWords(
            _tr("Confirmed"), _tr("confirmed"), _tr("C", "one letter for Confirmed"), _tr("&Confirmed: {n}")
        ),
        "confirmed", Shape.SQUARE, Fill.SOLID, weight=0.55, stroke=1,
    ),
    Status.RETURNED: StatusStyle(
        lambda: StatusWords(
            _tr("Returned"), _tr("returned"), _tr("R", "one letter for Returned"), _tr("&Returned: {n}")
        ),
        "returned", Shape.DIAMOND, Fill.STRIPES, weight=1.0, stroke=1,
    ),
    Status.SUGGESTED: StatusStyle(
        lambda: StatusWords(
            _tr("Suggested"), _tr("suggested"), _tr("S", "one letter for Suggested"), _tr("&Suggested: {n}")
        ),
        "suggested", Shape.CIRCLE, Fill.OUTLINE, weight=0.12, stroke=0, dashed=True,
    ),
}  # fmt: skip
"""In the order of bars, keys and lists of choices: the nearest to the translation memory first."""

STATUS_ORDER: tuple[Status, ...] = tuple(STATUS_STYLES)

CONFIDENCE_STYLES: dict[ConfidenceLevel, ConfidenceStyle] = {
    ConfidenceLevel.SURE: ConfidenceStyle(lambda: _tr("sure"), "sure", Shape.DISC),
    ConfidenceLevel.UNSURE: ConfidenceStyle(lambda: _tr("unsure"), "unsure", Shape.HALF_DISC),
    ConfidenceLevel.DOUBTFUL: ConfidenceStyle(lambda: _tr("doubtful"), "doubtful", Shape.TRIANGLE),
}


def status_words(status: Status) -> StatusWords:
    return STATUS_STYLES[status].words()


def status_label(status: Status) -> str:
    """Name a status inside a sentence or after a number."""
    return STATUS_STYLES[status].words().label


def status_colour(status: Status, shown: Colours) -> QColor:
    return QColor(getattr(shown, STATUS_STYLES[status].colour))


def status_ground(status: Status, shown: Colours) -> QColor:
    return QColor(getattr(shown, f"{STATUS_STYLES[status].colour}_ground"))


def confidence_label(level: ConfidenceLevel) -> str:
    return CONFIDENCE_STYLES[level].label()


def confidence_colour(level: ConfidenceLevel, shown: Colours) -> QColor:
    return QColor(getattr(shown, CONFIDENCE_STYLES[level].colour))


def _tr(text: str, comment: str = "") -> str:
    return QCoreApplication.translate("status", text, comment)
