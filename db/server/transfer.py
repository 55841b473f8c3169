"""Copy a project between a file and a server, row by row, with its whole history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Integer, func, insert, select, text

from db.schema.tables import METADATA, VERSION

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from aligner.progress import Progress

_ROWS = 500
"""Rows that are inserted at once."""

_NUMBERED = ("runs", "comments", "encoders")
"""Tables whose rows a server numbers from a sequence."""


def copy_rows(source: Connection, target: Connection, progress: Progress) -> None:
    """Copy all rows of a project into tables that are empty.

    Args:
        source: in a transaction, so that all rows are of one state.
        target: in a transaction, which the caller ends.

    Raises:
        Cancelled: by ``progress``.
    """
    tables = [table for table in METADATA.sorted_tables if table is not VERSION]
    for number, table in enumerate(tables):
        progress(number / len(tables), "Copying the project")
        _copy_table(source, target, table)
    if target.dialect.name == "postgresql":
        for name in _NUMBERED:
            _continue_numbers(target, METADATA.tables[name])


def _copy_table(source: Connection, target: Connection, table: Table) -> None:
    rows = source.execute(select(table), execution_options={"yield_per": _ROWS})
    with rows:
        for some in rows.mappings().partitions(_ROWS):
            target.execute(insert(table), [dict(row) for row in some])


def _continue_numbers(connection: Connection, table: Table) -> None:
    """Let the sequence of a table go on after the highest number that was copied."""
    key = table.primary_key.columns.values()[0]
    assert isinstance(key.type, Integer)
    last = connection.execute(select(func.max(key))).scalar_one()
    if last is not None:
        statement = text("SELECT setval(pg_get_serial_sequence(:table, :key), :last)")
        connection.execute(statement, {"table": table.name, "key": key.name, "last": last})
