"""TMX through the same door as the other formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.formats.bitexts.tmx.reader import TmxSource
from aligner.formats.bitexts.tmx.writer import TmxHeader, write_tmx
from aligner.formats.protocols import ARABIC_TO_ENGLISH, ignore, languages_of
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Languages, Warn


def read_tmx_units(
    path: Path,
    *,
    languages: Languages = ARABIC_TO_ENGLISH,
    warn: Warn = ignore,
    progress: Progress = no_progress,
) -> Iterator[TranslationUnit]:
    """Units of a TMX file, version 1.1 to 1.4; see :class:`aligner.formats.bitexts.tmx.writer.TmxSource`.

    A file in other languages than those asked for is read in its own.

    Raises:
        InputError: missing, damaged, or not TMX.
    """
    with TmxSource(path, progress=progress) as source:
        yield from source
        for why, count in source.skipped.items():
            warn(
                Message.counted(
                    "{n:,} unit was left out: {why}.", "{n:,} units were left out: {why}.", n=count, why=why
                )
            )


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
