"""A filter in the form of a search, so that its matches are marked in the cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db import Query, hits
from ui.editor.search.search_hits import Needle

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Wanted(Needle):
    """Searches for what a query finds; a query without text marks nothing and still finds pairs."""

    asked: Query = field(default_factory=Query)

    @classmethod
    def by(cls, query: Query) -> Wanted:
        return cls(query.text, query.side, query)

    def __bool__(self) -> bool:
        return self.asked != Query()

    @property
    def query(self) -> Query:
        return self.asked

    def spans(self, shown: str) -> tuple[tuple[int, int], ...]:
        return tuple((start, end - start) for start, end in hits(self.asked, shown))


def is_empty(query: Query) -> bool:
    """Whether a query would find every pair."""
    return query == Query(side=query.side, regex=query.regex, whole_word=query.whole_word)


def marks(query: Query, text: str) -> Sequence[tuple[int, int]]:
    """Offsets of the text of a query: (start, end)."""
    return hits(query, text) if query.text else []
