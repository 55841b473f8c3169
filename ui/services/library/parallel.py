"""Several translations of one source, side by side: rows by the words of the source."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aligner.bitext import Side
from aligner.errors import InputError
from aligner.exchange.beads_to_units import unwrapped
from aligner.formats.bitexts.tmx.multilingual import ParallelRow, ParallelVariant

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from aligner.bitext import Status
    from db import Project
    from db.queries.export_stream import PairRecord


@dataclass(frozen=True, slots=True)
class ParallelTexts:
    """Rows, in the order of the source.

    Attributes:
        rows: those with at least one translation.
        untranslated: how many rows have none.
        unsettled: translations left out because not all of their pairs have a wanted status.
    """

    source_language: str
    rows: tuple[ParallelRow, ...]
    untranslated: int
    unsettled: int


def parallel_texts(projects: Sequence[Project], statuses: Collection[Status] | None = None) -> ParallelTexts:
    """Put translations of one source side by side.

    A row ends where a pair ends in every project, so that each translation covers exactly the words of its
    row. Words of a translation without source words go with the pair before them.

    Args:
        projects: two and more with the same source text.
        statuses: a translation is taken only if all its pairs in the row have one of these; None for any.

    Raises:
        InputError: the source texts differ.
    """
    first, *others = projects
    source = first.text(Side.SOURCE)
    for other in others:
        if other.text(Side.SOURCE) != source:
            raise InputError(
                "has another source text than {first}",
                remedy="Give translations of one text; muqabala library --same-source finds them",
                path=other.path,
                first=first.path.name,
            )
    placed = [list(_placed(project)) for project in projects]
    ends = _row_ends([place for pairs in placed for place, _ in pairs])
    cells: dict[tuple[int, int], list[PairRecord]] = defaultdict(list)
    for column, pairs in enumerate(placed):
        for (start, _), pair in pairs:
            cells[_row_of(ends, start), column].append(pair)
    infos = [project.info() for project in projects]
    rows: list[ParallelRow] = []
    untranslated = unsettled = 0
    for number in range(len(ends)):
        words = sorted(cells[number, 0], key=lambda pair: pair.source_places[:1])
        variants: list[ParallelVariant] = []
        for column, info in enumerate(infos):
            pairs_here = cells[number, column]
            text = " ".join(unwrapped(pair.target) for pair in pairs_here if pair.target)
            if not text:
                continue
            if statuses is not None and not all(pair.status in statuses for pair in pairs_here):
                unsettled += 1
                continue
            last = max(pairs_here, key=lambda pair: pair.changed or "")
            changed = datetime.fromisoformat(last.changed).astimezone(UTC) if last.changed else None
            variants.append(ParallelVariant(info.target.language, text, info.name, changed, last.changed_by))
        if variants:
            shown = " ".join(unwrapped(pair.source) for pair in words if pair.source)
            rows.append(ParallelRow(shown, tuple(variants)))
        else:
            untranslated += 1
    return ParallelTexts(infos[0].source.language, tuple(rows), untranslated, unsettled)


def _placed(project: Project) -> Iterator[tuple[tuple[int, int], PairRecord]]:
    """Pairs in display order with the stretch of the source they lie in; those without source words lie with
    the pair before, at the beginning with the first.
    """
    waiting: list[PairRecord] = []
    place: tuple[int, int] | None = None
    for pair in project.pairs():
        if pair.source_places:
            place = (
                min(start for start, _ in pair.source_places),
                max(end for _, end in pair.source_places),
            )
            for earlier in waiting:
                yield place, earlier
            waiting.clear()
        if place is None:
            waiting.append(pair)
        else:
            yield place, pair


def _row_ends(places: Sequence[tuple[int, int]]) -> list[int]:
    """Where rows end: the smallest stretches that no pair of any project crosses."""
    ends: list[int] = []
    reached = -1
    for start, end in sorted(places):
        if start >= reached and reached >= 0:
            ends.append(reached)
        reached = max(reached, end)
    return [*ends, reached] if reached >= 0 else []


def _row_of(ends: Sequence[int], start: int) -> int:
    return bisect_right(ends, start)
