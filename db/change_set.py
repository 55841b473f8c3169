"""What an event changed: the pairs and corrections before and after it, so that it can be inverted and read
later.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aligner.bitext import Bead, Segment, Side, Status
from db.records import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class RowState:
    """All that is stored of a pair. ``revision`` is the id of the event that made this content."""

    id: int
    revision: int
    rank: bytes
    status: Status
    touched: bool
    changed_by: str
    confirmed_by: str | None
    reviewed_by: str | None
    score: float | None
    confidence: float | None
    run: int | None
    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    evidence: Mapping[str, Any] | None = None

    @property
    def bead(self) -> Bead:
        return Bead(self.source, self.target, self.score, self.confidence)

    def side(self, side: Side) -> tuple[Segment, ...]:
        return self.source if side is Side.SOURCE else self.target


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The difference an event makes. A pair only in ``before`` is removed, one only in ``after`` is added.

    Attributes:
        edits_before, edits_after: corrections taken out of force and put into it.
        comments: ids of the comments the event made.
        moves: comments that went to another pair: (comment, from, to).
        rules: project rules, before and after.
        focus_before, focus_after: where a person was looking.
    """

    before: Mapping[int, RowState] = field(default_factory=dict)
    after: Mapping[int, RowState] = field(default_factory=dict)
    edits_before: tuple[Edit, ...] = ()
    edits_after: tuple[Edit, ...] = ()
    comments: tuple[int, ...] = ()
    moves: tuple[tuple[int, int, int], ...] = ()
    rules_before: Mapping[str, Any] = field(default_factory=dict)
    rules_after: Mapping[str, Any] = field(default_factory=dict)
    focus_before: int | None = None
    focus_after: int | None = None

    @property
    def added(self) -> tuple[int, ...]:
        return tuple(id_ for id_ in self.after if id_ not in self.before)

    @property
    def removed(self) -> tuple[int, ...]:
        return tuple(id_ for id_ in self.before if id_ not in self.after)

    @property
    def changed(self) -> tuple[int, ...]:
        return tuple(id_ for id_ in self.after if id_ in self.before)

    @property
    def order_changed(self) -> bool:
        return self.before.keys() != self.after.keys() or any(
            self.before[id_].rank != self.after[id_].rank for id_ in self.changed
        )

    def inverse(self) -> ChangeSet:
        """Give the change set that takes this one back. Comments it made are for the caller to withdraw."""
        return ChangeSet(
            before=self.after,
            after=self.before,
            edits_before=self.edits_after,
            edits_after=self.edits_before,
            comments=self.comments,
            moves=tuple((comment, to, origin) for comment, origin, to in reversed(self.moves)),
            rules_before=self.rules_after,
            rules_after=self.rules_before,
            focus_before=self.focus_after,
            focus_after=self.focus_before,
        )


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


def pack(changes: ChangeSet) -> bytes:
    """Write a change set as compressed JSON: column names once, then a list a row."""
    document: dict[str, Any] = {
        "columns": _COLUMNS,
        "before": [_row(state) for state in changes.before.values()],
        "after": [_row(state) for state in changes.after.values()],
    }
    for name in ("edits_before", "edits_after"):
        if edits := getattr(changes, name):
            document[name] = [[edit.side, edit.start, edit.end, edit.replacement] for edit in edits]
    for name in ("comments", "moves", "rules_before", "rules_after", "focus_before", "focus_after"):
        if (value := getattr(changes, name)) not in ((), {}, None):
            document[name] = value
    return zlib.compress(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpack(data: bytes) -> ChangeSet:
    """Read back what :func:`pack` wrote."""
    document = json.loads(zlib.decompress(data))
    columns = document["columns"]
    return ChangeSet(
        before={row[0]: _state(columns, row) for row in document["before"]},
        after={row[0]: _state(columns, row) for row in document["after"]},
        edits_before=_edits(document.get("edits_before", ())),
        edits_after=_edits(document.get("edits_after", ())),
        comments=tuple(document.get("comments", ())),
        moves=tuple((a, b, c) for a, b, c in document.get("moves", ())),
        rules_before=document.get("rules_before", {}),
        rules_after=document.get("rules_after", {}),
        focus_before=document.get("focus_before"),
        focus_after=document.get("focus_after"),
    )


def _row(state: RowState) -> list[Any]:
    return [
        state.id,
        state.revision,
        state.rank.hex(),
        state.status,
        state.touched,
        state.changed_by,
        state.confirmed_by,
        state.reviewed_by,
        state.score,
        state.confidence,
        state.run,
        [offset for segment in state.source for offset in (segment.start, segment.end)],
        [offset for segment in state.target for offset in (segment.start, segment.end)],
        state.evidence,
    ]


def _state(columns: list[str], row: list[Any]) -> RowState:
    values = dict(zip(columns, row, strict=True))
    values["rank"] = bytes.fromhex(values["rank"])
    values["status"] = Status(values["status"])
    for side in Side:
        offsets = values[side]
        values[side] = tuple(Segment(a, b) for a, b in zip(offsets[::2], offsets[1::2], strict=True))
    return RowState(**values)


def _edits(rows: list[list[Any]] | tuple[()]) -> tuple[Edit, ...]:
    return tuple(Edit(Side(side), start, end, replacement) for side, start, end, replacement in rows)
