"""Matching a few typed letters against names: "mpb" finds "Merge with the pair below"."""

from __future__ import annotations

from aligner.text.normalize import fold

_START, _RUN, _LATE = 8.0, 5.0, 0.05


def score(typed: str, name: str) -> float | None:
    """How well the letters typed fit a name, higher being better; None when they do not.

    Each word typed must be found, its letters in order; letters at the starts of words and letters that
    follow each other count most. Case, accents of Arabic spelling and vowel marks do not matter.
    """
    folded = fold(name)
    total = 0.0
    for word in fold(typed).split():
        best = _best(word, folded)
        if best is None:
            return None
        total += best
    return total - _LATE * len(folded)


def _best(word: str, name: str) -> float | None:
    """The best score of the word's letters as a subsequence of the name."""
    # row[j]: best score of the letters so far with the last of them at name[j].
    row: dict[int, float] = {}
    for at, letter in enumerate(word):
        new: dict[int, float] = {}
        for j, other in enumerate(name):
            if other != letter:
                continue
            here = 1.0 + (_START if j == 0 or not name[j - 1].isalnum() else 0.0)
            if at == 0:
                new[j] = here - _LATE * j
            else:
                before = [value + (_RUN if i == j - 1 else 0.0) for i, value in row.items() if i < j]
                if before:
                    new[j] = here + max(before)
        row = new
        if not row:
            return None
    return max(row.values())
