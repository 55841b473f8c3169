"""A glyph where it is drawn on a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class PlacedGlyph:
    """What is drawn at one place: a letter, a mark, or several letters (lam-alef), in logical order.

    Attributes:
        left, right: the width that it takes up in its line (of a mark: of its ink), in points.
        bottom, top: of its ink.
        baseline: height of its line.
        size: height of its font from the lowest to the highest stroke.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    baseline: float
    size: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        return (self.top + self.bottom) / 2
