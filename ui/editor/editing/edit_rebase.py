"""Applies an edit of a pair to the pairs that hold its words after a realignment."""

from __future__ import annotations

from bisect import bisect_right
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from ui.editor.text.cell_text import cell_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.bitext import Side
    from db import BeadRow


def rewordings(
    gone: BeadRow, side: Side, typed: str, holders: Sequence[BeadRow]
) -> list[tuple[int, Side, str]] | None:
    """The new text of each pair that holds a corrected word.

    Args:
        gone: the pair as it was when the editor was opened.
        typed: its corrected text.
        holders: the pairs that hold its words now.
    Returns:
        (bead id, side, text) of each pair that changes; None if a corrected word is in none of them.
    """
    cell = gone.cell(side)
    old = cell_text(cell, gone.side(side), limit=len(cell.text) + 1)
    before = [cell.text[place:].split(None, 1)[0] for place in old.places]
    now = typed.split()
    changed: dict[int, list[tuple[int, int, str]]] = {}
    by_id = {row.id: row for row in holders}
    for kind, first, last, start, stop in SequenceMatcher(a=before, b=now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        # Words that were put in belong to the word before them, else to the one that follows.
        anchor = first if first < last else max(0, first - 1)
        holder = _holder(holders, side, old.origins[anchor])
        if holder is None:
            return None
        inner = cell_text(holder.cell(side), holder.side(side), limit=len(holder.cell(side).text) + 1)
        if old.origins[anchor] not in inner.origins:
            return None
        at = inner.origins.index(old.origins[anchor])
        length = last - first
        text = " ".join(now[start:stop])
        if not length:
            at, length = (at + 1, 0) if first else (at, 0)
        if at + length > len(inner):
            return None  # the corrected words are in two pairs now
        changed.setdefault(holder.id, []).append((at, at + length, text))
    made: list[tuple[int, Side, str]] = []
    for id_, edits in changed.items():
        words = by_id[id_].cell(side).text.split()
        for at, end, text in sorted(edits, reverse=True):
            words[at:end] = [text] if text else []
        made.append((id_, side, " ".join(words)))
    return made


def _holder(holders: Sequence[BeadRow], side: Side, origin: int) -> BeadRow | None:
    """The pair that holds an offset of the text."""
    places = sorted(
        (segment.start, segment.end, n) for n, row in enumerate(holders) for segment in row.side(side)
    )
    at = bisect_right(places, (origin, float("inf"), 0)) - 1
    if at < 0 or not places[at][0] <= origin < places[at][1]:
        return None
    return holders[places[at][2]]
