"""Tell from its first bytes whether a file is a project that this program can work on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aligner.errors import ProjectError
from db.schema.version import APPLICATION_ID, MAJOR

if TYPE_CHECKING:
    from pathlib import Path

    from db.file.held import HeldFile

_MAGIC = b"SQLite format 3\0"
_HEADER = 100


def find(path: Path) -> None:
    """Make sure that there is a file.

    Raises:
        ProjectError: missing, or a folder.
    """
    if path.is_dir():
        raise ProjectError("is a folder", remedy="Choose the .muqabala file itself", path=path)
    if not path.exists():
        raise ProjectError(
            "does not exist", remedy="Check the name, or create a new project from two texts", path=path
        )


def inspect(held: HeldFile) -> None:
    """Make sure that an open file is a project of this or an older program.

    Raises:
        ProjectError: not SQLite, another program's, newer, or truncated.
    """
    path = held.path
    header = held.read(0, _HEADER)
    size, _ = held.stamp()
    restore = "Restore a snapshot, or save what is left with muqabala repair"
    if size == 0:
        raise ProjectError("is empty", remedy=restore, path=path)
    if not header.startswith(_MAGIC):
        raise ProjectError("is not a Muqabala project", remedy="Choose a .muqabala file", path=path)
    if len(header) < _HEADER:
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


def is_writable(path: Path) -> bool:
    """Whether the file and its folder, where SQLite keeps its log, may be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
