"""The structure of a document, kept with its text: chapters, pages, headings, notes, origins."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from aligner.bitext import Segment
from aligner.documents.document import Document, DocumentMark, DocumentNote, MarkKind, NoteKind
from aligner.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.text.cleaning import Cleaned

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Location:
    """Place of an offset of the text, as marks of the book; empty where the document has none."""

    chapter: str = ""
    page: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Structure:
    """Marks of a text, each list in order of its offsets.

    Attributes:
        chapters: where each begins, and its title.
        headings: start, end and level of each heading.
        pages, volumes: where each begins, and its label.
        origins: from which offset the text is from which place in the file.
        notes: footnotes and the like, which are not in the text.
    """

    chapters: tuple[tuple[int, str], ...] = ()
    headings: tuple[tuple[int, int, int], ...] = ()
    pages: tuple[tuple[int, str], ...] = ()
    volumes: tuple[tuple[int, str], ...] = ()
    origins: tuple[tuple[int, str], ...] = ()
    notes: tuple[DocumentNote, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Structure:
        """The marks of a document."""
        headings = document.headings
        return cls(
            chapters=tuple((b.start, " ".join(document.text[b.start : b.end].split())) for b in headings),
            headings=tuple((b.start, b.end, b.level) for b in headings),
            pages=_marks(document, MarkKind.PAGE),
            volumes=_marks(document, MarkKind.VOLUME),
            origins=tuple((b.start, b.origin) for b in document.blocks if b.origin),
            notes=document.notes,
        )

    def at(self, offset: int) -> Location:
        """The place of an offset; takes time logarithmic in the number of marks."""
        return self.places()(offset)

    def places(self) -> Callable[[int], Location]:
        """:meth:`at` for many offsets: quicker, quickest where they come in order."""
        chapters, pages, volumes, origins = (
            ([-1, *(at for at, _ in entries)], ["", *(label for _, label in entries)])
            for entries in (self.chapters, self.pages, self.volumes, self.origins)
        )
        first, behind, last = 0, 0, Location()

        def at(offset: int) -> Location:
            nonlocal first, behind, last
            if first <= offset < behind:
                return last
            first, behind = 0, 1 << 62
            labels = []
            for starts, names in (chapters, pages, volumes, origins):
                index = bisect_right(starts, offset)
                labels.append(names[index - 1])
                first = max(first, starts[index - 1])
                behind = min(behind, starts[index]) if index < len(starts) else behind
            chapter, page, volume, origin = labels
            if volume:
                page = f"v. {volume}, p. {page}" if page else f"v. {volume}"
            last = Location(chapter, page, origin)
            return last

        return at

    def to_json(self) -> dict[str, Any]:
        """JSON values, as a project keeps them."""
        return {
            "version": _VERSION,
            "chapters": [list(entry) for entry in self.chapters],
            "headings": [list(entry) for entry in self.headings],
            "pages": [list(entry) for entry in self.pages],
            "volumes": [list(entry) for entry in self.volumes],
            "origins": [list(entry) for entry in self.origins],
            "notes": [[n.kind.value, n.text, n.anchor, n.label, n.origin] for n in self.notes],
        }

    @classmethod
    def from_json(cls, value: Any) -> Structure:
        """The marks as :meth:`to_json` gave them; nothing for None.

        Raises:
            ProjectError: the values are not of this kind.
        """
        if value is None:
            return cls()
        try:
            return cls(
                chapters=_labels(value["chapters"]),
                headings=tuple((int(start), int(end), int(level)) for start, end, level in value["headings"]),
                pages=_labels(value["pages"]),
                volumes=_labels(value["volumes"]),
                origins=_labels(value["origins"]),
                notes=tuple(
                    DocumentNote(NoteKind(kind), text, anchor, label, origin)
                    for kind, text, anchor, label, origin in value["notes"]
                ),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ProjectError(
                "The marks of a text in the project are damaged", remedy="Restore the project from a backup"
            ) from error


def after_cleaning(document: Document, cleaned: Cleaned) -> Document:
    """The document with its text cleaned and every mark moved along; blocks that lost all text are gone.

    Args:
        cleaned: of ``document.text``.
    """
    if cleaned.text == document.text:
        return document
    blocks = []
    for block in document.blocks:
        start, end = cleaned.cleaned(block.start), cleaned.cleaned(block.end)
        if (kept := Segment.trimmed(cleaned.text, start, end)) is not None:
            blocks.append(replace(block, start=kept.start, end=kept.end))
    return replace(
        document,
        text=cleaned.text,
        blocks=tuple(blocks),
        marks=tuple(DocumentMark(m.kind, cleaned.cleaned(m.offset), m.label) for m in document.marks),
        notes=tuple(replace(n, anchor=cleaned.cleaned(n.anchor)) for n in document.notes),
    )


def _marks(document: Document, kind: MarkKind) -> tuple[tuple[int, str], ...]:
    return tuple((mark.offset, mark.label) for mark in document.marks if mark.kind is kind)


def _labels(values: Any) -> tuple[tuple[int, str], ...]:
    return tuple((int(at), str(label)) for at, label in values)
