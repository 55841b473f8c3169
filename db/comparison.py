"""Two states of one project side by side: which events only one of them has, and which pairs differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import func, select

from aligner.permissions import MACHINE
from db.queries.column_fetch import fetch
from db.schema.tables import BEADS, CHAIN, EVENTS, chunks

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from db.project import Project
    from db.queries.source import Source
    from db.records import BeadRow


@dataclass(frozen=True, slots=True)
class PairDifference:
    """A pair that is not the same in two states of a project.

    Attributes:
        number: its place in the display order, from 1; now, or then for a pair that is not there now.
        now, then: the pair; None where it is not there.
        at, who: when and by whom it was changed last, now, or then for a pair that is not there now.
    """

    number: int
    at: str
    who: str
    now: BeadRow | None
    then: BeadRow | None


def common_event(now: Source, then: Source) -> int:
    """The last event that both states have; 0 when they share nothing but their birth, or not even that.

    Each link of the hash chain covers all before it, so the common part is found by halving.
    """
    with now.connection() as one, then.connection() as other:
        last = select(func.max(CHAIN.c.link))
        low, high = 0, min(one.execute(last).scalar_one(), other.execute(last).scalar_one())
        while low < high:
            middle = (low + high + 1) // 2
            wanted = select(CHAIN.c.hash).where(CHAIN.c.link == middle)
            if one.execute(wanted).scalar_one() == other.execute(wanted).scalar_one():
                low = middle
            else:
                high = middle - 1
    return low


def differing(now: Source, then: Source, common: int) -> NDArray[np.int64]:
    """Ids of the pairs that may differ → int64, shape (n,): those of now in display order, then the others.

    A pair has the revision of the event that made its content: the same revision, of an event that both
    states have, is the same pair.

    Args:
        common: see :func:`common_event`.
    """
    columns = [BEADS.c.id, BEADS.c.revision]
    with now.connection() as one, then.connection() as other:
        ids, revisions = fetch(one, columns, order_by=BEADS.c.rank)
        old_ids, old_revisions = fetch(other, columns, order_by=BEADS.c.rank)
    at = np.argsort(old_ids, kind="stable")
    places = np.searchsorted(old_ids, ids, sorter=at)
    there = places < len(old_ids)
    there[there] = old_ids[at[places[there]]] == ids[there]
    same = there & (revisions <= common)
    same[same] = old_revisions[at[places[same]]] == revisions[same]
    gone = old_ids[~np.isin(old_ids, ids)]
    return np.concatenate((ids[~same], gone))


def differences(now: Project, then: Project, ids: NDArray[np.int64]) -> list[PairDifference]:
    """Read both versions of pairs; those that look the same in both are left out."""
    found: list[PairDifference] = []
    numbers = _numbers(then) | _numbers(now)
    ours = {row.id: row for row in now.rows(ids)}
    theirs = {row.id: row for row in then.rows(ids)}
    made = _authors(then, theirs.values()) | _authors(now, ours.values())
    for id_ in map(int, ids):
        one, other = ours.get(id_), theirs.get(id_)
        if one is None or other is None or _content(one) != _content(other):
            at, who = made.get(id_, ("", MACHINE))
            found.append(PairDifference(numbers[id_], at, who, one, other))
    return found


def _authors(project: Source, rows: Collection[BeadRow]) -> dict[int, tuple[str, str]]:
    """When and by whom each pair became what it is."""
    events: dict[int, tuple[str, str]] = {}
    with project.connection() as connection:
        for some in chunks(sorted({row.revision for row in rows})):
            statement = select(EVENTS.c.id, EVENTS.c.at, EVENTS.c.who).where(EVENTS.c.id.in_(some))
            events.update((id_, (at, who)) for id_, at, who in connection.execute(statement))
    return {row.id: events[row.revision] for row in rows if row.revision in events}


def _numbers(project: Project) -> dict[int, int]:
    return {int(id_): number for number, id_ in enumerate(project.order(), start=1)}


def _content(row: BeadRow) -> tuple[object, ...]:
    return (
        row.status,
        row.source,
        row.target,
        row.source_text,
        row.target_text,
        row.confirmed_by,
        row.reviewed_by,
        row.touched,
    )
