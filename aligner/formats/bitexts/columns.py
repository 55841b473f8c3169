"""Units as rows of cells: the one convention that TSV, CSV, XLSX and DOCX tables share."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligner.bitext import Status
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.bitexts.column_roles import ColumnRoles, column_roles
from aligner.messages import Message
from aligner.text.scripts import arabic_share, is_arabic_script

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

_KNOWN = frozenset(COLUMNS)
_LOOKED_AT = 50  # rows, to see what each column holds


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
    properties = _properties(fields.get("properties", ""), warn)
    properties.update({name: cell for name, cell in fields.items() if name not in _KNOWN and cell})
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
    """Units from rows of cells; see :mod:`aligner.formats.bitexts.column_roles` for what the columns hold.

    Rows without any text, and rows that make no unit, are passed over; the latter are counted in a warning.
    """
    source = iter(rows)
    sample = list(itertools.islice(source, _LOOKED_AT))
    roles = column_roles(sample, languages, frozenset(COLUMNS), warn)
    bad: list[int] = []
    for number, row in enumerate(itertools.chain(sample[roles.first :], source), start=roles.first + 1):
        fields = dict(zip(roles.names, row, strict=False))
        if len(row) > len(roles.names):
            fields |= {f"column {i + 1}": row[i] for i in range(len(roles.names), len(row))}
        _one_cell(fields, row, roles)
        try:
            unit = unit_of(fields, roles.languages, warn)
        except ValueError:
            bad.append(number)
            continue
        if unit is not None:
            yield unit
    if bad:
        warn(
            Message.counted(
                "{n:,} row makes no pair and was left out (row {rows}).",
                "{n:,} rows make no pairs and were left out (rows {rows}).",
                n=len(bad),
                rows=[str(number) for number in bad[:10]],
            )
        )


def _one_cell(fields: dict[str, str], row: Sequence[str], roles: ColumnRoles) -> None:
    """Put the only text of a row on the side of its script, whichever column it is in."""
    if len(row) != 1 or not row[0].strip():
        return
    sides = [is_arabic_script(tag) for tag in roles.languages.pair]
    if sides[0] != sides[1]:
        side = "source" if (arabic_share(row[0]) > 0.5) == sides[0] else "target"
        fields.pop(roles.names[0], None)
        fields[side] = row[0]


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
