"""Bring the rules of the projects of a library up to date, each project in one transaction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from db.schema.version import HEAD
from db.server.members import send, team_of
from db.server.rules.project_rules import KEPT, RULES, STAMP, renewed_rules

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_WAITS = "30s"
"""How long a project waits for the people who are working in it."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """What was done to the projects of a library.

    Attributes:
        renewed: schemas of the projects whose rules are up to date now, and were not before.
        left: schemas of those with other tables than this program knows; they are as they were.
    """

    renewed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def rules_of(connection: Connection, schema: str) -> int:
    """The number of the rules of a project; 0 for rules from before they had numbers."""
    found = connection.execute(
        text("SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = :schema"),
        {"schema": schema},
    ).scalar_one_or_none()
    number = re.fullmatch(rf"{STAMP}(\d{{1,9}})", found or "")
    return int(number[1]) if number else 0


def renew(engine: Engine) -> Renewed:
    """Renew the rules of all projects that have older ones, archived or not."""
    renewed, left = [], []
    with engine.begin() as connection:
        schemas = connection.exec_driver_sql(
            "SELECT schema FROM library.projects WHERE schema IS NOT NULL ORDER BY id"
        ).scalars().all()  # fmt: skip
    for schema in schemas:
        with engine.begin() as connection:
            if rules_of(connection, schema) >= RULES:
                continue
            if not _has_the_tables(connection, schema):
                left.append(schema)
                continue
            connection.exec_driver_sql(f"SET LOCAL search_path TO {schema}")
            connection.exec_driver_sql(f"SET LOCAL lock_timeout TO '{_WAITS}'")
            # Commands queue up on this row: none is half done now, and none begins before the end.
            connection.exec_driver_sql("SELECT id FROM project FOR UPDATE")
            if rules_of(connection, schema) >= RULES:  # another administrator did it meanwhile
                continue
            quote = connection.dialect.identifier_preparer.quote_identifier
            send(connection, renewed_rules(quote(team_of(connection))).replace("@schema@", schema))
            renewed.append(schema)
    return Renewed(tuple(renewed), tuple(left))


def _has_the_tables(connection: Connection, schema: str) -> bool:
    kept = set(re.findall(r"CREATE TABLE (\w+)", KEPT)) | {"alembic_version"}
    there = set(
        connection.execute(
            text("SELECT tablename FROM pg_tables WHERE schemaname = :schema"), {"schema": schema}
        ).scalars()
    )
    if not kept <= there:
        return False
    versions = connection.exec_driver_sql(f"SELECT version_num FROM {schema}.alembic_version")
    return versions.scalars().all() == [HEAD]
