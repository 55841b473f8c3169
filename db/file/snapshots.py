"""Automatic copies of projects, taken while somebody works, and thinned out.

One copy a minute at most, and only after a change; kept are one for each minute of the last hour, each hour
of the last day and each day of the last month, within a limit of size. Beside them lies ``latest``, the
newest state of a small project: what is left where the file itself was overwritten.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from aligner.errors import ProjectError
from db import chain as chains
from db.file import header
from db.file.backup import place, replace
from db.file.drafts import COMPANIONS, draft_beside, remove
from db.file.lifecycle import open_file
from db.file.lost import rescue_name
from db.schema import sqlite

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sqlalchemy import Connection

MOST_BYTES = 512 << 20
"""Size of the copies of one project; the newest two are kept whatever their size."""

MOST_IN_ALL = 4 << 30
"""Size of the copies of all projects; the newest of each is kept."""

SMALL = 8 << 20
"""Bytes up to which the newest state is kept too, a second after each command."""

INTERVAL = timedelta(minutes=1)
_SHARE = 60  # a copy takes at most one part in so many of the time
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy.

    Attributes:
        event: the last event in it.
        origin: the project it was taken of.
    """

    path: Path
    taken: datetime
    event: int
    size: int
    origin: str

    @property
    def name(self) -> str:
        """What it is called on the command line."""
        return self.path.stem


class SnapshotStore:
    """The snapshots of all projects of a person.

    Args:
        folder: made when the first one is taken.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all_of(self, birth: bytes | None, path: Path) -> list[Snapshot]:
        """Snapshots of a project and of its copies, newest first.

        Args:
            birth: the hash that its chain begins with; None where that cannot be read.
            path: of the project; where the chain cannot be read, the snapshots taken under this name.
        """
        if birth is not None:
            folders = self.folder.glob(f"{birth.hex()[:32]}/*")
        else:
            folders = self.folder.glob(f"*/{_where(path)}")
        found: list[Snapshot] = []
        with contextlib.suppress(OSError):
            for folder in folders:
                found += _in(folder)
        return sorted(found, key=lambda snapshot: (snapshot.taken, snapshot.event), reverse=True)

    def excess(self, most: int = MOST_IN_ALL) -> list[Snapshot]:
        """The oldest snapshots of all projects above a limit of size, but for the newest of each project."""
        newest_first: list[Snapshot] = []
        kept = 0
        for folder in self.folder.glob("*/*"):
            several = sorted(_in(folder), key=lambda one: one.taken, reverse=True)
            kept += sum(one.size for one in several[:1])
            newest_first += several[1:]
        gone: list[Snapshot] = []
        for snapshot in sorted(newest_first, key=lambda one: one.taken, reverse=True):
            kept += snapshot.size
            if kept > most:
                gone.append(snapshot)
        return gone

    def of(self, path: Path, birth: bytes) -> ProjectSnapshots:
        """The snapshots of one project file."""
        return ProjectSnapshots(self, path, birth)


class ProjectSnapshots:
    """Takes the snapshots of one open project."""

    def __init__(self, store: SnapshotStore, path: Path, birth: bytes) -> None:
        self._store = store
        self._path = path
        self._folder = store.folder / birth.hex()[:32] / _where(path)
        self._next = time.monotonic()

    @property
    def latest(self) -> Path:
        """Where the newest state of a small project is kept."""
        return self._folder / f"latest{self._path.suffix}"

    def follow(self, writer: Connection, event: int, size: int) -> None:
        """Take what is due after a command. Trouble with a snapshot is never trouble for the work.

        Args:
            writer: a connection to the project, outside a transaction.
            event: the last one.
            size: bytes of the project file.
        """
        with contextlib.suppress(OSError, ProjectError):
            if size <= SMALL:
                self._copy(writer, self.latest, over=True)
            if time.monotonic() >= self._next:
                self.take(writer, event)

    def take(self, writer: Connection, event: int) -> Path | None:
        """Take a snapshot now; None when there is one of this state.

        Raises:
            ProjectError, OSError: it cannot be written.
        """
        begun = time.monotonic()
        there = _in(self._folder)
        if any(snapshot.event == event for snapshot in there):
            return None
        now = datetime.now(UTC)
        path = self._folder / f"{now.strftime(_STAMP)}-{event}{self._path.suffix}"
        self._copy(writer, path, over=False)
        for old in thinned(_in(self._folder), now):
            remove(old.path)
        for old in self._store.excess():
            remove(old.path)
        self._next = time.monotonic() + max(INTERVAL.total_seconds(), _SHARE * (time.monotonic() - begun))
        return path

    def save_latest(self, path: Path) -> Path | None:
        """Put the newest state beside a project that was overwritten; None when there is none.

        Returns:
            Where it is.
        """
        saved = rescue_name(path)
        try:
            copies = self._folder.glob(f"*{path.suffix}")
            newest = max(copies, key=lambda one: one.stat().st_mtime_ns)
            with draft_beside(saved) as draft:
                shutil.copyfile(newest, draft)
                place(draft, saved)
        except (OSError, ProjectError, ValueError):
            return None
        return saved

    def _copy(self, writer: Connection, path: Path, *, over: bool) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        origin = self._folder / "origin"
        if not origin.exists():
            origin.write_text(str(self._path), encoding="utf-8", errors="surrogateescape")
        with sqlite.environment_errors(path), draft_beside(path) as draft:
            sqlite.copy(writer, draft)
            if over:
                replace(draft, path)
            else:
                place(draft, path)


def thinned(snapshots: Iterable[Snapshot], now: datetime, most: int = MOST_BYTES) -> list[Snapshot]:
    """Which snapshots are no longer kept, see the module."""
    gone: list[Snapshot] = []
    seen: set[tuple[str, int]] = set()
    size = 0
    for number, snapshot in enumerate(sorted(snapshots, key=lambda one: one.taken, reverse=True)):
        age = now - snapshot.taken
        for name, span, step in (
            ("minute", timedelta(hours=1), timedelta(minutes=1)),
            ("hour", timedelta(days=1), timedelta(hours=1)),
            ("day", timedelta(days=31), timedelta(days=1)),
        ):
            if age < span:
                key = (name, int(snapshot.taken.timestamp() // step.total_seconds()))
                break
        else:
            key = ("old", 0)
        size += snapshot.size
        if number >= 2 and (key in seen or key[0] == "old" or size > most):
            gone.append(snapshot)
            size -= snapshot.size
        seen.add(key)
    return gone


def _where(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:8]


def _in(folder: Path) -> list[Snapshot]:
    found: list[Snapshot] = []
    with contextlib.suppress(OSError):
        origin = ""
        with contextlib.suppress(OSError):
            origin = (folder / "origin").read_text(encoding="utf-8", errors="surrogateescape")
        for path in folder.iterdir():
            if path.name.endswith(COMPANIONS):
                continue  # somebody is looking at one
            stamp, _, event = path.stem.partition("-")
            with contextlib.suppress(ValueError, OSError):
                taken = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
                found.append(Snapshot(path, taken, int(event), path.stat().st_size, origin))
    return found


def birth_of(path: Path) -> bytes | None:
    """The hash that the chain of a project begins with; None for a file that cannot be opened.

    Raises:
        ProjectError: there is no such file.
    """
    header.find(path)
    try:
        opened = open_file(path.absolute())
    except ProjectError:
        return None
    try:
        with sqlite.environment_errors(path), opened.engine.connect() as connection:
            return chains.birth(connection)
    except (ProjectError, SQLAlchemyError, ValueError, TypeError, KeyError):
        return None
    finally:
        opened.close()
