"""Pair the files of a folder into texts and translations, by their names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ALIASES = {
    "ar": ("ar", "ara", "arabic", "عربي", "source", "src"),
    "en": ("en", "eng", "english", "target", "tgt"),
}
_USUAL = ("source", "src"), ("target", "tgt")
_JOINT = r"[-_. ]+"


@dataclass(frozen=True, slots=True)
class FilePair:
    """A text and its translation; ``name`` is what their names have in common."""

    name: str
    source: Path
    target: Path


@dataclass(frozen=True, slots=True)
class FolderPairs:
    """What is in a folder.

    Attributes:
        pairs: by name.
        unpaired: files that say their language and whose other side is not there, or is there twice.
    """

    pairs: tuple[FilePair, ...]
    unpaired: tuple[Path, ...]


def pairs_in(folder: Path, source: str = "ar", target: str = "en") -> FolderPairs:
    """Match ``name-ar.docx`` with ``name-en.txt`` (or ``name.ar.txt``, ``ar_name.txt``), and ``ar/name.txt``
    with ``en/name.docx``.

    Raises:
        InputError: the folder is missing, is a file, or cannot be read.
    """
    from aligner.formats.registry import Kind, suffixes

    endings = set(suffixes(Kind.DOCUMENT))
    try:
        if not folder.is_dir():
            what = "is a file" if folder.exists() else "does not exist"
            raise InputError(what, remedy="Name a folder with texts and translations", path=folder)
        here = _files(folder.iterdir(), endings)
        below = {
            side: [
                file
                for sub in sorted(folder.iterdir())
                if sub.is_dir() and sub.name.casefold() in _names(tag, side)
                for file in _files(sub.iterdir(), endings)
            ]
            for side, tag in enumerate((source, target))
        }
    except OSError as error:
        raise InputError(
            "cannot be read ({why})", remedy="Check who may read it", path=folder, why=error.strerror
        ) from error
    return _matched(here, below, (source, target))


def pairs_among(files: Iterable[Path], source: str = "ar", target: str = "en") -> FolderPairs:
    """Match some files by their names, as :func:`pairs_in` those of a folder."""
    return _matched(sorted(files), {0: [], 1: []}, (source, target))


def _matched(here: list[Path], below: dict[int, list[Path]], tags: tuple[str, str]) -> FolderPairs:
    """Match files by name.

    Args:
        here: files that name their language.
        below: by side, files in a folder that names the language.
    """
    source, target = tags
    sides: tuple[dict[str, list[Path]], dict[str, list[Path]]] = (defaultdict(list), defaultdict(list))
    for side, tag in enumerate((source, target)):
        for file in below[side]:
            bare = _bare(file.stem, _names(tag, side))
            sides[side][(bare or file.stem).casefold()].append(file)
        for file in here:
            bare = _bare(file.stem, _names(tag, side))
            if bare is not None:
                sides[side][bare.casefold()].append(file)
    pairs, unpaired = [], []
    for name in sorted({*sides[0], *sides[1]}):
        left, right = sides[0].get(name, []), sides[1].get(name, [])
        if len(left) == 1 and len(right) == 1:
            pairs.append(FilePair(_shown(left[0], _names(source, 0)), left[0], right[0]))
        else:
            unpaired += [*left, *right]
    return FolderPairs(tuple(pairs), tuple(unpaired))


def _files(entries: Iterable[Path], endings: set[str]) -> list[Path]:
    return sorted(
        entry
        for entry in entries
        if entry.suffix.lower() in endings and not entry.name.startswith((".", "~")) and entry.is_file()
    )


def _names(tag: str, side: int) -> tuple[str, ...]:
    bare = tag.casefold().split("-")[0]
    return (*dict.fromkeys((tag.casefold(), *_ALIASES.get(bare, (bare,)), *_USUAL[side])),)


def _bare(stem: str, names: Iterable[str]) -> str | None:
    """The stem without the mark of its language, or None if it has none."""
    marks = "|".join(map(re.escape, names))
    for pattern in (rf"(.*?){_JOINT}(?:{marks})", rf"(?:{marks}){_JOINT}(.*)"):
        if match := re.fullmatch(pattern, stem, re.IGNORECASE):
            return match[1]
    return "" if re.fullmatch(marks, stem, re.IGNORECASE) else None


def _shown(file: Path, names: Iterable[str]) -> str:
    return _bare(file.stem, names) or (file.stem if _bare(file.stem, names) is None else "text")
