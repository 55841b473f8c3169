"""Draft files: written beside their place, renamed when they are complete.

Each draft has a lock beside it, which the system lets go when its process ends, however it ends. A draft
whose lock nobody holds is what a killed program left; it is removed when the next draft is begun in that
folder, and when a project of that folder is opened.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from aligner.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform != "win32":
    import fcntl

COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite may keep beside a database."""

_NAME = 40
"""Characters of the name that a draft shows; names are limited to 255 bytes."""


@contextmanager
def draft_beside(final: Path) -> Iterator[Path]:
    """A path to write to in the folder of another; whatever is there is removed when the block ends.

    Raises:
        ProjectError: the folder cannot be written.
    """
    sweep(final.parent)
    name = f".{final.stem.lstrip('.')[:_NAME]}.{secrets.token_hex(6)}.draft"
    draft = final.with_name(name + final.suffix)
    lock_path = final.with_name(name + ".lock")
    try:
        lock = _lock(lock_path)
    except OSError as error:
        raise ProjectError(
            "cannot be created here ({why})",
            remedy="Choose a folder you may write to",
            path=final,
            why=error.strerror,
        ) from error
    try:
        yield draft
    finally:
        remove(draft)
        _unlock(lock, lock_path)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let no other program give a file this name meanwhile; waits for one that does.

    Raises:
        OSError: the folder cannot be written.
    """
    digest = hashlib.sha256(path.name.encode(errors="surrogateescape")).hexdigest()[:12]
    lock_path = path.with_name(f".{path.stem.lstrip('.')[:_NAME]}.{digest}.draft.lock")
    lock = _lock(lock_path)
    try:
        yield
    finally:
        _unlock(lock, lock_path)


def sweep(folder: Path) -> None:
    """Remove the drafts in a folder whose programs have ended; failures are ignored."""
    with contextlib.suppress(OSError):
        for lock in folder.glob(".*.draft.lock"):
            with contextlib.suppress(OSError), _abandoned(lock) as abandoned:
                if abandoned:
                    base = lock.name.removesuffix(".lock")
                    for pattern in (f"{_escaped(base)}.*", f"{_escaped(base)}-*"):
                        for left in folder.glob(pattern):
                            if left != lock:
                                left.unlink(missing_ok=True)
                    lock.unlink(missing_ok=True)


def remove(draft: Path) -> None:
    """Remove a database that came to nothing, with what SQLite may have left beside it."""
    for suffix in ("", *COMPANIONS):
        with contextlib.suppress(OSError):
            draft.with_name(draft.name + suffix).unlink()


def sync(path: Path) -> None:
    """Bring a file or a folder to the disk, where the system can."""
    if path.is_dir() and os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lock(path: Path) -> IO[bytes]:
    """Take a lock that lasts as long as the stream is open; waits for its holder.

    A sweeper may take the lock for a moment, before it is ours, and remove the file: then it is made again.
    """
    while True:
        stream = path.open("ab")
        if sys.platform == "win32":
            return stream
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(stream, fcntl.LOCK_EX)
        with contextlib.suppress(OSError):
            there, ours = os.stat(path), os.fstat(stream.fileno())
            if (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino):
                return stream
        stream.close()


def _unlock(lock: IO[bytes], path: Path) -> None:
    """Let a lock go. Its file goes first, while nobody else can have it (not on Windows)."""
    if sys.platform == "win32":
        lock.close()
    with contextlib.suppress(OSError):
        path.unlink()
    lock.close()


@contextmanager
def _abandoned(lock: Path) -> Iterator[bool]:
    """Whether nobody holds a lock; if so, nobody takes it during the block."""
    if sys.platform == "win32":
        yield True  # a file that is open cannot be removed there
        return
    with lock.open("rb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
