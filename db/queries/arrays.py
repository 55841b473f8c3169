"""A whole project as a few arrays, from which the map, plots and statistics are drawn. Reads only.

A hundred thousand pairs as rows are as many Python objects; as arrays they are a few megabytes and one pass.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, Integer, case, cast, func, select

from aligner.bitext import Side, Status
from db.queries.column_fetch import fetch
from db.queries.rows import order as display_order
from db.schema.tables import BEADS, EVENTS, SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from db.queries.source import Source

STATUSES: tuple[Status, ...] = tuple(Status)
"""The statuses of the codes in :attr:`Summary.status`."""

_CHUNK = 500
# Confidence and similarity travel as whole numbers, which are quicker to write and to read than fractions.
_GRAINS = 10_000
# NULL has no place among numbers; nothing real is that low.
_UNKNOWN = -1_000_000


@dataclass(frozen=True, slots=True)
class MapStretch:
    """One side of every pair, in the order of the pairs.

    Attributes:
        start, end: int64[n], the outermost offsets; -1 where the side is empty.
        length: int64[n], characters in all segments together.
        segments: int32[n], how many segments.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    length: NDArray[np.int64]
    segments: NDArray[np.int32]

    def chain(self, other: MapStretch) -> MapStretch:
        """This and another side of other pairs, one after the other."""
        return MapStretch(
            np.concatenate((self.start, other.start)),
            np.concatenate((self.end, other.end)),
            np.concatenate((self.length, other.length)),
            np.concatenate((self.segments, other.segments)),
        )

    def take(self, places: NDArray[np.intp]) -> MapStretch:
        return MapStretch(self.start[places], self.end[places], self.length[places], self.segments[places])


@dataclass(frozen=True, slots=True)
class Summary:
    """Pairs as arrays of one length, in display order when all were asked for.

    Attributes:
        ids: int64[n].
        status: uint8[n], places in :data:`STATUSES`.
        confidence: float32[n] in [0, 1]; NaN where nobody was asked.
        score: float32[n], similarity; NaN where unknown.
        source, target: where the pairs lie in the texts.
    """

    ids: NDArray[np.int64]
    status: NDArray[np.uint8]
    confidence: NDArray[np.float32]
    score: NDArray[np.float32]
    source: MapStretch
    target: MapStretch

    def __len__(self) -> int:
        return len(self.ids)

    def side(self, side: Side) -> MapStretch:
        return self.source if side is Side.SOURCE else self.target

    @property
    def is_null(self) -> NDArray[np.bool_]:
        """bool[n]: one side is empty."""
        return (self.source.start < 0) | (self.target.start < 0)

    def crossings(self) -> NDArray[np.bool_]:
        """bool[n]: the target is before that of the pair above, or after that of the pair below."""
        crossed = np.zeros(len(self), dtype=np.bool_)
        whole = np.flatnonzero(~self.is_null)
        back = np.flatnonzero(np.diff(self.target.start[whole]) < 0)
        crossed[whole[back]] = crossed[whole[back + 1]] = True
        return crossed

    def merged(self, fresh: Summary, order: NDArray[np.int64]) -> Summary | None:
        """These pairs with ``fresh`` ones instead of old, in this order; None if one is in neither."""
        both = Summary(
            np.concatenate((fresh.ids, self.ids)),
            np.concatenate((fresh.status, self.status)),
            np.concatenate((fresh.confidence, self.confidence)),
            np.concatenate((fresh.score, self.score)),
            fresh.source.chain(self.source),
            fresh.target.chain(self.target),
        )
        # A stable sort puts the fresh one of two with the same id first, and a search from the left finds it.
        places = find_places(both.ids, np.argsort(both.ids, kind="stable"), order)
        return None if (places < 0).any() else both.take(places)

    def spliced(self, first: int, end: int, fresh: Summary) -> Summary:
        """These pairs with others in the place of those from ``first`` to ``end`` (half-open)."""

        def put(old: NDArray[Any], new: NDArray[Any]) -> NDArray[Any]:
            return np.concatenate((old[:first], new, old[end:]))

        def side(old: MapStretch, new: MapStretch) -> MapStretch:
            return MapStretch(
                put(old.start, new.start),
                put(old.end, new.end),
                put(old.length, new.length),
                put(old.segments, new.segments),
            )

        return Summary(
            put(self.ids, fresh.ids),
            put(self.status, fresh.status),
            put(self.confidence, fresh.confidence),
            put(self.score, fresh.score),
            side(self.source, fresh.source),
            side(self.target, fresh.target),
        )

    def take(self, places: NDArray[np.intp]) -> Summary:
        """The pairs at these places, in this order."""
        return Summary(
            self.ids[places],
            self.status[places],
            self.confidence[places],
            self.score[places],
            self.source.take(places),
            self.target.take(places),
        )


@dataclass(frozen=True, slots=True)
class Share:
    """How many pairs have this status and these people's names on them."""

    status: Status
    changed_by: str
    confirmed_by: str | None
    reviewed_by: str | None
    pairs: int


@dataclass(frozen=True, slots=True)
class Deed:
    """A step of the history as statistics need it: when, who, what, how many pairs; taken back or not."""

    at: datetime
    who: str
    command: str
    pairs: int
    undone: bool


def summary(project: Source, ids: Sequence[int] | None = None) -> Summary:
    """Read the pairs of a project, see :func:`read_summary`; 140 ms for 100,000, on any thread."""
    with project.connection() as connection:
        return read_summary(connection, ids)


def shares(project: Source) -> list[Share]:
    """Count the pairs of a project by status and people."""
    with project.connection() as connection:
        return read_shares(connection)


def deeds(project: Source, commands: Iterable[str]) -> list[Deed]:
    """Read when these commands were given in a project."""
    with project.connection() as connection:
        return read_deeds(connection, commands)


def read_summary(connection: Connection, ids: Sequence[int] | None = None) -> Summary:
    """Read all pairs in display order, or some of them in the order asked for.

    Args:
        connection: in a transaction, so that pairs and segments are of one moment.
        ids: which; ids that are not in the project (any more) are left out. None: all.
    """
    if ids is None:
        order = display_order(connection)
        beads = fetch(connection, _BEADS)
        stretches = [fetch(connection, _SEGMENTS, SEGMENTS.c.side == side.value) for side in Side]
    else:
        order = np.asarray(ids, dtype=np.int64)
        parts = [[int(id_) for id_ in order[at : at + _CHUNK]] for at in range(0, len(order), _CHUNK)]
        beads = _join([fetch(connection, _BEADS, BEADS.c.id.in_(part)) for part in parts], len(_BEADS))
        # The side as an expression, or the database may choose to walk through the index of that whole side.
        stretches = [
            _join(
                [
                    fetch(
                        connection,
                        _SEGMENTS,
                        SEGMENTS.c.bead.in_(part) & (SEGMENTS.c.side.concat("") == side.value),
                    )
                    for part in parts
                ],
                len(_SEGMENTS),
            )
            for side in Side
        ]
    places = find_places(beads[0], np.argsort(beads[0], kind="stable"), order)
    beads = [column[places[places >= 0]] for column in beads]
    found = beads[0]
    sorter = np.argsort(found, kind="stable")
    source, target = (_stretch(found, sorter, *columns) for columns in stretches)
    return Summary(
        ids=found,
        status=beads[1].astype(np.uint8),
        confidence=_known(beads[2]),
        score=_known(beads[3]),
        source=source,
        target=target,
    )


def find_places(
    ids: NDArray[np.int64], sorter: NDArray[np.intp], wanted: NDArray[np.int64]
) -> NDArray[np.intp]:
    """Index of each wanted id in ``ids`` (``sorter`` sorts them); -1 for those that do not."""
    if not len(ids):
        return np.full(len(wanted), -1, dtype=np.intp)
    at = np.minimum(np.searchsorted(ids, wanted, sorter=sorter), len(ids) - 1)
    places = sorter[at]
    return np.where(ids[places] == wanted, places, -1)


def read_shares(connection: Connection) -> list[Share]:
    """Count the pairs by status and by whose names are on them."""
    columns = (BEADS.c.status, BEADS.c.changed_by, BEADS.c.confirmed_by, BEADS.c.reviewed_by)
    rows = connection.execute(select(*columns, func.count()).group_by(*columns))
    return [
        Share(Status(status), changed, confirmed, reviewed, int(pairs))
        for status, changed, confirmed, reviewed, pairs in rows
    ]


def read_deeds(connection: Connection, commands: Iterable[str]) -> list[Deed]:
    """Read when these commands were given, oldest first, and which of them a standing undo took back."""
    events = EVENTS.c
    undone: set[int] = set()
    # In order: an undo takes a step back, a redo of that step puts it in force again.
    marks = select(events.undoes, events.redoes).where(
        events.undoes.is_not(None) | events.redoes.is_not(None)
    )
    for undoes, redoes in connection.execute(marks.order_by(events.id)):
        if redoes is not None:
            undone.discard(redoes)
        elif undoes is not None:
            undone.add(undoes)
    steps = select(events.id, events.at, events.who, events.command, events.bead_count)
    rows = connection.execute(steps.where(events.command.in_(list(commands))).order_by(events.id))
    return [
        Deed(datetime.fromisoformat(at), who, command, int(pairs), id_ in undone)
        for id_, at, who, command, pairs in rows
    ]


def _join(parts: list[list[NDArray[np.int64]]], width: int) -> list[NDArray[np.int64]]:
    return [
        np.concatenate([np.empty(0, dtype=np.int64), *(part[column] for part in parts)])
        for column in range(width)
    ]


def _known(values: NDArray[np.int64]) -> NDArray[np.float32]:
    return np.where(values == _UNKNOWN, np.nan, values / _GRAINS).astype(np.float32)


def _stretch(
    ids: NDArray[np.int64],
    sorter: NDArray[np.intp],
    beads: NDArray[np.int64],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> MapStretch:
    """Gather the segments of one side by pair."""
    count = len(ids)
    places = find_places(ids, sorter, beads)
    starts, ends, places = starts[places >= 0], ends[places >= 0], places[places >= 0]
    start = np.full(count, np.iinfo(np.int64).max, dtype=np.int64)
    end = np.full(count, -1, dtype=np.int64)
    np.minimum.at(start, places, starts)
    np.maximum.at(end, places, ends)
    start[end < 0] = -1
    length = np.bincount(places, weights=ends - starts, minlength=count).astype(np.int64)
    number = np.bincount(places, minlength=count).astype(np.int32)
    return MapStretch(start, end, length, number)


def _grains(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return cast(func.coalesce(func.round(column * _GRAINS), _UNKNOWN), Integer)


_BEADS: tuple[ColumnElement[Any], ...] = (
    BEADS.c.id,
    case({status.value: code for code, status in enumerate(STATUSES)}, value=BEADS.c.status),
    _grains(BEADS.c.confidence),
    _grains(BEADS.c.score),
)
_SEGMENTS: tuple[ColumnElement[Any], ...] = (
    SEGMENTS.c.bead,
    SEGMENTS.c.start,
    SEGMENTS.c.end,
)
