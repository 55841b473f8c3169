"""Passages of either text that seem to have no counterpart: runs of pairs with one side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligner.alignment.warnings import MIN_UNTRANSLATED_CONFIDENCE
from aligner.bitext import Side, Status
from db.queries.arrays import STATUSES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from db.queries.arrays import Summary


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring pairs with words on one side only.

    Attributes:
        side: of the words.
        row: of the first pair.
        ids: of the pairs that are suggestions, int64, in display order.
    """

    side: Side
    row: int
    ids: NDArray[np.int64]


def passages(beads: Summary, least: float = MIN_UNTRANSLATED_CONFIDENCE) -> list[Passage]:
    """Passages that nobody has decided on, in display order.

    Args:
        beads: every pair of the project.
        least: mean confidence below which a passage is left out.
    """
    empty = {side: beads.side(side).start < 0 for side in Side}
    suggested = np.equal(beads.status, STATUSES.index(Status.SUGGESTED))
    two_sided = np.cumsum(~beads.is_null)
    found: list[Passage] = []
    for side in Side:
        rows = np.flatnonzero(empty[side.other] & ~empty[side])
        # pairs of one passage have the same number of two-sided pairs above them
        for run in np.split(rows, np.flatnonzero(np.diff(two_sided[rows])) + 1):
            open_ = run[suggested[run]]
            if len(open_) and float(np.nan_to_num(beads.confidence[open_], nan=1.0).mean()) >= least:
                found.append(Passage(side, int(open_[0]), beads.ids[open_]))
    return sorted(found, key=lambda passage: passage.row)
