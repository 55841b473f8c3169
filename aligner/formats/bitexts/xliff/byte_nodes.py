"""Units of an XLIFF file as elements that know where their bytes are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from aligner.errors import InputError
from aligner.formats.io.safe_xml import parse
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    import mmap
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lxml import etree

_DAMAGED = "Export it again from the program that made it, or choose another file"
_AT_ONCE = 1 << 20
_DEEPEST = 250


@dataclass(slots=True)
class ByteNode:
    """An element by its bytes.

    Attributes:
        start, inner: where its start tag begins and ends. outer: where its end tag begins. end: behind it.
    """

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    outer: int = 0
    end: int = 0
    children: list[ByteNode] = field(default_factory=list)

    @property
    def local(self) -> str:
        return self.name.rpartition(":")[2]

    def child(self, local_name: str) -> ByteNode | None:
        return next((child for child in self.children if child.local == local_name), None)

    def every(self, local_name: str) -> Iterator[ByteNode]:
        for child in self.children:
            if child.local == local_name:
                yield child
            yield from child.every(local_name)


@dataclass(frozen=True, slots=True)
class UnitBytes:
    """A ``trans-unit`` or ``unit``.

    Attributes:
        node, element: the same elements, by their bytes and as parsed.
        prefixes: of the namespaces in force. source_language: as the file names it; may be empty.
    """

    node: ByteNode
    element: etree._Element
    prefixes: dict[str, str]
    source_language: str


class Scanner:
    """Finds the units of a file and hands them out.

    Args:
        data: the file in UTF-8, whatever its declaration says.
        take: called with each unit, when it is complete.
    """

    def __init__(
        self,
        path: Path,
        data: bytes | mmap.mmap,
        take: Callable[[UnitBytes], None],
        progress: Progress = no_progress,
    ) -> None:
        self._path = path
        self._data = data
        self._take = take
        self._progress = progress
        self._language = ""
        self._namespaces: list[dict[str, str]] = [{}]
        self._open: list[ByteNode] = []
        self._root = ""

    def run(self) -> None:
        """Read the file to its end.

        Raises:
            InputError: damaged, no XLIFF, or with entities.
        """
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._entity
        self._parser = parser
        try:
            for at in range(0, len(self._data), _AT_ONCE):
                self._progress(at / len(self._data), Message("Reading {name}", name=self._path.name))
                parser.Parse(self._data[at : at + _AT_ONCE], False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise InputError(
                "is damaged{place}: {why}",
                remedy=_DAMAGED,
                path=self._path,
                place=Message(" in line {line}", line=error.lineno),
                why=expat.ErrorString(error.code),
            ) from error
        if self._root != "xliff":
            raise InputError("is not XLIFF", remedy="Choose the XLIFF file of the project", path=self._path)

    def _entity(self, *_: object) -> None:
        raise InputError(
            "declares entities, which a file of this kind does not",
            remedy="Do not trust this file",
            path=self._path,
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        here = {
            key.partition(":")[2]: value
            for key, value in attributes.items()
            if key == "xmlns" or key.startswith("xmlns:")
        }
        self._namespaces.append({**self._namespaces[-1], **here} if here else self._namespaces[-1])
        local_name = name.rpartition(":")[2]
        self._root = self._root or local_name
        if not self._open and local_name not in ("trans-unit", "unit"):
            named = attributes.get("source-language") or attributes.get("srcLang")
            self._language = named or self._language
            return
        start = self._parser.CurrentByteIndex
        if len(self._open) > _DEEPEST:
            raise InputError(
                "is damaged{place}: {why}",
                remedy=_DAMAGED,
                path=self._path,
                place=Message(" in line {line}", line=self._parser.CurrentLineNumber),
                why=Message("too many elements in one another"),
            )
        node = ByteNode(name, attributes, start, self._end_of_tag(start))
        if self._open:
            self._open[-1].children.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        if self._open:
            node = self._open.pop()
            if self._data[node.inner - 2 : node.inner] == b"/>":
                node.outer = node.end = node.inner
            else:
                node.outer = self._parser.CurrentByteIndex
                node.end = self._data.find(b">", node.outer) + 1
            if not self._open:
                self._unit(node)
        self._namespaces.pop()

    def _end_of_tag(self, start: int) -> int:
        at = start
        while (match := _QUOTE_OR_END.search(self._data, at)) is not None:
            if match.group() == b">":
                return match.end()
            at = self._data.find(match.group(), match.end()) + 1
        return len(self._data)

    def _unit(self, node: ByteNode) -> None:
        """Hand out a unit that is complete."""
        prefixes = dict(self._namespaces[-1])
        declared = "".join(
            f' xmlns{":" if prefix else ""}{prefix}="{quoted(uri)}"' for prefix, uri in prefixes.items()
        )
        inner = self._data[node.start : node.end]
        element = parse(b"<u%s>%s</u>" % (declared.encode(), inner), self._path)[0]
        self._take(UnitBytes(node, element, prefixes, self._language))


_QUOTE_OR_END = re.compile(rb"[\"'>]")


def quoted(text: str) -> str:
    """The text as the value of an attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
