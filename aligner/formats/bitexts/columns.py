"""Units as rows of cells: the one convention that TSV, CSV, XLSX and DOCX tables share.

The first row may name the columns. Without such a row, the two columns are told apart by their script, and
where that says nothing the first is the source.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligner.bitext import Status
from aligner.exchange.translation_unit import TranslationUnit
from aligner.messages import Message
from aligner.text.scripts import arabic_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aligner.formats.protocols import Languages, Warn

COLUMNS = (
    "identifier",
    "source",
    "target",
    "source_language",
    "target_language",
    "status",
    "created",
    "created_by",
    "changed",
    "changed_by",
    "score",
    "confidence",
    "document",
    "chapter",
    "page",
    "notes",
    "properties",
)

_SYNONYMS = {
    "id": "identifier",
    "no": "identifier",
    "no.": "identifier",
    "tuid": "identifier",
    "original": "source",
    "translation": "target",
    "note": "notes",
    "comment": "notes",
    "comments": "notes",
    "المصدر": "source",
    "النص": "source",
    "الترجمة": "target",
}
_LANGUAGE_NAMES = {"arabic": "ar", "العربية": "ar", "عربي": "ar", "english": "en", "الإنجليزية": "en"}


def row_of(unit: TranslationUnit) -> list[str]:
    """The cells of a unit, one for each of :data:`COLUMNS`."""
    return [
        unit.identifier,
        unit.source,
        unit.target,
        unit.source_language,
        unit.target_language,
        unit.status.value if unit.status else "",
        unit.created.isoformat() if unit.created else "",
        unit.created_by,
        unit.changed.isoformat() if unit.changed else "",
        unit.changed_by,
        "" if unit.score is None else repr(unit.score),
        "" if unit.confidence is None else repr(unit.confidence),
        unit.document,
        unit.chapter,
        unit.page,
        _notes_cell(unit.notes),
        json.dumps(dict(unit.properties), ensure_ascii=False) if unit.properties else "",
    ]


def unit_of(fields: Mapping[str, str], languages: Languages, warn: Warn) -> TranslationUnit | None:
    """The unit that a mapping of column names to cells tells, or None when both texts are empty."""
    source, target = fields.get("source", ""), fields.get("target", "")
    if not source and not target:
        return None
    known = set(COLUMNS)
    properties = _properties(fields.get("properties", ""), warn)
    properties.update({name: cell for name, cell in fields.items() if name not in known and cell})
    return TranslationUnit(
        source=source,
        target=target,
        source_language=fields.get("source_language") or languages.source,
        target_language=fields.get("target_language") or languages.target,
        status=_status(fields.get("status", ""), warn),
        created=_moment(fields.get("created", ""), warn),
        created_by=fields.get("created_by", ""),
        changed=_moment(fields.get("changed", ""), warn),
        changed_by=fields.get("changed_by", ""),
        score=_number(fields.get("score", ""), warn),
        confidence=_number(fields.get("confidence", ""), warn),
        document=fields.get("document", ""),
        chapter=fields.get("chapter", ""),
        page=fields.get("page", ""),
        notes=_notes(fields.get("notes", "")),
        properties=MappingProxyType(properties),
        identifier=fields.get("identifier", ""),
    )


def units_of(rows: Iterable[Sequence[str]], languages: Languages, warn: Warn) -> Iterator[TranslationUnit]:
    """Units from rows of cells, the first row naming the columns if it does."""
    pending: list[Sequence[str]] = []
    names: Sequence[str] | None = None
    for row in rows:
        if names is None:
            pending.append(row)
            if len(pending) == 1:
                names = _named(row, languages)
                if names is not None:
                    pending.clear()
                    continue
            # A few rows are enough to see which column is Arabic.
            if names is None and len(pending) < 20:
                continue
            names = names or _guessed(pending, languages, warn)
            yield from _all(pending, names, languages, warn)
            pending.clear()
            continue
        yield from _all([row], names, languages, warn)
    if pending:
        yield from _all(pending, names or _guessed(pending, languages, warn), languages, warn)


def _all(
    rows: Iterable[Sequence[str]], names: Sequence[str], languages: Languages, warn: Warn
) -> Iterator[TranslationUnit]:
    for row in rows:
        fields = {name: cell for name, cell in zip(names, row, strict=False) if name}
        if (unit := unit_of(fields, languages, warn)) is not None:
            yield unit


def _named(row: Sequence[str], languages: Languages) -> list[str] | None:
    names = [_name(cell, languages) for cell in row]
    return names if {"source", "target"} <= set(names) else None


def _name(cell: str, languages: Languages) -> str:
    name = cell.strip().casefold().lstrip("\ufeff").replace(" ", "_")
    name = _SYNONYMS.get(name, name)
    language = _LANGUAGE_NAMES.get(name, name).replace("_", "-")
    for side, tag in zip(("source", "target"), languages.pair, strict=True):
        if language == tag.casefold() or language.split("-")[0] == tag.casefold().split("-")[0]:
            return side
    return name


def _guessed(rows: Sequence[Sequence[str]], languages: Languages, warn: Warn) -> list[str]:
    width = max((len(row) for row in rows), default=0)
    words = [sum(len(row[i].split()) for row in rows if i < len(row)) for i in range(width)]
    first, second = sorted(sorted(range(width), key=lambda i: -words[i])[:2]) if width > 1 else (0, 1)
    texts = [" ".join(row[i] for row in rows if i < len(row)) for i in (first, second)]
    shares = [arabic_share(text) for text in texts]
    arabic_is_source = languages.source.split("-")[0] == "ar"
    names = [""] * max(width, 2)
    if abs(shares[0] - shares[1]) > 0.5 and (shares[0] > shares[1]) != arabic_is_source:
        first, second = second, first
        warn("The columns were told apart by their script: the source is the second one.")
    names[first], names[second] = "source", "target"
    return names


def _notes_cell(notes: tuple[str, ...]) -> str:
    if len(notes) == 1 and notes[0] and not notes[0].startswith("["):
        return notes[0]
    return json.dumps(list(notes), ensure_ascii=False) if notes else ""


def _notes(cell: str) -> tuple[str, ...]:
    if cell.startswith("["):
        try:
            value = json.loads(cell)
        except (ValueError, RecursionError):
            return (cell,)
        if isinstance(value, list) and all(isinstance(note, str) for note in value):
            return tuple(value)
    return (cell,) if cell else ()


def _properties(cell: str, warn: Warn) -> dict[str, str]:
    if not cell:
        return {}
    try:
        value = json.loads(cell)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict) and all(isinstance(entry, str) for entry in value.values()):
        return value
    warn("Some properties were not understood and are kept as they stood.")
    return {"properties": cell}


def _status(cell: str, warn: Warn) -> Status | None:
    try:
        return Status(cell.strip().casefold()) if cell.strip() else None
    except ValueError:
        warn(Message("The status {cell!r} is not one of ours and was left out.", cell=cell.strip()[:40]))
        return None


def _moment(cell: str, warn: Warn) -> datetime | None:
    if not cell.strip():
        return None
    try:
        when = datetime.fromisoformat(cell.strip())
    except ValueError:
        warn(Message("The date {cell!r} was not understood and was left out.", cell=cell.strip()[:40]))
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _number(cell: str, warn: Warn) -> float | None:
    if not cell.strip():
        return None
    try:
        return float(cell)
    except ValueError:
        warn(Message("The number {cell!r} was not understood and was left out.", cell=cell.strip()[:40]))
        return None
