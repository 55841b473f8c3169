"""The result of a reader: clean text, and a map from each place in it to the place in the original."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class BlockKind(StrEnum):
    """What a block of text is in its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    VERSE = "verse"
    ITEM = "item"
    CELL = "cell"


class MarkKind(StrEnum):
    """Marks inside the text that are not text."""

    PAGE = "page"
    VOLUME = "volume"
    MILESTONE = "milestone"


class NoteKind(StrEnum):
    """Text that belongs to the document but not into its flow."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class DocumentBlock:
    """A paragraph, heading, line of verse, list item or table cell: ``text[start:end]`` of its document.

    Attributes:
        level: of a heading, 1 the highest; 0 elsewhere.
        page, volume: where the block begins, as the book counts; empty if the document does not say.
        origin: place of the block in the file, for people ("word/document.xml, paragraph 12").
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    page: str = ""
    volume: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class DocumentMark:
    """A page, volume or milestone that begins at ``offset`` of the text."""

    kind: MarkKind
    offset: int
    label: str


@dataclass(frozen=True, slots=True)
class DocumentNote:
    """A note kept apart from the text; ``anchor`` is the offset of the text where it was referred to."""

    kind: NoteKind
    text: str
    anchor: int
    label: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """What a reader took for furniture of the page and left out; it can be asked to keep that kind."""

    kind: str
    text: str
    page: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of the file that is neither in the text nor in a note, with the reason.

    Attributes:
        characters: without white space.
    """

    reason: str
    characters: int


@dataclass(frozen=True, slots=True)
class Accounting:
    """Where the characters of a file went, white space not counted.

    Attributes:
        expected: in the file, counted without the reader's rules; 0 where the format allows no such count.
        text, notes: kept.
        labels: numbers of notes and pages, which became marks, and the like.
        left_out: with their reasons.
    """

    expected: int = 0
    text: int = 0
    notes: int = 0
    labels: int = 0
    left_out: tuple[LeftOut, ...] = ()

    @property
    def missing(self) -> int:
        """Characters that are neither kept nor listed; negative where more came out than went in."""
        if not self.expected:
            return 0
        listed = sum(entry.characters for entry in self.left_out)
        return self.expected - self.text - self.notes - self.labels - listed


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """Place of an offset of the text in the original."""

    block: int
    volume: str
    page: str
    chapter: str
    origin: str


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file without its mark-up.

    Attributes:
        text: the blocks in reading order, with a blank line between them (plain text: the file's own text).
        blocks: in order, not overlapping; characters outside every block are white space.
        marks: in order of their offsets.
        notes: footnotes, endnotes and comments, in order of their anchors.
        metadata: title, author, language and the like, as far as the file tells.
        warnings: what the reader left out or had to guess, one sentence each.
        removed: running heads, page numbers and the like, for a preview.
        decoding: what was changed after decoding (line ends, a byte order mark), one phrase each.
        accounting: where the characters of the file went.
    """

    text: str
    blocks: tuple[DocumentBlock, ...]
    marks: tuple[DocumentMark, ...] = ()
    notes: tuple[DocumentNote, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    warnings: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    decoding: tuple[str, ...] = ()
    accounting: Accounting = Accounting()

    @property
    def headings(self) -> tuple[DocumentBlock, ...]:
        return tuple(block for block in self.blocks if block.kind is BlockKind.HEADING)

    def block_at(self, offset: int) -> int:
        """Index of the block that holds the offset, or of the last one before it; -1 before all blocks."""
        return bisect_right(self.blocks, offset, key=lambda block: block.start) - 1

    def place(self, offset: int) -> DocumentPlace:
        """Place of an offset of the text in the original."""
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is outside a text of {len(self.text)} characters")
        index = max(self.block_at(offset), 0)
        labels = {MarkKind.PAGE: "", MarkKind.VOLUME: ""}
        for mark in self.marks:
            if mark.offset > offset:
                break
            if mark.kind in labels:
                labels[mark.kind] = mark.label
        heading = next((b for b in reversed(self.blocks[: index + 1]) if b.kind is BlockKind.HEADING), None)
        return DocumentPlace(
            block=index,
            volume=labels[MarkKind.VOLUME],
            page=labels[MarkKind.PAGE],
            chapter=self.text[heading.start : heading.end] if heading else "",
            origin=self.blocks[index].origin if self.blocks else "",
        )
