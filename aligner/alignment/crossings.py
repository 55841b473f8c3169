"""Crossing beads: pair the items of a list that is in another order on the other side.

A monotone alignment cannot pair them: most items become null beads or fall into wide beads. A second pass
over such places pairs single segments in any order, if two are each other's best by a clear margin and
clearly better than what they have.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from aligner.bitext import Bead, Segment, Side
from aligner.progress import no_tick

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CrossingSettings:
    """Thresholds of crossing beads; part of the aligner's signature.

    Attributes:
        min_confidence: a bead of lower confidence is tried again.
        min_cosine: a bead whose sides have a lower cosine is tried again, whatever its confidence.
        max_sure_between: sure beads that may be between two doubtful ones of the same list.
        max_window_segments: segments of both sides tried together.
        min_crossing_similarity: similarity above the background that a crossing pair needs.
        min_margin: how much better it must be than any other partner of either side within the window.
        wide_bead_segments: segments on each side from which a bead may hide a list, whatever its confidence.
    """

    min_confidence: float = 0.7
    min_cosine: float = 0.4
    max_sure_between: int = 2
    max_window_segments: int = 60
    min_crossing_similarity: float = 0.22
    min_margin: float = 0.1
    wide_bead_segments: int = 3


CROSSING = CrossingSettings()


class Similarity(Protocol):
    """Similarity of single segments, above what they have with everything."""

    def __call__(self, source: Sequence[Segment], target: Sequence[Segment]) -> Floats:
        """Centred cosines, shape (len(source), len(target))."""
        ...


@dataclass(frozen=True, slots=True)
class _Item:
    segment: Segment
    bead: int  # which bead of the window holds it


def find_crossings(
    beads: Sequence[Bead], similarity: Similarity, tick: Callable[[], None] = no_tick
) -> list[Bead]:
    """Make crossing beads where they are clearly better than the beads in order.

    Args:
        beads: in reading order.
        similarity: of segments.
        tick: called before each window; raises Cancelled to stop.
    """
    out: list[Bead] = []
    for window, doubtful in _windows(beads):
        tick()
        out.extend(_crossed(window, similarity) if doubtful else window)
    return out


def _windows(beads: Sequence[Bead]) -> list[tuple[list[Bead], bool]]:
    """The beads in runs, and whether a run is worth a second pass."""
    runs: list[tuple[list[Bead], bool]] = []
    window: list[Bead] = []  # from the first doubtful bead on
    tail: list[Bead] = []  # sure beads after the last doubtful one

    def close() -> None:
        nonlocal window, tail
        if window:
            runs.append((window, _promising(window)))
        if tail:
            runs.append((tail, False))
        window, tail = [], []

    for bead in beads:
        if _free(bead):
            if not window and tail:
                close()
            if sum(len(b.source) + len(b.target) for b in (*window, *tail)) > CROSSING.max_window_segments:
                close()
            window, tail = [*window, *tail, bead], []
        else:
            tail.append(bead)
            if window and len(tail) > CROSSING.max_sure_between:
                close()
    close()
    return runs


def _free(bead: Bead) -> bool:
    """Whether its segments may go elsewhere. A list paired in order has confidence but low similarity."""
    wide = min(len(bead.source), len(bead.target)) >= CROSSING.wide_bead_segments
    return (
        bead.is_null
        or wide
        or (bead.confidence or 0.0) < CROSSING.min_confidence
        or (bead.score or 0.0) < CROSSING.min_cosine
    )


def _promising(window: Sequence[Bead]) -> bool:
    free = [bead for bead in window if _free(bead)]
    return all(sum(len(bead.side(side)) for bead in free) >= 1 for side in Side) and (
        len(free) > 1 or any(min(len(b.source), len(b.target)) >= CROSSING.wide_bead_segments for b in free)
    )


def _crossed(window: list[Bead], similarity: Similarity) -> list[Bead]:
    """A window with its crossing pairs moved into beads of their own."""
    items = {side: [_Item(s, k) for k, bead in enumerate(window) for s in bead.side(side)] for side in Side}
    source, target = items[Side.SOURCE], items[Side.TARGET]
    worth = similarity([i.segment for i in source], [j.segment for j in target])
    found: list[tuple[int, int, float]] = []
    for i, item in enumerate(source):
        j = int(worth[i].argmax())
        if int(worth[:, j].argmax()) != i or worth[i, j] < CROSSING.min_crossing_similarity:
            continue
        margin = float(worth[i, j] - max(_second(worth[i]), _second(worth[:, j])))
        if margin >= CROSSING.min_margin and (item.bead != target[j].bead or _hides_list(window[item.bead])):
            found.append((i, j, margin))
    taken = [x for x in found if all(_free(window[k]) for k in (source[x[0]].bead, target[x[1]].bead))]
    loose = [x for x in taken if all(window[k].is_null for k in (source[x[0]].bead, target[x[1]].bead))]
    chosen = taken if len(taken) >= 2 else loose
    if not any(_crosses(one, two) for one in chosen for two in _ordered(window, source, target, chosen)):
        return window
    return _rebuilt(window, source, target, chosen, worth)


def _hides_list(bead: Bead) -> bool:
    return min(len(bead.source), len(bead.target)) >= CROSSING.wide_bead_segments


def _second(values: Floats) -> float:
    return float(np.partition(values, -2)[-2]) if len(values) > 1 else 0.0


def _crosses(one: tuple[int, int, float], two: tuple[int, int]) -> bool:
    return (one[0] - two[0]) * (one[1] - two[1]) < 0


def _ordered(
    window: list[Bead], source: list[_Item], target: list[_Item], chosen: list[tuple[int, int, float]]
) -> list[tuple[int, int]]:
    """All pairs of items after the change: the chosen ones, and those of unchanged beads."""
    used = {source[i].bead for i, _, _ in chosen} | {target[j].bead for _, j, _ in chosen}
    kept = [
        (i, j)
        for i, one in enumerate(source)
        for j, two in enumerate(target)
        if one.bead == two.bead and one.bead not in used and not window[one.bead].is_null
    ]
    return [*kept, *((i, j) for i, j, _ in chosen)]


def _rebuilt(
    window: list[Bead],
    source: list[_Item],
    target: list[_Item],
    chosen: list[tuple[int, int, float]],
    worth: Floats,
) -> list[Bead]:
    """The beads of a window after some pairs were moved out of them."""
    moved = {source[i].segment for i, _, _ in chosen}, {target[j].segment for _, j, _ in chosen}
    out: list[Bead] = []
    for bead in window:
        left = tuple(s for s in bead.source if s not in moved[0])
        right = tuple(s for s in bead.target if s not in moved[1])
        if (left, right) == (bead.source, bead.target):
            best = (
                bead.is_null
                or max(worth[i, j] for i, j in _within(bead, source, target))
                >= CROSSING.min_crossing_similarity
            )
            out.append(bead if best else replace(bead, confidence=0.5 * (bead.confidence or 0.0)))
        elif left and right:
            out.append(replace(bead, source=left, target=right, confidence=0.5 * (bead.confidence or 0.0)))
        else:
            out.extend(Bead((s,), (), None, 0.5) for s in left)
            out.extend(Bead((), (s,), None, 0.5) for s in right)
    for i, j, margin in chosen:
        sure = 1.0 / (
            1.0
            + float(
                np.exp(
                    -6.0 * (margin - CROSSING.min_margin)
                    - 4.0 * (worth[i, j] - CROSSING.min_crossing_similarity)
                )
            )
        )
        out.append(Bead((source[i].segment,), (target[j].segment,), float(worth[i, j]), min(0.9, sure)))
    return in_reading_order(out)


def _within(bead: Bead, source: list[_Item], target: list[_Item]) -> list[tuple[int, int]]:
    return [
        (i, j)
        for i, one in enumerate(source)
        for j, two in enumerate(target)
        if one.segment in bead.source and two.segment in bead.target
    ]


def in_reading_order(beads: Sequence[Bead]) -> list[Bead]:
    """Beads by their source; one without a source comes after the bead whose target precedes its own."""
    placed = sorted((bead for bead in beads if bead.source), key=lambda bead: min(bead.source))
    for bead in sorted((b for b in beads if not b.source), key=lambda b: min(b.target)):
        before = [
            k for k, other in enumerate(placed) if other.target and min(other.target) < min(bead.target)
        ]
        near = max(before, key=lambda k: min(placed[k].target), default=-1)
        placed.insert(near + 1, bead)
    return placed
