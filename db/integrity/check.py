"""Check a whole project file, and name each difference.

Beside what :mod:`db.integrity.verify` looks at: whether each event leads from the state before it to the one
after it, whether every word is in exactly one pair, and whether what can be made again (search, undo stacks,
cached vectors) is right.
"""

from __future__ import annotations

from array import array
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import func, select

from aligner.bitext import Side
from aligner.errors import EditError
from aligner.messages import Message
from aligner.progress import no_progress, sub_progress
from db import digest
from db.commands import search_index
from db.coverage import cover, everything
from db.file.lifecycle import open_file
from db.integrity.verify import Findings, check_content, check_pages
from db.queries.rows import edits_within, states
from db.queries.unfinished import is_unfinished
from db.records import CheckReport
from db.schema import sqlite
from db.schema.long_text import LongText, is_long
from db.schema.row_stream import stream
from db.schema.tables import BEADS, ENCODERS, FOLDED, SEGMENTS, TEXTS, VECTORS, chunks

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from aligner.bitext import Characters
    from aligner.progress import Progress

_MOST = 20


def check(path: Path | str, progress: Progress = no_progress) -> CheckReport:
    """Check a project file through and through; see the module.

    Raises:
        ProjectError: it cannot be opened as a project at all.
        Cancelled: by ``progress``.
    """
    path = Path(path).absolute()
    opened = open_file(path)
    findings = Findings()
    beads = events = 0
    try:
        with sqlite.environment_errors(path), opened.engine.connect() as connection, connection.begin():
            check_pages(connection, findings, sub_progress(progress, 0.0, 0.2))
            state, history = check_content(
                connection, findings, sub_progress(progress, 0.2, 0.4), replay=True
            )
            _check_derived(connection, findings, sub_progress(progress, 0.6, 0.4))
            beads, events = state.counts.total, history.events
    finally:
        opened.close()
    return CheckReport(path, tuple(findings.problems), beads, events)


# What can be made again


def _check_derived(connection: Connection, findings: Findings, progress: Progress) -> None:
    with findings.reading(Message("the words of the pairs")):
        progress(0.1, "Checking that no word is lost")
        findings.add(_word_problems(connection))
    with findings.reading(Message("the search index")):
        if not findings.problems:
            findings.add(_search_problems(connection, sub_progress(progress, 0.3, 0.5)))
    with findings.reading(Message("the cached vectors")):
        progress(0.8, "Checking the cached vectors")
        findings.add(_vector_problems(connection))


def _word_problems(connection: Connection) -> list[Message]:
    problems: list[Message] = []
    any_beads = connection.execute(select(BEADS.c.id).limit(1)).first() is not None
    unfinished = is_unfinished(connection)  # then words may be without a pair, but none is in two
    for side, content in _texts(connection).items() if any_beads else ():
        segments = _segments(connection, side)
        try:
            whole = bool((segments[:, 0] < segments[:, 1]).all() and (segments >= 0).all())
            whole = whole and (cover(content, segments) == everything(content) or unfinished)
        except EditError:
            whole = False
        if not whole:
            problems.append(
                Message("the pairs do not hold every word of the {side} text exactly once", side=side)
            )
    empty = select(func.count()).where(BEADS.c.id.not_in(select(SEGMENTS.c.bead)))
    if number := connection.execute(empty).scalar_one():
        problems.append(Message.counted("{n} pair holds no text", "{n} pairs hold no text", n=number))
    return problems


def _texts(connection: Connection) -> dict[Side, Characters]:
    """The texts; a long one stays in the file."""
    found: dict[Side, Characters] = {}
    for value in connection.execute(select(TEXTS.c.side)).scalars().all():
        side = Side(value)
        if is_long(connection, side):
            found[side] = LongText(lambda: nullcontext(connection), side)
        else:
            found[side] = connection.execute(
                select(TEXTS.c.content).where(TEXTS.c.side == side.value)
            ).scalar_one()
    return found


def _segments(connection: Connection, side: Side) -> NDArray[np.int64]:
    """All segments of a text → starts and ends, int64, shape (n, 2)."""
    ends = array("q")
    for row in stream(connection, f"SELECT start, \"end\" FROM segments WHERE side = '{side.value}'"):
        ends.extend(row)
    return np.array(ends, dtype=np.int64).reshape(-1, 2)


def _search_problems(connection: Connection, progress: Progress) -> list[Message]:
    if search_index.is_stale(connection):
        return []  # it is made again at the next opening
    texts = _texts(connection)
    ids = array("q", (row[0] for row in stream(connection, "SELECT id FROM beads ORDER BY id")))
    problems: list[Message] = []
    for number, some in enumerate(chunks(ids)):
        progress(number * len(some) / len(ids), "Checking the search index")
        edits = edits_within(connection, some)
        wanted = {
            state.id: search_index.folded(state, texts, edits)
            for state in states(connection, some, evidence=False).values()
        }
        there: dict[int, Any] = {
            row.bead: (row.bead, row.source, row.target)
            for row in connection.execute(select(FOLDED).where(FOLDED.c.bead.in_(some)))
        }
        problems += [
            Message("search does not find pair {pair} by its words", pair=id_)
            for id_ in some
            if wanted[id_] != there.get(id_)
        ]
        if len(problems) >= _MOST:
            break
    return problems[:_MOST]


def _vector_problems(connection: Connection) -> list[Message]:
    statement = select(ENCODERS.c.signature, VECTORS.c.key, VECTORS.c.data, VECTORS.c.crc).join(
        VECTORS, VECTORS.c.encoder == ENCODERS.c.id
    )
    damaged = sum(
        crc != digest.vector_crc(signature, key, data)
        for signature, key, data, crc in connection.execute(statement, execution_options={"yield_per": 1000})
    )
    return (
        [Message.counted("{n} cached vector is damaged", "{n} cached vectors are damaged", n=damaged)]
        if damaged
        else []
    )
