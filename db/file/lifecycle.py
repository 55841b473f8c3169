"""Create a project file, open one, bring an older one up to date."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy import Engine, select

from aligner.bitext import Side
from aligner.errors import ProjectError
from db.commands.new_project import check_texts, fill
from db.file import backup, header
from db.file.drafts import draft_beside, sweep
from db.file.held import HeldFile, hold, release
from db.schema import sqlite
from db.schema.expected import build, claimed_revision, revision_of
from db.schema.tables import PROJECT
from db.schema.version import HEAD, REVISIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from aligner.permissions import Person
    from db.records import TextInput


def create(path: Path, *, name: str, source: TextInput, target: TextInput, by: Person) -> None:
    """Write a new project file; it appears under its name complete or not at all.

    Raises:
        InputError: a text has no words, or characters that no file can hold.
        ProjectError: something of that name exists, or the folder cannot be written.
    """
    texts = {Side.SOURCE: source, Side.TARGET: target}
    check_texts(texts)
    write_new(path, lambda connection: fill(connection, name, texts, by))


def write_new(path: Path, filling: Callable[[Connection], None]) -> None:
    """Write a new project file whose rows ``filling`` inserts; it appears complete or not at all.

    Raises:
        ProjectError: something of that name exists, or the folder cannot be written.
    """
    if path.exists():
        raise ProjectError("already exists", remedy="Choose another name, or open it", path=path)
    if not path.parent.is_dir():
        raise ProjectError(
            "cannot be created, since its folder does not exist", remedy="Create the folder first", path=path
        )
    try:
        with draft_beside(path) as draft, sqlite.environment_errors(path):
            engine = sqlite.engine_for(draft)
            try:
                with engine.connect() as connection:
                    sqlite.mark(connection)
                    with connection.begin():
                        build(connection)
                        filling(connection)
            finally:
                engine.dispose()
            backup.place(draft, path)
    except FileExistsError:
        raise ProjectError("already exists", remedy="Choose another name, or open it", path=path) from None
    except OSError as error:
        raise ProjectError(
            "cannot be created here ({why})",
            remedy="Choose a folder you may write to",
            path=path,
            why=error.strerror,
        ) from error


@dataclass
class OpenFile:
    """A project file that is open and of the newest schema.

    Attributes:
        path: as it was asked for.
        engine: of the file, or of a copy of it where the file itself cannot be read in place.
        held: the file in the list of those that this process has open.
        read_only: nothing may be written.
    """

    path: Path
    engine: Engine
    held: HeldFile
    read_only: bool = False
    _copy: TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Close everything; harmless when it is closed already."""
        self.engine.dispose()
        if self.held.users:
            release(self.held)
        if self._copy is not None:
            self._copy.cleanup()


def open_file(path: Path) -> OpenFile:
    """Open a project file that is one of ours, and bring an older one up to date after a backup.

    A file that cannot be written is opened to be read: in place, or a copy where a log lies beside it or its
    schema is older.

    Raises:
        ProjectError: see :func:`db.file.header.inspect`; or damaged, or changed by others, or newer.
    """
    header.find(path)
    try:
        held = hold(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        header.inspect(held)
        if header.is_writable(path):
            sweep(path.parent)
            return OpenFile(path, _engine(path, path), held)
        if not _has_log(path):
            engine = sqlite.engine_for(path, read_only=True)
            with sqlite.environment_errors(path):
                if _looked_at(engine, path) == HEAD:
                    return OpenFile(path, engine, held, read_only=True)
            engine.dispose()
        return _copied(path, held)
    except BaseException:
        release(held)
        raise


@contextmanager
def looking(path: Path) -> Iterator[Connection]:
    """Read a project file of any known schema without changing, migrating or locking it.

    Where another window works on it, what is read is the state of a second ago.

    Raises:
        ProjectError: as :func:`open_file`.
    """
    header.find(path)
    try:
        held = hold(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        header.inspect(held)
        with ExitStack() as stack, sqlite.environment_errors(path):
            read = path
            if _has_log(path) and held.users == 1 and not held.is_open_elsewhere():
                read = _with_log(path, Path(stack.enter_context(TemporaryDirectory(prefix="muqabala-"))))
            engine = sqlite.engine_for(read, read_only=read is path)
            stack.callback(engine.dispose)
            _looked_at(engine, path)
            with engine.connect() as connection, sqlite.query_only(connection):
                yield connection
    finally:
        release(held)


def _has_log(path: Path) -> bool:
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and bool(wal.stat().st_size)


def _with_log(path: Path, folder: Path) -> Path:
    """A copy of a file and of the log beside it."""
    inside = folder / path.name
    shutil.copyfile(path, inside)
    wal = path.with_name(path.name + "-wal")
    if wal.exists():
        shutil.copyfile(wal, inside.with_name(wal.name))
    return inside


def _unreadable(path: Path, error: OSError) -> ProjectError:
    return ProjectError(
        "cannot be read ({why})", remedy="Check its permissions", path=path, why=error.strerror
    )


def _copied(path: Path, held: HeldFile) -> OpenFile:
    """A copy of a file that can neither be written nor be read as it is."""
    folder = TemporaryDirectory(prefix="muqabala-", ignore_cleanup_errors=True)
    try:
        inside = _with_log(path, Path(folder.name))
        return OpenFile(path, _engine(inside, path), held, read_only=True, _copy=folder)
    except BaseException:
        folder.cleanup()
        raise


def _engine(path: Path, named: Path) -> Engine:
    """Open a file that may be written, migrating it first if it is older; ``named`` is for messages."""
    with sqlite.environment_errors(named):
        engine = sqlite.engine_for(path)
        try:
            version = _looked_at(engine, named)
            if version != HEAD:
                from db.migrations.runner import migrate  # brings Alembic, which an ordinary start must not

                migrate(engine, path, version)
        except BaseException:
            engine.dispose()
            raise
    return engine


def _looked_at(engine: Engine, path: Path) -> str:
    """Make sure that a file has the schema of its revision and nothing else, before anything else is read.

    Raises:
        ProjectError: it has not, or the revision is newer than ours.
    """
    with engine.connect() as connection, sqlite.query_only(connection):
        version = revision_of(connection)
        claimed = claimed_revision(connection)
        if claimed is not None and claimed not in REVISIONS:
            raise ProjectError(
                "was written by a newer Muqabala (schema {version}, this one knows {known})",
                remedy="Update Muqabala to open it",
                path=path,
                version=claimed,
                known=HEAD,
            )
        if version is None:
            raise ProjectError(
                "has other tables, views or triggers than Muqabala makes",
                remedy="Do not trust it; ask for another copy, or save its pairs with muqabala repair",
                path=path,
            )
        if claimed != version:
            raise ProjectError(
                "is damaged (its schema is not the one it names)",
                remedy="Restore it from a backup",
                path=path,
            )
        if connection.execute(select(PROJECT.c.id).limit(2)).scalars().all() != [1]:
            raise ProjectError(
                "is damaged (it holds no project)", remedy="Restore it from a backup", path=path
            )
    return version
