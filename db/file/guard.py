"""Guard the file of an open project: check that it exists, is the same file, and is complete."""

from __future__ import annotations

import contextlib
import logging
import time
from typing import TYPE_CHECKING

from sqlalchemy import select

from aligner.errors import ProjectError
from db.errors import CorruptError
from db.file.backup import identity
from db.file.held import Identity, Whereabouts
from db.file.lost import FileLostError, Loss, remove_log, rescue
from db.schema import sqlite
from db.schema.tables import CHAIN

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.chain import Link
    from db.file.lifecycle import OpenFile
    from db.file.snapshots import ProjectSnapshots

log = logging.getLogger(__name__)

_QUIET_S = 0.2
_LONGEST_S = 0.7
"""The log is emptied when no command has come for the first span, or after the second one anyway."""


class FileGuard:
    """The guard of one open file. Its owner holds a lock during each call.

    Args:
        opened: the file.
        writer: the connection that writes; outside a transaction during each call.
        known: the last link of the chain.

    Attributes:
        lost: what happened to the file, once it is no longer ours; nothing may be written then.
        snapshots: where snapshots go, if they are wanted.
    """

    def __init__(self, opened: OpenFile, writer: Connection, known: Link) -> None:
        self._opened = opened
        self._held = opened.held
        self._writer = writer
        self._known = known
        self._stamp = self._held.stamp()
        self._log = self._log_identity()
        self._dirty: float | None = None
        self._written = 0.0
        self.lost: FileLostError | None = None
        self.snapshots: ProjectSnapshots | None = None

    def check(self) -> None:
        """Make sure that the file is still there and still the same; called before each command.

        Raises:
            FileLostError: it is not. What could be saved is saved.
        """
        if self.lost is not None:
            raise self.lost
        if self._opened.read_only:
            return
        if self._held.whereabouts() is not Whereabouts.HERE:
            self._lose(rescue(self._writer, self._held, self._log))
        stamp = self._held.stamp()
        if stamp != self._stamp:
            if not self._knows_us():
                self._overwritten()
            self._stamp = stamp
        self._log = self._log_identity()

    def wrote(self, link: Link | None = None) -> None:
        """Take note of a command, whose link of the chain must be in the file from now on."""
        now = time.monotonic()
        self._written = now
        self._dirty = now if self._dirty is None else self._dirty
        if link is not None:
            self._known = link

    def is_due(self) -> bool:
        """Whether the log should be brought into the file now."""
        now = time.monotonic()
        return self._dirty is not None and (
            now - self._written >= _QUIET_S or now - self._dirty >= _LONGEST_S
        )

    def settle(self) -> None:
        """Bring the log into the file, and take the snapshots that are due. Best effort.

        Raises:
            FileLostError: the file was overwritten meanwhile.
        """
        if sqlite.checkpoint(self._writer):
            self._dirty = None
            # First the stamp, then the look: who overwrites the file now changes the one or the other.
            self._stamp = self._held.stamp()
            if not self._knows_us():
                self._overwritten()
            if self.snapshots is not None:
                self.snapshots.follow(self._writer, self._known.number, self._stamp[0])

    def _lose(self, error: FileLostError) -> None:
        self.lost = error
        log.warning("%s", error)
        raise error

    def _overwritten(self) -> None:
        sqlite.keep_for_good(self._writer)
        remove_log(self._held.path, self._log)
        saved = self.snapshots.save_latest(self._held.path) if self.snapshots is not None else None
        self._lose(FileLostError(self._held.path, Loss.OVERWRITTEN, saved))

    def _knows_us(self) -> bool:
        """Whether the file, as somebody sees it who opens it now, holds our last link.

        Another process that works on the same file only ever adds to it. Who copies an older file or another
        project over it takes the link away.
        """
        fresh = sqlite.engine_for(self._held.path)
        try:
            with sqlite.environment_errors(self._held.path), fresh.connect() as connection:
                statement = select(CHAIN.c.hash).where(CHAIN.c.link == self._known.number)
                return connection.execute(statement).scalar_one_or_none() == self._known.hash
        except CorruptError:
            return False
        except ProjectError as error:  # busy, or too many files are open: look again later
            return not any(what in str(error) for what in ("is damaged", "is not a Muqabala project"))
        except Exception:  # noqa: BLE001  (whatever a foreign file makes of the question)
            return False
        finally:
            fresh.dispose()

    def _log_identity(self) -> Identity | None:
        with contextlib.suppress(OSError):
            return identity(self._held.path.with_name(self._held.path.name + "-wal"))
        return None
