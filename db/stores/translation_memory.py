"""The translation memory: pairs of other projects and of TMX files, in a database of their own.

It is no project file but a store that can be thrown away and filled again: no history, no review. Search goes
through an FTS5 index over folded text, so that vowel marks and spellings of alef do not matter.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.terminology.fuzzy_match import LEAST, folded, ranked
from db.stores._store import Closing, StoreKind, data_path, open_store, store_errors, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from aligner.exchange.translation_unit import TranslationUnit

APPLICATION_ID = 0x4D75716D
"""The bytes "Muqm": tells a memory from a project and from any other SQLite database."""

_VERSION = 1
_AT_ONCE = 2_000
_RAREST = 12  # words of a query that are looked for: the commonest say nothing and cost most
_READ = 30_000  # entries of the index that a query may read, so that its time does not grow with the memory
_CANDIDATES = 200
_WORD = re.compile(r"\w+")

_SCHEMA = """
CREATE TABLE memories (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, origin TEXT NOT NULL, added TEXT NOT NULL,
    pairs INTEGER NOT NULL
);
CREATE TABLE pairs (
    id INTEGER PRIMARY KEY, memory INTEGER NOT NULL REFERENCES memories (id), source TEXT NOT NULL,
    target TEXT NOT NULL, source_language TEXT NOT NULL, target_language TEXT NOT NULL, who TEXT NOT NULL,
    changed TEXT NOT NULL, folded_source TEXT NOT NULL, folded_target TEXT NOT NULL
);
CREATE INDEX ix_pairs_memory ON pairs (memory);
CREATE INDEX ix_pairs_folded_source ON pairs (folded_source);
CREATE VIRTUAL TABLE folded USING fts5 (
    folded_source, folded_target, content='pairs', content_rowid='id',
    tokenize='unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE words USING fts5vocab (folded, 'col');
"""


_KIND = StoreKind(
    name=Message("translation memory"),
    application_id=APPLICATION_ID,
    version=_VERSION,
    schema=_SCHEMA,
    remedy=Message("Free some space, or remove the file: it can be filled again"),
)


@dataclass(frozen=True, slots=True)
class MemorySource:
    """What was taken into the memory at one time.

    Attributes:
        origin: the file. added: ISO time in UTC.
    """

    id: int
    name: str
    origin: str
    added: str
    pairs: int


@dataclass(frozen=True, slots=True)
class MemoryPair:
    """A pair of the memory; ``memory`` is the name of what it was taken in with."""

    id: int
    memory: str
    source: str
    target: str
    source_language: str
    target_language: str
    who: str
    changed: str


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """A pair whose source is like the one asked for; ``score`` as
    :func:`aligner.terminology.fuzzy_match.match_score` has it."""

    score: int
    pair: MemoryPair


class TranslationMemory(Closing):
    """An open memory. May be used from any thread, by one at a time."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Use :meth:`open`."""
        self._connection = connection
        self._path = path
        self._lock = threading.RLock()

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open a memory, making it and its folder if they are not there.

        Raises:
            ProjectError: the file is something else, newer than this program, damaged, or cannot be opened.
        """
        path = Path(path)
        connection = open_store(path, _KIND)
        return cls(connection, path)

    def close(self) -> None:
        """Close the file; harmless when it is closed already."""
        with self._lock:
            self._connection.close()

    @property
    def path(self) -> Path:
        return self._path

    def add(
        self,
        name: str,
        units: Iterable[TranslationUnit],
        *,
        origin: str = "",
        progress: Progress = no_progress,
    ) -> int:
        """Take pairs in, all or none, in place of what was taken in under the same name before.

        One-sided units are passed over, and a pair that comes twice is taken once. Memory used does not grow
        with the number of units, but for 8 bytes each.

        Returns:
            How many pairs were taken in.
        """
        with self._lock, store_errors(self._path, _KIND), transaction(self._connection):
            cursor = self._connection
            cursor.execute("CREATE TEMP TABLE IF NOT EXISTS seen (hash INTEGER PRIMARY KEY)")
            cursor.execute("DELETE FROM seen")
            for (old,) in cursor.execute("SELECT id FROM memories WHERE name = ?", (name,)).fetchall():
                self._forget(old)
            memory = cursor.execute(
                "INSERT INTO memories (name, origin, added, pairs) VALUES (?, ?, ?, 0) RETURNING id",
                (name, origin, datetime.now(UTC).isoformat(timespec="seconds")),
            ).fetchone()[0]
            taken = 0
            for number, unit in enumerate(units, start=1):
                if number % 200 == 0:
                    progress(0.0, Message("Taken in: {n:,}", n=taken))
                if unit.is_one_sided:
                    continue
                known = cursor.execute(
                    "INSERT OR IGNORE INTO seen VALUES (?)", (hash((unit.source, unit.target)),)
                )
                if not known.rowcount:
                    continue
                taken += 1
                self._insert(memory, unit)
            cursor.execute("UPDATE memories SET pairs = ? WHERE id = ?", (taken, memory))
        return taken

    def _insert(self, memory: int, unit: TranslationUnit) -> None:
        sides = _folded(unit.source), _folded(unit.target)
        row = self._connection.execute(
            "INSERT INTO pairs (memory, source, target, source_language, target_language, who, changed, "
            "folded_source, folded_target) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                memory,
                _storable(unit.source),
                _storable(unit.target),
                unit.source_language,
                unit.target_language,
                _storable(unit.changed_by or unit.created_by),
                when.isoformat() if (when := unit.changed or unit.created) else "",
                *sides,
            ),
        ).fetchone()
        self._connection.execute(
            "INSERT INTO folded (rowid, folded_source, folded_target) VALUES (?, ?, ?)", (row[0], *sides)
        )

    def sources(self) -> list[MemorySource]:
        """What was taken in, by name."""
        with self._lock, store_errors(self._path, _KIND):
            found = self._connection.execute(
                "SELECT id, name, origin, added, pairs FROM memories ORDER BY name"
            ).fetchall()
        return [MemorySource(*row) for row in found]

    def remove(self, id_: int) -> None:
        """Forget what was taken in at one time."""
        with self._lock, store_errors(self._path, _KIND), transaction(self._connection):
            self._forget(id_)

    def _forget(self, id_: int) -> None:
        self._connection.execute(
            "INSERT INTO folded (folded, rowid, folded_source, folded_target) "
            "SELECT 'delete', id, folded_source, folded_target FROM pairs WHERE memory = ?",
            (id_,),
        )
        self._connection.execute("DELETE FROM pairs WHERE memory = ?", (id_,))
        self._connection.execute("DELETE FROM memories WHERE id = ?", (id_,))

    def matches(self, source: str, *, least: int = LEAST, limit: int = 8) -> list[MemoryMatch]:
        """Pairs whose source is like this text, best first; of equal pairs the one changed last."""
        wanted = _folded(source)
        words = dict.fromkeys(_WORD.findall(wanted))
        if not words:
            return []
        with self._lock, store_errors(self._path, _KIND):
            ids = [
                row[0]
                for row in self._connection.execute(
                    "SELECT id FROM pairs WHERE folded_source = ? ORDER BY changed DESC LIMIT 50", (wanted,)
                )
            ]
            query = " OR ".join(f'"{word}"' for word in self._rarest(list(words)))
            if query:
                ids += [
                    row[0]
                    for row in self._connection.execute(
                        "SELECT rowid FROM folded WHERE folded MATCH ? ORDER BY rank LIMIT ?",
                        (f"folded_source : ({query})", _CANDIDATES),
                    )
                ]
            pairs = self._pairs(list(dict.fromkeys(ids)))
        pairs.sort(key=lambda entry: entry[1].changed, reverse=True)
        best: dict[tuple[str, str], MemoryMatch] = {}
        candidates = ((pair.source, theirs, pair) for theirs, pair in pairs)
        for score, pair in ranked(source, candidates, least=least, limit=10 * limit):
            best.setdefault((pair.source, pair.target), MemoryMatch(score, pair))
        return list(best.values())[:limit]

    def concordance(self, phrase: str, *, limit: int = 200) -> list[MemoryPair]:
        """Pairs that hold these words, next to each other and in this order, on either side."""
        words = _WORD.findall(_folded(phrase))
        if not words:
            return []
        with self._lock, store_errors(self._path, _KIND):
            ids = [
                row[0]
                for row in self._connection.execute(
                    "SELECT rowid FROM folded WHERE folded MATCH ? ORDER BY rank LIMIT ?",
                    ('"' + " ".join(words) + '"', limit),
                )
            ]
            return [pair for _, pair in self._pairs(ids)]

    def _rarest(self, words: list[str]) -> list[str]:
        """The words that the fewest pairs have, of those that any has, as many as may be looked for."""
        marks = ", ".join("?" * len(words))
        found = self._connection.execute(
            f"SELECT term, doc FROM words WHERE col = 'folded_source' AND term IN ({marks})",
            words,
        ).fetchall()
        chosen: list[str] = []
        read = 0
        for term, entries in sorted(found, key=lambda entry: entry[1])[:_RAREST]:
            read += entries
            if chosen and read > _READ:
                break
            chosen.append(term)
        return chosen

    def _pairs(self, ids: list[int]) -> list[tuple[str, MemoryPair]]:
        """Pairs in the order asked for, each with its folded source."""
        marks = ", ".join("?" * len(ids))
        rows = self._connection.execute(
            "SELECT p.folded_source, p.id, m.name, p.source, p.target, p.source_language, p.target_language, "
            "p.who, p.changed "
            f"FROM pairs p JOIN memories m ON m.id = p.memory WHERE p.id IN ({marks})",
            ids,
        ).fetchall()
        by_id = {row[1]: (row[0], MemoryPair(*row[1:])) for row in rows}
        return [by_id[id_] for id_ in ids if id_ in by_id]


def default_path() -> Path:
    """Where the memory lives: in the person's data folder."""
    return data_path("memory.sqlite")


def _folded(text: str) -> str:
    return folded(_storable(text))


def _storable(text: str) -> str:
    """Without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
