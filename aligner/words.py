"""A text as a stream of words with exact offsets: what spans are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from aligner.bitext import Segment

if TYPE_CHECKING:
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

    def __len__(self) -> int:
        return len(self.starts)

    def words(self) -> list[str]:
        return self._words

    @cached_property
    def _words(self) -> list[str]:
        once: dict[str, str] = {}  # of the same words, a book has most many times
        spans = zip(self.starts.tolist(), self.ends.tolist(), strict=True)
        return [once.setdefault(word, word) for word in (self.text[a:b] for a, b in spans)]

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


def word_stream(text: str) -> WordStream:
    """Find the words of a text."""
    spans = [match.span() for match in _WORD.finditer(text)]
    bounds = np.array(spans, dtype=np.intp).reshape(-1, 2)
    return WordStream(text, np.ascontiguousarray(bounds[:, 0]), np.ascontiguousarray(bounds[:, 1]))
