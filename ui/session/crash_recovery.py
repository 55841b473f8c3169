"""Notices when the program ended without closing, and says what became of the work.

While a window is open a small file names its project. A window that closes takes the file away; one that is
found at the next start belongs to a window that was killed, or to one that still runs: a lock tells which.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QLockFile

if TYPE_CHECKING:
    from db import EventRecord, Project

SUFFIX = ".running"


@dataclass(frozen=True, slots=True)
class Broken:
    """A session that ended without closing.

    Attributes:
        project: the file it had open, or None when it stood at the start page.
        since: id of the last event there was when the project was opened.
    """

    project: Path | None
    since: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What of a broken session is in the project: how many commands, and the last of them."""

    commands: int
    last: EventRecord | None
    problems: tuple[str, ...]

    @classmethod
    def read(cls, project: Project, since: int) -> Saved:
        """Read what was written after an event and look whether the file is sound; takes its time."""
        from db import check

        events = []
        before: int | None = None
        while True:
            page = project.events(200, before)
            fresh = [event for event in page if event.id > since]
            events += fresh
            if len(fresh) < len(page) or not page:
                break
            before = page[-1].id
        return cls(len(events), events[0] if events else None, tuple(check(project.path).problems))


class Marker:
    """The file that says that a window is open. Trouble with it is never trouble for the person."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{uuid4().hex}{SUFFIX}"
        self._lock: QLockFile | None = None

    def set(self, project: Path | None, since: int = 0) -> None:
        """Say which project is open."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._lock is None:
                self._lock = _lock(self._path)
                self._lock.tryLock(0)
            fresh = self._path.with_suffix(".new")
            fresh.write_text(
                json.dumps({"project": str(project) if project else None, "since": since}), encoding="utf-8"
            )
            os.replace(fresh, self._path)
        except OSError:
            return

    def clear(self) -> None:
        """The window closes as it should."""
        self._path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    @staticmethod
    def broken(folder: Path) -> list[Broken]:
        """The sessions that ended without closing; each is told once."""
        found = []
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            lock = _lock(path)
            if not lock.tryLock(0):
                continue  # that window is still open
            try:
                data = json.loads(path.read_text(encoding="utf-8"))
                project = data.get("project")
                found.append(Broken(Path(project) if project else None, int(data.get("since", 0))))
            except (OSError, ValueError, TypeError, AttributeError):
                found.append(Broken(None, 0))  # killed while it wrote the marker itself
            path.unlink(missing_ok=True)
            lock.unlock()
        return found


def _lock(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # stale when its process is gone, never by age
    return lock
