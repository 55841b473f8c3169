"""The alignment path as a picture for any number of pairs: painted point by point, without a painter.

The source runs along the reading direction, the target downwards. Each pair is a stroke from its start on
both sides to its end; the more settled, the thicker. A null bead is a tick at the edge of its side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from db.queries.arrays import STATUSES
from ui.design.status_style import STATUS_STYLES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from db.queries.arrays import Summary

_MANY = 60


@dataclass(frozen=True, slots=True)
class Window:
    """The part of both texts that is shown, in characters, and the picture's size in pixels.

    Attributes:
        left, right: source offsets at the edges.
        top, bottom: target offsets at the edges.
    """

    left: float
    right: float
    top: float
    bottom: float
    width: int
    height: int

    def x(self, offset: NDArray[Any]) -> NDArray[np.floating[Any]]:
        return (offset - self.left) / max(1e-9, self.right - self.left) * self.width

    def y(self, offset: NDArray[Any]) -> NDArray[np.floating[Any]]:
        return (offset - self.top) / max(1e-9, self.bottom - self.top) * self.height

    def offsets(self, x: float, y: float) -> tuple[float, float]:
        """The source and target offsets at a pixel."""
        return (
            self.left + x / max(1, self.width) * (self.right - self.left),
            self.top + y / max(1, self.height) * (self.bottom - self.top),
        )

    def rows(self, summary: Summary) -> NDArray[np.intp]:
        """The pairs of which something is in the window."""
        source, target = summary.source, summary.target
        beside = (source.start < 0) | ((source.end > self.left) & (source.start < self.right))
        among = (target.start < 0) | ((target.end > self.top) & (target.start < self.bottom))
        return np.flatnonzero(beside & among)


def paint(
    summary: Summary, window: Window, scale: int, ground: int, colours: tuple[int, ...], null_colour: int
) -> NDArray[np.uint32]:
    """Paint the path → uint32[height, width], 0xAARRGGBB; some 20 ms for 100,000 pairs.

    Args:
        scale: device pixels to a point.
        colours: of the statuses, by place in ``db.queries.arrays.STATUSES``.
        null_colour: colour of the ticks of null pairs.
    """
    image = np.full((window.height, window.width), ground, dtype=np.uint32)
    rows = window.rows(summary)
    if not len(rows) or not image.size:
        return image
    source, target = summary.source, summary.target
    codes = summary.status[rows]
    paired = (source.start[rows] >= 0) & (target.start[rows] >= 0)
    # The most settled last, on top of the others.
    for status, style in reversed(STATUS_STYLES.items()):
        code = STATUSES.index(status)
        here = rows[paired & (codes == code)]
        if not len(here):
            continue
        x, y = _points(window, summary, here)
        thick = style.stroke * scale + scale - 1
        image[_thickened(_mask(image, x, y), thick)] = colours[code]
    edge = 8 * scale
    for here, offsets, upright in (
        (rows[target.start[rows] < 0], source, True),
        (rows[source.start[rows] < 0], target, False),
    ):
        if not len(here):
            continue
        middle = (offsets.start[here] + offsets.end[here]) // 2
        at = (window.x(middle) if upright else window.y(middle)).astype(np.int64)
        for step in range(edge):
            still = np.full_like(at, step)
            # A few are drawn so that they are seen, many so that they can be distinguished.
            for thick in range(2 * scale if len(here) < _MANY else scale):
                if upright:
                    _dot(image, at + thick, still, null_colour)
                else:
                    _dot(image, still, at + thick, null_colour)
    return image


def _points(
    window: Window, summary: Summary, rows: NDArray[np.intp]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every pixel on the strokes of these pairs, without thickness."""
    x0, x1 = window.x(summary.source.start[rows]), window.x(summary.source.end[rows])
    y0, y1 = window.y(summary.target.start[rows]), window.y(summary.target.end[rows])
    # Far outside nothing is to be seen, and a stroke through it would need endless points.
    limit = 4.0 * max(window.width, window.height)
    steps = np.ceil(np.clip(np.maximum(x1 - x0, y1 - y0), 1, limit)).astype(np.int64) + 1
    which = np.repeat(np.arange(len(rows)), steps)
    first = np.cumsum(steps) - steps
    share = (np.arange(len(which)) - first[which]) / (steps[which] - 1)
    x = x0[which] + share * (x1 - x0)[which]
    y = y0[which] + share * (y1 - y0)[which]
    return np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)


def _mask(image: NDArray[np.uint32], x: NDArray[np.int64], y: NDArray[np.int64]) -> NDArray[np.bool_]:
    height, width = image.shape
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    mask = np.zeros(height * width, dtype=np.bool_)
    mask[y[inside] * width + x[inside]] = True
    return mask.reshape(height, width)


def _thickened(mask: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """Every dot as a square of ``by`` + 1 pixels: first downwards, then across."""
    tall = mask.copy()
    for step in range(1, by + 1):
        tall[step:] |= mask[:-step]
    wide = tall.copy()
    for step in range(1, by + 1):
        wide[:, step:] |= tall[:, :-step]
    return wide


def _dot(image: NDArray[np.uint32], x: NDArray[np.int64], y: NDArray[np.int64], colour: int) -> None:
    height, width = image.shape
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    image[y[inside], x[inside]] = colour


def nearest(summary: Summary, window: Window, x: float, y: float) -> int | None:
    """The pair (as a row) whose stroke or tick is nearest to a pixel; None when none is in the window."""
    rows = window.rows(summary)
    if not len(rows):
        return None
    source, target = summary.source, summary.target
    x0, x1 = window.x(source.start[rows]), window.x(source.end[rows])
    y0, y1 = window.y(target.start[rows]), window.y(target.end[rows])
    # Null pairs are ticks along their edge of the picture.
    no_source, no_target = source.start[rows] < 0, target.start[rows] < 0
    x0, x1 = np.where(no_source, 0, x0), np.where(no_source, 0, x1)
    y0, y1 = np.where(no_target, 0, y0), np.where(no_target, 0, y1)
    along_x, along_y = x1 - x0, y1 - y0
    length = np.maximum(along_x**2 + along_y**2, 1e-9)
    share = np.clip(((x - x0) * along_x + (y - y0) * along_y) / length, 0, 1)
    distance = (x0 + share * along_x - x) ** 2 + (y0 + share * along_y - y) ** 2
    return int(rows[int(distance.argmin())])
