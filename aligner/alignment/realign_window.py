"""The few beads around a correction that are worth aligning again.

A correction changes nothing far away. The window reaches from the corrected bead to the next bead that a
person fixed, or to two neighbouring beads of high confidence some distance off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.bitext import Bead

MIN_CHARACTERS = 700
"""Characters of both sides in the window at least: some sixty words of each."""
MAX_CHARACTERS = 3000
"""Characters of both sides after which the window ends at any two-sided bead."""
MIN_EDGE_CONFIDENCE = 0.8
"""Confidence of two neighbouring beads at which the window may end."""
TOUCHED_TOGETHER = 3
"""Fixed neighbours of the corrected bead that may have been made by the same command."""


def realign_window(
    bead: Callable[[int], tuple[Bead, bool]], count: int, at: int, *, upward: bool = True
) -> range:
    """Which beads to align again after bead ``at`` has changed.

    Args:
        bead: the bead at a place in reading order, and whether it is fixed.
        count: how many there are.
        upward: include beads above too. A correction leaves the upper edge of its bead in place and says
            nothing about what lies above.

    Returns:
        their places; the fixed ones among them stay. ``bead`` is called at most one place outside.
    """
    first = at
    while not upward and at - first < TOUCHED_TOGETHER and first > 0 and bead(first - 1)[1]:
        first -= 1
    return range(_stop(bead, count, at, -1) + 1 if upward else first, _stop(bead, count, at, 1))


def _stop(bead: Callable[[int], tuple[Bead, bool]], count: int, at: int, step: int) -> int:
    """The first place in one direction that stays as it is; −1 or ``count`` for none."""
    k = at + step
    for _ in range(TOUCHED_TOGETHER):
        if not (0 <= k < count and bead(k)[1]):
            break
        k += step
    passed = 0
    sure_before = False
    while 0 <= k < count:
        here, fixed = bead(k)
        sure = not here.is_null and (here.confidence or 0.0) >= MIN_EDGE_CONFIDENCE
        if not here.is_null and (
            fixed or passed >= MAX_CHARACTERS or (passed >= MIN_CHARACTERS and sure and sure_before)
        ):
            return k
        passed += sum(s.end - s.start for s in (*here.source, *here.target))
        sure_before = sure
        k += step
    return k
