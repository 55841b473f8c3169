"""TEI: the text of an edition, its notes and pages apart; of several readings the one the editor prefers.

Read after the TEI Guidelines, P5, chapters 3, 4 and 10 to 12; files of P4 (``TEI.2``) are read alike.
"""

from __future__ import annotations

import re
from html.entities import html5
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from aligner.documents.builder import DocumentBuilder, visible
from aligner.documents.document import BlockKind, MarkKind, NoteKind
from aligner.errors import InputError
from aligner.formats.io.raw_file import read_bytes
from aligner.formats.io.safe_xml import attribute, local, parse
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.documents.document import Document

_ROOTS = ("TEI", "TEI.2", "teiCorpus", "teiCorpus.2")
_KINDS = {
    "head": BlockKind.HEADING,
    "l": BlockKind.VERSE,
    "item": BlockKind.ITEM,
    "label": BlockKind.ITEM,
    "cell": BlockKind.CELL,
    **dict.fromkeys(
        """
        p ab speaker stage titlePart docAuthor docDate docImprint byline salute signed dateline opener closer
        trailer argument epigraph imprimatur div div1 div2 div3 div4 div5 div6 div7 front body back group
        floatingText list row table lg sp figure listBibl
        """.split(),  # noqa: SIM905
        BlockKind.PARAGRAPH,
    ),
}
_DIVISION = re.compile(r"div[1-7]?\Z")
_PREFERRED = (("corr", "sic"), ("reg", "orig"), ("expan", "abbr"), ("ex", "am"), ("seg",))
_READINGS = Message("other readings and remarks of the editor")
_LEFT_OUT = {
    "fw": Message("headers and footers of pages"),
    "figDesc": Message("descriptions of pictures"),
    **dict.fromkeys(("del", "gap", "rdg", "rdgGrp", "witDetail", "wit"), _READINGS),
}
_BLANKS = re.compile(r"\s+")


def read_tei(path: Path, *, encoding: str | None = None, progress: Progress = no_progress) -> Document:
    """Read a TEI file; ``encoding`` is not looked at, the file says it itself.

    Raises:
        InputError: damaged, XML of another kind, or without text.
    """
    progress(0.0, Message("Reading the text"))
    root = parse(read_bytes(path), path, doctype=True)
    if local(root) not in _ROOTS:
        raise InputError(
            "is XML of a kind that is not read (<{name}>)",
            remedy="Save it as plain text, HTML or DOCX in the program that made it",
            path=path,
            name=local(root),
        )
    flow = _Flow(root)
    for text in root.iter("{*}text"):
        if all(local(above) != "text" for above in text.iterancestors()):
            flow.text(text)
    return flow.builder.finish(path, _metadata(root))


class _Flow:
    """Walks the text. Recursion is as deep as the XML, which the parser keeps below 256."""

    def __init__(self, root: etree._Element) -> None:
        self.builder = DocumentBuilder()
        self._named = {attribute(note, "id"): note for note in root.iter("{*}note") if attribute(note, "id")}
        self._placed: set[etree._Element] = set()
        for reference in root.iter("{*}ref", "{*}ptr"):
            if (note := self._noted(reference)) is not None:
                self._placed.add(note)
        self._used: set[etree._Element] = set()
        self._depth = 0
        self._paragraphs = 0
        self._waiting = ""
        self._joins = False

    def text(self, element: etree._Element) -> None:
        self.builder.expect(_text(element))
        self._begin(BlockKind.PARAGRAPH)
        self._inside(element, BlockKind.PARAGRAPH)
        self._end()

    def _inside(self, element: etree._Element, kind: BlockKind) -> None:
        self._add(element.text)
        for child in element:
            name = local(child)
            if isinstance(child, etree._Entity):
                self._character(child)
            elif name:
                self._element(child, name, kind)
            self._add(child.tail)

    def _character(self, entity: etree._Entity) -> None:
        """A character that is given by its name; one that only the file's own DTD knows stays as it is."""
        shown = html5.get(f"{entity.name};", str(entity.text))
        self.builder.label(visible(str(entity.text)) - visible(shown))
        self._add(shown)

    def _element(self, element: etree._Element, name: str, kind: BlockKind) -> None:
        if name == "note":
            if element not in self._placed:
                self._note(element)
        elif name in ("ref", "ptr") and (note := self._noted(element)) is not None:
            self.builder.label(_text(element))
            self._note(note, _text(element))
        elif name in ("lb", "pb", "cb", "milestone"):
            self._milestone(element, name)
        elif name == "space":
            self._add(" ")
        elif (reason := _LEFT_OUT.get(name)) is not None:
            self.builder.leave_out(reason, _text(element))
        elif name == "choice":
            self._one_of(element, _chosen(element), kind)
        elif name == "app":
            self._one_of(element, _first(element, ("lem", "rdg", "rdgGrp")), kind)
        elif (own := _KINDS.get(name)) is not None:
            self._block(element, name, own if own is not BlockKind.PARAGRAPH else kind)
        else:
            self._inside(element, kind)

    def _block(self, element: etree._Element, name: str, kind: BlockKind) -> None:
        outside = BlockKind.PARAGRAPH if name in ("head", "l", "item", "label", "cell") else kind
        division = _DIVISION.match(name) is not None
        self._depth += division
        self._begin(kind)
        self._inside(element, kind)
        self._depth -= division
        self._begin(outside)

    def _one_of(self, element: etree._Element, chosen: etree._Element | None, kind: BlockKind) -> None:
        for child in element:
            if child is chosen:
                self._inside(child, kind)
            elif local(child) == "note":
                self._element(child, "note", kind)
            elif local(child):
                self.builder.leave_out(_READINGS, _text(child))

    def _milestone(self, element: etree._Element, name: str) -> None:
        if attribute(element, "break") == "no":
            self._waiting = self._waiting.rstrip()
            self._joins = True
        else:
            self._add(" ")
        number = attribute(element, "n")
        if name == "pb":
            self._flush()
            self.builder.mark(MarkKind.PAGE, number)
        elif name == "milestone" and number:
            self._flush()
            is_volume = attribute(element, "unit") == "volume"
            self.builder.mark(MarkKind.VOLUME if is_volume else MarkKind.MILESTONE, number)

    def _noted(self, reference: etree._Element) -> etree._Element | None:
        target = attribute(reference, "target")
        return self._named.get(target[1:]) if target.startswith("#") else None

    def _note(self, note: etree._Element, label: str = "") -> None:
        if note in self._used:
            return
        self._used.add(note)
        self._flush()
        inner = _Flow(note)
        inner._placed = self._placed
        inner._inside(note, BlockKind.PARAGRAPH)
        inner._end()
        try:
            text = inner.builder.finish(Path("note")).text.replace("\n\n", "\n")
        except InputError:
            text = ""  # nothing but pictures or marks
        is_end = "end" in attribute(note, "place")
        kind = NoteKind.ENDNOTE if is_end else NoteKind.FOOTNOTE
        self.builder.note(text, kind=kind, label=label or attribute(note, "n"), origin="note")
        self.builder.leave_out(_READINGS, visible(_text(note)) - visible(text))

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._joins:
            text = text.lstrip()
            self._joins = not text
        self._waiting += text

    def _flush(self) -> None:
        self.builder.add(self._waiting, collapse=True)
        self._waiting = ""

    def _begin(self, kind: BlockKind) -> None:
        self._end()
        level = max(self._depth, 1) if kind is BlockKind.HEADING else 0
        self.builder.begin(kind, level, f"paragraph {self._paragraphs + 1}")

    def _end(self) -> None:
        self._flush()
        self._joins = False
        self._paragraphs += self.builder.has_text
        self.builder.end()


def _chosen(choice: etree._Element) -> etree._Element | None:
    """What the editor prefers: the correction, the regular form, the whole word."""
    for names in _PREFERRED:
        if (found := _first(choice, names)) is not None:
            return found
    return next((child for child in choice if local(child)), None)


def _first(element: etree._Element, names: Iterable[str]) -> etree._Element | None:
    return next((child for name in names for child in element if local(child) == name), None)


def _text(element: etree._Element) -> str:
    """All characters below an element."""
    return "".join(map(str, element.itertext()))


def _metadata(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for header in root.iter("{*}titleStmt"):
        for child in header:
            name = local(child)
            if name in ("title", "author") and name not in found:
                found[name] = _BLANKS.sub(" ", "".join(map(str, child.itertext()))).strip()
        break
    return found
