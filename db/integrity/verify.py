"""Verify what a project gives out: pages, texts, history, and the tables against the last event.

Two depths. :func:`verify_birth`, at each opening: the texts are those that were imported. :func:`verify`,
before anything is given out: no page is damaged, the tables hold what the last event left, no event changed.
:mod:`db.integrity.check` goes further.
"""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from aligner.bitext import Side
from aligner.errors import ProjectError
from aligner.messages import Message
from aligner.progress import no_progress, sub_progress
from db import chain as chains
from db import digest
from db.errors import CorruptError
from db.integrity.differences import differences
from db.integrity.history_check import HistoryReport, check_history
from db.integrity.table_state import TableState, table_state
from db.schema import sqlite
from db.schema.tables import CHAIN, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from aligner.progress import Progress
    from db.records import Counts

DATA_ERRORS = (
    SQLAlchemyError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    zlib.error,
)
"""What reading damaged rows may raise; everything is caught while a file is being checked."""


@dataclass
class Findings:
    """Problems found so far, one sentence each."""

    problems: list[str] = field(default_factory=list)

    def add(self, problems: Sequence[str]) -> None:
        """Take over problems."""
        self.problems += problems

    @contextmanager
    def reading(self, what: Message) -> Iterator[None]:
        """Turn whatever reading damaged data raises into a problem."""
        try:
            yield
        except DATA_ERRORS as error:
            reason = error.args[0] if isinstance(error, CorruptError) else _reason(error)
            self.problems.append(Message("{what} cannot be read ({reason})", what=what, reason=reason))


def _reason(error: Exception) -> str:
    original = getattr(error, "orig", None) or error
    return f"{type(original).__name__}: {original}".split("\n", 1)[0][:200]


def verify(connection: Connection, path: Path, progress: Progress = no_progress) -> Counts:
    """Make sure that what a project gives out is what was put in.

    Args:
        connection: in a transaction: what is read afterwards in the same transaction is what was verified.
        path: of the project, for the message.

    Returns:
        The pairs, counted row by row.

    Raises:
        ProjectError: with the first problem; nothing may be given out.
        Cancelled: by ``progress``.
    """
    findings = Findings()
    check_pages(connection, findings, sub_progress(progress, 0.0, 0.3))
    state, _ = check_content(connection, findings, sub_progress(progress, 0.3, 0.7), replay=False)
    _refuse(findings, path)
    return state.counts


def verify_content(connection: Connection, progress: Progress = no_progress) -> tuple[list[str], Counts]:
    """As :func:`verify`, without the pages: those of a server are looked after by the server.

    Returns:
        What is wrong, one sentence each; and the pairs, counted row by row.
    """
    findings = Findings()
    state, _ = check_content(connection, findings, progress, replay=False)
    return findings.problems, state.counts


def verify_birth(connection: Connection, path: Path) -> None:
    """Make sure that the texts are those the history began with, and that its end is there.

    Raises:
        ProjectError: they are not.
    """
    findings = Findings()
    with findings.reading(Message("the texts")):
        _check_birth(connection, findings)
    _refuse(findings, path)


def damaged(path: Path, error: Exception) -> ProjectError:
    """Make the error for data that cannot be read."""
    return ProjectError(
        "is damaged: {problem}",
        problem=_reason(error),
        remedy="Restore a snapshot, or save what is left with muqabala repair",
        path=path,
    )


def _refuse(findings: Findings, path: Path) -> None:
    if findings.problems:
        raise ProjectError(
            "is damaged: {problem}",
            problem=findings.problems[0],
            remedy="Restore a snapshot, or save what is left with muqabala repair",
            path=path,
        )


def check_pages(connection: Connection, findings: Findings, progress: Progress) -> None:
    """Let SQLite check every page, index and reference."""
    with findings.reading(Message("a page")):
        with sqlite.interruptible(connection, lambda: progress(0.1, "Checking pages and indexes")):
            findings.add(
                [Message("{problem}", problem=text) for text in sqlite.integrity_problems(connection)]
            )
        with sqlite.interruptible(connection, lambda: progress(0.8, "Checking references")):
            findings.add(
                [Message("{problem}", problem=text) for text in sqlite.foreign_key_problems(connection)]
            )


def check_content(
    connection: Connection, findings: Findings, progress: Progress, *, replay: bool
) -> tuple[TableState, HistoryReport]:
    """Check texts, pairs, history and settings; with ``replay`` each difference is named."""
    state, history = TableState(), HistoryReport()
    progress(0.0, "Checking the texts")
    with findings.reading(Message("the texts")):
        _check_birth(connection, findings)
    with findings.reading(Message("the pairs")):
        state = table_state(connection)
        findings.add(state.problems)
    with findings.reading(Message("the history")):
        history = check_history(connection, sub_progress(progress, 0.3, 0.7), replay=replay)
        findings.add([problem for problem in history.problems if problem not in findings.problems])
    if not findings.problems and history.state != state.state:
        named: list[Message] = []
        if replay:
            with findings.reading(Message("the history")):
                named = differences(connection)
        findings.add(named or [Message("the pairs, comments or rules are not what the history left")])
    if state.last_bead > history.last_bead and replay and not findings.problems:
        findings.add(
            [Message("pair {pair} is there, although the history does not know it", pair=state.last_bead)]
        )
    with findings.reading(Message("the settings")):
        for key, value, crc in connection.execute(select(SETTINGS.c.key, SETTINGS.c.value, SETTINGS.c.crc)):
            if crc != digest.setting_crc(key, value):
                findings.add([Message("the setting {key!r} is not what was kept", key=key)])
    return state, history


def _check_birth(connection: Connection, findings: Findings) -> None:
    texts = chains.text_rows(connection)
    for text in texts:
        if text["content"] != text["content_sha256"]:
            findings.add([Message("the {side} text is not what was imported", side=Side(text["side"]))])
    first = connection.execute(select(CHAIN.c.hash).where(CHAIN.c.link == 0)).scalar_one_or_none()
    if not findings.problems and first != chains.birth(connection, texts):
        findings.add([Message("the texts or the name of the project are not those its history began with")])
