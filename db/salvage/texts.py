"""The two texts of a damaged project: whole, or with the damage marked and every other word where it was."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aligner.bitext import Side

if TYPE_CHECKING:
    from db.salvage.rows import Tables

_SMALL = 16_000
"""Bytes of a text in which a single flipped bit is looked for, by trying all of them."""

_DAMAGE = re.compile("[\0\ufffd]+(?:[^\0\ufffd]{0,3}[\0\ufffd]+)*")
_MARK = "\ufffd"


@dataclass(frozen=True, slots=True)
class SalvagedText:
    """A text that was found.

    Attributes:
        row: a row of the table ``texts``.
        whole: the text is what was imported, to the byte.
    """

    row: dict[str, Any]
    whole: bool

    @property
    def content(self) -> str:
        return str(self.row["content"])


def salvage_texts(tables: Tables, lengths: dict[Side, int]) -> dict[Side, SalvagedText]:
    """Find the texts.

    Args:
        lengths: of each text in characters, as far as the pairs tell.
    """
    found: dict[Side, SalvagedText] = {}
    for row in (*tables.rows.get("texts", ()), *tables.broken.get("texts", ())):
        values = {name: _readable(name, value) for name, value in row.items()}
        side = Side(values["side"])
        content = row["content"] if isinstance(row["content"], bytes) else str(row["content"]).encode()
        text, whole = _text(content, str(values["content_sha256"]), lengths.get(side, 0))
        if side in found and (found[side].whole or not whole):
            continue
        values |= {
            "content": text,
            "content_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "cleaning": _cleaning(values["cleaning"]),
            "words": len(text.split()),
        }
        found[side] = SalvagedText(values, whole)
    return found


def _text(content: bytes, sha256: str, length: int) -> tuple[str, bool]:
    if hashlib.sha256(content).hexdigest() == sha256:
        return content.decode(), True
    if len(content) <= _SMALL:
        flipped = bytearray(content)
        for at in range(len(flipped) * 8):
            flipped[at // 8] ^= 1 << at % 8
            if hashlib.sha256(flipped).hexdigest() == sha256:
                return flipped.decode(), True
            flipped[at // 8] ^= 1 << at % 8
    text = content.decode(errors="replace")
    damage = max(_DAMAGE.finditer(text), key=lambda one: one.end() - one.start(), default=None)
    if damage is not None and length:
        # The words behind the damage go back to where they were, so that the pairs find them.
        missing = length - (len(text) - (damage.end() - damage.start()))
        text = text[: damage.start()] + _MARK * max(missing, 1) + text[damage.end() :]
    elif len(text) < length:
        text = text + _MARK * (length - len(text))
    return _DAMAGE.sub(lambda found: _MARK * len(found.group()), text), False


def _readable(name: str, value: Any) -> Any:
    if name in ("content", "offsets") or not isinstance(value, bytes):
        return value
    return value.decode(errors="replace")


def _cleaning(value: Any) -> list[str]:
    try:
        found = json.loads(value)
    except (ValueError, TypeError):
        return []
    return found if isinstance(found, list) else []
