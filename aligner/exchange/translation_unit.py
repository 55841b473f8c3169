"""The translation unit: a bead outside a project, as every format carries it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligner.bitext import Status

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SideNote:
    """A note of a document that a text was read from.

    Attributes:
        kind: "footnote", "endnote" or "comment".
        label: number or sign that the document gives it; may be empty.
        at: where its sign stands in the text of the unit; None where that is not known (a corrected text).
    """

    kind: str
    label: str
    text: str
    at: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A source text with its translation, and what is known about the pair.

    Texts are stored as given: no trimming, no normalisation. One side may be empty (from a null bead),
    never both.

    Attributes:
        source_language, target_language: BCP 47 tags (``ar``, ``en-US``).
        status: None where nothing is known, as in a foreign file.
        created, changed: aware datetimes; a naive one is refused. Formats of whole seconds drop the rest.
        created_by, changed_by: names as the person gave them.
        score: similarity as the aligner saw it.
        confidence: probability in [0, 1] that the pair is exactly right.
        document, chapter, page: place of the source, as marks of the book ("v. 3"), not as numbers.
        notes: free text for people, in order.
        properties: anything else by plain names; formats add and strip their own prefix (``x-`` in TMX).
        identifier: stable name of the unit inside its file (TMX ``tuid``), empty if none.
        target_chapter, target_page: place of the target, for editions; exchange formats do not carry it.
        source_notes, target_notes: notes of the documents whose signs are in the texts, for editions.
    """

    source: str
    target: str
    source_language: str = "ar"
    target_language: str = "en"
    status: Status | None = None
    created: datetime | None = None
    created_by: str = ""
    changed: datetime | None = None
    changed_by: str = ""
    score: float | None = None
    confidence: float | None = None
    document: str = ""
    chapter: str = ""
    page: str = ""
    notes: tuple[str, ...] = ()
    properties: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    identifier: str = ""
    target_chapter: str = field(default="", compare=False)
    target_page: str = field(default="", compare=False)
    source_notes: tuple[SideNote, ...] = field(default=(), compare=False)
    target_notes: tuple[SideNote, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if not self.source and not self.target:
            raise ValueError("a unit needs text on at least one side")
        for when in (self.created, self.changed):
            if when is not None and when.tzinfo is None:
                raise ValueError("dates of a unit must carry their time zone")

    @property
    def is_one_sided(self) -> bool:
        """Whether a side has no text but white space."""
        return not self.source.strip() or not self.target.strip()


def utc(when: datetime) -> datetime:
    """The same moment in UTC, to the second, as exchange formats want it."""
    return when.astimezone(UTC).replace(microsecond=0)
