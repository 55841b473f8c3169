"""The public interface of a project file: its life cycle, its queries and its commands."""

from __future__ import annotations

import contextlib
import logging
import threading
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import delete, insert

from aligner.errors import ProjectError, RuleError
from aligner.permissions import MACHINE, Person, same_person
from aligner.progress import no_progress
from db import chain as chains
from db import digest, search_index
from db.commands.project_commands import ProjectCommands
from db.commands.transaction import Transaction
from db.file import backup, lifecycle
from db.file.guard import FileGuard
from db.file.keeper import Keeper
from db.file.lost import FileLostError
from db.integrity import foreign_log
from db.integrity.verify import DATA_ERRORS, damaged, verify, verify_birth
from db.project_reader import ProjectReader
from db.queries.count_cache import Tally
from db.schema import sqlite
from db.schema.tables import SETTINGS
from db.vector_cache import Vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from sqlalchemy import Connection

    from aligner.progress import Progress
    from db.file.snapshots import SnapshotStore
    from db.records import Counts, TextInput

log = logging.getLogger(__name__)

P = ParamSpec("P")
R = TypeVar("R")


def _read(method: Callable[Concatenate[ProjectReader, P], R]) -> Callable[Concatenate[Project, P], R]:
    """Offer a question of the reader on the face of the project."""

    @wraps(method)
    def ask(project: Project, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return method(project.reader, *args, **kwargs)

    return ask


def _do(method: Callable[Concatenate[ProjectCommands, P], R]) -> Callable[Concatenate[Project, P], R]:
    """Offer a command on the face of the project."""

    @wraps(method)
    def run(project: Project, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return method(project.commands, *args, **kwargs)

    return run


class Project:
    """An open project.

    Questions may be asked on any thread at any time; each sees one state of the file. Commands queue up.
    Every command is on disk when it returns; one that raises has changed nothing.

    Attributes:
        path: the file.
        reader: answers questions; this class offers each of them under its own name.
        commands: changes the project; this class offers each command under its own name.
        read_only: the file or its folder cannot be written, so every command raises a ProjectError.
    """

    def __init__(self, opened: lifecycle.OpenFile, verifying: Progress | None = None) -> None:
        """Use :meth:`create` or :meth:`open`."""
        self.path = opened.path
        self.read_only = opened.read_only
        self._opened = opened
        self._lock = threading.RLock()
        self._following = threading.local()
        self._tally = Tally()
        self._seen = 0
        with sqlite.environment_errors(self.path):
            self._writer = opened.engine.connect().execution_options(**{sqlite.IMMEDIATE: True})
            sqlite.prepare_to_write(self._writer)
            with opened.engine.connect() as connection:
                verify_birth(connection, self.path)
                self._guard = FileGuard(opened, self._writer, chains.last(connection))
            self.reader = ProjectReader(opened.engine, self.path)
        self.commands = ProjectCommands(self._command)
        self._keeper = Keeper(self._tend)
        if verifying is not None:
            self.verify(verifying)
        if not self.read_only:
            with self.connection() as connection:
                stale = search_index.is_stale(connection)
            if stale:
                with self._writing() as connection:
                    search_index.refold(connection, self.reader.texts)
        self._seen = sqlite.data_version(self._writer)

    # Questions

    connection = _read(ProjectReader.connection)
    info = _read(ProjectReader.info)
    text = _read(ProjectReader.text)
    order = _read(ProjectReader.order)
    rows = _read(ProjectReader.rows)
    pairs = _read(ProjectReader.pairs)
    extents = _read(ProjectReader.extents)
    find = _read(ProjectReader.find)
    crossings = _read(ProjectReader.crossings)
    comments = _read(ProjectReader.comments)
    events = _read(ProjectReader.events)
    change = _read(ProjectReader.change)
    fixed = _read(ProjectReader.fixed)
    is_unfinished = _read(ProjectReader.is_unfinished)
    undo_step = _read(ProjectReader.undo_step)
    redo_step = _read(ProjectReader.redo_step)
    can_undo = _read(ProjectReader.can_undo)
    can_redo = _read(ProjectReader.can_redo)
    setting = _read(ProjectReader.setting)

    # Commands

    suggest = _do(ProjectCommands.suggest)
    suggest_part = _do(ProjectCommands.suggest_part)
    confirm = _do(ProjectCommands.confirm)
    unconfirm = _do(ProjectCommands.unconfirm)
    approve = _do(ProjectCommands.approve)
    send_back = _do(ProjectCommands.send_back)
    release = _do(ProjectCommands.release)
    comment = _do(ProjectCommands.comment)
    comment_on_many = _do(ProjectCommands.comment_on_many)
    propose = _do(ProjectCommands.propose)
    forbid_own_approval = _do(ProjectCommands.forbid_own_approval)
    split = _do(ProjectCommands.split)
    merge = _do(ProjectCommands.merge)
    join = _do(ProjectCommands.join)
    shift = _do(ProjectCommands.shift)
    move_cut = _do(ProjectCommands.move_cut)
    detach = _do(ProjectCommands.detach)
    transfer = _do(ProjectCommands.transfer)
    move = _do(ProjectCommands.move)
    edit_text = _do(ProjectCommands.edit_text)
    edit_texts = _do(ProjectCommands.edit_texts)
    undo = _do(ProjectCommands.undo)
    take_back = _do(ProjectCommands.take_back)
    redo = _do(ProjectCommands.redo)

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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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

    # Transactions

    @contextmanager
    def reporting(self, progress: Progress) -> Iterator[None]:
        """Report how far the commands are that this thread gives within the block.

        A command that ``progress`` cancels raises :class:`~aligner.errors.Cancelled` and changes nothing.
        """
        before = getattr(self._following, "progress", no_progress)
        self._following.progress = progress
        try:
            yield
        finally:
            self._following.progress = before

    @contextmanager
    def _command(self, by: Person | str) -> Iterator[Transaction]:
        if isinstance(by, Person) and same_person(by.name, MACHINE):
            raise RuleError(
                "Nobody may work under the name {name!r}", remedy="Choose another name", name=MACHINE
            )
        with self._lock, sqlite.environment_errors(self.path):
            self._may_write()
            with self._writer.begin():
                progress = getattr(self._following, "progress", no_progress)
                transaction = Transaction(self._writer, self.reader.texts, by, progress)
                yield transaction
            self._guard.wrote(transaction.link)
            self._tally.follow(transaction.recorded, sqlite.data_version(self._writer))
        self._keeper.wake()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._lock, sqlite.environment_errors(self.path):
            self._may_write()
            with self._writer.begin():
                yield self._writer
            self._guard.wrote()
        self._keeper.wake()

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

    def counts(self) -> Counts:
        """Count the pairs by status; known without counting as long as only this project writes."""
        if not self._lock.acquire(blocking=False):
            return self.reader.counts()  # a command under way need not be waited for
        try:
            with sqlite.environment_errors(self.path):
                version = sqlite.data_version(self._writer)
            counts = self._tally.at(version)
            if counts is None:
                counts = self.reader.counts()
                self._tally.keep(counts, version)
            return counts
        finally:
            self._lock.release()

    def data_version(self) -> int:
        """Give a number that changes when another window or program wrote to the file, and not when this one
        did.

        Raises:
            FileLostError: the file was moved, deleted, replaced or overwritten; see :attr:`lost`.
        """
        if self._lock.acquire(blocking=False):  # a command under way need not be waited for: ask again later
            try:
                if self._guard.lost is not None:
                    raise self._guard.lost
                with sqlite.environment_errors(self.path):
                    self._seen = sqlite.data_version(self._writer)
            finally:
                self._lock.release()
        return self._seen

    # Beside the history

    def set_setting(self, key: str, value: Any) -> None:
        """Keep view state: any JSON value. Not part of the history, and nothing in a read-only project."""
        if self.read_only:
            return
        with self._writing() as connection:
            connection.execute(delete(SETTINGS).where(SETTINGS.c.key == key))
            row = {"key": key, "value": value, "crc": digest.setting_crc(key, value)}
            connection.execute(insert(SETTINGS), row)

    def vectors(self, signature: str) -> Vectors:
        """The cache of an encoder's vectors."""
        return Vectors(signature, self.connection, self._writing)

    def backup(self, to_path: Path | str, progress: Progress = no_progress) -> None:
        """Copy the project as it is now to another file, which appears complete or not at all.

        Raises:
            ProjectError: the file cannot be written there.
            Cancelled: by ``progress``; nothing is left of the copy.
        """
        backup.backup(self._opened.engine, self.path, Path(to_path).absolute(), progress)
