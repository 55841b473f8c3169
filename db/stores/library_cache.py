"""Summaries of project files that were read before, kept as long as the file is the same."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Self

from aligner.messages import Message
from db.stores._store import Closing, StoreKind, data_path, open_store, store_errors, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from pathlib import Path

    from db.library.summary import ProjectSummary

APPLICATION_ID = 0x4D75716C
"""The bytes "Muql"."""

_SCHEMA = """
CREATE TABLE summaries (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, summary TEXT NOT NULL) WITHOUT ROWID;
"""


def _clear(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE IF EXISTS summaries")


_KIND = StoreKind(
    name=Message("list of projects"),
    application_id=APPLICATION_ID,
    version=1,
    schema=_SCHEMA,
    remedy=Message("Remove the file; it is made again"),
    synchronous="NORMAL",
    clear=_clear,
)


class LibraryCache(Closing):
    """Summaries by path and stamp. A stamp is any text that changes with the file.

    Args:
        path: the file of the store.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection = open_store(path, _KIND)

    @classmethod
    def default(cls) -> Self:
        """The cache in the data folder of the user."""
        return cls(data_path("library.sqlite"))

    def close(self) -> None:
        self._connection.close()

    def under(self, folder: Path) -> dict[str, tuple[str, str]]:
        """Stamp and summary (as JSON text) of every file below a folder, by path."""
        # Paths below a folder are one stretch of the index: from "folder/" up to, not including, "folder0".
        first = f"{folder}/" if not str(folder).endswith(("/", "\\")) else str(folder)
        with self._lock, store_errors(self._path, _KIND):
            rows = self._connection.execute(
                "SELECT path, stamp, summary FROM summaries WHERE path >= ? AND path < ?",
                (first, first[:-1] + chr(ord(first[-1]) + 1)),
            )
            return {path: (stamp, summary) for path, stamp, summary in rows}

    def keep(self, found: Iterable[tuple[str, str, ProjectSummary]], gone: Iterable[str] = ()) -> None:
        """Take over path, stamp and summary of files; forget those that are gone."""
        with self._lock, store_errors(self._path, _KIND), transaction(self._connection):
            self._connection.executemany(
                "INSERT OR REPLACE INTO summaries VALUES (?, ?, ?)",
                [
                    (path, stamp, json.dumps(summary.as_json(), ensure_ascii=False))
                    for path, stamp, summary in found
                ],
            )
            self._connection.executemany("DELETE FROM summaries WHERE path = ?", [(path,) for path in gone])
