"""The schema that a project file must have exactly: any difference is refused.

A view in the place of a table, or a foreign trigger, would run foreign statements with our commands.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, insert, select
from sqlalchemy.dialects import sqlite as sqlite_dialects
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateTable

from db.schema import sqlite
from db.schema.tables import METADATA, VERSION
from db.schema.version import HEAD, REVISIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_RELEASED = {"0001": "37e89401d3a2b95b77e9bd33f37f1e7aca3892295467418ea65c373251ddf549"}
"""Digests of the schemas of older files, by revision; see :func:`digest_of`."""

_QUERY = "SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT 1000"

Entry = tuple[str, str, str, str | None]


def build(connection: Connection) -> None:
    """Make all tables of the newest schema, as the migrations would have, and say so."""
    METADATA.create_all(connection)
    if connection.dialect.name == "sqlite":
        sqlite.guard(connection)
    connection.execute(insert(VERSION), {"version_num": HEAD})


def digest_of(entries: Iterable[Entry]) -> str:
    """Digest a schema: kind, name, table and statement of each entry, without regard to white space."""
    lines = sorted(
        f"{kind}\0{name}\0{table}\0{' '.join((sql or '').split())}" for kind, name, table, sql in entries
    )
    return hashlib.sha256("\n".join(lines).encode(errors="surrogatepass")).hexdigest()


def revision_of(connection: Connection) -> str | None:
    """The revision whose schema a file has to the letter; None when it is the schema of none."""
    found = digest_of(_entries(connection))
    return next((revision for revision in reversed(REVISIONS) if expected(revision) == found), None)


def claimed_revision(connection: Connection) -> str | None:
    """The revision that a file of another schema claims to be of, read only if that very table is ours."""
    ours = " ".join(str(CreateTable(VERSION).compile(dialect=sqlite_dialects.dialect())).split())
    for kind, name, _, sql in _entries(connection):
        if (kind, name, " ".join((sql or "").split())) == ("table", VERSION.name, ours):
            found = connection.execute(select(VERSION.c.version_num).limit(1)).scalar_one_or_none()
            return found if isinstance(found, str) else None
    return None


def _entries(connection: Connection) -> list[Entry]:
    found = connection.exec_driver_sql(_QUERY).fetchall()
    return [(row[0], row[1], row[2], row[3]) for row in found]


@cache
def expected(revision: str) -> str | None:
    """The digest of the schema of a revision; None for one that we do not know."""
    if revision != HEAD:
        return _RELEASED.get(revision)
    engine = create_engine("sqlite://", poolclass=StaticPool)
    sqlite.register(engine)
    try:
        with engine.connect() as connection, connection.begin():
            build(connection)
            return digest_of(_entries(connection))
    finally:
        engine.dispose()
