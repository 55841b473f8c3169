"""Texts on their way into a project: read, decoded and cut away from the window's thread, then shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.segmentation.segmenter import Cutting, Segmentation

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.bitext import Segment
    from aligner.text.encoding_detection import EncodingGuess, ImportedText
    from db import TextInput

PREVIEW_SEGMENTS = 40
PREVIEW_CHARACTERS = 320


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What a person chose for one side; None and AUTO leave it to the program."""

    path: Path
    encoding: str | None = None
    language: str | None = None
    cutting: Cutting = Cutting.AUTO


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as it would go into the project.

    Attributes:
        encodings: those that can decode it, the likeliest first.
        shown: the beginning of each of the first segments.
        text: what would be stored.
    """

    request: ImportRequest
    imported: ImportedText
    encodings: tuple[EncodingGuess, ...]
    language: str
    segmentation: Segmentation
    words: int
    shown: tuple[str, ...]
    text: TextInput


def read(request: ImportRequest) -> Draft:
    """Read, decode and cut a file. Takes as long as it takes: not for the window's thread.

    Raises:
        InputError: the file cannot be used; the error says why and what to do.
    """
    from aligner.segmentation.segmenter import segment
    from aligner.text.chunked_regex import count_words
    from aligner.text.encoding_detection import candidate_encodings, read_text
    from aligner.text.scripts import arabic_share
    from db import TextInput

    imported = read_text(request.path, request.encoding)
    raw = request.path.read_bytes()
    encodings = tuple(candidate_encodings(raw))
    language = request.language or ("ar" if arabic_share(imported.content[:20_000]) > 0.5 else "en")
    cut = segment(imported.content, language, request.cutting)
    return Draft(
        request,
        imported,
        encodings,
        language,
        cut,
        count_words(imported.content),
        tuple(_beginning(imported.content, part) for part in cut.segments[:PREVIEW_SEGMENTS]),
        TextInput(
            content=imported.content,
            language=language,
            cutting=cut.cutting.value,
            file_name=request.path.name,
            encoding=imported.encoding,
            sha256=imported.sha256,
            cleaning=imported.cleaning,
        ),
    )


def _beginning(text: str, segment: Segment) -> str:
    """The segment on one line, cut at a word when it is long."""
    end = min(segment.end, segment.start + PREVIEW_CHARACTERS)
    words = text[segment.start : end].split()
    if end < segment.end and len(words) > 1:
        return " ".join(words[:-1]) + " …"
    return " ".join(words)
