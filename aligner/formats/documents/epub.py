"""EPUB books: the chapters in the order of the spine."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from aligner.documents.builder import DocumentBuilder
from aligner.errors import InputError
from aligner.formats.documents.html import parse_html
from aligner.formats.documents.html_flow import HtmlFlow
from aligner.formats.io.safe_xml import attribute, local, parse
from aligner.formats.io.safe_zip import SafeZip
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from aligner.documents.document import Document

_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def read_epub(path: Path, *, encoding: str | None = None, progress: Progress = no_progress) -> Document:
    """Read an EPUB 2 or 3; ``encoding`` is not looked at, the book says it itself.

    Raises:
        InputError: damaged, locked (DRM), unsafe, or without text.
    """
    builder = DocumentBuilder()
    with SafeZip(path) as archive:
        if "META-INF/rights.xml" in archive or "META-INF/license.lcpl" in archive:
            raise InputError(
                "is locked by its seller (DRM)", remedy="Ask for a copy without a lock", path=path
            )
        package = _package_name(archive, path)
        root = parse(archive.read(package), path, package, doctype=True)
        chapters = _spine(root, package)
        for number, name in enumerate(chapters):
            progress(number / len(chapters), Message("Reading {name}", name=name))
            if name not in archive:
                builder.warn(Message("The book lacks its part {name}.", name=name))
                continue
            tree = _page(archive.read(name), path, name)
            if tree is not None:
                HtmlFlow(builder, origin=name).feed(tree)
    return builder.finish(path, _metadata(root))


def _package_name(archive: SafeZip, path: Path) -> str:
    container = parse(archive.read(_CONTAINER), path, _CONTAINER)
    for element in container.iter("{*}rootfile"):
        if name := unquote(element.get("full-path", "")):
            return name
    raise InputError("is damaged: it does not say where its contents are", path=path)


def _spine(package: etree._Element, name: str) -> list[str]:
    folder = posixpath.dirname(name)
    manifest = {}
    for item in package.iter("{*}item"):
        if item.get("media-type", "") in _PAGES and "nav" not in item.get("properties", "").split():
            # Joined names are only ever looked up among the archive's own, so "../" can reach nothing
            # outside.
            manifest[item.get("id", "")] = posixpath.normpath(
                posixpath.join(folder, unquote(item.get("href", "")))
            )
    order = [item.get("idref", "") for item in package.iter("{*}itemref") if item.get("linear") != "no"]
    return [manifest[identifier] for identifier in order if identifier in manifest]


def _page(data: bytes, path: Path, name: str) -> etree._Element | None:
    try:
        return parse(data, path, name, doctype=True)
    except InputError as error:
        if "declares" in error.what or b"<!ENTITY" in data:
            raise
    # Many books are not quite XML; browsers and readers mend them, so do we.
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            return parse_html(data.decode(encoding))
        except UnicodeError:
            continue
    return parse_html(data.decode("utf-8", "replace"))


def _metadata(package: etree._Element) -> dict[str, str]:
    wanted = {"title": "title", "creator": "author", "language": "language"}
    found: dict[str, str] = {}
    for element in package.iter("{*}title", "{*}creator", "{*}language"):
        key = wanted[local(element)]
        if element.text and not found.get(key):
            found[key] = element.text
    direction = next((attribute(s, "page-progression-direction") for s in package.iter("{*}spine")), "")
    return found | {"direction": direction}
