"""Check a project file through and through."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from aligner.bitext import Segment, Side
from aligner.errors import EditError
from aligner.messages import Message
from aligner.progress import no_progress
from db.coverage import cover, everything
from db.file.lifecycle import open_engine
from db.records import CheckReport
from db.schema import sqlite
from db.schema.tables import BEADS, EVENTS, SEGMENTS, TEXTS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from aligner.progress import Progress


def check(path: Path | str, progress: Progress = no_progress) -> CheckReport:
    """Check a project file: every page and index, every reference, every word of both texts in exactly one
    pair.

    Raises:
        ProjectError: it cannot be opened as a project at all.
        Cancelled: by ``progress``.
    """
    path = Path(path).absolute()
    engine = open_engine(path)
    try:
        with sqlite.environment_errors(path), engine.connect() as connection:
            with sqlite.interruptible(connection, lambda: progress(0.1, "Checking pages and indexes")):
                problems = sqlite.integrity_problems(connection)
            with sqlite.interruptible(connection, lambda: progress(0.6, "Checking references")):
                problems += sqlite.foreign_key_problems(connection)
            progress(0.8, "Checking that no word is lost")
            problems += _text_problems(connection)
            beads = connection.execute(select(func.count()).select_from(BEADS)).scalar_one()
            events = connection.execute(select(func.count()).select_from(EVENTS)).scalar_one()
    finally:
        engine.dispose()
    return CheckReport(path, tuple(problems), beads, events)


def _text_problems(connection: Connection) -> list[str]:
    problems: list[str] = []
    any_beads = connection.execute(select(BEADS.c.id).limit(1)).first() is not None
    for side, content, digest in connection.execute(
        select(TEXTS.c.side, TEXTS.c.content, TEXTS.c.content_sha256)
    ):
        if hashlib.sha256(content.encode()).hexdigest() != digest:
            problems.append(Message("the {side} text is not what was imported", side=Side(side)))
        if not any_beads:
            continue
        statement = select(SEGMENTS.c.start, SEGMENTS.c.end).where(SEGMENTS.c.side == Side(side).value)
        segments = [Segment(start, end) for start, end in connection.execute(statement)]
        try:
            whole = cover(content, segments) == everything(content)
        except EditError:
            whole = False
        if not whole:
            problems.append(
                Message("the pairs do not hold every word of the {side} text exactly once", side=Side(side))
            )
    empty = select(func.count()).where(BEADS.c.id.not_in(select(SEGMENTS.c.bead)))
    if number := connection.execute(empty).scalar_one():
        problems.append(Message.counted("{n} pair holds no text", "{n} pairs hold no text", n=number))
    return problems
