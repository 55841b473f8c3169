"""Columns of a page for people: the right-to-left language is on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.text import scripts
from aligner.text.scripts import arabic_share

if TYPE_CHECKING:
    from aligner.exchange.translation_unit import SideNote, TranslationUnit
    from aligner.formats.protocols import Languages

_NAMES = {"ar": "العربية", "en": "English"}


@dataclass(frozen=True, slots=True)
class Columns:
    """The languages of the two columns; ``source_left``: the source is on the left."""

    left: str
    right: str
    source_left: bool

    @classmethod
    def of(cls, languages: Languages) -> Columns:
        """Source left, target right, unless that would set a right-to-left language on the left."""
        source, target = languages.pair
        source_left = not (scripts.is_right_to_left(source) and not scripts.is_right_to_left(target))
        return cls(source, target, True) if source_left else cls(target, source, False)

    @property
    def headings(self) -> tuple[str, str]:
        """The names of the languages, in themselves where we know them."""
        left, right = (_NAMES.get(tag.split("-")[0], tag) for tag in (self.left, self.right))
        return (left, right) if left != right else (self.left, self.right)

    def texts(self, unit: TranslationUnit) -> tuple[str, str]:
        """Left and right text of a unit."""
        return (unit.source, unit.target) if self.source_left else (unit.target, unit.source)

    def notes(self, unit: TranslationUnit) -> tuple[tuple[SideNote, ...], tuple[SideNote, ...]]:
        """Notes of the left and of the right text of a unit."""
        both = unit.source_notes, unit.target_notes
        return both if self.source_left else (both[1], both[0])

    def of_text(self, text: str) -> str:
        """The column language whose direction a text has, judged by its letters."""
        arabic = arabic_share(text) > 0.5
        return next(
            (tag for tag in (self.left, self.right) if self.is_right_to_left(tag) == arabic), self.left
        )

    @staticmethod
    def is_right_to_left(language: str) -> bool:
        return scripts.is_right_to_left(language)
