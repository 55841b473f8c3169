"""The formats: the only list of names, suffixes and file filters, and the modules that read and write them.

Files are read in a process of its own (:mod:`aligner.formats.confined`). Plug-ins add formats by entry points
of the group ``muqabala.formats``.
"""

from __future__ import annotations

import logging
import re
import zipfile
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from aligner.errors import InputError, OutputError, about_file
from aligner.formats.built_in import BUILT_IN, Format, Kind
from aligner.formats.confined import parent
from aligner.formats.io.raw_file import file_errors
from aligner.formats.io.safe_zip import has_many_parts
from aligner.formats.loader import load
from aligner.formats.protocols import AS_IN_FILE, Bitext, Languages, UnitReader, UnitWriter, ignore
from aligner.messages import Message
from aligner.progress import Progress, no_progress

__all__ = [
    "ENTRY_POINTS",
    "Format",
    "Kind",
    "by_name",
    "by_path",
    "by_suffix",
    "file_filter",
    "formats",
    "iterate_units",
    "plugin_errors",
    "read_bitext",
    "read_document",
    "recognise",
    "suffixes",
    "write_units",
]

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from aligner.documents.document import Document
    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Warn


ENTRY_POINTS = "muqabala.formats"
"""Group of entry points; each gives a :class:`Format`, a list of them, or a function without arguments that
returns either."""

_log = logging.getLogger("muqabala.reader")

_SNIFFED = 4096
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def formats(kind: Kind | None = None) -> tuple[Format, ...]:
    """All formats, ours first, then those of plug-ins; only those that can do ``kind`` if it is given."""
    return tuple(entry for entry in _known().formats if kind is None or entry.can(kind))


def plugin_errors() -> tuple[Message, ...]:
    """One sentence for each plug-in that gave no usable format; the program runs without it."""
    return _known().errors


def suffixes(kind: Kind) -> tuple[str, ...]:
    """The endings, lower case, of the formats that can do ``kind``, in the order of the formats."""
    return tuple(dict.fromkeys(s.lower() for entry in formats(kind) for s in entry.suffixes))


def file_filter(title: str, kind: Kind, *more: str) -> str:
    """A filter for the file dialogs of Qt: the title, and all endings in brackets.

    Args:
        more: further endings ("``.muqabala``").
    """
    endings = dict.fromkeys(s for entry in formats(kind) for s in entry.suffixes)
    return f"{title} ({' '.join(f'*{ending}' for ending in (*endings, *more))})"


@dataclass(frozen=True, slots=True)
class _Known:
    formats: tuple[Format, ...]
    errors: tuple[Message, ...]


@cache
def _known() -> _Known:
    found = {entry.name: entry for entry in BUILT_IN}
    errors = []
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name):
        try:
            for entry in _given(point.load()):
                if entry.name in found:
                    raise ValueError(f"there is a format called {entry.name!r} already")
                found[entry.name] = entry
        except Exception as error:  # noqa: BLE001  (foreign code; whatever it raises must not stop the program)
            reason = f"{type(error).__name__}: {error}".rstrip(".: ")
            errors.append(
                Message(
                    "The format plug-in {name!r} ({place}) cannot be used: {reason}.",
                    name=point.name,
                    place=point.value,
                    reason=reason,
                )
            )
    return _Known(tuple(found.values()), tuple(errors))


def _given(loaded: Any) -> list[Format]:
    """The formats of an entry point.

    Raises:
        TypeError: it gives something else.
    """
    value = loaded() if callable(loaded) else loaded
    entries = list(value) if isinstance(value, (list, tuple)) else [value]
    for entry in entries:
        if not isinstance(entry, Format):
            raise TypeError(f"it gives {type(entry).__name__}, not Format")
        if not entry.name or not entry.suffixes:
            raise ValueError("a format needs a name and a suffix")
    return entries


def by_name(name: str) -> Format:
    """The format of that name.

    Raises:
        InputError: there is none.
    """
    names = {entry.name: entry for entry in formats()}
    try:
        return names[name]
    except KeyError:
        raise InputError(
            "There is no format called {name!r}",
            remedy="Choose one of {names}",
            name=name,
            names=sorted(names),
        ) from None


def by_suffix(suffix: str, kind: Kind | None = None) -> Format | None:
    """The format with this ending, or None. Case matters only between ``.mARkdown`` and ``.markdown``."""
    exact = next((e for e in formats(kind) if suffix in e.suffixes), None)
    lower = suffix.lower()
    return exact or next((e for e in formats(kind) if lower in {own.lower() for own in e.suffixes}), None)


def by_path(path: Path, kind: Kind | None = None) -> Format | None:
    """The format of a file's name, by an ending of two parts (``.review.docx``) before one of one part."""
    return by_suffix("".join(path.suffixes[-2:]), kind) or by_suffix(path.suffix, kind)


def recognise(path: Path) -> Format:
    """The format of a file that exists, by its content first and by its name second.

    A name that stands for several files (``book.moses``) need not be there itself.

    Raises:
        InputError: the file is missing, or of a kind that cannot be read.
    """
    named = by_suffix(path.suffix)
    if named is not None and not named.single_file and not path.exists():
        return named
    with file_errors(path), path.open("rb") as stream:
        head = stream.read(_SNIFFED)
    found = _by_content(path, head) or named
    if found is None or found.name == "text":
        start = _as_text(head)
        found = next((e for e in formats() if e.pattern and re.search(e.pattern, start)), found)
        if start.lstrip().startswith("<?xml"):
            return by_name("tei")  # which refuses XML of other kinds: its tags are no text
    return found or by_name("text")


def _by_content(path: Path, head: bytes) -> Format | None:
    if head.startswith(_OLD_OFFICE):
        raise InputError(
            "is an old binary Office file, or one with a password",
            remedy="Open it in its program and save it as DOCX or XLSX without a password",
            path=path,
        )
    if b"%PDF-" in head[:1024]:
        return by_name("pdf")
    if head.startswith(b"PK\x03\x04"):
        return _by_archive(path)
    start = _as_text(head).lstrip()[:2000].casefold()
    for entry in formats():
        # Marks of XML may follow declarations and comments; others are at the very start.
        if any(mark in start if start[:1] == "<" else start.startswith(mark) for mark in entry.marks):
            return entry
    return None


def _by_archive(path: Path) -> Format | None:
    try:
        if has_many_parts(path):
            return None
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return None  # the reader of its suffix reports what is wrong
    for entry in formats():
        if any(name.startswith(mark) for mark in entry.members for name in names):
            return entry
    return None


def _as_text(head: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace")
    return head.decode("utf-8", "replace").removeprefix("\ufeff")


def read_document(
    path: Path | str,
    *,
    format_name: str = "",
    encoding: str | None = None,
    furniture: Collection[str] = (),
    progress: Progress = no_progress,
) -> Document:
    """Read running text from a file.

    Args:
        format_name: overrides what the file looks like.
        encoding: of a text file; None to detect it. Formats that name their own report that they ignore it.
        furniture: kinds of page furniture (:data:`aligner.formats.documents.pdf.reader.KINDS`) to leave in
            the text; formats without any report that they ignore it.

    Raises:
        InputError: the file cannot be read, is damaged, or is of a kind without running text.
    """
    path = Path(path)
    entry = by_name(format_name) if format_name else recognise(path)
    if not entry.document:
        raise InputError(
            "holds pairs already ({format}), not running text",
            remedy="Import it as a bitext instead",
            path=path,
            format=entry.title,
        )
    ignored = []
    given: dict[str, Any] = {}
    if encoding is not None and not entry.has_encoding:
        ignored.append(_encoding_ignored(encoding, entry))
    else:
        given["encoding"] = encoding
    if furniture and entry.has_furniture:
        given["keep"] = furniture
    elif furniture:
        ignored.append(Message("There is no page furniture to keep in {format} files.", format=entry.title))
    with about_file(path):
        document = _document(entry, path, given, progress)
    return replace(document, warnings=(*ignored, *document.warnings)) if ignored else document


def iterate_units(
    path: Path | str,
    *,
    format_name: str = "",
    languages: Languages = AS_IN_FILE,
    encoding: str | None = None,
    variants: str = "",
    warn: Warn = ignore,
    progress: Progress = no_progress,
) -> Iterator[TranslationUnit]:
    """The pairs of a file, one by one.

    Args:
        languages: which of the file's languages are the source and the target.
        encoding: of tables of text; None to detect it.
        variants: "all" for every translation of a unit in the target language, "first" (usual) for one.

    Raises (when the pairs are taken):
        InputError: the file cannot be read, is damaged, or is of a kind without pairs.
    """
    path = Path(path)
    entry = by_name(format_name) if format_name else recognise(path)
    if not entry.bitext:
        raise InputError(
            "holds running text ({format}), not pairs",
            remedy="Import it as one side of a project",
            path=path,
            format=entry.title,
        )
    given: dict[str, Any] = {}
    if encoding is not None and entry.has_encoding:
        given["encoding"] = encoding
    elif encoding is not None:
        warn(_encoding_ignored(encoding, entry))
    if variants and entry.has_variants:
        given["variants"] = variants
    elif variants:
        warn(Message("There are no variants to choose from in {format} files.", format=entry.title))
    with about_file(path):
        yield from _units(entry, path, given, languages, warn, progress)


def _document(entry: Format, path: Path, given: dict[str, Any], progress: Progress) -> Document:
    if parent.is_confined(entry, path):
        try:
            return parent.read_document(entry, path, given, progress)
        except parent.CannotStart as error:
            _log.warning("files are read without a process of their own: %s", error)
    reader = cast("Callable[..., Document]", load(entry, Kind.DOCUMENT))
    return reader(path, progress=progress, **given)


def _units(
    entry: Format, path: Path, given: dict[str, Any], languages: Languages, warn: Warn, progress: Progress
) -> Iterator[TranslationUnit]:
    if parent.is_confined(entry, path):
        try:
            yield from parent.iterate_units(
                entry, path, given, languages=languages, warn=warn, progress=progress
            )
            return
        except parent.CannotStart as error:  # comes before the first pair
            _log.warning("files are read without a process of their own: %s", error)
    reader = cast("UnitReader", load(entry, Kind.BITEXT))
    yield from reader(path, languages=languages, warn=warn, progress=progress, **given)


def _encoding_ignored(encoding: str, entry: Format) -> Message:
    return Message(
        "The encoding {encoding} was not used: {format} files name their own.",
        encoding=encoding,
        format=entry.title,
    )


def read_bitext(
    path: Path | str,
    *,
    format_name: str = "",
    languages: Languages = AS_IN_FILE,
    encoding: str | None = None,
    variants: str = "",
    progress: Progress = no_progress,
) -> Bitext:
    """All the pairs of a file; see :func:`iterate_units` for files too large to hold.

    Raises:
        InputError: as there, and when there is no pair.
    """
    warnings: dict[str, None] = {}

    def warn(sentence: str) -> None:
        if len(warnings) < 100:
            warnings[sentence] = None

    units = tuple(
        iterate_units(
            path,
            format_name=format_name,
            languages=languages,
            encoding=encoding,
            variants=variants,
            warn=warn,
            progress=progress,
        )
    )
    if not units:
        raise InputError("has no pairs in it", remedy="Choose another file", path=path)
    found = Languages(units[0].source_language, units[0].target_language)
    return Bitext(units, found, tuple(warnings))


def write_units(
    path: Path | str,
    units: Iterable[TranslationUnit],
    *,
    format_name: str = "",
    languages: Languages | None = None,
    title: str = "",
    formulas: bool = False,
) -> int:
    """Write pairs in the format of the file's name, or in the one named; returns how many.

    Args:
        formulas: leave cells of tables as they are that a spreadsheet takes for formulas; they get an
            apostrophe otherwise, which our readers take away.

    Raises:
        OutputError: the name tells no format we write, or the file cannot be written.
    """
    path = Path(path)
    entry = by_name(format_name) if format_name else by_path(path, Kind.WRITER)
    if entry is None or not entry.writer:
        endings = sorted(e.suffixes[0] for e in formats(Kind.WRITER))
        raise OutputError(
            "tells no format that pairs are written in",
            remedy="End its name in one of {endings}",
            path=path,
            endings=endings,
        )
    writer = cast("UnitWriter", load(entry, Kind.WRITER))
    more: dict[str, Any] = {"formulas": True} if formulas and entry.has_formulas else {}
    return writer(path, units, languages=languages, title=title, **more)
