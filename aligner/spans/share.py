"""Progress of a piece of a larger job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.progress import Progress


WORDS: Final = 4096
"""Words looked at between two ticks where nothing is encoded: a few hundredths of a second."""


def idle() -> None:
    """The tick of those who do not report."""


def ticking(progress: Progress, done: float, message: str = "Aligning") -> Callable[[], None]:
    """Report the same share again and again: what matters is that the person can stop."""
    return lambda: progress(done, message)


def part_of(progress: Progress, start: float, share: float) -> Progress:
    """A progress callback for a piece of work that is ``share`` of the whole and begins at ``start``."""

    def report(done: float, message: str) -> None:
        progress(start + share * done, message)

    return report
