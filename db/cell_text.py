"""Show a side of a pair, and turn a person's new wording into recorded corrections of an immutable
text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from difflib import SequenceMatcher
from operator import attrgetter
from typing import TYPE_CHECKING

from aligner.errors import EditError
from db.records import Cell, Edit, TextPiece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.bitext import Characters, Segment, Side

_WORD = re.compile(r"\S+")
_MATCHABLE = 4_000_000
"""Above this many word pairs a changed stretch is taken as one replacement instead of being compared word by
word.
"""


def render(text: Characters, segments: Sequence[Segment], edits: Sequence[Edit] = ()) -> Cell:
    """Show segments with corrections applied, joined by single spaces.

    Args:
        text: the immutable text.
        segments: in order.
        edits: corrections of this text, sorted by start; those outside the segments are passed over.
    """
    if not edits and len(segments) == 1:
        segment = segments[0]
        shown = segment.of(text)
        return Cell(shown, (TextPiece(0, len(shown), segment.start, segment.end),))
    parts: list[str] = []
    pieces: list[TextPiece] = []
    length = 0
    for segment in segments:
        begun = False
        position = segment.start
        first = bisect_left(edits, segment.start, key=_start)
        for edit in edits[first : bisect_left(edits, segment.end, first, key=_start)]:
            for start, end, edited in ((position, edit.start, False), (edit.start, edit.end, True)):
                shown = edit.replacement if edited else text[start:end]
                if shown and not begun and length:
                    parts.append(" ")
                    length += 1
                begun = begun or bool(shown)
                if start < end:
                    parts.append(shown)
                    pieces.append(TextPiece(length, length + len(shown), start, end, edited))
                    length += len(shown)
            position = edit.end
        if position < segment.end:
            if not begun and length:
                parts.append(" ")
                length += 1
            shown = text[position : segment.end]
            parts.append(shown)
            pieces.append(TextPiece(length, length + len(shown), position, segment.end))
            length += len(shown)
    return Cell("".join(parts), tuple(pieces))


def wording(text: Characters, segments: Sequence[Segment], edits: Sequence[Edit] = ()) -> str:
    """The text that :func:`render` gives."""
    if edits:
        return render(text, segments, edits).text
    return " ".join([segment.of(text) for segment in segments])


_start = attrgetter("start")


def corrections(text: Characters, side: Side, segments: Sequence[Segment], wording: str) -> tuple[Edit, ...]:
    """Find the smallest replacements of whole words that turn a side's original words into a new wording.

    White space is not compared. Each replacement lies within one segment, so a pair can still be cut at its
    segment ends.

    Raises:
        EditError: the new wording has no words, or there is nothing to correct.
    """
    new = wording.split()
    if not segments:
        raise EditError("there is no text on this side to correct", remedy="Move some here first")
    if not new:
        raise EditError("a correction cannot remove the whole text", remedy="Make the pair one-sided instead")
    words: list[tuple[int, int]] = []
    owner: list[int] = []
    old: list[str] = []
    for number, segment in enumerate(segments):
        piece, at = segment.of(text), segment.start
        old += piece.split()
        words += [(at + word.start(), at + word.end()) for word in _WORD.finditer(piece)]
        owner += [number] * (len(words) - len(owner))
    if old == new:
        return ()
    edits: list[Edit] = []
    for i, j, k, m in _differences(old, new):
        if i == j == len(words) and edits and edits[-1].end == words[-1][1] > edits[-1].start >= words[-1][0]:
            # Something was put before the last word already: what comes behind it rides on the same word.
            last = edits.pop()
            edits.append(replace(last, replacement=" ".join([last.replacement, *new[k:m]])))
        else:
            edits.extend(_replace(text, side, words, owner, i, j, new[k:m]))
    return tuple(edits)


def _differences(old: list[str], new: list[str]) -> Iterable[tuple[int, int, int, int]]:
    """Say which old words i:j become which new words k:m, leaving equal words out."""
    shorter = min(len(old), len(new))
    head = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), shorter)
    rest = zip(reversed(old[head:]), reversed(new[head:]), strict=False)
    tail = next((at for at, (a, b) in enumerate(rest) if a != b), shorter - head)
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    if not a and not b:
        return
    if set(a).isdisjoint(b) or len(a) * len(b) > _MATCHABLE:
        yield head, head + len(a), head, head + len(b)
        return
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield head + i, head + j, head + k, head + m


def _replace(
    text: Characters,
    side: Side,
    words: list[tuple[int, int]],
    owner: list[int],
    i: int,
    j: int,
    new: list[str],
) -> Iterable[Edit]:
    if i == j:  # an insertion rides on a neighbouring word, since a range of nothing could not be found again
        if i < len(words):
            start, end = words[i]
            yield Edit(side, start, end, " ".join([*new, text[start:end]]))
        else:
            start, end = words[i - 1]
            yield Edit(side, start, end, " ".join([text[start:end], *new]))
        return
    while i < j:
        stop = i + 1
        while stop < j and owner[stop] == owner[i]:
            stop += 1
        start, end = words[i][0], words[stop - 1][1]
        if not new:  # a deletion takes the space before the next word, or after the last, with it
            if stop < len(words) and owner[stop] == owner[i]:
                end = words[stop][0]
            elif i > 0 and owner[i - 1] == owner[i]:
                start = words[i - 1][1]
        yield Edit(side, start, end, " ".join(new))
        new = []
        i = stop
