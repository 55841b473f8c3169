"""The value types of a bitext: sides, segments, beads and their states."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from aligner.messages import Message


class Side(StrEnum):
    """The two texts of a bitext."""

    SOURCE = Message("source")
    TARGET = Message("target")

    @property
    def other(self) -> Side:
        return Side.TARGET if self is Side.SOURCE else Side.SOURCE


class Status(StrEnum):
    """How far a bead has come on its way from the machine to the translation memory."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    APPROVED = "approved"

    @property
    def is_settled(self) -> bool:
        """Whether pairs of this status are exported and searched unless a person chooses otherwise."""
        return self in (Status.CONFIRMED, Status.APPROVED)


SETTLED: tuple[Status, ...] = tuple(status for status in Status if status.is_settled)


class Characters(Protocol):
    """A text of which stretches are read: a ``str``, or one that stays in a file."""

    def __len__(self) -> int: ...
    def __getitem__(self, at: int | slice, /) -> str: ...


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A stretch of one text: characters ``start`` to ``end`` (half-open offsets, in code points).

    >>> Segment(4, 7).of("one two")
    'two'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a segment needs 0 <= start < end, not {self.start}, {self.end}")

    def of(self, text: Characters) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    @staticmethod
    def trimmed(text: Characters, start: int, end: int) -> Segment | None:
        """Characters ``start`` to ``end`` without the white space around them; None without a word."""
        raw = text[start:end]
        stripped = raw.strip()
        if not stripped:
            return None
        begin = start + len(raw) - len(raw.lstrip())
        return Segment(begin, begin + len(stripped))


@dataclass(frozen=True, slots=True)
class Bead:
    """Source segments that together translate as target segments; one side may be empty (a null bead).

    Attributes:
        score: mean similarity of the two sides as the aligner saw it, or None where nothing was scored.
        confidence: calibrated probability in [0, 1] that the bead is exactly right, or None.

    >>> Bead((Segment(0, 3), Segment(4, 7)), (Segment(0, 5),)).words(Side.SOURCE, "one two")
    'one two'
    >>> Bead((Segment(0, 3),), ()).is_null
    True
    """

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    score: float | None = None
    confidence: float | None = None

    def __post_init__(self) -> None:
        if not self.source and not self.target:
            raise ValueError("a bead needs at least one segment")

    @property
    def is_null(self) -> bool:
        return not self.source or not self.target

    def side(self, side: Side) -> tuple[Segment, ...]:
        """The segments of one side."""
        return self.source if side is Side.SOURCE else self.target

    def words(self, side: Side, text: Characters) -> str:
        """The words of one side, its segments joined by a space.

        Args:
            text: the whole text of that side.
        """
        return " ".join(segment.of(text) for segment in self.side(side))
