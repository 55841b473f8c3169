"""Which format the name of an output asks for, and writing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.formats.tmx import TmxHeader, TmxReport
    from aligner.formats.unit import Unit

TMX = "tmx"


def format_of(path: Path) -> str:
    """The name of the format, by the ending of ``path``; TMX where there is none.

    Raises:
        OutputError: no format with such an ending can be written.
    """
    from aligner.formats.registry import FORMATS

    ending = path.suffix.lower()
    if not ending:
        return TMX
    for entry in FORMATS:
        if entry.writer and ending in {suffix.lower() for suffix in entry.suffixes}:
            return entry.name
    endings = ", ".join(sorted(entry.suffixes[0] for entry in FORMATS if entry.writer))
    raise OutputError(
        f"cannot be written: {ending} is no format for pairs",
        remedy=f"End its name in one of {endings}",
        path=path,
    )


def write(path: Path, units: Iterable[Unit], header: TmxHeader, *, one_sided: bool = False) -> TmxReport:
    """Write units in the format that the name asks for.

    Raises:
        OutputError: it cannot be written there, or in that format.
    """
    from aligner.formats.tmx import TmxReport, write_tmx

    name = format_of(path)
    if name == TMX:
        return write_tmx(path, units, header, one_sided=one_sided)
    from aligner.formats.bitextfile import Languages
    from aligner.formats.registry import write_units

    left_out = 0

    def chosen() -> Iterator[Unit]:
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
