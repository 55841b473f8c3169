"""Small documents that cost much: in memory, in time, or by making a library end its process.

``python -m tests.helpers.hostile_documents FOLDER`` writes them all into a folder.
"""

from __future__ import annotations

import io
import sys
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from tests.helpers.format_samples import W, raw_docx, raw_epub

if TYPE_CHECKING:
    from collections.abc import Callable


def pdf(objects: list[bytes], path: Path) -> None:
    """Write a PDF of these objects, numbered from 1; the first is the catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    path.write_bytes(out.getvalue())


def _stream(data: bytes, extra: bytes = b"", *, packed: bool = False) -> bytes:
    if packed:
        data, extra = zlib.compress(data, 9), extra + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(data), data)


_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def _page(resources: bytes, content: int) -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<%s>>/Contents %d 0 R>>" % (
        resources,
        content,
    )


def form_in_itself(path: Path) -> None:
    """A form that draws itself."""
    pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            _page(b"/XObject<</F 5 0 R>>", 4),
            _stream(b"/F Do"),
            _stream(
                b"/F Do /F Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>"
            ),
        ],
        path,
    )


def forms_in_a_circle(path: Path) -> None:
    """Two forms that draw each other, twice each."""
    form = _FORM + b"/Resources<</XObject<</A 5 0 R/B 6 0 R>>>>"
    pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            _page(b"/XObject<</A 5 0 R>>", 4),
            _stream(b"/A Do"),
            _stream(b"/B Do /B Do", form),
            _stream(b"/A Do /A Do", form),
        ],
        path,
    )


def forms_that_double(path: Path) -> None:
    """Twenty-four forms, each of which draws the next one twice: no circle, 16 million drawings."""
    depth = 24
    forms = []
    for level in range(depth):
        last = level == depth - 1
        resources = b"/Font<</F 5 0 R>>" if last else b"/XObject<</X %d 0 R>>" % (7 + level)
        content = b"BT /F 9 Tf 9 9 Td (word) Tj ET" if last else b"/X Do /X Do"
        forms.append(_stream(content, _FORM + b"/Resources<<%s>>" % resources))
    pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            _page(b"/XObject<</X 6 0 R>>", 4),
            _stream(b"/X Do"),
            _FONT,
            *forms,
        ],
        path,
    )


def page_of_glyphs(path: Path) -> None:
    """80 kB of a page with twenty million letters on it."""
    line = b"BT /F 1 Tf 1 1 Td (" + b"a" * 1000 + b") Tj ET\n"
    pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            _page(b"/Font<</F 5 0 R>>", 4),
            _stream(line * 20_000, packed=True),
            _FONT,
        ],
        path,
    )


def many_pages(path: Path) -> None:
    """A hundred thousand references to one page."""
    kids = b"3 0 R " * 100_000
    pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count 100000>>" % kids,
            _page(b"/Font<</F 5 0 R>>", 4),
            _stream(b"BT /F 9 Tf 9 9 Td (a word) Tj ET"),
            _FONT,
        ],
        path,
    )


def endless_page_tree(path: Path) -> None:
    """A tree of pages that holds itself."""
    pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 2000000000>>",
            _page(b"", 4),
            _stream(b""),
        ],
        path,
    )


def _paragraph(inside: str) -> str:
    return f"<w:p><w:r>{inside}</w:r></w:p>"


def note_cited_often(path: Path) -> None:
    """4 kB: a note of 50,000 characters that 20,000 places refer to."""
    words = f"<w:p><w:r><w:t>{'word ' * 10_000}</w:t></w:r></w:p>"
    note = f'<w:footnotes {W}><w:footnote w:id="2">{words}</w:footnote></w:footnotes>'
    raw_docx(path, _paragraph('<w:footnoteReference w:id="2"/>') * 20_000)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/footnotes.xml", note)


def docx_of_elements(path: Path) -> None:
    """A few MB of a document with ten million empty elements."""
    body = "".join(f"<w:p><w:r><w:t>{n}</w:t></w:r></w:p>" for n in range(200_000))
    filler = "<w:r/>" * 5_000_000
    raw_docx(path, f"{body}<w:p>{filler}</w:p>")


def html_of_attributes(path: Path) -> None:
    """5 MB of attributes of one element."""
    attributes = " ".join(f"a{n}=x" for n in range(500_000))
    path.write_text(f"<html><body><p {attributes}>text</p></body></html>", encoding="utf-8")


def xml_of_attributes(path: Path) -> None:
    """A book with half a million attributes in one element."""
    attributes = " ".join(f'a{n}="x"' for n in range(400_000))
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p {attributes}>text</p></body></html>'
    raw_epub(path, {"a.xhtml": page}, ["a.xhtml"])


def html_of_links(path: Path) -> None:
    """Seven thousand links to one target."""
    links = '<p><a href="#n">1</a></p>' * 7_000
    path.write_text(f'<html><body>{links}<p id="n">{"note " * 1000}</p></body></html>', encoding="utf-8")


def html_of_nested(path: Path) -> None:
    """A million open elements."""
    path.write_text("<html><body>" + "<div><b>" * 500_000 + "text", encoding="utf-8")


def rtf_of_words(path: Path) -> None:
    """2 MB of control words."""
    path.write_bytes(b"{\\rtf1\\ansi text " + b"\\v0\\deleted0\\f1\\plain" * 100_000 + b" end}")


def rtf_of_groups(path: Path) -> None:
    """Fifty thousand groups, and a note in each."""
    path.write_bytes(b"{\\rtf1\\ansi text " + b"{\\v{\\footnote a}}" * 50_000 + b" end}")


def spine_of_one_page(path: Path) -> None:
    """A book whose order names one page thousands of times."""
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{"<p>word</p>" * 2000}</body></html>'
    raw_epub(path, {"a.xhtml": page}, ["a.xhtml"] * 5_000)


def spine_of_many_names(path: Path) -> None:
    """A book whose list gives one page five thousand names."""
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{"<p>word</p>" * 2000}</body></html>'
    items = "".join(
        f'<item id="i{n}" href="{"./" * n}a.xhtml" media-type="application/xhtml+xml"/>' for n in range(3000)
    )
    order = "".join(f'<itemref idref="i{n}"/>' for n in range(3000))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u">'
        f"<metadata/><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
        '<rootfile full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("b.opf", package)
        archive.writestr("a.xhtml", page)


def zip_of_names(path: Path) -> None:
    """A DOCX with fifty thousand empty parts."""
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(50_000):
            archive.writestr(zipfile.ZipInfo(f"word/{number}"), b"")


HOSTILE_DOCUMENTS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a form that draws itself": (".pdf", form_in_itself),
    "forms that draw each other": (".pdf", forms_in_a_circle),
    "forms that double": (".pdf", forms_that_double),
    "a page of glyphs": (".pdf", page_of_glyphs),
    "a hundred thousand pages": (".pdf", many_pages),
    "an endless tree of pages": (".pdf", endless_page_tree),
    "a note cited often": (".docx", note_cited_often),
    "a document of elements": (".docx", docx_of_elements),
    "an archive of names": (".docx", zip_of_names),
    "a page of attributes": (".html", html_of_attributes),
    "a book of attributes": (".epub", xml_of_attributes),
    "a page of links": (".html", html_of_links),
    "a page of open elements": (".html", html_of_nested),
    "control words": (".rtf", rtf_of_words),
    "groups and notes": (".rtf", rtf_of_groups),
    "a spine of one page": (".epub", spine_of_one_page),
    "a spine of one page by many names": (".epub", spine_of_many_names),
}
"""Suffix and maker of each document, by what it is."""


def write_all(folder: Path) -> dict[str, Path]:
    """Write every document into a folder; the files by what they are."""
    found = {}
    for number, (name, (suffix, make)) in enumerate(HOSTILE_DOCUMENTS.items()):
        found[name] = folder / f"{number:02}{suffix}"
        make(found[name])
    return found


if __name__ == "__main__":
    for what, file in write_all(Path(sys.argv[1])).items():
        sys.stdout.write(f"{file}: {what}, {file.stat().st_size:,} bytes\n")
