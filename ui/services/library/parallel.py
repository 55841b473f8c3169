"""Several translations of one source, side by side: rows by the words of the source."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from aligner.bitext import Side
from aligner.errors import InputError
from aligner.exchange.document_places import unwrapped
from aligner.formats.bitexts.tmx.multilingual import (
    ParallelRow,
    ParallelVariant,
    write_multilingual_tmx,
)
from aligner.formats.reports.tei_parallel import write_parallel_tei
from aligner.progress import Progress, no_progress, sub_progress
from ui.services.library.servers import ServerPlace, open_place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from aligner.bitext import Status
    from db import Project
    from db.queries.export_stream import PairRecord

TEI: Final = (".tei", ".xml")
"""Endings of files that are written as TEI; others are TMX."""


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


@dataclass(frozen=True, slots=True)
class ParallelColumn:
    """One translation."""

    name: str
    language: str
    path: Path


@dataclass(frozen=True, slots=True)
class ParallelCell:
    """What a translation has for the words of a row.

    Attributes:
        statuses: of its pairs.
        bead: the first of its pairs.
        changed: in UTC; None where that is not known.
    """

    text: str
    statuses: frozenset[Status]
    bead: int
    changed: datetime | None
    changed_by: str


@dataclass(frozen=True, slots=True)
class ParallelLine:
    """Words of the source; None for a translation that has nothing for them."""

    source: str
    cells: tuple[ParallelCell | None, ...]


@dataclass(frozen=True, slots=True)
class ParallelGrid:
    """Every row of the source, with or without translations."""

    source_language: str
    columns: tuple[ParallelColumn, ...]
    lines: tuple[ParallelLine, ...]

    def texts(self, statuses: Collection[Status] | None = None) -> ParallelTexts:
        """The rows with a translation.

        Args:
            statuses: a translation is taken only if all its pairs in the row have one of these; None for any.
        """
        rows: list[ParallelRow] = []
        untranslated = unsettled = 0
        for line in self.lines:
            variants: list[ParallelVariant] = []
            for number, (column, cell) in enumerate(zip(self.columns, line.cells, strict=True)):
                if cell is None or not cell.text:
                    continue
                if statuses is not None and not cell.statuses <= set(statuses):
                    unsettled += 1
                    continue
                variants.append(
                    ParallelVariant(
                        column.language, cell.text, column.name, cell.changed, cell.changed_by, number
                    )
                )
            if variants:
                rows.append(ParallelRow(line.source, tuple(variants)))
            else:
                untranslated += 1
        return ParallelTexts(self.source_language, tuple(rows), untranslated, unsettled)


def parallel_texts(projects: Sequence[Project], statuses: Collection[Status] | None = None) -> ParallelTexts:
    """Put translations of one source side by side → the rows that have one, see :func:`parallel_grid`."""
    return parallel_grid(projects).texts(statuses)


def parallel_grid(projects: Sequence[Project], progress: Progress = no_progress) -> ParallelGrid:
    """Put translations of one source side by side.

    A row ends where a pair ends in every project, so that each translation covers exactly the words of its
    row. Words of a translation without source words go with the pair before them.

    Args:
        projects: with the same source text.

    Raises:
        InputError: the source texts differ.
        Cancelled: by ``progress``.
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
    placed: list[list[tuple[tuple[int, int], PairRecord]]] = []
    for number, project in enumerate(projects):
        progress(number / (len(projects) + 1), "Reading the pairs")
        placed.append(list(_placed(project)))
    progress(len(projects) / (len(projects) + 1), "Reading the pairs")
    ends = _row_ends([place for pairs in placed for place, _ in pairs])
    cells: dict[tuple[int, int], list[PairRecord]] = defaultdict(list)
    for column, pairs in enumerate(placed):
        for (start, _), pair in pairs:
            cells[_row_of(ends, start), column].append(pair)
    lines: list[ParallelLine] = []
    for number in range(len(ends)):
        words = sorted(cells[number, 0], key=lambda pair: pair.source_places[:1])
        shown = " ".join(unwrapped(pair.source) for pair in words if pair.source)
        here = [cells.get((number, column), ()) for column in range(len(projects))]
        lines.append(ParallelLine(shown, tuple(_cell(pairs) for pairs in here)))
    infos = [project.info() for project in projects]
    columns = tuple(
        ParallelColumn(info.name, info.target.language, project.path)
        for info, project in zip(infos, projects, strict=True)
    )
    return ParallelGrid(infos[0].source.language, columns, tuple(lines))


def _cell(pairs: Sequence[PairRecord]) -> ParallelCell | None:
    text = " ".join(unwrapped(pair.target) for pair in pairs if pair.target)
    if not text:
        return None
    last = max(pairs, key=lambda pair: pair.changed or "")
    changed = datetime.fromisoformat(last.changed).astimezone(UTC) if last.changed else None
    statuses = frozenset(pair.status for pair in pairs)
    return ParallelCell(text, statuses, pairs[0].id, changed, last.changed_by)


def read_grid(
    paths: Sequence[Path], opened: Mapping[Path, Project], progress: Progress = no_progress
) -> ParallelGrid:
    """Open projects, put them side by side, and close them again.

    Args:
        opened: projects that are open already, and stay so.

    Raises:
        MuqabalaError: one cannot be read, or has another source text.
        Cancelled: by ``progress``.
    """
    with ExitStack() as stack:
        projects: list[Project] = []
        for number, path in enumerate(paths):
            opening = sub_progress(progress, number / len(paths) / 2, 1 / len(paths) / 2)
            projects.append(opened[path] if path in opened else stack.enter_context(_open(path, opening)))
        return parallel_grid(projects, sub_progress(progress, 0.5, 0.5))


def _open(path: Path, progress: Progress) -> Project:
    from db import Project

    progress(0.0, "Reading the projects")
    place = ServerPlace.of(path)
    return Project.open(path) if place is None else open_place(place, progress)


def write_grid(path: Path, grid: ParallelGrid, statuses: Collection[Status] | None) -> ParallelTexts:
    """Write the rows with a translation as multilingual TMX, or as TEI where the name says so.

    Raises:
        InputError: a language code that no tool takes.
        OutputError: the file cannot be written.
    """
    texts = grid.texts(statuses)
    if path.suffix.lower() in TEI:
        titles = [(column.language, column.name) for column in grid.columns]
        write_parallel_tei(path, texts.rows, texts.source_language, titles)
    else:
        write_multilingual_tmx(path, texts.rows, texts.source_language)
    return texts


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
