"""Cut a large change set into pieces without holding it: read it as a stream, keep its pairs on disk."""

from __future__ import annotations

import codecs
import json
import zlib
from contextlib import closing
from typing import TYPE_CHECKING, Any

from aligner.messages import Message
from db import digest
from db.change_set import LIMIT, PIECE
from db.errors import CorruptError
from db.schema import sqlite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STRETCH = 1 << 16
"""Bytes inflated, and characters parsed, at a time."""
_ROWS = ("before", "after")
_DECODE = json.JSONDecoder().raw_decode
_KEEP = "INSERT INTO pairs (id, {side}) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET {side} = excluded.{side}"


def cut(data: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Cut a change set by pairs: each piece holds :data:`PIECE` pairs as they were before and after.

    The first piece also holds everything else.

    Args:
        data: the change set as it is stored, in stretches.
        limit: bytes of JSON at most.

    Raises:
        CorruptError: it is damaged, or larger than the limit.
    """
    with closing(sqlite.scratch()) as kept:
        kept.execute("BEGIN")
        kept.execute("CREATE TABLE pairs (place INTEGER PRIMARY KEY, id INTEGER UNIQUE, before, after)")
        rest: dict[str, Any] = {}
        for name, value in _members(_Characters(inflated(data, limit))):
            if name not in _ROWS:
                rest[name] = value
            elif isinstance(value, list) and value and type(value[0]) is int and 0 < value[0] < 1 << 63:
                kept.execute(_KEEP.format(side=name), (value[0], digest.canonical(value)))
            else:
                raise _no_change_set()
        if "columns" not in rest:
            raise _no_change_set()
        columns = digest.canonical(rest.pop("columns"))
        rows = kept.execute("SELECT before, after FROM pairs ORDER BY place")
        first = True
        while (some := rows.fetchmany(PIECE)) or first:
            before, after = (",".join(row[at] for row in some if row[at] is not None) for at in (0, 1))
            extras = f",{digest.canonical(rest)[1:-1]}" if rest else ""
            text = f'{{"columns":{columns},"before":[{before}],"after":[{after}]{extras}}}'
            yield zlib.compress(text.encode(), 1)
            rest, first = {}, False


def inflated(data: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Inflate a change set in stretches.

    Raises:
        CorruptError: it is damaged, or larger than the limit.
    """
    inflater = zlib.decompressobj()
    size = 0
    try:
        for stretch in data:
            while stretch and not inflater.eof:
                text = inflater.decompress(stretch, _STRETCH)
                size += len(text)
                if size > limit:
                    raise _cut_off()
                yield text
                stretch = inflater.unconsumed_tail
    except (zlib.error, TypeError) as error:
        raise CorruptError(Message("a change set cannot be read")) from error
    if not inflater.eof:
        raise _cut_off()


def _members(text: _Characters) -> Iterator[tuple[str, Any]]:
    """The members of a JSON object; those named in :data:`_ROWS` item by item of their lists."""
    text.expect("{")
    while True:
        name = text.value()
        text.expect(":")
        if not isinstance(name, str):
            raise _no_change_set()
        if name in _ROWS:
            text.expect("[")
            if not text.accept("]"):
                yield name, text.value()
                while not text.accept("]"):
                    text.expect(",")
                    yield name, text.value()
        else:
            yield name, text.value()
        if text.accept("}"):
            text.end()
            return
        text.expect(",")


class _Characters:
    """JSON that comes in stretches; what was read is forgotten."""

    def __init__(self, data: Iterator[bytes]) -> None:
        self._data = codecs.iterdecode(data, "utf-8", errors="surrogatepass")
        self._held = ""
        self._at = 0

    def accept(self, sign: str) -> bool:
        """Whether the next sign is this one, which is then read."""
        if not self._skip():
            raise _no_change_set()
        found = self._held[self._at] == sign
        self._at += found
        return found

    def expect(self, sign: str) -> None:
        """Read this sign."""
        if not self.accept(sign):
            raise _no_change_set()

    def end(self) -> None:
        """Read to the end, where nothing may follow."""
        if self._skip():
            raise _no_change_set()

    def value(self) -> Any:
        """Read a value, of at most :data:`LIMIT` characters."""
        self._skip()
        wanted = 1
        while True:
            try:
                found, end = _DECODE(self._held, self._at)
                if end < len(self._held):  # a number goes on, perhaps
                    self._at = end
                    return found
            except ValueError as error:
                if len(self._held) - self._at > LIMIT:
                    raise _no_change_set() from error
            except RecursionError as error:
                raise _no_change_set() from error
            wanted *= 2  # so that a long value is not parsed again with each stretch
            if not self._more(wanted):
                raise _no_change_set()

    def _skip(self) -> bool:
        """Go to the next sign that is no space; whether there is one."""
        while True:
            while self._at < len(self._held):
                if self._held[self._at] not in " \t\r\n":
                    return True
                self._at += 1
            if not self._more():
                return False

    def _more(self, stretches: int = 1) -> bool:
        """Read on; whether there was more."""
        try:
            new = [text for _, text in zip(range(stretches), self._data, strict=False)]
        except UnicodeDecodeError as error:
            raise CorruptError(Message("a change set cannot be read")) from error
        self._held = "".join((self._held[self._at :], *new))
        self._at = 0
        return bool(new)


def _no_change_set() -> CorruptError:
    return CorruptError(Message("a change set does not have the form of one"))


def _cut_off() -> CorruptError:
    return CorruptError(Message("a change set is cut off, or larger than any that Muqabala writes"))
