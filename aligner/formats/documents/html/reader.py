"""Web pages saved as files: their text, headings and notes; scripts, styles and pictures stay out."""

from __future__ import annotations

import codecs
import html
import re
from typing import TYPE_CHECKING

from lxml import etree

from aligner.documents.builder import DocumentBuilder
from aligner.formats.documents.html.attributes import with_few_attributes
from aligner.formats.documents.html.flow import HtmlFlow, title_of
from aligner.formats.documents.html.hiding import Hiding
from aligner.formats.documents.html.web_archive import is_web_archive, page_of
from aligner.formats.io.raw_file import read_bytes
from aligner.progress import Progress, no_progress
from aligner.text.encoding_detection import candidate_encodings, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.documents.document import Document

_DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)|<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9_.:-]+)"""
)
_SINGLE_BYTE = ("iso8859", "cp125", "latin")
_DECLARATION = re.compile(r"\A\s*<\?xml.*?\?>", re.DOTALL)


def read_html(path: Path, *, encoding: str | None = None, progress: Progress = no_progress) -> Document:
    """Read an HTML file, or a page saved with all its parts as one file (MHTML).

    The encoding is the one given, else the one the page declares if it holds, else guessed.

    Raises:
        InputError: unreadable or without text.
    """
    progress(0.0, "Reading the page")
    linked = None
    if is_web_archive(data := read_bytes(path)):
        page = page_of(data)
        linked = page.linked
        content = decoded(page.data, encoding or page.charset)
        if not page.is_html:
            content = f"<pre>{html.escape(content)}</pre>"
    else:
        content = read_text(path, encoding=encoding or declared_encoding(path)).content
    root = parse_html(content)
    builder = DocumentBuilder()
    metadata = {}
    if root is not None:
        HtmlFlow(builder, hiding=Hiding.of(root, linked)).feed(root)
        metadata = {"title": title_of(root), "language": root.get("lang", "")}
    return builder.finish(path, metadata)


def parse_html(content: str) -> etree._Element | None:
    """The tree of a page, repaired as browsers would; None for a page without an element."""
    content = _DECLARATION.sub("", content).replace("\x00", "")
    if not content.strip():
        return None
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        return etree.fromstring(with_few_attributes(content).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, AssertionError):
        return None


def decoded(data: bytes, encoding: str = "") -> str:
    """A page in memory, in the encoding given if it holds, else in the one that it names or seems to have."""
    named = next((name for name in (encoding, declared_in(data)) if name and _holds(data, name)), None)
    if named is None:
        guesses = candidate_encodings(data)
        named = guesses[0].encoding if guesses else "utf-8"
    return data.decode(named, "replace").removeprefix("\ufeff")


def _holds(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (LookupError, ValueError):
        return False
    return True


def declared_encoding(path: Path) -> str | None:
    """The encoding that the page itself names, if it is a known one that decodes the page."""
    try:
        data = path.read_bytes()
    except OSError:
        return None  # read_text tells what is wrong, better than we could here
    return declared_in(data)


def declared_in(data: bytes) -> str | None:
    """As :func:`declared_encoding`, of a page in memory."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    name = (match[1] or match[2]).decode("ascii")
    try:
        codec = codecs.lookup(name).name
        data.decode(codec)
        if codec.startswith(_SINGLE_BYTE) and not data.isascii() and _is_utf_8(data):
            return None  # a page that was converted and kept its old declaration
    except (LookupError, UnicodeError, ValueError):
        return None
    return name


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeError:
        return False
    return True
