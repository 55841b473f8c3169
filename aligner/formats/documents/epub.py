"""EPUB books: the chapters in the order of the spine."""

from __future__ import annotations

import posixpath
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from aligner.documents.builder import DocumentBuilder, visible
from aligner.errors import InputError
from aligner.formats.documents.html.flow import HtmlFlow, text_of_page
from aligner.formats.documents.html.hiding import Hiding, StyleSheet
from aligner.formats.documents.html.notes import NoteIndex
from aligner.formats.documents.html.reader import parse_html
from aligner.formats.io.safe_xml import attribute, local, parse
from aligner.formats.io.safe_zip import SafeZip
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from aligner.documents.document import Document

_CONTAINER = "META-INF/container.xml"
_DEEPEST_IMPORT, _MOST_IMPORTS = 3, 20
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
        pages, others = _pages_in_order(root, package)
        trees: dict[str, etree._Element] = {}
        notes = NoteIndex()
        for number, name in enumerate([*pages, *others]):
            progress(0.5 * number / max(len(pages), 1), Message("Reading {name}", name=name))
            if name not in archive:
                if name in pages:
                    builder.warn(Message("The book lacks its part {name}.", name=name))
                continue
            tree = _page(archive.read(name), path, name)
            if tree is not None:
                trees[name] = tree
                notes.add(tree, name)
        notes.resolve()
        sheets = _Sheets(archive)
        for number, name in enumerate(pages):
            progress(0.5 + 0.5 * number / len(pages), Message("Reading {name}", name=name))
            if name in trees:
                hiding = Hiding.of(trees[name], partial(sheets.of, page=name))
                HtmlFlow(builder, name, notes, hiding).feed(trees[name])
        for name in others:
            if name in trees:
                _list_other(builder, trees[name], notes)
    return builder.finish(path, _metadata(root))


class _Sheets:
    """The style sheets of a book, each read once."""

    def __init__(self, archive: SafeZip) -> None:
        self._archive = archive
        self._read: dict[str, StyleSheet] = {}

    def of(self, href: str, page: str, importing: tuple[str, ...] = ()) -> list[StyleSheet]:
        """A sheet that a page or sheet refers to, after those that it imports; none if the book lacks it.

        Args:
            importing: the sheets that led here.
        """
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(href.partition("#")[0])))
        if name in importing or len(importing) > _DEEPEST_IMPORT:
            return []
        if name not in self._read:
            if name not in self._archive:
                return []
            self._read[name] = StyleSheet.of(self._archive.read(name).decode("utf-8-sig", "replace"))
        sheet = self._read[name]
        imported = (self.of(other, name, (*importing, name)) for other in sheet.imports[:_MOST_IMPORTS])
        return [*(inner for sheets in imported for inner in sheets), sheet]


def _package_name(archive: SafeZip, path: Path) -> str:
    container = parse(archive.read(_CONTAINER), path, _CONTAINER)
    for element in container.iter("{*}rootfile"):
        if name := unquote(element.get("full-path", "")):
            return name
    raise InputError(
        "is damaged: it does not say where its contents are", remedy="Get another copy of it", path=path
    )


def _pages_in_order(package: etree._Element, name: str) -> tuple[list[str], list[str]]:
    """The pages of the book in reading order, those outside its main order last; and all other pages."""
    folder = posixpath.dirname(name)
    manifest, contents = {}, set()
    for item in package.iter("{*}item"):
        if item.get("media-type", "") in _PAGES:
            # Joined names are only looked up among the archive's own: "../" reaches nothing outside.
            file = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
            manifest[item.get("id", "")] = file
            if "nav" in item.get("properties", "").split():
                contents.add(file)
    order = [
        (item.get("linear") == "no", manifest[item.get("idref", "")])
        for item in package.iter("{*}itemref")
        if item.get("idref", "") in manifest
    ]
    pages = dict.fromkeys(file for _, file in sorted(order, key=itemgetter(0)) if file not in contents)
    return list(pages), [file for file in manifest.values() if file not in pages]


def _list_other(builder: DocumentBuilder, tree: etree._Element, notes: NoteIndex) -> None:
    """Account for a page outside the reading order: its notes are read, the rest is listed."""
    text = visible(text_of_page(tree))
    bodies = {body for body in notes.bodies if body.getroottree().getroot() is tree}
    used = sum(visible(text_of_page(body)) for body in bodies)
    builder.expect(text)
    builder.label(used - sum(notes.size_of(body) for body in bodies))
    builder.leave_out(Message("the table of contents and pages outside the reading order"), text - used)


def _page(data: bytes, path: Path, name: str) -> etree._Element | None:
    try:
        return parse(data, path, name, doctype=True)
    except InputError as error:
        if "declares" in error.what or b"<!ENTITY" in data:
            raise
    # Many books are not quite XML; browsers and readers repair them, so do we.
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
