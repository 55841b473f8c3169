"""Beads of an alignment as translation units, for the exchange formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.bitext import Side, Status
from aligner.documents.structure import Structure
from aligner.exchange.document_places import DocumentPlaces, unwrapped
from aligner.exchange.translation_unit import TranslationUnit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from aligner.bitext import Bead
    from aligner.segmentation.segmenter import Segmentation


def units_of_beads(
    beads: Sequence[Bead],
    source: Segmentation,
    target: Segmentation,
    *,
    made: datetime,
    by: str,
    structures: tuple[Structure, Structure] = (Structure(), Structure()),
) -> Iterator[TranslationUnit]:
    """Suggested units, one for each bead; a null bead gives a unit with one empty side.

    Args:
        made: when the beads were made, with a time zone.
        by: who made them.
        structures: of the documents of both sides, for their chapters, pages and notes.
    """
    of_source, of_target = map(DocumentPlaces, structures)
    for number, bead in enumerate(beads, start=1):
        words = bead.words(Side.SOURCE, source.text), bead.words(Side.TARGET, target.text)
        sources, targets = ([(one.start, one.end) for one in bead.side(side)] for side in Side)
        own, theirs = of_source.place(sources), of_target.place(targets)
        yield TranslationUnit(
            unwrapped(words[0]),
            unwrapped(words[1]),
            source.language,
            target.language,
            status=Status.SUGGESTED,
            changed=made,
            changed_by=by,
            score=bead.score,
            confidence=bead.confidence,
            chapter=(own if sources else theirs).chapter,
            page=(own if sources else theirs).page,
            identifier=str(number),
            target_chapter=theirs.chapter,
            target_page=theirs.page,
            source_notes=of_source.notes(sources, words[0]),
            target_notes=of_target.notes(targets, words[1]),
        )
