"""Glossaries and term candidates as files: TBX for terminology systems and CSV for tables.

Source: ISO 30042:2019, dialect TBX-Basic, style DCA.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from lxml import etree

from aligner.errors import OutputError
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from aligner.formats.protocols import Languages
    from aligner.terminology.candidates import TermCandidate
    from aligner.terminology.glossary import Term

SUFFIXES = (".tbx", ".csv")
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_PREFIXES: dict[Any, str] = {None: _NAMESPACE}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_COLUMNS = ("source", "target", "note", "kind", "pairs", "source pairs", "target pairs", "ratio", "example")


def write_candidates(
    path: Path,
    candidates: Sequence[TermCandidate],
    languages: Languages,
    examples: Sequence[tuple[str, str]],
) -> None:
    """Write candidates with their numbers, as TBX or CSV by the ending of the name.

    Args:
        examples: for each candidate a source text and its translation.

    Raises:
        OutputError: it ends in neither, or cannot be written.
    """
    if _ending(path) == ".tbx":
        entries = (
            ([candidate.source], [candidate.target], _note(candidate), example)
            for candidate, example in zip(candidates, examples, strict=True)
        )
        _write_tbx(path, entries, languages)
        return
    rows = (
        (
            candidate.source,
            candidate.target,
            "",
            "name" if candidate.is_name else "term",
            candidate.count,
            candidate.source_count,
            candidate.target_count,
            candidate.ratio,
            " | ".join(example),
        )
        for candidate, example in zip(candidates, examples, strict=True)
    )
    _write_csv(path, _COLUMNS, rows)


def write_terms(path: Path, terms: Iterable[Term], languages: Languages) -> None:
    """Write a glossary, as TBX or CSV by the ending of the name; :func:`read_glossary` reads both.

    Raises:
        OutputError: it ends in neither, or cannot be written.
    """
    if _ending(path) == ".tbx":
        entries = (([term.source], list(term.targets), term.note, ("", "")) for term in terms)
        _write_tbx(path, entries, languages)
    else:
        rows = ((term.source, "; ".join(term.targets), term.note) for term in terms)
        _write_csv(path, _COLUMNS[:3], rows)


def _ending(path: Path) -> str:
    ending = path.suffix.lower()
    if ending not in SUFFIXES:
        raise OutputError(
            "cannot be written: {ending} is no format for terms",
            remedy="End its name in .tbx or .csv",
            path=path,
            ending=ending or "“”",
        )
    return ending


def _note(candidate: TermCandidate) -> str:
    return f"{candidate.count} of {candidate.source_count} pairs with the term"


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(columns)
    writer.writerows(rows)
    with atomic_write(path) as stream:
        stream.write(b"\xef\xbb\xbf" + table.getvalue().encode("utf-8", "replace"))  # for Excel


def _write_tbx(
    path: Path, entries: Iterable[tuple[list[str], list[str], str, tuple[str, str]]], languages: Languages
) -> None:
    kind = {"type": "TBX-Basic", "style": "dca"}
    root = etree.Element(f"{{{_NAMESPACE}}}tbx", kind, nsmap=_PREFIXES)
    root.set(_LANG, languages.source)
    described = _add(_add(_add(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    _add(described, "p").text = "Muqabala"
    body = _add(_add(root, "text"), "body")
    for number, entry in enumerate(entries, start=1):
        body.append(_entry(number, *entry, languages))
    with atomic_write(path) as stream:
        stream.write(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _entry(
    number: int,
    sources: list[str],
    targets: list[str],
    note: str,
    example: tuple[str, str],
    languages: Languages,
) -> etree._Element:
    entry = etree.Element(f"{{{_NAMESPACE}}}conceptEntry", id=f"c{number}")
    if note:
        _add(entry, "note").text = legal_in_xml(note)
    for language, terms, shown in zip(languages.pair, (sources, targets), example, strict=True):
        section = _add(entry, "langSec")
        section.set(_LANG, language)
        for term in terms:
            written = _add(section, "termSec")
            _add(written, "term").text = legal_in_xml(term)
            if shown:
                context = _add(written, "descrip")
                context.set("type", "context")
                context.text = legal_in_xml(shown)
    return entry


def _add(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}")
