"""The whole of a project in a few arrays: what a map, a plot and statistics are drawn from. Reads only.

A hundred thousand pairs as rows are a hundred thousand Python objects; as arrays they are a few megabytes and one pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, case, func, select

from aligner.bitext import Side, Status
from db.schema import BeadTable, EventTable, SegmentTable

STATUSES: tuple[Status, ...] = (Status.SUGGESTED, Status.CONFIRMED, Status.RETURNED, Status.APPROVED)
"""What the codes in :attr:`Summary.status` stand for."""

_CHUNK = 500
_BEAD = np.dtype([("id", "i8"), ("status", "u1"), ("confidence", "f4"), ("score", "f4")])
_SEGMENT = np.dtype([("bead", "i8"), ("start", "i8"), ("end", "i8")])


@dataclass(frozen=True, slots=True)
class Stretch:
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

    def take(self, places: NDArray[np.intp]) -> Stretch:
        return Stretch(self.start[places], self.end[places], self.length[places], self.segments[places])


@dataclass(frozen=True, slots=True)
class Summary:
    """Pairs as arrays of one length, in display order when all were asked for.

    Attributes:
        ids: int64[n].
        status: uint8[n], places in :data:`STATUSES`.
        confidence: float32[n] in [0, 1]; NaN where nobody was asked.
        score: float32[n], similarity; NaN likewise.
        source, target: where the pairs lie in the texts.
    """

    ids: NDArray[np.int64]
    status: NDArray[np.uint8]
    confidence: NDArray[np.float32]
    score: NDArray[np.float32]
    source: Stretch
    target: Stretch

    def __len__(self) -> int:
        return len(self.ids)

    def side(self, side: Side) -> Stretch:
        return self.source if side is Side.SOURCE else self.target

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


def read_summary(connection: Connection, ids: Sequence[int] | None = None) -> Summary:
    """Read all pairs in display order, or some of them in the order asked for.

    Args:
        connection: in a transaction, so that pairs and segments are of one moment.
        ids: which; ids that are not in the project (any more) are left out. None: all.
    """
    if ids is None:
        beads = _fetch(connection, _beads().order_by(BeadTable.rank), _BEAD)
        segments = [_fetch(connection, _segments(side), _SEGMENT) for side in Side]
    else:
        parts = [list(ids[at : at + _CHUNK]) for at in range(0, len(ids), _CHUNK)]
        beads = _join(
            [_fetch(connection, _beads().where(BeadTable.id.in_(part)), _BEAD) for part in parts], _BEAD
        )
        segments = [
            _join(
                [
                    _fetch(connection, _segments(side).where(SegmentTable.bead.in_(part)), _SEGMENT)
                    for part in parts
                ],
                _SEGMENT,
            )
            for side in Side
        ]
        sorter = np.argsort(beads["id"], kind="stable")
        places = find_places(beads["id"], sorter, np.asarray(ids, dtype=np.int64))
        beads = beads[places[places >= 0]]
    found = np.ascontiguousarray(beads["id"])
    sorter = np.argsort(found, kind="stable")
    source, target = (_stretch(found, sorter, part) for part in segments)
    return Summary(
        ids=found,
        status=np.ascontiguousarray(beads["status"]),
        confidence=_known(beads["confidence"]),
        score=_known(beads["score"]),
        source=source,
        target=target,
    )


def find_places(
    ids: NDArray[np.int64], sorter: NDArray[np.intp], wanted: NDArray[np.int64]
) -> NDArray[np.intp]:
    """Where each wanted id stands in ``ids`` (``sorter`` sorts them); -1 for those that do not."""
    if not len(ids):
        return np.full(len(wanted), -1, dtype=np.intp)
    at = np.minimum(np.searchsorted(ids, wanted, sorter=sorter), len(ids) - 1)
    places = sorter[at]
    return np.where(ids[places] == wanted, places, -1)


def read_shares(connection: Connection) -> list[Share]:
    """Count the pairs by status and by whose names are on them."""
    columns = (BeadTable.status, BeadTable.changed_by, BeadTable.confirmed_by, BeadTable.reviewed_by)
    rows = connection.execute(select(*columns, func.count()).group_by(*columns))
    return [
        Share(Status(status), changed, confirmed, reviewed, int(pairs))
        for status, changed, confirmed, reviewed, pairs in rows
    ]


def read_deeds(connection: Connection, commands: Iterable[str]) -> list[Deed]:
    """Read when these commands were given, oldest first, and which of them were taken back by an undo that still stands."""
    events = EventTable
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


def _beads() -> Select[Any]:
    status = case({status.value: code for code, status in enumerate(STATUSES)}, value=BeadTable.status)
    # NULL has no place in an array of numbers; nothing real is below zero that far.
    return select(
        BeadTable.id, status, func.coalesce(BeadTable.confidence, -9.0), func.coalesce(BeadTable.score, -9.0)
    )


def _segments(side: Side) -> Select[Any]:
    return select(SegmentTable.bead, SegmentTable.start, SegmentTable.end).where(
        SegmentTable.side == side.value
    )


def _fetch(connection: Connection, query: Select[Any], dtype: np.dtype[Any]) -> NDArray[Any]:
    result = connection.execute(query)
    cursor = result.cursor
    if cursor is None:
        raise RuntimeError("a query gave no rows to read")
    # The driver's own tuples: wrapping each in a Row would double the time.
    made = np.array(cursor.fetchall(), dtype=dtype)
    result.close()
    return made


def _join(parts: list[NDArray[Any]], dtype: np.dtype[Any]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, dtype=dtype)


def _known(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.where(values <= -8.0, np.float32(np.nan), values).astype(np.float32)


def _stretch(ids: NDArray[np.int64], sorter: NDArray[np.intp], segments: NDArray[Any]) -> Stretch:
    """Gather the segments of one side by pair."""
    count = len(ids)
    places = find_places(ids, sorter, np.ascontiguousarray(segments["bead"]))
    segments, places = segments[places >= 0], places[places >= 0]
    starts, ends = segments["start"], segments["end"]
    start = np.full(count, np.iinfo(np.int64).max, dtype=np.int64)
    end = np.full(count, -1, dtype=np.int64)
    np.minimum.at(start, places, starts)
    np.maximum.at(end, places, ends)
    start[end < 0] = -1
    length = np.bincount(places, weights=ends - starts, minlength=count).astype(np.int64)
    number = np.bincount(places, minlength=count).astype(np.int32)
    return Stretch(start, end, length, number)
