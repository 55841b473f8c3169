"""A library on a PostgreSQL server: a list of projects, each in a schema of its own."""

from __future__ import annotations

import re
from contextlib import contextmanager
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
    func,
    select,
)
from sqlalchemy.schema import CreateSchema

from aligner.bitext import Side
from aligner.errors import ProjectError
from aligner.progress import no_progress, sub_progress
from db.commands.new_project import check_texts, fill
from db.file.lifecycle import write_new
from db.library.summary import summary_from
from db.project import Project
from db.records import now
from db.server import members
from db.server.postgresql import address, engine_for, name_of, server_errors
from db.server.renewal import renew
from db.server.server_project import ServerProject
from db.server.transfer import copy_rows, keep_history

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection

    from aligner.permissions import Person
    from aligner.progress import Progress
    from db.library.summary import ProjectSummary
    from db.records import TextInput
    from db.server.members import Invitation, Member
    from db.server.renewal import Renewed

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

    Attributes:
        url: the address, with the password.
        name: the address, for messages.

    Raises:
        ProjectError: it is no such address.
    """

    def __init__(self, url: str) -> None:
        self._url = self.url = address(url)
        self.name = name_of(self._url)
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

    def init(self) -> Renewed:
        """Make the database a library; where it is one, bring it and the rules of its projects up to date.

        Each project is renewed in one transaction. What is up to date stays as it is.

        Raises:
            ProjectError: the person may not create schemas there, or a project was busy; those before it
                are renewed.
        """
        with server_errors(self.name), self._engine.begin() as connection:
            connection.execute(CreateSchema(_SCHEMA, if_not_exists=True))
            _METADATA.create_all(connection)
            members.set_up(connection)
        with server_errors(self.name):
            return renew(self._engine)

    def me(self) -> Member | None:
        """Who is signed in; None for the owner of the library, who is nobody in particular."""
        with server_errors(self.name), self._engine.connect() as connection:
            self._look(connection)
            return members.me(connection)

    def people(self) -> tuple[Member, ...]:
        """Everybody who may sign in, by name."""
        with server_errors(self.name), self._engine.connect() as connection:
            self._look(connection)
            return members.everybody(connection)

    def invite(
        self, name: str, role: str, *, login: str = "", schema: str = members.EVERY_PROJECT
    ) -> Invitation:
        """Let a person in, or give one who is in another role.

        Args:
            name: of the person, as the history will show it.
            role: translator, reviewer or manager.
            login: the name to sign in with; made from the name where it is empty.
            schema: of the only project the role is for.

        Raises:
            RuleError: nobody may have this name or login.
            ProjectError: the person who is signed in may not invite others.
        """
        with server_errors(self.name), self._engine.begin() as connection:
            self._look(connection)
            return members.invite(connection, name, role, login, schema)

    def dismiss(self, name: str) -> None:
        """Take all roles from a person, who can no longer sign in. The history keeps the name.

        Raises:
            RuleError: there is no such person.
        """
        with server_errors(self.name), self._engine.begin() as connection:
            self._look(connection)
            members.dismiss(connection, name)

    def projects(self) -> tuple[ServerEntry, ...]:
        """All projects, the newest first.

        Raises:
            ProjectError: the server cannot be reached, or the database is no library.
        """
        with server_errors(self.name), self._engine.connect() as connection:
            self._look(connection)
            found = connection.execute(select(_PROJECTS).order_by(_PROJECTS.c.id.desc()))
            return tuple(ServerEntry(*row) for row in found)

    def summaries(self) -> list[tuple[ServerEntry, ProjectSummary]]:
        """Read how far each project has come that is not archived, the newest first.

        Raises:
            ProjectError: the server cannot be reached, or the database is no library.
        """
        with server_errors(self.name), self._engine.begin() as connection:
            self._look(connection)
            rows = connection.exec_driver_sql("SELECT * FROM library.list_projects()").all()
        return [(ServerEntry(*row[:-1]), summary_from(row.summary)) for row in rows]

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
            with self._making(connection, name, by) as schema:
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
                name = project.info().name
                with (
                    self._making(connection, name, by) as schema,
                    project.connection() as rows,
                    rows.begin(),
                ):
                    copy_rows(rows, connection, sub_progress(progress, 0.3, 0.8))
                    keep_history(rows, connection, sub_progress(progress, 0.8, 1.0))
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
            connection.execute(select(func.library.archive_project(schema, archived)))

    @contextmanager
    def _making(self, connection: Connection, name: str, by: Person) -> Iterator[str]:
        """Make a schema with empty tables, to be filled within the block."""
        schema = connection.execute(select(func.library.new_project(name, by.name, now()))).scalar_one()
        connection.exec_driver_sql(f"SET LOCAL search_path TO {schema}")
        yield str(schema)
        connection.execute(select(func.library.finish_project(schema)))

    def _look(self, connection: Connection) -> None:
        if not connection.dialect.has_table(connection, _PROJECTS.name, schema=_SCHEMA):
            raise ProjectError(
                "{name} is no library", name=self.name, remedy="Set it up with muqabala server init"
            )
