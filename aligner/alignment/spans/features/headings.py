"""Find where a heading begins in a stream of Arabic words: الباب الثالث, المقالة الثانية.

A heading that only the Arabic has is too short to look like anything, and no cut around it is likely by its
words alone. That a division is named with its number tells that something begins that may lack a counterpart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligner.progress import WORDS_PER_TICK, no_tick
from aligner.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DIVISIONS = frozenset(
    fold(word)
    for word in (
        *("باب", "فصل", "مقالة", "قول", "كتاب", "جزء", "مبحث", "مطلب", "مسألة", "قسم", "فن", "ركن", "مقام"),
        *("مجلس", "رسالة", "مرتبة", "نوع", "ليلة", "سفر", "إصحاح", "مقدمة", "خاتمة"),
    )
)
_ORDINALS = frozenset(
    fold(word)
    for word in (
        *("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"),
        *("الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة"),
        *("العاشرة", "الحادي", "الحادية", "العشرون", "الثلاثون", "الأخير", "الأخيرة"),
    )
)
_EDGE = re.compile(r"^[^\w]+|[^\w]+$")
_ENGLISH = re.compile(
    r"\W*(the\s+)?(\w+\s+)?(chapter|book|section|part|discourse|treatise|question|volume|lecture|night|article)\b",
    re.IGNORECASE,
)


def heading_starts(words: Sequence[str], tick: Callable[[], None] = no_tick) -> list[int]:
    """Words with which a division and its number begin, ascending."""
    out: list[int] = []
    before = ""
    for at, word in enumerate(words):
        if at % WORDS_PER_TICK == 0:
            tick()
        bare = _EDGE.sub("", fold(word))
        if bare in _ORDINALS and before[:2] == "ال" and before[2:] in _DIVISIONS:
            out.append(at - 1)
        before = bare
    return out


def names_division(text: str) -> bool:
    """Whether an English sentence begins as a heading does: "Chapter III", "The Second Discourse"."""
    return _ENGLISH.match(text) is not None
