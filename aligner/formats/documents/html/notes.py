"""Notes of web pages and EPUB books: which links refer to a note, and what the note says.

A note is recognised by what readers of books see: a short link in the text ("1", "[a]", "*") that leads to a
paragraph, list item or box, with at least one piece of evidence: a role or class of the link, superscript, a
link back, a name such as ``_ftn1``, or a container of notes. EPUB, ARIA, pandoc, Word, LibreOffice, MediaWiki
and hand-made pages all come out of that. A class that only mentions footnotes makes no note, and a note
that nothing refers to stays in the text unless its EPUB type or ARIA role says what it is.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field, replace
from html.entities import html5
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from lxml import etree

from aligner.documents.builder import visible
from aligner.documents.document import NoteKind
from aligner.formats.io.safe_xml import attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    Element = etree._Element

_REFERENCE = re.compile(
    r"note-?ref|foot-?note-?(?:anchor|link|call|mark|number)|(?:^|\s)fn-?ref|fnanchor|sd(?:foot|end)noteanc"
    r"|(?:^|\s)(?:reference|footref)(?:\s|$)|MsoFootnoteReference|MsoEndnoteReference|msocomanchor",
    re.IGNORECASE,
)
_BACK_ROLE = re.compile(
    r"doc-backlink|back-?link|footnote-?back|reversefootnote|cite-?back|msocomoff", re.IGNORECASE
)
_NOTE_ROLE = re.compile(r"\b(?:doc-)?(?:foot|end|rear)note\b")
_NOTE_CLASS = re.compile(
    r"(?:foot|end|rear)-?_?notes?|(?:^|[\s_-])(?:notes?|fn|references)(?:$|[\s_-])", re.IGNORECASE
)
_NOTE_NAME = re.compile(
    r"\A_?(?:ftn|edn|fn|en|foot-?_?note|end-?_?note|note|cite_?note|sdfootnote|sdendnote|n)[-_:.]?\d",
    re.IGNORECASE,
)
_ENDNOTE = re.compile(r"endnote|rearnote|\b_edn|sdendnote", re.IGNORECASE)
_COMMENT = re.compile(r"msocom|\bcmnt\d", re.IGNORECASE)  # of Word and Google Docs
_LABEL = re.compile(
    r"[\[({«]?\s*(?:(?:notes?|fn|n|حاشية|هامش)\.?\s*)?(?:[\d٠-٩۰-۹]{1,4}|[ivxlc]{1,6}|[A-Za-zء-ي]|[*†‡§¶#※]{1,4})\s*[\])}»]?[.:]?",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"\s*[\[(]?\s*([\d٠-٩۰-۹]{1,4}|[A-Za-z]|[ivxlc]{1,6}|[*†‡§¶#]{1,4})"
    r"\s*(?:[\])][.:]?|[.:)–—-]|(?=\s))\s*"
)
_AROUND_NUMBER = re.compile(r"\A(?:(?:\[\s*\]|\(\s*\)|\{\s*\}|[\^↑])\s*)*(?:[.:]\s+)?")
"""What is left at the beginning of a note when the link that is its number is taken away."""
_BACK_ARROW = re.compile(r"[\s\[\](){}↩↑⇑⏎←→▲△^⬆️︎️\u21a9\u23ce]+")
_BLOCKS = frozenset(
    ["p", "li", "div", "aside", "section", "td", "th", "dd", "dt", "blockquote", "tr", "article"]
)
_TOO_WIDE = frozenset(
    ["html", "body", "main", "section", "article", "table", "tbody", "ol", "ul", "dl", "nav"]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_NAMED = etree.XPath("descendant-or-self::*[@id or @name]")
_INLINE_UP = 3
_MOST_PARAGRAPHS = 8  # of a note after its first
_LONGEST = 6_000  # characters of a note that is known only by its link
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to a note; ``text`` is empty where an earlier link has given the note already."""

    kind: NoteKind
    text: str
    label: str


@dataclass
class NoteIndex:
    """The notes of one page, or of all pages of a book.

    Attributes:
        references: by the outermost element that is nothing but the link.
        bodies: elements that are notes, and so no running text.
    """

    references: dict[Element, Reference] = field(default_factory=dict)
    bodies: set[Element] = field(default_factory=set)
    _roots: dict[str, Element] = field(default_factory=dict)
    _targets: dict[tuple[str, str], Element] = field(default_factory=dict)
    _taken: dict[Element, str] = field(default_factory=dict)
    _sizes: dict[Element, int] = field(default_factory=dict)
    _called: dict[Element, Element] = field(default_factory=dict)  # by body, the link that gives its text

    def add(self, root: Element, file: str = "") -> None:
        """Take in a page; ``file`` is its path in the book."""
        self._roots[file] = root
        for element in cast("list[Element]", _NAMED(root)):
            for name in (element.get("id"), element.get("name") if local(element) == "a" else None):
                if name:
                    self._targets.setdefault((file, name), element)

    def size_of(self, body: Element) -> int:
        """Characters of the notes of a body, without white space."""
        return self._sizes.get(body, 0)

    def resolve(self) -> NoteIndex:
        """Find the notes, once all pages are in."""
        for file, root in self._roots.items():
            for link in root.iter("{*}a", "{*}A"):
                if "#" in link.get("href", ""):
                    self._look_at(link, file)
        for body, outer in self._called.items():
            self._go_on(body, outer)
        return self

    def _go_on(self, body: Element, outer: Element) -> None:
        """Add to a note the paragraphs between it and the next one, if nothing in them refers to a note.

        Where notes stand among the text, the text between two of them refers to the second.
        """
        further: list[Element] = []
        following = body.getnext()
        while following is not None and following not in self.bodies and len(further) < _MOST_PARAGRAPHS:
            if local(following).lower() not in ("p", "blockquote") or any(
                inner in self.references for inner in following.iter(etree.Element)
            ):
                return
            further.append(following)
            following = following.getnext()
        if not further or following is None or following not in self._called:
            return
        texts = [_BLANKS.sub(" ", "".join(self._words(element))).strip() for element in further]
        reference = self.references[outer]
        whole = " ".join(text for text in (reference.text, *texts) if text)
        self.references[outer] = replace(reference, text=whole)
        self._sizes.update((element, visible(text)) for element, text in zip(further, texts, strict=True))
        self.bodies.update(further)

    def _look_at(self, link: Element, file: str) -> None:
        target = self._target(link, file)
        if target is None or any(above in self.bodies for above in _upwards(link)):
            return
        outer = _outermost(link)
        label = _text(link)
        explicit = any(_REFERENCE.search(roles(e)) for e in _around(link, outer))
        # Org mode gives the link to the note the role of the way back.
        is_back = _BACK_ROLE.search(link.get("class", "") if explicit else roles(link)) is not None
        if is_back or not (explicit or _LABEL.fullmatch(label)) or len(label) > 24:
            return
        if _begins_block(link) and not _begins_block(target) and not explicit:
            return  # the way back
        body = self._body(target)
        if body is None or (any(above is body for above in _upwards(link)) and not explicit):
            return
        known = target in self._taken
        raised = any(
            local(e).lower() == "sup" for e in (link, *_upwards(link, 2), *link.iter("{*}sup", "sup"))
        )
        backed = self._leads_back(body, link, file)
        if known and not (explicit or raised or backed):
            return  # "see note 3": words of the text
        named = _NOTE_NAME.match(_fragment(link)) is not None
        kin = any(_NOTE_CLASS.search(roles(e)) for e in (target, *_upwards(target, 3)))
        if not (explicit or raised or backed or named or kin):
            return
        if not explicit and (_has_heading(body) or len(_text(body)) > _LONGEST):
            return
        kind = self._kind(target, body, link)
        text = "" if known else self._note_text(body, label)
        if not text and not known:
            return
        self._taken[target] = text
        self.references[outer] = Reference(kind, text, label.strip("[](){} .:"))
        if not known:
            self._sizes[body] = self._sizes.get(body, 0) + visible(text)
            if local(body).lower() == "p":
                self._called[body] = outer
        self.bodies.update(_parts(body))

    def _target(self, link: Element, file: str) -> Element | None:
        address, _, fragment = (link.get("href") or "").partition("#")
        if not fragment or "://" in address:
            return None
        page = (
            posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(address))) if address else file
        )
        if page not in self._roots and len(self._roots) == 1:
            page = file if posixpath.basename(page) else page
        found = self._targets.get((page, unquote(fragment)))
        return self._targets.get((page, fragment)) if found is None else found

    def _body(self, target: Element) -> Element | None:
        """The block that is the note of a target; None where that is no note."""
        name = local(target).lower()
        if name in _HEADINGS or name in ("html", "body", "main"):
            return None
        block: Element | None = target
        if name not in _BLOCKS and not (name == "table" and _NOTE_CLASS.search(roles(target))):
            block = next((above for above in _upwards(target) if local(above).lower() in _BLOCKS), None)
            if any(local(above).lower() in _HEADINGS for above in _upwards(target)):
                return None
        if block is None or (block is not target and local(block).lower() in _TOO_WIDE):
            return None
        if local(block).lower() in ("td", "th") and (row := block.getparent()) is not None:
            block = row
        if not _text(block):
            following = block.getnext()
            return following if following is not None and local(following).lower() in _BLOCKS else None
        # A paragraph in a box of its own: Word and LibreOffice put the name on an anchor inside.
        box = block.getparent()
        if box is not None and block is not target and local(box).lower() in ("div", "aside", "li"):
            own = roles(box) + " " + (box.get("id") or "")
            if (_NOTE_CLASS.search(own) or _NOTE_NAME.match(box.get("id") or "")) and self._alone_in(
                box, target
            ):
                return box
        return block

    def _alone_in(self, box: Element, target: Element) -> bool:
        """Whether a box holds no other paragraph that something may lead to."""
        ids = [e for e in box.iterdescendants(etree.Element) if e.get("id") or e.get("name")]
        return all(e is target or _is_within(e, target) or _is_within(target, e) or not _text(e) for e in ids)

    def _leads_back(self, body: Element, link: Element, file: str) -> bool:
        for back in body.iter(etree.Element):
            if local(back).lower() != "a" or back is link:
                continue
            if _BACK_ROLE.search(roles(back)):
                return True
            place = self._target(back, self._file_of(body, file))
            if place is None:
                continue
            near = {link, *_upwards(link, _INLINE_UP), *link.iterdescendants(etree.Element)}
            sibling = link.getprevious()
            near |= {sibling} if sibling is not None else set()
            if place in near and local(place).lower() not in _TOO_WIDE:
                return True
        return False

    def _file_of(self, element: Element, guess: str) -> str:
        root = element.getroottree().getroot()
        return next((file for file, known in self._roots.items() if known is root), guess)

    def _kind(self, target: Element, body: Element, link: Element) -> NoteKind:
        own = " ".join((roles(target), roles(body), roles(link), _fragment(link)))
        if _COMMENT.search(own):
            return NoteKind.COMMENT
        if _ENDNOTE.search(own):
            return NoteKind.ENDNOTE
        around = " ".join(roles(e) for e in _upwards(body, 3))
        return (
            NoteKind.ENDNOTE
            if _ENDNOTE.search(around) and not re.search("footnote", own + around, re.IGNORECASE)
            else NoteKind.FOOTNOTE
        )

    def _note_text(self, body: Element, label: str) -> str:
        """What the note says, without its number and its link back."""
        text = _BLANKS.sub(" ", " ".join("".join(self._words(e)) for e in _parts(body))).strip()
        text = _AROUND_NUMBER.sub("", text)
        bare = label.strip("[](){} .:")
        if (leading := _LEADING.match(text)) is not None and leading[1] == bare and leading.end() < len(text):
            text = text[leading.end() :]
        return text.strip()

    def _words(self, element: Element) -> Iterator[str]:
        if isinstance(element, etree._Entity):
            yield html5.get(f"{element.name};", "")
            return
        yield element.text or ""
        for child in element:
            name = local(child).lower()
            if name in ("script", "style", "rt", "rp") or (name == "a" and self._is_way_back(child)):
                pass
            elif name or isinstance(child, etree._Entity):
                yield from self._words(child)
                if name in _BLOCKS or name == "br":
                    yield " "
            yield child.tail or ""

    def _is_way_back(self, link: Element) -> bool:
        if link.get("href") is None:
            return False
        text = _text(link)
        if _BACK_ROLE.search(roles(link)) or (text and not _BACK_ARROW.sub("", text)):
            return True
        return "#" in (link.get("href") or "") and _LABEL.fullmatch(text) is not None


def roles(element: Element) -> str:
    """What an element says it is: EPUB's type, ARIA's role, and its class."""
    return " ".join((stated_role(element), element.get("class", "")))


def stated_role(element: Element) -> str:
    """EPUB's type and ARIA's role."""
    kind = element.get("{http://www.idpf.org/2007/ops}type") or element.get("epub:type", "")
    return f"{kind} {element.get('role', '')}".strip()


def is_note_by_role(element: Element) -> bool:
    """Whether EPUB's type or ARIA's role calls an element a single note."""
    return _NOTE_ROLE.search(stated_role(element)) is not None


def is_reference_by_role(element: Element) -> bool:
    """Whether EPUB's type or ARIA's role calls an element a reference to a note."""
    return "noteref" in stated_role(element)


def _fragment(link: Element) -> str:
    return unquote(attribute(link, "href").rpartition("#")[2])


def _text(element: Element) -> str:
    return _BLANKS.sub(" ", "".join(map(str, element.itertext()))).strip()


def _upwards(element: Element, most: int = 200) -> Iterator[Element]:
    above = element.getparent()
    while above is not None and most:
        yield above
        above, most = above.getparent(), most - 1


def _outermost(link: Element) -> Element:
    """The link with the superscript, span or bracket that holds nothing else."""
    outer = link
    for above in _upwards(link, _INLINE_UP):
        if local(above).lower() not in ("sup", "span", "small", "b", "i", "em", "strong", "font"):
            break
        if _text(above).strip("[]() ") != _text(link).strip("[]() "):
            break
        outer = above
    return outer


def _around(link: Element, outer: Element) -> Iterator[Element]:
    yield link
    yield from link.iterdescendants(etree.Element)
    for above in _upwards(link, _INLINE_UP):
        if local(above).lower() in _BLOCKS:
            return
        yield above
        if above is outer:
            return


def _begins_block(element: Element) -> bool:
    """Whether no text is before an element in its block."""
    here = element
    while local(here).lower() not in _BLOCKS:
        before = here.getprevious()
        while before is not None:
            if (before.tail or "").strip() or _text(before).strip("[]() "):
                return False
            before = before.getprevious()
        above = here.getparent()
        if above is None:
            return True
        if (above.text or "").strip("[]( \n\t"):
            return False
        here = above
    return True


def _has_heading(body: Element) -> bool:
    return any(local(e).lower() in _HEADINGS for e in body.iterdescendants(etree.Element))


def _is_within(inner: Element, outer: Element) -> bool:
    return any(above is outer for above in _upwards(inner))


def _parts(body: Element) -> Iterator[Element]:
    """The elements of a note: a term with its definitions, else only the body."""
    yield body
    if local(body).lower() == "dt":
        following = body.getnext()
        while following is not None and local(following).lower() == "dd":
            yield following
            following = following.getnext()
