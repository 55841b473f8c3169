"""Preview a replacement: the new text of each hit, without writing anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.bitext import Side
from aligner.errors import InputError
from aligner.permissions import Action, refusal
from db.queries.search import matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.messages import Message
    from aligner.permissions import Person
    from db import Project, Query

_REFERENCE = re.compile(r"\\(?:(\d)|g<(\w+)>|(\\))")
AT_ONCE = 500


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


def replacements(project: Project, query: Query, new: str, person: Person) -> list[TextReplacement]:
    """Every hit of a query, in reading order, with what it would become.

    With a regular expression, \\1 to \\9 and \\g<name> in ``new`` give its groups, as the text has them.

    Raises:
        InputError: the expression, or a reference to a group, is wrong.
    """
    ids = project.find(query)
    places = {int(id_): place for place, id_ in enumerate(project.order(), start=1)}
    sides = (query.side,) if query.side is not None else tuple(Side)
    found: list[TextReplacement] = []
    for at in range(0, len(ids), AT_ONCE):
        for row in project.rows(ids[at : at + AT_ONCE]):
            refused = refusal(Action.EDIT, row.status, person.role)
            for side in sides:
                text = row.cell(side).text
                for match in matches(query, text):
                    start, end = match.span
                    wording = _filled(new, text, match.groups) if query.regex else new
                    found.append(
                        TextReplacement(
                            row.id,
                            row.revision,
                            places.get(row.id, 0),
                            side,
                            text,
                            start,
                            end,
                            wording,
                            refused,
                        )
                    )
    return found


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
