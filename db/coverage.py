"""Which words a set of segments holds: the measure by which no word is ever lost or doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.errors import EditError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.bitext import Segment

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
    return [_trimmed(text, a, b) for a, b in covered]


def everything(text: str) -> Stretches:
    """The cover of a whole text."""
    return [_trimmed(text, 0, len(text))]


def _edge(text: str, at: int) -> bool:
    return at in (0, len(text)) or text[at - 1].isspace() or text[at].isspace()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
