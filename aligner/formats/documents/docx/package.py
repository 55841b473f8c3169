"""The parts of a Word document, found by their relationships and not by their usual names."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from aligner.documents.document import NoteKind
from aligner.errors import InputError
from aligner.formats.documents.docx.styles import Styles
from aligner.formats.io.safe_xml import attribute, local, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from lxml import etree

    from aligner.formats.io.safe_zip import SafeZip

    Relation = Literal["footnotes", "endnotes", "comments", "styles", "header", "footer"]

_NOTE_PARTS: tuple[tuple[Relation, str, NoteKind], ...] = (
    ("footnotes", "footnote", NoteKind.FOOTNOTE),
    ("endnotes", "endnote", NoteKind.ENDNOTE),
    ("comments", "comment", NoteKind.COMMENT),
)


class Package:
    """The parts of a DOCX that text is read from."""

    def __init__(self, archive: SafeZip) -> None:
        self._archive = archive
        self.main = self._main()

    @cached_property
    def root(self) -> etree._Element:
        root = self._parse(self.main)
        if local(root) != "document":
            raise InputError("is not a Word document", remedy="Choose another file", path=self._archive.path)
        return root

    @cached_property
    def styles(self) -> Styles:
        return Styles(next(self.related("styles"), None))

    def notes(self) -> dict[tuple[NoteKind, str], etree._Element]:
        """Footnotes, endnotes and comments by kind and id."""
        found: dict[tuple[NoteKind, str], etree._Element] = {}
        for relation, tag, kind in _NOTE_PARTS:
            for root in self.related(relation):
                found |= {(kind, attribute(note, "id")): note for note in root if local(note) == tag}
        return found

    def related(self, relation: Relation) -> Iterator[etree._Element]:
        """The roots of the parts with this relation to the main one; without any, that of the usual name."""
        names = [
            name for kind, name in self._relations.values() if kind == relation and name in self._archive
        ]
        usual = posixpath.join(posixpath.dirname(self.main), f"{relation}.xml")
        if not names and usual in self._archive:
            names = [usual]
        for name in dict.fromkeys(names):
            yield self._parse(name)

    def part(self, identifier: str) -> tuple[str, bytes] | None:
        """The name and the content of a part by the id of its relation; None where the archive lacks it."""
        _, name = self._relations.get(identifier, ("", ""))
        return (name, self._archive.read(name)) if name in self._archive else None

    def name_of(self, identifier: str) -> str:
        """The name of what a relation leads to, inside the archive or outside."""
        return self._relations.get(identifier, ("", ""))[1]

    def metadata(self) -> dict[str, str]:
        if "docProps/core.xml" not in self._archive:
            return {}
        wanted = {"title": "title", "creator": "author", "language": "language"}
        root = self._parse("docProps/core.xml")
        return {wanted[local(e)]: e.text or "" for e in root if local(e) in wanted}

    @cached_property
    def _relations(self) -> dict[str, tuple[str, str]]:
        """Kind and name of the related parts by id."""
        folder, name = posixpath.split(self.main)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._archive:
            return {}
        found = {}
        for relation in self._parse(relations):
            target = relation.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = relation.get("Type", "").rpartition("/")[2]
            if relation.get("TargetMode") != "External":
                found[relation.get("Id", "")] = (kind, posixpath.normpath(full))
            elif kind == "subDocument":
                found[relation.get("Id", "")] = (kind, target)  # never opened
        return found

    def _main(self) -> str:
        if "_rels/.rels" in self._archive:
            for relation in self._parse("_rels/.rels"):
                if relation.get("Type", "").endswith("/officeDocument"):
                    return posixpath.normpath(relation.get("Target", "").lstrip("/"))
        return "word/document.xml"

    def _parse(self, name: str) -> etree._Element:
        return parse(self._archive.read(name), self._archive.path, name)
