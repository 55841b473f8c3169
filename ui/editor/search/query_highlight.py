"""A filter in the form of a search, so that its matches are marked in the cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligner.errors import InputError
from aligner.text.patterns import SearchTime
from db import Query, hits
from ui.editor.search.search_hits import Needle

if TYPE_CHECKING:
    from collections.abc import Sequence


_PAINTING = 0.03
"""Seconds that the marks of one search may keep the window from painting, over what their length allows."""


def painting_time() -> SearchTime:
    """The time for the marks of one search in what is painted."""
    return SearchTime(_PAINTING)


@dataclass(frozen=True, slots=True)
class Wanted(Needle):
    """Searches for what a query finds; a query without text marks nothing and still finds pairs."""

    asked: Query = field(default_factory=Query)
    time: SearchTime = field(default_factory=painting_time, compare=False)

    @classmethod
    def by(cls, query: Query) -> Wanted:
        return cls(query.text, query.side, query)

    def __bool__(self) -> bool:
        return self.asked != Query()

    @property
    def query(self) -> Query:
        return self.asked

    def spans(self, shown: str) -> tuple[tuple[int, int], ...]:
        return tuple((start, end - start) for start, end in marks(self.asked, shown, self.time))


def is_empty(query: Query) -> bool:
    """Whether a query would find every pair."""
    return query == Query(side=query.side, regex=query.regex, whole_word=query.whole_word)


def marks(query: Query, text: str, time: SearchTime) -> Sequence[tuple[int, int]]:
    """Offsets of the text of a query: (start, end); none where its expression is wrong or takes too long."""
    if not query.text or time.is_over:
        return []
    try:
        return hits(query, text, time)
    except InputError:
        return []  # the pane says why
