"""Everything that is specific to SQLite: PRAGMAs, limits, transactions, triggers, error codes, backup.

Transactions: the sqlite3 module of Python 3.11 begins transactions by itself unless ``isolation_level`` is
None. So it is None, and BEGIN is emitted here: deferred for queries (a snapshot), IMMEDIATE for commands (no
lock upgrade that can fail half-way).

Durability: ``synchronous=FULL``. An acknowledged command survives the death of the process and a power cut;
one fsync for each command costs a few milliseconds.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import sqlite3
from sqlite3 import Blob
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    LargeBinary,
    cast,
    create_engine,
    event,
    literal_column,
    select,
)
from sqlalchemy.exc import DBAPIError, ResourceClosedError
from sqlalchemy.pool import QueuePool

from aligner.errors import Cancelled, ProjectError
from aligner.messages import Message
from aligner.progress import no_progress
from db.errors import CorruptError
from db.schema.version import APPLICATION_ID, MAJOR

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import ColumnElement

    from aligner.progress import Progress

_BUSY_MS = 5_000
_READING_KB, _WRITING_KB = 4_000, 32_000
"""Caches of a connection. Several read at a time, and each would keep the whole of a file that grows."""
_PAGES = 1_000
"""Pages copied between two reports: some milliseconds."""
_PIECE = 1 << 20
"""Bytes of a long value that are read at once."""
_STEPS = 200_000
"""Steps of SQLite's machine between two reports: some milliseconds."""

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 1 << 30,  # a text or a value
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1 << 20,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 2,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 10_000,
}
"""Far above what our own statements need."""

IMMEDIATE = "muqabala_immediate"
"""Execution option: begin with a write lock instead of a read snapshot."""

_IMMUTABLE = {
    "texts": "the imported texts are immutable",
    "events": "the history is append-only",
    "event_beads": "the history is append-only",
    "event_pieces": "the history is append-only",
    "chain": "the history is append-only",
}


# -- errors ------------------------------------------------------------

_SENTENCES: dict[int, tuple[Message, Message]] = {
    sqlite3.SQLITE_FULL: (
        Message("could not be written because the disk is full, and is as it was before"),
        Message("Free some space and try again"),
    ),
    sqlite3.SQLITE_IOERR: (
        Message("could not be read or written (disk error)"),
        Message("Check the disk and the connection to it, then open the project again"),
    ),
    sqlite3.SQLITE_READONLY: (
        Message("cannot be written and is as it was before"),
        Message("Make the file and its folder writable, or work on a copy"),
    ),
    sqlite3.SQLITE_PERM: (Message("may not be accessed"), Message("Check its permissions")),
    sqlite3.SQLITE_CANTOPEN: (
        Message("cannot be opened or created here"),
        Message("Check the folder, its permissions, and that the disk is not full"),
    ),
    sqlite3.SQLITE_NOTADB: (Message("is not a Muqabala project"), Message("Choose a .muqabala file")),
    sqlite3.SQLITE_CORRUPT: (Message("is damaged"), Message("Restore it from a backup")),
    sqlite3.SQLITE_BUSY: (
        Message("is being written by another window or program, and this change was not made"),
        Message("Try again in a moment"),
    ),
    sqlite3.SQLITE_LOCKED: (
        Message("is being written by another window or program, and this change was not made"),
        Message("Try again in a moment"),
    ),
}


@contextlib.contextmanager
def environment_errors(path: Path) -> Iterator[None]:
    """Turn what the disk or another process did to us into one sentence; leave our own bugs as they are."""
    try:
        yield
    except DBAPIError as error:
        said = explained(error, path)
        if said is None:
            raise
        raise said from error
    except sqlite3.Error as error:
        said = explained(error, path)
        if said is None:
            raise
        raise said from error
    except CorruptError as error:
        raise ProjectError(
            "is damaged ({what})",
            what=error.args[0],
            remedy="Restore a snapshot, or save what is left with muqabala repair",
            path=path,
        ) from error
    except UnicodeDecodeError as error:
        # From the driver: even SQLite's message about the damage is no text.
        what, remedy = _SENTENCES[sqlite3.SQLITE_CORRUPT]
        raise ProjectError(what, remedy=remedy, path=path) from error
    except ResourceClosedError as error:
        raise ProjectError("is already closed", remedy="Open it again", path=path) from error


def explained(error: BaseException | None, path: Path) -> ProjectError | None:
    """Make a sentence of an error of the driver; None for one that is our own bug."""
    error = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, sqlite3.OperationalError) and "decode" in str(error):
        code = sqlite3.SQLITE_CORRUPT  # the driver's own: text that is not UTF-8
    sentence = _SENTENCES.get(code & 0xFF) if isinstance(code, int) else None
    return ProjectError(sentence[0], remedy=sentence[1], path=path) if sentence else None


# -- connections ------------------------------------------------------------


def engine_for(path: Path, *, read_only: bool = False) -> Engine:
    """Make the engine of a project file. Connections are pooled and may pass between threads, one user at a
    time.

    Args:
        read_only: the file and its folder cannot be written; there must be no log beside it.
    """
    if read_only:

        def connect() -> sqlite3.Connection:
            return sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True, check_same_thread=False)

        engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    else:
        # Not as text: a file name may hold what means something else in a URL.
        url = URL.create("sqlite", database=str(path))
        engine = create_engine(url, connect_args={"check_same_thread": False})
    register(engine)
    return engine


def register(engine: Engine) -> None:
    """Teach an engine the PRAGMAs and transactions above; one for another database is not changed."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def connect(connection: Any, record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA temp_store = MEMORY")
        # An untrusted file: nothing in its schema is trusted, and damaged pages are found early.
        cursor.execute("PRAGMA trusted_schema = OFF")
        cursor.execute("PRAGMA cell_size_check = ON")
        for limit, most in _LIMITS.items():
            connection.setlimit(limit, most)
        cursor.execute(f"PRAGMA cache_size = {-_READING_KB}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get(IMMEDIATE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def stream(connection: Connection, statement: str, at_once: int = 5_000) -> Generator[Any, None, None]:
    """Rows of the driver itself, one by one: a million take a third of the time that SQLAlchemy's take.

    Raises:
        CorruptError: they cannot be read.
    """
    cursor = _raw(connection).cursor()
    try:
        cursor.execute(statement)
        while some := cursor.fetchmany(at_once):
            yield from some
    except sqlite3.Error as error:
        raise CorruptError(Message("{error}", error=str(error))) from error
    finally:
        with contextlib.suppress(sqlite3.Error):
            cursor.close()


def scratch() -> sqlite3.Connection:
    """A database without a name, on disk once it is large, that goes when it is closed."""
    return sqlite3.connect("", isolation_level=None)


def all_rows(connection: Connection, statement: str) -> list[Any]:
    """The rows of a statement, as the driver gives them."""
    return _raw(connection).execute(statement).fetchall()


def hashed(connection: Connection, column: Column[Any], where: ColumnElement[bool]) -> str | None:
    """The SHA-256 of a long value, of text in UTF-8; None for NULL.

    It is read in pieces, so that a text of a hundred megabytes takes no memory in order to be hashed.

    Raises:
        CorruptError: it cannot be read.
    """
    if connection.dialect.name != "sqlite":
        data = connection.execute(select(cast(column, LargeBinary)).where(where)).scalar_one()
        return None if data is None else hashlib.sha256(data).hexdigest()
    if connection.execute(select(column.is_(None)).where(where)).scalar_one():
        return None
    found = hashlib.sha256()
    with opened(connection, column, where) as blob:
        while piece := blob.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


@contextlib.contextmanager
def opened(connection: Connection, column: Column[Any], where: ColumnElement[bool]) -> Iterator[Blob]:
    """A long value to read stretches of, text in UTF-8.

    Raises:
        CorruptError: it cannot be read.
    """
    row_id: Any = literal_column("rowid")
    row = connection.execute(select(row_id).where(where)).scalar_one()
    try:
        with _raw(connection).blobopen(column.table.name, column.name, row, readonly=True) as blob:
            yield blob
    except sqlite3.Error as error:
        raise CorruptError(Message("{error}", error=str(error))) from error


@contextlib.contextmanager
def query_only(connection: Connection) -> Iterator[None]:
    """Let nothing be written while an untrusted file is looked at."""
    raw = _raw(connection)
    raw.execute("PRAGMA query_only = ON")
    try:
        yield
    finally:
        raw.execute("PRAGMA query_only = OFF")


def prepare_to_write(connection: Connection) -> None:
    """Give the one connection that writes a cache for commands on very many pairs."""
    if connection.dialect.name == "sqlite":
        _raw(connection).execute(f"PRAGMA cache_size = {-_WRITING_KB}")


def mark(connection: Connection) -> None:
    """Write our name and format into the header, and choose the write-ahead log; on a connection outside a
    transaction.
    """
    raw = _raw(connection)
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version = {MAJOR}")
    raw.execute("PRAGMA journal_mode = WAL")


def data_version(connection: Connection) -> int:
    """Give a number that changes when another connection than this one has written."""
    return int(_raw(connection).execute("PRAGMA data_version").fetchone()[0])


def checkpoint(connection: Connection) -> bool:
    """Bring the write-ahead log into the file and empty it; without waiting for those who read.

    Args:
        connection: outside a transaction.

    Returns:
        Whether the file holds everything without its log now.
    """
    raw = _raw(connection)
    try:
        raw.execute("PRAGMA busy_timeout = 0")
        busy, _, _ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:
        return False
    finally:
        raw.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    return not busy


def settle(path: Path) -> None:
    """Bring the log beside a closed database into it; best effort, for a damaged one too."""
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def keep_for_good(connection: Connection) -> None:
    """Never close a connection, not even at the end of the process.

    SQLite removes the log *by its name* when the last connection closes. Where another file has taken the
    name, that would be the log of the other file.
    """
    for kept in (connection, _raw(connection)):
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(kept))


def _raw(connection: Connection) -> sqlite3.Connection:
    raw: Any = connection.connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


# -- immutability ------------------------------------------------------------


def guard(connection: Connection, tables: Sequence[str] = tuple(_IMMUTABLE)) -> None:
    """Forbid changes to the texts and the history by triggers, which are part of the schema."""
    for table in tables:
        reason = _IMMUTABLE[table]
        for verb in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{reason}'); END"
            )


@contextlib.contextmanager
def unguarded(connection: Connection, tables: Sequence[str]) -> Iterator[None]:
    """Lift the guard of some tables for a migration, in its transaction."""
    for table in tables:
        for verb in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{verb}")
    yield
    guard(connection, tables)


# -- migration, checking, backup ------------------------------------------------------------


@contextlib.contextmanager
def foreign_keys_off(connection: Connection) -> Iterator[None]:
    """Suspend foreign keys around a migration: a table rebuilt with them ON takes the rows that refer to it
    with it.
    """
    raw = _raw(connection)
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


def foreign_key_problems(connection: Connection) -> list[str]:
    """List rows that refer to nothing."""
    found = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return [f"row {row[1]} of {row[0]} refers to a missing row of {row[2]}" for row in found[:20]]


def integrity_problems(connection: Connection) -> list[str]:
    """Let SQLite check every page and index."""
    found = connection.exec_driver_sql("PRAGMA integrity_check(20)").fetchall()
    return [str(row[0]) for row in found if row[0] != "ok"]


@contextlib.contextmanager
def interruptible(connection: Connection, report: Callable[[], None]) -> Iterator[None]:
    """Let ``report`` be called now and then while SQLite computes; what it raises ends the statement.

    Raises:
        Cancelled: ``report`` raised it. SQLite itself would only say that it was interrupted.
    """
    raw = _raw(connection)
    raised: list[Cancelled] = []

    def handler() -> int:
        try:
            report()
        except Cancelled as cancelled:
            raised.append(cancelled)
            return 1
        return 0

    raw.set_progress_handler(handler, _STEPS)
    try:
        yield
    except DBAPIError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        raw.set_progress_handler(None, 0)


def copy(connection: Connection, to: Path, progress: Progress = no_progress) -> None:
    """Copy an open database, as of now, into a new file that is complete in itself.

    Raises:
        Cancelled: by ``progress``; what is at ``to`` then is no database.
    """
    target = sqlite3.connect(to)

    def report(_status: int, remaining: int, total: int) -> None:
        progress(1 - remaining / max(1, total), "Copying the project")

    try:
        _raw(connection).backup(target, pages=_PAGES, progress=report)
        # The copy must be whole without a log beside it.
        target.execute("PRAGMA journal_mode = DELETE")
        target.execute("PRAGMA journal_mode = WAL")
    finally:
        target.close()
