"""Base of the stores beside the projects: opening, versions, transactions, errors as sentences.

A store is an index or a memory in the data folder of the person. It can be removed; it is filled again.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from aligner.errors import MuqabalaError, ProjectError
from aligner.folders import data_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    from aligner.messages import Message

_TIMEOUT_S = 10


@dataclass(frozen=True, slots=True)
class StoreKind:
    """A kind of store.

    Attributes:
        name: as it appears in messages ("translation memory").
        application_id: four bytes in the header of the file.
        version: of the schema; kept in the header of the file.
        schema: statements that make an empty store.
        remedy: what to do when the file fails.
        synchronous: SQLite's setting, "NORMAL" where the content can be computed again.
        clear: drops everything in a store of another version, so that it is made again; None refuses a newer
            version.
    """

    name: Message
    application_id: int
    version: int
    schema: str
    remedy: Message
    synchronous: str = "FULL"
    clear: Callable[[sqlite3.Connection], None] | None = None


def connect(path: Path) -> sqlite3.Connection:
    """Connect to a store; transactions are begun by hand, and any thread may use the connection."""
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=_TIMEOUT_S)


def open_store(path: Path, kind: StoreKind) -> sqlite3.Connection:
    """Open a store, and make it and its folder if they do not exist.

    Raises:
        ProjectError: the file is something else, newer than this program, damaged, or cannot be opened.
    """
    with store_errors(path, kind):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = connect(path)
        try:
            _prepare(connection, path, kind)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, kind: StoreKind) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not empty and application != kind.application_id:
        raise _foreign(path, kind)
    if kind.clear is None and version > kind.version:
        raise ProjectError("was written by a newer version of Muqabala", remedy="Update Muqabala", path=path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {kind.synchronous}")
    if not empty and version != kind.version and kind.clear is not None:
        kind.clear(connection)
        empty = True
    if empty:
        connection.executescript(
            f"BEGIN IMMEDIATE; {kind.schema} PRAGMA application_id = {kind.application_id};"
            f"PRAGMA user_version = {kind.version}; COMMIT;"
        )
    connection.execute("PRAGMA foreign_keys = ON")  # not before: `clear` drops tables in any order


def _foreign(path: Path, kind: StoreKind) -> ProjectError:
    return ProjectError(
        "is not a {kind} of Muqabala", remedy="Choose another file", path=path, kind=kind.name
    )


@contextmanager
def store_errors(path: Path, kind: StoreKind) -> Iterator[None]:
    """Turn errors of the disk and of SQLite into one sentence.

    Raises:
        ProjectError: with a remedy.
    """
    try:
        yield
    except MuqabalaError:
        raise
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise _foreign(path, kind) from error
        raise ProjectError(
            "cannot be used as {kind} ({why})",
            remedy=kind.remedy,
            path=path,
            kind=kind.name,
            why=str(error),
        ) from error
    except OSError as error:
        raise ProjectError(
            "cannot be opened ({why})", remedy="Check who may write there", path=path, why=error.strerror
        ) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit at the end of the block, or roll back when it raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


class Closing:
    """A store as a context manager that closes it."""

    def close(self) -> None:
        """Close the file; harmless when it is closed already."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def data_path(name: str) -> Path:
    """Return the path of a store in the data folder of the user."""
    return data_folder() / name
