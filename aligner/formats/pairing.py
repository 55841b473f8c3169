"""Ready-made pairs as two texts and the beads between them, so that a project can hold and re-align them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.bitext import Bead, Segment
from aligner.formats.builder import BETWEEN
from aligner.formats.characters import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.formats.unit import Unit


@dataclass(frozen=True, slots=True)
class PairedTexts:
    """Two texts and what is paired in them.

    Attributes:
        source, target: the sides of the units one after the other, a blank line between them.
        beads: one a unit, in order; together they cover every word of both texts.
        units: the units they came from, in the same order; blank ones are left out of both.
    """

    source: str
    target: str
    beads: tuple[Bead, ...]
    units: tuple[Unit, ...]


def paired_texts(units: Iterable[Unit]) -> PairedTexts:
    """Texts and beads from units: a null bead where a side is blank, nothing where both are.

    The texts of a unit are kept as they are but for white space at their ends and lone surrogates.
    """
    sides: tuple[list[str], list[str]] = ([], [])
    lengths = [0, 0]
    beads: list[Bead] = []
    kept: list[Unit] = []
    for unit in units:
        segments: list[tuple[Segment, ...]] = []
        for i, raw in enumerate((unit.source, unit.target)):
            text = without_surrogates(raw).strip()
            if not text:
                segments.append(())
                continue
            if sides[i]:
                lengths[i] += len(BETWEEN)
            segments.append((Segment(lengths[i], lengths[i] + len(text)),))
            sides[i].append(text)
            lengths[i] += len(text)
        if segments[0] or segments[1]:
            beads.append(Bead(segments[0], segments[1], unit.score, unit.confidence))
            kept.append(unit)
    return PairedTexts(BETWEEN.join(sides[0]), BETWEEN.join(sides[1]), tuple(beads), tuple(kept))
