"""Read the rows of a damaged SQLite file page by page, without SQLite.

The format is that of https://sqlite.org/fileformat2.html: leaf pages of table b-trees (type 13) hold the
rows, long rows go on in chains of overflow pages. Pages are taken one by one, whether the tree above them is
whole or not; what cannot be parsed is passed over.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAF, _INTERIOR = 0x0D, 0x05
_HEADER = 100
_WAL_MAGIC = (0x377F0682, 0x377F0683)
_LARGEST = 1 << 30


@dataclass(frozen=True, slots=True)
class Row:
    """A row as stored in the file.

    Attributes:
        rowid: of the row; an INTEGER PRIMARY KEY column holds None in ``values`` and stands here.
        page: where the row begins, from 1.
        values: numbers, bytes (text is not decoded), None.
        whole: its overflow chain is complete and ends where it should.
        text: for each value, whether it is text.
    """

    rowid: int
    page: int
    values: tuple[Any, ...]
    whole: bool
    text: tuple[bool, ...]


@dataclass
class PageFile:
    """The pages of a file, with the committed pages of its log put over them.

    Args:
        data: the file.
        log: the write-ahead log; empty for none.
    """

    data: bytes
    log: bytes = b""
    size: int = field(init=False)
    _over: dict[int, bytes] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        claimed = int.from_bytes(self.data[16:18])
        claimed = 65536 if claimed == 1 else claimed
        ours = claimed if claimed in {512 << n for n in range(8)} else 4096
        self.size = ours
        self._over = _committed(self.log, ours)

    def __len__(self) -> int:
        return max(-(-len(self.data) // self.size), max(self._over, default=0))

    def page(self, number: int) -> bytes:
        """A page, from 1; short where the file ends in it, empty beyond."""
        if number in self._over:
            return self._over[number]
        return self.data[(number - 1) * self.size : number * self.size]

    def leaves(self) -> Iterator[int]:
        """Numbers of the pages that look like leaves of tables."""
        for number in range(1, len(self) + 1):
            page = self.page(number)
            at = _HEADER if number == 1 else 0
            if len(page) > at + 8 and page[at] == _LEAF:
                yield number

    def rows(self, number: int) -> Iterator[Row]:
        """The rows of a leaf page that can be parsed."""
        page = self.page(number)
        at = _HEADER if number == 1 else 0
        count = int.from_bytes(page[at + 3 : at + 5])
        for cell in range(min(count, self.size // 4)):
            pointer = int.from_bytes(page[at + 8 + 2 * cell : at + 10 + 2 * cell])
            try:
                if at + 8 <= pointer < len(page):
                    yield self._row(number, page, pointer)
            except (IndexError, ValueError, struct.error):
                continue

    def children(self, number: int) -> list[int]:
        """Pages below an interior page of a table; none for any other page."""
        page = self.page(number)
        at = _HEADER if number == 1 else 0
        if len(page) <= at + 12 or page[at] != _INTERIOR:
            return []
        found = [int.from_bytes(page[at + 8 : at + 12])]
        for cell in range(min(int.from_bytes(page[at + 3 : at + 5]), self.size // 4)):
            pointer = int.from_bytes(page[at + 12 + 2 * cell : at + 14 + 2 * cell])
            found.append(int.from_bytes(page[pointer : pointer + 4]))
        return [child for child in found if 1 <= child <= len(self)]

    def below(self, root: int) -> set[int]:
        """The pages of a table, from its root down, as far as the tree is whole."""
        seen: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number not in seen:
                seen.add(number)
                waiting += self.children(number)
        return seen

    def _strayed(self, following: int) -> bytes | None:
        """The one page that goes on at another; None where there is none, or several.

        Long rows are written at once, page after page, so a page that changed places with one of another kind
        is known by what should follow it.
        """
        wanted = following.to_bytes(4)
        found = [page for number in range(2, len(self) + 1) if (page := self.page(number))[:4] == wanted]
        return found[0] if len(found) == 1 else None

    def _row(self, number: int, page: bytes, at: int) -> Row:
        length, at = _varint(page, at)
        rowid, at = _varint(page, at)
        if not 2 <= length <= _LARGEST:
            raise ValueError("no row is so long")
        most = self.size - 35
        local = length
        if length > most:
            least = (self.size - 12) * 32 // 255 - 23
            local = least + (length - least) % (self.size - 4)
            local = local if local <= most else least
        payload = page[at : at + local]
        whole = len(payload) == local
        if length > local:
            first = int.from_bytes(page[at + local : at + local + 4])
            rest, complete = self._chain(first, length - local)
            payload, whole = payload + rest, whole and complete
        values, text = _record(payload)
        return Row(rowid - (1 << 64) if rowid >> 63 else rowid, number, values, whole, text)

    def _chain(self, number: int, length: int) -> tuple[bytes, bool]:
        """Overflow pages; where the chain breaks, the pages that follow in the file are taken."""
        parts: list[bytes] = []
        whole = True
        seen: set[int] = set()
        while length > 0:
            if not 1 < number <= len(self) or number in seen:
                return b"".join(parts), False
            seen.add(number)
            page = self.page(number)
            more = length > self.size - 4
            if more and not 1 < int.from_bytes(page[:4]) <= len(self):
                page = self._strayed(number + 1) or page
            part = page[4 : 4 + min(length, self.size - 4)]
            parts.append(part)
            length -= self.size - 4
            following = int.from_bytes(page[:4])
            if length > 0 and (not 1 < following <= len(self) or following in seen):
                whole = False
                following = number + 1  # long rows are written at once, page after page
            number = following
        return b"".join(parts), whole


def _record(payload: bytes) -> tuple[tuple[Any, ...], tuple[bool, ...]]:
    """The values of a record, as far as the payload goes."""
    size, at = _varint(payload, 0)
    if not at <= size <= len(payload):
        raise ValueError("a record header goes beyond its record")
    kinds: list[int] = []
    while at < size:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Any] = []
    at = size
    for kind in kinds:
        width = _WIDTHS[kind] if kind < 10 else (kind - 12) // 2
        if kind in (10, 11) or (at + width > len(payload) and kind < 12):
            raise ValueError("no such value")
        data = payload[at : at + width]
        at += width
        if kind == 0:
            values.append(None)
        elif kind in (8, 9):
            values.append(kind - 8)
        elif kind == 7:
            values.append(struct.unpack(">d", data)[0])
        elif kind < 7:
            values.append(int.from_bytes(data, signed=True))
        else:
            values.append(data)
    return tuple(values), tuple(kind >= 13 and kind % 2 == 1 for kind in kinds)


_WIDTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise ValueError("a number has no end")


def _committed(log: bytes, size: int) -> dict[int, bytes]:
    """The last version of each page in the committed frames of a log."""
    if len(log) < 32 or int.from_bytes(log[:4]) not in _WAL_MAGIC or int.from_bytes(log[8:12]) != size:
        return {}
    order = ">" if log[3] & 1 else "<"
    salts = log[16:24]
    sums = _sums((0, 0), log[:24], order)
    if sums != struct.unpack(">II", log[24:32]):
        return {}
    pages: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    for at in range(32, len(log) - size - 23, size + 24):
        frame = log[at : at + 24]
        page = log[at + 24 : at + 24 + size]
        sums = _sums(_sums(sums, frame[:8], order), page, order)
        if frame[8:16] != salts or sums != struct.unpack(">II", frame[16:24]):
            break
        waiting[int.from_bytes(frame[:4])] = page
        if int.from_bytes(frame[4:8]):
            pages |= waiting
            waiting = {}
    return pages


def _sums(before: tuple[int, int], data: bytes, order: str) -> tuple[int, int]:
    one, two = before
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
