"""The values that the project file returns and takes: frozen dataclasses, never database rows.

Times are ISO 8601 in UTC ("2026-11-22T16:20:07.123456+00:00"). Offsets count code points in the immutable
texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aligner import clock
from aligner.bitext import Bead, Segment, Side, Status
from aligner.permissions import Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from aligner.messages import Message

ON_WORDS = "words"
"""The kind of a comment on a stretch of words."""
_STRETCH = re.compile(r"@(\d{1,12})-(\d{1,12}) ")


def now() -> str:
    """The time in the form that the project file stores."""
    return clock.now().isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True)
class TextInput:
    """A text on its way into a new project.

    Attributes:
        content: the decoded text, stored as it is.
        language: BCP 47 tag ("ar", "en-GB").
        cutting: how it was cut ("sentences", "lines", "stream").
        file_name: where it came from; may be empty for text that was never in a file.
        encoding: how the bytes were decoded.
        sha256: hash of the raw bytes of the file, hexadecimal.
        cleaning: what was done between decoding and ``content``, in words, in order.
        original: the decoded text before cleaning; None when nothing was cleaned.
        offsets: where each character of ``content`` was in ``original`` (one entry a character); None
            when nothing was cleaned.
    """

    content: str
    language: str
    cutting: str = "auto"
    file_name: str = ""
    encoding: str = "utf-8"
    sha256: str = ""
    cleaning: tuple[str, ...] | list[str] = ()
    original: str | None = None
    offsets: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class TextInfo:
    """A text of a project, without the text."""

    side: Side
    language: str
    cutting: str
    file_name: str
    encoding: str
    sha256: str
    cleaning: tuple[str, ...]
    characters: int
    words: int


@dataclass(frozen=True, slots=True)
class RunInfo:
    """The signature of one suggestion run: which encoder, which aligner, with which parameters (JSON
    values).
    """

    encoder: str
    aligner: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A suggestion run that happened."""

    id: int
    at: str
    by: str
    encoder: str
    aligner: str
    parameters: Mapping[str, Any]
    beads: int


@dataclass(frozen=True, slots=True)
class ProjectInfo:
    """What a project is, for a title bar, an info command, a list of recent projects."""

    name: str
    path: Path | None
    created: str
    created_by: str
    source: TextInfo
    target: TextInfo
    runs: tuple[RunRecord, ...]
    forbid_own_approval: bool
    schema: str

    def text(self, side: Side) -> TextInfo:
        return self.source if side is Side.SOURCE else self.target


@dataclass(frozen=True, slots=True)
class Edit:
    """A recorded correction: characters ``start`` to ``end`` of a text are shown as ``replacement``; the
    text itself stays.
    """

    side: Side
    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of a cell's text and where it comes from: cell[start:end] shows text[text_start:text_end].

    In an edited piece the two have different lengths and single characters do not correspond.
    """

    start: int
    end: int
    text_start: int
    text_end: int
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a pair as it is shown: its segments, corrections applied, joined by single spaces."""

    text: str
    pieces: tuple[TextPiece, ...]

    def text_offset(self, caret: int) -> int:
        """Turn a caret position in the cell into an offset of the immutable text (the end of an edited
        stretch for a caret in it).
        """
        for piece in self.pieces:
            if caret <= piece.end:
                if caret <= piece.start:
                    return piece.text_start
                return piece.text_end if piece.edited else piece.text_start + (caret - piece.start)
        return self.pieces[-1].text_end if self.pieces else 0

    def caret(self, offset: int) -> int:
        """Turn an offset of the immutable text into the nearest caret position in the cell."""
        for piece in self.pieces:
            if offset <= piece.text_end:
                if offset <= piece.text_start:
                    return piece.start
                return piece.end if piece.edited else piece.start + (offset - piece.text_start)
        return self.pieces[-1].end if self.pieces else 0


@dataclass(frozen=True, slots=True)
class BeadRow:
    """A pair as the desk shows it.

    Attributes:
        revision: names the content: two rows with the same id and revision are the same in all that a
            person decided.
        touched: a person made it or changed its shape or text (confirming does not count).
        changed_by: who last made, changed or confirmed it ("machine" for a suggestion).
        reviewed_by: who approved or returned it last; None before any review.
        comments: how many comments it has.
        edited: a correction is recorded on one of its sides.
        evidence: what the aligner said in favour of it, JSON values.
        run: the suggestion run that made it; None for a pair a person made.
    """

    id: int
    revision: int
    status: Status
    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    source_cell: Cell
    target_cell: Cell
    score: float | None
    confidence: float | None
    touched: bool
    changed_by: str
    confirmed_by: str | None
    reviewed_by: str | None
    comments: int
    edited: bool
    evidence: Mapping[str, Any] | None
    run: int | None

    @property
    def source_text(self) -> str:
        return self.source_cell.text

    @property
    def target_text(self) -> str:
        return self.target_cell.text

    @property
    def is_null(self) -> bool:
        return not self.source or not self.target

    @property
    def bead(self) -> Bead:
        return Bead(self.source, self.target, self.score, self.confidence)

    def side(self, side: Side) -> tuple[Segment, ...]:
        return self.source if side is Side.SOURCE else self.target

    def cell(self, side: Side) -> Cell:
        return self.source_cell if side is Side.SOURCE else self.target_cell


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a project has come, in pairs."""

    total: int
    by_status: Mapping[Status, int]
    nulls: int
    touched: int

    def of(self, status: Status) -> int:
        return self.by_status.get(status, 0)

    @property
    def suggested(self) -> int:
        return self.of(Status.SUGGESTED)

    @property
    def confirmed(self) -> int:
        return self.of(Status.CONFIRMED)

    @property
    def returned(self) -> int:
        return self.of(Status.RETURNED)

    @property
    def approved(self) -> int:
        return self.of(Status.APPROVED)


@dataclass(frozen=True, slots=True)
class Comment:
    """Something said about a pair.

    Attributes:
        kind: "comment"; "words", a comment on a stretch of one side; "reason", of a return; "propose",
            another wording of one side.
        stretch: what a comment of the kind "words" is about, in the imported text of its side.
    """

    id: int
    bead: int
    at: str
    who: str
    role: Role
    kind: str
    side: Side | None
    text: str
    stretch: Segment | None = None

    @classmethod
    def of_row(cls, row: Any) -> Comment:
        """Read a row of the table ``comments``."""
        side = Side(row.side) if row.side is not None else None
        stretch, text = read_stretch(row.text) if row.kind == ON_WORDS else (None, row.text)
        return cls(row.id, row.bead, row.at, row.who, Role(row.role), row.kind, side, text, stretch)


def with_stretch(start: int, end: int, text: str) -> str:
    """A comment on words as the table ``comments`` keeps it: "@120-131 The text"."""
    return f"@{start}-{end} {text}"


def read_stretch(kept: str) -> tuple[Segment | None, str]:
    """What :func:`with_stretch` wrote; no stretch where the text does not begin with one."""
    found = _STRETCH.match(kept)
    if found is None or int(found[1]) >= int(found[2]):
        return None, kept
    return Segment(int(found[1]), int(found[2])), kept[found.end() :]


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One step in the history of a project.

    Attributes:
        role: None for the machine.
        beads: the first 50 pairs concerned, of ``bead_count``.
        undoes, redoes: the event that this one took back or did again.
    """

    id: int
    at: str
    who: str
    role: Role | None
    command: str
    summary: Message
    beads: tuple[int, ...]
    bead_count: int
    undoes: int | None
    redoes: int | None


@dataclass(frozen=True, slots=True)
class EventChange:
    """What an event did, as it would have been shown: the pairs before and after it."""

    event: EventRecord
    before: tuple[BeadRow, ...]
    after: tuple[BeadRow, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a command did, as much as a view needs to repaint.

    Attributes:
        event_id: 0 when there was nothing to do and nothing was recorded.
        focus: the pair a person would look at next, or None.
    """

    event_id: int
    command: str
    summary: Message
    changed: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    order_changed: bool = False
    focus: int | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The result of checking a project file through and through; ``problems`` is empty when all is well."""

    path: Path
    problems: tuple[str, ...]
    beads: int
    events: int

    @property
    def ok(self) -> bool:
        return not self.problems
