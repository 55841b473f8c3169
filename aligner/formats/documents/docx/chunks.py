"""Documents embedded in a Word document (``altChunk``): HTML, plain text, RTF or another Word document."""

from __future__ import annotations

import io
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from aligner.errors import InputError
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from aligner.documents.builder import DocumentBuilder
    from aligner.formats.documents.docx.package import Package

    AddPackage = Callable[[DocumentBuilder, Package, Path, int], None]

_DEEPEST = 3  # documents within one another


def add_chunk(
    builder: DocumentBuilder, name: str, data: bytes, path: Path, depth: int, add_package: AddPackage
) -> None:
    """Add the text of an embedded document; one that cannot be read is skipped with a warning.

    Args:
        name: of the part; its suffix tells the kind.
        path: of the whole document, for errors.
        depth: how many documents are around it already.
        add_package: adds the text of a Word document.
    """
    try:
        _add(builder, PurePosixPath(name).suffix.lower(), data, path, depth, add_package)
    except InputError as error:
        builder.warn(
            Message("The embedded document {file} was left out: it {reason}.", file=name, reason=error.what)
        )


def _add(
    builder: DocumentBuilder, suffix: str, data: bytes, path: Path, depth: int, add_package: AddPackage
) -> None:
    if depth >= _DEEPEST:
        raise InputError("is embedded too deep", path=path)
    head = data.lstrip()[:200].lower()
    if data.startswith(b"PK"):
        from aligner.formats.documents.docx.package import Package
        from aligner.formats.io.safe_zip import SafeZip

        with SafeZip(path, stream=io.BytesIO(data)) as archive:
            add_package(builder, Package(archive), path, depth + 1)
    elif head.startswith(b"{\\rtf"):
        from aligner.formats.documents.rtf.reader import add_rtf

        add_rtf(builder, data, path)
    elif head.startswith(b"mime-version") or suffix in (".mht", ".mhtml", ".eml"):
        _add_web_archive(builder, data)
    elif suffix in (".htm", ".html", ".xhtml") or b"<html" in head or b"<!doctype html" in head:
        _add_html(builder, _decoded(data))
    elif suffix in (".txt", ".text"):
        _add_plain(builder, _decoded(data))
    else:
        raise InputError("is of a kind that is not read here", path=path)


def _add_web_archive(builder: DocumentBuilder, data: bytes) -> None:
    from aligner.formats.documents.html.reader import decoded
    from aligner.formats.documents.html.web_archive import page_of

    page = page_of(data)
    content = decoded(page.data, page.charset)
    if page.is_html:
        _add_html(builder, content)
    else:
        _add_plain(builder, content)


def _add_html(builder: DocumentBuilder, content: str) -> None:
    from aligner.formats.documents.html.flow import HtmlFlow
    from aligner.formats.documents.html.reader import parse_html

    root = parse_html(content)
    if root is not None:
        HtmlFlow(builder).feed(root)


def _add_plain(builder: DocumentBuilder, text: str) -> None:
    builder.expect(text)
    for line in text.splitlines():
        builder.begin()
        builder.add(line)
    builder.end()


def _decoded(data: bytes) -> str:
    from aligner.formats.documents.html.reader import decoded

    return decoded(data)
