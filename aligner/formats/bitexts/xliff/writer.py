"""XLIFF 2.1, streamed: a unit with one segment a pair; what has no place goes into the metadata module.

Source: XLIFF Version 2.1, OASIS Standard, 13 February 2018 (the core namespace is that of 2.0).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lxml import etree

from aligner.bitext import Side
from aligner.exchange.inline_tags import TAG, closing, opening, without_tags
from aligner.formats.bitexts.coded_segments import SEGMENT, segments_of
from aligner.formats.bitexts.columns import COLUMNS, row_of
from aligner.formats.bitexts.inline_codes import Code, Tagged
from aligner.formats.bitexts.xliff.reader import OUR_METADATA
from aligner.formats.bitexts.xliff.states import STATE_OF_STATUS
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import ILLEGAL_IN_XML, legal_in_xml
from aligner.formats.protocols import Languages, languages_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_NAMESPACES: dict[Any, str] = {None: CORE, "mda": METADATA}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_ELSEWHERE = frozenset(["source", "target", "notes"])
_PIECES = re.compile(f"({ILLEGAL_IN_XML.pattern}|{TAG.pattern})")


def write_xliff(
    path: Path, units: Iterable[TranslationUnit], *, languages: Languages | None = None, title: str = ""
) -> int:
    """Write units as XLIFF 2.1. Characters that XML cannot hold become ``<cp/>`` in the texts.

    Raises:
        OutputError: the file cannot be written.
    """
    languages, units = languages_of(units, languages)
    count = 0
    with atomic_write(path) as stream, etree.xmlfile(stream, encoding="utf-8") as xml:
        xml.write_declaration()
        root = {"version": "2.1", "srcLang": languages.source, "trgLang": languages.target}
        file = {"id": "f1"} | ({"original": legal_in_xml(title)} if title else {})
        with (
            xml.element(f"{{{CORE}}}xliff", root, nsmap=_NAMESPACES),
            xml.element(f"{{{CORE}}}file", file),
        ):
            for count, unit in enumerate(units, start=1):
                xml.write(_unit(unit, count, languages, title), "\n")
            if not count:
                # A file element needs a unit.
                xml.write(_skeleton())
    return count


def _unit(unit: TranslationUnit, number: int, languages: Languages, title: str) -> etree._Element:
    element = etree.Element(f"{{{CORE}}}unit", id=f"u{number}", nsmap=_NAMESPACES)
    if unit.identifier:
        element.set("name", legal_in_xml(unit.identifier))
    segments = segments_of(unit.properties)
    sides = [
        coded if without_tags(coded.text, coded.codes) == text else Tagged(text, {}, ())
        for coded, text in zip(segments, (unit.source, unit.target), strict=True)
    ]
    kept = [SEGMENT.format(side=side.value) for side, coded in zip(Side, sides, strict=True) if coded.codes]
    bare = replace(unit, properties={k: v for k, v in unit.properties.items() if k not in kept})
    metadata = etree.SubElement(element, f"{{{METADATA}}}metadata")
    group = etree.SubElement(metadata, f"{{{METADATA}}}metaGroup", category=OUR_METADATA)
    known = {"source_language": languages.source, "target_language": languages.target, "document": title}
    for name, cell in zip(COLUMNS, row_of(bare), strict=True):
        if name not in _ELSEWHERE and cell != known.get(name, ""):
            etree.SubElement(group, f"{{{METADATA}}}meta", type=name).text = legal_in_xml(cell)
    if not unit.identifier or not len(group):
        # A group may not be empty, and without this the reader would take the unit's id for its identifier.
        etree.SubElement(group, f"{{{METADATA}}}meta", type="identifier").text = legal_in_xml(unit.identifier)
    if unit.notes:
        notes = etree.SubElement(element, f"{{{CORE}}}notes")
        for note in unit.notes:
            etree.SubElement(notes, f"{{{CORE}}}note").text = legal_in_xml(note)
    data = _Data(element, sides)
    segment = etree.SubElement(element, f"{{{CORE}}}segment")
    if unit.status is not None and unit.target:
        segment.set("state", STATE_OF_STATUS[unit.status])
    data.fill(etree.SubElement(segment, f"{{{CORE}}}source"), sides[0])
    if unit.target:
        data.fill(etree.SubElement(segment, f"{{{CORE}}}target"), sides[1])
    return element


class _Data:
    """The native codes of a unit, and the elements that refer to them."""

    def __init__(self, unit: etree._Element, sides: Sequence[Tagged]) -> None:
        self._numbers: dict[str, str] = {}
        contents = dict.fromkeys(
            legal_in_xml(code.content) for side in sides for code in side.codes.values() if code.kind != "hi"
        )
        if not contents:
            return
        group = etree.SubElement(unit, f"{{{CORE}}}originalData")
        for number, content in enumerate(contents, start=1):
            self._numbers[content] = f"d{number}"
            etree.SubElement(group, f"{{{CORE}}}data", id=f"d{number}").text = content

    def fill(self, element: etree._Element, side: Tagged) -> None:
        """Give the element a text with its codes and with the characters that XML cannot hold."""
        element.set(_SPACE, "preserve")
        last: etree._Element | None = None
        for piece in _PIECES.split(side.text):
            if piece in side.codes:
                last = self._code(element, piece, side.codes)
            elif len(piece) == 1 and ILLEGAL_IN_XML.match(piece):
                last = etree.SubElement(element, f"{{{CORE}}}cp", hex=f"{ord(piece):04X}")
            elif last is None:
                element.text = (element.text or "") + piece
            else:
                last.tail = (last.tail or "") + piece

    def _code(self, parent: etree._Element, tag: str, codes: Mapping[str, Code]) -> etree._Element:
        number = tag.strip("\u27e6/\u27e7")
        is_end = tag == closing(int(number))
        mate = opening(int(number)) if is_end else closing(int(number))
        reference = self._numbers.get(legal_in_xml(codes[tag].content), "")
        # Starts and ends are codes of their own: they may overlap others, as in a memory.
        if is_end:
            name, attributes = "ec", {"startRef" if mate in codes else "id": number}
        else:
            name, attributes = "sc" if mate in codes or codes[tag].kind != "ph" else "ph", {"id": number}
        if mate not in codes and name != "ph":
            attributes["isolated"] = "yes"
        if reference:
            attributes["dataRef"] = reference
        return etree.SubElement(parent, f"{{{CORE}}}{name}", attributes)


def _skeleton() -> etree._Element:
    element = etree.Element(f"{{{CORE}}}unit", id="u0")
    segment = etree.SubElement(element, f"{{{CORE}}}segment")
    etree.SubElement(segment, f"{{{CORE}}}source")
    return element
