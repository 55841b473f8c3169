"""What Trados, memoQ and Phrase say in their XLIFF files beside the standard: states, locks, comments.

Read from files of Trados Studio (SDLXLIFF), memoQ (MQXLIFF) and Phrase (MXLIFF); none has a published schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from aligner.formats.io.safe_xml import attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

SDL = "http://sdl.com/FileTypes/SdlXliff/1.0"
MQ = "MQXliff"
PHRASE = "http://www.memsource.com/mxlf/2.0"

_LOCKED = frozenset(["true", "yes", "1", "locked"])


class Dialect(StrEnum):
    """Whose XLIFF it is."""

    STANDARD = ""
    TRADOS = SDL
    MEMOQ = MQ
    PHRASE = PHRASE

    @staticmethod
    def of(namespaces: Mapping[str, str]) -> Dialect:
        """The dialect by the namespaces, prefix to name, that a file declares."""
        declared = set(namespaces.values())
        return next(
            (d for d in (Dialect.TRADOS, Dialect.MEMOQ, Dialect.PHRASE) if d in declared), Dialect("")
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """What a dialect says of a segment; empty where it says nothing."""

    state: str = ""
    locked: bool = False


_NOTHING = Facts()
_NOT_TRANSLATED = Facts(locked=True)


def facts(unit: etree._Element, mid: str, *, standard: bool = False) -> Facts:
    """What is said of a segment of a ``trans-unit``.

    Args:
        mid: number of the segment in its unit; empty for a unit that is one segment.
        standard: whether the file is in no dialect.
    """
    if unit.get("translate") == "no":
        return _NOT_TRANSLATED
    if standard:
        return _NOTHING
    for element in unit.iterchildren(f"{{{SDL}}}seg-defs"):
        for segment in element:
            if local(segment) == "seg" and (not mid or segment.get("id") == mid):
                locked = segment.get("locked", "").casefold() in _LOCKED
                return Facts(segment.get("conf", ""), locked)
        return Facts()
    if (state := unit.get(f"{{{MQ}}}status")) is not None:
        return Facts(state, unit.get(f"{{{MQ}}}locked", "").casefold() in _LOCKED)
    if (confirmed := unit.get(f"{{{PHRASE}}}confirmed")) is not None:
        level = unit.get(f"{{{PHRASE}}}level", "")
        state = (
            "" if confirmed != "1" else "reviewed" if level.isdecimal() and int(level) > 1 else "translated"
        )
        return Facts(state, unit.get(f"{{{PHRASE}}}locked", "").casefold() in _LOCKED)
    return Facts()


def comment_definitions(element: etree._Element) -> list[str]:
    """The comments that a ``cmt-def`` of Trados defines, with their authors."""
    return [
        said
        for comment in element.iter("{*}Comment")
        if (said := _signed(comment.get("user", ""), comment.text or ""))
    ]


def comments(
    unit: etree._Element, parts: tuple[etree._Element | None, ...], defined: Mapping[str, list[str]]
) -> Iterator[str]:
    """The comments on a segment.

    Args:
        parts: its elements in both languages.
        defined: comments of Trados by the id that an anchor in the text names.
    """
    seen: set[str] = set()
    for part in parts:
        for anchor in part.iter("{*}mrk") if part is not None else ():
            named = attribute(anchor, "cid") if anchor.get("mtype") == "x-sdl-comment" else ""
            if named and named not in seen:
                seen.add(named)
                yield from defined.get(named, ())
    for group in unit.iterchildren(f"{{{MQ}}}comments"):
        for comment in group:
            if local(comment) == "comment" and comment.get("deleted", "").casefold() != "true":
                text = "".join(map(str, comment.itertext()))
                if said := _signed(comment.get("creatoruser", ""), text):
                    yield said


def _signed(author: str, text: str) -> str:
    text = text.strip()
    return f"{author}: {text}" if author and text else text
