"""Moses plain text: two files, a line of one translating the same line of the other.

The pair is named by what both names share: ``book.moses`` stands for ``book.ar`` and ``book.en``.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from aligner.errors import InputError, OutputError
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import without_surrogates
from aligner.formats.io.raw_file import lines, opened
from aligner.formats.protocols import AS_IN_FILE, Languages, ignore, languages_of
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.formats.protocols import Warn

# One unit a line: whatever any reader may take for a line end becomes a space.
_LINE_ENDS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def files_of(path: Path, languages: Languages) -> tuple[Path, Path]:
    """The two files of a name.

    Raises:
        OutputError: the languages are the same, so the files would be one.
    """
    if languages.source == languages.target:
        raise OutputError("needs two different languages", remedy="Name them", path=path)
    base = path.with_suffix("") if path.suffix == ".moses" else path
    return tuple(base.with_name(f"{base.name}.{language}") for language in languages.pair)  # type: ignore[return-value]


def read_moses(
    path: Path,
    *,
    languages: Languages = AS_IN_FILE,
    warn: Warn = ignore,
    progress: Progress = no_progress,
) -> Iterator[TranslationUnit]:
    """Units of a pair of files, named by what they share.

    Raises:
        InputError: one is missing, not UTF-8, or they have different numbers of lines.
    """
    languages = languages.filled()
    source_path, target_path = files_of(path, languages)
    with opened(source_path, progress) as first, opened(target_path) as second:
        pairs = zip_longest(lines(first, source_path), lines(second, target_path))
        for number, (source, target) in enumerate(pairs, start=1):
            if source is None or target is None:
                shorter, longer = (source_path, target_path) if source is None else (target_path, source_path)
                raise InputError(
                    "has fewer lines than {name} (it ends before line {number})",
                    remedy="Lines must correspond one to one",
                    path=shorter,
                    name=longer.name,
                    number=number,
                )
            if source or target:
                yield TranslationUnit(source, target, languages.source, languages.target)


def write_moses(
    path: Path,
    units: Iterable[TranslationUnit],
    *,
    languages: Languages | None = None,
    title: str = "",
) -> int:
    """Write the two texts only, line ends inside them turned into spaces.

    Raises:
        OutputError: a file cannot be written.
    """
    count = 0
    languages, units = languages_of(units, languages)
    first, second = files_of(path, languages)
    with atomic_write(first) as source, atomic_write(second) as target:
        for unit in units:
            source.write(_line(unit.source))
            target.write(_line(unit.target))
            count += 1
    return count


def _line(text: str) -> bytes:
    return _LINE_ENDS.sub(" ", without_surrogates(text)).encode() + b"\n"
