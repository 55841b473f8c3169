"""The pairs of a damaged project, from its tables and its history, and the words that no pair holds."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from aligner.bitext import Segment, Side, Status
from aligner.permissions import MACHINE
from db.change_set import RowState, decode
from db.fractional_index import between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from db.salvage.history import SalvagedHistory
    from db.salvage.rows import Tables

_COLUMNS = [
    "id",
    "revision",
    "rank",
    "status",
    "touched",
    "changed_by",
    "confirmed_by",
    "reviewed_by",
    "score",
    "confidence",
    "run",
    "source",
    "target",
    "evidence",
]


@dataclass
class SalvagedPairs:
    """The pairs.

    Attributes:
        kept: pairs as they were, by id.
        lost: ids of pairs that were there and cannot be restored.
        filled: one-sided pairs for the words that no pair holds.
    """

    kept: dict[int, RowState] = field(default_factory=dict)
    lost: set[int] = field(default_factory=set)
    filled: list[RowState] = field(default_factory=list)


def lengths(tables: Tables, history: SalvagedHistory) -> dict[Side, int]:
    """How long each text is at least, by where the pairs end."""
    ends = dict.fromkeys(Side, 0)
    for row in tables.rows.get("segments", ()):
        if row["side"] in ends and 0 <= row["start"] < row["end"] < 1 << 30:
            ends[Side(row["side"])] = max(ends[Side(row["side"])], row["end"])
    recorded = dict.fromkeys(Side, 0)
    for _, pair in history.last.values():
        if pair is not None:
            for side, offsets in zip(Side, pair[11:13], strict=True):
                recorded[side] = max([recorded[side], *offsets])
    return {side: recorded[side] or ends[side] for side in Side}


def salvage_pairs(
    tables: Tables, history: SalvagedHistory, texts: Mapping[Side, str], revision: int
) -> SalvagedPairs:
    """Choose the best version of each pair, and give the words that are left over pairs of their own.

    Args:
        texts: as they will be in the new file.
        revision: the event to whom new pairs are put down.
    """
    there = dict(_from_tables(tables))
    found = SalvagedPairs()
    places = {side: np.zeros(len(text) + 1, dtype=bool) for side, text in texts.items()}
    candidates = dict.fromkeys((*there, *history.last))
    agreed = [id_ for id_ in candidates if id_ in there and history.last.get(id_, (0, None))[1] == there[id_]]
    ranks: dict[bytes, int] = {}
    for id_ in dict.fromkeys((*agreed, *candidates)):
        versions = list(_versions(id_, there.get(id_), history))
        if not versions:
            continue
        for row in versions:
            state = _decoded(row)
            if state is not None and state.rank not in ranks and _fits(state, texts, places):
                found.kept[id_] = state
                ranks[state.rank] = id_
                for side in Side:
                    for segment in state.side(side):
                        places[side][segment.start : segment.end] = True
                break
        else:
            found.lost.add(id_)
    if not candidates and all(
        row["next_bead"] == 1 for row in tables.rows.get("project", [{"next_bead": 0}])
    ):
        return found  # it was never aligned
    next_id = max([0, *candidates]) + 1
    for side in Side:
        for state in _fillings(found, side, texts[side], places[side], ranks):
            found.filled.append(state._replace(id=next_id, revision=revision))
            next_id += 1
    return found


def _versions(id_: int, row: list[Any] | None, history: SalvagedHistory) -> Iterator[list[Any]]:
    """What may be the pair, the likeliest first."""
    event, recorded = history.last.get(id_, (0, None))
    if row is None:
        if recorded is not None:
            yield recorded
        return
    if recorded is None and event >= row[1]:
        return  # it went away; the row is what is left of it
    versions = [one for one in (recorded, row) if one is not None]
    # The revision is the event that made the content. A later one than the history knows was lost from it.
    yield from sorted(versions, key=lambda one: one[1], reverse=True)


def _from_tables(tables: Tables) -> Iterator[tuple[int, list[Any]]]:
    segments: dict[int, dict[str, dict[int, int]]] = {}
    for row in tables.rows.get("segments", ()):
        segments.setdefault(row["bead"], {}).setdefault(row["side"], {}).setdefault(row["start"], row["end"])
    evidence = {row["bead"]: row["data"] for row in reversed(tables.rows.get("evidence", []))}
    for row in reversed(tables.rows.get("beads", [])):
        sides = segments.get(row["id"], {})
        flat = [[at for piece in sorted(sides.get(side.value, {}).items()) for at in piece] for side in Side]
        if not isinstance(row["rank"], bytes):
            continue
        try:
            proof = json.loads(evidence[row["id"]]) if row["id"] in evidence else None
        except (ValueError, TypeError):
            proof = None
        numbers = [None if row[name] is None else float(row[name]) for name in ("score", "confidence")]
        names = ("changed_by", "confirmed_by", "reviewed_by")
        yield (
            row["id"],
            [
                row["id"],
                row["revision"],
                row["rank"].hex(),
                row["status"],
                row["touched"] == 1,
                *(row[name] for name in names),
                *numbers,
                row["run"],
                *flat,
                proof,
            ],
        )


def _decoded(row: list[Any]) -> RowState | None:
    try:
        state = decode(_COLUMNS, row)
    except (ValueError, TypeError, KeyError, IndexError):
        return None
    names = (state.changed_by, state.confirmed_by or "", state.reviewed_by or "")
    numbers = (state.id, state.revision, state.run or 0)
    typed = all(isinstance(name, str) for name in names) and all(isinstance(one, int) for one in numbers)
    return state if state.rank and typed else None


def _fits(state: RowState, texts: Mapping[Side, str], places: Mapping[Side, np.ndarray[Any, Any]]) -> bool:
    """Whether its words are there, whole, and nobody else's."""
    if not state.source and not state.target:
        return False
    for side in Side:
        text = texts[side]
        for segment in state.side(side):
            if (
                not 0 <= segment.start < segment.end <= len(text)
                or places[side][segment.start : segment.end].any()
            ):
                return False
            if not (_edge(text, segment.start) and _edge(text, segment.end)):
                return False
            if "\ufffd" in text[segment.start : segment.end]:
                return False
    return True


def _edge(text: str, at: int) -> bool:
    return at in (0, len(text)) or text[at - 1].isspace() or text[at].isspace()


def _fillings(
    found: SalvagedPairs, side: Side, text: str, taken: np.ndarray[Any, Any], ranks: dict[bytes, int]
) -> Iterator[RowState]:
    """One-sided pairs for the words of a text that no pair holds, each shown after the pair before it."""
    holders = sorted(
        (segment.start, state.rank) for state in found.kept.values() for segment in state.side(side)
    )
    order = sorted(ranks)
    number = 0
    before: bytes | None = None
    for start, end in _uncovered(text, taken):
        while number < len(holders) and holders[number][0] < start:
            before = holders[number][1]
            number += 1
        place = bisect_right(order, before) if before is not None else 0
        rank = between(before, order[place] if place < len(order) else None)
        order.insert(place, rank)
        ranks[rank] = 0
        before = rank
        segments = {side: (Segment(start, end),)}
        yield RowState(
            id=0,
            revision=0,
            rank=rank,
            status=Status.SUGGESTED,
            touched=False,
            changed_by=MACHINE,
            confirmed_by=None,
            reviewed_by=None,
            score=None,
            confidence=None,
            run=None,
            source=segments.get(Side.SOURCE, ()),
            target=segments.get(Side.TARGET, ()),
        )


def _uncovered(text: str, taken: np.ndarray[Any, Any]) -> Iterable[tuple[int, int]]:
    """Stretches of words that nobody holds, cut at line ends."""
    start = end = -1
    at = 0
    for word in text.split():
        first = text.index(word, at)
        between_words = text[at:first]
        at = first + len(word)
        free = not taken[first:at].any()
        if start >= 0 and (not free or "\n" in between_words):
            yield start, end
            start = -1
        if free:
            start = first if start < 0 else start
            end = at
    if start >= 0:
        yield start, end
