"""A library on a PostgreSQL server: a list of projects, each in a schema of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    MetaData,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)
from sqlalchemy.schema import CreateSchema

from aligner.bitext import Side
from aligner.errors import ProjectError
from aligner.progress import no_progress, sub_progress
from db.commands.new_project import check_texts, fill
from db.file.lifecycle import write_new
from db.project import Project
from db.records import now
from db.schema.expected import build
from db.server.postgresql import address, engine_for, guard, server_errors
from db.server.server_project import ServerProject
from db.server.transfer import copy_rows

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection

    from aligner.permissions import Person
    from aligner.progress import Progress
    from db.records import TextInput

_SCHEMA = "library"
_METADATA = MetaData(schema=_SCHEMA)
_PROJECTS = Table(
    "projects",
    _METADATA,
    Column("id", BigInteger, primary_key=True),
    Column("schema", String(63), unique=True),
    Column("name", Text, nullable=False),
    Column("created", String(40), nullable=False),
    Column("created_by", Text, nullable=False),
    Column("archived", Boolean, nullable=False),
)


@dataclass(frozen=True, slots=True)
class ServerEntry:
    """A project in the list of a library."""

    id: int
    schema: str
    name: str
    created: str
    created_by: str
    archived: bool


class Library:
    """A library on a server.

    Args:
        url: ``postgresql://person@host/database``.

    Raises:
        ProjectError: it is no such address.
    """

    def __init__(self, url: str) -> None:
        self._url = address(url)
        self.name = self._url.render_as_string(hide_password=True).partition("?")[0]
        self._engine = engine_for(self._url, "pg_catalog")

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def init(self) -> None:
        """Make the database a library; harmless when it is one already.

        Raises:
            ProjectError: the person may not create schemas there.
        """
        with server_errors(self.name), self._engine.begin() as connection:
            connection.execute(CreateSchema(_SCHEMA, if_not_exists=True))
            _METADATA.create_all(connection)

    def projects(self) -> tuple[ServerEntry, ...]:
        """All projects, the newest first.

        Raises:
            ProjectError: the server cannot be reached, or the database is no library.
        """
        with server_errors(self.name), self._engine.connect() as connection:
            self._look(connection)
            found = connection.execute(select(_PROJECTS).order_by(_PROJECTS.c.id.desc()))
            return tuple(ServerEntry(*row) for row in found)

    def create(self, *, name: str, source: TextInput, target: TextInput, by: Person) -> ServerProject:
        """Make a project; it is in the list complete or not at all.

        Raises:
            InputError: a text has no words.
            ProjectError: the server cannot be reached, or does not allow it.
        """
        texts = {Side.SOURCE: source, Side.TARGET: target}
        check_texts(texts)
        with server_errors(self.name), self._engine.begin() as connection:
            self._look(connection)
            schema = self._new_schema(connection, name, by)
            connection.exec_driver_sql(f"SET LOCAL search_path TO {schema}")
            build(connection)
            guard(connection, schema)
            fill(connection, name, texts, by)
        return self.open(schema)

    def add(self, path: Path, *, by: Person, progress: Progress = no_progress) -> str:
        """Copy a project file into the library, with its history → its schema. The file stays as it is.

        Raises:
            ProjectError: the file is damaged, or the server cannot be reached or does not allow it.
            Cancelled: by ``progress``; nothing is left of the copy.
        """
        with Project.open(path) as project:
            project.verify(sub_progress(progress, 0.0, 0.3))
            with server_errors(self.name), self._engine.begin() as connection:
                self._look(connection)
                schema = self._new_schema(connection, project.info().name, by)
                connection.exec_driver_sql(f"SET LOCAL search_path TO {schema}")
                build(connection)
                with project.connection() as rows, rows.begin():
                    copy_rows(rows, connection, sub_progress(progress, 0.3, 1.0))
                guard(connection, schema)
        return schema

    def fetch(self, schema: str, path: Path, progress: Progress = no_progress) -> None:
        """Copy a project of the library into a new file, with its history; complete or not at all.

        Raises:
            ProjectError: the server cannot be reached, or the file is there already or cannot be written.
            Cancelled: by ``progress``; nothing is left of the copy.
        """
        with self.open(schema) as project:
            project.verify(sub_progress(progress, 0.0, 0.3))
            with project.connection() as rows:
                write_new(
                    path.absolute(), lambda file: copy_rows(rows, file, sub_progress(progress, 0.3, 1.0))
                )

    def open(self, schema: str) -> ServerProject:
        """Open a project of the list.

        Raises:
            ProjectError: it is not there, or the server cannot be reached.
        """
        if not re.fullmatch(r"project_\d+", schema):
            raise ProjectError("{name} is no project of a library", name=schema, remedy="Read the list again")
        with server_errors(self.name), self._engine.connect() as connection:
            self._look(connection)
            known = connection.execute(select(_PROJECTS.c.id).where(_PROJECTS.c.schema == schema)).first()
        if known is None:
            raise ProjectError("{name} is no project of a library", name=schema, remedy="Read the list again")
        return ServerProject.open(self._url, schema)

    def archive(self, schema: str, *, archived: bool = True) -> None:
        """Put a project into the archive, or take it out."""
        with server_errors(self.name), self._engine.begin() as connection:
            connection.execute(
                update(_PROJECTS).where(_PROJECTS.c.schema == schema).values(archived=archived)
            )

    def _new_schema(self, connection: Connection, name: str, by: Person) -> str:
        row = {"name": name, "created": now(), "created_by": by.name, "archived": False}
        number = connection.execute(insert(_PROJECTS).returning(_PROJECTS.c.id), row).scalar_one()
        schema = f"project_{number}"
        connection.execute(update(_PROJECTS).where(_PROJECTS.c.id == number).values(schema=schema))
        connection.execute(CreateSchema(schema))
        return schema

    def _look(self, connection: Connection) -> None:
        if not connection.dialect.has_table(connection, _PROJECTS.name, schema=_SCHEMA):
            raise ProjectError(
                "{name} is no library", name=self.name, remedy="Set it up with muqabala server init"
            )
