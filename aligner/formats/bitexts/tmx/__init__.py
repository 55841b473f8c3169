"""TMX as one of the formats of the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.formats.bitexts.tmx.reader import TmxSource
from aligner.formats.bitexts.tmx.writer import TmxHeader, write_tmx
from aligner.formats.protocols import AS_IN_FILE, ignore, languages_of
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Languages, Warn


def read_tmx_units(
    path: Path,
    *,
    languages: Languages = AS_IN_FILE,
    warn: Warn = ignore,
    progress: Progress = no_progress,
    variants: str = "first",
) -> Iterator[TranslationUnit]:
    """Units of a TMX file, version 1.1 to 1.4; see :class:`aligner.formats.bitexts.tmx.reader.TmxSource`.

    Args:
        languages: which variants to take.
        variants: "first" takes one translation of each unit, "all" one unit for each in that language.

    Raises:
        InputError: missing, damaged, not TMX, or without any unit in the languages asked for.
    """
    with TmxSource(
        path,
        source_language=languages.source or None,
        target_language=languages.target or None,
        all_variants=variants == "all",
        progress=progress,
    ) as source:
        yield from source
        source.report(warn)


def write_tmx_units(
    path: Path, units: Iterable[TranslationUnit], *, languages: Languages | None = None, title: str = ""
) -> int:
    """Write units as TMX 1.4 without regard to any tool's limits; presets.export knows those.

    Raises:
        OutputError: the file cannot be written.
    """
    languages, units = languages_of(units, languages)
    header = TmxHeader(languages.source, languages.target, document=title)
    return write_tmx(path, units, header, one_sided=True).written
