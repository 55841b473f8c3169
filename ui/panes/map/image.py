"""The map as numbers: pairs gathered by pixel row, and the picture painted from them. No widget, no query.

The picture has four lanes, from the reading edge on: progress, doubt, marks, search hits. Progress is shown
by width as much as by colour (suggested: a thin line; confirmed: half; approved: the whole lane; returned:
stripes), doubt by length, marks by their place (source only, crossing, target only).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligner.bitext import Status
from aligner.confidence import HIGH, LOW
from db.queries.arrays import STATUSES
from ui.design.status_style import STATUS_ORDER, STATUS_STYLES, Fill

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from db.queries.arrays import Summary

SUGGESTED = STATUSES.index(Status.SUGGESTED)
_WIDTH = np.array([STATUS_STYLES[status].weight for status in STATUSES], dtype=np.float32)

SOURCE_ALONE, CROSSING, TARGET_ALONE = range(3)

_LEAN = 4
"""The power of the mean of doubts: one very doubtful pair among a few good ones is not averaged away."""
_DENSE = 0.125
"""The share of pairs at which a mark fills its place."""


@dataclass(frozen=True, slots=True)
class Bands:
    """The pairs of each pixel row of a map.

    A row stands for one pair or for several; a pair takes one row or several, at most ``tallest``.

    Attributes:
        count: pairs.
        height: pixel rows of the widget.
        used: pixel rows that the pairs take, at most ``height``.
    """

    count: int
    height: int
    used: int

    @classmethod
    def fit(cls, count: int, height: int, tallest: int) -> Bands:
        return cls(count, height, max(0, min(height, count * tallest)))

    def row_at(self, y: float) -> int:
        """The pair at a height, the nearest one above or below the picture."""
        if not self.used:
            return 0
        return int(min(self.count - 1, max(0, int(y * self.count / self.used))))

    def top(self, row: float) -> float:
        """Where a pair begins."""
        return row * self.used / self.count if self.count else 0.0

    def pairs(self, y: int) -> tuple[int, int]:
        """The pairs in a pixel row, half-open."""
        first = self.row_at(y)
        return first, max(first + 1, min(self.count, int(np.ceil((y + 1) * self.count / self.used))))

    def breaks(self, rows: int) -> NDArray[np.bool_] | None:
        """bool[used]: the last rows of each pair, if pairs are tall enough to tell apart, else None."""
        if not self.count or self.used < self.count * rows * 4:
            return None
        first, _ = self.edges(0, self.used)
        ends = np.append(first[1:] != first[:-1], True)
        made = ends.copy()
        for step in range(1, rows):
            made[:-step] |= ends[step:]
        return made

    def edges(self, low: int, high: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """First and end pair of each pixel row from ``low`` to ``high``."""
        rows = np.arange(low, high, dtype=np.int64)
        first = np.minimum(rows * self.count // self.used, self.count - 1).astype(np.intp)
        end = np.minimum(-(-(rows + 1) * self.count // self.used), self.count).astype(np.intp)
        return first, np.maximum(end, first + 1)


@dataclass(slots=True)
class Profile:
    """What each pixel row shows.

    Attributes:
        shares: float32[h, 4], the share of each status; rows sum to one.
        doubt: float32[h], 1 − confidence of the suggestions, as a mean leaning to the worst; 0 where nothing
            is left to doubt.
        marks: float32[h, 3], the share of pairs with the source only, crossing, with the target only.
        hit: bool[h], something searched for is here.
    """

    shares: NDArray[np.float32]
    doubt: NDArray[np.float32]
    marks: NDArray[np.float32]
    hit: NDArray[np.bool_]

    @classmethod
    def empty(cls, height: int) -> Profile:
        return cls(
            np.zeros((height, len(STATUSES)), dtype=np.float32),
            np.zeros(height, dtype=np.float32),
            np.zeros((height, 3), dtype=np.float32),
            np.zeros(height, dtype=np.bool_),
        )

    def gather(
        self,
        bands: Bands,
        summary: Summary,
        crossing: NDArray[np.bool_],
        hits: NDArray[np.bool_],
        low: int,
        high: int,
    ) -> None:
        """Fill pixel rows ``low`` to ``high`` from the pairs they stand for; a few ms for 100,000 pairs.

        Each sum over a pixel row is the difference of two running sums: the cost is one pass over the pairs.
        """
        if low >= high:
            return
        first, end = bands.edges(low, high)
        begin, stop = int(first[0]), int(end[-1])
        first, end = first - begin, end - begin
        status = summary.status[begin:stop]
        size = (end - first).astype(np.float32)

        def total(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
            running = np.concatenate(([0], np.cumsum(flags)))
            return running[end] - running[first]

        for code in range(len(STATUSES)):
            self.shares[low:high, code] = total(status == code) / size
        confidence = summary.confidence[begin:stop]
        known = (status == SUGGESTED) & ~np.isnan(confidence)
        doubtful = np.where(known, 1 - confidence, 0).astype(np.float64) ** _LEAN
        running = np.concatenate(([0.0], np.cumsum(doubtful)))
        among = np.maximum(1, total(known))
        self.doubt[low:high] = np.maximum(0, (running[end] - running[first]) / among) ** (1 / _LEAN)
        source, target = summary.source.start[begin:stop] < 0, summary.target.start[begin:stop] < 0
        for mark, flags in ((SOURCE_ALONE, target), (CROSSING, crossing[begin:stop]), (TARGET_ALONE, source)):
            self.marks[low:high, mark] = total(flags) / size
        self.hit[low:high] = total(hits[begin:stop]) > 0


@dataclass(frozen=True, slots=True)
class MapInks:
    """Colours as 0xAARRGGBB."""

    ground: int
    lane: int
    status: tuple[int, ...]
    unsure: int
    doubtful: int
    mark: int
    crossing: int
    hit: int


def paint(
    profile: Profile,
    used: int,
    width: int,
    scale: int,
    inks: MapInks,
    breaks: NDArray[np.bool_] | None = None,
) -> NDArray[np.uint32]:
    """Paint the lanes → uint32[h, width], 0xAARRGGBB, left to right.

    Args:
        used: pixel rows that hold pairs.
        scale: device pixels to a point, at least 1; stripes and marks keep their size on a fine screen.
        breaks: bool[used], rows left empty between one pair and the next; None for none.
    """
    height = len(profile.doubt)
    image = np.full((height, width), inks.ground, dtype=np.uint32)
    if not used:
        return image
    spacing = 2 * scale
    hits = max(3 * scale, width // 10)
    marks = max(9 * scale, width * 22 // 100)
    doubt = max(6 * scale, width * 26 // 100)
    lane = max(6 * scale, width - hits - marks - doubt - 3 * spacing)
    x = np.arange(lane)
    rows = np.arange(height)
    body = slice(0, used)

    # Progress: statuses one after the other, each as wide as its share and its weight say.
    shares = profile.shares[body] * _WIDTH
    part = image[body, :lane]
    part[:] = inks.lane
    edge = np.zeros(used, dtype=np.float32)
    stripes = ((x[None, :] + rows[:used, None]) // (2 * scale)) % 2 == 0
    for status in STATUS_ORDER:
        code = STATUSES.index(status)
        start, edge = edge, edge + shares[:, code] * lane
        begins, ends = np.round(start), np.round(edge)
        # A thin line stays visible however small its share.
        ends = np.where(shares[:, code] > 0, np.maximum(ends, begins + scale), ends)
        filled = (x >= begins[:, None]) & (x < ends[:, None])
        part[filled & stripes if STATUS_STYLES[status].fill is Fill.STRIPES else filled] = inks.status[code]

    # Doubt: the longer the worse.
    at = lane + spacing
    part = image[body, at : at + doubt]
    part[:] = inks.lane
    worst = profile.doubt[body]
    length = np.where(worst > 1 - HIGH, np.maximum(worst * doubt, 2 * scale), 0)
    filled = np.arange(doubt) < length[:, None]
    severe = (worst > 1 - LOW)[:, None]
    part[filled & ~severe] = inks.unsure
    part[filled & severe] = inks.doubtful

    # Marks: source only, crossing order, target only; each in a third of the lane,
    # which it fills where many of the pairs have it.
    at += doubt + spacing
    third = marks // 3
    for mark, ink in ((SOURCE_ALONE, inks.mark), (CROSSING, inks.crossing), (TARGET_ALONE, inks.mark)):
        room = third - scale
        share = profile.marks[body, mark]
        length = np.where(share > 0, np.maximum(scale, np.minimum(1, share / _DENSE) * room), 0)
        image[body, at + mark * third : at + mark * third + room][np.arange(room) < length[:, None]] = ink
    at += marks + spacing
    image[body, at : at + hits][_thicken(profile.hit[body], 2 * scale)] = inks.hit
    if breaks is not None:
        image[:used][breaks] = inks.ground
    return image


def _thicken(shown: NDArray[np.bool_], rows: int) -> NDArray[np.bool_]:
    """Let a mark reach down a few rows, so that a single one among thousands is seen."""
    made = shown.copy()
    for step in range(1, min(rows, len(shown))):
        made[step:] |= shown[:-step]
    return made
