"""Segments with inline codes between files and projects.

Outside its file a segment with codes is kept as the content of a TMX ``seg``, in the properties
``source.seg`` and ``target.seg`` of its unit: TMX has an element for every kind of code, and takes the codes
of others as native code. In a project its text has tags instead (:mod:`aligner.exchange.inline_tags`).

Source: TMX 1.4b Specification, "Content markup"; XLIFF 1.2, section 2.4; XLIFF 2.1, section 4.7.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

from aligner.bitext import Side
from aligner.exchange.document_places import unwrapped
from aligner.exchange.inline_tags import TAG, without_tags
from aligner.formats.bitexts.inline_codes import (
    TMX_CODES,
    Code,
    Numbers,
    Tagged,
    escaped,
    flatten,
    tagged,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligner.exchange.translation_unit import TranslationUnit

SEGMENT = "{side}.seg"
"""Property with the segment of a side as TMX has it."""

_TMX_INLINE = frozenset(["bpt", "ept", "hi", "it", "ph", "sub", "ut"])
_NOTHING = Tagged("", {}, ())
_NUMBER = re.compile(r'(?<=\s)([ix])="[^"]*"')


def tagged_pair(
    source: etree._Element | None,
    target: etree._Element | None,
    codes: frozenset[str],
    data: Mapping[str, str] | None = None,
) -> tuple[Tagged, Tagged]:
    """Both segments of a unit with tags that have the same numbers where they are the same codes.

    Args:
        codes, data: as of :func:`aligner.formats.bitexts.inline_codes.flatten`.
    """
    literal = "".join(
        text for element in (source, target) if element is not None for text in map(str, element.itertext())
    )
    numbers = Numbers(TAG.findall(literal))
    return tagged(source, codes, numbers, data), tagged(target, codes, numbers, data)


# As properties of units


def tmx_content(segment: Tagged) -> str:
    """A segment of any format as the content of a TMX ``seg``; empty if it has no codes."""
    if not segment.codes and not segment.spoken:
        return ""
    markup = {tag: _tmx_code(tag, code, segment.codes) for tag, code in segment.codes.items()}
    nested = well_nested(segment.text, segment.codes)
    for tag, code in segment.codes.items():
        if code.is_marker:
            end = tag.startswith("\u27e6/")
            number = tag.strip("\u27e6/\u27e7")
            start = f'<hi type="x-{code.kind}" x="{number}">'
            markup[tag] = "" if not nested or code.kind != "mrk" else "</hi>" if end else start
    return filled(segment.text, markup, [(code.text or "", _tmx_text(code)) for code in segment.spoken])


def _tmx_code(tag: str, code: Code, codes: Mapping[str, Code]) -> str:
    number = tag.strip("\u27e6/\u27e7")
    content = escaped(code.content)
    if tag.startswith("\u27e6/"):
        if f"\u27e6{number}\u27e7" in codes:
            return f'<ept i="{number}">{content}</ept>'
        return f'<it pos="end" x="{number}">{content}</it>'
    if f"\u27e6/{number}\u27e7" in codes:
        return f'<bpt i="{number}" x="{number}">{content}</bpt>'
    if code.kind in ("bpt", "bx", "sc"):
        return f'<it pos="begin" x="{number}">{content}</it>'
    return f'<ph x="{number}">{content}</ph>'


def _tmx_text(code: Code) -> str:
    """A code that means text; the text alone where a reader of TMX would not see that it does."""
    kind = {"\n": ' type="lb"', "\t": ' type="tab"'}.get(code.text or "", "")
    markup = f"<ph{kind}>{escaped(code.content)}</ph>"
    element = etree.fromstring(f"<seg>{markup}</seg>")
    return markup if flatten(element, TMX_CODES).text == code.text else escaped(code.text or "")


def parsed(content: str) -> etree._Element | None:
    """The ``seg`` with this content; None for nothing, and for what is no content of one."""
    if not content:
        return None
    try:
        element = etree.fromstring(f"<seg>{content}</seg>", etree.XMLParser(resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return None
    known = all(
        isinstance(inner.tag, str) and inner.tag in _TMX_INLINE for inner in element.iterdescendants()
    )
    return element if known else None


def segments_of(properties: Mapping[str, str]) -> tuple[Tagged, Tagged]:
    """Both segments that the properties of a unit keep; empty ones where there are none."""
    kept = [properties.get(SEGMENT.format(side=side.value), "") for side in Side]
    if not any(kept):
        return _NOTHING, _NOTHING
    return tagged_pair(parsed(kept[0]), parsed(kept[1]), TMX_CODES)


def with_tags(unit: TranslationUnit) -> TranslationUnit:
    """The unit as a project shows it: with tags in the place of its codes."""
    segments = segments_of(unit.properties)
    texts = [
        segment.text if segment.codes and without_tags(segment.text, segment.codes) == text else text
        for segment, text in zip(segments, (unit.source, unit.target), strict=True)
    ]
    return replace(unit, source=texts[0], target=texts[1]) if any(s.codes for s in segments) else unit


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of the units that a pair was made of.

    Attributes:
        sides: what each side of each unit had, in order.
    """

    sides: tuple[tuple[Tagged, Tagged], ...]

    def __bool__(self) -> bool:
        return any(segment.codes or segment.spoken for unit in self.sides for segment in unit)

    def restored(self, unit: TranslationUnit, texts_now: tuple[str, str]) -> TranslationUnit:
        """The unit with plain texts, and with its codes where the tags are now.

        Args:
            texts_now: of the pair, with tags and line ends.
        """
        properties = dict(unit.properties)
        texts = []
        for number, text in enumerate(texts_now):
            known, content = self._filled(text, number)
            if content:
                properties[SEGMENT.format(side=tuple(Side)[number].value)] = content
            texts.append(unwrapped(without_tags(text, known)))
        return replace(unit, source=texts[0], target=texts[1], properties=MappingProxyType(properties))

    def _filled(self, text: str, side: int) -> tuple[set[str], str]:
        """The tags of codes in a text, and the text with these codes."""
        by_tag: dict[str, list[Code]] = {}
        spoken: list[tuple[str, str]] = []
        for unit in self.sides:
            own, other = unit[side], unit[1 - side]
            for tag, code in {**other.codes, **own.codes}.items():
                by_tag.setdefault(tag, []).append(code)
            said = own.spoken if own.text else other.spoken
            spoken += [(code.text or "", code.markup) for code in said]
        if text.count("\n") != sum(said.count("\n") for said, _ in spoken):
            text = unwrapped(text)  # some line ends are no codes
        used: Counter[str] = Counter()
        pieces: list[str] = []
        codes: list[Code] = []
        at = 0
        taken: list[str] = []
        for match in TAG.finditer(text):
            tag = match.group()
            if tag not in by_tag:
                continue
            code = by_tag[tag][min(used[tag], len(by_tag[tag]) - 1)]
            pieces.append(text[at : match.start()])
            taken.append(f"\u27e6{'/' if tag[1] == '/' else ''}{_apart(tag, used[tag])}\u27e7")
            used[tag] += 1
            codes.append(code)
            at = match.end()
        pieces.append(text[at:])
        if not codes and not spoken:
            return set(), ""
        present = dict(zip(taken, codes, strict=True))
        markup = {tag: _as_paired(tag, code, present) for tag, code in present.items()}
        if not well_nested("".join(taken), present):
            markup = {tag: "" if present[tag].is_element else code for tag, code in markup.items()}
        whole = "".join(piece + tag for piece, tag in zip(pieces, [*taken, ""], strict=True))
        return set(by_tag), filled(whole, markup, spoken)


def _apart(tag: str, times: int) -> int:
    """A number for a tag that is used again, as merged units have it."""
    return int(tag.strip("\u27e6/\u27e7")) + 1_000 * times


def _as_paired(tag: str, code: Code, present: Mapping[str, Code]) -> str:
    """The TMX code with the number of its tag, as one end of a pair only if the other is there."""
    number = tag.strip("\u27e6/\u27e7")
    is_end = tag.startswith("\u27e6/")
    if code.is_element:
        return code.markup
    both = (f"\u27e6{number}\u27e7" if is_end else f"\u27e6/{number}\u27e7") in present
    if code.kind in ("bpt", "ept") and not both:
        return f'<it pos="{"end" if is_end else "begin"}" x="{number}">{escaped(code.content)}</it>'
    head, _, rest = code.markup.partition(">")
    return _NUMBER.sub(rf'\1="{number}"', head) + f">{rest}"


def filled(text: str, markup: Mapping[str, str], spoken: Sequence[tuple[str, str]]) -> str:
    """A text as the content of a segment.

    Args:
        text: with tags.
        markup: what stands in the file for each tag.
        spoken: texts, in order, that the file has as codes, with their markup.
    """
    places: list[tuple[int, int, str]] = [
        (match.start(), match.end(), markup[match.group()])
        for match in TAG.finditer(text)
        if match.group() in markup
    ]
    at = 0
    for said, code in spoken:
        found = text.find(said, at) if said else -1
        if found >= 0:
            at = found + len(said)
            places.append((found, at, code))
    pieces = []
    at = 0
    for start, end, code in sorted(places):
        pieces += [escaped(text[at:start]), code]
        at = end
    return "".join([*pieces, escaped(text[at:])])


def well_nested(text: str, codes: Mapping[str, Code]) -> bool:
    """Whether elements around text begin and end in the text as XML wants it."""
    open_: list[str] = []
    for match in TAG.finditer(text):
        tag = match.group()
        if tag not in codes or not codes[tag].is_element:
            continue
        if tag[1] != "/":
            open_.append(tag)
        elif not open_ or open_.pop()[1:] != tag[2:]:
            return False
    return not open_
