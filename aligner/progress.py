"""How long work reports itself and is stopped."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called at least every 0.1 s of work with the share done in [0, 1] and what is being done.

    To cancel, the callback raises :class:`aligner.errors.Cancelled`; workers let it pass and leave nothing
    half-written.
    """

    def __call__(self, done: float, message: str) -> None: ...


def silent(done: float, message: str) -> None:
    """The progress callback for those who do not care."""
