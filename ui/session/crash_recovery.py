"""Detects sessions that ended without closing, and reports what they saved.

While a window is open, a marker file names its project; a window that closes removes it. A marker found at
the next start belongs to a window that crashed, or to one that still runs, which holds a lock on it.
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
        project: the file it had open, or None for the start page.
        since: id of the last event when the project was opened.
    """

    project: Path | None
    since: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What a broken session saved in its project: the number of its commands, and the last one."""

    commands: int
    last: EventRecord | None
    problems: tuple[str, ...]

    @classmethod
    def read(cls, project: Project, since: int) -> Saved:
        """Read the events after ``since`` and check the file; slow."""
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
    """The file that marks an open window. Errors with it are ignored."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{uuid4().hex}{SUFFIX}"
        self._lock: QLockFile | None = None

    def set(self, project: Path | None, since: int = 0) -> None:
        """Record which project is open."""
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
        """Remove the marker: the window closes regularly."""
        self._path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    @staticmethod
    def broken(folder: Path) -> list[Broken]:
        """The sessions that ended without closing; each is reported once."""
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
