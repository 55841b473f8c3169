"""Word documents that hold pairs: tables with the two texts in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.errors import InputError
from aligner.formats.bitextfile import ARABIC_TO_ENGLISH, Languages, ignore
from aligner.formats.columns import units_of
from aligner.formats.docx import Package, plain_text
from aligner.formats.xmlsafe import local
from aligner.formats.zipsafe import SafeZip
from aligner.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from aligner.formats.bitextfile import Warn
    from aligner.formats.unit import Unit


def read_docx_table(
    path: Path,
    *,
    languages: Languages = ARABIC_TO_ENGLISH,
    warn: Warn = ignore,
    progress: Progress = silent,
) -> Iterator[Unit]:
    """Units from every table of two or more columns, one a row. What stands outside the tables is left out.

    Raises:
        InputError: damaged, encrypted, unsafe, or without such a table.
    """
    progress(0.0, f"Reading {path.name}")
    with SafeZip(path) as archive:
        root = Package(archive).root
    found = False
    for table in root.iter("{*}tbl"):
        rows = [row for row in _rows(table) if len(row) >= 2 and any(cell.strip() for cell in row)]
        if rows:
            found = True
            yield from units_of(rows, languages, warn)
    if not found:
        raise InputError(
            "has no table with two columns", remedy="Import it as one side of a project instead", path=path
        )


def _rows(table: etree._Element) -> Iterator[list[str]]:
    for row in _own(table, "tr"):
        yield ["\n".join(plain_text(p) for p in cell.iter("{*}p")) for cell in _own(row, "tc")]


def _own(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Children of that name, looking through content controls but not into nested tables."""
    for child in element:
        if local(child) == wanted:
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _own(child, wanted)
