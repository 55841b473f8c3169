"""Strip clitics from Arabic words, so that a word is found with any of them.

و ف ب ك ل س and the article go in front of a word without a space, pronouns behind it: والسلطان, لسلطانه and
السلطان are all of them سلطان. Folded text only (:func:`aligner.text.normalize.fold`).
"""

from __future__ import annotations

import re

_BEFORE = "وفبكلس"
_ARTICLE = "ال"
_LEAST = 3
"""A word is not shortened below this: where it begins with such a letter of its own, it would vanish."""

# Up to three letters and the article, as they are written: وبال, فلل, وس …
_COMPANY_BEFORE = "(?:[وف]?[بكلس]?(?:ال|ل)?)"
_COMPANY_BEHIND = "(?:ها|هما|هم|هن|ه|كما|كم|كن|ك|نا|ني|ي|ا|وا|ات|ون|ين|ان|تها|ته|تهم|تي|تنا|تك|تين|تان)?"

_ARABIC = re.compile("[\u0621-\u064a]")
_WORD = re.compile(r"\w+")


def is_arabic(word: str) -> bool:
    """Whether a word is written in Arabic letters."""
    return _ARABIC.search(word) is not None


def words(folded: str) -> list[str]:
    """The words of a folded text."""
    return _WORD.findall(folded)


def bare(word: str) -> str:
    """A word without anything in front that could be company; other scripts stay as they are.

    What is left of a word alone and of the same word in company is the same, also where the word itself
    begins with such a letter: وزير and الوزير both give زير. So it finds too much, never too little, for
    words of three letters and more.
    """
    if not is_arabic(word):
        return word
    at = 0
    while True:
        step = 2 if word.startswith(_ARTICLE, at) else 1 if at < len(word) and word[at] in _BEFORE else 0
        if not step or len(word) - at - step < _LEAST:
            return word[at:]
        at += step


def pattern(wanted: list[str], *, company: bool) -> re.Pattern[str]:
    """An expression for words that follow one another in a folded text.

    Args:
        wanted: folded words.
        company: whether other letters in front and pronouns and endings behind are let pass.
    """
    return re.compile(r"(?<!\w)" + r"\W+".join(_one(word, company) for word in wanted) + r"(?!\w)")


def _one(word: str, company: bool) -> str:
    if not company:
        return re.escape(word)
    if not is_arabic(word):
        return re.escape(word) + r"\w*"
    core = without_article(word)
    # The feminine ending is written ت before a pronoun: مدينة, مدينتها.
    stem = (
        f"(?:{re.escape(core)}|{re.escape(core[:-1])}ت)"
        if core.endswith("ه") and len(core) > _LEAST
        else None
    )
    return f"{_COMPANY_BEFORE}{stem or re.escape(core)}{_COMPANY_BEHIND}"


def without_article(word: str) -> str:
    """A word without an article (and what comes before that), which says surely that it is company."""
    found = re.match("[وف]?(?:[بك]?ال|لل)", word)
    return word[found.end() :] if found and len(word) - found.end() >= _LEAST else word
