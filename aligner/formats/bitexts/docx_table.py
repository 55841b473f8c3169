"""Word documents that hold pairs: tables with the two texts in two columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from aligner.documents.builder import visible
from aligner.errors import InputError
from aligner.formats.bitexts.columns import units_of
from aligner.formats.documents.docx.package import Package
from aligner.formats.documents.docx.reader import copies_in, paragraphs_of, plain_text, text_below
from aligner.formats.io.safe_xml import clear, local, stream
from aligner.formats.io.safe_zip import SafeZip
from aligner.formats.protocols import AS_IN_FILE, Languages, ignore
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.documents.docx.styles import Styles
    from aligner.formats.protocols import Warn


def read_docx_table(
    path: Path,
    *,
    languages: Languages = AS_IN_FILE,
    warn: Warn = ignore,
    progress: Progress = no_progress,
) -> Iterator[TranslationUnit]:
    """Units from every table of two or more columns, one a row.

    Text outside the tables, deleted or hidden text and notes are left out, with a warning.

    Raises:
        InputError: damaged, encrypted, unsafe, or without such a table.
    """
    progress(0.0, Message("Reading {name}", name=path.name))
    found = False
    left_out = _LeftOut()
    with SafeZip(path) as archive:
        package = Package(archive)
        main, styles = package.main, package.styles
        with archive.open(main) as source:
            events = stream(source, path, main, tags=("tbl", "tr", "p"), starts=True)
            for event, element in events:
                if event == "start" and local(element) == "tbl":
                    table = _Table(events, path, progress, styles, left_out)
                    for rows in chain([table.rows()], table.nested()):
                        for unit in units_of(rows, languages, warn):
                            found = True
                            yield unit
                elif event == "end":
                    left_out.outside += visible(text_below(element))
                    clear(element)  # a paragraph outside the tables
    left_out.report(warn)
    if not found:
        raise InputError(
            "has no table with two columns", remedy="Import it as one side of a project instead", path=path
        )


def docx_rows(path: Path, progress: Progress = no_progress) -> Iterator[list[str]]:
    """The cells of every row of two cells or more, of all tables.

    Raises:
        InputError: damaged, encrypted or unsafe.
    """
    with SafeZip(path) as archive:
        main = Package(archive).main
        with archive.open(main) as source:
            events = stream(source, path, main, tags=("tbl", "tr", "p"), starts=True)
            for event, element in events:
                if event == "start" and local(element) == "tbl":
                    yield from _Table(events, path, progress).rows()
                elif event == "end":
                    clear(element)


@dataclass(slots=True)
class _LeftOut:
    """Characters that make no pair, and notes."""

    outside: int = 0
    hidden: int = 0
    notes: int = 0

    def count(self, row: etree._Element, kept: list[str]) -> None:
        """Count what of a row is not in its cells."""
        copies = sum(visible(text_below(form)) for form in copies_in(row))
        self.hidden += max(0, visible(text_below(row)) - copies - sum(map(visible, kept)))
        self.notes += sum(1 for _ in row.iter("{*}footnoteReference", "{*}endnoteReference"))
        self.notes += sum(1 for _ in row.iter("{*}commentReference"))

    def report(self, warn: Warn) -> None:
        for reason, characters in (
            (Message("text outside the tables"), self.outside),
            (Message("hidden or deleted text"), self.hidden),
        ):
            if characters:
                warn(
                    Message.counted(
                        "Left out: {reason}, {n} character.",
                        "Left out: {reason}, {n} characters.",
                        n=characters,
                        reason=reason,
                    )
                )
        if self.notes:
            warn(
                Message.counted(
                    "Left out: {n:,} note or comment of the cells.",
                    "Left out: {n:,} notes and comments of the cells.",
                    n=self.notes,
                )
            )


class _Table:
    """A table as its rows are read, one in memory at a time; tables in its cells are kept for later."""

    def __init__(
        self,
        events: Iterator[tuple[str, etree._Element]],
        path: Path,
        progress: Progress,
        styles: Styles | None = None,
        left_out: _LeftOut | None = None,
    ) -> None:
        self._events = events
        self._styles = styles
        self._left_out = left_out if left_out is not None else _LeftOut()
        self._name = path.name
        self._progress = progress
        self._nested: list[list[list[str]]] = []

    def rows(self) -> Iterator[list[str]]:
        """Its rows of two cells or more with anything in them."""
        inside: list[list[list[str]]] = []  # the tables in the current cell, outermost first
        for number, (event, element) in enumerate(self._events):
            name = local(element)
            if event == "start" and name == "tbl":
                inside.append([])
                self._nested.append(inside[-1])
            elif event == "end" and name == "tbl":
                if not inside:
                    return
                inside.pop()
            elif event == "end" and name == "tr":
                row = [self._text(cell) for cell in _own(element, "tc")]
                if not inside:
                    self._left_out.count(element, row)
                    if len(row) < 2 and next(element.iter("{*}tbl"), None) is None:
                        self._left_out.outside += sum(map(visible, row))
                if len(row) >= 2 and any(cell.strip() for cell in row):
                    if inside:
                        inside[-1].append(row)
                    else:
                        yield row
                if not inside:
                    clear(element)
            if number % 5_000 == 0:
                self._progress(0.5, Message("Reading {name}", name=self._name))

    def _text(self, cell: etree._Element) -> str:
        return "\n".join(plain_text(paragraph, self._styles) for paragraph in paragraphs_of(cell))

    def nested(self) -> Iterator[list[list[str]]]:
        """The rows of each table in its cells; to be asked for when its own rows were taken."""
        yield from (rows for rows in self._nested if rows)


def _own(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Children of that name, looking through content controls but not into nested tables."""
    for child in element:
        if local(child) == wanted:
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _own(child, wanted)
