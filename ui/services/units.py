"""The pairs of a project as units for the exchange formats."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.bitext import Side, Status
from aligner.documents.structure import Location
from aligner.exchange.beads_to_units import unwrapped
from aligner.exchange.review_table import STABLE_ID
from aligner.exchange.translation_unit import SideNote, TranslationUnit
from ui.services.exchange.kept_units import KeptUnits
from ui.services.imports.project_factory import structure_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from aligner.documents.document import DocumentNote
    from aligner.documents.structure import Structure
    from db import Project


def units_of_project(
    project: Project, statuses: Collection[Status] | None = None
) -> Iterator[TranslationUnit]:
    """The pairs in display order, null beads included, as units with one empty side.

    The identifier of a unit is the number that the window shows.

    Args:
        statuses: only pairs with one of these; None for all.
    """
    info = project.info()
    name, languages = info.name, (info.source.language, info.target.language)
    source, target = (_Document(structure_of(project, side)) for side in Side)
    kept = KeptUnits(project)
    for pair in project.pairs(statuses):
        own, theirs = source.place(pair.source_places), target.place(pair.target_places)
        place = own if pair.source_places else theirs
        unit = TranslationUnit(
            unwrapped(pair.source),
            unwrapped(pair.target),
            *languages,
            status=pair.status,
            changed=None if pair.changed is None else _moment(pair.changed),
            changed_by=pair.changed_by,
            score=pair.score,
            confidence=pair.confidence,
            document=name,
            chapter=place.chapter,
            page=place.page,
            notes=pair.notes,
            properties={STABLE_ID: str(pair.id)},
            identifier=str(pair.number),
            target_chapter=theirs.chapter,
            target_page=theirs.page,
            source_notes=source.notes(pair.source_places),
            target_notes=target.notes(pair.target_places),
        )
        yield kept.restored(unit, pair)


class _Document:
    """Where the segments of a side are in the document that they come from."""

    def __init__(self, structure: Structure) -> None:
        self._at = structure.places()
        self._notes = structure.notes
        self._anchors = [note.anchor for note in structure.notes]
        self._ends: set[int] = set()  # of segments met so far

    def place(self, places: Sequence[tuple[int, int]]) -> Location:
        return self._at(places[0][0]) if places else Location()

    def notes(self, places: Sequence[tuple[int, int]]) -> tuple[SideNote, ...]:
        """The notes whose signs are in the segments or at their ends."""
        if not self._notes:
            return ()
        found: list[DocumentNote] = []
        for start, end in places:
            first = bisect_left(self._anchors, start + (start in self._ends))
            found += self._notes[first : bisect_right(self._anchors, end)]
            self._ends.add(end)
        return tuple(SideNote(note.kind.value, note.label, note.text) for note in found)


# One command often makes many pairs, and pairs made together are neighbours.
_moment = lru_cache(maxsize=1_000)(datetime.fromisoformat)
