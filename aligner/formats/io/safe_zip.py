"""Open untrusted zip archives within limits. DOCX, ODT, EPUB and XLSX are opened only through this module.

Nothing is ever extracted to disk, so a member called ``../../x`` can overwrite nothing; it is refused all
the same, because an honest archive has none. Sizes are checked while inflating, not as the archive claims
them.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from aligner.errors import InputError
from aligner.formats.io.raw_file import file_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CHUNK = 1 << 16
_LONGEST_END = 22 + 0xFFFF  # bytes of the record at the end, with its comment
_LONGEST_LIST = 8_000_000  # bytes; 20,000 members take about two million
_DAMAGED = "Save it again in the program that made it, or choose another file"


@dataclass(frozen=True, slots=True)
class Limits:
    """What an honest document stays below.

    Attributes:
        entries: members of the archive.
        total: bytes inflated over all members read.
        member: bytes inflated of one member.
        ratio: inflated over packed bytes of one member, looked at above ``ratio_from`` inflated bytes
        only, because a small file of blanks packs a thousandfold in all honesty.
    """

    entries: int = 20_000
    total: int = 400_000_000
    member: int = 200_000_000
    ratio: int = 150
    ratio_from: int = 5_000_000


def has_many_parts(path: Path) -> bool:
    """Whether the list of an archive's members is longer than that of any document, without reading it.

    Source: PKWARE, APPNOTE.TXT, 4.3.16 "End of central directory record".

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        stream.seek(0, os.SEEK_END)
        stream.seek(max(stream.tell() - _LONGEST_END, 0))
        end = stream.read()
    at = end.rfind(b"PK\x05\x06")
    return at >= 0 and int.from_bytes(end[at + 12 : at + 16], "little") > _LONGEST_LIST


class SafeZip:
    """Read-only view of an archive that enforces :class:`Limits`.

    Args:
        path: the file, for errors where ``stream`` holds the archive.

    Raises:
        InputError: not a zip archive, damaged, encrypted, with names that leave the archive, or too large.
    """

    def __init__(self, path: Path, limits: Limits | None = None, *, stream: IO[bytes] | None = None) -> None:
        self.path = path
        self._limits = limits or Limits()
        self._read = 0
        with file_errors(path):
            try:
                self._zip = zipfile.ZipFile(path if stream is None else stream)
            except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
                raise InputError(
                    "is damaged: it is not a whole archive", remedy=_DAMAGED, path=path
                ) from error
        try:
            self._check_names()
        except InputError:
            self._zip.close()
            raise

    def __enter__(self) -> SafeZip:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(info.filename for info in self._zip.infolist())

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """The whole of one member, inflated."""
        with self.open(name) as stream:
            return b"".join(iter(lambda: stream.read(_CHUNK), b""))

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """One member as a stream of inflated bytes, with the limits enforced as it is read."""
        if name not in self:
            raise InputError("is damaged: it lacks {name}", remedy=_DAMAGED, path=self.path, name=name)
        info = self._zip.getinfo(name)
        if info.flag_bits & 0x1:
            raise InputError("is encrypted", remedy="Remove its password first", path=self.path)
        try:
            with self._zip.open(info) as stream:
                yield _Counted(stream, self, info)  # type: ignore[misc]  # has all of IO[bytes] that readers use
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            ValueError,
            IndexError,
        ) as error:
            raise InputError("is damaged in {name}", remedy=_DAMAGED, path=self.path, name=name) from error
        except RuntimeError as error:  # zipfile's way of saying: a password is needed
            raise InputError("is encrypted", remedy="Remove its password first", path=self.path) from error

    def count(self, so_far: int, chunk: int, info: zipfile.ZipInfo) -> None:
        """Account for inflated bytes; refuse an archive that goes on and on."""
        self._read += chunk
        limits = self._limits
        packed = max(info.compress_size, 1)
        if (
            self._read > limits.total
            or so_far > limits.member
            or (so_far > limits.ratio_from and so_far > packed * limits.ratio)
        ):
            raise InputError(
                "unpacks to far more than a document holds ({name})",
                remedy="It looks like a trap; if it is not, save it again without its pictures",
                path=self.path,
                name=info.filename,
            )

    def _check_names(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > self._limits.entries:
            raise InputError(
                "holds {n:,} parts, too many for a document",
                remedy="Choose another file",
                path=self.path,
                n=len(infos),
            )
        for info in infos:
            name = info.filename.replace("\\", "/")
            if name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":":
                raise InputError(
                    "has a part whose name leaves the archive ({name!r})",
                    remedy="Do not trust this file",
                    path=self.path,
                    name=info.filename,
                )


class _Counted:
    """A stream that reports each chunk it gives out."""

    def __init__(self, stream: IO[bytes], owner: SafeZip, info: zipfile.ZipInfo) -> None:
        self._stream = stream
        self._owner = owner
        self._info = info
        self._so_far = 0

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            return b"".join(iter(lambda: self.read(_CHUNK), b""))
        chunk = self._stream.read(min(size, _CHUNK))
        self._so_far += len(chunk)
        self._owner.count(self._so_far, len(chunk), self._info)
        return chunk
