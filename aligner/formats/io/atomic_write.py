"""Write a file beside its place and move it there when complete, so that a failure keeps the old one."""

from __future__ import annotations

import errno
import os
import secrets
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from aligner.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform != "win32":
    import fcntl

_STALE = 3600.0 if sys.platform == "win32" else 0.0
"""Seconds after which a part is what a killed writer left; where files have locks, those tell at once."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def atomic_write(path: Path | str) -> Iterator[IO[bytes]]:
    """A binary stream whose content takes the place of ``path`` when the block ends without an exception.

    The stream writes to a new file in the same folder (a rename across file systems is not atomic), which
    is flushed to the disk and then renamed. On any exception, Ctrl+C included, the new file is removed and
    an old file at ``path`` stays as it was. A symbolic link is followed: its target is replaced, the link
    stays. What is not a file, such as ``/dev/stdout``, is written to directly.

    Raises:
        OutputError: the folder is missing or read-only, the disk is full, ``path`` is a folder, or the like.
            Other exceptions of the block pass through.
    """
    named = Path(path)
    try:
        device = (
            named.exists() and not named.is_dir() and (not named.is_file() or named.is_relative_to("/dev"))
        )
    except (OSError, ValueError) as error:
        raise _explain(error, named) from error
    with _device(named) if device else _beside(named) as stream:
        yield stream


@contextmanager
def _device(path: Path) -> Iterator[IO[bytes]]:
    try:
        stream = path.open("wb")
    except OSError as error:
        raise _explain(error, path) from error
    with stream:
        yield stream


@contextmanager
def _beside(named: Path) -> Iterator[IO[bytes]]:
    try:
        final = named.resolve()
        if final.is_dir():
            raise OutputError("is a folder", remedy="Name a file in it", path=named)
        # Short, however long the final name: names are limited to 255 bytes, which is 127 Arabic letters.
        _sweep(final.parent)
        beside = final.parent / f".muqabala-{secrets.token_hex(8)}.part"
    except (OSError, ValueError, RuntimeError) as error:
        raise _explain(error, named) from error
    try:
        # In here, so that an interrupt just after it leaves nothing.
        with _created(beside, final, named) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, final)
    except OSError as error:
        beside.unlink(missing_ok=True)
        # Only an error of this very file is reported as such; other files' errors keep their names.
        if error.filename is None or Path(error.filename) in {beside, final}:
            raise _explain(error, named) from error
        raise
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _settle(final.parent)


def _sweep(folder: Path) -> None:
    """Remove what writers that were killed left behind: parts that nobody holds and that are not new."""
    with suppress(OSError):
        for part in folder.glob(".muqabala-*.part"):
            with suppress(OSError):
                if time.time() - part.stat().st_mtime > _STALE:
                    _remove_abandoned(part)


def _remove_abandoned(part: Path) -> None:
    """Remove a part that no process is writing to; under its lock, so that its writer notices.

    Where files have no locks, one in use cannot be removed anyway.
    """
    if sys.platform == "win32":
        part.unlink()
        return
    with part.open("rb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        part.unlink()


def _created(beside: Path, final: Path, named: Path) -> IO[bytes]:
    try:
        return _create(beside, final)
    except (OSError, ValueError, RuntimeError) as error:
        raise _explain(error, named) from error


def _create(beside: Path, final: Path) -> IO[bytes]:
    """The new file, with the permissions of the one it will replace."""
    stream = beside.open("xb")
    try:
        if sys.platform != "win32":
            with suppress(OSError):  # a file system without locks
                fcntl.flock(stream, fcntl.LOCK_EX)  # a sweeper may have it for a moment
        if not beside.exists():  # swept by another writer before the lock was there
            stream.close()
            return _create(beside, final)
        if final.exists():
            os.chmod(beside, final.stat().st_mode & 0o7777)
    except OSError:
        stream.close()
        beside.unlink(missing_ok=True)
        raise
    return stream


def _settle(folder: Path) -> None:
    """Make the rename itself survive a power failure, where the system can."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # a folder that may be written but not read: the rename is valid all the same
    try:
        os.fsync(handle)
    except OSError:
        pass  # file systems that cannot: network shares, FUSE
    finally:
        os.close(handle)


def _explain(error: Exception, path: Path) -> OutputError:
    number = error.errno if isinstance(error, OSError) else None
    if number in _NO_ROOM:
        return OutputError(
            "cannot be written: the disk is full", remedy="Free some space, or save elsewhere", path=path
        )
    if number in _FORBIDDEN:
        return OutputError(
            "cannot be written: the folder or the file is read-only", remedy="Save it elsewhere", path=path
        )
    if number == errno.ENOENT and not path.parent.is_dir():
        return OutputError(
            "cannot be written: there is no folder {folder}",
            remedy="Create the folder first",
            path=path,
            folder=path.parent,
        )
    if number == errno.ENOTDIR:
        return OutputError(
            "cannot be written: {folder} is not a folder",
            remedy="Save it elsewhere",
            path=path,
            folder=path.parent,
        )
    if number == errno.ENAMETOOLONG:
        return OutputError(
            "cannot be written: the name is too long", remedy="Choose a shorter name", path=path
        )
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return OutputError("cannot be written: {why}", remedy="Save it elsewhere", path=path, why=why)
