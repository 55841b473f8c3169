"""The face of a project file: queries, and commands that are one transaction and one event each."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, select

from aligner.bitext import Bead, Side
from aligner.review import Person
from db import opening, reading, sqlite, suggesting
from db.records import (
    MACHINE,
    BeadRow,
    Change,
    Comment,
    Counts,
    EventRecord,
    ProjectInfo,
    RunInfo,
    RunRecord,
    TextInfo,
    TextInput,
)
from db.schema import HEAD
from db.tables import PROJECT, RUNS, TEXTS
from db.transaction import Transaction

Expected = Mapping[int, int]
"""Pairs and the revisions a command was decided on."""


class Project:
    """An open project.

    Queries may be made on any thread at any time; each sees one state of the file. Commands queue up. Every command is
    on disk when it returns; one that raises has changed nothing.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        """Use :meth:`create` or :meth:`open`."""
        self._engine = engine
        self._path = path
        self._lock = threading.RLock()
        with sqlite.environment_errors(path):
            self._writer = engine.connect().execution_options(**{sqlite.IMMEDIATE: True})
            with engine.connect() as connection:
                found = connection.execute(select(TEXTS.c.side, TEXTS.c.content))
                self._texts = {Side(side): content for side, content in found}
        self._seen = sqlite.data_version(self._writer)

    # -- life ---------------------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path | str, *, name: str, source: TextInput, target: TextInput, by: Person) -> Self:
        """Write a new project file and open it.

        Raises:
            InputError: a text has no words.
            ProjectError: the file exists already or cannot be written.
        """
        path = Path(path).absolute()
        opening.create(path, name=name, source=source, target=target, by=by)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open a project file, bringing an older one up to date after a backup.

        Raises:
            ProjectError: with one sentence on what is wrong with the file and what to do.
        """
        path = Path(path).absolute()
        engine = opening.open_engine(path)
        try:
            return cls(engine, path)
        except BaseException:
            engine.dispose()
            raise

    def close(self) -> None:
        """Close the file; harmless when it is closed already."""
        with self._lock:
            self._writer.close()
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self._path

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with sqlite.environment_errors(self._path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _command(self, by: Person | str) -> Iterator[Transaction]:
        with self._lock, sqlite.environment_errors(self._path), self._writer.begin():
            yield Transaction(self._writer, self._texts, by)

    # -- queries ------------------------------------------------------------------------------------------------------

    def info(self) -> ProjectInfo:
        """Tell what the project is, without the texts."""
        with self._reading() as connection:
            project = connection.execute(select(PROJECT)).one()
            columns = [column for column in TEXTS.c if column.name not in {"content", "original", "offsets"}]
            lengths = {side: len(text) for side, text in self._texts.items()}
            texts = {
                Side(row.side): TextInfo(
                    side=Side(row.side),
                    language=row.language,
                    cutting=row.cutting,
                    file_name=row.file_name,
                    encoding=row.encoding,
                    sha256=row.sha256,
                    cleaning=tuple(row.cleaning),
                    characters=lengths[Side(row.side)],
                    words=row.words,
                )
                for row in connection.execute(select(*columns))
            }
            runs = tuple(
                RunRecord(row.id, row.at, row.by, row.encoder, row.aligner, row.parameters, row.beads)
                for row in connection.execute(select(RUNS).order_by(RUNS.c.id))
            )
        return ProjectInfo(
            name=project.name,
            path=self._path,
            created=project.created,
            created_by=project.created_by,
            source=texts[Side.SOURCE],
            target=texts[Side.TARGET],
            runs=runs,
            forbid_own_approval=project.forbid_own_approval,
            schema=HEAD,
        )

    def text(self, side: Side) -> str:
        """The immutable text of one side."""
        return self._texts[side]

    def order(self) -> NDArray[np.int64]:
        """Ids of all pairs in display order → int64, shape (n,)."""
        with self._reading() as connection:
            return reading.order(connection)

    def rows(self, ids: Sequence[int] | NDArray[np.int64]) -> list[BeadRow]:
        """Load pairs in the order asked for; ids that do not exist (any more) are left out."""
        with self._reading() as connection:
            return reading.rows(connection, self._texts, [int(id) for id in ids])

    def counts(self) -> Counts:
        """Count the pairs by status."""
        with self._reading() as connection:
            return reading.counts(connection)

    def extents(self) -> NDArray[np.int64]:
        """Where every pair lies → int64, shape (n, 5), in display order: id, source start, end, target start, end; −1 for none."""
        with self._reading() as connection:
            return reading.extents(connection)

    def comments(self, bead: int) -> list[Comment]:
        """What was said about a pair, oldest first."""
        with self._reading() as connection:
            return reading.comments(connection, int(bead))

    def events(
        self,
        limit: int = 100,
        before: int | None = None,
        bead: int | None = None,
        *,
        who: str | None = None,
        command: str | None = None,
    ) -> list[EventRecord]:
        """The history of the project or of one pair, newest first, older than event ``before``."""
        with self._reading() as connection:
            return reading.events(connection, limit=limit, before=before, bead=bead, who=who, command=command)

    def data_version(self) -> int:
        """Give a number that changes when another window or program wrote to the file, and not when this one did."""
        if self._lock.acquire(blocking=False):  # a command under way need not be waited for: ask again later
            try:
                with sqlite.environment_errors(self._path):
                    self._seen = sqlite.data_version(self._writer)
            finally:
                self._lock.release()
        return self._seen

    # -- commands -----------------------------------------------------------------------------------------------------

    def suggest(
        self,
        beads: Sequence[Bead],
        run: RunInfo,
        by: Person | str = MACHINE,
        replacing: Sequence[int] | NDArray[np.int64] | None = None,
        *,
        evidence: Sequence[Mapping[str, Any] | None] | None = None,
        follows: int | None = None,
    ) -> Change:
        """Put suggestions of the machine in place of older ones.

        Args:
            beads: in display order. With ``replacing=None`` they may include the pairs a person decided on, unchanged, as an
                aligner gives its fixed beads back; those are passed over.
            run: the signature of the run.
            by: at whose request; the undo of that person takes the suggestions back. For "machine", anybody's undo does.
            replacing: the pairs to replace; None for all that no person has decided on. Pairs that come out the same keep
                their id, and their revision too when score and evidence are the same.
            evidence: JSON values for each bead, why it was suggested.
            follows: the event of the command that called for the re-alignment; undo takes both back together.

        Raises:
            ConflictError: a person decided on one of the pairs in the meantime; nothing was written.
            EditError: the beads do not hold every word exactly once.
        """
        ids = None if replacing is None else [int(id) for id in replacing]
        with self._command(by) as tx:
            return suggesting.suggest(tx, beads, run, replacing=ids, evidence=evidence, follows=follows)
