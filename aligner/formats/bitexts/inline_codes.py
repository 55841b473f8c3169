"""Inline codes of TMX and XLIFF: the part that is text, and how the others stay with an edited text.

A code is text where it stands for a character or a line end, says what it is equivalent to, or is a
placeholder of a program (``%s``, ``{0}``). Other codes are left out of plain text and counted; in a project
each is a tag (:mod:`aligner.exchange.inline_tags`), numbered alike in both languages.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.exchange.inline_tags import closing, opening
from aligner.formats.io.safe_xml import local
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from lxml import etree

# Elements whose content is native code, by format.
TMX_CODES = frozenset(["bpt", "ept", "it", "ph", "ut"])
XLIFF_1_CODES = frozenset(["bpt", "ept", "ph", "it", "x", "bx", "ex"])
XLIFF_2_CODES = frozenset(["ph", "sc", "ec", "sm", "em"])
_PAIRS = frozenset(["g", "pc", "hi"])  # around text
_AROUND = _PAIRS | {"mrk"}
_MARKERS = frozenset(["mrk", "sm", "em"])
"""Annotations, such as the anchor of a comment: no formatting, so plain text does not count them."""

_TRACKED = frozenset(["x-sdl-deleted"])
_PASSING = frozenset(["seg", "x-sdl-added", "x-sdl-deleted", "x-sdl-location"])
"""Markers that say nothing about the text they are around, or end with the edit that they track."""

_LINE_BREAK = re.compile(r"(?:.*[-:])?(?:lb|br|linebreak|line-break|newline|pb|pagebreak)\Z", re.IGNORECASE)
_BREAK_CODE = re.compile(
    r"\s*(?:<(?:[\w-]+:)?(?:br|lb|cr)\b[^<>]*/?>|\\n|\\line\s?|[\r\n]+)\s*\Z", re.IGNORECASE
)
_TAB = re.compile(r"(?:.*[-:])?tab\Z", re.IGNORECASE)
_TAB_CODE = re.compile(r"(?:\t|\\t|\s*<(?:[\w-]+:)?tab\b[^<>]*/?>)\Z", re.IGNORECASE)
_ENTITY = re.compile(r"\s*&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});\s*\Z")
_MARKUP = re.compile(r"\s*(?:<[^<>]*>|\{\\?[a-z]+\d*\}|\[/?[A-Za-z]+\d*\])\s*\Z")
_SPECIAL = re.compile(
    r"\s*<mq:ch\s+val=([\"'])(?P<value>.*?)\1\s*/?>\s*\Z", re.DOTALL
)  # memoQ's special character
_PLACEHOLDER = re.compile(
    r"%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?[a-zA-Z@]|\{\{?[\w.]*\}?\}|\$\{?[\w.]+\}?|%[\w.]+%"
)
_EQUIVALENTS = ("equiv", "equiv-text", "equivStart")
_OPENING = frozenset(["bpt", "bx", "sc", "sm"])
_CLOSING = frozenset(["ept", "ex", "ec", "em"])


class Flat:
    """The text of a segment.

    Attributes:
        text: without codes.
        codes: how many were left out.
    """

    __slots__ = ("codes", "text")

    def __init__(self, text: str, codes: int) -> None:
        self.text = text
        self.codes = codes


def codes_kept(count: int) -> Message:
    """What a reader says of codes that are not in the plain text."""
    return Message.counted(
        "{n:,} inline code is kept as a tag in projects, TMX and XLIFF, and left out elsewhere.",
        "{n:,} inline codes are kept as tags in projects, TMX and XLIFF, and left out elsewhere.",
        n=count,
    )


def flatten(
    element: etree._Element | None, codes: frozenset[str], data: Mapping[str, str] | None = None
) -> Flat:
    """The text of a segment; depth costs no recursion.

    Args:
        codes: local names of elements that are codes.
        data: native codes by id, to which XLIFF 2 refers.
    """
    if element is None:
        return Flat("", 0)
    if not len(element):
        return Flat(element.text or "", 0)
    pieces: list[str] = []
    left_out = 0
    for text, code, ends in _parts(element, codes):
        if code is None:
            pieces.append(text)
        elif (name := local(code)) in _PAIRS:
            left_out += not ends
        elif name not in _MARKERS:
            said = _text_of_code(code, data)
            pieces.append(said or "")
            left_out += said is None
    return Flat("".join(pieces), left_out)


@dataclass(frozen=True, slots=True)
class Code:
    """An inline code.

    Attributes:
        markup: as the file has it: an element, or the start or end of one around text.
        content: the native code, or ``markup`` where the file does not say it.
        kind: the local name of its element.
        text: what it means as text; None for formatting.
    """

    markup: str
    content: str
    kind: str
    text: str | None = None

    @property
    def is_marker(self) -> bool:
        return self.kind in _MARKERS

    @property
    def is_element(self) -> bool:
        """Whether it is one end of an element around text, so that both ends must be nested."""
        return self.kind in _AROUND


class Numbers:
    """The numbers of the codes of a unit, alike in both languages."""

    def __init__(self, taken: Collection[str] = ()) -> None:
        """Leave out the numbers of tags that are text already."""
        self._taken = {int(tag.strip("\u27e6/\u27e7")) for tag in taken}
        self._numbers: dict[tuple[str, str, int], int] = {}
        self._last = 0
        self._seen: Counter[tuple[str, str]] = Counter()
        self._open: dict[str, int] = {}

    def begin(self) -> None:
        """Begin with another segment."""
        self._seen.clear()
        self._open.clear()

    def tag(self, code: etree._Element, content: str) -> str:
        """The tag of a code that is no element around text."""
        name = local(code)
        own = code.get("x") or code.get("id") or code.get("i") or content
        place = code.get("pos", "")
        if name in _CLOSING or (name == "it" and place in ("end", "close")):
            mate = code.get("startRef") or code.get("rid") or code.get("i") or code.get("id") or ""
            number = self._open.pop(mate, 0) if name != "it" else 0
            return closing(number or self._number("end", own))
        number = self._number(name, own)
        if name in _OPENING:
            self._open[code.get("rid") or code.get("i") or code.get("id") or ""] = number
        return opening(number)

    def around(self, element: etree._Element) -> int:
        """The number of an element around text."""
        return self._number(local(element), element.get("id") or element.get("x") or "")

    def _number(self, name: str, own: str) -> int:
        kind = "begin" if name in _OPENING or name == "it" else name
        times = self._seen[kind, own]
        self._seen[kind, own] += 1
        key = (kind, own, times)
        if key not in self._numbers:
            self._last += 1
            while self._last in self._taken:
                self._last += 1
            self._numbers[key] = self._last
        return self._numbers[key]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A segment with a tag for each of its codes.

    Attributes:
        text: with tags, and with the text of codes that mean text.
        codes: by tag. spoken: the codes that mean text, in order.
    """

    text: str
    codes: Mapping[str, Code]
    spoken: tuple[Code, ...]


def tagged(
    element: etree._Element | None,
    codes: frozenset[str],
    numbers: Numbers,
    data: Mapping[str, str] | None = None,
) -> Tagged:
    """The text of a segment with its codes as tags; arguments as of :func:`flatten`.

    Args:
        numbers: of the unit; the source has to come before the target.
    """
    if element is None:
        return Tagged("", {}, ())
    if not len(element):
        return Tagged(element.text or "", {}, ())
    numbers.begin()
    pieces: list[str] = []
    found: dict[str, Code] = {}
    spoken: list[Code] = []
    around: dict[int, int] = {}
    for text, code, ends in _parts(element, codes):
        if code is None:
            pieces.append(text)
            continue
        name = local(code)
        if name in codes:
            content = _content(code, data)
            markup = _markup(code)
            said = _text_of_code(code, data) if name not in _MARKERS else None
            if said is not None:
                pieces.append(said)
                spoken.append(Code(markup, content or markup, name, said))
                continue
            tag = numbers.tag(code, content)
        else:
            number = around.pop(id(code)) if ends else numbers.around(code)
            if not ends:
                around[id(code)] = number
            tag = closing(number) if ends else opening(number)
            markup = _end_tag(code) if ends else _start_tag(code)
            reference = "dataRefEnd" if ends else "dataRefStart"
            content = (data or {}).get(code.get(reference, ""), "")
        found[tag] = Code(markup, content or markup, name)
        pieces.append(tag)
    return Tagged("".join(pieces), found, tuple(spoken))


def _parts(
    segment: etree._Element, codes: frozenset[str]
) -> Iterator[tuple[str, etree._Element | None, bool]]:
    """Texts, codes, and the starts and ends of elements around text, in order."""
    yield segment.text or "", None, False
    waiting = [(child, False) for child in reversed(segment)]
    while waiting:
        child, done = waiting.pop()
        name = local(child)
        if done:
            if _is_around(child, name):
                yield "", child, True
            yield child.tail or "", None, False
            continue
        if name == "cp":
            yield _coded(child.get("hex", "")), None, False
        elif name in codes:
            yield "", child, False
        elif name == "mrk" and child.get("mtype") in _TRACKED:
            pass
        elif name:
            waiting.append((child, True))
            if _is_around(child, name):
                yield "", child, False
            yield child.text or "", None, False
            waiting.extend((grandchild, False) for grandchild in reversed(child))
            continue
        yield child.tail or "", None, False


def _is_around(element: etree._Element, name: str) -> bool:
    return name in _PAIRS or (name == "mrk" and element.get("mtype", "") not in _PASSING)


def _content(code: etree._Element, data: Mapping[str, str] | None) -> str:
    return "".join(map(str, code.itertext())) or (data or {}).get(code.get("dataRef", ""), "")


def _text_of_code(code: etree._Element, data: Mapping[str, str] | None) -> str | None:
    """The text of a code; None for formatting."""
    kinds = [code.get(name, "") for name in ("type", "ctype", "subType", "x-type")]
    content = _content(code, data)
    equivalent = next((value for name in _EQUIVALENTS if (value := code.get(name))), "")
    if any(_LINE_BREAK.match(kind) for kind in kinds if kind) or _BREAK_CODE.match(content or equivalent):
        return "\n"
    if any(_TAB.match(kind) for kind in kinds if kind) or _TAB_CODE.match(content):
        return "\t"
    if equivalent and not _MARKUP.match(equivalent):
        return html.unescape(equivalent)
    if (special := _SPECIAL.match(content)) is not None:
        return html.unescape(special["value"])
    if _ENTITY.match(content):
        return html.unescape(content.strip())
    if local(code) in ("ph", "x") and _PLACEHOLDER.fullmatch(content.strip()):
        return content.strip()
    return None


def _coded(code: str) -> str:
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character


# Markup as text, with the prefixes of the file and without declarations of namespaces.


def escaped(text: str) -> str:
    """Legal text as content of an element; a carriage return would else come back as a line end."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text if text.isprintable() else text.replace("\r", "&#13;")


def _name(element: etree._Element) -> str:
    return f"{element.prefix}:{local(element)}" if element.prefix else local(element)


def _start_tag(element: etree._Element, end: str = ">") -> str:
    prefixes = {uri: prefix for prefix, uri in element.nsmap.items() if prefix}
    parts = [f"<{_name(element)}"]
    for key, value in element.attrib.items():
        uri, _, name = str(key).rpartition("}")
        prefix = "xml" if uri.endswith("/XML/1998/namespace") else prefixes.get(uri[1:], "")
        quoted = escaped(str(value)).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
        parts.append(f' {f"{prefix}:" if prefix else ""}{name}="{quoted}"')
    return "".join(parts) + end


def _end_tag(element: etree._Element) -> str:
    return f"</{_name(element)}>"


def _markup(element: etree._Element) -> str:
    """The whole element; the parser has limited its depth."""
    if not len(element) and not element.text:
        return _start_tag(element, "/>")
    inner = escaped(element.text or "") + "".join(
        (_markup(child) if local(child) else "") + escaped(child.tail or "") for child in element
    )
    return _start_tag(element) + inner + _end_tag(element)
