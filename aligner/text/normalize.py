"""Folding of Arabic and Latin text for matching and search. Never for display: what a person reads is the
original.

Folding is done character by character, so that every folded character knows where it came from. Documented
choices: أ إ آ ٱ → ا, ى → ي, ة → ه, Persian ی ک → ي ك; ؤ and ئ and ء are kept, since they tell words apart
    (سأل is not سال in
dictionaries, but مؤمن and مومن are hardly ever both meant, while شيء and شي are). All combining marks go
(harakat, tanwin,
shadda, superscript alef, Quranic annotation, and the macrons and dots of transliterated Latin: Khwārazm →
    khwarazm),
as do tatweel and every zero-width and bidi control. Digits of every script become ASCII digits.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LETTERS = {
    **dict.fromkeys("ٱأإآ", "ا"),
    **dict.fromkeys("ىی", "ي"),
    **dict.fromkeys("ةۃھہ", "ه"),
    **dict.fromkeys("ـۥۦʿʾ", ""),
    **dict.fromkeys("ʼ‘’", "'"),
    "ک": "ك",
    "ؤ": "ؤ",
    "ئ": "ئ",
}
_REMOVED = frozenset({"Mn", "Me", "Cf"})
_QURANIC_SIGNS = frozenset("۝۞۩")


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    if character in _QURANIC_SIGNS or unicodedata.category(character) in _REMOVED:
        return ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    folded: list[str] = []
    for part in unicodedata.normalize("NFKC", character):
        if part in _LETTERS:
            folded.append(_LETTERS[part])
            continue
        folded.extend(
            _LETTERS.get(piece, piece)
            for piece in unicodedata.normalize("NFD", part)
            if unicodedata.category(piece) not in _REMOVED
        )
    return "".join(folded).casefold()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with a map back to the original.

    Attributes:
        text: the folded text.
        offsets: intp, shape (len(text) + 1,): ``offsets[i]`` is the offset in the original of folded
            character ``i``; the last entry is the length of the original.
    """

    text: str
    offsets: NDArray[np.intp]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that became folded characters ``start`` to ``end`` (half-open, not
        empty).
        """
        return int(self.offsets[start]), int(self.offsets[end - 1]) + 1


class _Foldings(dict[int, str]):
    """Code points and what they become, filled in as they turn up."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLDINGS = _Foldings()


def fold(text: str) -> str:
    """Fold a text for matching and search."""
    return text.translate(_FOLDINGS)


def fold_with_map(text: str) -> Folded:
    """Fold a text and keep, for each folded character, its offset in the original."""
    if _ONE_FOR_ONE.issuperset(text) or _is_one_for_one(text):
        return Folded(fold(text), np.arange(len(text) + 1, dtype=np.intp))
    pieces = [_FOLDINGS[ord(character)] for character in text]
    lengths = np.fromiter(map(len, pieces), dtype=np.intp, count=len(pieces))
    offsets = np.empty(int(lengths.sum()) + 1, dtype=np.intp)
    offsets[:-1] = np.repeat(np.arange(len(pieces), dtype=np.intp), lengths)
    offsets[-1] = len(text)
    return Folded("".join(pieces), offsets)


_ONE_FOR_ONE: set[str] = set()
"""Characters that are known to become one character."""


def _is_one_for_one(text: str) -> bool:
    """Whether every character becomes one character."""
    letters = set(text)
    if any(len(_FOLDINGS[ord(letter)]) != 1 for letter in letters):
        return False
    _ONE_FOR_ONE.update(letters)
    return True


@lru_cache(maxsize=4096)
def _is_arabic_mark(character: str) -> bool:
    return character == "ـ" or (
        unicodedata.category(character) == "Mn"
        and ("\u0610" <= character <= "\u06ed" or "\u08d3" <= character <= "\u08ff")
    )


_HEBREW_POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]+")


def for_encoder(text: str) -> str:
    """A text as encoders know it from running text: without vowel signs, with the common form of alef.

    Arabic marks and Hebrew points go. A text of nothing else stays as it is.
    """
    plain = strip_diacritics(text).replace("ٱ", "ا")
    return _HEBREW_POINTS.sub("", plain) or text


def strip_diacritics(text: str) -> str:
    """Leave out harakat, tanwin, shadda, Quranic marks and tatweel; the letters stay as they are. For
    display.
    """
    return "".join(character for character in text if not _is_arabic_mark(character))
