"""The few beads around a correction that are worth aligning again.

Far from a correction nothing it says can change anything, so that a re-alignment need not look at the book:
from the corrected beads it goes on to the next pair that a person decided on, or to where two sure pairs
stand side by side some way off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.bitext import Bead

NEAR = 700
"""Characters of both sides looked at at least: some sixty words of each."""
FAR = 3000
"""Characters of both sides after which any pair is good enough to stop at."""
SURE = 0.8
TOUCHED_TOGETHER = 3
"""Fixed neighbours of the corrected bead that may have been made by the same command."""


def realign_window(
    bead: Callable[[int], tuple[Bead, bool]], count: int, at: int, *, upward: bool = True
) -> range:
    """Which beads to align anew after bead ``at`` has changed.

    Args:
        bead: the bead at a place in reading order, and whether it is fixed.
        count: how many there are.
        upward: look at those above too. A correction leaves the upper edge of what it touches where it was,
            and says nothing of what lies above.

    Returns:
        their places; the fixed ones among them stay. Asks for no bead more than one place outside.
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
        sure = not here.is_null and (here.confidence or 0.0) >= SURE
        if not here.is_null and (fixed or passed >= FAR or (passed >= NEAR and sure and sure_before)):
            return k
        passed += sum(s.end - s.start for s in (*here.source, *here.target))
        sure_before = sure
        k += step
    return k
