"""Checksums of a project: of single rows, of everything it holds now, and of its history.

*State.* Each row that matters (pairs, corrections, comments, runs, rules) has a SHA-256 digest, read as a
number. The state of a project is the sum of these numbers modulo 2²⁵⁶. A command adds what it writes and
subtracts what it takes away, so the state is kept up to date without reading the project, and it can be
computed again from the tables only.

*Chain.* Link 0 is the hash of the project's name and texts. Link *n* is the hash of link *n* − 1, of event
*n* with all that it changed, and of the state after it. A change to any past event breaks every link
behind it.

A checksum finds damage and plain forgery. Nothing in a file can stop somebody who computes all checksums
again; for that there is the seal (:mod:`db.integrity.seal`), which is kept elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_MODULUS = 1 << 256
_WIDTH = 32

State = int
"""A sum of digests modulo 2²⁵⁶."""

EMPTY: State = 0


def canonical(value: Any) -> str:
    """Write a JSON value in the one form that is hashed and stored in change sets."""
    return _CANONICAL(value)


def row_digest(kind: str, text: str) -> State:
    """Digest one row.

    Args:
        kind: what the row is, so that a correction never equals a comment.
        text: the row in :func:`canonical` form.
    """
    return int.from_bytes(hashlib.sha256(f"{kind}\0{text}".encode(errors="surrogatepass")).digest(), "little")


def rule_digest(name: str, value: Any) -> State:
    """Digest a rule of the project."""
    return row_digest("rule", canonical([name, value]))


def total(digests: Iterable[State]) -> State:
    """Add digests up."""
    return sum(digests) % _MODULUS


def moved(state: State, *, gone: State, new: State) -> State:
    """Give the state after rows were taken away and written."""
    return (state - gone + new) % _MODULUS


def to_bytes(state: State) -> bytes:
    """Write a state as it is stored: 32 bytes."""
    return state.to_bytes(_WIDTH, "little")


def from_bytes(data: bytes) -> State:
    """Read back what :func:`to_bytes` wrote."""
    return int.from_bytes(data, "little")


def birth_hash(project: Mapping[str, Any], texts: Sequence[Mapping[str, Any]]) -> bytes:
    """Hash what never changes: the project's name and its texts.

    Args:
        project: the row of the table ``project``.
        texts: the rows of the table ``texts``, with SHA-256 in the place of ``content``, ``original`` and
            ``offsets``.
    """
    rows = [
        [
            text["side"],
            text["content"],
            text["language"],
            text["cutting"],
            text["file_name"],
            text["encoding"],
            text["sha256"],
            text["cleaning"],
            text["original"],
            text["offsets"],
            text["words"],
        ]
        for text in sorted(texts, key=lambda text: str(text["side"]))
    ]
    names = [project["name"], project["created"], project["created_by"]]
    return hashlib.sha256(canonical([names, rows]).encode(errors="surrogatepass")).digest()


def piece_hash(data: bytes) -> str:
    """Hash a piece of a change set as it is stored."""
    return hashlib.sha256(data).hexdigest()


def event_hash(fields: Sequence[Any], pieces: Iterable[str]) -> bytes:
    """Hash an event.

    Args:
        fields: id, at, who, role, command, summary, bead count, undoes, redoes.
        pieces: the hashes of its change set, piece by piece.
    """
    return hashlib.sha256(canonical([list(fields), list(pieces)]).encode(errors="surrogatepass")).digest()


def link_hash(before: bytes, event: bytes, state: bytes | None) -> bytes:
    """Hash a link of the chain.

    Args:
        before: the link before.
        event: the hash of the event.
        state: the state after the event; None for events older than schema 0002, which know none.
    """
    return hashlib.sha256(before + event + (state or b"")).digest()


def checksum(*parts: bytes | str) -> int:
    """Give a short checksum (CRC-32) of what can be made again: view settings and cached vectors."""
    crc = 0
    for part in parts:
        crc = zlib.crc32((part.encode() if isinstance(part, str) else part) + b"\0", crc)
    return crc


def setting_crc(key: str, value: Any) -> int:
    """The checksum of a view setting."""
    return checksum(key, canonical(value))


def vector_crc(signature: str, key: str, data: bytes) -> int:
    """The checksum of a cached vector; the signature of its encoder is part of it."""
    return checksum(signature, key, data)
