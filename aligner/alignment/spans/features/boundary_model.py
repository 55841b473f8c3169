"""Score the plausibility of a cut between two words from their forms alone, before the encoder is used.

Log-linear in features around the cut: punctuation and closing marks before it, the word before, the word
after with its clitic (و ف) and first letters, the word after that. The weights are learned
(``benchmarks/training/train_spans.py``) and few enough to
be read: they say that a chronicle goes on with فلما, وكان, ثم, and never breaks after في or من.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from aligner.progress import WORDS_PER_TICK, no_tick
from aligner.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

BIAS = "bias"
_EDGE = re.compile(r"^[^\w]+|[^\w]+$")
_CLOSING = "\"'”’»)]}"
_CLASSES = (
    ("stop", frozenset(".!?؟۔…")),
    ("semicolon", frozenset(";؛")),
    ("colon", frozenset(":")),
    ("comma", frozenset(",،")),
    ("dash", frozenset("-–—")),
)


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    return _EDGE.sub("", fold(word))


def _punctuation(word: str) -> str:
    """Class of the punctuation a word ends in, "" for none."""
    tail = word.rstrip(_CLOSING)
    if tail:
        for name, marks in _CLASSES:
            if tail[-1] in marks:
                return name
    return "closing" if tail != word else ""


def _before(word: str) -> tuple[str, ...]:
    found = [f"before {_bare(word)}"]
    if mark := _punctuation(word):
        found.append(f"after {mark}")
    return tuple(found)


def _after(word: str) -> tuple[str, ...]:
    bare = _bare(word)
    found = [f"word {bare}"]
    if len(bare) > 3 and bare[0] in "وف":
        found += [f"clitic {bare[0]}", f"clitic {bare[:2]}", f"stem {bare[1:]}"]
    elif "a" <= bare[:1] <= "z":
        found.append("latin")
        if word.lstrip("\"'“‘«([")[:1].isupper():
            found.append("capital")
    else:
        found.append(f"letters {bare[:2]}")
    return tuple(found)


def cut_features(words: Sequence[str], at: int) -> list[str]:
    """What the cut before word ``at`` (neither the first nor past the last) looks like."""
    found = [BIAS, *_before(words[at - 1]), *_after(words[at])]
    if at + 1 < len(words):
        found.append(f"then {_bare(words[at + 1])}")
    return found


def cut_log_odds(
    words: Sequence[str], weights: Mapping[str, float], tick: Callable[[], None] = no_tick
) -> NDArray[np.float64]:
    """Log-odds of a cut before each word, shape (len(words) + 1,); the two ends of the text are certain."""
    out = np.empty(len(words) + 1)
    get = weights.get
    bias = weights.get(BIAS, -3.0)
    before = np.empty(len(words))
    after = np.empty(len(words))
    then = np.zeros(len(words) + 1)
    # what a word weighs, by word: numbers, which the collector of garbage passes by; a cache of a book's
    # features would keep it busy for a tenth of a second whenever it looks
    befores: dict[str, float] = {}
    afters: dict[str, float] = {}
    thens: dict[str, float] = {}
    for i, word in enumerate(words):
        if i % WORDS_PER_TICK == 0:
            tick()
        if word not in befores:
            befores[word] = sum(get(name, 0.0) for name in _before(word))
            afters[word] = sum(get(name, 0.0) for name in _after(word))
            thens[word] = get(f"then {_bare(word)}", 0.0)
        before[i], after[i], then[i] = befores[word], afters[word], thens[word]
    out[1:-1] = bias + before[:-1] + after[1:] + then[2:]
    out[0] = out[-1] = 6.0
    return out
