"""Ready-made pairs as two texts and the beads between them, so that a project can hold and re-align them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.bitext import Bead, Segment, Side
from aligner.documents.structure import Structure
from aligner.errors import InputError
from aligner.formats.io.characters import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.exchange.translation_unit import TranslationUnit


@dataclass(frozen=True, slots=True)
class PairedTexts:
    """Two texts and what is paired in them.

    Attributes:
        source, target: the sides of the units, each beginning a line of its own.
        beads: one a unit, in order; together they cover every word of both texts.
        units: the units they came from, in the same order; blank ones are left out of both.
        structures: chapters and pages of both texts, as far as the units tell.
    """

    source: str
    target: str
    beads: tuple[Bead, ...]
    units: tuple[TranslationUnit, ...]
    structures: tuple[Structure, Structure]


def paired_texts(units: Iterable[TranslationUnit]) -> PairedTexts:
    """Texts and beads from units: a null bead where a side is blank, nothing where both are.

    The texts of a unit are kept as they are but for white space at their ends and lone surrogates. A
    confidence that is none, as other programs have them, is passed over.

    Raises:
        InputError: one side has no text in any of them.
    """
    sides = (_SideText(), _SideText())
    beads: list[Bead] = []
    kept: list[TranslationUnit] = []
    for unit in units:
        segments = tuple(
            side.take(raw, unit) for side, raw in zip(sides, (unit.source, unit.target), strict=True)
        )
        if segments[0] or segments[1]:
            score = unit.score if unit.score is not None and math.isfinite(unit.score) else None
            sure = unit.confidence if unit.confidence is not None and 0 <= unit.confidence <= 1 else None
            beads.append(Bead(segments[0], segments[1], score, sure))
            kept.append(unit)
    for side, texts in zip(Side, sides, strict=True):
        if not texts.lines:
            raise InputError(
                "No pair has any text on the {side} side",
                remedy="Check the languages, or choose another file",
                side=side,
            )
    source, target = sides
    return PairedTexts(
        "\n".join(source.lines),
        "\n".join(target.lines),
        tuple(beads),
        tuple(kept),
        (source.structure(), target.structure()),
    )


class _SideText:
    """One text as it grows."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._at = 0
        self._chapters: list[tuple[int, str]] = []
        self._pages: list[tuple[int, str]] = []

    def take(self, raw: str, unit: TranslationUnit) -> tuple[Segment, ...]:
        """Add one side of a unit; its segment, or none where it is blank."""
        text = without_surrogates(raw).strip()
        if not text:
            return ()
        for marks, label in ((self._chapters, unit.chapter), (self._pages, unit.page)):
            if label and (not marks or marks[-1][1] != label):
                marks.append((self._at, label))
        segment = Segment(self._at, self._at + len(text))
        self.lines.append(text)
        self._at += len(text) + 1
        return (segment,)

    def structure(self) -> Structure:
        return Structure(chapters=tuple(self._chapters), pages=tuple(self._pages))
