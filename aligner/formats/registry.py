"""Which module reads or writes which format, imported only when one of its files turns up."""

from __future__ import annotations

import importlib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from aligner.errors import InputError, OutputError
from aligner.formats.io.raw_file import file_errors
from aligner.formats.protocols import ARABIC_TO_ENGLISH, Bitext, Languages, UnitReader, UnitWriter, ignore
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from aligner.documents.document import Document
    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Warn


@dataclass(frozen=True, slots=True)
class Format:
    """A file format and where its code lives, as ``module:function``.

    Attributes:
        name: what scripts call it.
        title: what people call it.
        suffixes: lower case, with the dot; the first is the usual one.
        document: reads running text.
        bitext: reads pairs, one unit at a time.
        writer: writes pairs.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    document: str = ""
    bitext: str = ""
    writer: str = ""


FORMATS: tuple[Format, ...] = (
    Format("text", "Plain text", (".txt", ".text"), document="aligner.formats.documents.plain:read_plain"),
    Format(
        "docx",
        "Word document",
        (".docx", ".docm", ".dotx", ".dotm"),
        document="aligner.formats.documents.docx:read_docx",
        bitext="aligner.formats.bitexts.docx_table:read_docx_table",
        writer="aligner.formats.reports.docx:write_docx",
    ),
    Format("odt", "OpenDocument text", (".odt", ".ott"), document="aligner.formats.documents.odt:read_odt"),
    Format("rtf", "Rich Text", (".rtf",), document="aligner.formats.documents.rtf.reader:read_rtf"),
    Format(
        "html",
        "Web page",
        (".html", ".htm", ".xhtml"),
        document="aligner.formats.documents.html:read_html",
        writer="aligner.formats.reports.html:write_html",
    ),
    Format("epub", "EPUB book", (".epub",), document="aligner.formats.documents.epub:read_epub"),
    Format(
        "markdown",
        "Markdown",
        (".md", ".markdown"),
        document="aligner.formats.documents.markdown:read_markdown",
    ),
    Format(
        "pdf",
        "PDF",
        (".pdf",),
        document="aligner.formats.documents.pdf.reader:read_pdf",
        writer="aligner.formats.reports.pdf.writer:write_pdf",
    ),
    Format(
        "openiti",
        "OpenITI mARkdown",
        (".mARkdown", ".markdown-openiti", ".completed", ".inProgress"),
        document="aligner.formats.documents.openiti:read_openiti",
    ),
    Format(
        "tmx",
        "TMX translation memory",
        (".tmx",),
        bitext="aligner.formats.bitexts.tmx:read_tmx_units",
        writer="aligner.formats.bitexts.tmx:write_tmx_units",
    ),
    Format(
        "xliff",
        "XLIFF",
        (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff"),
        bitext="aligner.formats.bitexts.xliff.reader:read_xliff",
        writer="aligner.formats.bitexts.xliff.writer:write_xliff",
    ),
    Format(
        "tsv",
        "Tab-separated table",
        (".tsv", ".tab"),
        bitext="aligner.formats.bitexts.delimited:read_tsv",
        writer="aligner.formats.bitexts.delimited:write_tsv",
    ),
    Format(
        "csv",
        "Comma-separated table",
        (".csv",),
        bitext="aligner.formats.bitexts.delimited:read_csv",
        writer="aligner.formats.bitexts.delimited:write_csv",
    ),
    Format(
        "xlsx",
        "Excel workbook",
        (".xlsx", ".xlsm"),
        bitext="aligner.formats.bitexts.xlsx.reader:read_xlsx",
        writer="aligner.formats.bitexts.xlsx.writer:write_xlsx",
    ),
    Format(
        "jsonl",
        "JSON Lines",
        (".jsonl", ".ndjson"),
        bitext="aligner.formats.bitexts.jsonl:read_jsonl",
        writer="aligner.formats.bitexts.jsonl:write_jsonl",
    ),
    Format(
        "moses",
        "Moses plain text pair",
        (".moses",),
        bitext="aligner.formats.bitexts.moses:read_moses",
        writer="aligner.formats.bitexts.moses:write_moses",
    ),
)

_BY_NAME = {entry.name: entry for entry in FORMATS}
_BY_SUFFIX = {suffix.lower(): entry for entry in reversed(FORMATS) for suffix in entry.suffixes}
_SNIFFED = 4096
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def by_name(name: str) -> Format:
    """The format a script named.

    Raises:
        InputError: there is none of that name.
    """
    try:
        return _BY_NAME[name]
    except KeyError:
        raise InputError(
            f"There is no format called {name!r}", remedy=f"Choose one of {', '.join(sorted(_BY_NAME))}"
        ) from None


def recognise(path: Path) -> Format:
    """The format of a file that exists, by what it holds first and by its name second.

    Raises:
        InputError: the file is missing, or of a kind that is known not to be readable.
    """
    with file_errors(path), path.open("rb") as stream:
        head = stream.read(_SNIFFED)
    by_suffix = _BY_SUFFIX.get(path.suffix.lower())
    found = _by_content(path, head, by_suffix)
    return found or by_suffix or _BY_NAME["text"]


def _by_content(path: Path, head: bytes, by_suffix: Format | None) -> Format | None:
    if head.startswith(_OLD_OFFICE):
        raise InputError(
            "is an old binary Office file, or one with a password",
            remedy="Open it in its program and save it as DOCX or XLSX without a password",
            path=path,
        )
    if b"%PDF-" in head[:1024]:
        return _BY_NAME["pdf"]
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        return _BY_NAME["rtf"]
    if head.startswith(b"PK\x03\x04"):
        return _by_archive(path, by_suffix)
    text = _as_text(head)
    start = text.lstrip()[:2000]
    lowered = start.casefold()
    if start.startswith("######OpenITI#"):
        return _BY_NAME["openiti"]
    if lowered.startswith("<"):
        for mark, name in (
            ("<tmx", "tmx"),
            ("<xliff", "xliff"),
            (":xliff", "xliff"),
            ("<html", "html"),
            ("<!doctype html", "html"),
        ):
            if mark in lowered:
                return _BY_NAME[name]
    return None


def _by_archive(path: Path, by_suffix: Format | None) -> Format | None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return by_suffix  # its reader says what is wrong with it
    for mark, name in (
        ("word/", "docx"),
        ("xl/", "xlsx"),
        ("META-INF/container.xml", "epub"),
        ("content.xml", "odt"),
    ):
        if any(entry.startswith(mark) for entry in names):
            return _BY_NAME[name]
    return by_suffix


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
    """Read running text from a file of any kind that has some.

    Args:
        format_name: overrides what the file looks like.
        encoding: for plain text, HTML, Markdown and mARkdown; None to find it out.
        furniture: kinds of what stands on a PDF's pages besides the text
        (:data:`aligner.formats.documents.pdf.reader.KINDS`)
            that are to stay in it.

    Raises:
        InputError: the file cannot be read, is damaged, or is of a kind without running text.
    """
    path = Path(path)
    entry = by_name(format_name) if format_name else recognise(path)
    if not entry.document:
        raise InputError(
            f"holds pairs already ({entry.title}), not running text",
            remedy="Import it as a bitext instead",
            path=path,
        )
    reader = cast("Callable[..., Document]", _load(entry.document))
    if furniture and entry.name == "pdf":
        return reader(path, keep=furniture, progress=progress)
    return reader(path, encoding=encoding, progress=progress)


def iterate_units(
    path: Path | str,
    *,
    format_name: str = "",
    languages: Languages = ARABIC_TO_ENGLISH,
    warn: Warn = ignore,
    progress: Progress = no_progress,
) -> Iterator[TranslationUnit]:
    """The pairs of a file, one by one.

    Raises (when the pairs are taken):
        InputError: the file cannot be read, is damaged, or is of a kind without pairs.
    """
    path = Path(path)
    entry = by_name(format_name) if format_name else recognise(path)
    if not entry.bitext:
        raise InputError(
            f"holds running text ({entry.title}), not pairs",
            remedy="Import it as one side of a project",
            path=path,
        )
    reader = cast("UnitReader", _load(entry.bitext))
    yield from reader(path, languages=languages, warn=warn, progress=progress)


def read_bitext(
    path: Path | str,
    *,
    format_name: str = "",
    languages: Languages = ARABIC_TO_ENGLISH,
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
        iterate_units(path, format_name=format_name, languages=languages, warn=warn, progress=progress)
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
    entry = by_name(format_name) if format_name else _BY_SUFFIX.get(path.suffix.lower())
    if entry is None or not entry.writer:
        endings = ", ".join(sorted(e.suffixes[0] for e in FORMATS if e.writer))
        raise OutputError(
            "tells no format that pairs are written in", remedy=f"End its name in one of {endings}", path=path
        )
    writer = cast("UnitWriter", _load(entry.writer))
    return writer(path, units, languages=languages, title=title)


def _load(where: str) -> Any:
    module, function = where.split(":")
    return getattr(importlib.import_module(module), function)
