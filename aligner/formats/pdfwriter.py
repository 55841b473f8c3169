"""Bilingual PDFs for people: facing columns, Arabic shaped by HarfBuzz, fonts embedded, pages numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aligner.formats.atomic import replacing
from aligner.formats.bitextfile import languages_of
from aligner.formats.characters import legal_in_xml
from aligner.formats.facing import Columns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aligner.formats.bitextfile import Languages
    from aligner.formats.unit import Unit

# A4 upright, in millimetres.
_MARGIN = 18.0
_NUMBER_WIDTH = 12.0
_GUTTER = 8.0
_BETWEEN = 3.0
_SIZES = {True: 14.0, False: 11.0}  # points, by whether the column runs right to left
_ROW = 7.0
_GREY = 120


def write_pdf(
    path: Path, units: Iterable[Unit], *, languages: Languages | None = None, title: str = ""
) -> int:
    """Write units as facing columns with their numbers. The document is held in memory until it is written.

    Letters that the Amiri font lacks (Chinese, emoji) come out as empty boxes.

    Raises:
        OutputError: the file cannot be written.
    """
    languages, units = languages_of(units, languages)
    columns = Columns.of(languages)
    with replacing(path) as stream:
        sheet = _Sheet(columns, title)
        count = 0
        for count, unit in enumerate(units, start=1):
            sheet.pair(unit.identifier or str(count), *columns.texts(unit))
        stream.write(sheet.finish())
    return count


class _Sheet:
    """The pages being filled, line by line, so that a pair may be longer than a page."""

    def __init__(self, columns: Columns, title: str) -> None:
        import fontpkg
        from fpdf import FPDF

        self._columns = columns
        self._pdf = FPDF(format="A4")
        self._pdf.set_margin(_MARGIN)
        self._pdf.set_auto_page_break(False)
        self._pdf.set_title(legal_in_xml(title) or "Muqabala")
        self._pdf.add_font("Amiri", "", fontpkg.family("Amiri").files[0].path)
        self._page()
        if title:
            language = columns.of_text(title)
            self._language(language, scale=1.4)
            for line in self._lines(title, self._pdf.epw):
                self._cell(_MARGIN, self._pdf.epw, line, language, _ROW * 1.4)
                self._pdf.set_y(self._pdf.get_y() + _ROW * 1.4)
            self._pdf.set_y(self._pdf.get_y() + _BETWEEN)

    def pair(self, number: str, left: str, right: str) -> None:
        """Set a pair; both texts begin on one line, and nothing else stands beside the longer one."""
        width = (self._pdf.epw - _NUMBER_WIDTH - _GUTTER) / 2
        sides = []
        for text, language in ((left, self._columns.left), (right, self._columns.right)):
            self._language(language)
            sides.append(self._lines(text, width))
        left_lines, right_lines = sides
        for index in range(max(len(left_lines), len(right_lines))):
            if self._pdf.get_y() + _ROW > self._pdf.h - _MARGIN - _ROW:
                self._page()
            if index == 0:
                self._number(number)
            x = _MARGIN + _NUMBER_WIDTH
            for lines, language in ((left_lines, self._columns.left), (right_lines, self._columns.right)):
                if index < len(lines):
                    self._language(language)
                    self._cell(x, width, lines[index], language, _ROW)
                x += width + _GUTTER
            self._pdf.set_y(self._pdf.get_y() + _ROW)
        self._pdf.set_y(self._pdf.get_y() + _BETWEEN)

    def finish(self) -> bytes:
        return bytes(self._pdf.output())

    def _page(self) -> None:
        self._pdf.add_page()
        self._pdf.set_text_shaping(False)
        self._pdf.set_font("Amiri", size=9)
        self._pdf.set_text_color(_GREY)
        self._pdf.set_xy(_MARGIN, self._pdf.h - _MARGIN)
        self._pdf.cell(self._pdf.epw, 5, str(self._pdf.page_no()), align="C")
        self._pdf.set_text_color(0)
        self._pdf.set_xy(_MARGIN, _MARGIN)

    def _number(self, number: str) -> None:
        self._pdf.set_text_shaping(False)
        self._pdf.set_font("Amiri", size=8)
        self._pdf.set_text_color(_GREY)
        y = self._pdf.get_y()
        self._pdf.set_x(_MARGIN)
        self._pdf.cell(_NUMBER_WIDTH, _ROW, _printable(number)[:8])
        self._pdf.set_text_color(0)
        self._pdf.set_y(y)

    def _language(self, language: str, scale: float = 1.0) -> None:
        right_to_left = Columns.is_right_to_left(language)
        self._pdf.set_font("Amiri", size=_SIZES[right_to_left] * scale)
        self._pdf.set_text_shaping(use_shaping_engine=True, direction="rtl" if right_to_left else "ltr")

    def _lines(self, text: str, width: float) -> list[str]:
        lines: list[str] = []
        for paragraph in _printable(text).split("\n"):
            if paragraph.strip():
                result: Any = self._pdf.multi_cell(
                    width, _ROW, paragraph, align="L", dry_run=True, output="LINES"
                )
                lines.extend(result)
        return lines

    def _cell(self, x: float, width: float, line: str, language: str, height: float) -> None:
        y = self._pdf.get_y()
        self._pdf.set_x(x)
        align = "R" if Columns.is_right_to_left(language) else "L"
        self._pdf.cell(width, height, line, align=align)
        self._pdf.set_xy(_MARGIN, y)


def _printable(text: str) -> str:
    return legal_in_xml(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
