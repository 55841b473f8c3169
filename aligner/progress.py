"""Progress reports of long work, and how it is cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligner.bitext import Bead

WORDS_PER_TICK: Final = 4096
"""Words between two ticks where nothing is encoded: a few hundredths of a second."""


class Progress(Protocol):
    """Called at least every 0.1 s of work with the share done in [0, 1] and what is being done.

    The message is a template without arguments, or an :class:`aligner.messages.Message`. To cancel, the
    callback raises :class:`aligner.errors.Cancelled`; workers let it pass and leave nothing half-written.
    """

    def __call__(self, done: float, message: str) -> None: ...


def no_progress(done: float, message: str) -> None:
    """No-op progress callback."""


def no_tick() -> None:
    """No-op tick."""


def as_tick(progress: Progress, done: float, message: str = "Aligning") -> Callable[[], None]:
    """Return a callback that reports the same share each time, so that the person can cancel."""
    return lambda: progress(done, message)


def sub_progress(progress: Progress, start: float, share: float) -> Progress:
    """Return the progress callback of a step that is ``share`` of the whole and begins at ``start``."""

    def report(done: float, message: str) -> None:
        progress(start + share * done, message)

    return report


class Found(Protocol):
    """Takes beads, in display order, while the rest of the texts is being aligned."""

    def __call__(self, beads: Sequence[Bead], /) -> None: ...


def no_found(beads: Sequence[Bead], /) -> None:
    """Take beads and wait for the whole alignment."""
