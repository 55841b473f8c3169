"""Bilingual PDFs for people: facing columns, Arabic shaped by HarfBuzz, fonts embedded, pages numbered.

Notes of the documents come below their pair, each in the column of its text.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from aligner import clock
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.formats.protocols import languages_of
from aligner.formats.reports.columns import Columns
from aligner.formats.reports.pdf.file import PdfFile, text_string
from aligner.formats.reports.pdf.font import EmbeddedFont
from aligner.formats.reports.pdf.line_breaking import lines_of
from aligner.formats.reports.side_notes import NoteNumbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Languages
    from aligner.formats.reports.pdf.line_breaking import SetLine
    from aligner.formats.reports.side_notes import NumberedNote

# A4 upright; all in points.
_WIDTH, _HEIGHT = 595.28, 841.89
_MARGIN = 51.0
_NUMBER_WIDTH = 34.0
_GUTTER = 23.0
_BETWEEN = 8.5
_ROW = 20.0
_SIZES = {True: 14.0, False: 11.0}  # by whether the text runs right to left
_TITLE = 1.4
_LEADING = 1.6
_NOTE = 0.8  # size of a note and its lines, as part of that of its text
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLACK, _GREY = "0 g", ".47 g"


def write_pdf(
    path: Path, units: Iterable[TranslationUnit], *, languages: Languages | None = None, title: str = ""
) -> int:
    """Write units as facing columns with their numbers, page by page in bounded memory.

    Letters that the Amiri font lacks (Chinese, emoji) come out as empty boxes.

    Raises:
        OutputError: the file cannot be written.
    """
    languages, units = languages_of(units, languages)
    columns = Columns.of(languages)
    with atomic_write(path) as stream:
        sheet = PdfSheet(stream, columns, title)
        count = 0
        numbers = NoteNumbers()
        for count, unit in enumerate(units, start=1):
            sides = zip(columns.texts(unit), columns.notes(unit), strict=True)
            left, right = (numbers.pieces(text, notes) for text, notes in sides)
            sheet.pair(unit.identifier or str(count), left, right)
        sheet.finish()
    return count


class PdfSheet:
    """The page being filled, line by line, so that a pair may be longer than a page."""

    def __init__(self, stream: IO[bytes], columns: Columns, title: str, language: str = "") -> None:
        """Begin a file; ``language`` is that of the title, where its letters do not tell."""
        import fontpkg

        self._columns = columns
        self._file = PdfFile(stream)
        self._font = EmbeddedFont(fontpkg.family("Amiri").files[0].path)
        self._catalog, self._pages, self._resources, self._type = (self._file.reserve() for _ in range(4))
        self._title = legal_in_xml(title)
        self._kids: list[int] = []
        self._content: list[str] = []
        self._y = _HEIGHT - _MARGIN
        if self._title:
            language = language or columns.of_text(self._title)
            size = _SIZES[columns.is_right_to_left(language)] * _TITLE
            for line in self._lines(self._title, _WIDTH - 2 * _MARGIN, size, language):
                self._down(_ROW * _TITLE)
                self._set(line, _MARGIN, _WIDTH - 2 * _MARGIN, size, language)
            self._y -= _BETWEEN

    def pair(
        self, number: str, left: Sequence[str | NumberedNote], right: Sequence[str | NumberedNote]
    ) -> None:
        """Set a pair; both texts begin on one line, and nothing else is beside the longer one."""
        self._facing([_with_signs(left), _with_signs(right)], 1.0, number)
        notes = [
            "\n".join(
                f"{_sign(one)} {' '.join(one.text.split())}" for one in side if not isinstance(one, str)
            )
            for side in (left, right)
        ]
        if any(notes):
            self._facing(notes, _NOTE)
        self._y -= _BETWEEN

    def _facing(self, texts: Sequence[str], scale: float, number: str = "") -> None:
        """Set two texts beside each other, with a number before the first line."""
        width = (_WIDTH - 2 * _MARGIN - _NUMBER_WIDTH - _GUTTER) / 2
        sides = []
        x = _MARGIN + _NUMBER_WIDTH
        for text, language in zip(texts, (self._columns.left, self._columns.right), strict=True):
            size = _SIZES[self._columns.is_right_to_left(language)] * scale
            sides.append((x, size, language, list(self._lines(text, width, size, language))))
            x += width + _GUTTER
        for index in range(max(len(lines) for _, _, _, lines in sides)):
            self._down(_ROW * scale)
            if number and index == 0:
                self._label(_printable(number)[:8], _MARGIN, 8.0)
            for x, size, language, lines in sides:
                if index < len(lines):
                    self._set(lines[index], x, width, size, language)

    def row(
        self, cells: Sequence[str], shares: Sequence[float], size: float, *, right_to_left: bool = False
    ) -> None:
        """Set cells of a table, each in its share of the width; the first is at the right, if so wanted."""
        room = _WIDTH - 2 * _MARGIN
        columns = []
        start = 0.0
        for text, share in zip(cells, shares, strict=True):
            width = share * room
            x = _MARGIN + (room - start - width if right_to_left else start)
            language = self._columns.left if not right_to_left else self._columns.right
            columns.append(
                (x, width - _BETWEEN, language, list(self._lines(text, width - _BETWEEN, size, language)))
            )
            start += width
        for index in range(max(len(lines) for _, _, _, lines in columns)):
            self._down(size * _LEADING)
            for x, width, language, lines in columns:
                if index < len(lines):
                    self._set(lines[index], x, width, size, language)

    def gap(self, height: float) -> None:
        """Leave room."""
        self._y -= height

    def finish(self) -> None:
        """Write what is common to all pages, and the end of the file."""
        if self._content or not self._kids:
            self._turn()
        self._font.write(self._file, self._type)
        self._file.put(f"<</Font<</F {self._type} 0 R>>>>", self._resources)
        kids = " ".join(f"{kid} 0 R" for kid in self._kids)
        self._file.put(
            f"<</Type/Pages/Kids[{kids}]/Count {len(self._kids)}/MediaBox[0 0 {_WIDTH} {_HEIGHT}]"
            f"/Resources {self._resources} 0 R>>",
            self._pages,
        )
        self._file.put(
            f"<</Type/Catalog/Pages {self._pages} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>",
            self._catalog,
        )
        now = clock.now().strftime("D:%Y%m%d%H%M%SZ")
        info = self._file.put(
            f"<</Title{text_string(self._title or 'Muqabala')}/Producer(Muqabala)/CreationDate({now})>>"
        )
        self._file.close(self._catalog, info)

    def _down(self, height: float) -> None:
        """Go down by a line, to the next page where this one is full."""
        if self._y - height < _MARGIN + _ROW:
            self._turn()
        self._y -= height

    def _turn(self) -> None:
        """Write the page with its number, and begin another."""
        number = str(len(self._kids) + 1)
        self._y = _MARGIN
        wide = self._font.shape(number, False, "en").width * 9.0 / 1000
        self._label(number, (_WIDTH - wide) / 2, 9.0)
        data = " ".join(["BT", *self._content, "ET"]).encode("ascii")
        contents = self._file.put_stream(data)
        page = f"<</Type/Page/Parent {self._pages} 0 R/Contents {contents} 0 R>>"
        self._kids.append(self._file.put(page))
        self._content.clear()
        self._y = _HEIGHT - _MARGIN

    def _label(self, text: str, x: float, size: float) -> None:
        """A number in grey."""
        shaped = self._font.shape(text, False, "en")
        shown = self._font.show([shaped], x, self._y, size)
        self._content.append(f"{_GREY} /F {size:g} Tf {shown} {_BLACK}")

    def _lines(self, text: str, width: float, size: float, language: str) -> Iterable[SetLine]:
        turned = self._columns.is_right_to_left(language)
        for paragraph in _printable(text).split("\n"):
            yield from lines_of(paragraph, self._font, width * 1000 / size, language, right_to_left=turned)

    def _set(self, line: SetLine, x: float, width: float, size: float, language: str) -> None:
        """Show a line, at the edge where its language begins."""
        if self._columns.is_right_to_left(language):
            x += width - line.width * size / 1000
        shown = self._font.show((piece.shaped for piece in line.pieces), x, self._y, size)
        self._content.append(f"/F {size:g} Tf {shown}")


def _sign(note: NumberedNote) -> str:
    return str(note.number).translate(_RAISED)


def _with_signs(pieces: Sequence[str | NumberedNote]) -> str:
    return "".join(piece if isinstance(piece, str) else _sign(piece) for piece in pieces)


def _printable(text: str) -> str:
    return legal_in_xml(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
