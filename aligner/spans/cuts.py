"""How plausible a cut is between two words of the stream, before any meaning is looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from aligner.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_SENTENCE_END = re.compile(r"[.!?؟;؛۔][\"'”’»)\]]*$")
_CLAUSE_END = re.compile(r"[,،:—–-][\"'”’»)\]]*$")
_OPENERS = frozenset(
    [
        "ثم",
        "لما",
        "اذا",
        "حتي",
        "لكن",
        "بل",
        "ان",
        "قال",
        "فقال",
        "وقال",
        "then",
        "but",
        "and",
        "when",
        "so",
        "for",
        "thus",
        "now",
        "therefore",
        "however",
        "yet",
    ]
)


def cut_log_odds(words: Sequence[str]) -> NDArray[np.float64]:
    """Log-odds of a cut before each word, shape (len(words) + 1,); the two ends of the text are certain."""
    out = np.full(len(words) + 1, -4.0)
    folded = [fold(word) for word in words]
    for i in range(1, len(words)):
        before, after = words[i - 1], folded[i].lstrip("\"'“‘«([")
        odds = -4.5
        if _SENTENCE_END.search(before):
            odds = 1.5
        elif _CLAUSE_END.search(before):
            odds = -1.0
        if after.startswith("ف") and len(after) > 3:
            odds += 2.5
        elif after.startswith("و") and len(after) > 3:
            odds += 1.8
        if after in _OPENERS:
            odds += 3.0
        out[i] = odds
    out[0] = out[-1] = 6.0
    return out
