"""The formats: the only list of names, suffixes and file filters, and the modules that read and write them.

A module is imported when the first file of its format turns up. Plug-ins add formats by entry points of the
group ``muqabala.formats``.
"""

from __future__ import annotations

import importlib
import re
import zipfile
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from aligner.errors import InputError, OutputError
from aligner.formats.io.raw_file import file_errors
from aligner.formats.protocols import AS_IN_FILE, Bitext, Languages, UnitReader, UnitWriter, ignore
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from aligner.documents.document import Document
    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Warn


class Kind(StrEnum):
    """What can be done with a format."""

    DOCUMENT = "document"
    BITEXT = "bitext"
    WRITER = "writer"


@dataclass(frozen=True, slots=True)
class Format:
    """A file format, and where its code is, as ``module:function``.

    Attributes:
        name: for scripts and options.
        title: for people.
        suffixes: with the dot; the first is the usual one. Case has no meaning.
        document: reads running text, see :class:`DocumentReader`.
        bitext: reads pairs, see :class:`~aligner.formats.protocols.UnitReader`.
        writer: writes pairs, see :class:`~aligner.formats.protocols.UnitWriter`.
        has_encoding: whether the encoding can be chosen; other formats name it themselves.
        has_variants: whether a unit may hold several translations, so that the reader takes ``variants``.
        has_furniture: whether the document reader takes ``keep``, kinds of page furniture to leave in.
        single_file: False where a text takes several files (Moses), which no batch writes.
        marks: lower-case strings near the start of a text file that tell this format.
        pattern: regular expression, searched in the start of a text file whose name tells no format.
        members: beginnings of names in a zip archive that tell this format.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    document: str = ""
    bitext: str = ""
    writer: str = ""
    has_encoding: bool = False
    has_variants: bool = False
    has_furniture: bool = False
    single_file: bool = True
    marks: tuple[str, ...] = ()
    pattern: str = ""
    members: tuple[str, ...] = ()

    def can(self, kind: Kind) -> bool:
        """Whether this format has code for it."""
        return bool(getattr(self, kind.value))


_HERE = "aligner.formats"
_BUILT_IN: tuple[Format, ...] = (
    Format(
        "text",
        Message("Plain text"),
        (".txt", ".text"),
        f"{_HERE}.documents.plain:read_plain",
        has_encoding=True,
    ),
    Format(
        "docx",
        Message("Word document"),
        (".docx", ".docm", ".dotx", ".dotm"),
        f"{_HERE}.documents.docx:read_docx",
        f"{_HERE}.bitexts.docx_table:read_docx_table",
        f"{_HERE}.reports.docx:write_docx",
        members=("word/",),
    ),
    Format(
        "epub",
        Message("EPUB book"),
        (".epub",),
        f"{_HERE}.documents.epub:read_epub",
        writer=f"{_HERE}.reports.epub:write_epub",
        members=("META-INF/container.xml",),
    ),
    Format(
        "odt",
        Message("OpenDocument text"),
        (".odt", ".ott", ".fodt"),
        f"{_HERE}.documents.odt:read_odt",
        marks=("<office:document",),
        members=("content.xml",),
    ),
    Format(
        "rtf", Message("Rich Text"), (".rtf",), f"{_HERE}.documents.rtf.reader:read_rtf", marks=("{\\rtf",)
    ),
    Format(
        "html",
        Message("Web page"),
        (".html", ".htm", ".xhtml"),
        f"{_HERE}.documents.html:read_html",
        writer=f"{_HERE}.reports.html:write_html",
        has_encoding=True,
        marks=("<html", "<!doctype html"),
    ),
    Format(
        "markdown",
        Message("Markdown"),
        (".md", ".markdown"),
        f"{_HERE}.documents.markdown:read_markdown",
        has_encoding=True,
    ),
    Format(
        "pdf",
        "PDF",
        (".pdf",),
        f"{_HERE}.documents.pdf.reader:read_pdf",
        writer=f"{_HERE}.reports.pdf.writer:write_pdf",
        has_furniture=True,
    ),
    Format(
        "openiti",
        Message("OpenITI mARkdown"),
        (".mARkdown", ".markdown-openiti", ".completed", ".inProgress"),
        f"{_HERE}.documents.openiti:read_openiti",
        has_encoding=True,
        marks=("######openiti#",),
        pattern=r"(?m)^#META#|^### (?:\|+|\$+|\$[A-Z_]+\$|@) |PageV\d\d+P\d\d\d+|^# .*\n~~",
    ),
    Format(
        "subtitles",
        Message("Subtitles"),
        (".srt", ".vtt"),
        f"{_HERE}.documents.subtitles:read_subtitles",
        has_encoding=True,
        marks=("webvtt",),
        pattern=r"\A\s*(?:\d+[ \t]*\r?\n)?\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->",
    ),
    Format(
        "tmx",
        Message("TMX translation memory"),
        (".tmx",),
        bitext=f"{_HERE}.bitexts.tmx:read_tmx_units",
        writer=f"{_HERE}.bitexts.tmx:write_tmx_units",
        has_variants=True,
        marks=("<tmx",),
    ),
    Format(
        "xliff",
        "XLIFF",
        (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff"),
        bitext=f"{_HERE}.bitexts.xliff.reader:read_xliff",
        writer=f"{_HERE}.bitexts.xliff.writer:write_xliff",
        marks=("<xliff", ":xliff"),
    ),
    Format(
        "tsv",
        Message("Tab-separated table"),
        (".tsv", ".tab"),
        bitext=f"{_HERE}.bitexts.delimited:read_tsv",
        writer=f"{_HERE}.bitexts.delimited:write_tsv",
        has_encoding=True,
    ),
    Format(
        "csv",
        Message("Comma-separated table"),
        (".csv",),
        bitext=f"{_HERE}.bitexts.delimited:read_csv",
        writer=f"{_HERE}.bitexts.delimited:write_csv",
        has_encoding=True,
    ),
    Format(
        "xlsx",
        Message("Excel workbook"),
        (".xlsx", ".xlsm"),
        bitext=f"{_HERE}.bitexts.xlsx.reader:read_xlsx",
        writer=f"{_HERE}.bitexts.xlsx.writer:write_xlsx",
        members=("xl/",),
    ),
    Format(
        "jsonl",
        Message("JSON Lines"),
        (".jsonl", ".ndjson"),
        bitext=f"{_HERE}.bitexts.jsonl:read_jsonl",
        writer=f"{_HERE}.bitexts.jsonl:write_jsonl",
    ),
    Format(
        "tei",
        "TEI P5",
        (".tei",),
        writer=f"{_HERE}.reports.tei:write_tei",
    ),
    Format(
        "moses",
        Message("Moses plain text pair"),
        (".moses",),
        bitext=f"{_HERE}.bitexts.moses:read_moses",
        writer=f"{_HERE}.bitexts.moses:write_moses",
        single_file=False,
    ),
)

ENTRY_POINTS = "muqabala.formats"
"""Group of entry points; each gives a :class:`Format`, a list of them, or a function without arguments that
returns either."""

_SNIFFED = 4096
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def formats(kind: Kind | None = None) -> tuple[Format, ...]:
    """All formats, ours first, then those of plug-ins; only those that can do ``kind`` if it is given."""
    return tuple(entry for entry in _known().formats if kind is None or entry.can(kind))


def plugin_errors() -> tuple[str, ...]:
    """One sentence for each plug-in that gave no usable format; the program runs without it."""
    return _known().errors


def suffixes(kind: Kind) -> tuple[str, ...]:
    """The endings, lower case, of the formats that can do ``kind``, in the order of the formats."""
    return tuple(dict.fromkeys(s.lower() for entry in formats(kind) for s in entry.suffixes))


def file_filter(title: str, kind: Kind, *more: str) -> str:
    """A filter for Qt's file dialogs: ``title (*.tmx *.xlf …)``.

    Args:
        more: further endings ("``.muqabala``").
    """
    endings = dict.fromkeys(s for entry in formats(kind) for s in entry.suffixes)
    return f"{title} ({' '.join(f'*{ending}' for ending in (*endings, *more))})"


@dataclass(frozen=True, slots=True)
class _Known:
    formats: tuple[Format, ...]
    errors: tuple[str, ...]


@cache
def _known() -> _Known:
    found = {entry.name: entry for entry in _BUILT_IN}
    errors = []
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name):
        try:
            for entry in _given(point.load()):
                if entry.name in found:
                    raise ValueError(f"there is a format called {entry.name!r} already")
                found[entry.name] = entry
        except Exception as error:  # noqa: BLE001  (foreign code; whatever it raises must not stop the program)
            reason = f"{type(error).__name__}: {error}".rstrip(".: ")
            errors.append(f"The format plug-in {point.name!r} ({point.value}) cannot be used: {reason}.")
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


def recognise(path: Path) -> Format:
    """The format of a file that exists, by its content first and by its name second.

    Raises:
        InputError: the file is missing, or of a kind that cannot be read.
    """
    with file_errors(path), path.open("rb") as stream:
        head = stream.read(_SNIFFED)
    named = by_suffix(path.suffix)
    found = _by_content(path, head) or named
    if found is None or found.name == "text":
        start = _as_text(head)
        found = next((e for e in formats() if e.pattern and re.search(e.pattern, start)), found)
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
    reader = cast("Callable[..., Document]", _load(entry, Kind.DOCUMENT))
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
    document = reader(path, progress=progress, **given)
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
    reader = cast("UnitReader", _load(entry, Kind.BITEXT))
    given: dict[str, Any] = {}
    if encoding is not None and entry.has_encoding:
        given["encoding"] = encoding
    elif encoding is not None:
        warn(_encoding_ignored(encoding, entry))
    if variants and entry.has_variants:
        given["variants"] = variants
    elif variants:
        warn(Message("There are no variants to choose from in {format} files.", format=entry.title))
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
) -> int:
    """Write pairs in the format of the file's name, or in the one named; returns how many.

    Raises:
        OutputError: the name tells no format we write, or the file cannot be written.
    """
    path = Path(path)
    entry = by_name(format_name) if format_name else by_suffix(path.suffix, Kind.WRITER)
    if entry is None or not entry.writer:
        endings = sorted(e.suffixes[0] for e in formats(Kind.WRITER))
        raise OutputError(
            "tells no format that pairs are written in",
            remedy="End its name in one of {endings}",
            path=path,
            endings=endings,
        )
    writer = cast("UnitWriter", _load(entry, Kind.WRITER))
    return writer(path, units, languages=languages, title=title)


def _load(entry: Format, kind: Kind) -> Any:
    """The function of a format.

    Raises:
        InputError: a plug-in has none there.
    """
    module, _, function = str(getattr(entry, kind.value)).partition(":")
    try:
        return getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError) as error:
        if entry in _BUILT_IN:
            raise
        raise InputError(
            "The plug-in for {format} cannot be loaded ({why})",
            remedy="Install it again",
            format=entry.title,
            why=str(error),
        ) from error
