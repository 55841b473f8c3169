"""The frame of a PDF file, written as a stream: objects one after another, the table of them at the end."""

from __future__ import annotations

import zlib
from typing import IO


class PdfFile:
    """Objects go out as they are given; what is kept of each is its offset.

    Source: ISO 32000-1:2008, 7.5 (file structure).
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._at = 0
        self._offsets: list[int] = []
        # The second line tells programs that look at the first bytes only that this is no text.
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """A number for an object that others refer to before it is written."""
        self._offsets.append(-1)
        return len(self._offsets)

    def put(self, content: str, number: int | None = None) -> int:
        """Write an object; its number."""
        return self._put(content.encode("ascii"), number)

    def put_stream(self, data: bytes, entries: str = "", number: int | None = None) -> int:
        """Write a stream object, compressed, with more entries for its dictionary; its number."""
        packed = zlib.compress(data, 6)
        head = f"<</Length {len(packed)}/Filter/FlateDecode{entries}>>stream\n"
        return self._put(head.encode("ascii") + packed + b"\nendstream", number)

    def close(self, root: int, info: int) -> None:
        """Write the table of objects; nothing can be added afterwards."""
        start = self._at
        lines = [f"{offset:010d} 00000 n \n" for offset in self._offsets]
        self._write(f"xref\n0 {len(lines) + 1}\n0000000000 65535 f \n{''.join(lines)}".encode("ascii"))
        trailer = f"<</Size {len(lines) + 1}/Root {root} 0 R/Info {info} 0 R>>"
        self._write(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode("ascii"))

    def _put(self, content: bytes, number: int | None) -> int:
        number = number or self.reserve()
        self._offsets[number - 1] = self._at
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        return number

    def _write(self, data: bytes) -> None:
        self._stream.write(data)
        self._at += len(data)


def text_string(text: str) -> str:
    """A text as a string object: UTF-16 in hexadecimal, which needs no escapes."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
