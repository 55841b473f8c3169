"""Tables as text: TSV and CSV.

Both are written as spreadsheets write them (cells with a separator, a quotation mark or a line end in
quotation marks), and read that way first; stray quotation marks are read as text, with a warning.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from aligner.errors import InputError
from aligner.formats.bitexts.columns import COLUMNS, row_of, units_of
from aligner.formats.bitexts.formula_guard import guarded, marked, unguarded
from aligner.formats.bitexts.stray_quotes import rows_with_stray_quotes
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import without_surrogates
from aligner.formats.protocols import AS_IN_FILE, Languages, ignore
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.text.encoding_detection import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Warn

_LONGEST_CELL = 50_000_000
_SEPARATORS = ",;\t|"
_LOOKED_AT = 200
_MOST_UNPAIRED = 100  # rows of one cell before the first of two
_SAID = re.compile(r"\ufeff?\"?sep=([^\w\s\"]|\t)\"?[ \t]*\r?\n", re.IGNORECASE)


def read_tsv(
    path: Path,
    *,
    languages: Languages = AS_IN_FILE,
    warn: Warn = ignore,
    progress: Progress = no_progress,
    encoding: str | None = None,
) -> Iterator[TranslationUnit]:
    """Units of a tab-separated table, with or without a row of column names.

    Raises:
        InputError: missing, undecodable, or without two columns.
    """
    yield from _read(path, "\t", languages, warn, progress, encoding)


def read_csv(
    path: Path,
    *,
    languages: Languages = AS_IN_FILE,
    warn: Warn = ignore,
    progress: Progress = no_progress,
    encoding: str | None = None,
) -> Iterator[TranslationUnit]:
    """Units of a table separated by commas, semicolons, tabs or bars, whichever makes the most even columns.

    Raises:
        InputError: missing, undecodable, or without two columns.
    """
    yield from _read(path, "", languages, warn, progress, encoding)


def write_tsv(
    path: Path,
    units: Iterable[TranslationUnit],
    *,
    languages: Languages | None = None,
    title: str = "",
    formulas: bool = False,
) -> int:
    """Write units as a tab-separated table with a row of column names, in UTF-8.

    Args:
        formulas: leave cells as they are that a spreadsheet takes for formulas.

    Raises:
        OutputError: the file cannot be written.
    """
    return _write(path, units, "\t", mark=False, formulas=formulas)


def write_csv(
    path: Path,
    units: Iterable[TranslationUnit],
    *,
    languages: Languages | None = None,
    title: str = "",
    formulas: bool = False,
) -> int:
    """Write units as a comma-separated table with a row of column names, in UTF-8 with the mark that Excel
    needs.

    Args:
        formulas: leave cells as they are that a spreadsheet takes for formulas.

    Raises:
        OutputError: the file cannot be written.
    """
    return _write(path, units, ",", mark=True, formulas=formulas)


def _write(
    path: Path, units: Iterable[TranslationUnit], separator: str, *, mark: bool, formulas: bool
) -> int:
    count = 0
    cell_of = marked if formulas else guarded
    with atomic_write(path) as stream:
        text = io.TextIOWrapper(stream, "utf-8-sig" if mark else "utf-8", newline="", write_through=False)
        end = "\r\n" if mark else "\n"
        rows = csv.writer(text, delimiter=separator, lineterminator=end)
        # Where rows end in a line feed only, the writer leaves carriage returns bare, and readers cut there.
        quoted = csv.writer(text, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
        rows.writerow(COLUMNS)
        for unit in units:
            cells = [cell_of(without_surrogates(cell)) for cell in row_of(unit)]
            (quoted if any("\r" in cell for cell in cells) else rows).writerow(cells)
            count += 1
        text.flush()
        text.detach()
    return count


def _read(
    path: Path, separator: str, languages: Languages, warn: Warn, progress: Progress, encoding: str | None
) -> Iterator[TranslationUnit]:
    progress(0.0, Message("Reading {name}", name=path.name))
    content = read_text(path, encoding).content
    if (said := _SAID.match(content)) is not None:  # Excel's way of naming the separator
        separator, content = said[1], content[said.end() :]
    if not separator or separator not in content:
        separator = _likely_separator(content)
    # The module's limit is for the whole process; ours is only ever larger than what others expect.
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    if _is_quoted_properly(content, separator):
        rows: Iterator[list[str]] = csv.reader(io.StringIO(content, newline=""), delimiter=separator)
    else:
        rows = rows_with_stray_quotes(content, separator, warn)
    yield from units_of(_unguarded(_with_cells(rows, path)), languages, warn)


def _unguarded(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows of a table of ours without the guards of its cells; those of others as they are."""
    first = next(rows, None)
    if first is None:
        return
    yield first
    if tuple(first) != COLUMNS:
        yield from rows
        return
    for row in rows:
        yield [unguarded(cell) for cell in row]


def _with_cells(rows: Iterator[list[str]], path: Path) -> Iterator[list[str]]:
    """The rows that have text.

    Raises:
        InputError: no row has two columns, or it is no table at all.
    """
    unpaired: list[list[str]] = []
    paired = False
    try:
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if paired:
                yield row
                continue
            unpaired.append(row)
            paired = len(row) > 1
            if paired or len(unpaired) > _MOST_UNPAIRED:
                if not paired:
                    break
                yield from unpaired
    except csv.Error as error:
        raise InputError(
            "is not a table ({reason})", remedy="Choose another file", path=path, reason=str(error)
        ) from error
    if not paired:
        raise InputError("has only one column", remedy="Each row needs both texts", path=path)


def _is_quoted_properly(content: str, separator: str) -> bool:
    if '"' not in content:
        return True
    try:
        widths = [
            len(row)
            for row in csv.reader(io.StringIO(content, newline=""), delimiter=separator, strict=True)
            if row
        ]
    except csv.Error:
        return False
    return bool(widths) and max(widths) >= 2


def _likely_separator(content: str) -> str:
    """The separator under which the first rows have the most even number of columns above one."""
    head = content[:200_000]

    def evenness(separator: str) -> tuple[float, int]:
        widths = []
        try:
            for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator):
                if row:
                    widths.append(len(row))
                if len(widths) == _LOOKED_AT:
                    break
        except csv.Error:
            return (0.0, 0)
        if not widths:
            return (0.0, 0)
        usual = max(set(widths), key=widths.count)
        return (widths.count(usual) / len(widths) if usual > 1 else 0.0, usual)

    return max(_SEPARATORS, key=evenness)
