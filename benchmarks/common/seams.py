"""Seams: where one gold pair ends and the next begins, for judging where a joined pair is cut."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.common.corpus import GoldDocument

MOST_WORDS: Final = 500
_MARKS: Final = re.compile(r"[.,;:!?،؛؟…\"“”«»()\[\]]")
_LAST_MARKS: Final = re.compile(r"[.,;:!?،؛؟…\"“”«»()\[\]—–-]+$")

KINDS: Final = ("as it is", "Arabic unmarked", "no marks", "hidden", "Arabic unmarked, hidden")
"""Both texts as they are; the Arabic without punctuation; neither with punctuation or capitals. "Hidden":
the seam has neither punctuation nor a capital, as if it fell within a sentence."""


@dataclass(frozen=True)
class Seam:
    """Two neighbouring pairs joined to one.

    Attributes:
        set, kind: see ``KINDS``.
        arabic, english: words of both pairs.
        arabic_at, english_at: the first word of the second pair.
    """

    set: str
    kind: str
    arabic: tuple[str, ...]
    english: tuple[str, ...]
    arabic_at: int
    english_at: int


Pair = tuple[list[str], list[str]]


def pairs_of(document: GoldDocument) -> list[Pair]:
    """The words of each gold pair, Arabic and English."""
    source, target = document.source, document.target
    words = source.text.split()
    found: list[Pair] = []
    for own, other in document.gold:
        arabic = (
            [words[i] for i in own]
            if document.task == "unsegmented"
            else [word for i in own for word in source.segments[i].of(source.text).split()]
        )
        found.append((arabic, [word for j in other for word in target.segments[j].of(target.text).split()]))
    return found


def seams_of(document: GoldDocument, kinds: Iterable[str], most: int, seed: int = 7) -> Iterator[Seam]:
    """Seams of a document in each kind, ``most`` of them at most, always the same ones."""
    pairs = pairs_of(document)
    places = [
        i
        for i in range(len(pairs) - 1)
        if all((*pairs[i], *pairs[i + 1])) and sum(map(len, (*pairs[i], *pairs[i + 1]))) <= MOST_WORDS
    ]
    draw = random.Random(seed)
    for place in sorted(draw.sample(places, min(most, len(places)))):
        for kind in kinds:
            if (seam := joined(document.set, kind, pairs[place], pairs[place + 1])) is not None:
                yield seam


def joined(set_name: str, kind: str, one: Pair, two: Pair) -> Seam | None:
    """Two pairs as one; None if nothing is left of a part."""
    (arabic, english), (arabic_next, english_next) = one, two
    if kind != "as it is" and kind != "hidden":
        arabic, arabic_next = unmarked(arabic), unmarked(arabic_next)
    if kind == "no marks":
        english, english_next = (
            [word.lower() for word in unmarked(words)] for words in (english, english_next)
        )
    if kind.endswith("hidden"):
        arabic = [*arabic[:-1], _LAST_MARKS.sub("", arabic[-1]) or arabic[-1]]
        english = [*english[:-1], _LAST_MARKS.sub("", english[-1]) or english[-1]]
        english_next = [english_next[0][:1].lower() + english_next[0][1:], *english_next[1:]]
    if not all((arabic, english, arabic_next, english_next)):
        return None
    return Seam(
        set_name,
        kind,
        (*arabic, *arabic_next),
        (*english, *english_next),
        len(arabic),
        len(english),
    )


def unmarked(words: list[str]) -> list[str]:
    """Words without punctuation."""
    return [bare for word in words if (bare := _MARKS.sub("", word))]
