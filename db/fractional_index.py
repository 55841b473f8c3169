"""Display order without renumbering: byte strings that always leave room between two of them.

A rank is read as a fraction 0.b₁b₂b₃… to the base 256 and never ends in a zero byte, so that the order of
the fractions, the order of the byte strings, and the order in which a database sorts them are one and the
same. Ranks are never reassigned: a pair that comes back by undo comes back exactly where it was, whatever
others inserted around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Rank = bytes

_ROOM = 1 << 24
"""Free places that :func:`spread` leaves between neighbours: 24 splits of one place before a rank grows by a
byte.
"""


def between(low: Rank | None, high: Rank | None) -> Rank:
    """Give a short rank strictly between two others; None is the beginning or the end."""
    return next(spread(low, high, 1, room=2))


def following(low: Rank | None, count: int) -> Iterator[Rank]:
    """Give ``count`` ranks after another, with the usual distance and most of the room behind them left.

    Rows that are added at the end, again and again, so keep short ranks; :func:`spread` would use up the room
    at once.
    """
    width = max(8, len(low or b"") + 1)
    bottom = int.from_bytes((low or b"").ljust(width, b"\0"))
    if bottom + (count + 1) * _ROOM >= 1 << (8 * width):
        yield from spread(low, None, count)
        return
    for number in range(1, count + 1):
        yield (bottom + _ROOM * number).to_bytes(width).rstrip(b"\0")


def spread(low: Rank | None, high: Rank | None, count: int, *, room: int = _ROOM) -> Iterator[Rank]:
    """Give ``count`` ranks in order, strictly between two others and evenly spaced.

    Args:
        low: the rank before, or None for the beginning.
        high: the rank after, or None for the end.
        count: how many are wanted.
        room: the distance between two of them, in units of their last byte.

    Raises:
        ValueError: ``low`` is not below ``high``.
    """
    if low is not None and high is not None and low >= high:
        raise ValueError("there is no room between a rank and itself")
    width = 1
    while True:
        bottom = int.from_bytes((low or b"").ljust(width, b"\0")[:width])
        top = int.from_bytes(high.ljust(width, b"\0")[:width]) if high is not None else 1 << (8 * width)
        # A rank longer than `width` is cut off here; rounding it down could let a result fall below `low`,
        # so leave one place.
        if (top - bottom) // (count + 1) >= room:
            break
        width += 1
    step = (top - bottom) // (count + 1)
    for number in range(1, count + 1):
        yield (bottom + step * number).to_bytes(width).rstrip(b"\0")
