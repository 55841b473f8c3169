"""Save what is undamaged of a project file, in a new file.

The broken file is only read. Each pair is taken from the tables or from the history, whichever still has it;
words whose pair is lost become one-sided suggestions, so that the new file holds every word. The history is
kept: a lost event has a placeholder under its number. The new file begins a new hash chain, and its last
event says that it was repaired.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert

from aligner.bitext import Side
from aligner.errors import ProjectError
from aligner.progress import no_progress
from db import digest, summaries
from db.change_set import ChangeSet, encode
from db.commands import search_index
from db.commands.apply import apply
from db.file import backup
from db.file.drafts import draft_beside
from db.integrity.check import check
from db.integrity.ledger import seal_history
from db.records import Edit, now
from db.salvage.history import SalvagedHistory, salvage_history
from db.salvage.pages import PageFile
from db.salvage.pairs import SalvagedPairs, lengths, salvage_pairs
from db.salvage.rows import Tables, by_key, sorted_rows
from db.salvage.texts import SalvagedText, salvage_texts
from db.schema import sqlite
from db.schema.expected import build
from db.schema.tables import (
    COMMENTS,
    ENCODERS,
    EVENT_BEADS,
    EVENT_PIECES,
    EVENTS,
    PROJECT,
    RUNS,
    SETTINGS,
    STEPS,
    TEXTS,
    VECTORS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aligner.progress import Progress
    from db.change_set import RowState

_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What was saved.

    Attributes:
        pairs: pairs that are as they were.
        lost_pairs: pairs that are lost; their words are in ``new_pairs`` one-sided ones.
        events, lost_events: of the history. altered_events: kept, but not what was written.
        comments: saved.
        damaged_texts: texts that are not what was imported; the damage shows as U+FFFD.
        vectors: cached vectors saved.
    """

    path: Path
    pairs: int
    lost_pairs: int
    new_pairs: int
    events: int
    lost_events: int
    altered_events: int
    comments: int
    damaged_texts: tuple[Side, ...]
    vectors: int

    @property
    def complete(self) -> bool:
        """Whether nothing that a person made is lost."""
        lost = (self.lost_pairs, self.new_pairs, self.lost_events, self.altered_events, self.damaged_texts)
        return not any(lost)


def repair(broken: Path, to: Path, progress: Progress = no_progress) -> RepairReport:
    """Save what is undamaged of a project in a new file.

    Raises:
        ProjectError: nothing can be saved (a text is missing altogether), or the new file cannot be written.
        Cancelled: by ``progress``; nothing is left.
    """
    if to.exists():
        raise ProjectError("already exists", remedy="Choose another name for the repaired project", path=to)
    progress(0.0, "Reading the pages")
    tables = sorted_rows(_read(broken))
    progress(0.3, "Reading the history")
    history = salvage_history(tables)
    texts = salvage_texts(tables, lengths(tables, history))
    for side in Side:
        if side not in texts:
            raise ProjectError(
                "cannot be repaired: the {side} text is not in it",
                remedy="Restore a snapshot",
                path=broken,
                side=side,
            )
    progress(0.5, "Putting the pairs together")
    contents = {side: text.content for side, text in texts.items()}
    event = max(history.events, default=0) + 1
    pairs = salvage_pairs(tables, history, contents, event)
    progress(0.7, "Writing the new file")
    try:
        with draft_beside(to) as draft, sqlite.environment_errors(to):
            engine = sqlite.engine_for(draft)
            try:
                with engine.connect() as connection:
                    sqlite.mark(connection)
                    with connection.begin():
                        build(connection)
                        kept = _write(connection, broken, tables, history, texts, pairs)
                        summary = summaries.repaired(len(pairs.kept), len(pairs.lost))
                        seal_history(connection, "repair", summary, _unknown(pairs, history))
            finally:
                engine.dispose()
            problems = check(draft).problems
            if problems:
                raise ProjectError(
                    "cannot be repaired: {problem}",
                    problem=problems[0],
                    remedy="Restore a snapshot, or report this with the file",
                    path=broken,
                )
            backup.place(draft, to)
    except FileExistsError:
        raise ProjectError("already exists", remedy="Choose another name, or open it", path=to) from None
    except OSError as error:
        raise ProjectError(
            "cannot be written ({why})",
            remedy="Choose a folder you may write to",
            path=to,
            why=error.strerror,
        ) from error
    return RepairReport(
        path=to,
        pairs=len(pairs.kept),
        lost_pairs=len(pairs.lost),
        new_pairs=len(pairs.filled),
        events=len(history.events) - len(history.lost),
        lost_events=len(history.lost),
        altered_events=len(history.altered),
        comments=kept["comments"],
        damaged_texts=tuple(side for side in Side if not texts[side].whole),
        vectors=kept["vectors"],
    )


def _read(broken: Path) -> PageFile:
    log = broken.with_name(broken.name + "-wal")
    try:
        data = broken.read_bytes()
        return PageFile(data, log.read_bytes() if log.exists() else b"")
    except OSError as error:
        raise ProjectError(
            "cannot be read ({why})", remedy="Check its permissions", path=broken, why=error.strerror
        ) from error


def _write(
    connection: Connection,
    broken: Path,
    tables: Tables,
    history: SalvagedHistory,
    texts: dict[Side, SalvagedText],
    pairs: SalvagedPairs,
) -> dict[str, int]:
    """Fill the new file, all but the chain; how many rows of some tables were kept."""
    runs = by_key(tables.rows.get("runs", ()), "id")
    runs |= {id_: _run(row) for id_, row in history.runs.items() if id_ not in runs}
    runs = {id_: row for id_, row in runs.items() if _json(row, "parameters")}
    for id_, state in pairs.kept.items():
        if state.run is not None and state.run not in runs:
            pairs.kept[id_] = state._replace(run=None)
    states = {**pairs.kept, **{state.id: state for state in pairs.filled}}
    comments = _comments(tables, history, list(states))
    _insert(connection, PROJECT, [_project(broken, tables, history, max(states, default=0))])
    _insert(connection, TEXTS, [texts[side].row for side in Side])
    _insert(connection, RUNS, runs.values())
    contents = {side: text.content for side, text in texts.items()}
    apply(connection, contents, ChangeSet(after=states, edits_after=_edits(tables, history, states)))
    _insert(connection, COMMENTS, comments)
    _insert(connection, EVENTS, history.events.values())
    _insert(connection, EVENT_PIECES, history.pieces)
    concerned = {(row["bead"], row["event"]) for row in tables.rows.get("event_beads", ())} | history.beads
    _insert(
        connection,
        EVENT_BEADS,
        [{"bead": bead, "event": event} for bead, event in sorted(concerned) if event in history.events],
    )
    _insert(connection, STEPS, _steps(tables, history))
    _insert(connection, SETTINGS, _settings(tables))
    search_index.sign(connection)
    encoders = by_key(tables.rows.get("encoders", ()), "id")
    vectors = [
        row
        for row in by_key(tables.rows.get("vectors", ()), "encoder", "key").values()
        if row["encoder"] in encoders
        and isinstance(row["data"], bytes)
        and row.get("crc", 0)
        in (0, digest.vector_crc(str(encoders[row["encoder"]]["signature"]), str(row["key"]), row["data"]))
    ]
    _insert(connection, ENCODERS, encoders.values())
    _insert(connection, VECTORS, [{"crc": None, **row} for row in vectors])
    return {"comments": len(comments), "vectors": len(vectors)}


def _unknown(pairs: SalvagedPairs, history: SalvagedHistory) -> dict[int, RowState]:
    """Pairs that are not as the history left them, or that it does not know."""
    states = {**pairs.kept, **{state.id: state for state in pairs.filled}}
    return {
        id_: state
        for id_, state in states.items()
        if history.last.get(id_, (0, None))[1] != json.loads(encode(state))
    }


def _insert(connection: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    found = list(rows)
    for start in range(0, len(found), _AT_ONCE):
        connection.execute(insert(table), found[start : start + _AT_ONCE])


def _project(broken: Path, tables: Tables, history: SalvagedHistory, last_bead: int) -> dict[str, Any]:
    known = next(iter(tables.rows.get("project", ())), {})
    first = history.events.get(1, {})
    name = known.get("name")
    rule = known.get("forbid_own_approval", history.rules.get("forbid_own_approval", False))
    last = max([last_bead, *history.last, *(bead for bead, _ in history.beads)], default=0)
    return {
        "id": 1,
        "name": name if isinstance(name, str) and name else os.fsdecode(os.fsencode(broken.stem)),
        "created": str(known.get("created") or first.get("at") or now()),
        "created_by": str(known.get("created_by") or first.get("who") or "?"),
        "forbid_own_approval": bool(rule),
        "next_bead": last + 1,
        "next_event": max(history.events, default=0) + 1,
    }


def _edits(tables: Tables, history: SalvagedHistory, states: dict[int, Any]) -> tuple[Edit, ...]:
    rows = dict(history.edits)
    if history.lost:
        rows |= {
            (row["side"], row["start"]): [row["side"], row["start"], row["end"], row["replacement"]]
            for row in tables.rows.get("edits", ())
        }
    held = sorted(
        (side.value, segment.start, segment.end)
        for state in states.values()
        for side in Side
        for segment in state.side(side)
    )
    found: list[Edit] = []
    for side, start, end, replacement in sorted(rows.values(), key=lambda row: (row[0], row[1])):
        inside = any(one == side and first <= start < end <= last for one, first, last in held)
        if inside and not (found and found[-1].side == side and start < found[-1].end):
            found.append(Edit(Side(side), start, end, replacement))
    return tuple(found)


def _comments(tables: Tables, history: SalvagedHistory, beads: list[int]) -> list[dict[str, Any]]:
    rows = by_key(tables.rows.get("comments", ()), "id")
    names = ("id", "bead", "at", "who", "role", "kind", "side", "text")
    for id_, said in history.said.items():
        rows.setdefault(id_, {**dict(zip(names, said, strict=True)), "withdrawn": False})
    there = set(beads)
    fallback = min(beads, default=1)
    return [
        {
            **row,
            "withdrawn": bool(row["withdrawn"]),
            "bead": row["bead"] if row["bead"] in there else fallback,
        }
        for row in rows.values()
        if isinstance(row["text"], str)
    ]


def _steps(tables: Tables, history: SalvagedHistory) -> list[dict[str, Any]]:
    """Steps whose events are all there; what was lost cannot be taken back."""
    whole = history.events.keys() - history.lost
    return [
        row
        for row in by_key(tables.rows.get("steps", ()), "event").values()
        if row["event"] in whole
        and (row["undone"] is None or row["undone"] in whole)
        and (row["follows"] is None or row["follows"] in whole)
    ]


def _settings(tables: Tables) -> list[dict[str, Any]]:
    found = []
    for key, row in by_key(tables.rows.get("settings", ()), "key").items():
        if key != "folding" and _json(row, "value"):
            crc = digest.setting_crc(key, row["value"])
            if row.get("crc", crc) == crc:
                found.append({**row, "crc": crc})
    return found


def _json(row: dict[str, Any], name: str) -> bool:
    """Parse a column of a row in place; whether it could be parsed."""
    if not isinstance(row[name], str):
        return not isinstance(row[name], bytes)
    try:
        row[name] = json.loads(row[name])
    except (ValueError, RecursionError):
        return False
    return True


def _run(row: list[Any]) -> dict[str, Any]:
    return dict(zip(("id", "at", "by", "encoder", "aligner", "parameters", "beads"), row, strict=True))
