"""OpenDocument texts: the text with tracked changes accepted, notes and annotations apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligner.documents.builder import DocumentBuilder
from aligner.documents.document import BlockKind, MarkKind, NoteKind
from aligner.errors import InputError
from aligner.formats.io.safe_xml import attribute, local, parse
from aligner.formats.io.safe_zip import SafeZip
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from aligner.documents.document import Document

_IGNORED = frozenset(
    # Deleted text is stored in tracked-changes, away from the flow; so are the declarations.
    """
    tracked-changes forms sequence-decls user-field-decls variable-decls dde-connection-decls
    table-of-content alphabetical-index illustration-index table-index user-index bibliography
    note-citation ruby-text object object-ole plugin applet event-listeners script desc title
    """.split()  # noqa: SIM905
)
_MANY_SPACES = 1000
_HEADING = re.compile(r"Heading_20_([1-9])\Z")
_VERSE = re.compile(r"verse|poem|poetry|شعر", re.IGNORECASE)


def read_odt(path: Path, *, encoding: str | None = None, progress: Progress = no_progress) -> Document:
    """Read an ODT (or OTT) document; ``encoding`` is not looked at.

    Raises:
        InputError: damaged, encrypted, unsafe, or without text.
    """
    progress(0.0, "Reading the document")
    with SafeZip(path) as archive:
        if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise InputError("is encrypted", remedy="Remove its password first", path=path)
        content = parse(archive.read("content.xml"), path, "content.xml")
        body = content.find(".//{*}body/{*}text")
        if body is None:
            raise InputError("is not a text document", remedy="Choose a document of running text", path=path)
        styles = _styles(content)
        if "styles.xml" in archive:
            styles = _styles(parse(archive.read("styles.xml"), path, "styles.xml")) | styles
        flow = _Flow(styles)
        flow.blocks(body, BlockKind.PARAGRAPH)
        metadata = {}
        if "meta.xml" in archive:
            metadata = _metadata(parse(archive.read("meta.xml"), path, "meta.xml"))
        return flow.builder.finish(path, metadata)


class _Flow:
    """Walks the body. Recursion is as deep as the XML, which the parser keeps below 256."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.builder = DocumentBuilder()
        self._styles = styles
        self._boxes: list[etree._Element] = []
        self._paragraphs = 0
        self._pages = 1

    def blocks(self, container: etree._Element, kind: BlockKind) -> None:
        for element in container:
            name = local(element)
            if name in ("p", "h"):
                self._paragraph(element, kind, heading=name == "h")
            elif name == "table-cell":
                self.blocks(element, BlockKind.CELL)
            elif name == "list-item":
                self.blocks(element, BlockKind.ITEM if kind is BlockKind.PARAGRAPH else kind)
            elif name == "soft-page-break":
                self._page()
            elif name and name not in _IGNORED:
                self.blocks(element, kind)
        self.builder.end()

    def _paragraph(self, element: etree._Element, kind: BlockKind, *, heading: bool) -> None:
        self._paragraphs += 1
        level = 0
        if heading:
            outline = attribute(element, "outline-level")
            kind, level = BlockKind.HEADING, int(outline) if outline in set("123456789") else 1
        elif kind is BlockKind.PARAGRAPH:
            kind, level = self._by_style(attribute(element, "style-name"))
        self.builder.begin(kind, level, f"paragraph {self._paragraphs}")
        self._inline(element)
        self.builder.end()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box, BlockKind.PARAGRAPH)

    def _inline(self, element: etree._Element) -> None:
        self.builder.add(element.text or "", collapse=True)
        for child in element:
            name = local(child)
            if name in ("note", "annotation"):
                self._note(child, name)
            elif name == "text-box":
                self._boxes.append(child)
            elif name == "soft-page-break":
                self._page()
            elif (character := _character(child)) is not None:
                self.builder.add(character)
            elif name and name not in _IGNORED:
                self._inline(child)
            self.builder.add(child.tail or "", collapse=True)

    def _page(self) -> None:
        self._pages += 1
        self.builder.mark(MarkKind.PAGE, str(self._pages))

    def _note(self, element: etree._Element, name: str) -> None:
        kind = NoteKind.COMMENT if name == "annotation" else NoteKind.FOOTNOTE
        if attribute(element, "note-class") == "endnote":
            kind = NoteKind.ENDNOTE
        label = "".join(str(t) for citation in element.iter("{*}note-citation") for t in citation.itertext())
        text = "\n".join("".join(_plain(p)) for p in element.iter("{*}p"))
        self.builder.note(text, kind=kind, label=label, origin=f"{kind.value} {label}".strip())

    def _by_style(self, style: str) -> tuple[BlockKind, int]:
        """What a paragraph is by its style or the styles that it comes from."""
        seen: set[str] = set()
        while style and style not in seen:
            if (heading := _HEADING.match(style)) is not None:
                return BlockKind.HEADING, int(heading[1])
            if style == "Title":
                return BlockKind.HEADING, 1
            if _VERSE.search(style):
                return BlockKind.VERSE, 0
            seen.add(style)
            style = self._styles.get(style, "")
        return BlockKind.PARAGRAPH, 0


def _character(element: etree._Element) -> str | None:
    name = local(element)
    if name == "s":
        count = attribute(element, "c")
        return " " * min(int(count) if count.isdecimal() and len(count) < 6 else 1, _MANY_SPACES)
    return {"tab": "\t", "line-break": "\n"}.get(name)


def _plain(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        character = _character(child)
        if character is not None:
            yield character
        elif local(child) and local(child) not in _IGNORED:
            yield from _plain(child)
        yield child.tail or ""


def _styles(root: etree._Element) -> dict[str, str]:
    """Parents of styles by name."""
    return {attribute(s, "name"): attribute(s, "parent-style-name") for s in root.iter("{*}style")}


def _metadata(root: etree._Element) -> dict[str, str]:
    wanted = {"title": "title", "creator": "author", "language": "language"}
    return {wanted[local(e)]: e.text or "" for e in root.iter("{*}title", "{*}creator", "{*}language")}
