"""Similarity of the sound of an Arabic and an English name, by their consonants."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from aligner.explanation.anchors import consonants, skeletons, vowels_agree

MIN_LETTERS: Final = 3
"""Letters of a word of either side that may be a name."""
_TWO_CONSONANTS: Final = 0.8
"""Similarity of two names of the same two consonants."""
_ARTICLE: Final = 0.85
"""Factor where the article is taken as part of the name (Alfredo, but also the odd)."""
_PROCLITICS: Final = (
    *("وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال"),
    *("وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ل", "ك"),
)
_NEAR: Final = {
    frozenset("GK"): 0.25,
    frozenset("TS"): 0.5,
    frozenset("BF"): 0.5,
    frozenset("GS"): 0.5,
    frozenset("KH"): 0.5,
}
"""Cost of one consonant class for another; 1 for others."""
_DROPPED: Final = {"H": 0.4}
"""Cost of a consonant that one side lacks; 1 for others."""


@lru_cache(maxsize=100_000)
def name_similarity(arabic: str, english: str) -> float:
    """Similarity of the consonants of an Arabic word and a word or run of words, in [0, 1].

    Like :func:`aligner.explanation.anchors.name_likeness`, but classes that are often taken for each other
    cost less than others (G and K: Chinggis has two, جنكز one of each).
    """
    best = 0.0
    for b in skeletons(english):
        for form in word_forms(arabic):
            a = consonants(form)
            longest = max(len(a), len(b))
            if min(len(a), len(b)) < 2:
                continue
            if longest == 2:
                if a == b and vowels_agree(arabic, english):
                    best = max(best, _TWO_CONSONANTS)
                continue
            away = _distance(a, b)
            if b[0] == "G" and english[0] == "j" and form[0] in "ياو":
                away = min(away, 0.3 + _distance(a, b[1:]))
            best = max(best, (1.0 - away / longest) * (_ARTICLE if form.startswith("ال") else 1.0))
    return best


def _distance(a: str, b: str) -> float:
    row = [0.0]
    for other in b:
        row.append(row[-1] + _DROPPED.get(other, 1.0))
    for letter in a:
        dropped = _DROPPED.get(letter, 1.0)
        before, row[0] = row[0], row[0] + dropped
        for j, other in enumerate(b, 1):
            change = 0.0 if letter == other else _NEAR.get(frozenset((letter, other)), 1.0)
            before, row[j] = (
                row[j],
                min(row[j] + dropped, row[j - 1] + _DROPPED.get(other, 1.0), before + change),
            )
    return row[-1]


@lru_cache(maxsize=50_000)
def word_forms(word: str) -> tuple[str, ...]:
    """A folded word as it is, then without more and more of its proclitics."""
    cut = [word[len(p) :] for p in _PROCLITICS if word.startswith(p) and len(word) - len(p) >= MIN_LETTERS]
    return (word, *sorted(set(cut), key=lambda form: (-len(form), form)))
