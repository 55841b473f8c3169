"""Translation memories as TMX 1.4, written as a stream in bounded memory.

Written for strict importers: every required attribute of the header, ``note, prop, tuv`` in this order,
at most one note a unit (OmegaT keeps the last), dates in UTC, our own properties under ``x-`` names,
``xml:lang`` on each variant, no byte order mark, and nothing that XML 1.0 cannot hold.

Source: TMX 1.4b Specification, OSCAR/LISA, 26 April 2005.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, TYPE_CHECKING

from aligner.clock import now
from aligner.formats.bitexts.coded_segments import parsed
from aligner.formats.bitexts.inline_codes import TMX_CODES, escaped, flatten
from aligner.formats.bitexts.tmx.reader import TmxSource, read_tmx
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import ILLEGAL_IN_XML
from aligner.text.scripts import check_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

    from aligner.exchange.translation_unit import TranslationUnit

__all__ = ["PRESETS", "TmxHeader", "TmxReport", "TmxSource", "read_tmx", "write_tmx"]

PRESETS = {"plain": ("ar", "en"), "regions": ("ar-SA", "en-US")}
"""Language codes by what the importer wants: bare languages, or languages of a region (Trados)."""

LONG = 2_000
"""Characters a side from which some importers refuse a unit (Trados in the cloud)."""

NOTES_BETWEEN = "\n\n"
"""Separates the notes of a unit, since OmegaT keeps only one."""

RESERVED = ("status", "score", "confidence", "document", "chapter", "page", "notes")
"""Names of properties that carry a unit's own fields."""

_ATTRIBUTES = frozenset(
    """
    o-encoding datatype usagecount lastusagedate creationtool creationtoolversion creationdate creationid
    changedate segtype changeid o-tmf
    """.split()  # noqa: SIM905
)
_KEPT = re.compile(
    r"(?P<segment>source|target)\.seg|(?P<of>|source|target)@(?P<attribute>[\w.-]+)"
    r"|(?P<side>source|target):(?P<property>.+)",
    re.DOTALL,
)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class TmxHeader:
    """The header of a TMX file.

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
            check_language(tag)


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
    units: Iterable[TranslationUnit],
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
        atomic_write(target) if isinstance(target, (str, Path)) else nullcontext(target)
    )
    writer = _Writer(header, one_sided=one_sided, bidi_controls=bidi_controls)
    with sink as stream:
        stream.write(writer.head().encode())
        lines: list[str] = []
        for unit in units:
            lines.append(writer.line(unit))
            if len(lines) == _AT_ONCE:
                stream.write("".join(lines).encode())
                lines.clear()
        stream.write("".join([*lines, _TAIL]).encode())
    return TmxReport(**writer.counts)


_AT_ONCE = 200
"""Units that are joined before they go to the stream."""

_TAIL = "</body>\n</tmx>"


class _Writer:
    """Units as lines of XML, put together as text: ten times as quick as by way of a tree."""

    def __init__(self, header: TmxHeader, *, one_sided: bool, bidi_controls: bool) -> None:
        self.header = header
        self.counts: Counter[str] = Counter()
        self._one_sided = one_sided
        self._bidi_controls = bidi_controls
        self._tags: dict[str, tuple[str, str]] = {}

    def head(self) -> str:
        """All before the first unit."""
        header = self.header
        attributes = {
            "creationtool": "Muqabala",
            "creationtoolversion": _version(),
            "segtype": "sentence",
            "o-tmf": "Muqabala",
            "adminlang": "en",
            "srclang": header.source_language,
            "datatype": "plaintext",
            "creationdate": _date(header.created or now()),
        }
        if header.created_by:
            attributes["creationid"] = header.created_by
        document = self._property("x-document", header.document) if header.document else ""
        listed = "".join(f' {name}="{self._attribute(value)}"' for name, value in attributes.items())
        return (
            "<?xml version='1.0' encoding='UTF-8'?>\n"
            f'<tmx version="1.4">\n<header{listed}>{document}</header>\n<body>\n'
        )

    def line(self, unit: TranslationUnit) -> str:
        """The ``tu`` of a unit, or nothing if it is left out."""
        source, target = self._text(unit.source), self._text(unit.target)
        has_source, has_target = bool(source.strip()), bool(target.strip())
        if not (has_source and has_target):
            self.counts["one_sided"] += 1
            if not self._one_sided or not (has_source or has_target):
                return ""
        if len(source) > LONG or len(target) > LONG:
            self.counts["over_long"] += 1
        parts = ["<tu", self._attributes(unit, "\n" in source or "\n" in target), ">"]
        if unit.notes:
            notes = [self._legal(note) for note in unit.notes]
            parts.append(f"<note>{escaped(NOTES_BETWEEN.join(notes))}</note>")
            if len(notes) > 1:  # how long each is, so that they come apart again
                parts.append(self._property("x-notes", " ".join(str(len(note)) for note in notes)))
        parts.extend(self._property(f"x-{name}", value) for name, value in _fields(unit))
        kept = _Kept(unit)
        for name, value in kept.properties:
            bare = f"other-{name}" if name in RESERVED or name.startswith("other-") else name
            parts.append(self._property(_type_of(bare), value))
        header = self.header
        if has_source:
            tag = self._tag(unit.source_language, header.source_language)
            parts.append(self._variant(tag, source, kept, "source"))
        if has_target:
            tag = self._tag(unit.target_language, header.target_language)
            parts.append(self._variant(tag, target, kept, "target"))
        parts.append("</tu>\n")
        self.counts["written"] += 1
        return "".join(parts)

    def _variant(self, tag: str, text: str, kept: _Kept, side: str) -> str:
        """A ``tuv``, with the attributes, properties and inline codes that it came with."""
        if not kept.any:
            return f'<tuv xml:lang="{tag}"><seg>{escaped(text)}</seg></tuv>'
        attributes = "".join(f' {n}="{self._attribute(v)}"' for n, v in kept.attributes[side])
        properties = "".join(self._property(_type_of(n), v) for n, v in kept.variant[side])
        segment = kept.segment(side, text) or escaped(text)
        return f'<tuv xml:lang="{tag}"{attributes}>{properties}<seg>{segment}</seg></tuv>'

    def _attributes(self, unit: TranslationUnit, block: bool) -> str:
        attributes = f' tuid="{self._attribute(unit.identifier)}"' if unit.identifier else ""
        if unit.created is not None:
            attributes += f' creationdate="{_date(unit.created)}"'
        if unit.created_by:
            attributes += f' creationid="{self._attribute(unit.created_by)}"'
        if unit.changed is not None:
            attributes += f' changedate="{_date(unit.changed)}"'
        if unit.changed_by:
            attributes += f' changeid="{self._attribute(unit.changed_by)}"'
        if block:
            attributes += ' segtype="block"'
        for name, value in _Kept(unit).attributes[""] if unit.properties else ():
            if not (block and name == "segtype"):
                attributes += f' {name}="{self._attribute(value)}"'
        return attributes

    def _tag(self, own: str, usual: str) -> str:
        """The language to write for a unit in ``own``, escaped."""
        kept = self._tags.get(own)
        if kept is None or kept[0] != usual:
            kept = self._tags[own] = (usual, self._attribute(_tag(own, usual)))
        return kept[1]

    def _property(self, name: str, value: str) -> str:
        return f'<prop type="{self._attribute(name)}">{escaped(self._legal(value))}</prop>'

    def _attribute(self, text: str) -> str:
        text = escaped(self._legal(text)).replace('"', "&quot;")
        return text if text.isprintable() else text.replace("\n", "&#10;").replace("\t", "&#9;")

    def _text(self, text: str) -> str:
        if text.isprintable():  # then nothing in it is illegal, nor a mark of direction
            return text
        text = self._legal(text)
        if self._bidi_controls:
            return text
        text, removed = _BIDI.subn("", text)
        if removed:
            self.counts["bidi_controls"] += removed
        return text

    def _legal(self, text: str) -> str:
        if text.isprintable() or ILLEGAL_IN_XML.search(text) is None:
            return text
        text, removed = ILLEGAL_IN_XML.subn("", text)
        self.counts["illegal_characters"] += removed
        return text


class _Kept:
    """What the reader of TMX keeps of a unit beside its fields, for the places where it belongs.

    Attributes:
        properties: of the unit, for people and other programs.
        attributes: of the unit (""), of its source and of its target.
        variant: properties of its source and of its target.
    """

    __slots__ = ("_segments", "any", "attributes", "properties", "variant")

    def __init__(self, unit: TranslationUnit) -> None:
        self.properties: list[tuple[str, str]] = []
        self.attributes: dict[str, list[tuple[str, str]]] = {"": [], "source": [], "target": []}
        self.variant: dict[str, list[tuple[str, str]]] = {"source": [], "target": []}
        self._segments: dict[str, str] = {}
        for name, value in unit.properties.items():
            if (match := _KEPT.fullmatch(name)) is None:
                self.properties.append((name, value))
            elif match["segment"]:
                self._segments[match["segment"]] = value
            elif match["attribute"] in _ATTRIBUTES:
                self.attributes[match["of"]].append((match["attribute"], value))
            elif match["side"]:
                self.variant[match["side"]].append((match["property"], value))
        self.any = len(self.properties) < len(unit.properties)

    def segment(self, side: str, text: str) -> str:
        """The segment with its inline codes, if its text is still the same; else nothing."""
        inner = self._segments.get(side, "")
        element = parsed(inner)
        if element is None:
            return ""
        return inner if " ".join(flatten(element, TMX_CODES).text.split()) == " ".join(text.split()) else ""


def _type_of(name: str) -> str:
    """The type of a ``prop``: other programs' own names stay as they are."""
    if name.startswith(":") and len(name) > 1:
        return name[1:]
    return name if name.startswith("x-") else f"x-{name}"


def _fields(unit: TranslationUnit) -> Iterator[tuple[str, str]]:
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


@lru_cache(maxsize=1_000)  # pairs made by one command share their date
def _date(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _version() -> str:
    try:
        return version("muqabala")
    except PackageNotFoundError:  # run from a folder that was never installed
        return "0"
