"""Bilingual web pages for people: a facing table in one self-contained file, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
                            page.write(
                                _row("td", (unit.identifier or str(count), *columns.texts(unit)), columns)
                            )
                            page.write("\n")
    return count


def _row(tag: str, cells: tuple[str, str, str], columns: Columns) -> etree._Element:
    row = etree.Element("tr")
    for cell, language in zip(cells, ("", columns.left, columns.right), strict=True):
        row.append(_cell(tag, cell, language))
    return row


def _cell(tag: str, text: str, language: str) -> etree._Element:
    element = etree.Element(tag)
    element.text = legal_in_xml(text)
    if language:
        element.set("lang", language)
        element.set("dir", "rtl" if Columns.is_right_to_left(language) else "ltr")
    return element
