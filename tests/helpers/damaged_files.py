"""Project files that were damaged, forged with plain SQL, or made by somebody with bad intentions."""

from __future__ import annotations

import random
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path  # noqa: TC003  (in a type that is evaluated)

PAGE = 4096

Damage = Callable[[bytearray, random.Random], None]


# Damage


def _bit(data: bytearray, draw: random.Random) -> None:
    at = draw.randrange(len(data))
    data[at] ^= 1 << draw.randrange(8)


def _bytes(data: bytearray, draw: random.Random) -> None:
    number = draw.randint(2, 64)
    at = draw.randrange(len(data) - number)
    data[at : at + number] = draw.randbytes(number)


def _page(data: bytearray, draw: random.Random) -> int:
    return draw.randrange(len(data) // PAGE) * PAGE


def _zeroed_page(data: bytearray, draw: random.Random) -> None:
    at = _page(data, draw)
    data[at : at + PAGE] = bytes(PAGE)


def _swapped_pages(data: bytearray, draw: random.Random) -> None:
    a, b = _page(data, draw), _page(data, draw)
    data[a : a + PAGE], data[b : b + PAGE] = data[b : b + PAGE], data[a : a + PAGE]


def _noise_page(data: bytearray, draw: random.Random) -> None:
    at = _page(data, draw)
    data[at : at + PAGE] = draw.randbytes(PAGE)


def _repeated_page(data: bytearray, draw: random.Random) -> None:
    a, b = _page(data, draw), _page(data, draw)
    data[a : a + PAGE] = data[b : b + PAGE]


def _half_page(data: bytearray, draw: random.Random) -> None:
    at = _page(data, draw)
    data[at + PAGE // 2 : at + PAGE] = bytes(PAGE // 2)


def _truncated(data: bytearray, draw: random.Random) -> None:
    del data[draw.randrange(len(data)) :]


DAMAGES: dict[str, Damage] = {
    "one bit": _bit,
    "some bytes": _bytes,
    "a zeroed page": _zeroed_page,
    "two pages swapped": _swapped_pages,
    "a page of noise": _noise_page,
    "a page repeated": _repeated_page,
    "half a page zeroed": _half_page,
    "truncated": _truncated,
}


def damaged(whole: bytes, seed: int) -> tuple[str, bytes]:
    """A file damaged in one of the ways, by a seed: the way, and the bytes."""
    draw = random.Random(seed)
    name = list(DAMAGES)[seed % len(DAMAGES)]
    data = bytearray(whole)
    DAMAGES[name](data, draw)
    return name, bytes(data)


def content(path: Path) -> tuple[tuple[object, ...], ...] | None:
    """Every row of every table, whatever lies between them in the file; None when it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            names = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
            rows: list[tuple[object, ...]] = [*names]
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            ):
                found = connection.execute(f'SELECT * FROM "{name}" NOT INDEXED').fetchall()
                rows += [(name, *row) for row in sorted(found, key=repr)]
            return tuple(rows)
    except (sqlite3.Error, ValueError):
        return None


# Forgery

_GUARDED = ("texts", "events", "event_beads", "event_pieces", "chain")


def _open_guards(connection: sqlite3.Connection) -> list[str]:
    """Drop the triggers, as a forger would; give what makes them again."""
    made = [row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    for table in _GUARDED:
        for verb in ("update", "delete"):
            connection.execute(f"DROP TRIGGER {table}_no_{verb}")
    return made


FORGERIES: dict[str, str] = {
    "a pair approved": "UPDATE beads SET status = 'approved', reviewed_by = 'Rima' WHERE id = {bead}",
    "a pair confirmed in a name": "UPDATE beads SET status = 'confirmed', confirmed_by = 'Ana' "
    "WHERE id = {bead}",
    "the reviewer renamed": "UPDATE beads SET reviewed_by = 'Zayd' WHERE reviewed_by IS NOT NULL",
    "a person renamed in the history": "UPDATE events SET who = 'Zayd' WHERE who = 'Ana'",
    "the role of an event": "UPDATE events SET role = 'reviewer' WHERE id = {event}",
    "the time of an event": "UPDATE events SET at = '2020-01-01T00:00:00.000000+00:00' WHERE id = {event}",
    "the summary of an event": "UPDATE events SET summary = 'Approved everything' WHERE id = {event}",
    "the changes of an event": "UPDATE events SET changes = (SELECT changes FROM events WHERE id = 1) "
    "WHERE id = {event}",
    "an event removed": "DELETE FROM event_beads WHERE event = {event}; "
    "DELETE FROM steps WHERE event = {event}; DELETE FROM events WHERE id = {event}",
    "the last event removed": "DELETE FROM event_beads WHERE event = (SELECT max(id) FROM events); "
    "DELETE FROM chain WHERE link = (SELECT max(id) FROM events); "
    "DELETE FROM steps WHERE event = (SELECT max(id) FROM events); "
    "UPDATE project SET next_event = next_event - 1; "
    "DELETE FROM events WHERE id = (SELECT max(id) FROM events)",
    "a word of a text": "UPDATE texts SET content = replace(content, 'year', 'years') WHERE side = 'target'",
    "a word and its hash": "UPDATE texts SET content = replace(content, 'king', 'King'), "
    "content_sha256 = '{digest}' WHERE side = 'target'",
    "the language of a text": "UPDATE texts SET language = 'fr' WHERE side = 'target'",
    "the original of a text": "UPDATE texts SET original = original || 'x' WHERE original IS NOT NULL",
    "a segment moved": 'UPDATE segments SET "end" = "end" - 1 WHERE bead = {bead} AND side = \'target\'',
    "two pairs swapped": "UPDATE segments SET bead = CASE bead WHEN {bead} THEN {other} ELSE {bead} END "
    "WHERE side = 'target' AND bead IN ({bead}, {other})",
    "two places swapped": "UPDATE beads SET rank = zeroblob(2) || rank WHERE id = {bead}",
    "a confidence raised": "UPDATE beads SET confidence = 0.999 WHERE id = {bead}",
    "evidence invented": "INSERT OR REPLACE INTO evidence VALUES ({bead}, '{{\"margin\": 0.9}}')",
    "a correction in force": "UPDATE edits SET replacement = 'altered' ",
    "a correction removed": "DELETE FROM edits",
    "a comment altered": "UPDATE comments SET text = 'I agree'",
    "a comment in another name": "UPDATE comments SET who = 'Zayd'",
    "a comment taken back": "UPDATE comments SET withdrawn = 1",
    "a comment added": "INSERT INTO comments VALUES (999, {bead}, '2026-01-01T00:00:00+00:00', 'Rima', "
    "'reviewer', 'comment', NULL, 'Fine.', 0)",
    "a run of another encoder": "UPDATE runs SET encoder = 'labse/2'",
    "the rule of own approval": "UPDATE project SET forbid_own_approval = NOT forbid_own_approval",
    "the name of the project": "UPDATE project SET name = 'Other'",
    "the maker of the project": "UPDATE project SET created_by = 'Zayd'",
    "a pair's author": "UPDATE beads SET changed_by = 'Zayd' WHERE id = {bead}",
    "an undo stack": "UPDATE steps SET who = 'Zayd'",
    "a chain link": "UPDATE chain SET hash = zeroblob(32) WHERE link = {event}",
    "a state": "UPDATE chain SET state = zeroblob(32) WHERE state IS NOT NULL",
    "the chain cut off": "DELETE FROM chain WHERE link > 3",
    "a setting": "UPDATE settings SET value = '{{\"current\": 99}}' WHERE key = 'view'",
    "a vector": "UPDATE vectors SET data = zeroblob(32)",
    "an encoder's name": "UPDATE encoders SET signature = 'other/1'",
    "the search index": "UPDATE folded SET target = 'nothing' WHERE bead = {bead}",
    "a pair removed": "DELETE FROM beads WHERE id = {bead}",
    "numbers given out again": "UPDATE project SET next_bead = 2",
}
"""Statements that somebody with a SQLite shell may run, after dropping the triggers."""


def forge(path: Path, name: str, draw: random.Random) -> bool:
    """Forge a project file in one of the ways, and put the triggers back; False when that changed nothing."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        beads = [row[0] for row in connection.execute("SELECT id FROM beads ORDER BY id")]
        events = [row[0] for row in connection.execute("SELECT id FROM events ORDER BY id")]
        bead, other = draw.sample(beads, 2)
        before = list(connection.iterdump())
        guards = _open_guards(connection)
        for statement in FORGERIES[name].split(";"):
            filled = statement.format(
                bead=bead, other=other, event=draw.choice(events), digest=draw.randbytes(32).hex()
            )
            connection.execute(filled)
        for guard in guards:
            connection.execute(guard)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return list(connection.iterdump()) != before


# Hostility


def _sql(*statements: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return run


def _schema(statement: str) -> Callable[[Path], None]:
    """Write to the schema table itself."""

    def run(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(statement)
            connection.commit()

    return run


def _patched(offset: int, data: bytes) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        whole = bytearray(path.read_bytes())
        whole[offset : offset + len(data)] = data
        path.write_bytes(whole)

    return run


def _blob(size: int) -> bytes:
    squeeze = zlib.compressobj(9)
    parts = [squeeze.compress(b'{"columns":[],"before":[],"after":[],"x":"')]
    parts += [squeeze.compress(b"a" * 1_000_000) for _ in range(size // 1_000_000)]
    return b"".join([*parts, squeeze.compress(b'"}'), squeeze.flush()])


def _event_blob(data: bytes) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            guards = _open_guards(connection)
            connection.execute("UPDATE events SET changes = ?", (data,))
            for guard in guards:
                connection.execute(guard)
            connection.commit()

    return run


def _inflating(size: int) -> Callable[[Path], None]:
    return lambda path: _event_blob(_blob(size))(path)


_VIEW = (
    "WITH RECURSIVE endless(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless) "
    "SELECT {columns} FROM endless"
)
_TRIGGER = "CREATE TRIGGER foreign_{n} AFTER {event} BEGIN UPDATE beads SET status = 'approved'; END"

HOSTILE: dict[str, Callable[[Path], None]] = {
    "trigger on events": _sql(_TRIGGER.format(n=1, event="INSERT ON events")),
    "trigger on beads": _sql(_TRIGGER.format(n=2, event="UPDATE ON beads")),
    "trigger on settings": _sql(_TRIGGER.format(n=3, event="INSERT ON settings")),
    "trigger on vectors": _sql(_TRIGGER.format(n=4, event="INSERT ON vectors")),
    "temporary names": _sql(
        "CREATE TABLE temp_events (x)", _TRIGGER.format(n=5, event="INSERT ON temp_events")
    ),
    "beads are an endless view": _sql(
        "DROP TABLE beads", f"CREATE VIEW beads AS {_VIEW.format(columns='n AS id, n AS revision')}"
    ),
    "events are an endless view": _sql(
        "DROP TABLE events", f"CREATE VIEW events AS {_VIEW.format(columns='n AS id')}"
    ),
    "texts are a view": _sql("ALTER TABLE texts RENAME TO t", "CREATE VIEW texts AS SELECT * FROM t"),
    "settings are an endless view": _sql(
        "DROP TABLE settings",
        f"CREATE VIEW settings AS {_VIEW.format(columns='n AS key, n AS value, 1 AS crc')}",
    ),
    "the version is an endless view": _sql(
        "DROP TABLE alembic_version",
        f"CREATE VIEW alembic_version AS {_VIEW.format(columns='n AS version_num')}",
    ),
    "the project is a view": _sql("DROP TABLE project", "CREATE VIEW project AS SELECT 1 AS id"),
    "a generated column": _sql(
        "DROP TABLE alembic_version",
        "CREATE TABLE alembic_version (x, version_num AS (hex(zeroblob(40000000))))",
        "INSERT INTO alembic_version (x) VALUES (1)",
    ),
    "another column": _sql("ALTER TABLE beads ADD COLUMN extra TEXT DEFAULT 'x'"),
    "an index by expression": _sql("CREATE INDEX heavy ON beads (hex(rank || zeroblob(10)))"),
    "a partial index": _sql("CREATE INDEX part ON beads (id) WHERE status = 'approved'"),
    "a check that costs": _schema(
        "UPDATE sqlite_master SET "
        "sql = replace(sql, 'status IN', 'length(zeroblob(100000000)) > 0 AND status IN') "
        "WHERE name = 'beads'"
    ),
    "a full-text table": _sql("CREATE VIRTUAL TABLE more USING fts5 (x)"),
    "another table": _sql("CREATE TABLE more (x)"),
    "a table of the same name in capitals": _sql('ALTER TABLE folded RENAME TO "FOLDED_"'),
    "a missing trigger": _sql("DROP TRIGGER events_no_update"),
    "a missing index": _sql("DROP INDEX ix_beads_rank"),
    "a missing table": _sql("DROP TABLE steps"),
    "a trigger that does nothing": _sql(
        "DROP TRIGGER events_no_update",
        "CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT 1; END",
    ),
    "a schema that names itself": _schema(
        "UPDATE sqlite_master SET sql = 'CREATE TABLE' WHERE name = 'beads'"
    ),
    "a root page of another table": _schema(
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'events') "
        "WHERE name = 'beads'"
    ),
    "a root page beyond the end": _schema("UPDATE sqlite_master SET rootpage = 999999 WHERE name = 'beads'"),
    "a very long statement": _schema(
        "UPDATE sqlite_master SET "
        "sql = 'CREATE VIEW v AS SELECT ' || substr(hex(zeroblob(400000)), 1, 800000) "
        "WHERE name = 'ix_beads_rank'"
    ),
    "a thousand tables": _sql(*(f"CREATE TABLE t{n} (x)" for n in range(1_000))),
    "an event that inflates to 600 MB": _inflating(600_000_000),
    "an event that inflates to 20 MB": _inflating(20_000_000),
    "an event of deep JSON": _event_blob(zlib.compress(b"[" * 200_000)),
    "an event that is no JSON": _event_blob(zlib.compress(b"\xff\xfe")),
    "an event that is a list": _event_blob(zlib.compress(b"[1, 2]")),
    "an event that is nothing": _event_blob(b""),
    "an event of wrong rows": _event_blob(zlib.compress(b'{"columns":[],"before":[[1]],"after":[["a"]]}')),
    "two projects": _sql(
        "PRAGMA ignore_check_constraints = ON",
        "INSERT INTO project SELECT 2, name, created, created_by, 0, 1, 1 FROM project",
    ),
    "no project": _sql("DELETE FROM project"),
    "a status of its own": _sql(
        "PRAGMA ignore_check_constraints = ON", "UPDATE beads SET status = '<b>approved</b>'"
    ),
    "a segment beyond the text": _sql('UPDATE segments SET "end" = 9000000000'),
    "a segment of negative length": _sql(
        "PRAGMA ignore_check_constraints = ON", "UPDATE segments SET start = -5 - rowid"
    ),
    "numbers as text": _sql("UPDATE beads SET revision = 'one'"),
    "text as a blob": _sql(
        "UPDATE comments SET text = zeroblob(100)", "UPDATE beads SET changed_by = x'ff00fe'"
    ),
    "text that is not UTF-8": _sql("UPDATE beads SET changed_by = CAST(x'fffe' AS TEXT)"),
    "settings that are no JSON": _sql("UPDATE settings SET value = '{'"),
    "settings of deep JSON": _sql(f"UPDATE settings SET value = '{'[' * 100_000}'"),
    "evidence that is no JSON": _sql("INSERT OR REPLACE INTO evidence SELECT id, '{' FROM beads"),
    "numbers beyond 64 bits": _sql("UPDATE project SET next_bead = 9e99, next_event = 9e99"),
    "a page size of one": _patched(16, b"\x00\x01"),
    "a format of the future": _patched(18, b"\x07\x07"),
    "reserved space": _patched(20, b"\xf0"),
    "another encoding": _patched(56, b"\x00\x00\x00\x03"),
    "a free list that goes in circles": _patched(32, b"\x00\x00\x00\x01\x00\x00\x00\x10"),
}
"""Hostile files, by name: changes to a project file that is whole."""
