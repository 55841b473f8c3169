"""Progress of a piece of a larger job."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.progress import Progress


def part_of(progress: Progress, start: float, share: float) -> Progress:
    """A progress callback for a piece of work that is ``share`` of the whole and begins at ``start``."""

    def report(done: float, message: str) -> None:
        progress(start + share * done, message)

    return report
