"""The change set of an event: the pairs and corrections before and after it, so that it can be inverted and
read later.

Stored as compressed JSON, a large one in several pieces. A piece that inflates beyond :data:`LIMIT` is
refused, whatever it claims to be.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from math import isinf
from typing import TYPE_CHECKING, Any, NamedTuple

from aligner.bitext import Bead, Segment, Side, Status
from aligner.messages import Message
from db import digest
from db.errors import CorruptError
from db.records import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.digest import State

LIMIT = 16 << 20
"""Bytes of JSON that a piece may inflate to; :data:`PIECE` pairs with evidence take about a tenth."""

_STATUSES = {status.value: status for status in Status}

PIECE = 1_000
"""Pairs in one piece of a change set."""


class RowState(NamedTuple):
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
        said: the comments the event made, each a row of :data:`COMMENT_COLUMNS`.
        runs: the suggestion runs the event made, each a row of :data:`RUN_COLUMNS`.
        owner: in whose undo stack the event lies; None for that of its author.
        follows: the event that this one is a consequence of.
        steps: the undo stacks as a migration or a repair found them: (event, who, undone by, follows).
        marks: checksums of tables as a migration or a repair found them.
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
    said: tuple[list[Any], ...] = ()
    runs: tuple[list[Any], ...] = ()
    owner: str | None = None
    follows: int | None = None
    steps: tuple[list[Any], ...] = ()
    marks: Mapping[str, int] = field(default_factory=dict)
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


COMMENT_COLUMNS = ("id", "bead", "at", "who", "role", "kind", "side", "text")
"""What is kept of a comment in the event that made it. ``bead`` may change later, by a move."""

RUN_COLUMNS = ("id", "at", "by", "encoder", "aligner", "parameters", "beads")
"""What is kept of a suggestion run in the event that made it: all of it."""

_EXTRAS = (
    "comments",
    "moves",
    "rules_before",
    "rules_after",
    "said",
    "runs",
    "owner",
    "follows",
    "steps",
    "marks",
    "focus_before",
    "focus_after",
)


def pack(changes: ChangeSet) -> bytes:
    """Write a change set as compressed JSON: column names once, then a list for each row."""
    return pack_rows(changes, map(encode, changes.before.values()), map(encode, changes.after.values()))


def pack_rows(changes: ChangeSet, before: Iterable[str], after: Iterable[str]) -> bytes:
    """Write a change set whose pairs are encoded already, see :func:`encode`."""
    document: dict[str, Any] = {}
    for name in ("edits_before", "edits_after"):
        if edits := getattr(changes, name):
            document[name] = [edit_row(edit) for edit in edits]
    for name in _EXTRAS:
        if (value := getattr(changes, name)) not in ((), {}, None):
            document[name] = value
    extras = digest.canonical(document)[1:-1]
    text = (
        f'{{"columns":{digest.canonical(_COLUMNS)},"before":[{",".join(before)}],"after":[{",".join(after)}]'
        f"{',' + extras if extras else ''}}}"
    )
    return zlib.compress(text.encode(), 1)


def unpack(data: bytes, limit: int = LIMIT) -> ChangeSet:
    """Read back what :func:`pack` wrote.

    Args:
        limit: bytes of JSON at most.

    Raises:
        CorruptError: the data are damaged, or larger than the limit.
    """
    document = load(data, limit)
    try:
        columns = document["columns"]
        return ChangeSet(
            before={row[0]: decode(columns, row) for row in document["before"]},
            after={row[0]: decode(columns, row) for row in document["after"]},
            edits_before=_edits(document.get("edits_before", ())),
            edits_after=_edits(document.get("edits_after", ())),
            comments=tuple(document.get("comments", ())),
            moves=tuple((a, b, c) for a, b, c in document.get("moves", ())),
            rules_before=document.get("rules_before", {}),
            rules_after=document.get("rules_after", {}),
            said=tuple(document.get("said", ())),
            runs=tuple(document.get("runs", ())),
            owner=document.get("owner"),
            follows=document.get("follows"),
            steps=tuple(document.get("steps", ())),
            marks=document.get("marks", {}),
            focus_before=document.get("focus_before"),
            focus_after=document.get("focus_after"),
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise CorruptError(Message("a change set does not have the form of one")) from error


def unpack_step(data: bytes, *, backwards: bool) -> tuple[ChangeSet, dict[int, int]]:
    """Read what takes a piece of an event back, or does it again.

    Args:
        backwards: take it back: what the event wrote goes, what was before comes.

    Returns:
        The change set without the pairs it expects (``before`` is empty), runs, moves and new comments;
        and the revision that each expected pair must have.

    Raises:
        CorruptError: the data are damaged, or larger than the limit.
    """
    document = load(data)
    then, now = ("after", "before") if backwards else ("before", "after")
    try:
        columns = document["columns"]
        revision = columns.index("revision")
        step = ChangeSet(
            after={row[0]: decode(columns, row) for row in document[now]},
            edits_before=_edits(document.get(f"edits_{then}", ())),
            edits_after=_edits(document.get(f"edits_{now}", ())),
            comments=tuple(document.get("comments", ())),
            rules_before=document.get(f"rules_{then}", {}),
            rules_after=document.get(f"rules_{now}", {}),
            focus_before=document.get(f"focus_{then}"),
            focus_after=document.get(f"focus_{now}"),
        )
        return step, {row[0]: row[revision] for row in document[then]}
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise CorruptError(Message("a change set does not have the form of one")) from error


def load(data: bytes, limit: int = LIMIT) -> dict[str, Any]:
    """Inflate and parse a change set, within a limit.

    Raises:
        CorruptError: the data are damaged, or larger than the limit.
    """
    return _parsed(_inflated(data, limit))


def moves_of(data: bytes) -> list[list[int]]:
    """Read only which comments a piece moved, each (comment, from, to). Most pieces need not be parsed.

    Raises:
        CorruptError: the data are damaged, or larger than :data:`LIMIT`.
    """
    text = _inflated(data, LIMIT)
    moves: list[list[int]] = _parsed(text).get("moves", []) if b'"moves":' in text else []
    return moves


def _inflated(data: bytes, limit: int) -> bytes:
    inflater = zlib.decompressobj()
    try:
        text = inflater.decompress(data, limit)
    except (zlib.error, TypeError) as error:
        raise CorruptError(Message("a change set cannot be read")) from error
    if inflater.unconsumed_tail or not inflater.eof:
        raise CorruptError(Message("a change set is cut off, or larger than any that Muqabala writes"))
    return text


def _parsed(text: bytes) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CorruptError(Message("a change set cannot be read")) from error
    if not isinstance(document, dict):
        raise CorruptError(Message("a change set does not have the form of one"))
    return document


def encode(state: RowState) -> str:
    """Write a pair as a row of a change set; the digest of a pair is that of this text.

    What :func:`db.digest.canonical` gives of the values in the order of :data:`_COLUMNS`, in a third of the
    time.
    """
    id_, revision, rank, status, touched, changed, confirmed, reviewed = state[:8]
    score, confidence, run, source, target, evidence = state[8:]
    return (
        f'[{id_},{revision},"{rank.hex()}","{status.value}",{"true" if touched else "false"},'
        f"{_name(changed)},{_name(confirmed)},{_name(reviewed)},{_digits(score)},{_digits(confidence)},"
        f"{'null' if run is None else run},[{_offsets(source)}],[{_offsets(target)}],"
        f"{'null' if evidence is None else digest.canonical(evidence)}]"
    )


def _offsets(segments: tuple[Segment, ...]) -> str:
    if len(segments) == 1:
        (part,) = segments
        return f"{part.start},{part.end}"
    return ",".join([f"{part.start},{part.end}" for part in segments])


def bead_digest(encoded: str) -> State:
    """Digest a pair, see :func:`encode`."""
    return digest.row_digest("bead", encoded)


def edit_row(edit: Edit) -> list[Any]:
    """Write a correction as a row of a change set."""
    return [edit.side, edit.start, edit.end, edit.replacement]


def edit_digest(row: list[Any]) -> State:
    """Digest a correction, see :func:`edit_row`."""
    return digest.row_digest("edit", digest.canonical(row))


def comment_digest(row: list[Any], *, withdrawn: bool) -> State:
    """Digest a comment, a row of :data:`COMMENT_COLUMNS`."""
    return digest.row_digest("comment", digest.canonical([*row, withdrawn]))


def run_digest(row: list[Any]) -> State:
    """Digest a suggestion run, a row of :data:`RUN_COLUMNS`."""
    return digest.row_digest("run", digest.canonical(row))


@lru_cache(maxsize=1_000)
def _name(name: str | None) -> str:
    return digest.canonical(name)


def _digits(value: float | None) -> str:
    """A number as JSON writes it once the database has given it back: always a float, and null for NaN."""
    if value is None or value != value:
        return "null"
    return digest.canonical(value) if isinf(value) else repr(float(value))


def decode(columns: list[str], row: list[Any]) -> RowState:
    """Read a pair of a change set back."""
    if columns != _COLUMNS:
        values = dict(zip(columns, row, strict=True))
        row = [values[name] for name in _COLUMNS]
    id_, revision, rank, status, touched, changed, confirmed, reviewed, score, confidence, run, *rest = row
    source, target, evidence = rest
    return RowState(
        id_,
        revision,
        bytes.fromhex(rank),
        _STATUSES[status],
        touched,
        changed,
        confirmed,
        reviewed,
        score,
        confidence,
        run,
        _segments(source),
        _segments(target),
        evidence,
    )


def _segments(offsets: list[int]) -> tuple[Segment, ...]:
    if len(offsets) == 2:
        return (Segment(offsets[0], offsets[1]),)
    return tuple(Segment(a, b) for a, b in zip(offsets[::2], offsets[1::2], strict=True))


def _edits(rows: list[list[Any]] | tuple[()]) -> tuple[Edit, ...]:
    return tuple(Edit(Side(side), start, end, replacement) for side, start, end, replacement in rows)
