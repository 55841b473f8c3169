"""Rows of a review table: what names a pair in it, and what a colleague may decide there."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.exchange.translation_unit import TranslationUnit

STABLE_ID = "id"
"""Property with the id of a pair, which keeps its meaning when others are split or merged (TMX ``x-id``)."""


class Decision(StrEnum):
    """What may stand in the column of decisions."""

    APPROVE = "approve"
    RETURN = "return"
    CONFIRM = "confirm"


SHOWN: dict[Decision, str] = {
    Decision.APPROVE: "approve · اعتماد",
    Decision.RETURN: "return · إعادة",
    Decision.CONFIRM: "confirm · تأكيد",
}
"""How a table offers a decision to people of either language."""

_WORDS: dict[Decision, frozenset[str]] = {
    Decision.APPROVE: frozenset(
        ["approve", "approved", "ok", "yes", "✓", "✔", "اعتماد", "معتمد", "معتمدة", "اعتمد", "نعم"]
    ),
    Decision.RETURN: frozenset(
        ["return", "returned", "reject", "no", "✗", "✘", "إعادة", "معاد", "مُعاد", "معادة", "لا"]
    ),
    Decision.CONFIRM: frozenset(["confirm", "confirmed", "تأكيد", "مؤكد", "مؤكَّد", "مؤكدة"]),
}
_NONE = frozenset(["", "-", "–", "—", "…"])
_REFERENCE = re.compile(r"\b([1-9][0-9]*)-([0-9a-f]{10})\b")


@dataclass(frozen=True, slots=True)
class PairReference:
    """A pair as a table names it.

    Attributes:
        pair: its id in the project. content: hash of its two texts.
    """

    pair: int
    content: str

    def __str__(self) -> str:
        return f"{self.pair}-{self.content}"


def reference_of(unit: TranslationUnit) -> PairReference | None:
    """The reference to the pair of a unit; None for a unit of no project."""
    id_ = unit.properties.get(STABLE_ID, "")
    return PairReference(int(id_), content_hash(unit.source, unit.target)) if id_.isdecimal() else None


def content_hash(source: str, target: str) -> str:
    """10 hexadecimal digits for two texts; white space does not count."""
    texts = "\0".join(" ".join(text.split()) for text in (source, target))
    return hashlib.blake2b(texts.encode("utf-8", "replace"), digest_size=5).hexdigest()


def read_reference(text: str) -> PairReference | None:
    """The reference that a cell holds, or None."""
    match = _REFERENCE.search(text)
    return PairReference(int(match[1]), match[2]) if match else None


def read_decision(text: str) -> Decision | None:
    """The decision that a cell holds, or None where it holds none.

    Raises:
        ValueError: it holds something else.
    """
    words = re.sub(r"[\s.,!:;]+", " ", text).strip().casefold()
    if words in _NONE:
        return None
    for part in (words, *re.split(r"\s*[·/|]\s*", words)):
        for decision, known in _WORDS.items():
            if part in known:
                return decision
    raise ValueError(text)
