"""One side of a project from its file: read, cleaned, cut, with the marks of the book kept.

The only way from a file to a text of a project, for the window, the command line and batches.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from aligner.bitext import Segment
from aligner.documents.structure import Structure, after_cleaning
from aligner.progress import Progress, no_progress
from aligner.segmentation.segmenter import Cutting, Segmentation, segment
from aligner.text.chunked_regex import count_words
from aligner.text.cleaning import Cleaned, CleaningStep, apply, clean, unchanged
from aligner.text.encoding_detection import candidate_encodings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from aligner.alignment.chapters import Chapter
    from aligner.documents.document import Document
    from aligner.formats.registry import Format
    from aligner.segmentation.srx import Rule, SrxRules
    from aligner.text.cleaning import CleaningChange
    from aligner.text.encoding_detection import EncodingGuess
    from db import TextInput

_LOOKED_AT = 20_000  # characters, to tell Arabic from the rest
PREVIEW_SEGMENTS = 40
PREVIEW_CHARACTERS = 320

Kept = frozenset[tuple[CleaningStep, int]]
"""Changes that a person does not want: the step, and where in the text as read it would change something."""


@dataclass(frozen=True, slots=True)
class SideRequest:
    """What a person chose for one side; None and AUTO leave it to the program.

    Attributes:
        steps: what is cleaned away, in this order.
        kept: places that the steps do not change.
        rules: segmentation rules that take the place of ours; None for ours.
        own: rules over ours, each deciding where it fits; with ``rules`` they are not looked at.
        furniture: kinds of page furniture of a PDF that stay in the text.
        usual: by language, rules over ours where neither ``rules`` nor ``own`` say anything and the text is
            cut into sentences.
    """

    path: Path
    encoding: str | None = None
    language: str | None = None
    cutting: Cutting = Cutting.AUTO
    steps: tuple[CleaningStep, ...] = ()
    kept: Kept = frozenset()
    rules: SrxRules | None = None
    own: tuple[Rule, ...] = ()
    furniture: frozenset[str] = frozenset()
    usual: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class SideText:
    """A text as it would go into a project.

    Attributes:
        kind: what sort of file it was.
        read: the document as it was read. document: the same after cleaning.
        cleaned: the text of ``document`` with the way back to ``read``.
        sha256: of the bytes of the file.
        ruled: whether it was cut by rules from a file, which the cutting does not show.
    """

    request: SideRequest
    kind: Format
    read: Document
    document: Document
    cleaned: Cleaned
    encoding: str
    sha256: str
    segmentation: Segmentation
    ruled: bool

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def words(self) -> int:
        return count_words(self.text)

    @property
    def language(self) -> str:
        return self.segmentation.language

    @cached_property
    def encodings(self) -> tuple[EncodingGuess, ...]:
        """Encodings that can decode the file, the likeliest first; none where the file names its own."""
        return candidate_encodings(self.request.path.read_bytes()) if self.kind.has_encoding else ()

    def beginnings(self, number: int = PREVIEW_SEGMENTS) -> tuple[str, ...]:
        """The first segments, each on one line, and cut at a word where it is long."""
        return tuple(_beginning(self.text, part) for part in self.segmentation.segments[:number])

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        from aligner.alignment.chapters import chapters_of

        return chapters_of(self.document)

    @cached_property
    def structure(self) -> Structure:
        """The marks of the document; where it marks no headings, the chapters found in the text."""
        found = Structure.of(self.document)
        if found.chapters or len(self.chapters) < 2:
            return found
        titled = [chapter for chapter in self.chapters if chapter.title]
        return Structure(
            tuple((chapter.start, chapter.title) for chapter in titled),
            tuple((chapter.start, chapter.body, 1) for chapter in titled),
            found.pages,
            found.volumes,
            found.origins,
            found.notes,
        )

    def done(self) -> tuple[str, ...]:
        """What was done between the file and the text, one phrase each, for the project's record."""
        phrases = list(self.read.decoding)
        if self.kind.name != "text":
            phrases.append(f"text taken from {self.kind.title}")
        for step in self.request.steps:
            number = sum(change.step is step for change in self.cleaned.changes)
            phrases.append(f"{step.value}: {number:,} places")
        return tuple(phrases)

    def for_project(self) -> TextInput:
        """The text as the project file takes it, with the way back to the document's own text."""
        from db import TextInput

        cut = self.segmentation
        changed = bool(self.cleaned.changes)
        return TextInput(
            content=cut.text,
            language=cut.language,
            cutting=cut.cutting.value,
            file_name=plain_name(self.request.path.name),
            encoding=self.encoding,
            sha256=self.sha256,
            cleaning=self.done(),
            original=self.read.text if changed else None,
            offsets=tuple(self.cleaned.starts.tolist()) if changed else None,
        )

    def as_json(self) -> dict[str, Any]:
        """What came of the file, for scripts."""
        cut = self.segmentation
        return {
            "file": str(self.request.path),
            "format": self.kind.name,
            "language": cut.language,
            "encoding": self.encoding,
            "words": self.words,
            "cutting": cut.cutting.value,
            "reason": cut.reason,
            "segments": len(cut.segments),
            "headings": len(self.structure.headings),
            "pages": len(self.structure.pages),
            "notes": len(self.structure.notes),
            "cleaning": list(self.done()),
            "warnings": list(self.read.warnings),
        }


def plain_name(name: str) -> str:
    """A file name that every file can hold: bytes of it that are no UTF-8 become replacement characters."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_side(
    request: SideRequest, progress: Progress = no_progress, *, before: SideText | None = None
) -> SideText:
    """Read a file of any kind with running text in it, clean it, cut it.

    Args:
        before: what came of the same file with other choices; the file is then not read again unless its
            encoding or what stays of its pages is asked for again.

    Raises:
        InputError: the file cannot be used; the error says why and what to do.
    """
    from aligner.formats.registry import read_document, recognise
    from aligner.text.scripts import check_language, likely_language

    if request.language is not None:
        check_language(request.language)
    same = (
        before is not None
        and before.request.path == request.path
        and before.request.encoding == request.encoding
        and before.request.furniture == request.furniture
    )
    if same and before is not None:
        kind, document, digest = before.kind, before.read, before.sha256
    else:
        kind = recognise(request.path)
        document = read_document(
            request.path, encoding=request.encoding, furniture=request.furniture, progress=progress
        )
        digest = sha256_of(request.path)
    progress(0.6, "Cleaning")
    cleaned = cleaned_text(document.text, request.steps, request.kept)
    after = after_cleaning(document, cleaned)
    language = request.language or likely_language(after.text[:_LOOKED_AT])
    progress(0.8, "Cutting")
    sentences = request.cutting in (Cutting.AUTO, Cutting.SENTENCES)
    ruled = (request.rules is not None or bool(request.own)) and sentences
    if ruled and request.rules is not None:
        cut = by_rules(after.text, language, request.rules)
    elif ruled:
        cut = edited(segment(after.text, language, Cutting.SENTENCES), request.own)
    else:
        cut = segment(after.text, language, request.cutting)
        usual = request.usual.get(language.split("-")[0], ())
        if usual and cut.cutting is Cutting.SENTENCES:
            cut, ruled = edited(cut, usual), True
    encoding = document.metadata.get("encoding", request.encoding or "utf-8")
    return SideText(request, kind, document, after, cleaned, encoding, digest, cut, ruled)


def by_rules(text: str, language: str, rules: SrxRules) -> Segmentation:
    """Sentences by the rules of a file; a paragraph's end always cuts, a word never is cut."""
    parts: list[Segment | None] = []
    paragraphs = segment(text, language, Cutting.STREAM).segments
    for paragraph in paragraphs:
        start = paragraph.start
        for part in rules.segment(paragraph.of(text), language):
            end = paragraph.start + part.end
            if end < paragraph.end and not text[end].isspace():
                continue  # a rule that would cut a word in two
            parts.append(Segment.trimmed(text, start, end))
            start = end
        parts.append(Segment.trimmed(text, start, paragraph.end))
    segments = tuple(part for part in parts if part is not None)
    return Segmentation(text, language, Cutting.SENTENCES, segments, "by the rules of a file")


def edited(cut: Segmentation, rules: Sequence[Rule]) -> Segmentation:
    """Sentences with the decisions of some rules: where one fits it cuts or joins, elsewhere nothing changes.

    A paragraph's end always cuts, a word never is cut; of two rules that fit a place the first decides.
    """
    from aligner.segmentation.srx import decisions

    text = cut.text
    decided = decisions(rules, text)
    segments: list[Segment] = []
    for paragraph in segment(text, cut.language, Cutting.STREAM).segments:
        usual = [s.end for s in cut.segments if paragraph.start < s.end < paragraph.end]
        inside = {at for at in usual if decided.get(at, True)}
        inside |= {
            at
            for at, breaks in decided.items()
            if breaks
            and paragraph.start < at < paragraph.end
            and (text[at].isspace() or text[at - 1].isspace())
        }
        edges = [paragraph.start, *sorted(inside), paragraph.end]
        parts = (Segment.trimmed(text, a, b) for a, b in pairwise(edges))
        segments += [part for part in parts if part is not None]
    return Segmentation(text, cut.language, Cutting.SENTENCES, tuple(segments), "by rules of one's own")


def cleaned_text(text: str, steps: Iterable[CleaningStep], kept: Kept = frozenset()) -> Cleaned:
    """The text after the steps, without the places to keep."""
    result = unchanged(text)
    for step in steps:
        found = clean(result.text, [step]).changes
        wanted = [c for c in found if (step, result.original(c.start, c.end)[0]) not in kept]
        if wanted:
            result = _then(result, apply(result.text, wanted))
    return result


def _then(first: Cleaned, second: Cleaned) -> Cleaned:
    """Compose two cleanings into one, with one map back to the original."""
    starts = first.starts[np.minimum(second.starts, len(first.text) - 1)]
    ends = first.ends[np.maximum(second.ends - 1, 0)]
    moved = tuple(_moved(first, change) for change in second.changes)
    return Cleaned(second.text, starts, ends, first.length, first.changes + moved)


def _moved(first: Cleaned, change: CleaningChange) -> CleaningChange:
    from aligner.text.cleaning import CleaningChange

    start, end = first.original(change.start, change.end)
    return CleaningChange(change.step, start, end, change.before, change.after)


def _beginning(text: str, segment: Segment) -> str:
    end = min(segment.end, segment.start + PREVIEW_CHARACTERS)
    words = text[segment.start : end].split()
    if end < segment.end and len(words) > 1:
        return " ".join(words[:-1]) + " …"
    return " ".join(words)


def sha256_of(path: Path) -> str:
    """The hash of the bytes of a file, hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
