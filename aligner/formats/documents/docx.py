"""Word documents: the text as it stands with every tracked change accepted, notes and comments apart.

Read straight from the XML: macros, embedded objects and links are never touched.
"""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from aligner.documents.builder import DocumentBuilder
from aligner.documents.document import BlockKind, MarkKind, NoteKind
from aligner.errors import InputError
from aligner.formats.documents.docx_styles import Styles
from aligner.formats.io.safe_xml import attribute, local, parse
from aligner.formats.io.safe_zip import SafeZip
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from aligner.documents.document import Document

_IGNORED = frozenset(
    # Deleted or moved away; the old shape of a text box; instructions of fields; properties; pictures.
    """
    del moveFrom delText Fallback instrText delInstrText pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr
    sdtEndPr object pict binData footnoteRef endnoteRef annotationRef separator continuationSeparator
    """.split()  # noqa: SIM905
)
_NOTES = {
    "footnoteReference": NoteKind.FOOTNOTE,
    "endnoteReference": NoteKind.ENDNOTE,
    "commentReference": NoteKind.COMMENT,
}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}


def read_docx(path: Path, *, encoding: str | None = None, progress: Progress = no_progress) -> Document:
    """Read a DOCX (or DOCM, DOTX) document; ``encoding`` is not looked at.

    Raises:
        InputError: damaged, encrypted, unsafe, or without text.
    """
    progress(0.0, "Reading the document")
    with SafeZip(path) as archive:
        package = Package(archive)
        flow = _Flow(package)
        flow.body(package.root)
        builder = flow.builder
        if any(name.endswith("vbaProject.bin") for name in archive.names):
            builder.warn("The document has macros; they were not read and nothing of them ran.")
        return builder.finish(path, package.metadata())


class Package:
    """The parts of a DOCX that text is read from."""

    def __init__(self, archive: SafeZip) -> None:
        self._archive = archive
        self.main = self._main()

    @cached_property
    def root(self) -> etree._Element:
        root = self._parse(self.main)
        if local(root) != "document":
            raise InputError("is not a Word document", path=self._archive.path)
        return root

    @cached_property
    def styles(self) -> Styles:
        return Styles(self._beside("styles.xml"))

    def notes(self) -> dict[tuple[NoteKind, str], etree._Element]:
        """Footnotes, endnotes and comments by kind and id."""
        found: dict[tuple[NoteKind, str], etree._Element] = {}
        for name, tag, kind in (
            ("footnotes.xml", "footnote", NoteKind.FOOTNOTE),
            ("endnotes.xml", "endnote", NoteKind.ENDNOTE),
            ("comments.xml", "comment", NoteKind.COMMENT),
        ):
            root = self._beside(name)
            if root is not None:
                found |= {(kind, attribute(note, "id")): note for note in root if local(note) == tag}
        return found

    def metadata(self) -> dict[str, str]:
        if "docProps/core.xml" not in self._archive:
            return {}
        wanted = {"title": "title", "creator": "author", "language": "language"}
        root = self._parse("docProps/core.xml")
        return {wanted[local(e)]: e.text or "" for e in root if local(e) in wanted}

    def _main(self) -> str:
        if "_rels/.rels" in self._archive:
            for relation in self._parse("_rels/.rels"):
                if relation.get("Type", "").endswith("/officeDocument"):
                    return posixpath.normpath(relation.get("Target", "").lstrip("/"))
        return "word/document.xml"

    def _beside(self, name: str) -> etree._Element | None:
        full = posixpath.join(posixpath.dirname(self.main), name)
        return self._parse(full) if full in self._archive else None

    def _parse(self, name: str) -> etree._Element:
        return parse(self._archive.read(name), self._archive.path, name)


class _Flow:
    """Walks the body. Recursion is as deep as the XML, which the parser keeps below 256."""

    def __init__(self, package: Package) -> None:
        self.builder = DocumentBuilder()
        self._package = package
        self._notes = package.notes()
        self._boxes: list[etree._Element] = []
        self._paragraphs = 0
        self._pages = 1
        self._goes_on = False

    def body(self, root: etree._Element) -> None:
        self._blocks(root, BlockKind.PARAGRAPH)
        self.builder.end()

    def _blocks(self, container: etree._Element, kind: BlockKind) -> None:
        for element in container:
            name = local(element)
            if name == "p":
                self._paragraph(element, kind)
            elif name == "tbl":
                self._blocks(element, BlockKind.CELL)
            elif name == "tr" and _property(element, "trPr", "del") is not None:
                continue
            elif name and name not in _IGNORED:
                self._blocks(element, kind)

    def _paragraph(self, paragraph: etree._Element, kind: BlockKind) -> None:
        self._paragraphs += 1
        if not self._goes_on:
            style, level = self._package.styles.of(paragraph)
            if kind is not BlockKind.CELL:
                kind = style
            self.builder.begin(
                kind, level if kind is BlockKind.HEADING else 0, f"paragraph {self._paragraphs}"
            )
        self._inline(paragraph)
        # A paragraph whose end was deleted in a tracked change flows into the next one.
        self._goes_on = _end_is_deleted(paragraph)
        if not self._goes_on:
            self.builder.end()
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                self._blocks(box, BlockKind.PARAGRAPH)

    def _inline(self, element: etree._Element) -> None:
        for child in element:
            name = local(child)
            if name == "t":
                self.builder.add(child.text or "")
            elif name in _CHARACTERS:
                self.builder.add(_CHARACTERS[name])
            elif name == "br":
                self.builder.add("\n")
            elif name == "sym":
                self._symbol(child)
            elif name == "lastRenderedPageBreak":
                self._pages += 1
                self.builder.mark(MarkKind.PAGE, str(self._pages))
            elif name in _NOTES:
                self._note(_NOTES[name], attribute(child, "id"))
            elif name == "txbxContent":
                self._boxes.append(child)
            elif name == "r" and _is_hidden(child):
                self.builder.warn("Hidden text was left out.")
            elif name and name not in _IGNORED:
                self._inline(child)

    def _symbol(self, element: etree._Element) -> None:
        code = attribute(element, "char")
        try:
            character = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        if "\ue000" <= character <= "\uf8ff":
            self.builder.warn("Symbols from a picture font were left out.")
        else:
            self.builder.add(character)

    def _note(self, kind: NoteKind, identifier: str) -> None:
        note = self._notes.get((kind, identifier))
        if note is not None:
            text = "\n".join(plain_text(p) for p in note.iter("{*}p"))
            self.builder.note(text, kind=kind, label=identifier, origin=f"{kind.value} {identifier}")


def plain_text(element: etree._Element) -> str:
    """The accepted text of a paragraph or cell, without its notes."""
    return "".join(_plain(element))


def _plain(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name == "br":
            yield "\n"
        elif name and name not in _IGNORED and not (name == "r" and _is_hidden(child)):
            yield from _plain(child)


def _property(element: etree._Element, *path: str) -> etree._Element | None:
    found: etree._Element | None = element
    for step in path:
        if found is None:
            return None
        found = next((child for child in found if local(child) == step), None)
    return found


def _is_hidden(run: etree._Element) -> bool:
    vanish = _property(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in ("0", "false", "off")


def _end_is_deleted(paragraph: etree._Element) -> bool:
    return any(_property(paragraph, "pPr", "rPr", change) is not None for change in ("del", "moveFrom"))
