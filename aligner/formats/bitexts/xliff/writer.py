"""XLIFF 2.1, streamed: a unit with one segment a pair; what has no place goes into the metadata module.

Source: XLIFF Version 2.1, OASIS Standard, 13 February 2018 (the core namespace is that of 2.0).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from aligner.formats.bitexts.columns import COLUMNS, row_of
from aligner.formats.bitexts.xliff.reader import OUR_METADATA
from aligner.formats.bitexts.xliff.states import STATE_OF_STATUS
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import ILLEGAL_IN_XML, legal_in_xml
from aligner.formats.protocols import Languages, languages_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_NAMESPACES: dict[Any, str] = {None: CORE, "mda": METADATA}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_ELSEWHERE = frozenset(["source", "target", "notes"])
_PIECES = re.compile(f"({ILLEGAL_IN_XML.pattern})")


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
    metadata = etree.SubElement(element, f"{{{METADATA}}}metadata")
    group = etree.SubElement(metadata, f"{{{METADATA}}}metaGroup", category=OUR_METADATA)
    known = {"source_language": languages.source, "target_language": languages.target, "document": title}
    for name, cell in zip(COLUMNS, row_of(unit), strict=True):
        if name not in _ELSEWHERE and cell != known.get(name, ""):
            etree.SubElement(group, f"{{{METADATA}}}meta", type=name).text = legal_in_xml(cell)
    if not unit.identifier or not len(group):
        # A group may not be empty, and without this the reader would take the unit's id for its identifier.
        etree.SubElement(group, f"{{{METADATA}}}meta", type="identifier").text = legal_in_xml(unit.identifier)
    if unit.notes:
        notes = etree.SubElement(element, f"{{{CORE}}}notes")
        for note in unit.notes:
            etree.SubElement(notes, f"{{{CORE}}}note").text = legal_in_xml(note)
    segment = etree.SubElement(element, f"{{{CORE}}}segment")
    if unit.status is not None and unit.target:
        segment.set("state", STATE_OF_STATUS[unit.status])
    _fill(etree.SubElement(segment, f"{{{CORE}}}source"), unit.source)
    if unit.target:
        _fill(etree.SubElement(segment, f"{{{CORE}}}target"), unit.target)
    return element


def _fill(element: etree._Element, text: str) -> None:
    element.set(_SPACE, "preserve")
    pieces = _PIECES.split(text)
    element.text = pieces[0]
    for character, following in zip(pieces[1::2], pieces[2::2], strict=True):
        code = etree.SubElement(element, f"{{{CORE}}}cp", hex=f"{ord(character):04X}")
        code.tail = following


def _skeleton() -> etree._Element:
    element = etree.Element(f"{{{CORE}}}unit", id="u0")
    segment = etree.SubElement(element, f"{{{CORE}}}segment")
    etree.SubElement(segment, f"{{{CORE}}}source")
    return element
