"""Bilingual web pages for people: a facing table in one self-contained file, without scripts.

Notes of the documents are in a list below the table, with links both ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.formats.protocols import languages_of
from aligner.formats.reports.columns import Columns
from aligner.formats.reports.side_notes import NoteNumbers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Languages
    from aligner.formats.reports.side_notes import NumberedNote

STYLE = """
:root { color-scheme: light dark; }
body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #8886; padding: .5rem .75rem; }
th, td { vertical-align: top; text-align: start; overflow-wrap: anywhere; }
th:first-child, td:first-child { width: 4rem; color: #888; font-size: .8rem; }
td { white-space: pre-wrap; }
[dir=rtl] { font: 1.3rem/1.8 Amiri, "Traditional Arabic", "Noto Naskh Arabic", serif; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.notes p { margin: .3rem 0; }
"""


def write_html(
    path: Path, units: Iterable[TranslationUnit], *, languages: Languages | None = None, title: str = ""
) -> int:
    """Write units as a page with a table of number, left and right text, streamed.

    Raises:
        OutputError: the file cannot be written.
    """
    languages, units = languages_of(units, languages)
    columns = Columns.of(languages)
    count = 0
    numbers = NoteNumbers()
    listed: list[tuple[NumberedNote, str]] = []
    with atomic_write(path) as stream, etree.htmlfile(stream, encoding="utf-8") as page:
        page.write_doctype("<!DOCTYPE html>")
        with page.element("html", lang=languages.target):
            with page.element("head"):
                page.write(etree.Element("meta", charset="utf-8"))
                with page.element("title"):
                    page.write(legal_in_xml(title) or "Muqabala")
                with page.element("style"):
                    page.write(STYLE)
            with page.element("body"):
                if title:
                    page.write(_cell("h1", title, columns.of_text(title)))
                with page.element("table"):
                    with page.element("thead"):
                        page.write(_row("th", ("No.", *columns.headings), columns))
                    with page.element("tbody"):
                        for count, unit in enumerate(units, start=1):
                            sides = zip(columns.texts(unit), columns.notes(unit), strict=True)
                            pieces = [numbers.pieces(text, notes) for text, notes in sides]
                            page.write(_row("td", (unit.identifier or str(count), *pieces), columns))
                            page.write("\n")
                            for side, language in zip(pieces, (columns.left, columns.right), strict=True):
                                listed += [(one, language) for one in side if not isinstance(one, str)]
                if listed:
                    with page.element("section", {"class": "notes", "role": "doc-endnotes"}):
                        for note, language in listed:
                            page.write(_note(note, language), "\n")
    return count


def _note(note: NumberedNote, language: str) -> etree._Element:
    element = _cell("p", "", language)
    element.set("id", f"n{note.number}")
    element.set("role", "doc-footnote")
    back = etree.SubElement(element, "a", href=f"#r{note.number}", role="doc-backlink")
    back.text = str(note.number)
    back.tail = f". {legal_in_xml(note.text)}"
    return element


def _row(tag: str, cells: Iterable[str | list[str | NumberedNote]], columns: Columns) -> etree._Element:
    row = etree.Element("tr")
    for cell, language in zip(cells, ("", columns.left, columns.right), strict=True):
        row.append(_cell(tag, cell, language))
    return row


def _cell(tag: str, text: str | list[str | NumberedNote], language: str) -> etree._Element:
    element = etree.Element(tag)
    sign: etree._Element | None = None
    for piece in [text] if isinstance(text, str) else text:
        if not isinstance(piece, str):
            sign = etree.SubElement(element, "sup")
            number = str(piece.number)
            link = etree.SubElement(sign, "a", id=f"r{number}", href=f"#n{number}", role="doc-noteref")
            link.text = number
        elif sign is None:
            element.text = legal_in_xml(piece)
        else:
            sign.tail = legal_in_xml(piece)
    if language:
        element.set("lang", language)
        element.set("dir", "rtl" if Columns.is_right_to_left(language) else "ltr")
    return element
