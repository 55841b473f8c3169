"""Translation memories as TMX 1.4, written as a stream in bounded memory.

Written for strict importers: every required attribute of the header, ``note, prop, tuv`` in this order,
at most one note a unit (OmegaT keeps the last), dates in UTC, our own properties under ``x-`` names,
``xml:lang`` on each variant, no byte order mark, and nothing that XML 1.0 cannot hold.

Source: TMX 1.4b Specification, OSCAR/LISA, 26 April 2005.
"""

from __future__ import annotations

import re
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, TYPE_CHECKING

from lxml import etree

from aligner.errors import InputError
from aligner.formats.atomic import replacing
from aligner.formats.characters import ILLEGAL_IN_XML
from aligner.formats.tmxreader import TmxSource, read_tmx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

    from aligner.formats.unit import Unit

__all__ = ["PRESETS", "TmxHeader", "TmxReport", "TmxSource", "read_tmx", "write_tmx"]

PRESETS = {"plain": ("ar", "en"), "regions": ("ar-SA", "en-US")}
"""Language codes by what the importer wants: bare languages, or languages of a region (Trados)."""

LONG = 2_000
"""Characters a side from which some importers refuse a unit (Trados in the cloud)."""

RESERVED = ("status", "score", "confidence", "document", "chapter", "page", "notes")
"""Names of properties that carry a unit's own fields."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class TmxHeader:
    """What a TMX file says of itself.

    Attributes:
        source_language, target_language: BCP 47 tags written on every unit whose own language is the same but
            for the region; a unit in another language keeps its own tag.
        created: when the file was made; None for now.

    Raises:
        InputError: a tag is malformed, or is ``ar-AR``, the Arabic of Argentina.
    """

    source_language: str = "ar"
    target_language: str = "en"
    created: datetime | None = None
    created_by: str = ""
    document: str = ""

    def __post_init__(self) -> None:
        for tag in (self.source_language, self.target_language):
            if not _TAG.fullmatch(tag):
                raise InputError(f"{tag!r} is not a language code", remedy="Write it like ar, en or en-GB")
            if tag.casefold() == "ar-ar":
                raise InputError(f"{tag} means the Arabic of Argentina", remedy="Use ar, or ar-SA for Trados")


@dataclass(frozen=True, slots=True)
class TmxReport:
    """What became of the units.

    Attributes:
        written: units in the file.
        one_sided: units without text on one side; left out unless asked for.
        illegal_characters: characters that XML cannot hold, removed from texts, notes and properties.
        bidi_controls: direction marks removed, when that was asked for.
        over_long: units with more than 2,000 characters on a side, written all the same.
    """

    written: int = 0
    one_sided: int = 0
    illegal_characters: int = 0
    bidi_controls: int = 0
    over_long: int = 0


def write_tmx(
    target: Path | str | IO[bytes],
    units: Iterable[Unit],
    header: TmxHeader = TmxHeader(),
    *,
    one_sided: bool = False,
    bidi_controls: bool = True,
) -> TmxReport:
    """Write units as TMX 1.4.

    Args:
        target: a path, written beside and then renamed, or a binary stream, left open.
        one_sided: write units that lack a side too, with the variant they have.
        bidi_controls: keep the direction marks that are in the texts; none are ever added.

    Raises:
        OutputError: the path cannot be written.
    """
    sink: AbstractContextManager[IO[bytes]] = (
        replacing(target) if isinstance(target, (str, Path)) else nullcontext(target)
    )
    with sink as stream:
        writer = _Writer(header, one_sided=one_sided, bidi_controls=bidi_controls)
        with etree.xmlfile(stream, encoding="UTF-8") as xml, writer.frame(xml):
            for unit in units:
                element = writer.element(unit)
                if element is not None:
                    xml.write(element)
    return writer.report


class _Writer:
    def __init__(self, header: TmxHeader, *, one_sided: bool, bidi_controls: bool) -> None:
        self.header = header
        self.report = TmxReport()
        self._one_sided = one_sided
        self._bidi_controls = bidi_controls

    @contextmanager
    def frame(self, xml: etree._IncrementalFileWriter) -> Iterator[None]:
        xml.write_declaration()
        with xml.element("tmx", {"version": "1.4"}):
            xml.write("\n", self._header(), "\n")
            with xml.element("body"):
                xml.write("\n")
                yield
            xml.write("\n")

    def _header(self) -> etree._Element:
        header = self.header
        element = etree.Element(
            "header",
            {
                "creationtool": "Muqabala",
                "creationtoolversion": _version(),
                "segtype": "sentence",
                "o-tmf": "Muqabala",
                "adminlang": "en",
                "srclang": header.source_language,
                "datatype": "plaintext",
                "creationdate": _date(header.created or datetime.now(UTC)),
            },
        )
        if header.created_by:
            element.set("creationid", self._legal(header.created_by))
        if header.document:
            self._property(element, "x-document", header.document)
        return element

    def element(self, unit: Unit) -> etree._Element | None:
        """The ``tu`` of a unit, or None if it is left out."""
        source, target = self._text(unit.source), self._text(unit.target)
        lacking = not source.strip() or not target.strip()
        if lacking:
            self._count(one_sided=1)
            if not self._one_sided or not (source.strip() or target.strip()):
                return None
        if len(source) > LONG or len(target) > LONG:
            self._count(over_long=1)
        element = etree.Element("tu", self._attributes(unit, "\n" in source or "\n" in target))
        notes = [self._legal(note) for note in unit.notes]
        if notes:
            etree.SubElement(element, "note").text = "\n\n".join(notes)
        if len(notes) > 1:  # how long each is, so that they come apart again
            self._property(element, "x-notes", " ".join(str(len(note)) for note in notes))
        for name, value in _fields(unit):
            self._property(element, f"x-{name}", value)
        for name, value in unit.properties.items():
            bare = f"other-{name}" if name in RESERVED or name.startswith("other-") else name
            self._property(element, bare if bare.startswith("x-") else f"x-{bare}", value)
        header = self.header
        for text, own, usual in (
            (source, unit.source_language, header.source_language),
            (target, unit.target_language, header.target_language),
        ):
            if text.strip():
                variant = etree.SubElement(element, "tuv", {_LANG: _tag(own, usual)})
                etree.SubElement(variant, "seg").text = text
        element.tail = "\n"
        self._count(written=1)
        return element

    def _attributes(self, unit: Unit, block: bool) -> dict[str, str]:
        attributes = {"tuid": self._legal(unit.identifier)} if unit.identifier else {}
        if unit.created is not None:
            attributes["creationdate"] = _date(unit.created)
        if unit.created_by:
            attributes["creationid"] = self._legal(unit.created_by)
        if unit.changed is not None:
            attributes["changedate"] = _date(unit.changed)
        if unit.changed_by:
            attributes["changeid"] = self._legal(unit.changed_by)
        if block:
            attributes["segtype"] = "block"
        return attributes

    def _property(self, parent: etree._Element, name: str, value: str) -> None:
        etree.SubElement(parent, "prop", {"type": self._legal(name)}).text = self._legal(value)

    def _text(self, text: str) -> str:
        text = self._legal(text)
        if self._bidi_controls:
            return text
        text, removed = _BIDI.subn("", text)
        if removed:
            self._count(bidi_controls=removed)
        return text

    def _legal(self, text: str) -> str:
        if ILLEGAL_IN_XML.search(text) is None:
            return text
        text, removed = ILLEGAL_IN_XML.subn("", text)
        self._count(illegal_characters=removed)
        return text

    def _count(self, **more: int) -> None:
        report = self.report
        self.report = replace(report, **{name: getattr(report, name) + value for name, value in more.items()})


def _fields(unit: Unit) -> Iterator[tuple[str, str]]:
    if unit.status is not None:
        yield "status", unit.status.value
    if unit.score is not None:
        yield "score", repr(float(unit.score))
    if unit.confidence is not None:
        yield "confidence", repr(float(unit.confidence))
    if unit.document:
        yield "document", unit.document
    if unit.chapter:
        yield "chapter", unit.chapter
    if unit.page:
        yield "page", unit.page


def _tag(own: str, usual: str) -> str:
    return usual if own.split("-")[0].casefold() == usual.split("-")[0].casefold() else own


def _date(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _version() -> str:
    try:
        return version("muqabala")
    except PackageNotFoundError:  # run from a folder that was never installed
        return "0"
