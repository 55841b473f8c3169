"""Tables as text in which quotation marks do not pair up.

A program that never quotes cells writes them as they are: then all of them are text. In a table whose other
rows are quoted, only the rows that are flawed are read so, and the flaw stays in its row.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import TYPE_CHECKING

from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.formats.protocols import Warn

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LOOKED_AT = 500  # lines, to see whether cells are quoted
_LONGEST_CELL = 50  # lines


def rows_with_stray_quotes(content: str, separator: str, warn: Warn) -> Iterator[list[str]]:
    """The rows of a table that the csv module refuses."""
    lines = [line for line in _LINE.findall(content) if line]
    widths = Counter(len(row) for line in lines[:_LOOKED_AT] if (row := _strict(line, separator)))
    usual = widths.most_common(1)[0][0] if widths else 0
    if not _quotes_cells(lines[:_LOOKED_AT], separator, usual):
        warn(Message("Quotation marks do not pair up, so they were read as part of the text."))
        for line in lines:
            yield line.rstrip("\r\n").split(separator)
        return
    flawed: list[int] = []
    at = 0
    while at < len(lines):
        row, taken = _row(lines, at, separator, usual)
        if row is None:
            flawed.append(at + 1)
            row = lines[at].rstrip("\r\n").split(separator)
        yield row
        at += taken
    if flawed:
        warn(
            Message.counted(
                "In {n:,} line quotation marks do not pair up; they were read as text (line {lines}).",
                "In {n:,} lines quotation marks do not pair up; they were read as text (lines {lines}).",
                n=len(flawed),
                lines=[str(number) for number in flawed[:10]],
            )
        )


def _row(lines: list[str], at: int, separator: str, usual: int) -> tuple[list[str] | None, int]:
    """The row that begins at a line, and its number of lines; None where its marks do not pair up."""
    line = lines[at]
    if '"' not in line:
        return line.rstrip("\r\n").split(separator), 1
    if (row := _strict(line, separator)) is not None:
        return row, 1
    for more in range(2, _LONGEST_CELL + 1) if line.count('"') % 2 else ():
        if at + more > len(lines):
            break
        if '"' in lines[at + more - 1]:
            row = _strict("".join(lines[at : at + more]), separator)
            if row is not None and len(row) == usual:
                return row, more
    # White space between a mark and the separator.
    between = re.escape(separator)
    tidy = re.sub(rf'"[^\S\t]+(?={between}|\Z)', '"', line.rstrip("\r\n"))
    return _strict(re.sub(rf'(?<={between})[^\S\t]+"', '"', tidy), separator), 1


def _quotes_cells(lines: list[str], separator: str, usual: int) -> bool:
    """Whether some cell is quoted that has to be."""
    for line in lines:
        if '"' in line and (row := _strict(line, separator)) is not None and len(row) == usual:
            literal = line.rstrip("\r\n").split(separator)
            if len(literal) != usual or any('"' in cell for cell in row if cell not in literal):
                return True
    return False


def _strict(line: str, separator: str) -> list[str] | None:
    try:
        rows = list(csv.reader([line], delimiter=separator, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None
