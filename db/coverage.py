"""The words that a set of segments holds, to check that no word is lost or doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligner.errors import EditError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from aligner.bitext import Characters, Segment

Stretches = list[tuple[int, int]]

_AT_ONCE = 10_000


def cover(text: Characters, segments: Iterable[Segment] | NDArray[np.int64]) -> Stretches:
    """Which stretches of a text the segments hold, those with only white space between them taken together.

    Two sets of segments hold the same words exactly when their covers are equal.

    Args:
        segments: in any order; or their starts and ends, int64, shape (n, 2).

    Raises:
        EditError: two segments overlap, one starts or ends within a word, or lies outside the text.
    """
    if not isinstance(segments, np.ndarray):
        segments = np.array([(segment.start, segment.end) for segment in segments], dtype=np.int64)
    spans = segments.reshape(-1, 2)
    spans = spans[np.argsort(spans[:, 0], kind="stable")]
    if len(spans) and (spans[-1, 1] > len(text) or (spans[1:, 0] < spans[:-1, 1]).any()):
        raise EditError("a stretch of text is held twice, or lies beyond the end of the text")
    covered: Stretches = []
    start = end = -1
    for first in range(0, len(spans), _AT_ONCE):
        some = spans[first : first + _AT_ONCE].tolist()
        low = max(0, (end if end >= 0 else some[0][0]) - 1)
        window = text[low : some[-1][1] + 1]
        last = len(text) - low
        for a, b in ((a - low, b - low) for a, b in some):
            if not (_edge(window, a, last) and _edge(window, b, last)):
                raise EditError("a word is cut in two")
            if start >= 0 and (a + low == end or window[end - low : a].isspace()):
                end = b + low
                continue
            if start >= 0:
                covered.append((start, end))
            start, end = a + low, b + low
    if start >= 0:
        covered.append((start, end))
    return [stretch for a, b in covered if (stretch := _trimmed(text, a, b))[0] < stretch[1]]


def everything(text: Characters) -> Stretches:
    """The cover of a whole text."""
    stretch = _trimmed(text, 0, len(text))
    return [stretch] if stretch[0] < stretch[1] else []


def uncovered(text: Characters, segments: Iterable[Segment] | NDArray[np.int64]) -> Stretches:
    """The stretches of a text that no segment holds, in order."""
    found, at = [], 0
    for start, end in (*cover(text, segments), (len(text), len(text))):
        stretch = _trimmed(text, at, start)
        if stretch[0] < stretch[1]:
            found.append(stretch)
        at = end
    return found


def _edge(window: str, at: int, last: int) -> bool:
    """Whether no word goes on across a place; at the beginning and at the end of the text none does."""
    return at in (0, last) or window[at - 1].isspace() or window[at].isspace()


def _trimmed(text: Characters, start: int, end: int) -> tuple[int, int]:
    """A stretch without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
