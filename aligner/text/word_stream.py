"""A text as a stream of words with exact offsets: what spans are made of."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from aligner.bitext import Segment
from aligner.progress import WORDS_PER_TICK, no_tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class WordStream:
    """The words of a text, separated by white space; punctuation belongs to the word it touches.

    Attributes:
        text: the text.
        starts, ends: intp, shape (n,): half-open character offsets of the words, ascending.
    """

    text: str
    starts: NDArray[np.intp]
    ends: NDArray[np.intp]
    _known: list[str] = field(default_factory=list, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.starts)

    def words(self, tick: Callable[[], None] = no_tick) -> list[str]:
        """The words themselves.

        Args:
            tick: called now and then when they are asked for first.
        """
        if len(self._known) != len(self):
            once: dict[str, str] = {}  # of the same words, a book has most many times
            found: list[str] = []
            for at in range(0, len(self), WORDS_PER_TICK):
                tick()
                part = slice(at, at + WORDS_PER_TICK)
                spans = zip(self.starts[part].tolist(), self.ends[part].tolist(), strict=True)
                found += [once.setdefault(word, word) for word in (self.text[a:b] for a, b in spans)]
            self._known[:] = found
        return self._known

    def slice(self, first: int, end: int) -> Segment:
        """Words ``first`` to ``end`` (half-open) as a segment of the text, from the first letter to the
        last.
        """
        if not 0 <= first < end <= len(self):
            raise ValueError(f"no words {first} to {end} in a stream of {len(self)}")
        return Segment(int(self.starts[first]), int(self.ends[end - 1]))

    def first_at(self, offset: int) -> int:
        """Index of the first word that ends after this offset: the word that holds it, or the next one."""
        return int(np.searchsorted(self.ends, offset, side="right"))


def word_stream(text: str, tick: Callable[[], None] = no_tick) -> WordStream:
    """Find the words of a text; ``tick`` is called now and then."""
    spans = array("q")
    for number, match in enumerate(_WORD.finditer(text)):
        if number % WORDS_PER_TICK == 0:
            tick()
        spans.extend(match.span())
    bounds = np.array(spans, dtype=np.intp).reshape(-1, 2)
    return WordStream(text, np.ascontiguousarray(bounds[:, 0]), np.ascontiguousarray(bounds[:, 1]))
