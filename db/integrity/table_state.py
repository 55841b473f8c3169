"""The state of a project computed from its tables only, in one pass and bounded memory."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from aligner.bitext import Side, Status
from aligner.messages import Message
from db import digest
from db.change_set import (
    COMMENT_COLUMNS,
    RUN_COLUMNS,
    bead_digest,
    comment_digest,
    edit_digest,
    run_digest,
)
from db.errors import CorruptError
from db.records import Counts
from db.schema.row_stream import stream
from db.schema.tables import COMMENTS, EDITS, PROJECT, RUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from db.digest import State

_MOST = 20  # problems named
_STATUSES = {str(status) for status in Status}
_SIDES = tuple(side.value for side in Side)

_HEADS = (
    "SELECT id, revision, rank, status, touched, changed_by, confirmed_by, reviewed_by, score, confidence, "
    "run, is_null, edited FROM beads ORDER BY id"
)
_SEGMENTS = 'SELECT bead, side, start, "end" FROM segments ORDER BY bead'
_EVIDENCE = "SELECT bead, CAST(data AS TEXT) FROM evidence ORDER BY bead"


@dataclass
class TableState:
    """What a pass over the tables found.

    Attributes:
        state: the sum of all digests.
        counts: pairs by status, counted row by row.
        problems: rows that contradict themselves, at most 20.
        last_bead: the highest id of a pair; 0 when there is none.
    """

    state: State = digest.EMPTY
    counts: Counts = field(default_factory=lambda: Counts(0, {}, 0, 0))
    problems: list[Message] = field(default_factory=list)
    last_bead: int = 0

    def add(self, problem: Message) -> None:
        """Name a problem, as long as there are not many."""
        if len(self.problems) < _MOST:
            self.problems.append(problem)


def table_state(connection: Connection) -> TableState:
    """Compute the state of a project from its tables.

    Raises:
        CorruptError, ValueError, TypeError: a row holds what no command of ours wrote.
    """
    found = TableState()
    kinds: Counter[str] = Counter()
    state = digest.EMPTY
    with_edits = _edited(connection)
    for bead in encoded_beads(connection):
        state += bead_digest(bead.text)
        kinds[bead.status] += 1
        kinds["nulls"] += bead.one_sided
        kinds["touched"] += bead.touched
        found.last_bead = bead.id
        if len(found.problems) < _MOST:
            if bead.is_null != bead.one_sided:
                found.problems.append(
                    Message("pair {pair} is marked as one-sided or two-sided wrongly", pair=bead.id)
                )
            if bead.edited != (bead.id in with_edits):
                found.problems.append(
                    Message("pair {pair} is marked as corrected or not corrected wrongly", pair=bead.id)
                )
    for side, start, end, replacement in connection.execute(
        select(EDITS.c.side, EDITS.c.start, EDITS.c.end, EDITS.c.replacement)
    ):
        state += edit_digest([side, start, end, replacement])
    for row in connection.execute(
        select(*(COMMENTS.c[name] for name in COMMENT_COLUMNS), COMMENTS.c.withdrawn)
    ):
        state += comment_digest(list(row[:-1]), withdrawn=bool(row[-1]))
    for row in connection.execute(select(*(RUNS.c[name] for name in RUN_COLUMNS))):
        state += run_digest(list(row))
    rule = connection.execute(select(PROJECT.c.forbid_own_approval)).scalar_one()
    state += digest.rule_digest("forbid_own_approval", bool(rule))
    found.state = digest.total((state,))
    found.counts = Counts(
        total=sum(kinds[status] for status in _STATUSES),
        by_status={status: kinds[status] for status in Status},
        nulls=kinds["nulls"],
        touched=kinds["touched"],
    )
    return found


class EncodedBead(NamedTuple):
    """A pair as a row of a change set, and the flags of its table row.

    Attributes:
        one_sided: as its segments say. is_null: as the table says.
        edited: as the table says.
    """

    id: int
    text: str
    status: str
    touched: bool
    one_sided: bool
    is_null: bool
    edited: bool


def encoded_beads(connection: Connection) -> Iterator[EncodedBead]:
    """Every pair, by id.

    Raises:
        CorruptError, ValueError, TypeError: a row holds what no command of ours wrote.
    """
    with (
        closing(stream(connection, _HEADS)) as heads,
        closing(stream(connection, _SEGMENTS)) as segments,
        closing(stream(connection, _EVIDENCE)) as proofs,
    ):
        yield from _encoded(heads, segments, proofs)


def _encoded(heads: Iterator[Any], segments: Iterator[Any], proofs: Iterator[Any]) -> Iterator[EncodedBead]:
    """Three streams in the order of the pairs, run side by side."""
    piece = next(segments, None)
    proof = next(proofs, None)
    for row in heads:
        id_, revision, rank, status, touched, *rest, is_null, edited = row
        if status not in _STATUSES or touched not in (0, 1) or not isinstance(rank, bytes):
            raise CorruptError(Message("pair {pair} holds values that no command writes", pair=id_))
        if (piece is not None and piece[0] < id_) or (proof is not None and proof[0] < id_):
            raise CorruptError(Message("a stretch of text or evidence belongs to no pair"))
        sides: dict[str, list[tuple[int, int]]] = {side: [] for side in _SIDES}
        while piece is not None and piece[0] == id_:
            sides[piece[1]].append((piece[2], piece[3]))
            piece = next(segments, None)
        evidence = None
        if proof is not None and proof[0] == id_:
            evidence = json.loads(proof[1])
            proof = next(proofs, None)
        flat = [list(chain.from_iterable(sorted(sides[side]))) for side in _SIDES]
        values = [id_, revision, rank.hex(), status, touched == 1, *rest, *flat, evidence]
        one_sided = not all(sides.values())
        yield EncodedBead(
            id_, digest.canonical(values), status, touched == 1, one_sided, is_null == 1, edited == 1
        )
    if piece is not None or proof is not None:
        raise CorruptError(Message("a stretch of text or evidence belongs to no pair"))


def _edited(connection: Connection) -> set[int]:
    """Ids of pairs with a correction in force."""
    statement = (
        "SELECT DISTINCT s.bead FROM edits e JOIN segments s "
        'ON s.side = e.side AND s.start <= e.start AND e."end" <= s."end"'
    )
    return {int(row[0]) for row in connection.exec_driver_sql(statement)}
