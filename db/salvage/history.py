"""The events of a damaged project, and what they say of pairs, corrections, comments and runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aligner.permissions import MACHINE
from db import digest
from db.change_set import LIMIT, ChangeSet, load, pack
from db.errors import CorruptError
from db.records import now
from db.salvage.rows import by_key

if TYPE_CHECKING:
    from db.salvage.rows import Tables

_LIMIT = 256 << 20
_RATIO = 60  # of change sets that Muqabala packs; they inflate about tenfold
_FIELDS = ("id", "at", "who", "role", "command", "summary", "bead_count", "undoes", "redoes")


@dataclass
class SalvagedHistory:
    """The history.

    Attributes:
        events: rows of the table ``events``, by id, without gaps: a lost event has a placeholder.
        pieces: rows of the table ``event_pieces``.
        lost: ids of events that were lost.
        altered: ids of events whose hash is not that of the chain.
        last: each pair as the last readable event that concerned it left it (None when it went away), and
            that event.
        edits: corrections in force after the last event.
        said, runs: comments and runs that events made, by id.
        rules: the rules of the project.
        beads: which pairs which events concerned.
    """

    events: dict[int, dict[str, Any]] = field(default_factory=dict)
    pieces: list[dict[str, Any]] = field(default_factory=list)
    lost: set[int] = field(default_factory=set)
    altered: set[int] = field(default_factory=set)
    last: dict[int, tuple[int, list[Any] | None]] = field(default_factory=dict)
    edits: dict[tuple[str, int], list[Any]] = field(default_factory=dict)
    said: dict[int, list[Any]] = field(default_factory=dict)
    runs: dict[int, list[Any]] = field(default_factory=dict)
    rules: dict[str, Any] = field(default_factory=dict)
    beads: set[tuple[int, int]] = field(default_factory=set)


def salvage_history(tables: Tables) -> SalvagedHistory:
    """Read every event that can be read."""
    history = SalvagedHistory()
    found = by_key(tables.rows.get("events", ()), "id")
    pieces: dict[int, dict[int, dict[str, Any]]] = {}
    for row in tables.rows.get("event_pieces", ()):
        pieces.setdefault(row["event"], {}).setdefault(row["number"], row)
    chain = by_key(tables.rows.get("chain", ()), "link")
    # A damaged number may claim that there are billions of events.
    ids = [id_ for id_ in found if 0 < id_ <= 10 * (len(found) + len(chain)) + 100]
    for id_ in range(1, max([*ids, *(link for link in chain if link <= len(chain))], default=0) + 1):
        event = found.get(id_)
        several = [piece for _, piece in sorted(pieces.get(id_, {}).items())]
        documents = None if event is None else _documents(event, several)
        if event is None or documents is None:
            history.lost.add(id_)
            history.events[id_] = _placeholder(id_, history.events.get(id_ - 1))
            continue
        history.events[id_] = event
        history.pieces += several
        if not _is_written(event, several, chain):
            history.altered.add(id_)
        for document in documents:
            _take(history, id_, document)
    return history


def _documents(row: dict[str, Any], pieces: list[dict[str, Any]]) -> list[dict[str, Any]] | None:
    if [piece["number"] for piece in pieces] != list(range(1, len(pieces) + 1)):
        return None
    try:
        packed = (row["changes"], *(piece["data"] for piece in pieces))
        documents = [load(data, min(_LIMIT, LIMIT + _RATIO * len(data))) for data in packed]
    except (CorruptError, TypeError):
        return None
    return documents if all(map(_has_form, documents)) else None


def _has_form(document: dict[str, Any]) -> bool:
    """Whether a change set has rows where rows are looked for: it may come from anybody."""
    try:
        pairs = [row for name in ("before", "after") for row in document[name]]
        edits = [row for name in ("edits_before", "edits_after") for row in document.get(name, ())]
        others = [row for name in ("said", "runs") for row in document.get(name, ())]
        return (
            all(isinstance(row, list) for row in (*pairs, *edits, *others))
            and all(isinstance(row[0], int) for row in (*pairs, *others))
            and all(isinstance(at, int) for row in pairs for side in (row[11], row[12]) for at in side)
            and all(isinstance(row[0], str) and isinstance(row[1], int) for row in edits)
            and isinstance(document.get("rules_after", {}), dict)
        )
    except (KeyError, IndexError, TypeError):
        return False


def _is_written(row: dict[str, Any], pieces: list[dict[str, Any]], chain: dict[int, dict[str, Any]]) -> bool:
    """Whether the chain says that this is what was written; True where the chain is lost."""
    before, after = chain.get(row["id"] - 1), chain.get(row["id"])
    if before is None or after is None:
        return True
    hashes = [digest.piece_hash(data) for data in (row["changes"], *(piece["data"] for piece in pieces))]
    try:
        hashed = digest.event_hash([row[name] for name in _FIELDS], hashes)
    except TypeError:
        return False
    return bool(digest.link_hash(before["hash"], hashed, after["state"]) == after["hash"])


def _take(history: SalvagedHistory, event: int, document: dict[str, Any]) -> None:
    for name in ("before", "after"):
        for row in document[name]:
            history.last[row[0]] = (event, row if name == "after" else None)
            history.beads.add((row[0], event))
    for row in document["after"]:
        history.last[row[0]] = (event, row)
    for side, start, *_ in document.get("edits_before", ()):
        history.edits.pop((side, start), None)
    history.edits.update({(row[0], row[1]): row for row in document.get("edits_after", ())})
    history.said.update({row[0]: row for row in document.get("said", ())})
    history.runs.update({row[0]: row for row in document.get("runs", ())})
    history.rules.update(document.get("rules_after", {}))


def _placeholder(id_: int, before: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "id": id_,
        "at": before["at"] if before else now(),
        "who": MACHINE,
        "role": None,
        "command": "lost",
        "summary": "Lost to damage",
        "bead_count": 0,
        "undoes": None,
        "redoes": None,
        "changes": pack(ChangeSet()),
    }
