"""Excel workbooks: pairs from the first sheet that has two columns of text.

Read straight from the XML, streaming: formulas are not calculated (their stored result is taken), and
macros, links and drawings are never touched.
"""

from __future__ import annotations

import posixpath
import re
from contextlib import closing
from typing import TYPE_CHECKING

from aligner.errors import InputError
from aligner.formats.bitexts.columns import units_of
from aligner.formats.io.safe_xml import attribute, clear, local, parse, stream
from aligner.formats.io.safe_zip import SafeZip
from aligner.formats.protocols import AS_IN_FILE, Languages, ignore
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from lxml import etree

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Warn

_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_COLUMN = re.compile(r"([A-Z]{1,3})")
_MOST_COLUMNS = 100
_ROWS_IN_A_SHEET = 1_048_576


def read_xlsx(
    path: Path,
    *,
    languages: Languages = AS_IN_FILE,
    warn: Warn = ignore,
    progress: Progress = no_progress,
) -> Iterator[TranslationUnit]:
    """Units of a workbook, with or without a row of column names.

    Raises:
        InputError: damaged, encrypted, unsafe, or without two columns of text.
    """
    with SafeZip(path) as archive:
        sheets = _sheets(archive)
        strings = _shared_strings(archive)
        paired = [name for name in sheets if _is_paired(archive, name, strings)]
        if paired:
            progress(0.0, Message("Reading {name}", name=sheets[paired[0]]))
            without: list[str] = []
            yield from units_of(_rows(archive, paired[0], strings, progress, without), languages, warn)
            if without:
                warn(
                    Message.counted(
                        "Left out: {n:,} formula without a value ({cells}). Save the workbook in Excel.",
                        "Left out: {n:,} formulas without a value ({cells}). Save the workbook in Excel.",
                        n=len(without),
                        cells=without[:10],
                    )
                )
            if others := [sheets[name] for name in paired[1:]]:
                warn(
                    Message(
                        "Read: the sheet {name}. Left out: the sheets {others}.",
                        name=sheets[paired[0]],
                        others=others,
                    )
                )
            return
    raise InputError("has no sheet with two columns of text", remedy="Choose another file", path=path)


def _sheets(archive: SafeZip) -> dict[str, str]:
    """The worksheets by their part, with their titles: in the order of their tabs, hidden ones last."""
    relations = {}
    if "xl/_rels/workbook.xml.rels" in archive:
        for relation in parse(archive.read("xl/_rels/workbook.xml.rels"), archive.path, "workbook.xml.rels"):
            target = relation.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            relations[relation.get("Id", "")] = posixpath.normpath(full)
    workbook = parse(archive.read("xl/workbook.xml"), archive.path, "xl/workbook.xml")
    tabs = sorted(workbook.iter("{*}sheet"), key=lambda sheet: sheet.get("state", "visible") != "visible")
    ordered = {relations.get(attribute(sheet, "id"), ""): sheet.get("name", "") for sheet in tabs}
    found = {name: title for name, title in ordered.items() if name in archive}
    names = sorted(name for name in archive.names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name))
    return found or {name: name for name in names}


def _shared_strings(archive: SafeZip) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in archive:
        return []
    strings = []
    with archive.open(name) as source, closing(stream(source, archive.path, name, tags=("si",))) as events:
        for _, element in events:
            strings.append(_rich_text(element))
            clear(element)
    return strings


def _is_paired(archive: SafeZip, name: str, strings: list[str]) -> bool:
    with closing(_rows(archive, name, strings, no_progress)) as rows:
        for _, row in zip(range(50), rows, strict=False):
            if sum(bool(cell.strip()) for cell in row) >= 2:
                return True
    return False


def _rows(
    archive: SafeZip, name: str, strings: list[str], progress: Progress, without: list[str] | None = None
) -> Generator[list[str], None, None]:
    """The rows of a sheet with anything in them; ``without`` takes the places of formulas without a value."""
    with archive.open(name) as source, closing(stream(source, archive.path, name, tags=("row",))) as events:
        for number, (_, element) in enumerate(events):
            if number % 1000 == 0:
                progress(
                    min(number / _ROWS_IN_A_SHEET, 1.0), Message("Reading row {number:,}", number=number)
                )
            row = _row(element, strings)
            if without is not None:
                without += (cell.get("r", "?") for cell in element if _lacks_value(cell))
            clear(element)
            if any(cell.strip() for cell in row):
                yield row


def _row(element: etree._Element, strings: list[str]) -> list[str]:
    cells: dict[int, str] = {}
    position = -1
    for cell in element:
        if local(cell) != "c":
            continue
        named = _COLUMN.match(cell.get("r", ""))
        position = _column_number(named[1]) if named else position + 1
        if position < _MOST_COLUMNS:
            cells[position] = _value(cell, strings)
    return [cells.get(i, "") for i in range(max(cells) + 1)] if cells else []


def _lacks_value(cell: etree._Element) -> bool:
    """Whether a cell has a formula that no program has worked out, or whose result is an error."""
    parts = {local(child): child for child in cell}
    kind = cell.get("t", "")
    is_empty = "v" not in parts or not (parts["v"].text or kind == "str")  # a text may be an empty one
    return "f" in parts and (kind == "e" or is_empty)


def _value(cell: etree._Element, strings: list[str]) -> str:
    kind = cell.get("t", "")
    if kind == "inlineStr":
        return "".join(_rich_text(child) for child in cell if local(child) == "is")
    value = next((child.text or "" for child in cell if local(child) == "v"), "")
    if kind == "s":
        index = int(value) if value.strip().isdecimal() and len(value) < 12 else -1
        return strings[index] if 0 <= index < len(strings) else ""
    if kind == "e":
        return ""
    return _decoded(value)


def _rich_text(element: etree._Element) -> str:
    """Runs put together; phonetic guides (rPh) left out."""
    pieces = []
    for child in element:
        if local(child) == "t":
            pieces.append(child.text or "")
        elif local(child) == "r":
            pieces.extend(run.text or "" for run in child if local(run) == "t")
    return _decoded("".join(pieces))


def _decoded(text: str) -> str:
    """ECMA-376, 22.9.2.19 (ST_Xstring): characters that XML cannot hold are written as ``_xHHHH_``."""
    if "_x" not in text:
        return text

    def character(match: re.Match[str]) -> str:
        code = chr(int(match[1], 16))
        return "\ufffd" if "\ud800" <= code <= "\udfff" else code

    return _CODED.sub(character, text)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
