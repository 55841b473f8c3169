"""The same short chronicle in every document format, made the way each format's own programs make it."""

from __future__ import annotations

import gc
import time
import zipfile
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

HEADING = "الباب الأول في ذكر الملوك"
FIRST = "ثم عاد من العراق سنة ست عشرة وستمائة واستقرّ بنيسابور."
NOTE = "في نسخة: بمرو."
SECOND_HEADING = "الباب الثاني"
SECOND = "فوفدت عليه رسل جنكزخان؛ said the envoys of 1219."
PARAGRAPHS = (HEADING, FIRST, SECOND_HEADING, SECOND)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def plain(path: Path) -> None:
    path.write_text("\n\n".join(PARAGRAPHS) + "\n", encoding="utf-8")


def docx(path: Path) -> None:
    import docx as python_docx

    document = python_docx.Document()
    document.core_properties.title = "تاريخ"
    document.add_heading(HEADING, level=1)
    document.add_paragraph(FIRST)
    document.add_heading(SECOND_HEADING, level=2)
    document.add_paragraph(SECOND)
    document.save(str(path))


def raw_docx(path: Path, body: str, **parts: str) -> None:
    """A DOCX from the XML of its body and of further parts by name ("footnotes", "styles")."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            "<Relationships "
            'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)


def docx_with_note(path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    heading = '<w:p><w:pPr><w:pStyle w:val="a1"/></w:pPr>' + run + "</w:p>"
    body = (
        heading.format(HEADING)
        + f'<w:p>{run.format(FIRST)}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        + heading.format(SECOND_HEADING)
        + f"<w:p>{run.format(SECOND)}</w:p>"
    )
    raw_docx(
        path,
        body,
        styles=f'<w:styles {W}><w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style></w:styles>',
        footnotes=f'<w:footnotes {W}><w:footnote w:id="2">'
        f"<w:p><w:r><w:footnoteRef/></w:r>{run.format(NOTE)}</w:p>"
        "</w:footnote></w:footnotes>",
    )


ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def raw_odt(path: Path, body: str, styles: str = "") -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
        archive.writestr(
            "meta.xml",
            f"<office:document-meta "
            f"{ODF}><office:meta><dc:title>تاريخ</dc:title></office:meta></office:document-meta>",
        )


def odt(path: Path) -> None:
    raw_odt(
        path,
        f'<text:h text:outline-level="1">{HEADING}</text:h>'
        f'<text:p>{FIRST}<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note></text:p>"
        f'<text:h text:outline-level="2">{SECOND_HEADING}</text:h>'
        f"<text:p>{SECOND.replace('said the', 'said<text:s/>the')}</text:p>",
    )


def _rtf_unicode(text: str) -> str:
    return "".join(c if c.isascii() else rf"\u{ord(c) - (65536 if ord(c) > 32767 else 0)}?" for c in text)


def _rtf_bytes(text: str) -> str:
    return "".join(c if c.isascii() else rf"\'{c.encode('cp1256')[0]:02x}" for c in text)


def rtf(path: Path) -> None:
    path.write_bytes(
        (
            r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil Times;}{\f1\fcharset178 Traditional Arabic;}}"
            r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}}{\info{\title "
            + _rtf_unicode("تاريخ")
            + "}}\r\n"
            + rf"\pard\s1\rtlpar {_rtf_unicode(HEADING)}\par"
            + rf"\pard\s0{{\f1 {_rtf_bytes(FIRST)}}}"
            + rf"{{\super\chftn{{\footnote\pard {{\f1 {_rtf_bytes(NOTE)}}}}}}}\par"
            + rf"\pard\s1 {_rtf_unicode(SECOND_HEADING)}\par"
            + rf"\pard\s0 {_rtf_unicode(SECOND)}\par}}"
        ).encode("ascii")
    )


PAGE = (
    f"<h1>{HEADING}</h1><p>{FIRST}<a epub:type='noteref' href='#n1'>1</a></p>"
    f"<h2>{SECOND_HEADING}</h2>\n<p>{SECOND}</p><aside epub:type='footnote' id='n1'>{NOTE}</aside>"
)


def html(path: Path) -> None:
    path.write_text(
        f"<!DOCTYPE html><html lang='ar'><head><meta "
        f"charset='utf-8'><title>تاريخ</title><style>p{{}}</style></head>"
        f"<body><script>alert('x')</script>{PAGE}</body></html>",
        encoding="utf-8",
    )


def raw_epub(path: Path, pages: dict[str, str], spine: list[str]) -> None:
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in pages)
    order = "".join(f'<itemref idref="{n}"/>' for n in spine)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "OEBPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f""
            f""
            f""
            f"<dc:title>تاريخ</dc:title></metadata><manifest>{items}</manifest><spine>{order}</spine></package>",
        )
        for name, content in pages.items():
            archive.writestr(f"OEBPS/{name}", content)


def epub(path: Path) -> None:
    wrapped = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{}</body></html>'
    )
    first, second = PAGE.split("<h2>")
    second, aside = second.split("<aside")
    raw_epub(
        path,
        {"b.xhtml": wrapped.format("<h2>" + second), "a.xhtml": wrapped.format(first + "<aside" + aside)},
        ["a.xhtml", "b.xhtml"],
    )


def markdown(path: Path) -> None:
    path.write_text(
        f"---\ntitle: تاريخ\n---\n# {HEADING}\n\n{FIRST}[^1]\n\n## {SECOND_HEADING}\n\n"
        f"{SECOND.replace('said', '*said*')}\n\n[^1]: {NOTE}\n",
        encoding="utf-8",
    )


def openiti(path: Path) -> None:
    words = FIRST.split()
    path.write_text(
        "######OpenITI#\n\n#META# 020.BookTITLE :: تاريخ\n\n#META#Header#End#\n\n"
        f"### | {HEADING}\n# {' '.join(words[:4])}\n~~{' '.join(words[4:])} PageV01P007 ms001\n"
        f"### | {SECOND_HEADING}\n# {SECOND}\nPageV02P001\n",
        encoding="utf-8",
    )


def tei(path: Path) -> None:
    path.write_text(
        '<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
        f"<title>تاريخ</title></titleStmt></fileDesc></teiHeader><text><body>\n<div><head>{HEADING}</head>"
        f'<pb n="7"/><p>{FIRST}<note place="foot"><p>{NOTE}</p></note></p></div><div>'
        f"<head>{SECOND_HEADING}</head><p>{SECOND.replace('said the', 'said<lb/>the')}</p></div></body>"
        "</text></TEI>",
        encoding="utf-8",
    )


def subtitles(path: Path) -> None:
    cues = (f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{text}\n" for n, text in enumerate(PARAGRAPHS, start=1))
    path.write_text("\n".join(cues), encoding="utf-8")


MAKERS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "text": ("chronicle.txt", plain),
    "docx": ("chronicle.docx", docx),
    "docx-note": ("noted.docx", docx_with_note),
    "odt": ("chronicle.odt", odt),
    "rtf": ("chronicle.rtf", rtf),
    "html": ("chronicle.html", html),
    "epub": ("chronicle.epub", epub),
    "markdown": ("chronicle.md", markdown),
    "subtitles": ("chronicle.srt", subtitles),
    "tei": ("chronicle.xml", tei),
    "openiti": ("0808IbnKhaldun.Tarikh.mARkdown", openiti),
}
WITH_NOTES = {"docx-note", "odt", "rtf", "html", "epub", "markdown", "tei"}
WITH_TITLE = {"docx", "odt", "rtf", "html", "epub", "markdown", "openiti", "tei"}


LONG, SHORT = 320_000, 20_000
CERTAIN = 5
"""Times as much as in proportion is no noise any more; what grows with the square takes 16 times as much."""


NOTHING = 0.1
"""Seconds: shorter ones are not compared. What grows with the square takes many times as long."""


def assert_linear(make: Callable[[int], T], work: Callable[[T], object], most: int = LONG) -> None:
    """The work grows as there is more to do, and not with the square of it.

    Two times of this thread on one machine are compared, so its speed and what else it does are left out.
    """
    ratio = LONG // SHORT
    long, short = make(most), make(most // ratio)
    for _ in range(3):
        less = _seconds(lambda: work(short))
        more = _seconds(lambda: work(long))
        if more < max(NOTHING, CERTAIN * ratio * less):
            return
    raise AssertionError(f"{ratio} times as much takes {more / less:.0f} times as long: {more:.2f} s")


def _seconds(work: Callable[[], object]) -> float:
    gc.disable()  # of what other tests left
    try:
        started = time.thread_time()
        work()
        return time.thread_time() - started
    finally:
        gc.enable()
