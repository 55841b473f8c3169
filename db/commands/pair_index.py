"""All pairs in compact arrays: their ids, places and segments, to compare very many of them with others."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from aligner.bitext import Side
from db.schema.row_stream import stream
from db.schema.tables import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from aligner.bitext import Bead

_FREE = "status = 'suggested' AND NOT touched AND NOT edited"
"""What :data:`db.queries.rows.FREE` says."""
_AT_ONCE = 10_000


@dataclass(frozen=True)
class PairIndex:
    """Pairs in display order, about 70 bytes for each.

    Attributes:
        ids: int64, shape (n,).
        ranks: bytes, shape (n,). A rank does not end in a zero byte, so an array of bytes keeps it.
        free: bool, shape (n,): no person has decided on it.
        spans: for each side, int64, shape (m, 3), sorted by start: row (place in ``ids``), start, end.
    """

    ids: NDArray[np.int64]
    ranks: NDArray[np.bytes_]
    free: NDArray[np.bool_]
    spans: dict[Side, NDArray[np.int64]]

    @classmethod
    def read(cls, connection: Connection, ids: Sequence[int] | None = None) -> Self:
        """Read some pairs, or all."""
        parts: list[tuple[NDArray[Any], ...]] = [
            (np.array(some, np.int64), np.array([bytes(rank) for rank in ranks], "S"), np.array(free, bool))
            for some, ranks, free in _columns(connection, f"SELECT id, rank, {_FREE} FROM beads", "id", ids)
        ]
        known = _joined([part[0] for part in parts], np.int64)
        ranks = _joined([part[1] for part in parts], "S1")
        free = _joined([part[2] for part in parts], bool)
        in_order = np.argsort(ranks, kind="stable")
        known = known[in_order]
        spans: dict[Side, NDArray[np.int64]] = {}
        for side in Side:
            wanted = f"SELECT bead, start, \"end\" FROM segments WHERE side = '{side.value}'"
            found = [np.array(some, np.int64).T for some in _columns(connection, wanted, "bead", ids)]
            of_side = np.concatenate(found) if found else np.empty((0, 3), np.int64)
            of_side[:, 0] = _rows(known, of_side[:, 0])
            spans[side] = of_side[np.argsort(of_side[:, 1], kind="stable")]
        return cls(known, ranks[in_order], free[in_order], spans)

    def __len__(self) -> int:
        return len(self.ids)

    def of_shapes(self, beads: Sequence[Bead]) -> NDArray[np.int64]:
        """The row of the pair that holds exactly the segments of each bead; −1 where there is none."""
        rows = np.full(len(beads), -1, dtype=np.int64)
        fits = np.ones(len(beads), dtype=bool)
        for side in Side:
            flat = spans_of(beads, side)
            spans = self.spans[side]
            if not len(flat):
                continue
            if not len(spans):
                fits[flat[:, 0]] = False
                continue
            at = np.minimum(np.searchsorted(spans[:, 1], flat[:, 1]), len(spans) - 1)
            found = np.where((spans[at, 1:] == flat[:, 1:]).all(axis=1), spans[at, 0], -1)
            unset = rows[flat[:, 0]] == -1
            rows[flat[unset, 0]] = found[unset]
            fits[flat[rows[flat[:, 0]] != found, 0]] = False
            fits[flat[found < 0, 0]] = False
        sizes = np.array([len(bead.source) + len(bead.target) for bead in beads], dtype=np.int64)
        fits &= (rows >= 0) & (self._sizes[rows] == sizes) if len(self) else False
        return np.where(fits, rows, -1)

    @cached_property
    def _sizes(self) -> NDArray[np.int64]:
        """How many segments each pair has."""
        return sum(
            (np.bincount(spans[:, 0], minlength=len(self)) for spans in self.spans.values()),
            start=np.zeros(len(self), dtype=np.int64),
        )


def spans_of(beads: Iterable[Bead], side: Side) -> NDArray[np.int64]:
    """The segments of beads on one side → int64, shape (m, 3): place of the bead, start, end."""
    flat = array("q")
    for number, bead in enumerate(beads):
        for segment in bead.side(side):
            flat.extend((number, segment.start, segment.end))
    return np.array(flat, dtype=np.int64).reshape(-1, 3)


def _rows(ids: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.int64]:
    """Places of ids that are there."""
    by_id = np.argsort(ids, kind="stable")
    return by_id[np.searchsorted(ids, wanted, sorter=by_id)].astype(np.int64)


def _columns(
    connection: Connection, statement: str, key: str, ids: Sequence[int] | None
) -> Iterator[tuple[Any, ...]]:
    """The columns of a statement in batches, of all rows or of those of some ids."""
    joined = "AND" if " WHERE " in statement else "WHERE"
    for some in (None,) if ids is None else chunks(ids):
        among = "" if some is None else f" {joined} {key} IN ({','.join(map(str, some))})"
        rows = stream(connection, statement + among)
        while batch := list(islice(rows, _AT_ONCE)):
            yield tuple(zip(*batch, strict=True))


def _joined(parts: list[NDArray[Any]], kind: Any) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, dtype=kind)
