"""Which words of an English text are checked, and where they are.

Left alone: words with a figure, abbreviations in capitals, transliterated words (ṭ, ā, ʿ), and names with the
Arabic article (al-Khwarazmi).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

_COMPOUND: Final = re.compile(r"[\w\u0300-\u036fʿʾ]+(?:[-‐‑'’‘`./@][\w\u0300-\u036fʿʾ]+)*")
_PART: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’][A-Za-zÀ-ÖØ-öø-ÿ]+)*")
_ARTICLE: Final = re.compile(r"(?:[aeu][ldnrstz]|[au](?:sh|dh|th))[-‐‑]", re.IGNORECASE)
_LATIN: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ'’‐‑-]+")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_KNOWN: Final = frozenset({"al", "ibn", "bin", "bint", "abu", "umm", "banu", "ibid", "cf", "viz"})
"""Parts of names and abbreviations that dictionaries lack."""


class Word(NamedTuple):
    """A word of a text: ``text[start:end]``."""

    start: int
    end: int
    text: str


def checked_words(text: str) -> Iterator[Word]:
    """The words to check, in order, without possessive endings of names left alone elsewhere."""
    for compound in _COMPOUND.finditer(text):
        whole = compound.group()
        if not _LATIN.fullmatch(whole) or _ARTICLE.match(whole):
            continue
        for part in _PART.finditer(whole):
            word = part.group()
            if len(word) > 1 and not _bare(word).isupper() and _bare(word).casefold() not in _KNOWN:
                yield Word(compound.start() + part.start(), compound.start() + part.end(), word)


def is_among(word: str, names: Container[str]) -> bool:
    """Whether a word, with or without a possessive ending, is one of some words in lower case."""
    return word.casefold() in names or _bare(word).casefold() in names


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts, in lower case, as :func:`is_among` compares them."""
    return frozenset(
        _bare(part.group()).casefold()
        for text in texts
        for part in _PART.finditer(text.replace("ʿ", " ").replace("ʾ", " "))
    )


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)
