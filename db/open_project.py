"""What an open project offers, whatever stores it: its queries and its commands."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import delete, insert

from aligner.errors import RuleError
from aligner.permissions import MACHINE, Person, same_person
from aligner.progress import no_progress
from db import digest
from db.commands.project_commands import ProjectCommands
from db.commands.transaction import Transaction
from db.project_reader import ProjectReader
from db.queries.count_cache import Tally
from db.schema.tables import SETTINGS
from db.vector_cache import Vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from types import TracebackType

    from sqlalchemy import Connection

    from aligner.progress import Progress
    from db.chain import Link
    from db.records import Counts

P = ParamSpec("P")
R = TypeVar("R")


def _read(method: Callable[Concatenate[ProjectReader, P], R]) -> Callable[Concatenate[OpenProject, P], R]:
    """Offer a query of the reader on the project itself."""

    @wraps(method)
    def ask(project: OpenProject, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return method(project.reader, *args, **kwargs)

    return ask


def _do(method: Callable[Concatenate[ProjectCommands, P], R]) -> Callable[Concatenate[OpenProject, P], R]:
    """Offer a command on the project itself."""

    @wraps(method)
    def run(project: OpenProject, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return method(project.commands, *args, **kwargs)

    return run


class OpenProject(ABC):
    """An open project, in a file (:class:`db.Project`) or on a server (:class:`db.server.ServerProject`).

    Queries may be asked on any thread at any time; each sees one state of the project. Commands queue up.
    Every command is stored for good when it returns; one that raises has changed nothing.

    Attributes:
        reader: answers queries; this class offers each of them under its own name.
        commands: changes the project; this class offers each command under its own name.
        read_only: every command raises a ProjectError.
    """

    read_only: bool = False

    def __init__(self, writer: Connection, reader: ProjectReader) -> None:
        """Take over an open project.

        Args:
            writer: the connection of all commands.
            reader: has connections of its own.
        """
        self._lock = threading.RLock()
        self._following = threading.local()
        self._tally = Tally()
        self._seen = 0
        self._writer = writer
        self.reader = reader
        self.commands = ProjectCommands(self._command)

    # Questions

    connection = _read(ProjectReader.connection)
    info = _read(ProjectReader.info)
    text = _read(ProjectReader.text)
    characters = _read(ProjectReader.characters)
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
    answer = _do(ProjectCommands.answer)
    release = _do(ProjectCommands.release)
    comment = _do(ProjectCommands.comment)
    comment_on_many = _do(ProjectCommands.comment_on_many)
    comment_on_words = _do(ProjectCommands.comment_on_words)
    link_words = _do(ProjectCommands.link_words)
    propose = _do(ProjectCommands.propose)
    assign = _do(ProjectCommands.assign)
    end_assignment = _do(ProjectCommands.end_assignment)
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

    # What the storage does

    @abstractmethod
    def close(self) -> None:
        """Close the project; harmless when it is closed already."""

    @abstractmethod
    def _errors(self) -> AbstractContextManager[None]:
        """Turn errors of the storage into sentences."""

    @abstractmethod
    def _may_write(self) -> None:
        """Raise a ProjectError unless a command may begin."""

    @abstractmethod
    def _wrote(self, link: Link | None) -> None:
        """Look after the storage when something was written; ``link`` ends the history if a command did."""

    @abstractmethod
    def _version(self) -> int:
        """A number that changes when another program writes, and not when this project does."""

    def _before_commit(self, transaction: Transaction) -> None:
        """Do what belongs to a command beside its rows."""
        del transaction

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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
        with self._lock, self._errors():
            self._may_write()
            with self._writer.begin():
                progress = getattr(self._following, "progress", no_progress)
                transaction = Transaction(self._writer, self.reader.texts, by, progress)
                yield transaction
                self._before_commit(transaction)
            self._wrote(transaction.link)
            self._tally.follow(transaction.recorded, self._version())

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._lock, self._errors():
            self._may_write()
            with self._writer.begin():
                yield self._writer
            self._wrote(None)

    def counts(self) -> Counts:
        """Count the pairs by status; known without counting as long as only this project writes."""
        if not self._lock.acquire(blocking=False):
            return self.reader.counts()  # a command under way need not be waited for
        try:
            with self._errors():
                version = self._version()
            counts = self._tally.at(version)
            if counts is None:
                counts = self.reader.counts()
                self._tally.keep(counts, version)
            return counts
        finally:
            self._lock.release()

    def data_version(self) -> int:
        """Give a number that changes when another window or program wrote to the project, and not when this
        one did.

        Raises:
            ProjectError: the storage cannot be reached.
        """
        if self._lock.acquire(blocking=False):  # a command under way need not be waited for: ask again later
            try:
                with self._errors():
                    self._seen = self._version()
            finally:
                self._lock.release()
        return self._seen

    def acting(self, person: Person) -> Person:
        """Who somebody is in this project, who says to be ``person``: on a server, who is signed in."""
        return person

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
