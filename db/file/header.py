"""Tell from its first bytes whether a file is a project that this program can work on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aligner.errors import ProjectError
from db.schema.version import APPLICATION_ID, MAJOR

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = b"SQLite format 3\0"


def inspect(path: Path) -> None:
    """Make sure that a path is a project file this program can work on.

    Raises:
        ProjectError: missing, a folder, not SQLite, another program's, newer, truncated, or not writable.
    """
    if path.is_dir():
        raise ProjectError("is a folder", remedy="Choose the .muqabala file itself", path=path)
    if not path.exists():
        raise ProjectError(
            "does not exist", remedy="Check the name, or create a new project from two texts", path=path
        )
    try:
        with path.open("rb") as file:
            header = file.read(100)
        size = path.stat().st_size
    except OSError as error:
        raise ProjectError(
            "cannot be read ({why})", remedy="Check its permissions", path=path, why=error.strerror
        ) from error
    restore = "Restore it from a backup"
    if size == 0:
        raise ProjectError("is empty", remedy=restore, path=path)
    if not header.startswith(_MAGIC):
        raise ProjectError("is not a Muqabala project", remedy="Choose a .muqabala file", path=path)
    if len(header) < 100:
        raise ProjectError("is truncated", remedy=restore, path=path)

    def number(offset: int, width: int = 4) -> int:
        return int.from_bytes(header[offset : offset + width])

    if number(68) != APPLICATION_ID:
        raise ProjectError("is a database of another program", remedy="Choose a .muqabala file", path=path)
    if number(60) > MAJOR:
        raise ProjectError(
            "was written by a newer Muqabala (format {version}, this one knows {known})",
            remedy="Update Muqabala to open it",
            path=path,
            version=number(60),
            known=MAJOR,
        )
    page = number(16, 2)
    page = 65536 if page == 1 else page
    wal = path.with_name(path.name + "-wal")
    # With a write-ahead log beside it the main file may rightly lag behind its header.
    if number(24) == number(92) and size < page * number(28) and not (wal.exists() and wal.stat().st_size):
        raise ProjectError("is truncated", remedy=restore, path=path)
    if not os.access(path, os.W_OK):
        raise ProjectError("is read-only", remedy="Make it writable, or work on a copy of it", path=path)
    if not os.access(path.parent, os.W_OK):
        raise ProjectError(
            "lies in a read-only folder", remedy="Copy it to a folder you may write to", path=path
        )
