"""Cache of the beads of each stretch, so that a correction costs the sentences it touches and not the book.

A stretch that was paired is kept. A stretch inside a kept one is paired again only from its new ends to
where the old chain is sure enough to continue with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.alignment.spans.settings import BeadSpan, Stretch
from aligner.progress import sub_progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.progress import Progress

MAX_UNCACHED_WORDS = 500
"""Words of both sides up to which a stretch is paired again without the cache."""
MIN_REPAIRED_WORDS = 120
"""Words of the stream paired again at least between a new end and the place where the old chain continues."""
MIN_JOINT_CONFIDENCE = 0.8
"""Confidence of both beads between which the old chain may continue."""


class BeadCache:
    """Beads of the stretches of the last alignment.

    Args:
        pair: pairs a stretch.
    """

    def __init__(self, pair: Callable[[Stretch, Progress], list[BeadSpan]]) -> None:
        self._pair = pair
        self._known: dict[Stretch, list[BeadSpan]] = {}
        self._next: dict[Stretch, list[BeadSpan]] = {}

    def begin(self) -> None:
        """Start a new alignment of the whole texts; what it does not use is dropped at its end."""
        self._next = {}

    def end(self) -> None:
        """End the alignment that :meth:`begin` started."""
        self._known = self._next

    def pairs(self) -> list[BeadSpan]:
        """All beads of the last alignment."""
        return [pair for pairs in self._known.values() for pair in pairs]

    def get_or_align(self, stretch: Stretch, progress: Progress) -> list[BeadSpan]:
        """The beads of a stretch: kept, partly kept, or new."""
        found = self._known.get(stretch) or self._next.get(stretch)
        if found is None:
            found = self._partly_kept(stretch, progress) if stretch.size > MAX_UNCACHED_WORDS else None
        if found is None:
            found = self._pair(stretch, progress)
        self._next[stretch] = found
        return found

    def _partly_kept(self, stretch: Stretch, progress: Progress) -> list[BeadSpan] | None:
        old = next((s for s in self._known if _holds(s, stretch)), None)
        if old is None:
            return None
        chain = [p for p in self._known[old] if _inside(p, stretch)]
        if not chain:
            return None
        left = (old.words[0], old.clause_words[0]) == (stretch.words[0], stretch.clause_words[0])
        right = (old.words[1], old.clause_words[1]) == (stretch.words[1], stretch.clause_words[1])
        low = 0 if left else _joint(chain, stretch.words[0] + MIN_REPAIRED_WORDS)
        high = len(chain) if right else _joint_back(chain, stretch.words[1] - MIN_REPAIRED_WORDS)
        if low is None or high is None or high <= low:
            return None
        first, last = chain[low], chain[high - 1]
        out: list[BeadSpan] = []
        if not left:
            head = Stretch(
                (stretch.words[0], first.words[0]), (stretch.clause_words[0], first.clause_words[0])
            )
            out += self._pair(head, sub_progress(progress, 0.0, 0.5))
        out += chain[low:high]
        if not right:
            tail = Stretch((last.words[1], stretch.words[1]), (last.clause_words[1], stretch.clause_words[1]))
            out += self._pair(tail, sub_progress(progress, 0.5, 0.5))
        return out


def _holds(outer: Stretch, inner: Stretch) -> bool:
    if outer.stream_holes or outer.clause_holes or inner.stream_holes or inner.clause_holes:
        return False
    return all(
        a[0] <= b[0] and b[1] <= a[1]
        for a, b in ((outer.words, inner.words), (outer.clause_words, inner.clause_words))
    )


def _inside(pair: BeadSpan, stretch: Stretch) -> bool:
    return (
        stretch.words[0] <= pair.words[0]
        and pair.words[1] <= stretch.words[1]
        and stretch.clause_words[0] <= pair.clause_words[0]
        and pair.clause_words[1] <= stretch.clause_words[1]
    )


def _sure(pair: BeadSpan) -> bool:
    two_sided = pair.words[0] < pair.words[1] and pair.clause_words[0] < pair.clause_words[1]
    return two_sided and pair.confidence >= MIN_JOINT_CONFIDENCE


def _joint(chain: list[BeadSpan], word: int) -> int | None:
    """The first bead from this word on that is sure and follows a sure one."""
    for k in range(1, len(chain)):
        if chain[k].words[0] >= word and _sure(chain[k - 1]) and _sure(chain[k]):
            return k
    return None


def _joint_back(chain: list[BeadSpan], word: int) -> int | None:
    for k in range(len(chain) - 1, 0, -1):
        if chain[k].words[0] <= word and _sure(chain[k - 1]) and _sure(chain[k]):
            return k
    return None
