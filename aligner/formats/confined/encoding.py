"""Documents, units, messages and errors as JSON: what a process that read an untrusted file hands back.

Plain data and no pickle, so that a process that a file has taken over can hand over wrong texts, but no code.
"""

from __future__ import annotations

import json
import struct
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any, Final

from aligner import errors
from aligner.bitext import Status
from aligner.documents.document import (
    Accounting,
    BlockKind,
    Document,
    DocumentBlock,
    DocumentMark,
    DocumentNote,
    LeftOut,
    MarkKind,
    NoteKind,
    Removed,
)
from aligner.errors import MuqabalaError
from aligner.exchange.translation_unit import NOTHING, TranslationUnit
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_HEAD: Final = struct.Struct(">cI")


def write_frame(stream: IO[bytes], kind: bytes, value: Any) -> None:
    """Write one part of an answer: a letter that says what it is, and a value of JSON."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    stream.write(_HEAD.pack(kind, len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes], longest: int = 0xFFFFFFFF) -> tuple[bytes, bytes] | None:
    """The next part of an answer: its letter, and the bytes of its value. None at the end.

    Raises:
        ValueError: it is longer than ``longest`` bytes.
    """
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    if length > longest:
        raise ValueError(f"an answer of {length} bytes")
    data = stream.read(length)
    return (kind, data) if len(data) == length else None


def value_of(data: bytes) -> Any:
    """The value of a part of an answer."""
    return json.loads(data.decode("utf-8", "surrogatepass"))


# Messages


def plain(value: object) -> Any:
    """A message, or what fills one, as JSON."""
    if isinstance(value, Message):
        return {"m": [value.template, value.singular, {name: plain(arg) for name, arg in value.args.items()}]}
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return str(value)


def message_of(value: Any) -> Any:
    """The reverse of :func:`plain`."""
    if isinstance(value, dict):
        template, singular, args = value["m"]
        filled = {name: message_of(arg) for name, arg in args.items()}
        if singular:
            return Message.counted(singular, template, **filled)
        return Message(template, **filled)
    return [message_of(item) for item in value] if isinstance(value, list) else value


def _messages(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(message_of(value) for value in values)


# Errors


def plain_error(error: MuqabalaError, path: Path) -> Any:
    """An error as JSON; ``path`` is the file that was asked for."""
    known = next(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == errors.__name__)
    named = None if error.path is None else "" if error.path == path else str(error.path)
    return [known, plain(error.what), plain(error.remedy), named]


def error_of(value: Any, path: Path) -> MuqabalaError:
    """The reverse of :func:`plain_error`; ``path`` as the caller wrote it."""
    name, what, remedy, named = value
    kind = getattr(errors, str(name), MuqabalaError)
    if not (isinstance(kind, type) and issubclass(kind, MuqabalaError)):
        kind = MuqabalaError
    return kind(message_of(what), remedy=message_of(remedy), path=path if named == "" else named)


# Documents


def plain_document(document: Document) -> Any:
    """A document as JSON."""
    counts = document.accounting
    return {
        "text": document.text,
        "blocks": [[b.kind, b.start, b.end, b.level, b.page, b.volume, b.origin] for b in document.blocks],
        "marks": [[m.kind, m.offset, m.label] for m in document.marks],
        "notes": [[n.kind, n.text, n.anchor, n.label, n.origin] for n in document.notes],
        "metadata": dict(document.metadata),
        "warnings": [plain(warning) for warning in document.warnings],
        "removed": [[plain(r.kind), r.text, r.page] for r in document.removed],
        "decoding": [plain(phrase) for phrase in document.decoding],
        "counts": [counts.expected, counts.text, counts.notes, counts.labels],
        "left out": [[plain(entry.reason), entry.characters] for entry in counts.left_out],
    }


def document_of(value: Any) -> Document:
    """The reverse of :func:`plain_document`."""
    left_out = tuple(LeftOut(message_of(reason), number) for reason, number in value["left out"])
    expected, text, notes, labels = value["counts"]
    return Document(
        text=value["text"],
        blocks=tuple(DocumentBlock(BlockKind(kind), *rest) for kind, *rest in value["blocks"]),
        marks=tuple(DocumentMark(MarkKind(kind), *rest) for kind, *rest in value["marks"]),
        notes=tuple(DocumentNote(NoteKind(kind), *rest) for kind, *rest in value["notes"]),
        metadata=MappingProxyType(value["metadata"]),
        warnings=_messages(value["warnings"]),
        removed=tuple(Removed(message_of(kind), *rest) for kind, *rest in value["removed"]),
        decoding=_messages(value["decoding"]),
        accounting=Accounting(expected, text, notes, labels, left_out),
    )


# Units


def plain_unit(unit: TranslationUnit) -> Any:
    """A unit as JSON."""
    return [
        unit.source,
        unit.target,
        unit.source_language,
        unit.target_language,
        unit.status,
        unit.created.isoformat() if unit.created else None,
        unit.created_by,
        unit.changed.isoformat() if unit.changed else None,
        unit.changed_by,
        unit.score,
        unit.confidence,
        unit.document,
        unit.chapter,
        unit.page,
        unit.notes,
        dict(unit.properties) if unit.properties else None,
        unit.identifier,
    ]


def unit_of(value: Any) -> TranslationUnit:
    """The reverse of :func:`plain_unit`."""
    value[4] = Status(value[4]) if value[4] else None
    value[5] = datetime.fromisoformat(value[5]) if value[5] else None
    value[7] = datetime.fromisoformat(value[7]) if value[7] else None
    value[14] = tuple(value[14])
    value[15] = MappingProxyType(value[15]) if value[15] else NOTHING
    return TranslationUnit(*value)
