"""A long text that stays in the file: stretches of it are read when they are asked for."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import OrderedDict
from contextlib import ExitStack
from typing import TYPE_CHECKING, overload

import numpy as np

from db.schema import sqlite
from db.schema.tables import TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from sqlite3 import Blob

    from sqlalchemy import Connection

    from aligner.bitext import Side

LONG = 4 << 20
"""Bytes of a text from which on it is not held in memory."""
PIECE = 1 << 20
"""Bytes that are read and kept at a time. SQLite walks to a place from the beginning of the text, which takes
up to 40 ms for a hundred megabytes: not for each pair.
"""
_KEPT = 4
_CONTINUES = -64
"""Bytes below it, as signed numbers, go on with a character of UTF-8."""


def is_long(connection: Connection, side: Side) -> bool:
    """Whether a text is too long to be held in memory, and can be read in stretches."""
    if connection.dialect.name != "sqlite":
        return False
    with sqlite.opened(connection, TEXTS.c.content, TEXTS.c.side == side.value) as blob:
        return len(blob) >= LONG


class LongText:
    """What :class:`aligner.bitext.Characters` asks for, of a text in a file. May be read on any thread.

    The text is passed over once, in order to find at which character each piece begins.

    Args:
        connect: lends a connection to the file.
    """

    def __init__(self, connect: Callable[[], AbstractContextManager[Connection]], side: Side) -> None:
        self._connect = connect
        self._side = side
        self._pieces: OrderedDict[int, str] = OrderedDict()
        self._reading = threading.Lock()
        self._starts = [0]
        with ExitStack() as stack:
            blob = self._open(stack)
            while data := blob.read(PIECE):
                begin_here = int((np.frombuffer(data, np.int8) >= _CONTINUES).sum())
                self._starts.append(self._starts[-1] + begin_here)

    def __len__(self) -> int:
        return self._starts[-1]

    def __str__(self) -> str:
        """All of it."""
        with ExitStack() as stack:
            data: bytes = self._open(stack).read()
            return data.decode()

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> str: ...
    def __getitem__(self, at: int | slice) -> str:
        if not isinstance(at, slice):
            place = range(len(self))[at]
            return self._between(place, place + 1)
        start, end, step = at.indices(len(self))
        return self._between(start, end) if step == 1 else str(self)[at]

    def _between(self, start: int, end: int) -> str:
        if start >= end:
            return ""
        number = bisect_right(self._starts, start) - 1
        parts = []
        while start < end:
            first = self._starts[number]
            parts.append(self._piece(number)[start - first : end - first])
            number += 1
            start = self._starts[number]
        return parts[0] if len(parts) == 1 else "".join(parts)

    def _piece(self, number: int) -> str:
        """The characters that begin in a piece."""
        with self._reading:
            if number not in self._pieces:
                with ExitStack() as stack:
                    blob = self._open(stack)
                    blob.seek(number * PIECE)
                    data: bytes = blob.read(PIECE + 3)
                    begins = np.frombuffer(data, np.int8) >= _CONTINUES
                    first = int(begins[:4].argmax())
                    behind = begins[PIECE:]
                    end = PIECE + int(behind.argmax()) if behind.any() else len(data)
                    self._pieces[number] = data[first:end].decode()
                while len(self._pieces) > _KEPT:
                    self._pieces.popitem(last=False)
            self._pieces.move_to_end(number)
            return self._pieces[number]

    def _open(self, stack: ExitStack) -> Blob:
        connection = stack.enter_context(self._connect())
        return stack.enter_context(
            sqlite.opened(connection, TEXTS.c.content, TEXTS.c.side == self._side.value)
        )
