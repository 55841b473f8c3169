"""The words that a set of segments holds, to check that no word is lost or doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.bitext import Segment
from aligner.errors import EditError

if TYPE_CHECKING:
    from collections.abc import Iterable

Stretches = list[tuple[int, int]]


def cover(text: str, segments: Iterable[Segment]) -> Stretches:
    """Which stretches of a text the segments hold, those with only white space between them taken together.

    Two sets of segments hold the same words exactly when their covers are equal.

    Raises:
        EditError: two segments overlap, one starts or ends within a word, or lies outside the text.
    """
    covered: Stretches = []
    start = end = -1
    for segment in sorted(segments):
        if segment.end > len(text) or segment.start < end:
            raise EditError("a stretch of text is held twice, or lies beyond the end of the text")
        if not (_edge(text, segment.start) and _edge(text, segment.end)):
            raise EditError("a word is cut in two")
        if start >= 0 and (segment.start == end or text[end : segment.start].isspace()):
            end = segment.end
            continue
        if start >= 0:
            covered.append((start, end))
        start, end = segment.start, segment.end
    if start >= 0:
        covered.append((start, end))
    return [(s.start, s.end) for a, b in covered if (s := Segment.trimmed(text, a, b)) is not None]


def everything(text: str) -> Stretches:
    """The cover of a whole text."""
    return cover(text, [Segment(0, len(text))]) if text else []


def uncovered(text: str, segments: Iterable[Segment]) -> list[Segment]:
    """The stretches of a text that no segment holds, in order."""
    found, at = [], 0
    for start, end in (*cover(text, segments), (len(text), len(text))):
        rest = Segment.trimmed(text, at, start)
        if rest is not None:
            found.append(rest)
        at = end
    return found


def _edge(text: str, at: int) -> bool:
    return at in (0, len(text)) or text[at - 1].isspace() or text[at].isspace()
