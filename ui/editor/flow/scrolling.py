"""Scrolling of the flow view: the two texts move at their own speeds and meet at the bead under the eye.

A position is a row and a share of it. The eye rests a third down the view; there both sides show the same
position, so a text that is shorter than its translation waits for it without ever leaving a gap. Only the
paragraphs that are seen are asked for, and those at either end, to know where scrolling stops.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.bitext import Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.editor.flow.layout import Paragraph, Paragraphs

EYE = 1 / 3
"""How far down the view the eye rests, as a share of its height."""
MARGIN_ABOVE = 10.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph on the screen: where the top of each side of it lies, in pixels."""

    paragraph: Paragraph
    tops: dict[Side, float]


class FlowScroll:
    """Position and arithmetic of scrolling.

    Args:
        count: how many rows there are.
    """

    def __init__(self, paragraphs: Paragraphs, count: Callable[[], int]) -> None:
        self._paragraphs = paragraphs
        self._count = count
        self._limits: tuple[float, float, float] | None = None
        self.height = 0.0
        self.at = 0.0
        """The position under the eye: row and share of it in one number."""

    def forget(self) -> None:
        """Discard the limits of scrolling: something has changed."""
        self._limits = None

    def set_height(self, height: float) -> None:
        if height != self.height:
            self.height = height
            self.forget()

    @property
    def eye(self) -> float:
        return self.height * EYE

    def limits(self) -> tuple[float, float, float]:
        """The first and the last position to scroll to, and where the sides have found their distance."""
        if self._limits is None:
            first = self._walk_sides(self.eye - MARGIN_ABOVE)
            settled = self._walk_sides(2 * self.eye)
            last = self._walk_back(self.height - self.eye)
            self._limits = (first, max(first, last), settled)
        return self._limits

    def _walk_sides(self, wanted: float) -> float:
        """The position down to which the longer side has a length in pixels."""
        past = dict.fromkeys(Side, 0.0)
        paragraph: Paragraph | None = self._paragraphs.at(0)
        while paragraph is not None:
            for row in range(paragraph.first, paragraph.end):
                then = {side: past[side] + self._length(paragraph, row, side) for side in Side}
                if max(then.values()) >= wanted:
                    reach = min(
                        ((wanted - past[side]) / (then[side] - past[side]))
                        for side in Side
                        if then[side] >= wanted and then[side] > past[side]
                    )
                    return row + min(1.0, max(0.0, reach))
                past = then
            paragraph = self._paragraphs.after(paragraph)
        return float(self._count())

    def _walk_back(self, wanted: float) -> float:
        """The position from which the longer side has a length in pixels to its end."""
        past = dict.fromkeys(Side, 0.0)
        paragraph: Paragraph | None = self._paragraphs.at(self._count() - 1)
        while paragraph is not None:
            for row in range(paragraph.end - 1, paragraph.first - 1, -1):
                then = {side: past[side] + self._length(paragraph, row, side) for side in Side}
                longest = max(Side, key=lambda side, then=then: then[side])  # type: ignore[misc]
                if then[longest] >= wanted:
                    step = then[longest] - past[longest]
                    over = (then[longest] - wanted) / step if step > 0 else 0.0
                    return row + min(1.0, max(0.0, over))
                past = then
            paragraph = self._paragraphs.before(paragraph)
        return 0.0

    @staticmethod
    def _length(paragraph: Paragraph, row: int, side: Side) -> float:
        anchors, at = paragraph.sides[side].anchors, row - paragraph.first
        return anchors[at + 1] - anchors[at]

    def clamp(self) -> None:
        """Stay between the beginning and the end."""
        if self._count():
            first, last, _ = self.limits()
            self.at = min(max(self.at, first), last)

    def by_pixels(self, pixels: float) -> None:
        """Scroll down (up, if negative) so that the longer side moves by so much."""
        if not self._count():
            return
        self.clamp()
        at = min(self.at, self._count() - 1e-6)
        while pixels:
            row = int(at)
            paragraph = self._paragraphs.at(row)
            length = paragraph.length(row)
            share = at - row
            room = (1 - share) * length if pixels > 0 else -share * length
            if abs(pixels) <= abs(room):
                at += pixels / length
                break
            pixels -= room
            at = float(row + 1) if pixels > 0 else row - 1e-6
            if not 0 <= at < self._count():
                break
        self.at = at
        self.clamp()

    def shown(self) -> list[Shown]:
        """The paragraphs that are seen, from the top."""
        if not self._count() or self.height <= 0:
            return []
        self.clamp()
        row = min(int(self.at), self._count() - 1)
        paragraph = self._paragraphs.at(row)
        share = self.at - row
        tops = {side: self.eye - paragraph.depth(side, row, share) for side in Side}
        shown = [Shown(paragraph, tops)]
        while max(shown[0].tops.values()) > 0:
            before = self._paragraphs.before(shown[0].paragraph)
            if before is None:
                break
            tops = {side: shown[0].tops[side] - before.sides[side].height for side in Side}
            shown.insert(0, Shown(before, tops))
        if shown[0].paragraph.first == 0:
            shown = [
                Shown(one.paragraph, {s: y - self._gap(shown[0], s) for s, y in one.tops.items()})
                for one in shown
            ]
        while True:
            last = shown[-1]
            bottoms = {side: last.tops[side] + last.paragraph.sides[side].height for side in Side}
            after = self._paragraphs.after(last.paragraph)
            if min(bottoms.values()) >= self.height or after is None:
                return shown
            shown.append(Shown(after, bottoms))

    def _gap(self, top: Shown, side: Side) -> float:
        """By how much a side is raised near the beginning, where both texts start at the top."""
        first, _, settled = self.limits()
        share = 1.0 if settled <= first else min(1.0, max(0.0, (settled - self.at) / (settled - first)))
        return max(0.0, top.tops[side] - MARGIN_ABOVE) * share
