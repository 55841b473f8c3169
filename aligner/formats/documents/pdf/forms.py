"""Forms of a PDF that draw themselves, found before PDFium follows them without end.

Looks at the file as bytes, object by object, with object streams unpacked. Files may hide a circle from it;
the limits of the process that reads are there for those.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj\b")
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R\b")
_NUMBER = re.compile(rb"\d{1,10}")
_BODY_END = re.compile(rb"\bstream\b|\bendobj\b")
_FORM = re.compile(rb"/Subtype[\0\t\n\f\r ]*/Form\b")
_LONGEST_DICTIONARY = 200_000  # bytes
_LARGEST_PACKED = 4_000_000  # bytes of an object stream, unpacked
_MOST_PACKED = 40_000_000


def has_form_in_itself(data: bytes) -> bool:
    """Whether a form draws itself, by way of others too."""
    if b"/Form" not in data and b"/ObjStm" not in data:
        return False
    objects = dict(_objects(data))
    drawn = {number: _drawn_by(body, objects) for number, body in objects.items() if _FORM.search(body)}
    # Take away the forms that draw no form that is left: circles remain.
    left = set(drawn)
    while True:
        ends = {number for number in left if not drawn[number] & left}
        if not ends:
            return bool(left)
        left -= ends


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Numbers and dictionaries of the objects, those in object streams too."""
    room = _MOST_PACKED
    for match in _OBJECT.finditer(data):
        end = _BODY_END.search(data, match.end(), match.end() + _LONGEST_DICTIONARY)
        if end is None:
            continue
        body = data[match.end() : end.start()]
        yield int(match[1]), body
        if b"/ObjStm" in body and end[0] == b"stream":
            unpacked = _unpacked(data, end.end(), min(room, _LARGEST_PACKED))
            room -= len(unpacked)
            yield from _packed_objects(body, unpacked)


def _unpacked(data: bytes, at: int, most: int) -> bytes:
    start = at + (2 if data[at : at + 2] == b"\r\n" else 1)
    try:
        return zlib.decompressobj().decompress(data[start : start + most], max(most, 1))
    except zlib.error:
        return b""


def _packed_objects(body: bytes, data: bytes) -> Iterator[tuple[int, bytes]]:
    first = re.search(rb"/First[\0\t\n\f\r ]+(\d{1,9})", body)
    if first is None:
        return
    numbers = [int(number) for number in _NUMBER.findall(data[: int(first[1])])]
    places = [int(first[1]) + place for place in numbers[1::2]]
    for number, start, end in zip(numbers[::2], places, [*places[1:], len(data)], strict=False):
        yield number, data[start : min(end, start + _LONGEST_DICTIONARY)]


def _drawn_by(form: bytes, objects: dict[int, bytes]) -> set[int]:
    """The objects that a form may draw: those that its resources call drawings."""
    resources = _value(form, b"/Resources", objects)
    return {int(number) for number in _REFERENCE.findall(_value(resources, b"/XObject", objects))}


def _value(dictionary: bytes, name: bytes, objects: dict[int, bytes]) -> bytes:
    """The dictionary under a name, or the one that it refers to; nothing where there is none."""
    at = dictionary.find(name)
    if at < 0:
        return b""
    rest = dictionary[at + len(name) :].lstrip(b"\0\t\n\f\r ")
    if (match := _REFERENCE.match(rest)) is not None:
        return objects.get(int(match[1]), b"")
    depth = 0
    for bracket in re.finditer(rb"<<|>>", rest):
        depth += 1 if bracket[0] == b"<<" else -1
        if depth <= 0:
            return rest[: bracket.end()]
    return b""
