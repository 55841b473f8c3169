"""Categories and severities of returned pairs, kept as the first words of the reason.

Alignment and translation are told apart. The names of the translation are those of MQM
(https://themqm.org, the core typology) and of ISO 5060; "style" there includes register.
A reason is text: ``terminology, major: "vizier" is used before``. One without a category is counted as such.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Category(StrEnum):
    """What is wrong with a pair; the value is the word in the reason."""

    WRONG_PAIR = "wrong pair"
    CUT_EARLY = "cut early"
    CUT_LATE = "cut late"
    MISSING = "missing"
    EXTRA = "extra"
    ORDER = "order"
    ACCURACY = "accuracy"
    OMISSION = "omission"
    ADDITION = "addition"
    TERMINOLOGY = "terminology"
    LANGUAGE = "language"
    STYLE = "style"
    OTHER = "other"

    @property
    def of_alignment(self) -> bool:
        """Whether it concerns the pairing rather than the translation."""
        return self in ALIGNMENT


ALIGNMENT: Final = frozenset(list(Category)[:6])


class ErrorSeverity(StrEnum):
    """How grave it is, by MQM."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


_REASON: Final = re.compile(
    rf"\s*(?P<category>{'|'.join(map(re.escape, Category))})\b"
    rf"(?:\s*[,(]\s*(?P<severity>{'|'.join(ErrorSeverity)})\)?)?\s*(?:[:.–—-]\s*(?P<text>.*)|$)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason taken apart.

    Attributes:
        severity: None where none is given.
        text: what follows; the whole reason where it begins with no category.
    """

    category: Category
    severity: ErrorSeverity | None = None
    text: str = ""

    def __str__(self) -> str:
        head = self.category.value + (f", {self.severity.value}" if self.severity is not None else "")
        return f"{head}: {self.text}" if self.text else head


def read_reason(reason: str) -> Reason:
    """Take a reason apart. ``Minor`` and other spellings of the case are accepted."""
    if (found := _REASON.fullmatch(reason)) is None:
        return Reason(Category.OTHER, None, reason.strip())
    severity = found["severity"]
    return Reason(
        Category(found["category"].lower()),
        ErrorSeverity(severity.lower()) if severity else None,
        (found["text"] or "").strip(),
    )
