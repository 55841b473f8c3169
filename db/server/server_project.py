"""A project on a PostgreSQL server."""

from __future__ import annotations

import threading
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from sqlalchemy import select, text

from aligner.errors import ConflictError, ProjectError
from aligner.permissions import Person
from aligner.progress import no_progress
from db.commands import search_index
from db.integrity.verify import verify_content
from db.open_project import OpenProject
from db.project_reader import ProjectReader
from db.schema.tables import PROJECT, VERSION
from db.schema.version import HEAD
from db.server import members
from db.server.postgresql import ConnectionLostError, engine_for, name_of, server_errors
from db.server.renewal import rules_of
from db.server.rules.project_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from sqlalchemy import URL, Connection

    from aligner.progress import Progress
    from db.chain import Link
    from db.commands.transaction import Transaction
    from db.records import Counts


CHANNEL = "muqabala"
"""Channel of the notifications: their payload is the schema of the project and the number of the event."""


class CommandDoneError(ConflictError):
    """A command with this id is in the history already.

    Attributes:
        event: the last event of the command.
    """

    def __init__(self, event: int) -> None:
        super().__init__("This change was stored already")
        self.event = event


class ServerProject(OpenProject):
    """An open project on a server. Every command is committed there when it returns.

    Attributes:
        schema: of the project, within the database.
        name: of the project and its library, for messages.
        member: who is signed in; None for the owner of the library, who may work under any name.
    """

    def __init__(self, url: URL, schema: str) -> None:
        """Use :meth:`db.server.Library.open` or :meth:`~db.server.Library.create`."""
        self.schema = schema
        self.name = f"{schema} ({name_of(url)})"
        self._engines = (engine_for(url, schema), engine_for(url, schema, reading=True))
        from db.server.write_ahead import send_writes_ahead  # which needs the extra `team`

        send_writes_ahead(self._engines[0])
        self._naming = threading.local()
        self._identity = ""
        opening = ExitStack()
        try:
            with self._errors():
                writer = opening.enter_context(self._engines[0].connect())
                if writer.execute(select(VERSION.c.version_num)).scalars().all() != [HEAD]:
                    raise ProjectError(
                        "{name} has another schema than this program knows",
                        name=self.name,
                        remedy="Ask the administrator to bring the library up to date, or update Muqabala",
                    )
                if rules_of(writer, schema) < RULES:
                    raise ProjectError(
                        "{name} has older rules than this program needs",
                        name=self.name,
                        remedy="Ask the administrator of the library to run muqabala server init once more",
                    )
                self.member = members.me(writer)
                writer.rollback()
            reader = ProjectReader(self._engines[1], partial(server_errors, self.name), None)
            super().__init__(writer, reader)
            self._own = 0
            with self.connection() as connection:
                stale = search_index.is_stale(connection)
            if stale:
                with self._writing() as connection:
                    search_index.refold(connection, self.reader.texts)
            self._seen = self._version()
        except BaseException:
            opening.close()
            self._dispose()
            raise

    @classmethod
    def open(cls, url: URL, schema: str) -> Self:
        """Open a project that is there.

        Raises:
            ProjectError: the server cannot be reached, or does not let this person in.
        """
        return cls(url, schema)

    def close(self) -> None:
        """Close all connections; harmless when they are closed already."""
        with self._lock:
            if not self._writer.closed:
                self._writer.close()
                self._dispose()

    def verify(self, progress: Progress = no_progress) -> Counts:
        """Make sure that the server gives out what was put in: texts, history, and the tables.

        Returns:
            The pairs, counted row by row.

        Raises:
            ProjectError: something was changed behind the program's back.
            Cancelled: by ``progress``.
        """
        with self.connection() as connection:
            problems, counts = verify_content(connection, progress)
        if problems:
            raise ProjectError(
                "{name} is damaged: {problem}",
                name=self.name,
                problem=problems[0],
                remedy="Restore a backup of the server",
            )
        return counts

    @contextmanager
    def identified(self, identity: str) -> Iterator[None]:
        """Give an id to the command that this thread gives within the block, so that it can be repeated.

        A command under an id that is known already raises :class:`CommandDoneError` and changes nothing.
        """
        self._naming.identity = identity
        try:
            yield
        finally:
            self._naming.identity = ""

    @contextmanager
    def _command(self, by: Person | str) -> Iterator[Transaction]:
        if self.member is not None and isinstance(by, Person):
            by = self.member.acting(by, self.schema)
        given = getattr(self._naming, "identity", "")
        identity = given or uuid4().hex
        finished: Transaction | None = None
        with self._lock:
            try:
                with ExitStack() as stack:
                    try:
                        transaction = stack.enter_context(super()._command(by))
                    except ConnectionLostError:  # it broke while nobody used it: nothing was asked yet
                        transaction = stack.enter_context(super()._command(by))
                    if given and (event := self._done_by(self._writer, identity)) is not None:
                        raise CommandDoneError(event)
                    self._identity = identity
                    yield transaction
                    finished = transaction
            except ConnectionLostError as error:
                # The answer to the commit may be all that was lost.
                if finished is None or not self._was_done(identity, error):
                    raise
                self._wrote(finished.link)

    def _was_done(self, identity: str, error: ConnectionLostError) -> bool:
        """Whether a command was committed whose answer did not come."""
        try:
            with self._errors(), self._engines[0].begin() as connection:
                # Waits for the command, which holds this row as long as it is not settled.
                connection.execute(select(PROJECT.c.id).with_for_update())
                return self._done_by(connection, identity) is not None
        except ConnectionLostError:
            raise ConnectionLostError(
                "{name} cannot be reached, and it is not known whether the last change was stored",
                name=self.name,
                remedy="Look at the pair when the connection is back, before you repeat it",
            ) from error

    @staticmethod
    def _done_by(connection: Connection, identity: str) -> int | None:
        found = connection.execute(text("SELECT event FROM kept_commands WHERE id = :id"), {"id": identity})
        event = found.scalar_one_or_none()
        return None if event is None else int(event)

    def _dispose(self) -> None:
        for engine in self._engines:
            engine.dispose()

    def _errors(self) -> AbstractContextManager[None]:
        return server_errors(self.name)

    def _may_write(self) -> None:
        if self._writer.closed:
            raise ProjectError("{name} is already closed", name=self.name, remedy="Open it again")
        if self._writer.invalidated:
            self._writer.rollback()  # the next statement takes a new connection

    def _wrote(self, link: Link | None) -> None:
        if link is not None:
            self._own += 1

    def _before_commit(self, transaction: Transaction) -> None:
        # Sent by the server when the command is committed, and not at all when it is not.
        if transaction.link.number < transaction.event:
            return  # nothing was written
        done = {"id": self._identity, "event": transaction.link.number, "who": transaction.who}
        self._writer.execute(text("INSERT INTO kept_commands VALUES (:id, :event, :who)"), done)
        payload = f"{self.schema} {transaction.link.number}"
        # A question, so that all that was sent is answered before the commit.
        self._writer.execute(
            text("SELECT pg_notify(:channel, :payload)"), {"channel": CHANNEL, "payload": payload}
        )

    def _version(self) -> int:
        with self._engines[1].connect() as connection:
            return int(connection.execute(select(PROJECT.c.next_event)).scalar_one()) - self._own
