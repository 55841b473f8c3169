"""The concordance: the pairs of all projects known here, indexed for search by words and by Arabic roots.

Confirmed and approved pairs are indexed always, the others once somebody asks for them.

It is an index, in a file of its own in the person's data folder: it can be thrown away and is filled again
from the projects. A full-text index (SQLite's FTS5) over words without their company
(:mod:`db.stores.clitics`) and over the roots of Arabic words (:mod:`aligner.text.arabic_root`) finds
candidates; :mod:`db.stores.concordance_words` then says exactly where the words stand.
"""

from __future__ import annotations

import threading
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import select

from aligner.bitext import SETTLED, Side, Status
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.text.normalize import fold
from db.commands.search_index import folding_signature
from db.schema.tables import BEADS, EVENT_BEADS, EVENTS, chunks
from db.stores import _store
from db.stores._store import Closing, StoreKind, store_errors, transaction
from db.stores.clitics import bare, words
from db.stores.concordance_words import asked, bare_words, finder, root_words, roots_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from db.project import Project
    from db.records import BeadRow

_Row = tuple[str, str, int, str, str, str, str, str]  # see Concordance._candidates

APPLICATION_ID = 0x4D757163
"""The bytes "Muqc"."""

_VERSION = 2
"""Of the schema and of what :mod:`db.stores.clitics` and :mod:`aligner.text.arabic_root` make of words."""

_AT_ONCE = 500
_CANDIDATES = 4_000
_LEAST_DICE = 0.2
_SAMPLE = 200  # lines that are looked through for their counterparts

_SCHEMA = """
CREATE TABLE projects (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, name TEXT NOT NULL, created TEXT NOT NULL,
    source_language TEXT NOT NULL, target_language TEXT NOT NULL, event INTEGER NOT NULL,
    event_at TEXT NOT NULL, everything INTEGER NOT NULL
);
CREATE TABLE pairs (
    id INTEGER PRIMARY KEY, project INTEGER NOT NULL REFERENCES projects (id), bead INTEGER NOT NULL,
    status TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, folded_source TEXT NOT NULL,
    folded_target TEXT NOT NULL, UNIQUE (project, bead)
);
CREATE VIRTUAL TABLE bare USING fts5 (
    source, target, roots, content='', tokenize='unicode61 remove_diacritics 0', prefix='3'
);
CREATE VIRTUAL TABLE terms USING fts5vocab (bare, 'col');
"""


@dataclass(frozen=True, slots=True)
class IndexedProject:
    """A project in the index."""

    id: int
    path: Path
    name: str
    pairs: int


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A pair that holds what was looked for.

    Attributes:
        bead: its id in its project.
        side: on which side the words were found.
        spans: where in the text of that side, (start, end) each, never empty.
    """

    project: str
    path: Path
    bead: int
    status: Status
    source: str
    target: str
    source_language: str
    target_language: str
    side: Side
    spans: tuple[tuple[int, int], ...]

    def text(self, side: Side) -> str:
        return self.source if side is Side.SOURCE else self.target

    def language(self, side: Side) -> str:
        return self.source_language if side is Side.SOURCE else self.target_language


@dataclass(frozen=True, slots=True)
class ConcordanceQuery:
    """What is looked up, on either side.

    Attributes:
        text: one or more words that follow one another, in any spelling that folds to the same.
        company: find Arabic words also with و ف ب ك ل س, article, pronouns and endings, and words of other
            scripts also with endings.
        by_root: find every word of the same root; for Arabic words, others are found as without it.
        unconfirmed: also in pairs that nobody has confirmed, as far as they are indexed.
        project: in this project only (:attr:`IndexedProject.id`).
    """

    text: str
    company: bool = True
    by_root: bool = False
    unconfirmed: bool = False
    project: int | None = None


@dataclass(frozen=True, slots=True)
class ConcordanceHit:
    """The answer to a search; ``more`` when there are further lines than were asked for."""

    lines: tuple[ConcordanceLine, ...]
    more: bool


class Concordance(Closing):
    """An open concordance. May be used from any thread; a search does not wait for the filling."""

    def __init__(self, connection: sqlite3.Connection, reader: sqlite3.Connection, path: Path) -> None:
        """Use :meth:`open`."""
        self._connection = connection
        self._reader = reader
        self._path = path
        self._lock = threading.RLock()
        self._reading = threading.RLock()  # nobody who searches waits for somebody who fills

    # -- life ----------------------------------------------------

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open the index, making it and its folder if they are not there; one of another version is emptied.

        Raises:
            ProjectError: the file is something else, damaged, or cannot be opened.
        """
        path = Path(path)
        connection = _store.open_store(path, _kind())
        try:
            with store_errors(path, _kind()):
                reader = _store.connect(path)
        except BaseException:
            connection.close()
            raise
        return cls(connection, reader, path)

    def close(self) -> None:
        """Close the file; harmless when it is closed already."""
        with self._lock, self._reading:
            self._reader.close()
            self._connection.close()

    @property
    def path(self) -> Path:
        return self._path

    # -- filling ----------------------------------------------------

    def update(self, project: Project, progress: Progress = no_progress, *, everything: bool = False) -> int:
        """Bring the index up to date with a project: with what changed since the event seen last, or with
        all pairs when that event is not in the project's history (another file of the same name, a backup).

        Args:
            everything: index unconfirmed pairs too, now and from now on.

        Returns:
            How many pairs were looked at.
        """
        info = project.info()
        now = _last_event(project)
        with self._lock, store_errors(self._path, _kind()):
            known = self._connection.execute(
                "SELECT id, event, event_at, created, everything FROM projects WHERE path = ?",
                (str(project.path),),
            ).fetchone()
            had = known is not None and bool(known[4])
            mine = known is not None and known[3] == info.created and (had or not everything)
            everything = everything or had
            if mine and (known[1], known[2]) == now:
                return 0
            same = mine and _event_at(project, known[1]) == known[2]
            changed = _changed_since(project, known[1]) if same else _ids(project, everything=everything)
            with transaction(self._connection):
                id_ = self._register(project, None if known is None else known[0], now, everything)
                if not same:
                    self._forget_pairs(id_)
                for start in range(0, len(changed), _AT_ONCE):
                    some = changed[start : start + _AT_ONCE]
                    progress(start / len(changed), "Indexing")
                    if same:
                        self._forget_pairs(id_, some)
                    rows = project.rows(some)
                    self._take(id_, (row for row in rows if everything or row.status.is_settled))
            if len(changed) > _AT_ONCE:
                self._connection.execute(
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                )  # or a first index is stored twice
        return len(changed)

    def forget(self, path: Path | str) -> None:
        """Take a project out of the index."""
        with self._lock, store_errors(self._path, _kind()), transaction(self._connection):
            found = self._connection.execute(
                "SELECT id FROM projects WHERE path = ?", (str(path),)
            ).fetchone()
            if found is not None:
                self._forget_pairs(found[0])
                self._connection.execute("DELETE FROM projects WHERE id = ?", found)

    def projects(self) -> list[IndexedProject]:
        """What is in the index, by name."""
        with self._reading, store_errors(self._path, _kind()):
            found = self._reader.execute(
                "SELECT p.id, p.path, p.name, count(a.id) FROM projects p "
                "LEFT JOIN pairs a ON a.project = p.id GROUP BY p.id ORDER BY p.name, p.path"
            ).fetchall()
        return [IndexedProject(id_, Path(path), name, pairs) for id_, path, name, pairs in found]

    def _register(self, project: Project, known: int | None, now: tuple[int, str], everything: bool) -> int:
        info = project.info()
        values = (info.name, info.created, info.source.language, info.target.language, *now, int(everything))
        if known is not None:
            self._connection.execute(
                "UPDATE projects SET name = ?, created = ?, source_language = ?, target_language = ?, "
                "event = ?, event_at = ?, everything = ? WHERE id = ?",
                (*values, known),
            )
            return known
        made = self._connection.execute(
            "INSERT INTO projects (name, created, source_language, target_language, event, event_at, "
            "everything, path) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (*values, str(project.path)),
        ).fetchone()
        return int(made[0])

    def _take(self, project: int, rows: Iterable[BeadRow]) -> None:
        for row in rows:
            source, target = _one_line(row.source_text), _one_line(row.target_text)
            folded = fold(source), fold(target)
            made = self._connection.execute(
                "INSERT INTO pairs (project, bead, status, source, target, folded_source, folded_target) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (project, row.id, row.status.value, source, target, *folded),
            ).fetchone()
            self._connection.execute(
                "INSERT INTO bare (rowid, source, target, roots) VALUES (?, ?, ?, ?)",
                (made[0], *map(bare_words, folded), root_words(f"{source} {target}")),
            )

    def _forget_pairs(self, project: int, beads: Sequence[int] | None = None) -> None:
        some = "" if beads is None else f" AND bead IN ({', '.join('?' * len(beads))})"
        found = self._connection.execute(
            f"SELECT id, folded_source, folded_target, source, target FROM pairs WHERE project = ?{some}",
            (project, *(beads or ())),
        ).fetchall()
        # An index without content of its own must be given what it held.
        self._connection.executemany(
            "INSERT INTO bare (bare, rowid, source, target, roots) VALUES ('delete', ?, ?, ?, ?)",
            (
                (id_, bare_words(one), bare_words(two), root_words(f"{source} {target}"))
                for id_, one, two, source, target in found
            ),
        )
        self._connection.executemany("DELETE FROM pairs WHERE id = ?", ((row[0],) for row in found))

    # -- asking ----------------------------------------------------

    def find(self, query: ConcordanceQuery, *, limit: int = 500) -> ConcordanceHit:
        """Look words up.

        Args:
            limit: how many pairs at most.
        """
        if not words(fold(query.text)):
            return ConcordanceHit((), more=False)
        spans = finder(query.text, company=query.company, by_root=query.by_root)
        lines: list[ConcordanceLine] = []
        with self._reading, store_errors(self._path, _kind()):
            for row in self._candidates(query, max(_CANDIDATES, 4 * limit)):
                line = _line(row, spans)
                if line is not None:
                    if len(lines) == limit:
                        return ConcordanceHit(tuple(lines), more=True)
                    lines.append(line)
        return ConcordanceHit(tuple(lines), more=False)

    def _candidates(self, query: ConcordanceQuery, most: int) -> Iterator[_Row]:
        if query.by_root and (roots := roots_of(query.text)):
            all_of_them = " AND ".join(f'"{root}"' for root in roots)
            match = f"roots : ({all_of_them})"
        else:
            wanted = words(fold(query.text))
            either = " AND ".join(asked(word, company=query.company) for word in wanted)
            match = f"(source : ({either})) OR (target : ({either}))"
        only, values = "", list[object]([match])
        if query.project is not None:
            only += "AND a.project = ? "
            values.append(query.project)
        if not query.unconfirmed:
            only += f"AND a.status IN ({', '.join('?' * len(SETTLED))}) "
            values += [status.value for status in SETTLED]
        found = self._reader.execute(
            "SELECT p.name, p.path, a.bead, a.status, a.source, a.target, p.source_language, "
            "p.target_language "
            "FROM bare JOIN pairs a ON a.id = bare.rowid JOIN projects p ON p.id = a.project "
            f"WHERE bare MATCH ? {only}ORDER BY bare.rowid LIMIT ?",
            (*values, most),
        )
        yield from found

    def counterparts(self, lines: Sequence[ConcordanceLine], *, most: int = 5) -> list[str]:
        """Words of the other side that come with the words found more than elsewhere, the likeliest first.

        By the Dice coefficient of a word's lines with the lines found (Smadja, McKeown, Hatzivassiloglou
        1996, Computational Linguistics 22(1)): 2 · together / (lines found + lines with the word). Words are
        folded and without company. Fewer than three lines say nothing.
        """
        if len(lines) < 3:
            return []
        together: dict[Side, dict[str, int]] = {side: {} for side in Side}
        for line in lines[:_SAMPLE]:
            other = line.side.other
            counts = together[other]
            for term in set(map(bare, words(fold(line.text(other))))):
                counts[term] = counts.get(term, 0) + 1
        scored: list[tuple[float, str]] = []
        sampled = min(len(lines), _SAMPLE)
        share = sampled / len(lines)
        with self._reading, store_errors(self._path, _kind()):
            for side, counts in together.items():
                # Rarer ones cannot reach the least score.
                least = max(3.0, _LEAST_DICE / 2 * sampled)
                often = [term for term, count in counts.items() if count >= least and len(term) > 2]
                for some in chunks(often):
                    marks = ", ".join("?" * len(some))
                    for term, pairs in self._reader.execute(
                        f"SELECT term, doc FROM terms WHERE col = ? AND term IN ({marks})",
                        (side.value, *some),
                    ):
                        scored.append((2 * counts[term] / (sampled + pairs * share), term))
        scored.sort(key=lambda one: (-one[0], one[1]))
        return [term for score, term in scored[:most] if score >= _LEAST_DICE]


def default_path() -> Path:
    """Where the concordance lives: in the person's data folder."""
    return _store.data_path("concordance.sqlite")


@cache
def _kind() -> StoreKind:
    return StoreKind(
        name=Message("concordance"),
        application_id=APPLICATION_ID,
        # Changes with the schema and with the rules of folding: queries are folded by them too.
        version=zlib.crc32(f"{_VERSION} {folding_signature()}".encode()) & 0x7FFFFFFF,
        schema=_SCHEMA,
        remedy=Message("Free some space, or remove the file: it is filled again by itself"),
        synchronous="NORMAL",
        clear=_empty,
    )


def _line(row: _Row, spans: Callable[[str], list[tuple[int, int]]]) -> ConcordanceLine | None:
    name, path, bead, status, source, target, one, other = row
    for side, text in ((Side.SOURCE, source), (Side.TARGET, target)):
        if found := spans(text):
            return ConcordanceLine(
                name, Path(path), bead, Status(status), source, target, one, other, side, tuple(found)
            )
    return None


def _one_line(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _last_event(project: Project) -> tuple[int, str]:
    with project.connection() as connection:
        found = connection.execute(
            select(EVENTS.c.id, EVENTS.c.at).order_by(EVENTS.c.id.desc()).limit(1)
        ).first()
    return (0, "") if found is None else (int(found[0]), str(found[1]))


def _event_at(project: Project, event: int) -> str:
    """When an event happened: what tells a history from another one that is as long."""
    with project.connection() as connection:
        found = connection.execute(select(EVENTS.c.at).where(EVENTS.c.id == event)).scalar_one_or_none()
    return str(found) if found is not None else ""


def _changed_since(project: Project, event: int) -> list[int]:
    with project.connection() as connection:
        statement = select(EVENT_BEADS.c.bead).where(EVENT_BEADS.c.event > event).distinct()
        return [int(bead) for bead in connection.execute(statement).scalars()]


def _ids(project: Project, *, everything: bool) -> list[int]:
    """The pairs of a project that are to be indexed."""
    with project.connection() as connection:
        statement = select(BEADS.c.id).order_by(BEADS.c.rank)
        if not everything:
            statement = statement.where(BEADS.c.status.in_([status.value for status in SETTLED]))
        return [int(bead) for bead in connection.execute(statement).scalars()]


def _empty(connection: sqlite3.Connection) -> None:
    """Remove all there is, for an index made by another version."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND (sql LIKE '%VIRTUAL%' OR name IN ('pairs', "
        "'projects')) ORDER BY name DESC"
    ).fetchall()
    for (name,) in names:
        connection.execute(f'DROP TABLE IF EXISTS "{name}"')
