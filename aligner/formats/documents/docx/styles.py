"""Styles of a Word document: which are headings or verse, and which hide text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligner.documents.document import BlockKind
from aligner.formats.io.safe_xml import attribute, local

if TYPE_CHECKING:
    from lxml import etree

_HEADING = re.compile(r"(?:heading|عنوان|العنوان)\s*([1-9])\Z", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|العنوان)\Z", re.IGNORECASE)
_VERSE = re.compile(r"verse|poem|poetry|شعر", re.IGNORECASE)
_DEEPEST = 9


class Styles:
    """Paragraph and character styles, with what they inherit resolved."""

    def __init__(self, root: etree._Element | None) -> None:
        self._names: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._outlines: dict[str, int] = {}
        self._hidden: dict[str, bool] = {}
        self._default = ""
        for style in root if root is not None else ():
            if local(style) != "style":
                continue
            identifier = attribute(style, "styleId")
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                self._default = identifier
            for child in style:
                if local(child) == "name":
                    self._names[identifier] = attribute(child, "val")
                elif local(child) == "basedOn":
                    self._parents[identifier] = attribute(child, "val")
                elif local(child) == "rPr":
                    for vanish in (own for own in child if local(own) == "vanish"):
                        self._hidden[identifier] = attribute(vanish, "val") not in ("0", "false", "off")
                elif local(child) == "pPr" and (level := _outline(child)) is not None:
                    self._outlines[identifier] = level

    def hides(self, style: str) -> bool:
        """Whether text of a style is hidden, by the style or one that it is based on.

        Args:
            style: of a paragraph or of a run; empty for the usual style of paragraphs.
        """
        return self._hidden.get(self._with_vanish(style or self._default), False)

    def says(self, style: str) -> bool:
        """Whether a style, or one that it is based on, says anything about hiding."""
        return bool(self._with_vanish(style))

    def _with_vanish(self, style: str) -> str:
        seen: set[str] = set()
        while style and style not in seen:
            if style in self._hidden:
                return style
            seen.add(style)
            style = self._parents.get(style, "")
        return ""

    def of(self, paragraph: etree._Element) -> tuple[BlockKind, int]:
        """What a paragraph is, and its level if it is a heading."""
        style = ""
        for properties in paragraph:
            if local(properties) != "pPr":
                continue
            if (level := _outline(properties)) is not None:
                return BlockKind.HEADING, level
            style = next((attribute(c, "val") for c in properties if local(c) == "pStyle"), "")
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            name = self._names.get(style, style)
            if (heading := _HEADING.match(name)) is not None:
                return BlockKind.HEADING, int(heading[1])
            if style in self._outlines:
                return BlockKind.HEADING, self._outlines[style]
            if _TITLE.match(name):
                return BlockKind.HEADING, 1
            if _VERSE.search(name):
                return BlockKind.VERSE, 0
            style = self._parents.get(style, "")
        return BlockKind.PARAGRAPH, 0


def _outline(properties: etree._Element) -> int | None:
    """Outline level, counted from 1; Word's own 9 means body text."""
    for child in properties:
        if (
            local(child) == "outlineLvl"
            and (value := attribute(child, "val")).isdecimal()
            and len(value) == 1
        ):
            return int(value) + 1 if int(value) < _DEEPEST else None
    return None
