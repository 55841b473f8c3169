"""Styles of an OpenDocument text: which are headings or verse, and which hide text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligner.documents.document import BlockKind
from aligner.formats.io.safe_xml import attribute, local

if TYPE_CHECKING:
    from lxml import etree

_HEADING = re.compile(r"Heading_20_([1-9])\Z")
_VERSE = re.compile(r"verse|poem|poetry|شعر", re.IGNORECASE)


class OdfStyles:
    """Styles by family and name, with what they inherit resolved; later roots come second."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._parents: dict[tuple[str, str], str] = {}
        self._display: dict[tuple[str, str], str] = {}
        for root in roots:
            for style in () if root is None else root.iter("{*}style"):
                key = attribute(style, "family") or "paragraph", attribute(style, "name")
                self._parents.setdefault(key, attribute(style, "parent-style-name"))
                for properties in style:
                    display = attribute(properties, "display")
                    if display and local(properties) in ("text-properties", "section-properties"):
                        self._display.setdefault(key, display)

    def kind(self, style: str) -> tuple[BlockKind, int]:
        """What a paragraph of a style is, and its level if it is a heading."""
        for name in self._line("paragraph", style):
            if (heading := _HEADING.match(name)) is not None:
                return BlockKind.HEADING, int(heading[1])
            if name == "Title":
                return BlockKind.HEADING, 1
            if _VERSE.search(name):
                return BlockKind.VERSE, 0
        return BlockKind.PARAGRAPH, 0

    def hides(self, family: str, style: str) -> bool:
        """Whether text of a style is hidden, by the style or one that it comes from."""
        for name in self._line(family, style):
            if (display := self._display.get((family, name))) is not None:
                return display == "none"
        return False

    def _line(self, family: str, style: str) -> list[str]:
        """A style and those it comes from."""
        seen: list[str] = []
        while style and style not in seen:
            seen.append(style)
            style = self._parents.get((family, style), "")
        return seen
