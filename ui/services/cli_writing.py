"""Which format the name of an output asks for, and writing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.services.export import TMX, format_of

__all__ = ["TMX", "format_of", "write"]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.bitexts.tmx.writer import TmxHeader, TmxReport


def write(
    path: Path, units: Iterable[TranslationUnit], header: TmxHeader, *, one_sided: bool = False
) -> TmxReport:
    """Write units in the format that the name asks for.

    Raises:
        OutputError: it cannot be written there, or in that format.
    """
    from aligner.formats.bitexts.tmx.writer import TmxReport, write_tmx

    name = format_of(path)
    if name == TMX:
        return write_tmx(path, units, header, one_sided=one_sided)
    from aligner.formats.protocols import Languages
    from aligner.formats.registry import write_units

    left_out = 0

    def chosen() -> Iterator[TranslationUnit]:
        nonlocal left_out
        for unit in units:
            if unit.is_one_sided:
                left_out += 1
            if one_sided or not unit.is_one_sided:
                yield unit

    written = write_units(
        path,
        chosen(),
        format_name=name,
        languages=Languages(header.source_language, header.target_language),
        title=header.document,
    )
    return TmxReport(written=written, one_sided=left_out)
