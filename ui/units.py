"""The pairs of a project, or of a bare alignment, as units for the exchange formats."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from aligner.bitext import Side, Status
from aligner.formats.unit import Unit
from ui.documents.making import structure_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from aligner.bitext import Bead, Segment
    from aligner.segmentation import Segmentation
    from db import BeadRow, Project

AT_ONCE = 2_000

# A line end inside a segment is how the file was wrapped, and a translation memory wants none of it.
_LINE_END = re.compile(r"[^\S\u00a0\u202f]*[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*")


def unwrapped(text: str) -> str:
    """The text on one line."""
    return _LINE_END.sub(" ", text)


def units_of_project(project: Project, statuses: Collection[Status] | None = None) -> Iterator[Unit]:
    """The pairs in display order, null beads included, as units with one empty side.

    Args:
        statuses: only pairs with one of these; None for all.
    """
    info = project.info()
    marks = {side: structure_of(project, side) for side in Side}
    times = _times(project)
    order = project.order()
    for start in range(0, len(order), AT_ONCE):
        for row in project.rows(order[start : start + AT_ONCE]):
            if statuses is not None and row.status not in statuses:
                continue
            who = (row.reviewed_by if row.status is Status.APPROVED else row.confirmed_by) or row.changed_by
            side = Side.SOURCE if row.source else Side.TARGET
            where = marks[side].at(min(row.side(side)).start)
            yield Unit(
                unwrapped(row.source_text),
                unwrapped(row.target_text),
                info.source.language,
                info.target.language,
                status=row.status,
                changed=times.get(row.revision),
                changed_by=who,
                score=row.score,
                confidence=row.confidence,
                document=info.name,
                chapter=where.chapter,
                page=where.page,
                notes=_notes(project, row),
                identifier=str(row.id),
            )


def units_of_beads(
    beads: Sequence[Bead], source: Segmentation, target: Segmentation, *, made: datetime, by: str
) -> Iterator[Unit]:
    """What the machine suggests, as units."""
    for number, bead in enumerate(beads, start=1):
        yield Unit(
            _text(bead.side(Side.SOURCE), source.text),
            _text(bead.side(Side.TARGET), target.text),
            source.language,
            target.language,
            status=Status.SUGGESTED,
            changed=made,
            changed_by=by,
            score=bead.score,
            confidence=bead.confidence,
            identifier=str(number),
        )


def _text(segments: Sequence[Segment], text: str) -> str:
    return unwrapped(" ".join(segment.of(text) for segment in segments))


def _notes(project: Project, row: BeadRow) -> tuple[str, ...]:
    if not row.comments:
        return ()
    return tuple(f"{comment.who}: {comment.text}" for comment in project.comments(row.id))


def _times(project: Project) -> dict[int, datetime]:
    """When each event happened; a pair's revision is the event that made it what it is."""
    times: dict[int, datetime] = {}
    before: int | None = None
    while events := project.events(1000, before):
        times.update((event.id, datetime.fromisoformat(event.at)) for event in events)
        before = events[-1].id
    return times
