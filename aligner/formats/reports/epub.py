"""Bilingual books: EPUB 3 with the two texts side by side on wide screens and in turns on narrow ones.

Notes of the documents are footnotes at the end of each part, which readers show beside their signs.

Source: EPUB 3.3, W3C Recommendation, 25 May 2023.
"""

from __future__ import annotations

import re
import uuid
import zipfile
from itertools import groupby, islice
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from aligner import clock
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.formats.protocols import languages_of
from aligner.formats.reports.columns import Columns
from aligner.formats.reports.side_notes import NoteNumbers
from aligner.text.scripts import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Languages
    from aligner.formats.reports.side_notes import NumberedNote

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_IN_A_PART = 400  # pairs of one file of the book, so that readers open it quickly
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_STYLE = """
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5em; margin: 0 0 .6em; break-inside: avoid; }
.pair p { margin: 0; text-align: start; }
[dir=rtl] { font-family: Amiri, "Traditional Arabic", "Noto Naskh Arabic", serif; font-size: 1.2em; }
.notes { border-top: 1px solid; margin-top: 2em; font-size: .9em; }
.notes p { margin: 0 0 .3em; }
@media (max-width: 36em) { .pair { display: block; } .pair p { margin: 0 0 .3em; } }
"""
_PAGE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops" xml:lang={lang} lang={lang}><head><title>{title}</title>'
    '<link rel="stylesheet" type="text/css" href="style.css"/></head><body>{body}</body></html>'
)

_PACKAGE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier><dc:title>{title}</dc:title>{spoken}'
    '<meta property="dcterms:modified">{now}</meta></metadata><manifest>'
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="css" href="style.css" media-type="text/css"/>{items}</manifest>'
    '<spine page-progression-direction="{direction}">{order}</spine></package>'
)


def write_epub(
    path: Path, units: Iterable[TranslationUnit], *, languages: Languages | None = None, title: str = ""
) -> int:
    """Write units as an EPUB 3, streamed; a part for each chapter, and for each 400 pairs of one.

    Raises:
        OutputError: the file cannot be written.
    """
    languages, units = languages_of(units, languages)
    book = _Book(Columns.of(languages), languages, legal_in_xml(title) or "Muqabala")
    with atomic_write(path) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:

        def put(name: str, content: str) -> None:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # without the time of day

        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip", zipfile.ZIP_STORED)
        put("META-INF/container.xml", _CONTAINER)
        put("style.css", _STYLE)
        for chapter, pairs in groupby(units, key=lambda unit: unit.chapter):
            first = True
            while part := list(islice(pairs, _IN_A_PART)):
                put(book.name(), book.part(chapter, part, begins=first))
                first = False
        if not book.count:
            put(book.name(), book.part("", [], begins=True))
        put("nav.xhtml", book.contents())
        put("book.opf", book.package())
    return book.count


class _Book:
    """What the parts of the book have in common."""

    def __init__(self, columns: Columns, languages: Languages, title: str) -> None:
        self.count = 0
        self._columns = columns
        self._languages = languages
        self._title = title
        self._parts: list[str] = []
        self._numbers = NoteNumbers()
        self._chapters: list[tuple[str, str]] = []

    def name(self) -> str:
        """The name of the next part."""
        self._parts.append(f"part{len(self._parts) + 1}.xhtml")
        return self._parts[-1]

    def part(self, chapter: str, units: list[TranslationUnit], *, begins: bool) -> str:
        title = legal_in_xml(chapter) or self._title
        if begins:
            self._chapters.append((self._parts[-1], title))
        body = f"<h1>{escape(title)}</h1>\n" if begins else ""
        notes: list[str] = []
        body += "".join(self._pairs(units, notes))
        if notes:
            body += f'<section class="notes" epub:type="footnotes">\n{"".join(notes)}</section>\n'
        return self._page(title, body)

    def contents(self) -> str:
        listed = "".join(f'<li><a href="{file}">{escape(title)}</a></li>' for file, title in self._chapters)
        return self._page(
            self._title, f'<nav epub:type="toc"><h1>{escape(self._title)}</h1><ol>{listed}</ol></nav>'
        )

    def package(self) -> str:
        now = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        items = "".join(
            f'<item id="p{n}" href="{file}" media-type="application/xhtml+xml"/>'
            for n, file in enumerate(self._parts, start=1)
        )
        order = "".join(f'<itemref idref="p{n}"/>' for n in range(1, len(self._parts) + 1))
        spoken = "".join(f"<dc:language>{escape(tag)}</dc:language>" for tag in self._languages.pair)
        direction = "rtl" if is_right_to_left(self._languages.source) else "ltr"
        return _PACKAGE.format(
            identifier=uuid.uuid5(uuid.NAMESPACE_OID, f"{self._title} {clock.now().isoformat()}"),
            title=escape(self._title),
            spoken=spoken,
            now=now,
            items=items,
            direction=direction,
            order=order,
        )

    def _pairs(self, units: Iterable[TranslationUnit], notes: list[str]) -> Iterator[str]:
        columns = self._columns
        for unit in units:
            self.count += 1
            texts = ""
            cells = zip(columns.texts(unit), columns.notes(unit), (columns.left, columns.right), strict=True)
            for text, own, language in cells:
                pieces = self._numbers.pieces(text, own)
                texts += _text(pieces, language)
                notes += [_note(piece, language) for piece in pieces if not isinstance(piece, str)]
            yield f'<div class="pair" id="u{self.count}">{texts}</div>\n'

    def _page(self, title: str, body: str) -> str:
        return _PAGE.format(lang=quoteattr(self._languages.target), title=escape(title), body=body)


def _text(pieces: Iterable[str | NumberedNote], language: str) -> str:
    return f"<p {_spoken(language)}>{''.join(map(_piece, pieces))}</p>"


def _piece(piece: str | NumberedNote) -> str:
    if isinstance(piece, str):
        return _lines(piece)
    n = piece.number
    return f'<sup><a epub:type="noteref" role="doc-noteref" id="r{n}" href="#n{n}">{n}</a></sup>'


def _note(note: NumberedNote, language: str) -> str:
    n = note.number
    return (
        f'<aside epub:type="footnote" role="doc-footnote" id="n{n}" {_spoken(language)}><p>'
        f'<a role="doc-backlink" href="#r{n}">{n}</a>. {_lines(note.text)}</p></aside>\n'
    )


def _lines(text: str) -> str:
    # A line end at the end of a piece comes before a note, so that all of them count.
    return "<br/>".join(escape(line) for line in _LINE_END.split(legal_in_xml(text)))


def _spoken(language: str) -> str:
    tag = quoteattr(language)
    return f'xml:lang={tag} lang={tag} dir="{"rtl" if is_right_to_left(language) else "ltr"}"'
