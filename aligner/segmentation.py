"""How a text is cut into segments before anything is paired."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aligner.bitext import Segment


class Cutting(StrEnum):
    """Where a text may be cut."""

    AUTO = "auto"
    SENTENCES = "sentences"
    LINES = "lines"
    STREAM = "stream"


@dataclass(frozen=True)
class Segmentation:
    """A text with its segments.

    Attributes:
        text: the whole text.
        language: two-letter code ("ar", "en").
        cutting: how it was cut, never ``AUTO``. With ``STREAM`` the segments are blocks (paragraphs, lines) and an
            aligner may cut between any two words; otherwise only where a segment ends.
        segments: trimmed of white space, in order, not overlapping, covering every word.
    """

    text: str
    language: str
    cutting: Cutting
    segments: tuple[Segment, ...]

    def __post_init__(self) -> None:
        if self.cutting is Cutting.AUTO:
            raise ValueError("the cutting of a segmentation must be resolved")
