"""One command, one transaction, one event: all or nothing."""

from __future__ import annotations

import gc
from array import array
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Connection, Row, delete, insert, select, true, update

from aligner.bitext import Side
from aligner.errors import ProjectError
from aligner.messages import Message
from aligner.permissions import MACHINE, Person
from aligner.progress import no_progress
from db import chain as chains
from db.change_set import ChangeSet
from db.commands.event_writer import EventWriter, pieces
from db.errors import CorruptError
from db.queries.people import stack_owners
from db.queries.rows import states
from db.records import Change, now
from db.schema.tables import BEADS, COMMENTS, PROJECT, SEGMENTS, STEPS, VERSION, chunks
from db.schema.version import HEAD
from db.summaries import stored_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from aligner.bitext import Characters
    from aligner.progress import Progress
    from db.chain import Link
    from db.change_set import RowState


_PIECES = 0.9
"""What writing the pieces takes of the time of a bulk command."""

_LOCKED = (
    select(PROJECT, VERSION.c.version_num)
    .select_from(PROJECT.outerjoin(VERSION, true()))
    .with_for_update(of=PROJECT)
)
"""The row of the project, locked, and the schema of its tables."""

COUNTED_ALONG = 1_000
"""So many pairs in one command are quicker counted by the database."""


@dataclass
class Transaction:
    """A command under way: the write lock is held, the project row is locked, ids are handed out from it.

    Attributes:
        event: the id the event will have; it is also the revision of whatever the command makes.
        progress: told how far a bulk command is; may cancel it.
        link: the last link of the chain.
        recorded: what it has changed so far; None when that is more than :data:`COUNTED_ALONG` pairs.
    """

    connection: Connection
    texts: Mapping[Side, Characters]
    by: Person | str
    progress: Progress = no_progress
    at: str = field(default_factory=now)
    project: Row[Any] = field(init=False)
    event: int = field(init=False)
    _next_bead: int = field(init=False)
    _next_event: int = field(init=False)
    recorded: list[ChangeSet] | None = field(init=False, default_factory=list)
    link: Link = field(init=False)
    _size: int = field(init=False, default=0)
    _orphans: list[tuple[int, RowState]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.project = self.connection.execute(_LOCKED).one()
        if self.project.version_num != HEAD:
            raise ProjectError(
                "The project was brought up to a newer schema by another program",
                remedy="Close it, update Muqabala, and open it again",
            )
        self._next_bead = self.project.next_bead
        self._next_event = self.event = self.project.next_event
        self.link = chains.last(self.connection)
        if self.link.number != self.event - 1:
            raise CorruptError(Message("the chain of its history does not end with its last event"))

    @property
    def who(self) -> str:
        return self.by.name if isinstance(self.by, Person) else self.by

    @property
    def person(self) -> Person:
        """Who gives the command; the machine has no say in what only people decide."""
        if not isinstance(self.by, Person):
            raise TypeError(f"this command needs a person, not {self.by!r}")
        return self.by

    def new_bead(self) -> int:
        """Hand out an id that no pair has ever had."""
        self._next_bead += 1
        return self._next_bead - 1

    def states(self, ids: Sequence[int]) -> dict[int, RowState]:
        return states(self.connection, ids)

    def record(
        self,
        command: str,
        summary: Message,
        changes: ChangeSet,
        *,
        follows: int | None = None,
        owner: str | None = None,
    ) -> Change:
        """Write what a command changes, its event, and its place in the undo stack.

        Args:
            follows: the command this one is a consequence of.
            owner: in whose undo stack it belongs, if not in that of ``by``.
        """
        return self.record_pieces(
            command,
            lambda _: summary,
            pieces(changes),
            total=len(changes.before) + len(changes.after),
            follows=follows,
            owner=owner,
        )

    def record_pieces(
        self,
        command: str,
        summary: Callable[[int], Message],
        changes: Iterable[ChangeSet],
        *,
        total: int = 0,
        undoes: int | None = None,
        redoes: int | None = None,
        follows: int | None = None,
        owner: str | None = None,
    ) -> Change:
        """Write a command whose change set comes in pieces; each is applied before the next is asked for.

        Args:
            summary: makes the summary from the number of pairs concerned.
            total: about how many pairs will be written, for the progress; 0 where that is not known.
            undoes, redoes: the event this one takes back or does again; neither makes a new step in the
                stack.
            follows, owner: as for :meth:`record`.
        """
        event = self._next_event
        writer = EventWriter(self.connection, self.texts, event, self.link)
        outcome = _Outcome()
        withdrawn = None if undoes is None and redoes is None else undoes is not None
        for number, piece in enumerate(_uncollected(changes)):
            moving = self._with_moves(piece)
            if number == 0:
                moving = replace(moving, owner=owner, follows=follows)
            outcome.take(writer.add(moving, withdrawn=withdrawn))
            self._remember(moving)
            self.progress(min(_PIECES, _PIECES * len(writer.beads) / max(1, total)), "Writing the pairs")
        if moves := self._adopted():
            outcome.take(writer.add(ChangeSet(moves=moves), withdrawn=withdrawn))
        concerned: Sequence[int] = _each_once(writer.beads)
        if not len(concerned) and outcome.comments:
            concerned = list(self._commented(outcome.comments))
        self.progress(_PIECES, "Writing the history")
        said = summary(len(concerned))
        fields = {
            "at": self.at,
            "who": self.who,
            "role": self.by.role.value if isinstance(self.by, Person) else None,
            "command": command,
            "summary": stored_summary(said),
            "undoes": undoes,
            "redoes": redoes,
        }
        self.link = writer.close(fields, concerned)
        self._next_event += 1
        if undoes is None and redoes is None:
            self._push(event, owner or self.who, follows)
        self.connection.execute(
            update(PROJECT).values(next_bead=self._next_bead, next_event=self._next_event)
        )
        return Change(
            event_id=event,
            command=command,
            summary=said,
            changed=tuple(outcome.changed) or (tuple(concerned) if outcome.comments else ()),
            added=tuple(outcome.added),
            removed=tuple(outcome.removed),
            order_changed=outcome.order_changed,
            focus=self._focus(outcome, concerned),
        )

    def _push(self, event: int, who: str, follows: int | None) -> None:
        """Put a step on an undo stack. A new step ends what could be redone on it."""
        self.connection.execute(
            delete(STEPS).where(
                STEPS.c.who.in_([*stack_owners(self.connection, who), MACHINE]), STEPS.c.undone.is_not(None)
            )
        )
        self.connection.execute(
            insert(STEPS), {"event": event, "who": who, "undone": None, "follows": follows}
        )

    def _remember(self, piece: ChangeSet) -> None:
        """Keep small changes for who counts along; a large one is counted by the database."""
        self._size += len(piece.before) + len(piece.after)
        if self._size > COUNTED_ALONG:
            self.recorded = None
        if self.recorded is not None:
            self.recorded.append(piece)

    def _focus(self, outcome: _Outcome, beads: Sequence[int]) -> int | None:
        """Where to look next. The pair that a comment is about may have gone into another since."""
        focus = outcome.focus
        if focus is None or outcome.focus_is_there:
            return focus
        if self.connection.execute(select(BEADS.c.id).where(BEADS.c.id == focus)).first() is not None:
            return focus
        return beads[0] if outcome.comments and beads else None

    def _adopted(self) -> tuple[tuple[int, int, int], ...]:
        """Moves for comments whose pair went in one piece while its words came back in another."""
        orphans, self._orphans = self._orphans, []
        moves = []
        for comment, gone in orphans:
            for side, segment in ((each, part) for each in Side for part in gone.side(each)):
                holder = select(SEGMENTS.c.bead).where(
                    SEGMENTS.c.side == side.value,
                    SEGMENTS.c.start <= segment.start,
                    SEGMENTS.c.end > segment.start,
                )
                if (heir := self.connection.execute(holder).scalars().first()) is not None:
                    moves.append((comment, gone.id, heir))
                    break
        return tuple(moves)

    def _commented(self, comments: Sequence[int]) -> Sequence[int]:
        """The pairs that these comments are about, each once."""
        found = (
            self.connection.execute(
                select(COMMENTS.c.bead).where(COMMENTS.c.id.in_(some)).order_by(COMMENTS.c.id)
            ).scalars()
            for some in chunks(comments)
        )
        return list(dict.fromkeys(chain.from_iterable(found)))

    def _with_moves(self, changes: ChangeSet) -> ChangeSet:
        """Comments of a pair that goes away follow its first words to whichever pair holds them now."""
        settled = {comment for comment, _, _ in changes.moves}
        found: list[tuple[int, int]] = []
        for some in chunks(changes.removed):
            statement = select(COMMENTS.c.id, COMMENTS.c.bead).where(COMMENTS.c.bead.in_(some))
            found.extend((row[0], row[1]) for row in self.connection.execute(statement))
        moves = []
        for comment, bead in found:
            if comment not in settled:
                if (heir := _heir(changes, bead)) is not None:
                    moves.append((comment, bead, heir))
                else:
                    self._orphans.append((comment, changes.before[bead]))
        return replace(changes, moves=(*changes.moves, *moves)) if moves else changes


def _uncollected(changes: Iterable[ChangeSet]) -> Iterator[ChangeSet]:
    """Pieces that are made and written without looking for cycles, which takes an eighth of the time: rows
    have none.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield from changes
    finally:
        if was_enabled:
            gc.enable()


def _each_once(ids: array[int]) -> array[int]:
    """The same numbers without repetitions, in the same order."""
    numbers = np.array(ids, dtype=np.int64)
    return array("q", numbers[np.sort(np.unique(numbers, return_index=True)[1])].tobytes())


@dataclass
class _Outcome:
    """What the pieces of a command came to, as much as a view needs."""

    changed: array[int] = field(default_factory=lambda: array("q"))
    added: array[int] = field(default_factory=lambda: array("q"))
    removed: array[int] = field(default_factory=lambda: array("q"))
    comments: list[int] = field(default_factory=list)
    order_changed: bool = False
    focus: int | None = None
    focus_is_there: bool = False

    def take(self, piece: ChangeSet) -> None:
        self.changed.extend(piece.changed)
        self.added.extend(piece.added)
        self.removed.extend(piece.removed)
        self.comments.extend(piece.comments)
        self.order_changed |= piece.order_changed
        self.focus = piece.focus_after if self.focus is None else self.focus
        self.focus_is_there |= self.focus in piece.after


def _heir(changes: ChangeSet, bead: int) -> int | None:
    """The pair of the same piece that holds the first words of one that goes."""
    gone = changes.before[bead]
    for side in Side:
        for segment in gone.side(side):
            for state in changes.after.values():
                if any(part.start <= segment.start < part.end for part in state.side(side)):
                    return state.id
    return None
