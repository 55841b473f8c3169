"""The two texts of a bitext as the command line takes them: read, told apart, cut."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aligner.segmentation.segmenter import Cutting, Segmentation, segment

if TYPE_CHECKING:
    from pathlib import Path

    from db import TextInput

_LOOKED_AT = 20_000  # characters, to tell Arabic from the rest


@dataclass(frozen=True, slots=True)
class Text:
    """One side, ready to be aligned."""

    path: Path
    encoding: str
    sha256: str
    cleaning: tuple[str, ...]
    segmentation: Segmentation
    words: int

    def for_project(self) -> TextInput:
        """The text as the project file takes it."""
        from db import TextInput

        return TextInput(
            content=self.segmentation.text,
            language=self.segmentation.language,
            cutting=self.segmentation.cutting.value,
            file_name=plain_name(self.path.name),
            encoding=self.encoding,
            sha256=self.sha256,
            cleaning=self.cleaning,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "file": str(self.path),
            "language": self.segmentation.language,
            "encoding": self.encoding,
            "words": self.words,
            "cutting": self.segmentation.cutting.value,
            "reason": self.segmentation.reason,
            "segments": len(self.segmentation.segments),
            "cleaning": list(self.cleaning),
        }


def plain_name(name: str) -> str:
    """A file name that every file can hold: bytes of it that are no UTF-8 become replacement characters."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_side(path: Path, *, encoding: str | None, language: str | None, cutting: Cutting) -> Text:
    """Read a file of any kind with running text in it.

    Args:
        language: BCP 47 tag, or None to tell Arabic from English by the letters.

    Raises:
        InputError: the file cannot be used; the error says why and what to do.
    """
    from aligner.text.scripts import arabic_share

    content, found, sha256, cleaning = _content(path, encoding)
    if language is None:
        language = "ar" if arabic_share(content[:_LOOKED_AT]) > 0.5 else "en"
    segmentation = segment(content, language, cutting)
    return Text(path, found, sha256, cleaning, segmentation, len(content.split()))


def _content(path: Path, encoding: str | None) -> tuple[str, str, str, tuple[str, ...]]:
    from aligner.formats.registry import read_document, recognise
    from aligner.text.encoding_detection import read_text

    kind = recognise(path)
    if kind.name == "text":
        text = read_text(path, encoding)
        return text.content, text.encoding, text.sha256, text.cleaning
    document = read_document(path, encoding=encoding)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return (
        document.text,
        document.metadata.get("encoding", "utf-8"),
        digest,
        (f"text taken from {kind.title}",),
    )
