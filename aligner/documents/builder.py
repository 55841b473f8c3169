"""Build a document piece by piece, so that offsets, marks and notes are right in every reader."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligner.documents.document import (
    Accounting,
    BlockKind,
    Document,
    DocumentBlock,
    DocumentMark,
    DocumentNote,
    LeftOut,
    MarkKind,
    NoteKind,
)
from aligner.errors import InputError
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BETWEEN = "\n\n"
_TOLERATED = 0.005  # share of the characters of a file that may be unaccounted for without a warning
_FEW = 10

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
_UNSEEN = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff "  # alone they are no text
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")


def visible(text: str) -> int:
    """Characters of a text without white space."""
    if text.isprintable():  # then a space is the only white space in it
        return len(text) - text.count(" ")
    return sum(map(len, text.split()))


class DocumentBuilder:
    """Collects blocks in reading order; offsets are those of the finished text.

    Control characters, byte order marks and lone surrogates never reach the text: they are counted, left out
    (surrogates become U+FFFD), and reported in a warning.
    """

    def __init__(self) -> None:
        self._done: list[str] = []
        self._length = 0
        self._blocks: list[DocumentBlock] = []
        self._marks: list[DocumentMark] = []
        self._notes: list[DocumentNote] = []
        self._warnings: dict[str, None] = {}
        self._unwanted = 0
        self._expected = self._in_text = self._in_notes = self._labels = 0
        self._left_out: dict[str, int] = {}
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

    def expect(self, text: str | int) -> None:
        """Count text of the file (or so many characters) that must turn up in the accounting."""
        self._expected += text if isinstance(text, int) else visible(text)

    def leave_out(self, reason: str, text: str | int) -> None:
        """List text of the file, or so many characters of it, as left out.

        Args:
            reason: a message that names it ("hidden text"); the finished document warns of it.
        """
        count = text if isinstance(text, int) else visible(text)
        if count:
            self._left_out[reason] = self._left_out.get(reason, 0) + count

    def label(self, text: str | int) -> None:
        """Account for a number of a note or page that became a mark and is no text."""
        self._labels += text if isinstance(text, int) else visible(text)

    def begin(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0, origin: str = "") -> None:
        """End the open block and open another."""
        self.end()
        self._kind, self._level, self._origin = kind, level, origin

    def add(self, text: str, *, collapse: bool = False) -> None:
        """Append to the open block; with ``collapse`` runs of white space become one space, as in HTML."""
        printable = text.isprintable()  # then a space is the only white space, and nothing is unwanted
        if not printable:
            text = self._clean(text)
        if collapse:
            if not printable or "  " in text:
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
        """Set a mark at the present end of the text."""
        self._local_marks.append((kind, self._size, label))

    def note(
        self, text: str, *, kind: NoteKind = NoteKind.FOOTNOTE, label: str = "", origin: str = ""
    ) -> None:
        """Keep a note apart, anchored at the present end of the text."""
        text = self._clean(text).strip()
        if text:
            self._local_notes.append((kind, text, self._size, label.strip(), origin))
            self._in_notes += visible(text)

    def warn(self, sentence: str) -> None:
        """Remember a warning once, however often it is given."""
        self._warnings[sentence] = None

    def end(self) -> None:
        """Close the open block; without text it leaves none, and its marks and notes go to the next."""
        raw = "".join(self._pieces)
        text = raw.strip()
        if not text.strip(_UNSEEN):
            self._labels += visible(text)
            self._pieces, self._size = [], 0
            self._local_marks = [(kind, 0, label) for kind, _, label in self._local_marks]
            self._local_notes = [
                (kind, body, 0, label, origin) for kind, body, _, label, origin in self._local_notes
            ]
            return
        self._in_text += visible(text)
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
        accounting = self._accounting()
        clean = {key: self._clean(value).strip() for key, value in (metadata or {}).items()}
        return Document(
            text="".join(self._done),
            blocks=tuple(self._blocks),
            marks=tuple(sorted(self._marks, key=lambda mark: mark.offset)),
            notes=tuple(sorted(self._notes, key=lambda note: note.anchor)),
            metadata=MappingProxyType({key: value for key, value in clean.items() if value}),
            warnings=tuple(self._warnings),
            accounting=accounting,
        )

    def _accounting(self) -> Accounting:
        for reason, characters in self._left_out.items():
            self.warn(
                Message.counted(
                    "Left out: {reason}, {n} character.",
                    "Left out: {reason}, {n} characters.",
                    n=characters,
                    reason=reason,
                )
            )
        accounting = Accounting(
            self._expected,
            self._in_text,
            self._in_notes,
            self._labels + self._unwanted,
            tuple(LeftOut(reason, characters) for reason, characters in self._left_out.items()),
        )
        if accounting.missing > max(_TOLERATED * self._expected, _FEW):
            self.warn(
                Message(
                    "{missing} of {expected} characters of the file did not reach the text; compare both.",
                    missing=accounting.missing,
                    expected=self._expected,
                )
            )
        return accounting

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
