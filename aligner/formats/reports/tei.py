"""TEI P5: both texts as segments with stable ids, and the links between them, for editions and archives.

Source: TEI P5 Guidelines 4.9, chapters 4 (text structure) and 17 (linking and alignment).
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.formats.protocols import Languages, languages_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aligner.exchange.translation_unit import SideNote, TranslationUnit

_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_PLACE = re.compile(r"(?:v\. (?P<volume>[^,]+))?(?:, )?(?:p\. )?(?P<page>.*)")
_PLACES = {"footnote": ' place="foot"', "endnote": ' place="end"', "comment": ' type="comment"'}
_MOST_PEOPLE = 200


def write_tei(
    path: Path, units: Iterable[TranslationUnit], *, languages: Languages | None = None, title: str = ""
) -> int:
    """Write units as TEI P5: two texts of ``seg`` elements, page and volume breaks, notes, and a ``linkGrp``.

    The texts go to temporary files first, since the links and the names of the people come before them.

    Raises:
        OutputError: the file cannot be written.
    """
    languages, units = languages_of(units, languages)
    count = 0
    people: dict[str, None] = {}
    with TemporaryFile() as links, TemporaryFile() as first, TemporaryFile() as second:
        sides = (_Text(first, languages.source), _Text(second, languages.target))
        used: set[str] = set()
        for count, unit in enumerate(units, start=1):
            name = _unique(unit.identifier, count, used)
            for person in (unit.created_by, unit.changed_by):
                if person and len(people) < _MOST_PEOPLE:
                    people[person] = None
            ends = [
                side.add(f"{letter}{name}", part)
                for side, letter, part in zip(sides, "st", _parts(unit), strict=True)
            ]
            if all(ends):
                status = f' type="{unit.status.value}"' if unit.status else ""
                links.write(f'<link{status} target="#s{name} #t{name}"/>\n'.encode())
        with atomic_write(path) as stream:
            stream.write(_head(languages, title, people).encode())
            _copy(links, stream)
            stream.write(b"</linkGrp></standOff>\n<text><group>\n")
            for side in sides:
                side.close()
                _copy(side.stream, stream)
            stream.write(b"</group></text>\n</TEI>\n")
    return count


@dataclass(frozen=True, slots=True)
class _Part:
    """One side of a unit.

    Attributes:
        comments: on the pair. notes: of the document.
    """

    text: str
    chapter: str
    page: str
    comments: tuple[str, ...]
    notes: tuple[SideNote, ...]


def _parts(unit: TranslationUnit) -> tuple[_Part, _Part]:
    # Comments on a pair come once; the place of a unit is that of its source, if it has one.
    has_source = bool(unit.source.strip())
    return (
        _Part(unit.source, unit.chapter, unit.page, unit.notes, unit.source_notes),
        _Part(
            unit.target,
            unit.target_chapter or unit.chapter,
            unit.target_page or ("" if has_source else unit.page),
            () if has_source else unit.notes,
            unit.target_notes,
        ),
    )


def _note(note: SideNote) -> str:
    number = f" n={attribute(note.label)}" if note.label.strip() else ""
    return f"<note{_PLACES.get(note.kind, '')}{number}>{escape(legal_in_xml(note.text))}</note>"


class _Text:
    """One text as it grows."""

    def __init__(self, stream: IO[bytes], language: str) -> None:
        self.stream = stream
        self._chapter: str | None = None
        self._place = ""
        self._write(f"<text xml:lang={quoteattr(language)}><body>\n")

    def add(self, name: str, part: _Part) -> bool:
        """Add a segment, after what begins with it; whether there is one."""
        text = legal_in_xml(part.text)
        if not text.strip():
            return False
        if self._chapter is None or (part.chapter and part.chapter != self._chapter):
            self._write("</div>\n" if self._chapter is not None else "")
            self._chapter = part.chapter
            self._write(f"<div n={attribute(part.chapter)}>\n" if part.chapter else "<div>\n")
        breaks = ""
        if part.page and part.page != self._place:
            place, before = _PLACE.fullmatch(part.page), _PLACE.fullmatch(self._place)
            self._place = part.page
            if place is not None:
                if place["volume"] and (before is None or place["volume"] != before["volume"]):
                    breaks += f'<milestone unit="volume" n={attribute(place["volume"])}/>'
                if place["page"]:
                    breaks += f"<pb n={attribute(place['page'])}/>"
        notes = "".join(f"<note>{escape(legal_in_xml(note))}</note>" for note in part.comments)
        notes += "".join(map(_note, part.notes))
        self._write(f'<p>{breaks}<seg xml:id="{name}">{escape(text)}</seg>{notes}</p>\n')
        return True

    def close(self) -> None:
        # A body needs a division.
        self._write("</div>\n" if self._chapter is not None else "<div><p/></div>\n")
        self._write("</body></text>\n")

    def _write(self, text: str) -> None:
        self.stream.write(text.encode())


def _head(languages: Languages, title: str, people: Iterable[str]) -> str:
    names = "".join(f"<name>{escape(legal_in_xml(person))}</name>" for person in people)
    responsible = (
        f"<respStmt><resp>alignment and translation memory</resp>{names}</respStmt>" if names else ""
    )
    spoken = "".join(f"<language ident={attribute(tag)}>{escape(tag)}</language>" for tag in languages.pair)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader><fileDesc><titleStmt>'
        f"<title>{escape(legal_in_xml(title)) or 'Aligned texts'}</title>{responsible}</titleStmt>"
        "<publicationStmt><p>Exported by Muqabala.</p></publicationStmt>"
        "<sourceDesc><p>Two texts aligned segment by segment.</p></sourceDesc></fileDesc>"
        f"<profileDesc><langUsage>{spoken}</langUsage></profileDesc></teiHeader>\n"
        '<standOff><linkGrp type="translation">\n'
    )


def _unique(identifier: str, number: int, used: set[str]) -> str:
    """A name for both ends of a pair that is the same in every export, as far as the unit has one."""
    name = f"-{identifier}" if _NAME.fullmatch(f"s-{identifier}") and identifier else f"-n{number}"
    while name in used:
        name += "x"
    used.add(name)
    return name


def attribute(text: str) -> str:
    """A text as the value of an attribute, with its quotes."""
    return quoteattr(" ".join(legal_in_xml(text).split()))


def _copy(part: IO[bytes], stream: IO[bytes]) -> None:
    part.seek(0)
    shutil.copyfileobj(part, stream)
