"""The flow of text through (X)HTML elements, shared by web pages, EPUB chapters and HTML inside Markdown.

Nothing an element refers to is ever fetched: only the characters between the tags are looked at.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, Any

from lxml import etree

from aligner.documents.document import BlockKind, MarkKind, NoteKind
from aligner.formats.io.safe_xml import attribute, local

if TYPE_CHECKING:
    from aligner.documents.builder import DocumentBuilder

_SKIPPED = frozenset(
    """
    head script style template noscript iframe object embed svg math canvas audio video form select
    textarea button input nav rt rp
    """.split()  # noqa: SIM905
)
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
    footer header hgroup hr li main menu ol p pre section summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905
)
_HEADING = re.compile(r"h([1-6])\Z")
_VERSE = re.compile(r"(?:^|[\s_-])(?:verse|poem|poetry|stanza|bayt|شعر|بيت)(?:$|[\s_-])", re.IGNORECASE)
_NOTE = re.compile(r"footnote|endnote|rearnote|doc-(?:foot|end)notes?")
_NOTE_REFERENCE = re.compile(r"noteref|footnote-?ref|doc-noteref")
_PAGE_BREAK = re.compile(r"(?:doc-)?pagebreak")
_BLANKS = re.compile(r"\s+")


class HtmlFlow:
    """Feeds the elements of one (X)HTML tree into a builder.

    Args:
        origin: what to call the file in the blocks' origins ("chapter-3.xhtml"); the paragraph number is
        added.
    """

    def __init__(self, builder: DocumentBuilder, origin: str = "") -> None:
        self._builder = builder
        self._origin = origin
        self._count = 0
        self._notes: dict[str, tuple[NoteKind, str]] = {}
        self._kinds: list[tuple[BlockKind, int]] = [(BlockKind.PARAGRAPH, 0)]
        self._preformatted = 0

    def feed(self, root: etree._Element) -> None:
        """All the text of the tree, in document order. Depth costs no recursion."""
        self._notes = dict(self._collect_notes(root))
        self._begin()
        walker: Any = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        skipping: Any = None
        for event, element in walker:
            if event in ("comment", "pi"):
                self._text(element.tail)
                continue
            if event == "start":
                if skipping is not None:
                    continue
                if self._skips(element):
                    skipping = element
                    continue
                self._start(element)
            elif skipping is element:
                skipping = None
                self._text(element.tail)
            elif skipping is None:
                self._finish(element)
                self._text(element.tail)
        self._builder.end()

    def _skips(self, element: etree._Element) -> bool:
        if isinstance(element, etree._Entity):
            # An entity reference that the parser left alone: named characters of HTML are honest, others
            # are not.
            self._text(html5.get(f"{element.name};", ""))
            return True
        name = local(element).lower()
        if name in _SKIPPED or "hidden" in element.attrib or element.get("aria-hidden") == "true":
            return True
        roles = _roles(element)
        if _PAGE_BREAK.search(roles):
            label = (
                element.get("title")
                or element.get("aria-label")
                or "".join(_texts(element))
                or element.get("id")
            )
            self._builder.mark(MarkKind.PAGE, (label or "").strip())
            return True
        if _NOTE_REFERENCE.search(roles):
            target = attribute(element, "href").rpartition("#")[2]
            if not target and (inner := element.find(".//{*}a")) is not None:
                target = attribute(inner, "href").rpartition("#")[2]
            kind, text = self._notes.get(target, (NoteKind.FOOTNOTE, ""))
            label = "".join(_texts(element)).strip().strip("[]()")
            self._builder.note(text, kind=kind, label=label, origin=self._origin)
            return True
        return element.get("id", "") in self._notes

    def _start(self, element: etree._Element) -> None:
        name = local(element).lower()
        if name == "br":
            self._builder.add("\n")
        elif (heading := _HEADING.match(name)) is not None:
            self._push(BlockKind.HEADING, int(heading[1]))
        elif name in _BLOCKS:
            kind, level = self._kinds[-1]
            if _VERSE.search(element.get("class", "")):
                kind, level = BlockKind.VERSE, 0
            elif name in ("td", "th", "caption"):
                kind, level = BlockKind.CELL, 0
            elif name in ("li", "dd", "dt") and kind is BlockKind.PARAGRAPH:
                kind = BlockKind.ITEM
            self._preformatted += name == "pre"
            self._push(kind, level)
        self._text(element.text)

    def _finish(self, element: etree._Element) -> None:
        name = local(element).lower()
        if _HEADING.match(name) or name in _BLOCKS:
            self._preformatted -= name == "pre"
            self._kinds.pop()
            self._begin()

    def _push(self, kind: BlockKind, level: int) -> None:
        self._kinds.append((kind, level))
        self._begin()

    def _begin(self) -> None:
        kind, level = self._kinds[-1]
        if self._builder.has_text:
            self._count += 1
        where = (
            f"{self._origin}, paragraph {self._count + 1}" if self._origin else f"paragraph {self._count + 1}"
        )
        self._builder.begin(kind, level, where)

    def _text(self, text: str | None) -> None:
        if text:
            self._builder.add(text, collapse=not self._preformatted)

    @staticmethod
    def _collect_notes(root: etree._Element) -> list[tuple[str, tuple[NoteKind, str]]]:
        notes = []
        for element in root.iter(etree.Element):
            identifier = element.get("id", "")
            if not identifier or not _NOTE.search(_roles(element)) or _NOTE_REFERENCE.search(_roles(element)):
                continue
            kind = NoteKind.ENDNOTE if "endnote" in _roles(element) else NoteKind.FOOTNOTE
            notes.append((identifier, (kind, _BLANKS.sub(" ", "".join(_texts(element))).strip())))
        return notes


def title_of(root: etree._Element) -> str:
    """The title element's text, or an empty string."""
    for element in root.iter("{*}title", "title"):
        return _BLANKS.sub(" ", "".join(_texts(element))).strip()
    return ""


def _texts(element: etree._Element) -> list[str]:
    return [str(text) for text in element.itertext(with_tail=False)]


def _roles(element: etree._Element) -> str:
    """What the element says it is: EPUB's type, ARIA's role, and its class."""
    return " ".join(
        (
            attribute(element, "type") or element.get("epub:type", ""),
            element.get("role", ""),
            element.get("class", ""),
        )
    )
