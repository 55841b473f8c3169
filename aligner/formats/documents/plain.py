"""Plain text: the file's own text, untouched, with its paragraphs marked out."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligner.bitext import Segment
from aligner.documents.document import BlockKind, Document, DocumentBlock
from aligner.errors import InputError
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.text.encoding_detection import read_text

if TYPE_CHECKING:
    from pathlib import Path

_MARKED_UP = (
    ("gettext (PO)", re.compile(r'^msgid ".*\n(?:".*\n)*msgstr', re.MULTILINE)),
    ("LaTeX", re.compile(r"^\\(?:documentclass|begin\{document\})", re.MULTILINE)),
    ("JSON", re.compile(r"\A\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,80}\"\s*:")),
)
_BLANK_LINES = re.compile(r"\n(?:[ \t\u00a0]*\n)+")
_SEARCHED = 20_000
_LINE_END = re.compile(r"\n")


def read_plain(path: Path, *, encoding: str | None = None, progress: Progress = no_progress) -> Document:
    """Read a text file. Where blank lines divide it, they divide it into blocks; else each line
    is one.

    Raises:
        InputError: unreadable or without text.
    """
    progress(0.0, "Reading the text")
    imported = read_text(path, encoding=encoding)
    text = imported.content
    text_end = len(text.rstrip())
    between = (
        _BLANK_LINES if _BLANK_LINES.search(text, len(text) - len(text.lstrip()), text_end) else _LINE_END
    )
    blocks: list[DocumentBlock] = []
    line, counted, begin = 1, 0, 0
    for end, following in [*((m.start(), m.end()) for m in between.finditer(text)), (len(text), len(text))]:
        if (part := Segment.trimmed(text, begin, end)) is not None:
            line += text.count("\n", counted, part.start)
            counted = part.start
            blocks.append(DocumentBlock(BlockKind.PARAGRAPH, part.start, part.end, origin=f"line {line}"))
        begin = following
    if not blocks:
        raise InputError("has no text in it", remedy="Choose another file", path=path)
    return Document(
        text,
        tuple(blocks),
        metadata=MappingProxyType({"encoding": imported.encoding}),
        warnings=tuple(
            Message("The text looks like {kind}; its marks were read as text.", kind=kind)
            for kind, sign in _MARKED_UP
            if sign.search(text[:_SEARCHED])
        ),
        decoding=imported.cleaning,
    )
