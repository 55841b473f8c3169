"""The built-in formats, one row each: names, suffixes, and the module that reads or writes it.

A new format needs a module of its own and a row here. :mod:`aligner.formats.registry` adds those of plug-ins.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aligner.messages import Message


class Kind(StrEnum):
    """What can be done with a format."""

    DOCUMENT = "document"
    BITEXT = "bitext"
    WRITER = "writer"
    DATA = "data"


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
        data: reads what is neither, such as terms or rules, as values of JSON; such a format is in no list.
        has_encoding: whether the encoding can be chosen; other formats name it themselves.
        has_variants: whether a unit may hold several translations, so that the reader takes ``variants``.
        has_furniture: whether the document reader takes ``keep``, kinds of page furniture to leave in.
        has_formulas: whether a spreadsheet takes cells of the file for formulas, so that the writer takes
        ``formulas``.
        bare_text: whether it is text without a container, read without a library in C in a time that grows
        evenly with its length. Small files of it need no other process (:mod:`aligner.formats.confined`).
        single_file: False where a text takes several files (Moses), which no batch writes.
        keeps_side_notes: whether the writer keeps the notes of both documents.
        of_project: whether only pairs of a project can be written, by their ids.
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
    data: str = ""
    has_encoding: bool = False
    has_variants: bool = False
    has_furniture: bool = False
    has_formulas: bool = False
    bare_text: bool = False
    single_file: bool = True
    keeps_side_notes: bool = False
    of_project: bool = False
    marks: tuple[str, ...] = ()
    pattern: str = ""
    members: tuple[str, ...] = ()

    def can(self, kind: Kind) -> bool:
        """Whether this format has code for it."""
        return bool(getattr(self, kind.value))


_HERE = "aligner.formats"
BUILT_IN: tuple[Format, ...] = (
    Format(
        "text",
        Message("Plain text"),
        (".txt", ".text"),
        f"{_HERE}.documents.plain:read_plain",
        has_encoding=True,
        bare_text=True,
    ),
    Format(
        "docx",
        Message("Word document"),
        (".docx", ".docm", ".dotx", ".dotm"),
        f"{_HERE}.documents.docx.reader:read_docx",
        f"{_HERE}.bitexts.docx_table:read_docx_table",
        f"{_HERE}.reports.docx:write_docx",
        keeps_side_notes=True,
        members=("word/",),
    ),
    Format(
        "review-docx",
        Message("Review table (Word)"),
        (".review.docx",),
        writer=f"{_HERE}.reports.review_docx:write_review_docx",
        of_project=True,
    ),
    Format(
        "epub",
        Message("EPUB book"),
        (".epub",),
        f"{_HERE}.documents.epub:read_epub",
        writer=f"{_HERE}.reports.epub:write_epub",
        keeps_side_notes=True,
        members=("META-INF/container.xml",),
    ),
    Format(
        "odt",
        Message("OpenDocument text"),
        (".odt", ".ott", ".fodt"),
        f"{_HERE}.documents.odf.reader:read_odt",
        marks=("<office:document",),
        members=("content.xml",),
    ),
    Format(
        "rtf", Message("Rich Text"), (".rtf",), f"{_HERE}.documents.rtf.reader:read_rtf", marks=("{\\rtf",)
    ),
    Format(
        "html",
        Message("Web page"),
        (".html", ".htm", ".xhtml", ".mht", ".mhtml"),
        f"{_HERE}.documents.html.reader:read_html",
        writer=f"{_HERE}.reports.html:write_html",
        keeps_side_notes=True,
        has_encoding=True,
        marks=("<html", "<!doctype html"),
        pattern=r"(?im)\A(?:[a-z][\w-]*: .*\n(?:[ \t].*\n)*)*?mime-version:",
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
        keeps_side_notes=True,
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
        bare_text=True,
    ),
    Format(
        "subtitles",
        Message("Subtitles"),
        (".srt", ".vtt", ".sbv"),
        f"{_HERE}.documents.subtitles:read_subtitles",
        has_encoding=True,
        marks=("webvtt",),
        pattern=r"\A\s*(?:\d+[ \t]*\r?\n)?\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->",
        bare_text=True,
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
        bare_text=True,
        has_formulas=True,
    ),
    Format(
        "csv",
        Message("Comma-separated table"),
        (".csv",),
        bitext=f"{_HERE}.bitexts.delimited:read_csv",
        writer=f"{_HERE}.bitexts.delimited:write_csv",
        has_encoding=True,
        bare_text=True,
        has_formulas=True,
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
        bare_text=True,
    ),
    Format(
        "tei",
        "TEI P5",
        (".tei", ".xml"),
        f"{_HERE}.documents.tei:read_tei",
        writer=f"{_HERE}.reports.tei:write_tei",
        keeps_side_notes=True,
        marks=("<tei", "tei-c.org/ns/"),
    ),
    Format(
        "alpheios",
        Message("Word links (Alpheios)"),
        (".alpheios.json",),
        writer=f"{_HERE}.reports.alpheios:write_alpheios",
        of_project=True,
    ),
    Format(
        "moses",
        Message("Moses plain text pair"),
        (".moses",),
        bitext=f"{_HERE}.bitexts.moses:read_moses",
        writer=f"{_HERE}.bitexts.moses:write_moses",
        single_file=False,
        bare_text=True,
    ),
)
