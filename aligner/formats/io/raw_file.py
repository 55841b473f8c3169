"""Read the bytes of a file, or report in one sentence why that fails."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, cast

from aligner.errors import InputError
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 500_000_000
LONGEST_LINE = 50_000_000


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Tell in one sentence what the system says when a file is opened or read.

    Raises:
        InputError: missing, a folder, or unreadable.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise InputError("does not exist", remedy="Check the name", path=path) from error
    except IsADirectoryError as error:
        raise InputError("is a folder", remedy="Choose a file", path=path) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        raise InputError(
            "cannot be read ({why})",
            remedy="Check where it is and who may read it",
            path=path,
            why=getattr(error, "strerror", None) or str(error),
        ) from error


def read_bytes(path: Path, limit: int = LARGEST) -> bytes:
    """The whole file.

    Raises:
        InputError: missing, a folder, unreadable, empty, or longer than ``limit`` bytes.
    """
    with file_errors(path), path.open("rb") as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(
            "is larger than {size} MB", remedy="Split it first", path=path, size=limit // 1_000_000
        )
    if not data:
        raise InputError("is empty", remedy="Choose another file", path=path)
    return data


@contextmanager
def opened(path: Path, progress: Progress = no_progress) -> Iterator[IO[bytes]]:
    """The file as a stream of bytes that reports its progress as it is read.

    Raises:
        InputError: missing, a folder, unreadable or empty.
    """
    with file_errors(path):
        size = path.stat().st_size
        stream = path.open("rb")
    with stream:
        if size == 0:
            raise InputError("is empty", remedy="Choose another file", path=path)
        yield cast("IO[bytes]", _Reporting(stream, size, path.name, progress))


class _Reporting:
    """The part of a binary stream that parsers use; each read tells how far it got."""

    def __init__(self, stream: IO[bytes], size: int, name: str, progress: Progress) -> None:
        self._stream = stream
        self._size = size
        self._name = name
        self._progress = progress
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        self._progress(min(self._read / self._size, 1.0), Message("Reading {name}", name=self._name))
        data = self._stream.read(size)
        self._read += len(data)
        return data


def lines(stream: IO[bytes], path: Path, longest: int = LONGEST_LINE) -> Iterator[str]:
    """Lines of a UTF-8 stream (a byte order mark is dropped), without their ends, in bounded memory.

    Only the newline ends a line: other separators of Unicode may occur inside a text.

    Raises:
        InputError: not UTF-8, or a line longer than ``longest`` bytes.
    """
    rest = b""
    first = True
    number = 0
    while True:
        chunk = stream.read(1 << 20)
        parts = (rest + chunk).split(b"\n")
        # What follows the last newline is a line only if the file ends with it and there is something.
        rest = parts.pop() if chunk or not parts[-1] else b""
        for part in parts:
            number += 1
            if first:
                part = part.removeprefix(b"\xef\xbb\xbf")
                first = False
            try:
                yield part.removesuffix(b"\r").decode()
            except UnicodeDecodeError as error:
                raise InputError(
                    "is not valid UTF-8 in line {number}", remedy="Save it as UTF-8", path=path, number=number
                ) from error
        if not chunk:
            return
        if len(rest) > longest:
            raise InputError(
                "has a line longer than {size} MB",
                remedy="Split it first",
                path=path,
                size=longest // 1_000_000,
            )
