"""Databases that are written beside their place and take their name only when they are complete."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from aligner.errors import ProjectError
from aligner.progress import no_progress
from db.schema import sqlite

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from aligner.progress import Progress


def backup(engine: Engine, path: Path, to: Path, progress: Progress = no_progress) -> None:
    """Copy an open project; the copy takes its name only when it is complete.

    Raises:
        ProjectError: it cannot be written there, or is the project itself.
        Cancelled: by ``progress``; nothing is left of the copy.
    """
    if to == path:
        raise ProjectError("is the project itself", remedy="Choose another name for the backup", path=to)
    if to.is_dir():
        raise ProjectError("is a folder", remedy="Choose a file name for the backup", path=to)
    draft = to.with_name(f".{to.name}.{os.getpid()}.new")
    try:
        with sqlite.environment_errors(to), engine.connect() as connection:
            sqlite.copy(connection, draft, progress)
        replace(draft, to)
    except OSError as error:
        raise ProjectError(
            "cannot be written ({why})",
            remedy="Choose a folder you may write to",
            path=to,
            why=error.strerror,
        ) from error
    finally:
        remove(draft)


def replace(draft: Path, path: Path) -> None:
    """Give a complete database its name, and take away what another of that name may have left beside it.

    SQLite would otherwise play the old one's write-ahead log into the new file.
    """
    for suffix in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    os.replace(draft, path)


def remove(draft: Path) -> None:
    """Remove a database that never came to anything, with what SQLite may have left beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        with contextlib.suppress(OSError):
            draft.with_name(draft.name + suffix).unlink()
