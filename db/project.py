"""A project file: create and open it, look after it, copy it. What it offers is in :mod:`db.open_project`."""

from __future__ import annotations

import contextlib
import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from aligner.errors import ProjectError
from aligner.progress import no_progress
from db import chain as chains
from db.commands import search_index
from db.file import backup, lifecycle
from db.file.guard import FileGuard
from db.file.keeper import Keeper
from db.file.lost import FileLostError
from db.integrity import foreign_log
from db.integrity.verify import DATA_ERRORS, damaged, verify, verify_birth
from db.open_project import OpenProject
from db.project_reader import ProjectReader
from db.schema import sqlite

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from aligner.permissions import Person
    from aligner.progress import Progress
    from db.chain import Link
    from db.file.snapshots import SnapshotStore
    from db.records import Counts, TextInput

log = logging.getLogger(__name__)


class Project(OpenProject):
    """An open project file.

    Every command is on disk when it returns. Where the file or its folder cannot be written the project is
    ``read_only``.

    Attributes:
        path: the file.
    """

    def __init__(self, opened: lifecycle.OpenFile, verifying: Progress | None = None) -> None:
        """Use :meth:`create` or :meth:`open`."""
        self.path = opened.path
        self.read_only = opened.read_only
        self._opened = opened
        with sqlite.environment_errors(self.path):
            writer = opened.engine.connect().execution_options(**{sqlite.IMMEDIATE: True})
            sqlite.prepare_to_write(writer)
            with opened.engine.connect() as connection:
                verify_birth(connection, self.path)
                self._guard = FileGuard(opened, writer, chains.last(connection))
        errors = partial(sqlite.environment_errors, self.path)
        super().__init__(writer, ProjectReader(opened.engine, errors, self.path))
        self._keeper = Keeper(self._tend)
        if verifying is not None:
            self.verify(verifying)
        if not self.read_only:
            with self.connection() as connection:
                stale = search_index.is_stale(connection)
            if stale:
                with self._writing() as connection:
                    search_index.refold(connection, self.reader.texts)
        self._seen = self._version()

    # Life

    @classmethod
    def create(cls, path: Path | str, *, name: str, source: TextInput, target: TextInput, by: Person) -> Self:
        """Write a new project file and open it.

        Raises:
            InputError: a text has no words.
            ProjectError: the file exists already or cannot be written.
        """
        path = Path(path).absolute()
        lifecycle.create(path, name=name, source=source, target=target, by=by)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path | str, *, verify: bool = False, progress: Progress = no_progress) -> Self:
        """Open a project file, bringing an older one up to date after a backup.

        A file that cannot be written is opened to be read, see :attr:`read_only`.

        Args:
            verify: make sure first that the file gives out what was put in, see :meth:`verify`. The texts are
                verified in any case.
            progress: of the verifying.

        Raises:
            ProjectError: with one sentence on what is wrong with the file and what to do.
            Cancelled: by ``progress``.
        """
        path = Path(path).absolute()
        foreign_log.set_aside(path)
        opened = lifecycle.open_file(path)
        try:
            return cls(opened, progress if verify else None)
        except DATA_ERRORS as error:
            opened.close()
            raise damaged(path, error) from error
        except BaseException:
            opened.close()
            raise

    def close(self) -> None:
        """Close the file; harmless when it is closed already."""
        self._keeper.close()
        with self._lock:
            if self._writer.closed:
                return
            with contextlib.suppress(FileLostError):
                self._guard.check()  # what was moved or deleted a moment ago is saved even now
            if self._guard.lost is None:
                self._writer.close()
            self._opened.close()

    @property
    def lost(self) -> FileLostError | None:
        """What happened to the file, if it was moved, deleted, replaced or overwritten while it was open."""
        return self._guard.lost

    def watch(self, store: SnapshotStore | None = None) -> None:
        """Look after the file from now on, not only from the first command on.

        Args:
            store: where snapshots are kept; None for no snapshots.
        """
        if self.read_only:
            return
        if store is not None:
            with self.connection() as connection:
                birth = chains.birth(connection)
            with self._lock:
                self._guard.snapshots = store.of(self.path, birth)
                self._guard.wrote()
        self._keeper.wake()

    def snapshot(self, store: SnapshotStore) -> Path | None:
        """Take a snapshot of the project now.

        Returns:
            The copy; None when there is one of this state already.

        Raises:
            ProjectError, OSError: it cannot be written.
        """
        with self.connection() as connection:
            birth, last = chains.birth(connection), chains.last(connection).number
        with self._lock:
            return store.of(self.path, birth).take(self._writer, last)

    def _tend(self) -> None:
        """See :mod:`db.file.guard`; runs on the keeper's thread."""
        if not self._lock.acquire(blocking=False):
            return  # a command is under way, which looks for itself
        try:
            if self._writer.closed or self._guard.lost is not None:
                return
            self._guard.check()
            if self._guard.is_due():
                self._guard.settle()
        except FileLostError:
            return
        except Exception:
            log.exception("looking after %s failed", self.path)
        finally:
            self._lock.release()

    def verify(self, progress: Progress = no_progress) -> Counts:
        """Make sure that the file gives out what was put in: pages, texts, history, and the tables.

        Returns:
            The pairs, counted row by row.

        Raises:
            ProjectError: something is damaged or was changed behind the program's back.
            Cancelled: by ``progress``.
        """
        with self.connection() as connection, connection.begin():
            return verify(connection, self.path, progress)

    def _errors(self) -> AbstractContextManager[None]:
        return sqlite.environment_errors(self.path)

    def _may_write(self) -> None:
        if self._writer.closed:
            raise ProjectError("is already closed", remedy="Open it again", path=self.path)
        if self.read_only:
            raise ProjectError(
                "is read-only",
                remedy="Make the file and its folder writable, or work on a copy",
                path=self.path,
            )
        self._guard.check()

    def _wrote(self, link: Link | None) -> None:
        self._guard.wrote(link)
        self._keeper.wake()

    def _version(self) -> int:
        return sqlite.data_version(self._writer)

    def data_version(self) -> int:
        """As in :class:`db.open_project.OpenProject`.

        Raises:
            FileLostError: the file was moved, deleted, replaced or overwritten; see :attr:`lost`.
        """
        if self._guard.lost is not None:
            raise self._guard.lost
        return super().data_version()

    def backup(self, to_path: Path | str, progress: Progress = no_progress) -> None:
        """Copy the project as it is now to another file, which appears complete or not at all.

        Raises:
            ProjectError: the file cannot be written there.
            Cancelled: by ``progress``; nothing is left of the copy.
        """
        backup.backup(self._opened.engine, self.path, Path(to_path).absolute(), progress)
