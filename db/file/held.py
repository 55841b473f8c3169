"""The project files that this process has open, and their state on the disk.

POSIX takes a process's locks on a file away as soon as it closes *any* descriptor of that file. So each file
is opened once here, before SQLite opens it, and closed after SQLite has closed it; its bytes are read through
this descriptor meanwhile.
"""

from __future__ import annotations

import os
import struct
import sys
import threading
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

if sys.platform != "win32":
    import fcntl

Identity = tuple[int, int]
"""Device and inode."""

_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510
"""The bytes that SQLite locks for reading, see its ``os.h``."""

_FLOCK = {
    "linux": ("hhqqi4x", ("type", "whence", "start", "len", "pid")),
    "darwin": ("qqihh", ("start", "len", "pid", "type", "whence")),
}
"""The layout of ``struct flock`` on 64-bit systems."""


class Whereabouts(Enum):
    """What has become of an open file."""

    HERE = "here"
    MOVED = "moved"
    DELETED = "deleted"


@dataclass
class HeldFile:
    """A file that is open in this process.

    Attributes:
        path: the name it was opened under.
        identity: what tells it from a file that takes its name later.
    """

    path: Path
    identity: Identity
    users: int = 0
    _descriptors: list[int] = field(default_factory=list)

    def read(self, offset: int, size: int) -> bytes:
        """Read bytes of this very file, wherever it is now."""
        with _LOCK:
            os.lseek(self._descriptors[0], offset, os.SEEK_SET)
            return os.read(self._descriptors[0], size)

    def stamp(self) -> tuple[int, int]:
        """Size and time of the last change: equal as long as nobody wrote to the file itself."""
        found = os.fstat(self._descriptors[0])
        return found.st_size, found.st_mtime_ns

    def whereabouts(self) -> Whereabouts:
        """Check whether the file still has its name."""
        try:
            if _identity(os.stat(self.path)) == self.identity:
                return Whereabouts.HERE
        except OSError:
            pass
        return Whereabouts.MOVED if os.fstat(self._descriptors[0]).st_nlink else Whereabouts.DELETED

    def place(self) -> Path | None:
        """Where the file is now; None where the system does not tell."""
        try:
            if sys.platform.startswith("linux"):
                found = Path(os.readlink(f"/proc/self/fd/{self._descriptors[0]}"))
            elif sys.platform == "darwin":
                got = fcntl.fcntl(self._descriptors[0], fcntl.F_GETPATH, b"\0" * 1024)
                found = Path(os.fsdecode(got.split(b"\0", 1)[0]))
            else:
                return None
            return found if _identity(os.stat(found)) == self.identity else None
        except OSError:
            return None

    def is_open_elsewhere(self) -> bool | None:
        """Whether another process has the file open as a database; None where the system does not tell."""
        layout = _FLOCK.get("linux" if sys.platform.startswith("linux") else sys.platform)
        if layout is None:
            return None
        form, order = layout
        asked = {"type": fcntl.F_WRLCK, "whence": os.SEEK_SET, "start": _SHARED_FIRST, "len": _SHARED_SIZE}
        try:
            found = fcntl.fcntl(
                self._descriptors[0],
                fcntl.F_GETLK,
                struct.pack(form, *(asked.get(name, 0) for name in order)),
            )
        except OSError:
            return None
        return bool(dict(zip(order, struct.unpack(form, found), strict=True))["type"] != fcntl.F_UNLCK)


_LOCK = threading.RLock()
_HELD: dict[Identity, HeldFile] = {}


def hold(path: Path) -> HeldFile:
    """Open a file, or take part in the open one.

    Raises:
        OSError: it cannot be read.
    """
    with _LOCK:
        held = _HELD.get(_identity(os.stat(path)))
        if held is None:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
            identity = _identity(os.fstat(descriptor))
            # Should another file have taken the name just now: its descriptor is kept, never closed early.
            held = _HELD.setdefault(identity, HeldFile(path, identity))
            held._descriptors.append(descriptor)
        held.users += 1
        return held


def release(held: HeldFile) -> None:
    """Close the file, if nobody else in this process uses it; only after SQLite has closed it."""
    with _LOCK:
        held.users -= 1
        if held.users <= 0:
            _HELD.pop(held.identity, None)
            for descriptor in held._descriptors:
                os.close(descriptor)
            held._descriptors.clear()


def _identity(found: os.stat_result) -> Identity:
    return found.st_dev, found.st_ino
