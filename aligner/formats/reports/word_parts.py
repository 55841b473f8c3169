"""The parts of Word documents that this program writes: package, styles, paragraphs, tables."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.formats.reports.columns import Columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from aligner.formats.reports.side_notes import NumberedNote

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
    '<w:szCs w:val="40"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="FootnoteText"><w:name '
    'w:val="footnote text"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="18"/><w:szCs w:val="22"/></w:rPr>'
    '</w:style><w:style w:type="character" w:styleId="FootnoteReference"><w:name '
    'w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>',
    "word/footer1.xml": f'{_HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:jc '
    f'w:val="center"/></w:pPr><w:r><w:fldChar '
    'w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE '
    "</w:instrText></w:r><w:r><w:fldChar "
    'w:fldCharType="end"/></w:r></w:p></w:ftr>',
}
_FOR_NOTES = {
    "[Content_Types].xml": (
        "</Types>",
        f'<Override PartName="/word/footnotes.xml" ContentType="{_WORD}.footnotes+xml"/></Types>',
    ),
    "word/_rels/document.xml.rels": (
        "</Relationships>",
        f'<Relationship Id="rId3" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>',
    ),
}
_BREAKS = re.compile("([\n\t])")


def q(name: str) -> str:
    """The qualified name of an element of a document."""
    return f"{{{W}}}{name}"


def add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    """Append an element with attributes of its own namespace."""
    return etree.SubElement(parent, q(name), {q(key): value for key, value in attributes.items()})


class Footnotes:
    """The footnotes of a document, collected while its rows are written."""

    def __init__(self) -> None:
        self.elements: list[etree._Element] = []
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            note = etree.Element(q("footnote"), {q("type"): kind, q("id"): str(number)}, nsmap={"w": W})
            add(add(add(note, "p"), "r"), kind)
            self.elements.append(note)

    def add_to(self, parent: etree._Element, text: str, language: str) -> None:
        """Put the sign of a new footnote into a paragraph, as Word does: a run of its own."""
        number = str(len(self.elements) - 1)
        sign = add(parent, "r")
        add(add(sign, "rPr"), "rStyle", val="FootnoteReference")
        add(sign, "footnoteReference", id=number)
        note = etree.Element(q("footnote"), {q("id"): number}, nsmap={"w": W})
        written = paragraph(f" {text}", language, style="FootnoteText")
        own = etree.Element(q("r"))
        add(add(own, "rPr"), "rStyle", val="FootnoteReference")
        add(own, "footnoteRef")
        written.insert(1, own)
        note.append(written)
        self.elements.append(note)


def paragraph(
    text: str | Sequence[str | NumberedNote],
    language: str,
    *,
    style: str = "",
    bold: bool = False,
    small: bool = False,
    footnotes: Footnotes | None = None,
) -> etree._Element:
    """A paragraph in the direction of its language; a small one is grey too.

    Args:
        footnotes: where the notes among the pieces of ``text`` go.
    """
    paragraph = etree.Element(q("p"))
    right_to_left = Columns.is_right_to_left(language)
    properties = add(paragraph, "pPr")
    if style:
        add(properties, "pStyle", val=style)
    if right_to_left:
        add(properties, "bidi")
    for piece in [text] if isinstance(text, str) else text:
        if isinstance(piece, str):
            _add_run(paragraph, piece, language, bold=bold, small=small)
        elif footnotes is not None:
            footnotes.add_to(paragraph, piece.text, language)
    return paragraph


def _add_run(paragraph: etree._Element, text: str, language: str, *, bold: bool, small: bool) -> None:
    right_to_left = Columns.is_right_to_left(language)
    run = add(paragraph, "r")
    about = add(run, "rPr")
    if bold:
        add(about, "b")
        add(about, "bCs")
    if small:
        add(about, "color", val="808080")
        add(about, "sz", val="12")
        add(about, "szCs", val="12")
    if right_to_left:
        add(about, "rtl")
    add(about, "lang", **({"bidi": language} if right_to_left else {"val": language}))
    for piece in _BREAKS.split(legal_in_xml(text).replace("\r\n", "\n").replace("\r", "\n")):
        if piece == "\n":
            add(run, "br")
        elif piece == "\t":
            add(run, "tab")
        elif piece:
            written = add(run, "t")
            written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            written.text = piece


def row(cells: Sequence[etree._Element], widths: Sequence[int], *, heading: bool = False) -> etree._Element:
    """A row with one paragraph a cell; a heading repeats on every page."""
    element = etree.Element(q("tr"))
    properties = add(element, "trPr")
    add(properties, "cantSplit")
    if heading:
        add(properties, "tblHeader")
    for cell, width in zip(cells, widths, strict=True):
        entry = add(element, "tc")
        add(add(entry, "tcPr"), "tcW", w=str(width), type="dxa")
        entry.append(cell)
    return element


def write_table(
    path: Path,
    before: Iterable[etree._Element],
    rows: Iterable[etree._Element],
    widths: Sequence[int],
    *,
    landscape: bool = False,
    footnotes: Footnotes | None = None,
) -> None:
    """Write a document of some paragraphs and a table, streamed.

    Args:
        rows: of :func:`row`. widths: of the columns, in twentieths of a point; an A4 page has room for 9638,
            in landscape for 14570.
        footnotes: complete when the rows are.

    Raises:
        OutputError: the file cannot be written.
    """
    with (
        atomic_write(path) as stream,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
    ):
        for name, content in _PARTS.items():
            if footnotes is not None and name in _FOR_NOTES:
                content = content.replace(*_FOR_NOTES[name])
            # An entry of its own, since a name alone is dated with the time of day.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        with (
            archive.open("word/document.xml", "w", force_zip64=True) as part,
            etree.xmlfile(part, encoding="utf-8") as xml,
        ):
            xml.write_declaration(standalone=True)
            with xml.element(q("document"), nsmap={"w": W, "r": _OFFICE}), xml.element(q("body")):
                for element in before:
                    xml.write(element)
                with xml.element(q("tbl")):
                    xml.write(_table_properties(sum(widths)))
                    grid = etree.Element(q("tblGrid"))
                    for width in widths:
                        add(grid, "gridCol", w=str(width))
                    xml.write(grid)
                    for element in rows:
                        xml.write(element)
                # Word wants a paragraph after the last table.
                xml.write(etree.Element(q("p")))
                xml.write(_section(landscape=landscape))
        if footnotes is not None:
            with (
                archive.open(zipfile.ZipInfo("word/footnotes.xml"), "w", force_zip64=True) as part,
                etree.xmlfile(part, encoding="utf-8") as xml,
            ):
                xml.write_declaration(standalone=True)
                with xml.element(q("footnotes"), nsmap={"w": W}):
                    for element in footnotes.elements:
                        xml.write(element)


def _table_properties(width: int) -> etree._Element:
    properties = etree.Element(q("tblPr"))
    add(properties, "tblW", w=str(width), type="dxa")
    borders = add(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add(borders, side, val="single", sz="4", space="0", color="BFBFBF")
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        add(margins, side, w="80", type="dxa")
    return properties


def _section(*, landscape: bool) -> etree._Element:
    section = etree.Element(q("sectPr"), nsmap={"w": W, "r": _OFFICE})
    add(section, "footerReference", type="default").set(f"{{{_OFFICE}}}id", "rId2")
    if landscape:
        add(section, "pgSz", w="16838", h="11906", orient="landscape")
    else:
        add(section, "pgSz", w="11906", h="16838")
    add(
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
