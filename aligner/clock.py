"""The time that results are dated with: the present, or the moment of a run whose results must not vary."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOMENT: Final[ContextVar[datetime | None]] = ContextVar("moment", default=None)


def now() -> datetime:
    """Return the time in UTC; within :func:`dated` the moment given there."""
    return _MOMENT.get() or datetime.now(UTC)


@contextmanager
def dated(moment: datetime) -> Iterator[None]:
    """Date everything that this thread writes in the block with one moment.

    Then the same input gives the same bytes, on any machine at any time.
    """
    before = _MOMENT.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _MOMENT.reset(before)
