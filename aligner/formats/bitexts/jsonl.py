"""JSON Lines: one object a unit, for scripts and for training."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aligner.errors import InputError
from aligner.formats.bitexts.columns import COLUMNS, row_of, unit_of
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import without_surrogates
from aligner.formats.io.raw_file import lines, opened
from aligner.formats.protocols import ARABIC_TO_ENGLISH, Languages, ignore
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Warn


def read_jsonl(
    path: Path,
    *,
    languages: Languages = ARABIC_TO_ENGLISH,
    warn: Warn = ignore,
    progress: Progress = no_progress,
) -> Iterator[TranslationUnit]:
    """Units of a JSON Lines file: objects with ``source`` and ``target``, or with ``translation`` by
    language.

    Raises:
        InputError: missing, not UTF-8, or a line that is not such an object.
    """
    with opened(path, progress) as stream:
        for number, line in enumerate(lines(stream, path), start=1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise InputError(
                    "is not JSON in line {number}",
                    remedy="Choose another file, or mend that line",
                    path=path,
                    number=number,
                ) from error
            fields = _fields(value, languages)
            if fields is None:
                raise InputError(
                    "has no source and target in line {number}",
                    remedy='Each line must be an object with "source" and "target"',
                    path=path,
                    number=number,
                )
            unit = unit_of(fields, languages, warn)
            if unit is not None:
                yield unit


def write_jsonl(
    path: Path,
    units: Iterable[TranslationUnit],
    *,
    languages: Languages | None = None,
    title: str = "",
) -> int:
    """Write units one a line, fields that say nothing left out.

    Raises:
        OutputError: the file cannot be written.
    """
    count = 0
    with atomic_write(path) as stream:
        for unit in units:
            line = json.dumps(_object(unit), ensure_ascii=False)
            stream.write(without_surrogates(line).encode() + b"\n")
            count += 1
    return count


def _object(unit: TranslationUnit) -> dict[str, Any]:
    cells = dict(zip(COLUMNS, row_of(unit), strict=True))
    value: dict[str, Any] = {
        name: cell for name, cell in cells.items() if cell or name in ("source", "target")
    }
    value |= {name: number for name in ("score", "confidence") if (number := getattr(unit, name)) is not None}
    if unit.notes:
        value["notes"] = list(unit.notes)
    if unit.properties:
        value["properties"] = dict(unit.properties)
    return value


def _fields(value: object, languages: Languages) -> dict[str, str] | None:
    """The cells of a unit from a JSON object, or None if it is no such object."""
    if not isinstance(value, dict):
        return None
    translation = value.get("translation")
    if isinstance(translation, dict):
        value = value | {
            "source": translation.get(languages.source, ""),
            "target": translation.get(languages.target, ""),
        }
    if not isinstance(value.get("source"), str) or not isinstance(value.get("target"), str):
        return None
    return {
        name: _cell(entry) for name, entry in value.items() if name != "translation" and entry is not None
    }


def _cell(entry: object) -> str:
    if isinstance(entry, (dict, list)):
        return without_surrogates(json.dumps(entry, ensure_ascii=False))
    return without_surrogates(entry if isinstance(entry, str) else str(entry))
