"""The segments of a unit of XLIFF, for reading them and for writing into them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.formats.io.safe_xml import attribute, local

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of a ``trans-unit``.

    Attributes:
        mid: its number in the unit; empty where the unit is not divided.
        source, target: the elements around its texts.
        is_one_of_several: whether the unit has more segments.
    """

    mid: str
    source: etree._Element | None
    target: etree._Element | None
    is_one_of_several: bool = False


def segments_1(unit: etree._Element) -> list[Piece]:
    """The segments of a ``trans-unit`` of XLIFF 1: the whole unit, unless it says how it is divided."""
    children = {local(child): child for child in unit}
    source, target = children.get("source"), children.get("target")
    if "seg-source" not in children:
        return [Piece("", source, target)]
    pieces, translated = _by_mid(children["seg-source"]), _by_mid(target)
    if pieces and set(translated) <= set(pieces) and (len(pieces) > 1 or _is_whole(children["seg-source"])):
        several = len(pieces) > 1
        return [Piece(mid, mark, translated.get(mid), several) for mid, mark in pieces.items()]
    return [Piece("", source, target)]


def native_data(unit: etree._Element) -> dict[str, str]:
    """The native codes of a unit of XLIFF 2, by id."""
    return {
        entry.get("id", ""): "".join(map(str, entry.itertext()))
        for group in unit.iterchildren("{*}originalData")
        for entry in group
    }


def _is_whole(divided: etree._Element) -> bool:
    """Whether all of its text is in its segments."""
    inside = sum(len(text) for mark in _by_mid(divided).values() for text in map(str, mark.itertext()))
    return len("".join(map(str, divided.itertext())).strip()) <= inside


def _by_mid(element: etree._Element | None) -> dict[str, etree._Element]:
    if element is None:
        return {}
    return {
        attribute(mark, "mid"): mark
        for mark in element.iter("{*}mrk")
        if mark.get("mtype") == "seg" and attribute(mark, "mid")
    }
