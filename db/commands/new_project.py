"""The first rows of a project: its two texts, and the beginning of its history."""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING

from sqlalchemy import insert

from aligner.errors import InputError
from aligner.messages import Message
from db import chain
from db.commands import search_index
from db.records import now
from db.schema.tables import PROJECT, TEXTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from aligner.bitext import Side
    from aligner.permissions import Person
    from db.records import TextInput

_FIRST_EVENT = 1


def check_texts(texts: Mapping[Side, TextInput]) -> None:
    """Make sure that a project can be made of two texts.

    Raises:
        InputError: a text has no words, or characters that cannot be stored.
    """
    for side, text in texts.items():
        name = text.file_name or Message("The {side} text", side=side)
        if not text.content or text.content.isspace():
            raise InputError("{name} contains no words", remedy="Choose a file with text in it", name=name)
        try:
            text.content.encode()
        except UnicodeEncodeError as error:
            raise InputError(
                "{name} contains half a character at offset {offset}",
                remedy="Import it again with another encoding",
                name=name,
                offset=error.start,
            ) from error


def fill(connection: Connection, name: str, texts: Mapping[Side, TextInput], by: Person) -> None:
    """Write the first rows into empty tables."""
    connection.execute(
        insert(PROJECT),
        {
            "id": 1,
            "name": name,
            "created": now(),
            "created_by": by.name,
            "forbid_own_approval": False,
            "next_bead": 1,
            "next_event": _FIRST_EVENT,
        },
    )
    search_index.sign(connection)
    for side, text in texts.items():
        connection.execute(
            insert(TEXTS),
            {
                "side": side.value,
                "content": text.content,
                "content_sha256": hashlib.sha256(text.content.encode()).hexdigest(),
                "language": text.language,
                "cutting": str(text.cutting),
                "file_name": text.file_name,
                "encoding": text.encoding,
                "sha256": text.sha256,
                "cleaning": list(text.cleaning),
                "original": text.original,
                "offsets": struct.pack(f"<{len(text.offsets)}I", *text.offsets) if text.offsets else None,
                "words": len(text.content.split()),
            },
        )
    chain.begin(connection)
