"""Chapters, pages and notes of the documents that the texts of units were read from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from aligner.documents.structure import Location
from aligner.exchange.translation_unit import SideNote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.documents.document import DocumentNote
    from aligner.documents.structure import Structure

# A line end inside a segment is how the file was wrapped, and a translation memory wants none of it.
_LINE_END = re.compile(r"[^\S\u00a0\u202f]*[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*")


def unwrapped(text: str) -> str:
    """The text on one line."""
    return text if text.isprintable() else _LINE_END.sub(" ", text)  # no line end is printable


class DocumentPlaces:
    """Where the segments of a side are in the document that they come from; they are asked for in order."""

    def __init__(self, structure: Structure) -> None:
        self._at = structure.places()
        self._notes = structure.notes
        self._anchors = [note.anchor for note in structure.notes]
        self._ends: set[int] = set()  # of segments met so far

    def place(self, places: Sequence[tuple[int, int]]) -> Location:
        """The place of the first segment."""
        return self._at(places[0][0]) if places else Location()

    def notes(self, places: Sequence[tuple[int, int]], text: str) -> tuple[SideNote, ...]:
        """The notes whose signs are in the segments or at their ends.

        Args:
            text: of the segments, as shown. Where it is corrected, the places of the signs are not known.
        """
        if not self._notes:
            return ()
        found: list[tuple[DocumentNote, int]] = []
        before = 0  # characters of the text before the segment
        for start, end in places:
            first = bisect_left(self._anchors, start + (start in self._ends))
            here = self._notes[first : bisect_right(self._anchors, end)]
            found += [(note, before + note.anchor - start) for note in here]
            self._ends.add(end)
            before += end - start + 1
        as_read = before == len(text) + 1
        return tuple(
            SideNote(note.kind.value, note.label, note.text, len(unwrapped(text[:at])) if as_read else None)
            for note, at in found
        )
