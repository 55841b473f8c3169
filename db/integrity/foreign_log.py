"""Set aside a write-ahead log that does not belong to the file beside it; never apply it.

SQLite plays in whatever has the right name. A log is foreign where the file was moved away from it, or where
another file, or an older copy, was put in its place. With a foreign log the file does not verify, so it is
verified with the log and without it, in copies.
"""

from __future__ import annotations

import logging
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from aligner.errors import ProjectError
from db.file.held import hold, release
from db.integrity.verify import DATA_ERRORS, verify
from db.schema import sqlite
from db.schema.expected import revision_of
from db.schema.version import HEAD

if TYPE_CHECKING:
    from db.file.held import HeldFile

log = logging.getLogger(__name__)

_MAGIC = {bytes.fromhex("377f0682"), bytes.fromhex("377f0683")}
_HEADER = 32


def set_aside(path: Path) -> Path | None:
    """Rename a log that does not belong to a project that nobody has open.

    Returns:
        Its new name; None when there is no log, or it belongs to the file, or cannot be judged.
    """
    wal = path.with_name(path.name + "-wal")
    try:
        if wal.stat().st_size <= _HEADER:
            return None
        held = hold(path)
    except OSError:
        return None
    try:
        elsewhere = held.is_open_elsewhere()
        if elsewhere is None:
            elsewhere = sys.platform != "win32"  # where a log that is open cannot be renamed
        if held.users > 1 or elsewhere or _belongs(held, wal):
            return None
        aside = wal.with_name(f"{wal.name}.aside")
        wal.replace(aside)
        path.with_name(path.name + "-shm").unlink(missing_ok=True)
    except OSError:
        return None
    finally:
        release(held)
    log.warning("%s did not belong to %s and was set aside as %s", wal.name, path, aside.name)
    return aside


def _belongs(held: HeldFile, wal: Path) -> bool:
    """Whether a file with the log is whole, or is not whole without it either."""
    with wal.open("rb") as stream:
        header = stream.read(_HEADER)
    page = int.from_bytes(held.read(16, 2))
    if header[:4] not in _MAGIC:
        return True  # SQLite passes it over
    if int.from_bytes(header[8:12]) != (65536 if page == 1 else page):
        return False
    with TemporaryDirectory(prefix=".muqabala-", dir=held.path.parent, ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "p.muqabala"
        size, _ = held.stamp()
        with copy.open("wb") as stream:
            for start in range(0, size, 1 << 20):
                stream.write(held.read(start, min(1 << 20, size - start)))
        alone = copy.with_name("alone.muqabala")
        shutil.copyfile(copy, alone)
        shutil.copyfile(wal, copy.with_name(copy.name + "-wal"))
        return _is_whole(copy) or not _is_whole(alone)


def _is_whole(path: Path) -> bool:
    engine = sqlite.engine_for(path)
    try:
        with sqlite.environment_errors(path), engine.connect() as connection, connection.begin():
            revision = revision_of(connection)
            if revision == HEAD:
                verify(connection, path)
                return True
            return revision is not None and not (
                sqlite.integrity_problems(connection) or sqlite.foreign_key_problems(connection)
            )
    except (ProjectError, *DATA_ERRORS):
        return False
    finally:
        engine.dispose()
