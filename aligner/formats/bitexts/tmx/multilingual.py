"""TMX 1.4 with several translations of each source: a ``tuv`` for each, with the name of its project."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from lxml import etree

from aligner.clock import now
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.text.scripts import check_language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DATE = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class ParallelVariant:
    """One translation of a row.

    Attributes:
        document: the name of its project.
        changed: in UTC; None where that is not known.
        column: which of the translations it belongs to, from 0.
    """

    language: str
    text: str
    document: str = ""
    changed: datetime | None = None
    changed_by: str = ""
    column: int = 0


@dataclass(frozen=True, slots=True)
class ParallelRow:
    """Words of the source, with the translations that cover exactly these words."""

    source: str
    variants: tuple[ParallelVariant, ...]


def write_multilingual_tmx(path: Path, rows: Iterable[ParallelRow], source_language: str) -> int:
    """Write rows, streamed, and return their number. Two variants may be in one language.

    Raises:
        InputError: a language code that no tool takes.
        OutputError: the file cannot be written.
    """
    check_language(source_language)
    header = {
        "creationtool": "Muqabala",
        "creationtoolversion": version("muqabala"),
        "segtype": "sentence",
        "o-tmf": "Muqabala",
        "adminlang": "en",
        "srclang": source_language,
        "datatype": "plaintext",
        "creationdate": now().strftime(_DATE),
    }
    count = 0
    with atomic_write(path) as stream, etree.xmlfile(stream, encoding="UTF-8") as page:
        page.write_declaration()
        with page.element("tmx", version="1.4"):
            page.write("\n", etree.Element("header", header), "\n")
            with page.element("body"):
                for count, row in enumerate(rows, start=1):
                    unit = etree.Element("tu", tuid=str(count))
                    unit.append(_variant(ParallelVariant(source_language, row.source)))
                    for variant in row.variants:
                        unit.append(_variant(variant))
                    page.write("\n", unit)
                page.write("\n")
    return count


def _variant(variant: ParallelVariant) -> etree._Element:
    check_language(variant.language)
    element = etree.Element("tuv", {_LANG: variant.language})
    if variant.changed is not None:
        element.set("changedate", variant.changed.strftime(_DATE))
    if variant.changed_by:
        element.set("changeid", legal_in_xml(variant.changed_by))
    if variant.document:
        document = etree.SubElement(element, "prop", type="x-document")
        document.text = legal_in_xml(variant.document)
    etree.SubElement(element, "seg").text = legal_in_xml(variant.text)
    return element
