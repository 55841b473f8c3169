"""Review tables that come back from a colleague, see :mod:`aligner.formats.reports.review_docx`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.errors import InputError
from aligner.exchange.review_table import Decision, PairReference, read_decision, read_reference
from aligner.formats.bitexts.docx_table import docx_rows
from aligner.formats.documents.docx.reader import read_docx
from aligner.formats.reports.columns import Columns
from aligner.formats.reports.review_docx import COMMENT, DECISION, NAME, REFERENCE
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.formats.protocols import Languages


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row of the table as it came back.

    Attributes:
        number: as the table shows it, or its place from 1.
        reference: None where it is missing or damaged.
        decision: None for none. unknown: what stands there if it is no decision; else empty.
        source, target: the texts, which the colleague may have changed.
    """

    number: str
    reference: PairReference | None
    decision: Decision | None
    unknown: str
    comment: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """A table as it came back; ``reviewer``: the name written in it, or empty."""

    reviewer: str
    rows: tuple[ReviewRow, ...]


def read_review_docx(path: Path, languages: Languages, progress: Progress = no_progress) -> ReviewTable:
    """Read a table that was exported, whatever the order of its columns and rows is now.

    Args:
        languages: of the project, by which its columns of text are named.

    Raises:
        InputError: it cannot be read, or holds no review table.
    """
    columns = Columns.of(languages)
    places: dict[str, int] = {}
    rows: list[ReviewRow] = []
    for cells in docx_rows(path, progress):
        texts = [" ".join(cell.split()) for cell in cells]
        if REFERENCE in texts and DECISION in texts:
            places = {name: at for at, name in enumerate(texts)}
            continue
        if not places or not any(texts):
            continue

        def cell(name: str, texts: list[str] = texts, places: dict[str, int] = places) -> str:
            at = places.get(name, -1)
            return texts[at] if 0 <= at < len(texts) else ""

        left, right = (cell(heading) for heading in columns.headings)
        source, target = (left, right) if columns.source_left else (right, left)
        decision, unknown = None, ""
        try:
            decision = read_decision(cell(DECISION))
        except ValueError:
            unknown = cell(DECISION)
        number = cell("No.") or str(len(rows) + 1)
        reference = read_reference(cell(REFERENCE))
        rows.append(ReviewRow(number, reference, decision, unknown, cell(COMMENT), source, target))
    if not places:
        raise InputError(
            "is no review table",
            remedy="Choose the Word file that was exported as a review table",
            path=path,
        )
    return ReviewTable(_reviewer(path), tuple(rows))


def _reviewer(path: Path) -> str:
    lines = (line.strip() for line in read_docx(path).text.splitlines())
    return next((line.removeprefix(NAME).strip() for line in lines if line.startswith(NAME)), "")
