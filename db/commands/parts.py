"""The first pairs of an alignment that goes on: which of them can be added, and where.

The words that the alignment has not come to are in no pair: :func:`db.queries.unfinished.is_unfinished`. The
suggestion of the whole ends that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from aligner.bitext import Side
from db.fractional_index import following, spread
from db.schema.tables import BEADS, SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from aligner.bitext import Bead

PARTS = "machine, in parts"
"""The undo stack of alignments that come in parts: nobody's, since undoing a part would leave a hole."""


def without_pairs(connection: Connection, beads: Sequence[Bead]) -> list[Bead]:
    """The beads none of whose words is in a pair: a person may have moved a cut beyond those found before."""
    taken: dict[Side, list[tuple[int, int]]] = {}
    for side in Side:
        segments = [segment for bead in beads for segment in bead.side(side)]
        taken[side] = []
        if segments:
            low, high = min(s.start for s in segments), max(s.end for s in segments)
            held = select(SEGMENTS.c.start, SEGMENTS.c.end).where(
                SEGMENTS.c.side == side.value, SEGMENTS.c.start < high, SEGMENTS.c.end > low
            )
            taken[side] = [(row.start, row.end) for row in connection.execute(held)]
    return [
        bead
        for bead in beads
        if not any(
            segment.start < end and start < segment.end
            for side in Side
            for segment in bead.side(side)
            for start, end in taken[side]
        )
    ]


def places_by_source(connection: Connection, beads: Sequence[Bead]) -> list[tuple[Bead, bytes]]:
    """Choose ranks: a bead goes after the pair whose source words end before its own, one without source
    words after the bead before it.
    """
    last = connection.execute(select(func.max(BEADS.c.rank))).scalar_one()
    low = bytes(last) if last is not None else None
    groups: dict[bytes | None, list[Bead]] = {}
    for bead in beads:
        if bead.source:
            before = (
                select(BEADS.c.rank)
                .join(SEGMENTS, SEGMENTS.c.bead == BEADS.c.id)
                .where(SEGMENTS.c.side == Side.SOURCE.value, SEGMENTS.c.start < min(bead.source).start)
                .order_by(SEGMENTS.c.start.desc())
                .limit(1)
            )
            found = connection.execute(before).scalar_one_or_none()
            low = bytes(found) if found is not None else None
        groups.setdefault(low, []).append(bead)
    placed: list[tuple[Bead, bytes]] = []
    for low, some in groups.items():
        behind = select(BEADS.c.rank).order_by(BEADS.c.rank).limit(1)
        if low is not None:
            behind = behind.where(BEADS.c.rank > low)
        high = connection.execute(behind).scalar_one_or_none()
        ranks = following(low, len(some)) if high is None else spread(low, bytes(high), len(some))
        placed.extend(zip(some, ranks, strict=True))
    return placed
