"""How readers put a document together, so that offsets, marks and notes are right in every format."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligner.documents.document import (
    BlockKind,
    Document,
    DocumentBlock,
    DocumentMark,
    DocumentNote,
    MarkKind,
    NoteKind,
)
from aligner.errors import InputError
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BETWEEN = "\n\n"

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")


class DocumentBuilder:
    """Collects blocks in reading order; offsets are those of the finished text.

    Control characters, byte order marks and lone surrogates never reach the text: they are counted, left out
    (surrogates become U+FFFD), and told in a warning.
    """

    def __init__(self) -> None:
        self._done: list[str] = []
        self._length = 0
        self._blocks: list[DocumentBlock] = []
        self._marks: list[DocumentMark] = []
        self._notes: list[DocumentNote] = []
        self._warnings: dict[str, None] = {}
        self._unwanted = 0
        self._pieces: list[str] = []
        self._size = 0
        self._local_marks: list[tuple[MarkKind, int, str]] = []
        self._local_notes: list[tuple[NoteKind, str, int, str, str]] = []
        self._kind = BlockKind.PARAGRAPH
        self._level = 0
        self._origin = ""
        self._page = ""
        self._volume = ""

    @property
    def has_text(self) -> bool:
        """Whether the open block holds anything but white space."""
        return any(piece.strip() for piece in self._pieces)

    def begin(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0, origin: str = "") -> None:
        """End the open block and open another."""
        self.end()
        self._kind, self._level, self._origin = kind, level, origin

    def add(self, text: str, *, collapse: bool = False) -> None:
        """Append to the open block; with ``collapse`` runs of white space become one space, as in HTML."""
        text = self._clean(text)
        if collapse:
            text = _BLANKS.sub(" ", text)
            if text.startswith(" ") and (not self._pieces or self._pieces[-1][-1:] in " \n\t"):
                text = text[1:]
        if text:
            self._pieces.append(text)
            self._size += len(text)

    def drop_last(self) -> None:
        """Take back the last character added, a hyphen at a line's end for instance."""
        if self._pieces:
            self._pieces[-1] = self._pieces[-1][:-1]
            self._size -= 1

    def mark(self, kind: MarkKind, label: str) -> None:
        """Set a mark where the text stands now."""
        self._local_marks.append((kind, self._size, label))

    def note(
        self, text: str, *, kind: NoteKind = NoteKind.FOOTNOTE, label: str = "", origin: str = ""
    ) -> None:
        """Keep a note apart, anchored where the text stands now."""
        text = self._clean(text).strip()
        if text:
            self._local_notes.append((kind, text, self._size, label.strip(), origin))

    def warn(self, sentence: str) -> None:
        """Remember a warning once, however often it is given."""
        self._warnings[sentence] = None

    def end(self) -> None:
        """Close the open block; without text it leaves none, and its marks and notes go to the next."""
        raw = "".join(self._pieces)
        text = raw.strip()
        if not text:
            self._pieces, self._size = [], 0
            self._local_marks = [(kind, 0, label) for kind, _, label in self._local_marks]
            self._local_notes = [
                (kind, body, 0, label, origin) for kind, body, _, label, origin in self._local_notes
            ]
            return
        cut = len(raw) - len(raw.lstrip())
        if self._blocks:
            self._done.append(BETWEEN)
            self._length += len(BETWEEN)
        start = self._length

        def place(offset: int) -> int:
            return start + min(max(offset - cut, 0), len(text))

        for kind, offset, label in self._local_marks:
            if place(offset) == start:
                self._remember(kind, label)
        self._blocks.append(
            DocumentBlock(
                self._kind, start, start + len(text), self._level, self._page, self._volume, self._origin
            )
        )
        for kind, offset, label in self._local_marks:
            self._marks.append(DocumentMark(kind, place(offset), label))
            self._remember(kind, label)
        for note_kind, body, offset, label, origin in self._local_notes:
            self._notes.append(DocumentNote(note_kind, body, place(offset), label, origin))
        self._done.append(text)
        self._length += len(text)
        self._pieces, self._size, self._local_marks, self._local_notes = [], 0, [], []

    def finish(self, path: Path, metadata: Mapping[str, str] | None = None) -> Document:
        """The document.

        Raises:
            InputError: there is no text at all.
        """
        self.end()
        if not self._blocks:
            raise InputError("has no text in it", remedy="Choose another file", path=path)
        for kind, _, label in self._local_marks:
            self._marks.append(DocumentMark(kind, self._length, label))
        for note_kind, body, _, label, origin in self._local_notes:
            self._notes.append(DocumentNote(note_kind, body, self._length, label, origin))
        if self._unwanted:
            self.warn(
                Message.counted(
                    "{n} control character or broken character was left out.",
                    "{n} control characters or broken characters were left out.",
                    n=self._unwanted,
                )
            )
        clean = {key: self._clean(value).strip() for key, value in (metadata or {}).items()}
        return Document(
            text="".join(self._done),
            blocks=tuple(self._blocks),
            marks=tuple(sorted(self._marks, key=lambda mark: mark.offset)),
            notes=tuple(sorted(self._notes, key=lambda note: note.anchor)),
            metadata=MappingProxyType({key: value for key, value in clean.items() if value}),
            warnings=tuple(self._warnings),
        )

    def _remember(self, kind: MarkKind, label: str) -> None:
        if kind is MarkKind.PAGE:
            self._page = label
        elif kind is MarkKind.VOLUME:
            self._volume = label

    def _clean(self, text: str) -> str:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
        clean, count = _UNWANTED.subn(
            lambda match: "\ufffd" if match[0] >= "\ud800" and match[0] <= "\udfff" else "", text
        )
        self._unwanted += count
        return clean
