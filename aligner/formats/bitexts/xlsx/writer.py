"""Excel workbooks, streamed: one sheet, the Arabic column right-to-left, the first row frozen."""

from __future__ import annotations

import re
import zipfile
from typing import IO, TYPE_CHECKING

from lxml import etree

from aligner.errors import OutputError
from aligner.formats.bitexts.columns import COLUMNS, row_of
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import ILLEGAL_IN_XML
from aligner.formats.protocols import languages_of
from aligner.text.scripts import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Languages

LONGEST_CELL = 32_767  # Excel's own limit; it calls a file with more damaged
MOST_ROWS = 1_048_576

_LETTERS = "ABCDEFGHIJKLMNOPQ"
_NEEDS_CODE = re.compile(f"{ILLEGAL_IN_XML.pattern}|\r|_(?=x[0-9A-Fa-f]{{4}}_)")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_PARTS = {
    "[Content_Types].xml": f"{_HEAD}<Types "
    f'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>',
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Pairs" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
    f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    # Cell formats: 0 plain, 1 bold, 2 text left to right, 3 text right to left (readingOrder 1 and 2).
    "xl/styles.xml": f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name '
    f'val="Calibri"/>'
    '</font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill '
    'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders '
    'count="1"><border>'
    '<left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf '
    'numFmtId="0" fontId="0" '
    'fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="49" fontId="0" '
    'fillId="0" borderId="0" '
    'xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf '
    'numFmtId="49" '
    'fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="left" '
    'vertical="top" '
    'wrapText="1" readingOrder="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" '
    'applyAlignment="1"><alignment horizontal="right" vertical="top" wrapText="1" '
    'readingOrder="2"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def write_xlsx(
    path: Path,
    units: Iterable[TranslationUnit],
    *,
    languages: Languages | None = None,
    title: str = "",
) -> int:
    """Write units as one sheet with a row of column names.

    Raises:
        OutputError: the file cannot be written, a text is longer than a cell may be, or there are too many
        rows.
    """
    languages, units = languages_of(units, languages)
    styles = [0] * len(COLUMNS)
    styles[COLUMNS.index("source")] = 3 if is_right_to_left(languages.source) else 2
    styles[COLUMNS.index("target")] = 3 if is_right_to_left(languages.target) else 2
    with (
        atomic_write(path) as stream,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            return _write_sheet(part, units, styles, path)


def _write_sheet(part: IO[bytes], units: Iterable[TranslationUnit], styles: list[int], path: Path) -> int:
    count = 0
    with etree.xmlfile(part, encoding="utf-8") as sheet:
        sheet.write_declaration(standalone=True)
        with sheet.element("worksheet", nsmap={None: _MAIN}):
            with sheet.element("sheetViews"), sheet.element("sheetView", workbookViewId="0"):
                sheet.write(
                    etree.Element(
                        "pane", ySplit="1", topLeftCell="A2", activePane="bottomLeft", state="frozen"
                    )
                )
            with sheet.element("cols"):
                for first, last, width in (("1", "1", "12"), ("2", "3", "60"), ("4", "17", "14")):
                    sheet.write(etree.Element("col", min=first, max=last, width=width, customWidth="1"))
            with sheet.element("sheetData"):
                sheet.write(_row(1, COLUMNS, [1] * len(COLUMNS)))
                for count, unit in enumerate(units, start=1):
                    cells = row_of(unit)
                    _check(count, cells, unit, path)
                    sheet.write(_row(count + 1, cells, styles))
    return count


def _check(number: int, cells: list[str], unit: TranslationUnit, path: Path) -> None:
    if number >= MOST_ROWS:
        raise OutputError(
            "cannot hold more than {most:,} pairs", remedy="Export to TSV", path=path, most=MOST_ROWS - 1
        )
    # Excel counts UTF-16 units.
    longest = max(len(cell) + sum(character > "\uffff" for character in cell) for cell in cells)
    if longest > LONGEST_CELL:
        raise OutputError(
            "cannot hold pair {pair}: {longest:,} characters in a cell, Excel takes {most:,}",
            remedy="Split the pair, or export to TSV",
            path=path,
            pair=unit.identifier or number,
            longest=longest,
            most=LONGEST_CELL,
        )


def _row(number: int, cells: Iterable[str], styles: list[int]) -> etree._Element:
    row = etree.Element("row", r=str(number))
    for column, (cell, style) in enumerate(zip(cells, styles, strict=True)):
        if cell:
            entry = etree.SubElement(row, "c", r=f"{_LETTERS[column]}{number}", s=str(style), t="inlineStr")
            text = etree.SubElement(etree.SubElement(entry, "is"), "t")
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            text.text = _NEEDS_CODE.sub(lambda match: f"_x{ord(match[0]) & 0xFFFF:04X}_", cell)
    return row
