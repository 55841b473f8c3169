"""Fuzzy match score of two source texts, as translation memories count it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Indel

from aligner.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeVar

    T = TypeVar("T")

EXACT: Final = 100
FOLDED: Final = 99
"""The same but for vowel marks, tatweel, and spellings that search takes for one."""

LEAST: Final = 60
"""Below this a match costs more reading than it saves."""


def match_score(one: str, other: str, *, least: int = 0) -> int:
    """Score of two texts in [0, 100].

    100 for the same text (in NFC, white space aside), 99 when only vowel marks, tatweel or the like differ,
    else at most 98: the mean of the Indel similarities of the characters and of the words of both folded
    texts. The words are too strict on Arabic, whose clitics change nearly every word; the characters take
    any two texts of the same letters for alike.

    Args:
        least: a score below this may come back as 0, which is quicker.
    """
    a, b = _plain(one), _plain(other)
    if a == b:
        return EXACT
    return fuzzy_folded(folded(a), folded(b), least=least)


def folded(text: str) -> str:
    """A text as it is compared: folded, on one line."""
    return " ".join(fold(text).split())


def fuzzy_folded(one: str, other: str, *, least: int = 0) -> int:
    """As :func:`fuzzy`, of texts that are folded already; at most 99."""
    if one == other:
        return FOLDED
    if not one or not other:
        return 0
    words = Indel.normalized_similarity(one.split(), other.split())
    # The mean reaches the least only if the characters make up for what the words lack.
    needed = max(0.0, 2 * least / 100 - words)
    if needed > 1:
        return 0
    characters = Indel.normalized_similarity(one, other, score_cutoff=needed)
    score = round(50 * (words + characters))
    return min(FOLDED - 1, score) if score >= least else 0


def ranked(
    text: str, others: Iterable[tuple[str, str, T]], *, least: int = LEAST, limit: int = 10
) -> list[tuple[int, T]]:
    """The best matches of a text, best first: (score, what came with it).

    Args:
        others: texts, the same texts folded, and what comes with each.
    """
    plain = _plain(text)
    ours = folded(plain)
    found: list[tuple[int, T]] = []
    for other, theirs, value in others:
        score = EXACT if _plain(other) == plain else fuzzy_folded(ours, theirs, least=least)
        if score >= least:
            found.append((score, value))
    found.sort(key=lambda match: -match[0])
    return found[:limit]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
