"""The queries of an open project, on any thread at any time. Each sees one state of the file."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from aligner.bitext import Bead, Characters, Side
from db.queries import export_stream, rows, search, undo_stack, unfinished
from db.queries.search import Query
from db.records import (
    BeadRow,
    Comment,
    Counts,
    EventChange,
    EventRecord,
    ProjectInfo,
    RunRecord,
    TextInfo,
)
from db.schema.long_text import LongText, is_long
from db.schema.tables import PROJECT, RUNS, SETTINGS, TEXTS
from db.schema.version import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import Connection, Engine

    from aligner.bitext import Status
    from aligner.permissions import Person
    from aligner.text.patterns import SearchTime
    from db.queries.export_stream import PairRecord


class Texts(Mapping[Side, Characters]):
    """The imported texts, each read when it is first asked for: many commands need none of them.

    A long one stays in its file, and stretches of it are read.
    """

    def __init__(self, reader: ProjectReader) -> None:
        self._reader = reader
        self._read: dict[Side, Characters] = {}
        self._reading = threading.Lock()

    def __getitem__(self, side: Side) -> Characters:
        with self._reading:
            if side not in self._read:
                with self._reader.connection() as connection:
                    if is_long(connection, side):
                        self._read[side] = LongText(self._reader.connection, side)
                    else:
                        wanted = select(TEXTS.c.content).where(TEXTS.c.side == side.value)
                        self._read[side] = str(connection.execute(wanted).scalar_one())
            return self._read[side]

    def __iter__(self) -> Iterator[Side]:
        return iter(Side)

    def __len__(self) -> int:
        return len(Side)


TITLE = "title"
"""Setting that holds the title, if it is another than the name that the project was made with: that name is
part of the chain of the history and stays."""

CHECKED_OUT = "checkout"
"""Setting of a file that was checked out of a library: library, schema, last event."""

CATEGORIES = "review/categories"
"""Setting that holds the categories of returns, if they are others than the standard ones."""

SHARED_SETTINGS = (TITLE, CATEGORIES)
"""Settings that all who work on a project have in common; the others are of one person's window."""


class ProjectReader:
    """The questions of :class:`db.Project`, which holds one of these.

    Args:
        engine: of the file or the server; stays open with its owner.
        errors: turns errors of the storage into sentences.
        path: the file; None for a project on a server.
    """

    def __init__(
        self, engine: Engine, errors: Callable[[], AbstractContextManager[None]], path: Path | None
    ) -> None:
        self._engine = engine
        self._path = path
        self._errors = errors
        self.texts: Mapping[Side, Characters] = Texts(self)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Borrow a connection to read from, for queries that are not among the methods.

        Raises:
            ProjectError: the disk or another program failed us, also while the connection is borrowed.
        """
        with self._errors(), self._engine.connect() as connection:
            yield connection

    def info(self) -> ProjectInfo:
        """Tell what the project is, without the texts."""
        texts = self._text_infos
        with self.connection() as connection:
            project = connection.execute(select(PROJECT)).one()
            title = connection.execute(
                select(SETTINGS.c.value).where(SETTINGS.c.key == TITLE)
            ).scalar_one_or_none()
            runs = tuple(
                RunRecord(row.id, row.at, row.by, row.encoder, row.aligner, row.parameters, row.beads)
                for row in connection.execute(select(RUNS).order_by(RUNS.c.id))
            )
        return ProjectInfo(
            name=title if isinstance(title, str) and title else project.name,
            path=self._path,
            created=project.created,
            created_by=project.created_by,
            source=texts[Side.SOURCE],
            target=texts[Side.TARGET],
            runs=runs,
            forbid_own_approval=project.forbid_own_approval,
            schema=HEAD,
        )

    @cached_property
    def _text_infos(self) -> dict[Side, TextInfo]:
        """What is known of the texts beside their content; as immutable as they are."""
        columns = [column for column in TEXTS.c if column.name not in {"content", "original", "offsets"}]
        with self.connection() as connection:
            rows_ = connection.execute(select(*columns)).all()
        return {
            Side(row.side): TextInfo(
                side=Side(row.side),
                language=row.language,
                cutting=row.cutting,
                file_name=row.file_name,
                encoding=row.encoding,
                sha256=row.sha256,
                cleaning=tuple(row.cleaning),
                characters=len(self.texts[Side(row.side)]),
                words=row.words,
            )
            for row in rows_
        }

    def text(self, side: Side) -> str:
        """The immutable text of one side, whole; :meth:`characters` is for who wants stretches of it."""
        return str(self.texts[side])

    def characters(self, side: Side) -> Characters:
        """The immutable text of one side, to read stretches of: a long one is not read whole."""
        return self.texts[side]

    def order(self) -> NDArray[np.int64]:
        """Ids of all pairs in display order → int64, shape (n,)."""
        with self.connection() as connection:
            return rows.order(connection)

    def rows(self, ids: Sequence[int] | NDArray[np.int64]) -> list[BeadRow]:
        """Load pairs in the order asked for; ids that do not exist (any more) are left out."""
        with self.connection() as connection:
            return rows.rows(connection, self.texts, [int(id_) for id_ in ids])

    def pairs(self, statuses: Collection[Status] | None = None) -> Generator[PairRecord, None, None]:
        """All pairs in display order, one by one in bounded memory, as they are at the first of them.

        Args:
            statuses: only pairs with one of these; None for all.
        """
        with self.connection() as connection:
            yield from export_stream.pairs(connection, self.texts, statuses)

    def counts(self) -> Counts:
        """Count the pairs by status."""
        with self.connection() as connection:
            return rows.counts(connection)

    def extents(self) -> NDArray[np.int64]:
        """Where every pair lies → int64, shape (n, 5), in display order: id, source start, end, target
        start, end; −1 for none.
        """
        with self.connection() as connection:
            return rows.extents(connection)

    def find(
        self, query: Query | str, side: Side | None = None, *, time: SearchTime | None = None
    ) -> NDArray[np.int64]:
        """Find pairs → ids in display order, int64, shape (n,).

        Args:
            query: a :class:`db.Query`, or just text to be found anywhere, folded.
            side: where to look for just text; None for both sides.
            time: that a regular expression may take, and how to stop it.

        Raises:
            InputError: the regular expression is not one, or takes too long.
            Cancelled: ``time`` says that the answer is not wanted any more.
        """
        with self.connection() as connection:
            return search.find(connection, Query(query, side) if isinstance(query, str) else query, time)

    def crossings(self) -> NDArray[np.int64]:
        """Find pairs that some other pair crosses → ids in display order, int64, shape (n,)."""
        with self.connection() as connection:
            return search.crossings(connection)

    def comments(self, bead: int) -> list[Comment]:
        """What was said about a pair, oldest first."""
        with self.connection() as connection:
            return rows.comments(connection, int(bead))

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
        with self.connection() as connection:
            return rows.events(connection, limit=limit, before=before, bead=bead, who=who, command=command)

    def change(self, event_id: int) -> EventChange | None:
        """What an event did, as pairs before and after it; None for an event that does not exist."""
        with self.connection() as connection:
            return rows.change(connection, self.texts, event_id)

    def fixed(self) -> list[tuple[int, Bead]]:
        """Pairs that the machine must not move, in display order: what an aligner takes as its fixed
        beads.
        """
        with self.connection() as connection:
            return rows.fixed(connection)

    def is_unfinished(self) -> bool:
        """Whether words are without a pair since an alignment ended before it came to them."""
        with self.connection() as connection:
            return unfinished.is_unfinished(connection)

    # History

    def undo_step(self, by: Person | None = None) -> EventRecord | None:
        """The step that :meth:`undo` would undo."""
        return self._step(by, redo=False)

    def redo_step(self, by: Person | None = None) -> EventRecord | None:
        """Tell what :meth:`redo` would do again."""
        return self._step(by, redo=True)

    def _step(self, by: Person | None, *, redo: bool) -> EventRecord | None:
        with self.connection() as connection:
            step = undo_stack.next_step(connection, by, redo=redo)
            return rows.event(connection, step.event) if step is not None else None

    def can_undo(self, by: Person | None = None) -> bool:
        """Whether there is anything to undo for this person, or for anybody."""
        return self._has_step(by, redo=False)

    def can_redo(self, by: Person | None = None) -> bool:
        """Whether there is anything to redo for this person, or for anybody."""
        return self._has_step(by, redo=True)

    def _has_step(self, by: Person | None, *, redo: bool) -> bool:
        with self.connection() as connection:
            return undo_stack.next_step(connection, by, redo=redo) is not None

    def setting(self, key: str, default: Any = None) -> Any:
        """Look up view state."""
        with self.connection() as connection:
            found = connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.key == key)).one_or_none()
        return default if found is None else found[0]
