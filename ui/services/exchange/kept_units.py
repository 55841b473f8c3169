"""The attributes of the units of an imported bitext, kept with the project for exports.

A project stores texts, beads and decisions. Names, dates, identifiers, notes as they were, properties and
inline codes of the units of a TMX or XLIFF file are kept here, in settings of the project. They belong to a
pair for as long as its two texts are those of the file; the codes, for as long as their tags are in its text.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from aligner.exchange.inline_tags import without_tags
from aligner.formats.bitexts.coded_segments import Codes, segments_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aligner.exchange.translation_unit import TranslationUnit
    from db import Project
    from db.queries.export_stream import PairRecord

_INDEX = "units"
_PIECE = "units:{number}"
_IN_A_PIECE = 2_000
_AT_HAND = 4


def keep_units(project: Project, units: Sequence[TranslationUnit], pairs: Sequence[Placed], by: str) -> None:
    """Keep what the units say; units that say nothing are passed over.

    Args:
        units: with tags for their inline codes, as the project has them.
        pairs: the id of each one's pair, and where its sides begin in the texts of the project.
        by: the name under which their notes became comments.
    """
    entries = [
        [int(placed.id), _digest(unit.source, unit.target), said, placed.source_at, placed.target_at]
        for placed, unit in sorted(zip(pairs, units, strict=True), key=lambda entry: entry[0].id)
        if (said := _said(unit))
    ]
    if not entries:
        return
    starts = []
    for at in range(0, len(entries), _IN_A_PIECE):
        piece = entries[at : at + _IN_A_PIECE]
        starts.append([piece[0][0], piece[0][3], piece[0][4]])
        project.set_setting(_PIECE.format(number=len(starts) - 1), piece)
    project.set_setting(_INDEX, {"starts": starts, "by": by, "imported": datetime.now(UTC).isoformat()})


class Placed(NamedTuple):
    """The pair of a unit, and where its sides begin; a side that it lacks begins where the last one did."""

    id: int
    source_at: int
    target_at: int


class _Entry(NamedTuple):
    """What is kept of a unit."""

    id: int
    digest: str
    said: dict[str, Any]
    source_at: int = -1
    target_at: int = -1

    def at(self, column: int) -> int:
        return self.source_at if column == 1 else self.target_at


class KeptUnits:
    """The kept units of a project; a few pieces of them are in memory at a time."""

    def __init__(self, project: Project) -> None:
        self._project = project
        index = project.setting(_INDEX) or {}
        # Projects of before had the ids only.
        starts = index.get("starts", [])
        self._starts: list[list[int]] = [s if isinstance(s, list) else [s, -1, -1] for s in starts]
        self._by = str(index.get("by", ""))
        self._imported = datetime.fromisoformat(index["imported"]) if self._starts else None
        self._piece = lru_cache(maxsize=_AT_HAND)(self._read)

    def _read(self, number: int) -> tuple[list[_Entry], dict[int, _Entry]]:
        entries = [_Entry(*entry) for entry in self._project.setting(_PIECE.format(number=number)) or []]
        return entries, {entry.id: entry for entry in entries}

    def of(self, pair: int) -> Mapping[str, Any]:
        """What is kept of the unit that a pair was made of, whatever became of its texts since."""
        entry = self._entry(pair)
        return entry.said if entry is not None else {}

    def _entry(self, pair: int) -> _Entry | None:
        number = bisect_right(self._starts, pair, key=lambda start: start[0]) - 1
        return self._piece(number)[1].get(pair) if number >= 0 else None

    def restored(self, unit: TranslationUnit, pair: PairRecord) -> TranslationUnit:
        """The unit of a pair with what the file said of it, and with inline codes for its tags.

        Identifier, names, dates, notes and properties come back if the texts are still those of the file;
        codes in any case.
        """
        if not self._starts or self._imported is None:
            return unit
        entry = self._entry(pair.id)
        if entry is None or entry.digest != _digest(unit.source, unit.target):
            codes = Codes(tuple(segments_of(said.get("properties", {})) for said in self._origins(pair)))
            return codes.restored(unit, (pair.source, pair.target)) if codes else unit
        said = entry.said
        as_before = {f"{self._by}: {note}": note for note in said.get("notes", ())}
        properties = said.get("properties", {})
        segments = segments_of(properties)
        known = set(segments[0].codes) | set(segments[1].codes)
        restored = replace(
            unit,
            source=without_tags(unit.source, known),
            target=without_tags(unit.target, known),
            identifier=said.get("identifier") or unit.identifier,
            created=_moment(said.get("created")),
            created_by=said.get("created_by", ""),
            notes=tuple(as_before.get(note, note) for note in unit.notes),
            properties=MappingProxyType({**unit.properties, **properties}),
        )
        if unit.changed is None or unit.changed <= self._imported:
            # Nobody has changed the pair since.
            restored = replace(
                restored, changed=_moment(said.get("changed")), changed_by=said.get("changed_by", "")
            )
        return restored

    def _origins(self, pair: PairRecord) -> Iterator[dict[str, Any]]:
        """What is kept of the units whose texts are in a pair, in order."""
        found: dict[int, _Entry] = {}
        if self._starts[0][1] < 0:
            return
        for column, places in ((1, pair.source_places), (2, pair.target_places)):
            for start, end in places:
                number = max(0, bisect_right(self._starts, start, key=lambda begin: begin[column]) - 1)
                while number < len(self._starts) and self._starts[number][column] < end:
                    entries = self._piece(number)[0]
                    first = max(0, bisect_right(entries, start, key=lambda entry: entry.at(column)) - 1)
                    for entry in entries[first:]:
                        if entry.at(column) >= end:
                            break
                        found[entry.id] = entry
                    number += 1
        yield from (found[id_].said for id_ in sorted(found))


def _said(unit: TranslationUnit) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "identifier": unit.identifier,
        "created": unit.created.isoformat() if unit.created else "",
        "created_by": unit.created_by,
        "changed": unit.changed.isoformat() if unit.changed else "",
        "changed_by": unit.changed_by,
        "notes": list(unit.notes),
        "properties": dict(unit.properties),
    }
    return {name: value for name, value in fields.items() if value}


def _digest(source: str, target: str) -> str:
    texts = "\0".join(" ".join(text.split()) for text in (source, target))
    return hashlib.blake2b(texts.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
