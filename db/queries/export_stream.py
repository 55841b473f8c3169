"""All pairs of a project in one ordered pass, for exports: what a view shows of each, and no more.

Two result sets run side by side in one snapshot, the pairs and their segments, both by rank. Nothing is kept
of a pair that was handed out, so a million take the memory of a few thousand.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, case, exists, func, select

from aligner.bitext import Segment, Side, Status
from db.assignments.assignment import ASSIGN
from db.cell_text import wording
from db.queries.rows import comments
from db.records import Edit
from db.schema.tables import BEADS, COMMENTS, EDITS, EVENTS, SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy import Connection

    from aligner.bitext import Characters
    from db.records import Comment

_AT_ONCE = 2_000
_STATUSES = {status.value: status for status in Status}


class PairRecord(NamedTuple):
    """A pair as an export wants it.

    Attributes:
        id: stays with the pair, whatever is split or merged before it.
        number: its place in the display order, from 1, as every view shows it.
        source, target: as shown, corrections applied; empty where the pair lacks the side.
        source_places, target_places: where the segments of each side are in its text, half-open; empty where
            the pair lacks the side.
        changed: when it became what it is, ISO 8601 in UTC.
        changed_by: who approved it, else who confirmed it, else who made it.
        notes: comments, oldest first, each after the name of its author.
    """

    id: int
    number: int
    status: Status
    source: str
    target: str
    source_places: tuple[tuple[int, int], ...]
    target_places: tuple[tuple[int, int], ...]
    changed: str | None
    changed_by: str
    score: float | None
    confidence: float | None
    notes: tuple[str, ...]


def pairs(
    connection: Connection, texts: Mapping[Side, Characters], statuses: Collection[Status] | None = None
) -> Iterator[PairRecord]:
    """The pairs in display order, as they are at the first of them, whatever is written meanwhile.

    Args:
        connection: not in a transaction yet; read from until the last pair was taken.
        statuses: only pairs with one of these; None for all.
    """
    wanted = None if statuses is None else BEADS.c.status.in_([status.value for status in statuses])
    confirmed = func.nullif(BEADS.c.confirmed_by, "")
    reviewed = func.nullif(BEADS.c.reviewed_by, "")
    heads = (
        select(
            BEADS.c.id,
            BEADS.c.status,
            BEADS.c.score,
            BEADS.c.confidence,
            BEADS.c.edited,
            EVENTS.c.at,
            func.coalesce(
                case((BEADS.c.status == Status.APPROVED.value, reviewed), else_=confirmed), BEADS.c.changed_by
            ),
            exists().where(
                and_(
                    COMMENTS.c.bead == BEADS.c.id,
                    COMMENTS.c.withdrawn.is_(False),
                    COMMENTS.c.kind != ASSIGN,
                )
            ),
        )
        .select_from(BEADS)
        .join(EVENTS, EVENTS.c.id == BEADS.c.revision, isouter=True)
        .order_by(BEADS.c.rank)
    )
    pieces = (
        select(SEGMENTS.c.bead, SEGMENTS.c.side, SEGMENTS.c.start, SEGMENTS.c.end)
        .select_from(BEADS)
        .join(SEGMENTS, SEGMENTS.c.bead == BEADS.c.id)
        .order_by(BEADS.c.rank)
    )
    if wanted is not None:
        heads, pieces = heads.where(wanted), pieces.where(wanted)
    source_text, target_text = texts[Side.SOURCE], texts[Side.TARGET]
    # Pairs that are left out count, too.
    every = select(BEADS.c.id).order_by(BEADS.c.rank)
    with ExitStack() as stack:
        stack.enter_context(connection.begin())
        options = {"yield_per": _AT_ONCE}
        # Closed even when the pass is given up: on a server each is a cursor there.
        segments = stack.enter_context(connection.execute(pieces, execution_options=options))
        numbered = stack.enter_context(connection.execute(every, execution_options=options))
        found = stack.enter_context(connection.execute(heads, execution_options=options))
        following = next(segments, None)
        order = enumerate(numbered.scalars(), start=1)
        for id_, status, score, confidence, edited, at, who, noted in found:
            sides: dict[str, list[tuple[int, int]]] = {"source": [], "target": []}
            while following is not None and following[0] == id_:
                _, side, start, end = following
                sides[side].append((start, end))
                following = next(segments, None)
            source, target = sides["source"], sides["target"]
            source.sort()
            target.sort()
            if edited:
                shown = _edited(connection, texts, Side.SOURCE, source)
                opposite = _edited(connection, texts, Side.TARGET, target)
            else:
                shown = " ".join([source_text[start:end] for start, end in source])
                opposite = " ".join([target_text[start:end] for start, end in target])
            yield PairRecord(
                id_,
                next(number for number, other in order if other == id_),
                _STATUSES[status],
                shown,
                opposite,
                tuple(source),
                tuple(target),
                at,
                who,
                score,
                confidence,
                tuple(_noted(said, texts) for said in comments(connection, id_)) if noted else (),
            )


def _noted(said: Comment, texts: Mapping[Side, Characters]) -> str:
    """A comment after the name of its author, and after the words that it is about."""
    if said.stretch is None or said.side is None:
        return f"{said.who}: {said.text}"
    words = " ".join(texts[said.side][said.stretch.start : said.stretch.end].split())
    return f"{said.who}: “{words}”: {said.text}"


def _edited(
    connection: Connection, texts: Mapping[Side, Characters], side: Side, places: list[tuple[int, int]]
) -> str:
    """A side with the corrections in force; each lies within one segment, and segments never overlap."""
    if not places:
        return ""
    edits: list[Edit] = []
    for start, end in places:
        within = select(EDITS.c.start, EDITS.c.end, EDITS.c.replacement).where(
            EDITS.c.side == side.value, EDITS.c.start >= start, EDITS.c.start < end
        )
        edits.extend(Edit(side, *row) for row in connection.execute(within.order_by(EDITS.c.start)))
    return wording(texts[side], [Segment(start, end) for start, end in places], edits)
