"""Inline codes of TMX and XLIFF: the part that is text, and the part that is left out.

A code is text where it stands for a character or a line end, says what it is equivalent to, or is a
placeholder of a program (``%s``, ``{0}``). Formatting is left out and counted.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from aligner.formats.io.safe_xml import local

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

# Elements whose content is native code, by format.
TMX_CODES = frozenset(["bpt", "ept", "it", "ph", "ut"])
XLIFF_1_CODES = frozenset(["bpt", "ept", "ph", "it", "x", "bx", "ex"])
XLIFF_2_CODES = frozenset(["ph", "sc", "ec"])
_PAIRS = frozenset(["g", "pc", "hi"])  # around text

_LINE_BREAK = re.compile(r"(?:.*[-:])?(?:lb|br|linebreak|line-break|newline|pb|pagebreak)\Z", re.IGNORECASE)
_BREAK_CODE = re.compile(
    r"\s*(?:<(?:[\w-]+:)?(?:br|lb|cr)\b[^<>]*/?>|\\n|\\line\s?|[\r\n]+)\s*\Z", re.IGNORECASE
)
_TAB = re.compile(r"(?:.*[-:])?tab\Z", re.IGNORECASE)
_TAB_CODE = re.compile(r"(?:\t|\\t|\s*<(?:[\w-]+:)?tab\b[^<>]*/?>)\Z", re.IGNORECASE)
_ENTITY = re.compile(r"\s*&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});\s*\Z")
_MARKUP = re.compile(r"\s*(?:<[^<>]*>|\{\\?[a-z]+\d*\}|\[/?[A-Za-z]+\d*\])\s*\Z")
_PLACEHOLDER = re.compile(
    r"%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?[a-zA-Z@]|\{\{?[\w.]*\}?\}|\$\{?[\w.]+\}?|%[\w.]+%"
)
_EQUIVALENTS = ("equiv", "equiv-text", "equivStart")


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
    pieces: list[str] = [element.text or ""]
    left_out = 0
    waiting = [(child, False) for child in reversed(element)]
    while waiting:
        child, tail = waiting.pop()
        if tail:
            pieces.append(child.tail or "")
            continue
        waiting.append((child, True))
        name = local(child)
        if name == "cp":
            pieces.append(_coded(child.get("hex", "")))
        elif name in codes:
            text = _text_of_code(child, data)
            pieces.append(text or "")
            left_out += text is None
        elif name:
            left_out += name in _PAIRS
            pieces.append(child.text or "")
            waiting.extend((grandchild, False) for grandchild in reversed(child))
    return Flat("".join(pieces), left_out)


def _text_of_code(code: etree._Element, data: Mapping[str, str] | None) -> str | None:
    """The text of a code; None for formatting."""
    kinds = [code.get(name, "") for name in ("type", "ctype", "subType", "x-type")]
    content = "".join(map(str, code.itertext())) or (data or {}).get(code.get("dataRef", ""), "")
    equivalent = next((value for name in _EQUIVALENTS if (value := code.get(name))), "")
    if any(_LINE_BREAK.match(kind) for kind in kinds if kind) or _BREAK_CODE.match(content or equivalent):
        return "\n"
    if any(_TAB.match(kind) for kind in kinds if kind) or _TAB_CODE.match(content):
        return "\t"
    if equivalent and not _MARKUP.match(equivalent):
        return html.unescape(equivalent)
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
