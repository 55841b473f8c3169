"""Reshape beads: pure functions that move segments and never lose, double or change a word.

They read the texts only to see where words end. Reshaped beads have neither score nor confidence, since no
aligner has scored them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from aligner.bitext import Bead, Characters, Segment, Side
from aligner.errors import EditError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Segments = tuple[Segment, ...]
_Text = TypeVar("_Text", bound=Characters, covariant=True)


@dataclass(frozen=True, slots=True)
class BitextTexts(Generic[_Text]):
    """The two texts that offsets refer to."""

    source: _Text
    target: _Text

    def side(self, side: Side) -> _Text:
        return self.source if side is Side.SOURCE else self.target


def split(
    bead: Bead, source_at: int | None = None, target_at: int | None = None, *, texts: BitextTexts[Characters]
) -> tuple[Bead, Bead]:
    """Cut a bead in two.

    Args:
        bead: what to cut.
        source_at, target_at: offsets in the texts, between two words. What lies before goes to the first
            part. At least one is needed; a side without one stays whole with the first part.
        texts: the texts.

    Raises:
        EditError: a cut within a word or outside the bead, or a part that would be empty.
    """
    if source_at is None and target_at is None:
        raise EditError("a split needs a place to cut", remedy="Put the caret between two words")
    first: dict[Side, _Segments] = {}
    second: dict[Side, _Segments] = {}
    for side, at in ((Side.SOURCE, source_at), (Side.TARGET, target_at)):
        segments = bead.side(side)
        if at is None:
            first[side], second[side] = segments, ()
            continue
        if not segments or not segments[0].start <= at <= segments[-1].end:
            raise EditError(
                "the cut lies outside the pair on the {side} side",
                remedy="Put the caret between two of its words",
                side=side,
            )
        first[side], second[side] = cut(segments, at, texts.side(side))
    if not any(first.values()) or not any(second.values()):
        raise EditError("a cut at the edge leaves nothing to split off", remedy="Cut between two words")
    return _bead(first), _bead(second)


def merge(a: Bead, b: Bead) -> Bead:
    """Merge two beads; their segments stay separate, in text order.

    Raises:
        EditError: the two share text.
    """
    joined = {side: tuple(sorted((*a.side(side), *b.side(side)))) for side in Side}
    for segments in joined.values():
        if any(one.end > other.start for one, other in pairwise(segments)):
            raise EditError("the two pairs share a stretch of text")
    return _bead(joined)


def join(a: Bead, b: Bead) -> Bead:
    """Merge beads that are not neighbours, such as two null beads; the result may cross others."""
    return merge(a, b)


def detach(bead: Bead) -> tuple[Bead, Bead]:
    """Split a bead into a source-only and a target-only null bead.

    Raises:
        EditError: one side is empty already.
    """
    if bead.is_null:
        raise EditError("the pair has one side only and cannot be taken apart")
    return Bead(bead.source, ()), Bead((), bead.target)


def shift(a: Bead, b: Bead, side: Side, down: bool) -> tuple[Bead, ...]:
    """Move one segment between two neighbours: the last of ``a`` down to ``b``, or the first of ``b`` up to
    ``a``.

    Returns:
        both beads, or one if the other had nothing else.

    Raises:
        EditError: the bead that gives it has no segment on that side.
    """
    giver = a if down else b
    segments = giver.side(side)
    if not segments:
        raise EditError("there is no {side} text to shift", side=side)
    moved = segments[-1:] if down else segments[:1]
    if down:
        return transfer(moved, a, b, side)
    return tuple(reversed(transfer(moved, b, a, side)))


def transfer(segments: Iterable[Segment], a: Bead, b: Bead, side: Side) -> tuple[Bead, ...]:
    """Move some segments of ``a`` to ``b``.

    Returns:
        both beads, or only ``b`` if nothing is left of ``a``.

    Raises:
        EditError: no segments, or some that ``a`` does not have.
    """
    moved = tuple(sorted(segments))
    if not moved or len(set(moved)) != len(moved) or not set(moved) <= set(a.side(side)):
        raise EditError("these stretches are not in the pair they should come from")
    left = tuple(segment for segment in a.side(side) if segment not in moved)
    received = merge(b, Bead(moved, ()) if side is Side.SOURCE else Bead((), moved))
    if not left and not a.side(side.other):
        return (received,)
    return _bead({side: left, side.other: a.side(side.other)}), received


def move_cut(a: Bead, b: Bead, side: Side, at: int, *, texts: BitextTexts[Characters]) -> tuple[Bead, ...]:
    """Move the cut between two neighbours on one side to another place between two of their words.

    A piece that the new cut separates from its segment joins the segment that it touches, so that moving a
    cut back and forth does not leave fragments.

    Returns:
        both beads, or one if the other had nothing else.

    Raises:
        EditError: a cut within a word or outside the two, or neighbours whose texts interlock.
    """
    before, behind = a.side(side), b.side(side)
    segments = (*before, *behind)
    if not segments:
        raise EditError("there is no {side} text to cut", side=side)
    if before and behind and before[-1].end > behind[0].start:
        raise EditError(
            "the two pairs do not follow each other in the text", remedy="Move segments one by one instead"
        )
    if not segments[0].start <= at <= segments[-1].end:
        raise EditError("the cut lies outside the two pairs", remedy="Put it between two of their words")
    text = texts.side(side)
    upper, lower = cut(segments, at, text)
    if len(upper) + len(lower) > len(
        segments
    ):  # a segment was severed: its moved piece joins its new neighbour
        severed = next(segment for segment in segments if segment.start < at < segment.end)
        if severed in before and len(lower) > 1:
            lower = _grown(lower[0], lower[1], text) + lower[2:]
        elif severed in behind and len(upper) > 1:
            upper = upper[:-2] + _grown(upper[-2], upper[-1], text)
    parts = []
    for bead, mine in ((a, upper), (b, lower)):
        if mine or bead.side(side.other):
            parts.append(_bead({side: mine, side.other: bead.side(side.other)}))
    return tuple(parts)


def cut(segments: _Segments, at: int, text: Characters) -> tuple[_Segments, _Segments]:
    """Divide segments at an offset; one across it is cut in two, without the white space at the cut.

    Raises:
        EditError: the offset lies within a word.
    """
    upper: list[Segment] = []
    lower: list[Segment] = []
    for segment in segments:
        if segment.end <= at:
            upper.append(segment)
        elif segment.start >= at:
            lower.append(segment)
        else:
            if not (text[at - 1].isspace() or text[at].isspace()):
                raise EditError("a cut must fall between two words", remedy="Put the caret at a space")
            for piece, start, end in ((upper, segment.start, at), (lower, at, segment.end)):
                if (trimmed := Segment.trimmed(text, start, end)) is not None:
                    piece.append(trimmed)
    return tuple(upper), tuple(lower)


def check_corrections(beads: Iterable[Bead], edited: Mapping[Side, Iterable[tuple[int, int]]]) -> None:
    """Refuse beads whose cuts fall inside a corrected stretch.

    Args:
        beads: the beads after the change.
        edited: corrected stretches that lie in them, (start, end) by side.

    Raises:
        EditError: one of the stretches no longer lies within one segment.
    """
    beads = tuple(beads)
    for side, stretches in edited.items():
        for start, end in stretches:
            if not any(s.start <= start and end <= s.end for bead in beads for s in bead.side(side)):
                raise EditError(
                    "the cut falls within words that were corrected together",
                    remedy="Undo the correction first, or cut before or after it",
                )


def _grown(first: Segment, second: Segment, text: Characters) -> _Segments:
    if first.end == second.start or text[first.end : second.start].isspace():
        return (Segment(first.start, second.end),)
    return (first, second)


def _bead(sides: Mapping[Side, _Segments]) -> Bead:
    return Bead(sides[Side.SOURCE], sides[Side.TARGET])
