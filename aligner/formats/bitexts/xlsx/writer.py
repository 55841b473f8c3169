"""Excel workbooks by XlsxWriter, in constant memory: one sheet, right-to-left texts right-to-left, the first
row frozen.
"""

from __future__ import annotations

import contextlib
import re
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from aligner.clock import now
from aligner.errors import OutputError
from aligner.formats.bitexts.columns import COLUMNS, row_of
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import ILLEGAL_IN_XML
from aligner.formats.protocols import languages_of
from aligner.text.scripts import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Languages

LONGEST_CELL = 32_767  # Excel's own limit, in UTF-16 units; it calls a file with more damaged
MOST_ROWS = 1_048_576

_NEEDS_CODE = re.compile(f"{ILLEGAL_IN_XML.pattern}|\r|_(?=x[0-9A-Fa-f]{{4}}_)|\\A<(?=r>)")
_WIDTHS = ((0, 0, 12), (1, 2, 60), (3, len(COLUMNS) - 1, 14))  # first and last column, characters


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
    with atomic_write(path) as stream, _workbook(stream) as book:
        sheet = book.add_worksheet("Pairs")
        sheet.freeze_panes(1, 0)
        for first, last, width in _WIDTHS:
            sheet.set_column(first, last, width)
        plain, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        formats = [plain] * len(COLUMNS)
        for name, language in zip(("source", "target"), languages.pair, strict=True):
            formats[COLUMNS.index(name)] = _text_format(book, right_to_left=is_right_to_left(language))
        for column, name in enumerate(COLUMNS):
            sheet.write_string(0, column, name, bold)
        count = 0
        for count, unit in enumerate(units, start=1):
            cells = row_of(unit)
            _check(count, cells, unit, path)
            for column, cell in enumerate(cells):
                if cell:
                    sheet.write_string(count, column, cell, formats[column])
    return count


class _Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    @staticmethod
    def _escape_control_characters(data: str) -> str:
        """Codes for what XML cannot carry, lone surrogates too, and for a text that XlsxWriter would take for
        its own mark-up."""
        return _NEEDS_CODE.sub(lambda match: f"_x{ord(match[0]) & 0xFFFF:04X}_", data)


@contextlib.contextmanager
def _workbook(stream: IO[bytes]) -> Iterator[Any]:
    """A workbook that is written to the stream at the end; its parts on disk are removed in any case."""
    with TemporaryDirectory(prefix="muqabala-xlsx-") as folder:
        book = Workbook(stream, {"constant_memory": True, "tmpdir": folder})
        book.worksheet_class = _Sheet
        book.set_properties({"created": now()})
        try:
            yield book
            book.use_zip64()
            book.close()
        except FileCreateError as error:
            raise error.args[0] from None  # the OSError that it wraps
        finally:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()


def _text_format(book: Any, *, right_to_left: bool) -> Any:
    order = {"align": "right", "reading_order": 2} if right_to_left else {"align": "left", "reading_order": 1}
    return book.add_format({"num_format": "@", "valign": "top", "text_wrap": True, **order})


def _check(number: int, cells: list[str], unit: TranslationUnit, path: Path) -> None:
    if number >= MOST_ROWS:
        raise OutputError(
            "cannot hold more than {most:,} pairs", most=MOST_ROWS - 1, remedy="Export to TSV", path=path
        )
    longest = max(map(len, cells))
    if longest * 2 > LONGEST_CELL:
        longest = max(len(cell) + sum(character > "\uffff" for character in cell) for cell in cells)
    if longest > LONGEST_CELL:
        raise OutputError(
            "cannot hold pair {pair}: {longest:,} characters in a cell, Excel takes {most:,}",
            pair=unit.identifier or number,
            longest=longest,
            most=LONGEST_CELL,
            remedy="Split the pair, or export to TSV",
            path=path,
        )
