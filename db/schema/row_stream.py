"""Rows of the driver itself: a million take a third of the time that SQLAlchemy's take."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from db.schema import sqlite
from db.schema.tables import chunks

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from sqlalchemy import Connection, Table

_numbers = count()


def stream(connection: Connection, statement: str, at_once: int = 5_000) -> Generator[Any, None, None]:
    """Read the rows of a statement, ``at_once`` from the database at a time.

    Args:
        connection: in a transaction. Several streams may run side by side.

    Raises:
        CorruptError: they cannot be read.
    """
    if connection.dialect.name == "sqlite":
        yield from sqlite.stream(connection, statement, at_once)
        return
    connection.exec_driver_sql("SELECT 1")  # after which no statement is on its way any more
    raw: Any = connection.connection.dbapi_connection
    # A cursor with a name stays on the server, so that memory does not grow with the rows.
    with raw.cursor(name=f"muqabala_{next(_numbers)}") as cursor:
        cursor.itersize = at_once
        cursor.execute(statement)
        yield from cursor


def all_rows(connection: Connection, statement: str) -> Sequence[Any]:
    """The rows of a statement that has few."""
    if connection.dialect.name == "sqlite":
        return sqlite.all_rows(connection, statement)
    return connection.exec_driver_sql(statement).fetchall()


def put(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows of numbers, texts, bytes and None."""
    if rows:
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join([_mark(connection)] * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", list(rows))


def put_each(
    connection: Connection, table: Table, column: str, key: str, rows: Sequence[tuple[Any, Any]]
) -> None:
    """Set a column of some rows, each to a value of its own: (value, key of the row)."""
    if rows:
        mark = _mark(connection)
        statement = f'UPDATE {table.name} SET "{column}" = {mark} WHERE "{key}" = {mark}'
        connection.exec_driver_sql(statement, list(rows))


def delete_some(connection: Connection, table: Table, key: str, keys: Sequence[int]) -> None:
    """Delete the rows of some numbers. These are part of the statement: binding each takes longer."""
    for some in chunks(keys):
        numbers = ",".join(map(str, some))
        connection.exec_driver_sql(f'DELETE FROM {table.name} WHERE "{key}" IN ({numbers})')


def _mark(connection: Connection) -> str:
    """Where a value goes in a statement of the driver."""
    return "?" if connection.dialect.name == "sqlite" else "%s"
