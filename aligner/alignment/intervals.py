"""Order and overlap of segments, word ranges and beads. All ranges are half-open."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.bitext import Bead, Segment, Side
from aligner.segmentation.segmenter import Cutting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.segmentation.segmenter import Segmentation
    from aligner.text.word_stream import WordStream

Range = tuple[int, int]


def hull(segments: Sequence[Segment]) -> Range | None:
    """The smallest range that holds all of these segments; None without any."""
    if not segments:
        return None
    return min(s.start for s in segments), max(s.end for s in segments)


def overlapping(segments: Sequence[Segment], start: int, end: int) -> list[Segment]:
    """The segments that share a character with a range.

    Args:
        segments: ascending, without overlaps.
    """
    out = []
    for k in range(bisect_right(segments, start, key=lambda segment: segment.end), len(segments)):
        if segments[k].start >= end:
            break
        out.append(segments[k])
    return out


def trim_holes(span: Range, holes: Sequence[Range]) -> tuple[Range, tuple[Range, ...]]:
    """A range without the holes at its ends, and the holes left inside.

    Args:
        holes: ascending, without overlaps.
    """
    low, high = span
    inside = [hole for hole in holes if hole[0] < high and hole[1] > low]
    while inside and inside[0][0] <= low:
        low = max(low, inside.pop(0)[1])
    while inside and inside[-1][1] >= high:
        high = min(high, inside.pop()[0])
    return (low, max(low, high)), tuple(inside)


def around_holes(span: Range, holes: Sequence[Range]) -> list[Range]:
    """The parts of a range that no hole covers.

    Args:
        holes: ascending.
    """
    first, end = span
    out: list[Range] = []
    at = first
    for low, high in [*holes, (end, end)]:
        if low >= end:
            low = high = end
        if high <= at:
            continue
        if low > at:
            out.append((at, low))
        at = max(at, high)
        if at >= end:
            break
    return out


def is_unbroken(segments: Sequence[Segment], text: str) -> bool:
    """Whether no word of the text lies between these segments."""
    return not any(text[one.end : two.start].strip() for one, two in pairwise(sorted(segments)))


def longest_chain(beads: Sequence[Bead], first: Side) -> list[Bead]:
    """The longest run of two-sided beads in the same order on both sides.

    Args:
        beads: two-sided, sorted by side ``first``.

    Time is n log n (patience sorting on the other side).
    """
    spans = [hull(bead.side(first.other)) or (0, 0) for bead in beads]
    back = [-1] * len(beads)
    tails: list[int] = []
    for k, (start, end) in enumerate(spans):
        length = bisect_right(tails, start, key=lambda tail: spans[tail][1])
        back[k] = tails[length - 1] if length else -1
        if length == len(tails):
            tails.append(k)
        elif end < spans[tails[length]][1]:
            tails[length] = k
    chain: list[Bead] = []
    k = tails[-1] if tails else -1
    while k >= 0:
        chain.append(beads[k])
        k = back[k]
    return chain[::-1]


def insert_out_of_order(beads: Sequence[Bead], extra: Sequence[Bead]) -> tuple[Bead, ...]:
    """Put beads that cross others where their source (or, without one, their target) belongs."""
    out = list(beads)
    for bead in sorted(extra, key=lambda b: hull(b.source) or hull(b.target) or (0, 0)):
        side = Side.SOURCE if bead.source else Side.TARGET
        start = min(bead.side(side)).start
        at = len(out)
        for k, other in enumerate(out):
            here = hull(other.side(side))
            if here is not None and here[0] > start:
                at = k
                break
        out.insert(at, bead)
    return tuple(out)


def segments_within(
    segmentation: Segmentation,
    stream: WordStream,
    words: tuple[int, int],
    holes: Sequence[tuple[int, int]],
) -> tuple[Segment, ...]:
    """The words as segments: one for a stream, the segments they lie in otherwise, without the holes."""
    runs = around_holes(words, holes)
    if segmentation.cutting is Cutting.STREAM:
        return tuple(stream.slice(a, b) for a, b in runs)
    out: list[Segment] = []
    for a, b in runs:
        begin, stop = int(stream.starts[a]), int(stream.ends[b - 1])
        out.extend(
            Segment(max(segment.start, begin), min(segment.end, stop))
            for segment in overlapping(segmentation.segments, begin, stop)
        )
    return tuple(out)
