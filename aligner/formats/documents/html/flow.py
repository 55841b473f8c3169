"""The flow of text through (X)HTML elements, shared by web pages, EPUB chapters and HTML inside Markdown.

Nothing an element refers to is ever fetched: only the characters between the tags are looked at.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, Any

from lxml import etree

from aligner.documents.builder import visible
from aligner.documents.document import BlockKind, MarkKind, NoteKind
from aligner.formats.documents.html.hiding import Hiding
from aligner.formats.documents.html.notes import (
    NoteIndex,
    is_note_by_role,
    is_reference_by_role,
    stated_role,
)
from aligner.formats.documents.html.notes import roles as note_roles
from aligner.formats.io.safe_xml import local
from aligner.messages import Message

if TYPE_CHECKING:
    from aligner.documents.builder import DocumentBuilder

_NO_TEXT = frozenset(["head", "script", "style"])
_LEFT_OUT = {
    **dict.fromkeys(
        ("template", "noscript", "iframe", "object", "embed"), Message("text for other programs")
    ),
    **dict.fromkeys(("svg", "math", "canvas", "audio", "video"), Message("pictures, formulas and media")),
    **dict.fromkeys(("select", "textarea", "button", "input"), Message("fields of forms")),
    **dict.fromkeys(("rt", "rp"), Message("readings above the line (ruby)")),
    "nav": Message("menus and tables of contents"),
}
_HIDDEN = Message("hidden text")
_SIDE_NOTES = frozenset(["sidenote", "marginnote"])  # of Tufte CSS: notes that stand where they belong
_LONGEST_PAGE_LABEL = 12
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
    footer header hgroup hr li main menu ol p pre section summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905
)
_HEADING = re.compile(r"h([1-6])\Z")
_VERSE = re.compile(r"(?:^|[\s_-])(?:verse|poem|poetry|stanza|bayt|شعر|بيت)(?:$|[\s_-])", re.IGNORECASE)
_PAGE_BREAK = re.compile(r"(?:doc-)?pagebreak")
_PAGE_NUMBER_CLASS = re.compile(r"(?:^|[\s_-])page[-_]?(?:num(?:ber)?|no)(?:$|[\s_-])", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"[\[({|]?\s*(?:(?:page|pg|p|ص)\b\.?\s*)?(\d{1,5}|[ivxlc]{1,8})\s*[\])}|]?", re.IGNORECASE
)
_COMMENT_SIGN = "mso-special-character:comment"  # Word's place of a comment
_BLANKS = re.compile(r"\s+")


class HtmlFlow:
    """Feeds the elements of one (X)HTML tree into a builder.

    Args:
        origin: name of the file in the blocks' origins ("chapter-3.xhtml"); the paragraph number is added.
        notes: of the book that the page is part of; None for a single page.
        hiding: by the style sheets of the page and of its book; None for those in the page.
    """

    def __init__(
        self,
        builder: DocumentBuilder,
        origin: str = "",
        notes: NoteIndex | None = None,
        hiding: Hiding | None = None,
    ) -> None:
        self._builder = builder
        self._origin = origin
        self._count = 0
        self._notes = notes
        self._hiding = hiding
        self._kinds: list[tuple[BlockKind, int]] = [(BlockKind.PARAGRAPH, 0)]
        self._preformatted = 0

    def feed(self, root: etree._Element) -> None:
        """Add all the text of the tree, in document order. Depth costs no recursion."""
        if self._notes is None:
            self._notes = NoteIndex()
            self._notes.add(root)
            self._notes.resolve()
        if self._hiding is None:
            self._hiding = Hiding.of(root)
        self._builder.expect(characters_of(root))
        self._begin()
        walker: Any = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        skipping: Any = None
        for event, element in walker:
            if event in ("comment", "pi"):
                if skipping is None:
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
            # A reference that the parser did not expand: a named character of HTML, or nothing to trust.
            character = html5.get(f"{element.name};", "")
            self._text(character)
            self._builder.expect(character)
            return True
        assert self._notes is not None
        name = local(element).lower()
        if name in _NO_TEXT:
            return True
        if (reason := _LEFT_OUT.get(name)) is not None:
            self._builder.leave_out(reason, text_of_page(element))
            return True
        if name == "dialog" and element.get("open") is None:
            self._builder.leave_out(_HIDDEN, text_of_page(element))
            return True
        above = element.getparent()
        if name.endswith("case") and above is not None and local(above).lower().endswith("switch"):
            # EPUB 3.0: for readers that know another language of mark-up; the default is shown.
            self._builder.leave_out(_LEFT_OUT["object"], text_of_page(element))
            return True
        notes = self._notes
        if notes.references and (reference := notes.references.get(element)) is not None:
            self._builder.note(
                reference.text, kind=reference.kind, label=reference.label, origin=self._origin
            )
            self._builder.label(text_of_page(element))
            return True
        if notes.bodies and element in notes.bodies:
            # Its text has gone to the reference; its number and its link back are labels.
            self._builder.label(visible(text_of_page(element)) - notes.size_of(element))
            return True
        roles = note_roles(element) if element.attrib else ""
        if _PAGE_BREAK.search(roles) and self._page_break(element):
            return True
        if _PAGE_NUMBER_CLASS.search(element.get("class", "")) and self._page_number(element):
            return True
        # After notes and page numbers: books hide them where they stand, and show them elsewhere.
        assert self._hiding is not None
        if not self._is_own_note(element, roles) and self._hiding.hides(element):
            self._builder.leave_out(_HIDDEN, text_of_page(element))
            return True
        if not roles and not element.attrib:
            return False
        if _COMMENT_SIGN in element.get("style", "") and not visible(text_of_page(element)):
            return True
        if is_reference_by_role(element):
            self._builder.leave_out(Message("references to notes that the file lacks"), text_of_page(element))
            return True
        if self._is_own_note(element, roles) or not _SIDE_NOTES.isdisjoint(element.get("class", "").split()):
            # Nothing refers to it: it is a note here.
            text = _BLANKS.sub(" ", text_of_page(element)).strip()
            kind = NoteKind.ENDNOTE if "endnote" in roles or "rearnote" in roles else NoteKind.FOOTNOTE
            self._builder.note(text, kind=kind, origin=self._origin)
            return True
        return False

    def _is_own_note(self, element: etree._Element, roles: str) -> bool:
        """Whether a note is here that nothing refers to."""
        notes = self._notes
        return (
            bool(roles)
            and is_note_by_role(element)
            and not (
                notes and notes.bodies and any(inner in notes.bodies for inner in element.iterdescendants())
            )
        )

    def _page_break(self, element: etree._Element) -> bool:
        """Set the mark of a page; whether the element holds its number only."""
        text = _BLANKS.sub(" ", text_of_page(element)).strip()
        is_label = len(text) <= _LONGEST_PAGE_LABEL and len(element) <= 1
        if not is_label and "pagebreak" not in stated_role(element):
            return False  # a class of a paragraph or heading that begins a page
        label = (
            element.get("title")
            or element.get("aria-label")
            or (text if is_label else "")
            or element.get("id")
            or ""
        )
        self._builder.mark(MarkKind.PAGE, label.strip())
        if is_label:
            self._builder.label(text)
        return is_label

    def _page_number(self, element: etree._Element) -> bool:
        """Set the mark of a page if the element is nothing but its number, as in transcribed books."""
        text = _BLANKS.sub(" ", text_of_page(element)).strip()
        if (number := _PAGE_NUMBER.fullmatch(text)) is None:
            return False
        self._builder.mark(MarkKind.PAGE, number[1])
        self._builder.label(text)
        return True

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


def title_of(root: etree._Element) -> str:
    """The title element's text, or an empty string."""
    for element in root.iter("{*}title", "title"):
        return _BLANKS.sub(" ", "".join(_texts(element))).strip()
    return ""


def text_of_page(element: etree._Element) -> str:
    """All text below an element, but for scripts, styles and the head; not the tail of the element."""
    pieces: list[str] = []
    skipping: Any = None
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if skipping is None and event == "start":
            if local(inner).lower() in _NO_TEXT:
                skipping = inner
            elif not isinstance(inner, etree._Entity):
                pieces.append(inner.text or "")
        elif event == "end":
            if skipping is inner:
                skipping = None
            if skipping is None and inner is not element:
                pieces.append(inner.tail or "")
    return "".join(pieces)


def characters_of(root: etree._Element) -> int:
    """Characters of :func:`text_of_page`, counted in another and quicker way."""
    count = sum(map(visible, map(str, root.itertext())))
    for element in root.iter(etree.Entity, *(f"{{*}}{name}" for name in _NO_TEXT)):
        if any(local(above).lower() in _NO_TEXT for above in element.iterancestors()):
            continue
        is_entity = isinstance(element, etree._Entity)
        count -= visible(element.text or "") if is_entity else sum(map(visible, map(str, element.itertext())))
    return count


def _texts(element: etree._Element) -> list[str]:
    return [str(text) for text in element.itertext()]
