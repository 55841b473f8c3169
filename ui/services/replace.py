"""Preview a replacement: the new text of each hit, without writing anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

import numpy as np

from aligner.bitext import Side
from aligner.errors import InputError
from aligner.permissions import Action, refusal
from aligner.text.patterns import SearchTime
from db.queries.search import matches
from ui.services.project_commands import ProjectCommand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from aligner.messages import Message
    from aligner.permissions import Person
    from db import Change, Project, Query

_REFERENCE = re.compile(r"\\(?:(\d)|g<(\w+)>|(\\))")
AT_ONCE = 500

MOST = 20_000
"""Hits that are listed one by one; more are replaced without being listed."""


@dataclass(frozen=True, slots=True)
class TextReplacement:
    """One hit and what it would become.

    Attributes:
        number: the pair's number, from 1.
        start, end: offsets of the hit in the text of that side.
        refused: why this may not be replaced, as a clause; None when it may.
    """

    bead: int
    revision: int
    number: int
    side: Side
    text: str
    start: int
    end: int
    new: str
    refused: Message | None

    @property
    def old(self) -> str:
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class FoundPlaces:
    """Hits in reading order.

    Attributes:
        items: the first :data:`MOST` of them.
        is_all: whether there are no others.
        pairs: in how many pairs all of them are.
    """

    items: list[TextReplacement]
    is_all: bool
    pairs: int


def replacements(
    project: Project, query: Query, new: str, person: Person, time: SearchTime | None = None
) -> FoundPlaces:
    """Find every hit of a query, with what it would become.

    With a regular expression, \\1 to \\9 and \\g<name> in ``new`` give its groups, as the text has them.

    Args:
        time: that the expression may take, and how to stop it.

    Raises:
        InputError: the expression, or a reference to a group, is wrong; or the expression takes too long.
        Cancelled: ``time`` says that the answer is not wanted any more.
    """
    time = time or SearchTime()
    ids = project.find(query, time=time)
    items = list(islice(_places(project, ids, query, new, person, time), MOST + 1))
    return FoundPlaces(items[:MOST], len(items) <= MOST, len(ids))


def _places(
    project: Project, ids: NDArray[np.int64], query: Query, new: str, person: Person, time: SearchTime
) -> Iterator[TextReplacement]:
    order = project.order()
    at = np.argsort(order, kind="stable")
    numbers = at[np.minimum(np.searchsorted(order, ids, sorter=at), max(len(order) - 1, 0))] + 1
    sides = (query.side,) if query.side is not None else tuple(Side)
    for start_at in range(0, len(ids), AT_ONCE):
        some = ids[start_at : start_at + AT_ONCE]
        places = dict(zip(map(int, some), map(int, numbers[start_at : start_at + AT_ONCE]), strict=True))
        for row in project.rows(some):
            refused = refusal(Action.EDIT, row.status, person.role)
            for side in sides:
                text = row.cell(side).text
                for match in matches(query, text, time):
                    start, end = match.span
                    wording = _filled(new, text, match.groups) if query.regex else new
                    yield TextReplacement(
                        row.id, row.revision, places[row.id], side, text, start, end, wording, refused
                    )


@dataclass(frozen=True)
class ReplaceAll(ProjectCommand):
    """Replace every hit of a query that may be replaced, reading and writing a few pairs at a time.

    Attributes:
        skipped: hits that stay: (pair, side, start).
    """

    name = "edit"
    query: Query
    new: str
    skipped: frozenset[tuple[int, Side, int]] = frozenset()

    def run(self, project: Project) -> Change:
        return project.edit_texts(self._wordings(project), self.by)

    def _wordings(self, project: Project) -> Iterator[tuple[int, Side, str]]:
        # Asked for within the transaction that writes: nobody else can write now, and its own changes do not
        # show, since they are read through another connection.
        time = SearchTime()
        ids = project.find(self.query, time=time)
        places = _places(project, ids, self.query, self.new, self.by, time)
        for (bead, side), several in groupby(places, key=lambda one: (one.bead, one.side)):
            chosen = [
                one
                for one in several
                if one.refused is None
                and one.old != one.new
                and (one.bead, one.side, one.start) not in self.skipped
            ]
            if chosen:
                yield bead, side, replaced(chosen)


def _filled(new: str, text: str, groups: dict[str, tuple[int, int] | None]) -> str:
    def group(match: re.Match[str]) -> str:
        if match[3]:
            return "\\"
        name = match[1] or match[2]
        if name not in groups:
            raise InputError(
                "there is no group {name!r}", remedy="Put what it stands for in parentheses", name=name
            )
        span = groups[name]
        return text[slice(*span)] if span is not None else ""

    return _REFERENCE.sub(group, new)


def wordings(chosen: Iterable[TextReplacement]) -> list[tuple[int, Side, str]]:
    """What each side would read with these replacements made: (pair, side, text)."""
    by_cell: dict[tuple[int, Side], list[TextReplacement]] = {}
    for one in chosen:
        by_cell.setdefault((one.bead, one.side), []).append(one)
    return [(bead, side, replaced(several)) for (bead, side), several in by_cell.items()]


def replaced(several: Sequence[TextReplacement]) -> str:
    """A text with all of these replacements, which are of one cell and do not overlap."""
    text = several[0].text
    for one in sorted(several, key=lambda one: one.start, reverse=True):
        text = text[: one.start] + one.new + text[one.end :]
    return text


def revisions(chosen: Iterable[TextReplacement]) -> dict[int, int]:
    """The revisions the replacements were worked out on."""
    return {one.bead: one.revision for one in chosen}
