"""Find what a translator adds in brackets: "(i.e. as rebellious sinners)", "(33.21)".

Such words have no counterpart. Counted in full, they make a sentence look too long for its source; alone in
a segment, they would take the next source that the translation leaves out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.progress import WORDS_PER_TICK, no_tick

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Flags = NDArray[np.bool_]

_OPEN, _CLOSE = "([{", ")]}"
_NOTE = re.compile(r"[\s\"'“”‘’.]*[(\[{]([^()\[\]{}]*)[)\]}][\s\"'“”‘’.,:;!?،؛؟]*")
_MARKER = re.compile(r"\s*\w{1,3}\s*")
"""What begins an item of a list: "(a)", "(12)"."""
_GLUED = re.compile(r"\w[(\[{][^)\]}]*$")
"""A bracket after a word without a space: "Mahram(i.e."."""
_EXPLAINS = re.compile(
    r"\s*(?:i\.\s?e\b|e\.\s?g\b|that is\b|meaning\b|namely\b|see\b|cf\b|أي |يعني |انظر )|.*\d", re.I | re.S
)
"""What refers or explains, and is no sentence of its own."""


def bracketed(words: Sequence[str], longest: int, tick: Callable[[], None] = no_tick) -> Flags:
    """Which words stand in brackets, shape (words,).

    Args:
        longest: words after which a bracket that is not closed does not count.
    """
    out = np.zeros(len(words), dtype=np.bool_)
    opened: int | None = None
    for at, word in enumerate(words):
        if at % WORDS_PER_TICK == 0:
            tick()
        if opened is None and (word[:1] in tuple(_OPEN) or _GLUED.search(word)):
            opened = at
        if opened is not None and any(mark in word for mark in _CLOSE):
            out[opened : at + 1] = True
            opened = None
        elif opened is not None and at - opened >= longest:
            opened = None
    return out


def is_note(text: str, longest: int) -> bool:
    """Whether a segment is nothing but a short note in brackets.

    Args:
        longest: words that it has at most; half as many if it does not say that it explains or refers.
    """
    found = _NOTE.fullmatch(text)
    if found is None:
        return False
    most = longest if _EXPLAINS.match(found[1]) else longest // 2
    return _MARKER.fullmatch(found[1]) is None and len(found[1].split()) <= most


def lacks(own: int, other: int) -> bool:
    """Whether the other side lacks most of what this side has of something."""
    return 2 * other < own
