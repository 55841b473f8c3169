"""Find pairs: first by folded text in the database, then by the conditions that need the text itself.

The folded sides are stored with the pairs, in the same transaction, so what is found is what is shown. A
scan of 100,000 of them takes about a tenth of a second; an index of trigrams would answer sooner, but
triples the size of the file and costs eleven seconds when 100,000 pairs are suggested.
"""

from __future__ import annotations

from array import array
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import and_, func, or_, select

from aligner.bitext import Side, Status
from aligner.errors import InputError
from aligner.text.normalize import fold, fold_with_map
from aligner.text.patterns import PatternError, PatternTimeout, SearchTime, compiled, quoted
from db.assignments.assignment import ASSIGN
from db.queries.people import spellings
from db.queries.rows import extents
from db.schema.tables import BEADS, COMMENTS, FOLDED, SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection

    from aligner.text.patterns import Pattern

_AT_ONCE = 5_000
_BY = (BEADS.c.changed_by, BEADS.c.confirmed_by, BEADS.c.reviewed_by)


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; everything given must hold.

    Attributes:
        text: found anywhere in a side, folded on both sides of the comparison. With ``regex`` a regular
            expression over the folded text, so written without diacritics and in lower case.
        side: look for the text on this side only.
        whole_word: the text must not touch a letter or digit.
        statuses: any of these; empty for all.
        null: one-sided pairs only, or two-sided only.
        crossing: only pairs that are in another order on the target side than their neighbours, or only
            those that do not.
        kinds: numbers of segments, any of these; empty for all. "2-1" is two source segments with one
            target segment; "n" and "m" mean two or more.
        confidence: from and to, inclusive; pairs without a confidence never match.
        commented, touched, edited: only those that are, or only those that are not.
        by: changed, confirmed or reviewed by this person.
    """

    text: str = ""
    side: Side | None = None
    regex: bool = False
    whole_word: bool = False
    statuses: frozenset[Status] = frozenset()
    kinds: frozenset[str] = frozenset()
    null: bool | None = None
    crossing: bool | None = None
    confidence: tuple[float, float] | None = None
    commented: bool | None = None
    touched: bool | None = None
    edited: bool | None = None
    by: str | None = None


def find(connection: Connection, query: Query, time: SearchTime | None = None) -> NDArray[np.int64]:
    """Find pairs → ids in display order, int64, shape (n,).

    Args:
        time: that the regular expression may take.

    Raises:
        InputError: the regular expression is not one, or takes too long.
        Cancelled: the answer is not wanted any more.
    """
    pattern = _pattern(query)
    statement = select(BEADS.c.id).order_by(BEADS.c.rank).where(*_conditions(connection, query))
    if query.text:
        sides = (query.side,) if query.side is not None else tuple(Side)
        columns = [FOLDED.c[side.value] for side in sides]
        statement = statement.join(FOLDED, FOLDED.c.bead == BEADS.c.id)
        folded = fold(query.text)
        if not query.regex:
            statement = statement.where(
                or_(*(column.contains(folded, autoescape=True) for column in columns))
            )
        if pattern is not None:
            statement = statement.add_columns(*columns)
    found = array("q")  # of a million rows none is kept
    allowed = time or SearchTime()
    with _sentence(query):
        for row in connection.execute(statement, execution_options={"yield_per": _AT_ONCE}):
            if pattern is None or any(allowed.search(pattern, text) for text in row[1:]):
                found.append(row[0])
    ids = np.array(found, dtype=np.int64)
    if query.crossing is not None:
        ids = ids[np.isin(ids, crossings(connection), invert=not query.crossing)]
    return ids


def _conditions(connection: Connection, query: Query) -> list[ColumnElement[Any]]:
    wanted: list[ColumnElement[Any]] = []
    if query.statuses:
        wanted.append(BEADS.c.status.in_([status.value for status in query.statuses]))
    for column, value in (
        (BEADS.c.is_null, query.null),
        (BEADS.c.touched, query.touched),
        (BEADS.c.edited, query.edited),
    ):
        if value is not None:
            wanted.append(column.is_(value))
    if query.kinds:
        wanted.append(or_(*(_kind(kind) for kind in sorted(query.kinds))))
    if query.confidence is not None:
        wanted.append(BEADS.c.confidence.between(*query.confidence))
    if query.commented is not None:
        said = select(COMMENTS.c.bead).where(COMMENTS.c.withdrawn.is_(False), COMMENTS.c.kind != ASSIGN)
        wanted.append(BEADS.c.id.in_(said) if query.commented else BEADS.c.id.not_in(said))
    if query.by is not None:
        wanted.append(or_(*(column.in_(spellings(connection, query.by, column)) for column in _BY)))
    return wanted


def _kind(kind: str) -> ColumnElement[bool]:
    numbers = kind.replace("–", "-").split("-")
    if len(numbers) != 2:
        raise InputError("{kind!r} is not a kind of pair", remedy='Write one like "1-1" or "n-1"', kind=kind)
    conditions = []
    for side, number in zip(Side, numbers, strict=True):
        count = (
            select(func.count())
            .where(SEGMENTS.c.bead == BEADS.c.id, SEGMENTS.c.side == side.value)
            .correlate(BEADS)
            .scalar_subquery()
        )
        conditions.append(count >= 2 if number in ("n", "m") else count == int(number))
    return and_(*conditions)


def _pattern(query: Query) -> Pattern | None:
    """The expression that has the last word; None when the database can decide by itself."""
    if not query.text or not (query.regex or query.whole_word):
        return None
    body = query.text if query.regex else quoted(fold(query.text))
    try:
        return compiled(rf"(?<!\w)(?:{body})(?!\w)" if query.whole_word else body)
    except PatternError as error:
        raise InputError(
            "{text!r} is not a regular expression ({why})",
            remedy="Correct it, or search for plain text",
            text=query.text,
            why=str(error),
        ) from error


@contextmanager
def _sentence(query: Query) -> Iterator[None]:
    """Say in a sentence that an expression takes too long."""
    try:
        yield
    except PatternTimeout as error:
        raise InputError(
            "The regular expression {text!r} takes too long",
            remedy="Avoid repetitions inside repetitions, or search for plain text",
            text=query.text,
        ) from error


@dataclass(frozen=True, slots=True)
class SearchMatch:
    """A hit in a text as shown: its span, and those of the expression's groups by number and name."""

    span: tuple[int, int]
    groups: dict[str, tuple[int, int] | None]


def matches(query: Query, text: str, time: SearchTime | None = None) -> list[SearchMatch]:
    """Where a query's text is found in a text as shown, with the groups of its expression.

    Args:
        time: that the regular expression may take.

    Raises:
        InputError: the regular expression is not one, or takes too long.
        Cancelled: the answer is not wanted any more.
    """
    if not query.text:
        return []
    pattern = _pattern(query)
    folded = fold_with_map(text)

    def shown(span: tuple[int, int]) -> tuple[int, int] | None:
        if span[0] < 0:
            return None
        if span[0] == span[1]:
            return int(folded.offsets[span[0]]), int(folded.offsets[span[0]])
        start, end = folded.original(*span)
        # The marks on the last letter are folded away, but belong to it.
        return start, max(end, int(folded.offsets[span[1]]))

    if pattern is None:
        spans = map(shown, _occurrences(fold(query.text), folded.text))
        return [SearchMatch(span, {"0": span}) for span in spans if span is not None]
    found: list[SearchMatch] = []
    with _sentence(query):
        all_ = (time or SearchTime()).all(pattern, folded.text)
    for match in all_:
        whole = shown(match.span())
        if match.group() and whole is not None:
            groups = {str(number): shown(match.span(number)) for number in range(pattern.groups + 1)}
            groups.update({name: shown(match.span(name)) for name in pattern.groupindex})
            found.append(SearchMatch(whole, groups))
    return found


def _occurrences(part: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a part is in a text, without overlaps: (start, end)."""
    at = text.find(part) if part else -1
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + len(part))


def hits(query: Query, text: str, time: SearchTime | None = None) -> list[tuple[int, int]]:
    """Where a query's text is found in a text as shown: (start, end) in that text, for highlighting.

    Arguments and errors are those of :func:`matches`.
    """
    return [match.span for match in matches(query, text, time)]


def crossings(connection: Connection) -> NDArray[np.int64]:
    """Find pairs that some other pair crosses → ids in display order.

    Two pairs cross when one comes before the other on the source side and after it on the target side.
    One-sided pairs cross nothing.
    """
    place = extents(connection)
    both = place[(place[:, 1] >= 0) & (place[:, 3] >= 0)]
    if not len(both):
        return np.empty(0, dtype=np.int64)
    sorted_ = both[np.argsort(both[:, 1], kind="stable")]
    start, end = sorted_[:, 3], sorted_[:, 4]
    ends_before = np.maximum.accumulate(np.concatenate(([-1], end[:-1])))
    starts_behind = np.minimum.accumulate(np.concatenate((start[1:], [np.iinfo(np.int64).max]))[::-1])[::-1]
    crossed = sorted_[(ends_before > start) | (starts_behind < end), 0]
    return place[np.isin(place[:, 0], crossed)][:, 0].astype(np.int64)
