"""Bilingual Word documents for people: a facing table, the right-to-left language right; footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.formats.protocols import languages_of
from aligner.formats.reports.columns import Columns
from aligner.formats.reports.side_notes import NoteNumbers
from aligner.formats.reports.word_parts import Footnotes, paragraph, row, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml import etree

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Languages
    from aligner.formats.reports.side_notes import NumberedNote

_WIDTHS = (800, 4419, 4419)


def write_docx(
    path: Path, units: Iterable[TranslationUnit], *, languages: Languages | None = None, title: str = ""
) -> int:
    """Write units as a table of number, left and right text, streamed; the first row repeats on every page.

    Raises:
        OutputError: the file cannot be written.
    """
    languages, units = languages_of(units, languages)
    columns = Columns.of(languages)
    count = 0
    footnotes, numbers = Footnotes(), NoteNumbers()

    def cells(texts: Iterable[str | list[str | NumberedNote]], *, heading: bool = False) -> etree._Element:
        tags = ("en", columns.left, columns.right)
        paragraphs = [
            paragraph(text, tag, bold=heading, footnotes=footnotes)
            for text, tag in zip(texts, tags, strict=True)
        ]
        return row(paragraphs, _WIDTHS, heading=heading)

    def rows() -> Iterator[etree._Element]:
        nonlocal count
        yield cells(("No.", *columns.headings), heading=True)
        for count, unit in enumerate(units, start=1):
            sides = zip(columns.texts(unit), columns.notes(unit), strict=True)
            pieces = [numbers.pieces(text, notes) for text, notes in sides]
            yield cells((unit.identifier or str(count), *pieces))

    titles = [paragraph(title, columns.of_text(title), style="Title")] if title else []
    write_table(path, titles, rows(), _WIDTHS, footnotes=footnotes)
    return count
