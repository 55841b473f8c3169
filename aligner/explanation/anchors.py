"""Anchors: numbers, years, names and Latin words that occur on both sides.

Names are compared by their consonants, the letters that transliteration keeps, in classes that allow for its
variants: ج is j, dj or g; ق and ك are q, k or c; vowels, و, ي and ع are dropped. جنكزخان and Chinggis Khan
share G-N-K-Z.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.bitext import Segment
from aligner.text.normalize import fold
from aligner.text.numerals import number_of, numbers_in_digits
from aligner.text.stopwords import is_common

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTER = r"(?:[^\W_]|[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed])"
WORD = re.compile(f"{_LETTER}+(?:[’'ʼ]{_LETTER}+)*")
"""A word, with its harakat."""
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_YEAR = frozenset(("سنه", "عام", "سنين", "year", "ad", "ah", "ce"))
_CLASSES = str.maketrans(
    {
        **dict.fromkeys("bp", "B"),
        **dict.fromkeys("td", "T"),
        **dict.fromkeys("jg", "G"),
        **dict.fromkeys("kqcx", "K"),
        **dict.fromkeys("sz", "S"),
        **dict.fromkeys("fv", "F"),
        **dict.fromkeys("rlmnh", None),
        **dict.fromkeys("aeiouyw", None),
        **{letter: letter.upper() for letter in "rlmnh"},
        **dict.fromkeys("ب", "B"),
        **dict.fromkeys("تطدضذ", "T"),
        **dict.fromkeys("جغ", "G"),
        **dict.fromkeys("كقخ", "K"),
        **dict.fromkeys("سصشزظث", "S"),
        **dict.fromkeys("ف", "F"),
        **dict.fromkeys("حه", "H"),
        "ر": "R",
        "ل": "L",
        "م": "M",
        "ن": "N",
        **dict.fromkeys("اويعءئؤآىة", None),
    }
)
_DIGRAPHS = (
    ("kh", "k"),
    ("gh", "g"),
    ("sh", "s"),
    ("th", "t"),
    ("dh", "t"),
    ("ch", "g"),
    ("ph", "f"),
    ("dj", "g"),
)
_PROCLITICS = ("وال", "فال", "بال", "لل", "ال", "و", "ف", "ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The same number, name or word on both sides.

    Attributes:
        kind: "number", "date", "name" or "latin".
        source, target: offsets in the two texts.
        reading: the common value ("616"), empty for a name.
        strength: in (0, 1].
    """

    kind: str
    source: Segment
    target: Segment
    reading: str = ""
    strength: float = 1.0


@lru_cache(maxsize=8192)
def skeletons(word: str) -> frozenset[str]:
    """Consonant classes of a word; of an Arabic one also without its proclitics."""
    folded = fold(word)
    if not folded:
        return frozenset()
    if "a" <= folded[0] <= "z":
        for digraph, letter in _DIGRAPHS:
            folded = folded.replace(digraph, letter)
        found = {folded.removeprefix("al-").removeprefix("al ")}
    else:
        found = {folded} | {
            folded[len(p) :] for p in _PROCLITICS if folded.startswith(p) and len(folded) > len(p) + 2
        }
    return frozenset(map(consonants, found))


def consonants(folded: str) -> str:
    """Consonant classes of a folded word whose digraphs are single letters already."""
    return re.sub(r"[^A-Z]", "", re.sub(r"(.)\1+", r"\1", folded.translate(_CLASSES)))


_LONG = {"ا": "a", "و": "aeiou", "ي": "aeiouy"}


def vowels_agree(one: str, two: str) -> bool:
    """Whether the written vowels of an Arabic and a Latin word agree; True for other pairs of scripts."""
    latin = [bool(_LATIN.match(word)) for word in (one, two)]
    if latin[0] == latin[1]:
        return True
    return _sounds_alike(two, one) if latin[0] else _sounds_alike(one, two)


def _sounds_alike(arabic: str, english: str) -> bool:
    """Whether vowels agree: the long vowels of the Arabic word occur in the other word, and both words begin
    with a vowel or neither does. Used where there are only two consonants.
    """
    one, two = fold(arabic), fold(english)
    for prefix in ("", *_PROCLITICS):
        stem = one.removeprefix(prefix) if one.startswith(prefix) else ""
        if len(stem) < 2 or (not prefix and stem.startswith("ال")):
            continue
        starts = {"ا": "aeiou", "ي": "yij", "و": "wvou"}.get(stem[0])
        if stem[0] == "ع" or ((two[0] in starts) if starts else two[0] not in "aeiou"):
            inner = [letter for letter in stem[1:-1] if letter in _LONG]
            vowels = [letter for letter in two[1:-1] if letter in "aeiouy"]
            if len(vowels) >= (max(1, len(inner) - 1) if inner else 0) and all(
                v in _LONG[letter] or letter == "ا" for letter, v in zip(inner, vowels, strict=False)
            ):
                return True
    return False


def name_likeness(one: str, two: str) -> float:
    """Similarity of two words by their consonants, in [0, 1]; two consonants must be equal."""
    best = 0.0
    for a in skeletons(one):
        for b in skeletons(two):
            longest = max(len(a), len(b))
            if min(len(a), len(b)) < 2:
                continue
            likeness = 1.0 - _distance(a, b) / longest
            if longest == 2 and (likeness < 1.0 or not vowels_agree(one, two)):
                continue
            best = max(best, likeness * (0.8 if longest == 2 else 1.0))
    return best


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other))
    return row[-1]


def _words(text: str, segments: Sequence[Segment]) -> list[Segment]:
    return [
        Segment(match.start(), match.end())
        for segment in segments
        for match in WORD.finditer(text, segment.start, segment.end)
    ]


def _numbers(text: str, words: list[Segment]) -> list[tuple[Segment, int, bool]]:
    """Numbers with their place and whether a word for "year" is beside them; small ones in words are too
    common.
    """
    out: list[tuple[Segment, int, bool]] = []
    i = 0
    while i < len(words):
        word = words[i].of(text)
        j = i
        if any(c.isdecimal() for c in word):
            digits = numbers_in_digits(word)
            value = int(digits[0]) if digits and digits[0].isdecimal() and len(digits[0]) < 12 else None
            j = i + 1
        else:
            while j < len(words) and (
                _is_number(words[j].of(text)) or (j > i and fold(words[j].of(text)) == "and")
            ):
                j += 1
            value = number_of(text[words[i].start : words[j - 1].end]) if j > i else None
            if value is not None and value < 10:
                value = None
        if value is not None:
            beside = {fold(words[k].of(text)) for k in (i - 1, j) if 0 <= k < len(words)}
            out.append((Segment(words[i].start, words[j - 1].end), value, not beside.isdisjoint(_YEAR)))
        i = max(j, i + 1)
    return out


@lru_cache(maxsize=20_000)
def _is_number(word: str) -> bool:
    return (not _LATIN.fullmatch(word) and number_of(word) is not None) or (
        len(word) > 2 and bool(_LATIN.fullmatch(word)) and number_of(word) is not None
    )


def find_anchors(
    source: str,
    target: str,
    source_segments: Sequence[Segment],
    target_segments: Sequence[Segment],
    known: Sequence[Anchor] = (),
) -> tuple[Anchor, ...]:
    """The anchors between two stretches, each word used once: known names first, then the strongest."""
    here, there = _words(source, source_segments), _words(target, target_segments)
    found: list[Anchor] = []
    numbers_there = _numbers(target, there)
    for place, value, year in _numbers(source, here):
        found.extend(
            Anchor("date" if year or year_there else "number", place, other, str(value))
            for other, value_there, year_there in numbers_there
            if value == value_there
        )
    for word in here:
        text = word.of(source)
        latin = bool(_LATIN.fullmatch(text))
        for other in there:
            shown = other.of(target)
            if latin and bool(_LATIN.fullmatch(shown)):
                if fold(text) == fold(shown):
                    found.append(Anchor("latin", word, other, shown))
            elif (
                (shown[:1].isupper() or text[:1].isupper())
                and min(len(text), len(shown)) > 2
                and not (is_common(text) or is_common(shown))
            ):
                likeness = name_likeness(text, shown)
                if likeness >= 0.74:
                    found.append(Anchor("name", word, other, "", round(likeness, 2)))
    found.sort(key=lambda a: (-a.strength, abs(_place(a.source, here) - _place(a.target, there))))
    taken = list(known)
    for anchor in found:
        if not any(_overlap(anchor.source, a.source) or _overlap(anchor.target, a.target) for a in taken):
            taken.append(anchor)
    return tuple(sorted(taken, key=lambda a: a.source))


def _place(segment: Segment, words: list[Segment]) -> float:
    """Position of a stretch among the words, in [0, 1]."""
    return sum(word.start < segment.start for word in words) / max(1, len(words))


def _overlap(one: Segment, two: Segment) -> bool:
    return one.start < two.end and two.start < one.end
