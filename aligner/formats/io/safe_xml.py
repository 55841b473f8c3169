"""Parse untrusted XML without entities, DTDs or network. Broken or too deep documents are refused."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, cast

from lxml import etree

from aligner.errors import InputError
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

_DAMAGED = "Save it again in the program that made it, or choose another file"

# huge_tree stays off: libxml2 then stops at 256 nested elements and at text nodes of 10 MB.
_OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "dtd_validation": False,
    "attribute_defaults": False,
}


_LOCAL: dict[str, str] = {}
_MOST_NAMES = 10_000


def local(element: etree._Element) -> str:
    """The tag without its namespace; empty for comments, instructions and entity references."""
    tag: object = element.tag
    if not isinstance(tag, str):
        return ""
    # Some formats have a million elements of a few dozen names.
    name = _LOCAL.get(tag)
    if name is None:
        name = tag.rpartition("}")[2]
        if len(_LOCAL) < _MOST_NAMES:
            _LOCAL[tag] = name
    return name


def attribute(element: etree._Element, name: str) -> str:
    """The value of the first attribute of that local name in any namespace, or an empty string."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def parse(data: bytes, path: Path, part: str = "", *, doctype: bool = False) -> etree._Element:
    """The root of an XML document in memory.

    Args:
        path, part: what to name in the error.
        doctype: whether a document type declaration is tolerated; office formats forbid it, XHTML has one.
        Entities are not expanded in either case.

    Raises:
        InputError: not well-formed, too deep, or with declarations that an honest file of its kind lacks.
    """
    parser = etree.XMLParser(**_OPTIONS, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise _broken(error, path, part) from error
    if root is None:  # an empty document under a lenient libxml2
        raise InputError(
            "is damaged{place}: it has no XML in it", remedy=_DAMAGED, path=path, place=_place(part)
        )
    _check_doctype(root, path, part, allowed=doctype)
    return root


def stream(
    source: IO[bytes],
    path: Path,
    part: str = "",
    *,
    tags: tuple[str, ...] = (),
    starts: bool = False,
    doctype: bool = False,
) -> Generator[tuple[str, etree._Element], None, None]:
    """Events of a large XML file, in bounded memory if the caller clears what it has dealt with.

    Args:
        tags: local names to stop at (in any namespace); all if empty.
        doctype: as in :func:`parse`.
        starts: give ``start`` events as well as ``end`` ones.

    Raises:
        InputError: as :func:`parse`; only when the reading gets there.
    """
    events = ("start", "end") if starts else ("end",)
    wanted = tuple(f"{{*}}{tag}" for tag in tags)
    context = etree.iterparse(
        cast("Any", source),
        events=events,
        tag=wanted or None,
        remove_comments=True,
        remove_pis=True,
        **_OPTIONS,
    )
    checked = False
    try:
        for event, element in context:
            if not checked:
                _check_doctype(element, path, part, allowed=doctype)
                checked = True
            yield str(event), cast("etree._Element", element)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _broken(error, path, part) from error


def clear(element: etree._Element) -> None:
    """Free an element that has been dealt with, and its older siblings."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _check_doctype(element: etree._Element, path: Path, part: str, *, allowed: bool) -> None:
    internal: Any = element.getroottree().docinfo.internalDTD
    if internal is None:
        return
    if not allowed or any(True for _ in internal.iterentities()):
        raise InputError(
            "declares a document type or entities{place}, which a file of this kind does not",
            remedy="Do not trust this file, or remove the DOCTYPE from it",
            path=path,
            place=_place(part),
        )


def _place(part: str, line: int | None = None) -> Message:
    """Return where in a file something is, as it follows a word."""
    if line:
        in_part = Message(" in {part} (line {line})", part=part, line=line)
        return in_part if part else Message(" (line {line})", line=line)
    return Message(" in {part}", part=part) if part else Message("")


def _broken(error: Exception, path: Path, part: str) -> InputError:
    why = str(error).split(", line ")[0].strip().rstrip(".")
    return InputError(
        "is damaged{place}: {why}",
        remedy=_DAMAGED,
        path=path,
        place=_place(part, getattr(error, "lineno", None)),
        why=why or Message("it is not whole XML"),
    )
