"""The tables of docs/FORMATS.md and its Arabic page, made by reading and writing samples.

``python -m tests.helpers.formats_table`` writes them.
"""

from __future__ import annotations

import dataclasses
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lxml import etree

from aligner.bitext import Status
from aligner.documents.document import MarkKind
from aligner.exchange.review_table import STABLE_ID
from aligner.exchange.translation_unit import SideNote, TranslationUnit
from aligner.formats.registry import Format, Kind, formats, read_bitext, read_document, write_units
from tests.helpers.format_samples import HEADING, MAKERS, NOTE

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = Path(__file__).parents[2] / "docs" / "FORMATS.md"
ARABIC_PAGE = PAGE.with_name("FORMATS.ar.md")
_CATALOGUE = PAGE.parents[1] / "ui" / "i18n" / "muqabala_ar.ts"
_IN_ARABIC = {
    "format": "الصيغة", "endings": "امتدادات الملف", "headings": "عناوين", "notes": "حواشٍ", "pages": "صفحات",
    "title": "العنوان", "every character accounted for": "كل حرف محسوب", "ways": "الاتجاه",
    "line ends": "نهايات الأسطر", "id": "المعرّف", "status": "الحالة", "names, dates": "أسماء وتواريخ",
    "score": "الدرجة", "place": "الموضع", "properties": "خصائص", "one side": "طرف واحد",
    "notes of the documents": "حواشي المستندين", "yes": "نعم", "in, out": "تُقرأ وتُكتب", "in": "تُقرأ",
    "out": "تُكتب",
}  # fmt: skip
BEGIN, END = "<!-- {name}: made by tests/helpers/formats_table.py -->", "<!-- end of {name} -->"
UNIT = TranslationUnit(
    "سطر أول\nوسطر ثان & <رمز>",
    "first line\nsecond line & <code>",
    status=Status.CONFIRMED,
    created=datetime(2024, 5, 1, 12, tzinfo=UTC),
    created_by="Salma",
    changed=datetime(2024, 6, 1, 12, tzinfo=UTC),
    changed_by="Omar",
    score=0.5,
    confidence=0.75,
    document="book",
    chapter="I",
    page="v. 1, p. 12",
    notes=("one", "two"),
    properties={"client": "ACME"},
    identifier="u7",
)
NOTE_OF_SOURCE, NOTE_OF_TARGET = "حاشية", "elsewhere"
WITH_NOTES = dataclasses.replace(
    UNIT,
    properties={STABLE_ID: "7"},
    source_notes=(SideNote("footnote", "1", NOTE_OF_SOURCE),),
    target_notes=(SideNote("endnote", "1", NOTE_OF_TARGET),),
)
_PLACE = (UNIT.document, UNIT.chapter, UNIT.page)
FIELDS: dict[str, Callable[[TranslationUnit], bool]] = {
    "line ends": lambda unit: "\n" in unit.source and "\n" in unit.target,
    "id": lambda unit: unit.identifier == UNIT.identifier,
    "status": lambda unit: unit.status is UNIT.status,
    "names, dates": lambda unit: (unit.created, unit.changed_by) == (UNIT.created, UNIT.changed_by),
    "score": lambda unit: (unit.score, unit.confidence) == (UNIT.score, UNIT.confidence),
    "place": lambda unit: (
        (unit.document, unit.chapter, unit.page) == (UNIT.document, UNIT.chapter, UNIT.page)
    ),
    "notes": lambda unit: unit.notes == UNIT.notes,
    "properties": lambda unit: dict(unit.properties) == dict(UNIT.properties),
}


def _sign(is_so: bool) -> str:
    return "yes" if is_so else "–"


def _suffixes(entry: Format) -> str:
    return " ".join(f"`{suffix}`" for suffix in entry.suffixes)


def _written(path: Path) -> str:
    """All that is written in a file, or in the files that a format makes of it."""
    if path.suffix == ".pdf":
        return read_document(path).text
    data = [one.read_bytes() for one in path.parent.glob(f"{path.stem}.*")]
    if path.is_file():
        data = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                data = [archive.read(name) for name in archive.namelist()]
    return "\n".join(part.decode("utf-8", "replace") for part in data)


def documents() -> dict[str, str]:
    """Rows of the formats of running text by name."""
    rows = {}
    with TemporaryDirectory() as folder:
        for entry in formats(Kind.DOCUMENT):
            found = []
            for label, (name, make) in MAKERS.items():
                if label.split("-")[0] == entry.name:
                    make(Path(folder) / name)
                    found.append(read_document(Path(folder) / name))
            if not found:
                continue
            kept = (
                any(d.text[b.start : b.end] == HEADING for d in found for b in d.headings),
                any(note.text == NOTE for d in found for note in d.notes),
                any(mark.kind is MarkKind.PAGE for d in found for mark in d.marks),
                any(d.metadata.get("title") for d in found),
                any(d.accounting.expected and not d.accounting.missing for d in found),
            )
            signs = " | ".join(_sign(is_so) for is_so in kept)
            rows[entry.name] = f"| {entry.title} | {_suffixes(entry)} | {signs} |"
    return rows


def bitexts() -> dict[str, str]:
    """Rows of the formats of pairs by name."""
    rows = {}
    with TemporaryDirectory() as folder:
        for entry in formats():
            if not (entry.can(Kind.BITEXT) or entry.can(Kind.WRITER)):
                continue
            signs = ["–"] * (len(FIELDS) + 2)
            if entry.can(Kind.WRITER):
                (Path(folder) / entry.name).mkdir()
                path = Path(folder) / entry.name / f"notes{entry.suffixes[0]}"
                write_units(path, [WITH_NOTES], format_name=entry.name)
                signs[-1] = _sign(all(note in _written(path) for note in (NOTE_OF_SOURCE, NOTE_OF_TARGET)))
            if entry.can(Kind.BITEXT) and entry.can(Kind.WRITER):
                path = Path(folder) / f"pairs{entry.suffixes[0]}"
                one_sided = dataclasses.replace(UNIT, target="", identifier="u8")
                write_units(path, [UNIT, one_sided], format_name=entry.name)
                read = read_bitext(path, format_name=entry.name).units
                signs[: len(FIELDS)] = [_sign(check(read[0])) for check in FIELDS.values()]
                signs[len(FIELDS)] = _sign(len(read) == 2 and not read[1].target.strip())
            ways = [way for way, kind in (("in", Kind.BITEXT), ("out", Kind.WRITER)) if entry.can(kind)]
            rows[entry.name] = (
                f"| {entry.title} | {_suffixes(entry)} | {', '.join(ways)} | {' | '.join(signs)} |"
            )
    return rows


def tables() -> dict[str, list[str]]:
    """The lines of both tables by name."""
    head = ["| format | endings | headings | notes | pages | title | every character accounted for |"]
    pairs = [f"| format | endings | ways | {' | '.join(FIELDS)} | one side | notes of the documents |"]
    return {
        "documents": [*head, "|---" * 7 + "|", *documents().values()],
        "pairs": [*pairs, "|---" * (len(FIELDS) + 5) + "|", *bitexts().values()],
    }


def in_arabic(name: str, lines: list[str]) -> list[str]:
    """The lines of a table for the Arabic page; titles of formats are those of the interface."""
    titles = {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in etree.parse(str(_CATALOGUE)).iter("message")
    }
    words = _IN_ARABIC | ({"notes": "تعليقات"} if name == "pairs" else {})
    return [
        "| "
        + " | ".join(words.get(cell, titles.get(cell) or cell) for cell in line[2:-2].split(" | "))
        + " |"
        if line.startswith("| ")
        else line
        for line in lines
    ]


def on_page(name: str, page: str) -> list[str]:
    """The lines of a table as the page has them."""
    start = page.index(BEGIN.format(name=name)) + len(BEGIN.format(name=name))
    return page[start : page.index(END.format(name=name))].strip().splitlines()


def main() -> None:
    """Write the tables into both pages."""
    for path in (PAGE, ARABIC_PAGE):
        page = path.read_text("utf-8")
        for name, lines in tables().items():
            shown = in_arabic(name, lines) if path == ARABIC_PAGE else lines
            begin, end = BEGIN.format(name=name), END.format(name=name)
            head, rest = page.split(begin)
            page = f"{head}{begin}\n" + "\n".join(shown) + f"\n{end}{rest.split(end)[1]}"
        path.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
