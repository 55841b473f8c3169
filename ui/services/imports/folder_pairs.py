"""Pair the files of a folder into texts and translations, by their names."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    with _readable(folder):
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
    return _matched(here, below, (source, target))


@contextmanager
def _readable(folder: Path) -> Iterator[None]:
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "does not exist"
        raise InputError(what, remedy="Name a folder with texts and translations", path=folder)
    try:
        yield
    except OSError as error:
        raise InputError(
            "cannot be read ({why})", remedy="Check who may read it", path=folder, why=error.strerror
        ) from error


def documents_in(folder: Path) -> list[Path]:
    """The files of a folder that running text can be read from, whatever they are called.

    Raises:
        InputError: the folder is missing, is a file, or cannot be read.
    """
    from aligner.formats.registry import Kind, suffixes

    with _readable(folder):
        return _files(folder.iterdir(), set(suffixes(Kind.DOCUMENT)))


def write_list(pairs: Iterable[FilePair], path: Path) -> None:
    """Write the pairs for a person to correct, see :func:`read_list`.

    Raises:
        OutputError: it cannot be written.
    """
    from aligner.formats.io.atomic_write import atomic_write

    with atomic_write(path) as stream:
        for pair in pairs:
            stream.write(f"{pair.source}\t{pair.target}\n".encode())


def read_list(path: Path) -> tuple[FilePair, ...]:
    """Read pairs of files: a text and its translation a line, with a tab between.

    Paths that are not absolute begin at the folder of the list.

    Raises:
        InputError: it cannot be read, a line is no pair, or a file is not there or there twice.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(
            "cannot be read ({why})", remedy="Check its name", path=path, why=error.strerror
        ) from error
    except UnicodeDecodeError as error:
        raise InputError("is not text in UTF-8", remedy="Save it as UTF-8", path=path) from error
    pairs: list[FilePair] = []
    seen: set[Path] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        files = [(path.parent / name.strip()).absolute() for name in line.split("\t")]
        if len({*files}) != 2 or len(files) != 2 or seen & {*files} or not all(map(Path.is_file, files)):
            raise InputError(
                "has no two files of its own in line {number}",
                remedy="Write a text and its translation a line, with a tab between",
                path=path,
                number=number,
            )
        seen |= {*files}
        pairs.append(FilePair(files[0].stem, *files))
    if not pairs:
        raise InputError("holds no pairs of files", remedy="Write one a line", path=path)
    return with_own_names(pairs)


def with_own_names(pairs: Iterable[FilePair]) -> tuple[FilePair, ...]:
    """Pairs in the order of their names; those of one name get the ending of the text too, or a number."""
    found: list[FilePair] = []
    taken: set[str] = set()
    for pair in sorted(pairs, key=lambda pair: (pair.name, pair.source)):
        numbered = (f"{pair.name}-{number}" for number in itertools.count(2))
        names = itertools.chain((pair.name, pair.source.name), numbered)
        name = next(name for name in names if name.casefold() not in taken)
        taken.add(name.casefold())
        found.append(FilePair(name, pair.source, pair.target))
    return tuple(found)


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
