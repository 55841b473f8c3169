"""Compiles translation sources into the ``.qm`` files that Qt reads at run time.

Qt's own compiler, lrelease, comes with the 80 MB of PySide6, which a build would have to install for a job of
milliseconds. The format is small and has not changed since Qt 4 (qtbase/src/corelib/kernel/qtranslator.cpp
reads it, qttools/src/linguist/shared/qm.cpp writes it); a test compares the two compilers. Needs the standard
library only.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from ui.i18n.languages import Language
from ui.i18n.tools.ts_file import read_ts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ui.i18n.tools.ts_file import Translation

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_LANGUAGE, _HASHES, _MESSAGES, _RULES = 0xA7, 0x42, 0x69, 0x88
_END, _TRANSLATION, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8


def compile_ts(source: Path, language: str) -> bytes:
    """Return the translations of a source as a ``.qm`` file."""
    return compile_messages(read_ts(source).values(), language)


def compile_messages(messages: Iterable[Translation], language: str) -> bytes:
    """Return a ``.qm`` file of the messages that are finished."""
    stored = bytearray()
    places: list[tuple[int, int]] = []
    for message in sorted(messages, key=lambda message: message.key):
        if message.is_finished:
            places.append((_hash(message.key.source + message.key.comment), len(stored)))
            stored += _packed(message)
    hashes = b"".join(struct.pack(">II", *place) for place in sorted(places))
    return _MAGIC + b"".join(
        struct.pack(">BI", tag, len(data)) + data
        for tag, data in (
            (_LANGUAGE, language.encode()),
            (_HASHES, hashes),
            (_MESSAGES, bytes(stored)),
            (_RULES, Language(language).spec.plural_rules),
        )
        if data
    )


def unpacked(data: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the texts of a ``.qm`` file of this module or of lrelease: the English, and its forms."""
    at = len(_MAGIC)
    while at < len(data):
        tag, length = struct.unpack_from(">BI", data, at)
        at += 5
        if tag == _MESSAGES:
            yield from _messages(data[at : at + length])
        at += length


def _messages(stored: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    at, source = 0, ""
    forms: list[str] = []
    while at < len(stored):
        tag = stored[at]
        at += 1
        if tag == _END:
            yield source, tuple(forms)
            source, forms = "", []
            continue
        (length,) = struct.unpack_from(">I", stored, at)
        part = stored[at + 4 : at + 4 + length]
        at += 4 + length
        if tag == _TRANSLATION:
            forms.append(part.decode("utf-16-be"))
        elif tag == _SOURCE:
            source = part.decode()


def compile_folder(folder: Path) -> list[Path]:
    """Write a ``.qm`` beside each ``muqabala_*.ts`` that has changed."""
    made = []
    for source in sorted(folder.glob("muqabala_*.ts")):
        target = source.with_suffix(".qm")
        data = compile_ts(source, source.stem.rpartition("_")[2])
        if not target.is_file() or target.read_bytes() != data:
            target.write_bytes(data)
        made.append(target)
    return made


def _packed(message: Translation) -> bytes:
    parts = [(_TRANSLATION, form.encode("utf-16-be")) for form in message.forms]
    key = message.key
    parts += [
        (_COMMENT, key.comment.encode()),
        (_SOURCE, key.source.encode()),
        (_CONTEXT, key.context.encode()),
    ]
    return b"".join(struct.pack(">BI", tag, len(data)) + data for tag, data in parts) + bytes([_END])


def _hash(text: str) -> int:
    """Return the hash of ELF object files, by which Qt sorts messages."""
    value = 0
    for byte in text.encode():
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ high >> 24) & ~high
    return value or 1
