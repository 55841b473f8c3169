"""A project on a server with a copy of it in a file: questions are answered from the file, at once and also
without a connection; commands go to the server.
"""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import func, select

from aligner.errors import ProjectError
from aligner.permissions import Person, Role
from aligner.progress import no_progress
from db import chain as chains
from db.project import Project
from db.project_reader import SHARED_SETTINGS
from db.schema.tables import EVENTS
from db.server.news import bring_news
from db.server.postgresql import ConnectionLostError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aligner.progress import Progress
    from db.commands.transaction import Transaction
    from db.file.snapshots import SnapshotStore
    from db.server.library import Library
    from db.server.server_project import ServerProject

log = logging.getLogger(__name__)


class MirrorError(ProjectError):
    """The copy is of another project, or of another state than the server ever had."""


class MirroredProject(Project):
    """An open project on a server, of which ``path`` is a copy.

    Attributes:
        offline: why nothing goes to the server and comes from it: it cannot be reached, or does not let this
            person in any more. None while all is well. Commands are refused meanwhile.
        reachable: set by who listens to the server (:class:`db.server.listener.Listener`); while it is not,
            no connection is tried.
    """

    offline: ProjectError | None = None
    server: ServerProject | None = None
    _pulled = 0
    _own = 0

    @classmethod
    def mirror(cls, library: Library, schema: str, path: Path, progress: Progress = no_progress) -> Self:
        """Open a project of a library; ``path`` is the place of the copy.

        Where the server cannot be reached and the copy is there, the project is opened :attr:`offline`. A
        copy that is damaged, or of another project, is replaced once a new one is whole.

        Raises:
            ProjectError: the server cannot be reached, or does not let this person in.
            Cancelled: by ``progress``.
        """
        server: ServerProject | None = None
        try:
            server = library.open(schema)
            return cls._with_copy(path, server, library, progress)
        except BaseException as error:
            if server is not None:
                server.close()
            if not isinstance(error, ConnectionLostError) or not path.exists():
                raise
            mirrored = cls.open(path)
            mirrored._begin(None, library, schema)
            mirrored.offline = error
            return mirrored

    @classmethod
    def _with_copy(cls, path: Path, server: ServerProject, library: Library, progress: Progress) -> Self:
        if path.exists():
            try:
                return cls._joined(path, server, library)
            except ConnectionLostError:
                raise
            except ProjectError as error:
                log.warning("%s is replaced: %s", path, error)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.stem}.new{path.suffix}")
        cls._remove(fresh)
        library.fetch(server.schema, fresh, progress)
        cls._remove(path)
        fresh.replace(path)
        return cls._joined(path, server, library)

    @classmethod
    def _joined(cls, path: Path, server: ServerProject, library: Library) -> Self:
        mirrored = cls.open(path)
        try:
            mirrored._begin(server, library, server.schema)
            mirrored._pull()
        except BaseException:
            Project.close(mirrored)
            raise
        return mirrored

    @staticmethod
    def _remove(path: Path) -> None:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)

    def _begin(self, server: ServerProject | None, library: Library, schema: str) -> None:
        self.server = server
        self.library = library
        self.schema = schema
        self.reachable = threading.Event()
        self.reachable.set()
        self._pulled = self._next_event()

    def close(self) -> None:
        super().close()
        if self.server is not None:
            self.server.close()
        self.library.close()

    @contextmanager
    def reporting(self, progress: Progress) -> Iterator[None]:
        inner = super().reporting(progress) if self.server is None else self.server.reporting(progress)
        with inner:
            yield

    # Commands go to the server

    @contextmanager
    def _command(self, by: Person | str) -> Iterator[Transaction]:
        with self._lock:
            if self.offline is not None or self.server is None or not self.reachable.is_set():
                raise self._refusal()
            try:
                with self.server._command(by) as transaction:
                    yield transaction
            except ConnectionLostError as error:
                self.offline = error
                raise
            before = self._pulled
            self._follow()
            if self.offline is None:
                done = transaction.link.number + 1 - transaction.event
                self._own += min(done, self._pulled - before)
            self._tally.follow(transaction.recorded, self._version())

    def _refusal(self) -> ProjectError:
        if self.offline is not None and not isinstance(self.offline, ConnectionLostError):
            return self.offline
        return ConnectionLostError(
            "The connection to the library is lost, and the change was not made",
            remedy="The window connects again by itself. What was saved before is there",
        )

    def set_setting(self, key: str, value: Any) -> None:
        super().set_setting(key, value)
        if key in SHARED_SETTINGS and self.server is not None and self.offline is None:
            self.server.set_setting(key, value)

    # What others do

    def data_version(self) -> int:
        """As for a file; brings what others have written, or tries to connect again.

        Raises:
            ProjectError: the server refuses this person now; said once for each reason.
        """
        before = self.offline
        if self._lock.acquire(timeout=1):  # the file is being looked after
            try:
                if self.reachable.is_set():
                    self._follow()
            finally:
                self._lock.release()
        now = self.offline
        if now is not None and not isinstance(now, ConnectionLostError) and str(now) != str(before):
            raise now
        return super().data_version()

    def _version(self) -> int:
        return self._pulled - self._own

    def _follow(self) -> None:
        """Bring what the server has; why that fails is noted in :attr:`offline`.

        It raises nothing: a command before it is stored, whatever happens here.
        """
        try:
            if self.server is None:
                self.server = self.library.open(self.schema)
            self._pull()
        except ProjectError as error:
            self.offline = error
        else:
            self.offline = None

    def _pull(self) -> None:
        assert self.server is not None
        with self.server.connection() as remote, self._errors(), self._writer.begin():
            mine = chains.last(self._writer)
            try:
                brought = bring_news(remote, self._writer, mine)
            except LookupError as error:
                raise MirrorError(
                    "is no copy of what the library holds", remedy="Open it from the library", path=self.path
                ) from error
        if brought:
            link = chains.last(self._writer)
            self._writer.rollback()
            self._wrote(link)
        self._pulled = self._next_event()

    def _next_event(self) -> int:
        with self.connection() as connection:
            return int(connection.execute(select(func.coalesce(func.max(EVENTS.c.id), 0))).scalar_one()) + 1

    def acting(self, person: Person) -> Person:
        """The person as the server knows the one who is signed in; a manager may take either role."""
        member = self.server.member if self.server is not None else None
        if member is None:
            return person
        given = member.role_in(self.schema)
        return Person(member.name, Role(given) if given in tuple(Role) else person.role)

    def watch(self, store: SnapshotStore | None = None) -> None:
        """As for a file, but for snapshots: the history on the server has them all."""
        del store
        super().watch(None)

    @property
    def where(self) -> str:
        """Server and database, for the status bar."""
        return self.library.name.rpartition("@")[2]
