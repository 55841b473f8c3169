"""JSON Lines: one object a unit, for scripts and for training."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aligner.errors import InputError
from aligner.formats.bitexts.columns import COLUMNS, row_of, unit_of
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import without_surrogates
from aligner.formats.io.raw_file import lines, opened
from aligner.formats.protocols import AS_IN_FILE, Languages, ignore
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.text.scripts import base_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Warn

_MOST_BAD = 100  # lines without a pair before the first pair: the file is of another kind


def read_jsonl(
    path: Path,
    *,
    languages: Languages = AS_IN_FILE,
    warn: Warn = ignore,
    progress: Progress = no_progress,
) -> Iterator[TranslationUnit]:
    """Units of a JSON Lines file: objects with ``source`` and ``target``, or with ``translation`` by
    language.

    Raises:
        InputError: missing, not UTF-8, or without such an object. A line that is none is left out with a
            warning.
    """
    languages = languages.filled()
    bad: list[int] = []
    found = False
    with opened(path, progress) as stream:
        for number, line in enumerate(lines(stream, path), start=1):
            if not line.strip():
                continue
            fields = _fields_of(line, languages)
            if fields is None:
                bad.append(number)
                if not found and len(bad) > _MOST_BAD:
                    break
                continue
            found = True
            try:
                unit = unit_of(fields, languages, warn)
            except ValueError:
                bad.append(number)
                continue
            if unit is not None:
                yield unit
    if bad and not found:
        raise InputError(
            "has no source and target in line {number}",
            remedy='Each line must be a JSON object with "source" and "target"',
            path=path,
            number=bad[0],
        )
    if bad:
        warn(
            Message.counted(
                "{n:,} line is no pair and was left out (line {lines}).",
                "{n:,} lines are no pairs and were left out (lines {lines}).",
                n=len(bad),
                lines=[str(number) for number in bad[:10]],
            )
        )


def _fields_of(line: str, languages: Languages) -> dict[str, str] | None:
    """The fields of a line; None where it holds no pair."""
    try:
        return _fields(json.loads(line), languages)
    except (ValueError, RecursionError):
        return None


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
    named = isinstance(translation, dict)
    if named or not {"source", "target"} & set(value):
        # Texts by their language, in an object of their own or not.
        texts = translation if isinstance(translation, dict) else value
        keys = [_key(texts, tag) for tag in languages.pair]
        if None in keys and not (named and any(keys)):
            return None
        sides = {
            side: texts.get(key, "") if key is not None else ""
            for side, key in zip(("source", "target"), keys, strict=True)
        }
        value = {name: entry for name, entry in value.items() if named or name not in keys} | sides
    if not isinstance(value.get("source"), str) or not isinstance(value.get("target"), str):
        return None
    return {
        name: _cell(entry) for name, entry in value.items() if name != "translation" and entry is not None
    }


def _key(texts: dict[str, Any], language: str) -> str | None:
    """The key of a text in a language: its tag, else any tag of the same language."""
    if language in texts:
        return language
    wanted = base_language(language)
    return next((key for key in texts if base_language(key) == wanted), None)


def _cell(entry: object) -> str:
    if isinstance(entry, (dict, list)):
        return without_surrogates(json.dumps(entry, ensure_ascii=False))
    return without_surrogates(entry if isinstance(entry, str) else str(entry))
