"""XLIFF files in other encodings than UTF-8: edited as UTF-8, written as they were."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from aligner.errors import InputError

if TYPE_CHECKING:
    import mmap
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    Edit = tuple[int, int, bytes]
    """Bytes from … to … of the file, and what takes their place."""

_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")
# Marks of the byte order, and how "<" begins without one; the longer ones first.
_BEGINNINGS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"),
)  # fmt: skip
_REMEDY = "Save it in UTF-8 first"


def encoding_of(data: bytes | mmap.mmap, path: Path) -> str:
    """The encoding of an XML file by its first bytes and its declaration; "utf-8" where they say nothing.

    Raises:
        InputError: the declaration names none that we know.
    """
    head = bytes(data[:1000])
    for mark, name in _BEGINNINGS:
        if head.startswith(mark):
            return name
    found = _DECLARED.match(head.removeprefix(codecs.BOM_UTF8))
    named = found[1].decode("ascii") if found is not None else "utf-8"
    try:
        return codecs.lookup(named).name
    except LookupError as error:
        raise InputError(
            "is in an unknown encoding, {encoding}", remedy=_REMEDY, path=path, encoding=named
        ) from error


def in_utf_8(data: bytes | mmap.mmap, encoding: str, path: Path) -> bytes | mmap.mmap:
    """The file in UTF-8, itself where it is.

    Raises:
        InputError: its bytes are not of its encoding.
    """
    if encoding == "utf-8":
        return data
    try:
        return bytes(data).decode(encoding).encode("utf-8")
    except UnicodeError as error:
        raise InputError(
            "is not in {encoding}, which it names as its encoding",
            remedy=_REMEDY,
            path=path,
            encoding=encoding,
        ) from error


def edited(
    data: bytes | mmap.mmap, text: bytes | mmap.mmap, encoding: str, edits: Sequence[Edit], path: Path
) -> Iterator[Edit]:
    """The edits of a file in UTF-8 as edits of the file itself.

    What its encoding cannot hold becomes a reference to the character.

    Args:
        text: ``data`` as :func:`in_utf_8` gives it.

    Raises:
        InputError: its bytes could have been written in another way, so that they cannot be found again.
    """
    if encoding == "utf-8":
        yield from edits
        return
    at = seen = 0

    def reached(place: int) -> int:
        nonlocal at, seen
        passed = text[seen:place].decode("utf-8").encode(encoding)
        if data[at : at + len(passed)] != passed:
            raise InputError(
                "writes the same characters in several ways in {encoding}",
                remedy=_REMEDY,
                path=path,
                encoding=encoding,
            )
        at, seen = at + len(passed), place
        return at

    for start, end, new in edits:
        first = reached(start)
        yield first, reached(end), new.decode("utf-8").encode(encoding, "xmlcharrefreplace")
    reached(len(text))
