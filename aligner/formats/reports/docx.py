"""Bilingual Word documents for people: a facing table, the right-to-left language right."""

from __future__ import annotations

import re
import zipfile
from typing import IO, TYPE_CHECKING

from lxml import etree

from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.formats.protocols import languages_of
from aligner.formats.reports.columns import Columns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Languages

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FONT = '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Amiri"/>'
_PARTS = {
    "[Content_Types].xml": f"{_HEAD}<Types "
    f'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/></Types>',
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{_OFFICE}/footer" '
    'Target="footer1.xml"/></Relationships>',
    "word/styles.xml": f"{_HEAD}<w:styles "
    f'xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}<w:sz w:val="22"/>'
    '<w:szCs w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" '
    'w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" '
    'w:styleId="Title"><w:name '
    'w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:sz '
    'w:val="36"/>'
    '<w:szCs w:val="40"/></w:rPr></w:style></w:styles>',
    "word/footer1.xml": f'{_HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:jc '
    f'w:val="center"/></w:pPr><w:r><w:fldChar '
    'w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE '
    "</w:instrText></w:r><w:r><w:fldChar "
    'w:fldCharType="end"/></w:r></w:p></w:ftr>',
}
# A4 upright, 2 cm margins: 9638 twentieths of a point between them.
_WIDTHS = ("800", "4419", "4419")
_BREAKS = re.compile("([\n\t])")


def write_docx(
    path: Path, units: Iterable[TranslationUnit], *, languages: Languages | None = None, title: str = ""
) -> int:
    """Write units as a table of number, left and right text, streamed; the first row repeats on every page.

    Raises:
        OutputError: the file cannot be written.
    """
    languages, units = languages_of(units, languages)
    columns = Columns.of(languages)
    with (
        atomic_write(path) as stream,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
    ):
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            return _document(part, units, columns, title)


def _document(part: IO[bytes], units: Iterable[TranslationUnit], columns: Columns, title: str) -> int:
    count = 0
    namespaces = {"w": W, "r": _OFFICE}
    with etree.xmlfile(part, encoding="utf-8") as xml:
        xml.write_declaration(standalone=True)
        with xml.element(_q("document"), nsmap=namespaces), xml.element(_q("body")):
            if title:
                xml.write(_paragraph(title, columns.of_text(title), style="Title"))
            with xml.element(_q("tbl")):
                xml.write(_table_properties())
                grid = etree.Element(_q("tblGrid"))
                for width in _WIDTHS:
                    etree.SubElement(grid, _q("gridCol"), {_q("w"): width})
                xml.write(grid)
                xml.write(_row(("No.", *columns.headings), columns, heading=True))
                for count, unit in enumerate(units, start=1):
                    texts = columns.texts(unit)
                    xml.write(_row((unit.identifier or str(count), *texts), columns))
            # Word wants a paragraph after the last table.
            xml.write(etree.Element(_q("p")))
            xml.write(_section())
    return count


def _q(name: str) -> str:
    return f"{{{W}}}{name}"


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _q(name), {_q(key): value for key, value in attributes.items()})


def _row(cells: tuple[str, str, str], columns: Columns, *, heading: bool = False) -> etree._Element:
    row = etree.Element(_q("tr"))
    properties = _add(row, "trPr")
    _add(properties, "cantSplit")
    if heading:
        _add(properties, "tblHeader")
    for cell, width, language in zip(cells, _WIDTHS, ("en", columns.left, columns.right), strict=True):
        entry = _add(row, "tc")
        _add(_add(entry, "tcPr"), "tcW", w=width, type="dxa")
        entry.append(_paragraph(cell, language, bold=heading))
    return row


def _paragraph(text: str, language: str, *, style: str = "", bold: bool = False) -> etree._Element:
    paragraph = etree.Element(_q("p"))
    right_to_left = Columns.is_right_to_left(language)
    properties = _add(paragraph, "pPr")
    if style:
        _add(properties, "pStyle", val=style)
    if right_to_left:
        _add(properties, "bidi")
    run = _add(paragraph, "r")
    about = _add(run, "rPr")
    if bold:
        _add(about, "b")
        _add(about, "bCs")
    if right_to_left:
        _add(about, "rtl")
    _add(about, "lang", **({"bidi": language} if right_to_left else {"val": language}))
    for piece in _BREAKS.split(legal_in_xml(text).replace("\r\n", "\n").replace("\r", "\n")):
        if piece == "\n":
            _add(run, "br")
        elif piece == "\t":
            _add(run, "tab")
        elif piece:
            written = _add(run, "t")
            written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            written.text = piece
    return paragraph


def _table_properties() -> etree._Element:
    properties = etree.Element(_q("tblPr"))
    _add(properties, "tblW", w="9638", type="dxa")
    borders = _add(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _add(borders, side, val="single", sz="4", space="0", color="BFBFBF")
    _add(properties, "tblLayout", type="fixed")
    margins = _add(properties, "tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        _add(margins, side, w="80", type="dxa")
    return properties


def _section() -> etree._Element:
    section = etree.Element(_q("sectPr"), nsmap={"w": W, "r": _OFFICE})
    _add(section, "footerReference", type="default").set(f"{{{_OFFICE}}}id", "rId2")
    _add(section, "pgSz", w="11906", h="16838")
    _add(
        section,
        "pgMar",
        top="1134",
        right="1134",
        bottom="1134",
        left="1134",
        header="567",
        footer="567",
        gutter="0",
    )
    return section
