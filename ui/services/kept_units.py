"""The attributes of the units of an imported bitext, kept with the project for exports.

A project stores texts, beads and decisions. Names, dates, identifiers, notes as they were, properties and
inline codes of the units of a TMX or XLIFF file are kept here, in settings of the project, for as long as the
two texts of a pair are those of the file.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.exchange.translation_unit import TranslationUnit
    from db import Project

_INDEX = "units"
_PIECE = "units:{number}"
_IN_A_PIECE = 2_000


def keep_units(project: Project, units: Sequence[TranslationUnit], ids: Sequence[int], by: str) -> None:
    """Keep what the units say, under the ids of their pairs; units that say nothing are passed over.

    Args:
        by: the name under which their notes became comments.
    """
    entries = [
        [int(number), _digest(unit.source, unit.target), said]
        for number, unit in sorted(zip(ids, units, strict=True), key=lambda pair: int(pair[0]))
        if (said := _said(unit))
    ]
    if not entries:
        return
    starts = []
    for at in range(0, len(entries), _IN_A_PIECE):
        piece = entries[at : at + _IN_A_PIECE]
        starts.append(piece[0][0])
        project.set_setting(_PIECE.format(number=len(starts) - 1), piece)
    project.set_setting(_INDEX, {"starts": starts, "by": by, "imported": datetime.now(UTC).isoformat()})


class KeptUnits:
    """The kept units of a project; pieces of them are in memory one at a time."""

    def __init__(self, project: Project) -> None:
        self._project = project
        index = project.setting(_INDEX) or {}
        self._starts: list[int] = list(index.get("starts", []))
        self._by = str(index.get("by", ""))
        self._imported = datetime.fromisoformat(index["imported"]) if self._starts else None
        self._number = -1
        self._piece: dict[int, tuple[str, dict[str, Any]]] = {}

    def restored(self, unit: TranslationUnit, pair: int) -> TranslationUnit:
        """The unit of a pair with what the file said of it, if its texts are still those of the file."""
        if not self._starts or self._imported is None:
            return unit
        number = bisect_right(self._starts, pair) - 1
        if number < 0:
            return unit
        if number != self._number:
            entries = self._project.setting(_PIECE.format(number=number)) or []
            self._piece = {entry: (digest, said) for entry, digest, said in entries}
            self._number = number
        digest, said = self._piece.get(pair, ("", {}))
        if not said or digest != _digest(unit.source, unit.target):
            return unit
        as_before = {f"{self._by}: {note}": note for note in said.get("notes", ())}
        restored = replace(
            unit,
            identifier=said.get("identifier") or unit.identifier,
            created=_moment(said.get("created")),
            created_by=said.get("created_by", ""),
            notes=tuple(as_before.get(note, note) for note in unit.notes),
            properties=MappingProxyType({**unit.properties, **said.get("properties", {})}),
        )
        if unit.changed is None or unit.changed <= self._imported:
            # Nobody has changed the pair since.
            restored = replace(
                restored, changed=_moment(said.get("changed")), changed_by=said.get("changed_by", "")
            )
        return restored


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
