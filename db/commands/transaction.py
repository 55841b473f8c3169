"""One command, one transaction, one event: all or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from aligner.bitext import Side
from aligner.permissions import Person
from db.change_set import ChangeSet, RowState, pack
from db.commands.apply import apply
from db.queries.rows import states
from db.records import MACHINE, Change, now
from db.schema.tables import BEADS, COMMENTS, EVENT_BEADS, EVENTS, PROJECT, STEPS, chunks
from db.summaries import stored_summary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligner.messages import Message


@dataclass
class Transaction:
    """A command under way: the write lock is held, the project row is locked, ids are handed out from it.

    Attributes:
        event: the id the event will have; it is also the revision of whatever the command makes.
        recorded: what it has changed so far.
    """

    connection: Connection
    texts: Mapping[Side, str]
    by: Person | str
    at: str = field(default_factory=now)
    project: Row[Any] = field(init=False)
    event: int = field(init=False)
    _next_bead: int = field(init=False)
    _next_event: int = field(init=False)
    recorded: list[ChangeSet] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.project = self.connection.execute(select(PROJECT).with_for_update()).one()
        self._next_bead = self.project.next_bead
        self._next_event = self.event = self.project.next_event

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
        undoes: int | None = None,
        redoes: int | None = None,
        follows: int | None = None,
        owner: str | None = None,
    ) -> Change:
        """Write what a command changes, its event, and its place in the undo stack.

        Args:
            undoes, redoes: the event this one takes back or does again; neither makes a new step in the
                stack.
            follows: the command this one is a consequence of.
            owner: in whose undo stack it belongs, if not in that of ``by``.
        """
        changes = self._with_moves(changes)
        event = self._next_event
        self._next_event += 1
        beads = list(dict.fromkeys((*changes.before, *changes.after)))
        if not beads and changes.comments:
            beads = list(self._commented(changes.comments))
        apply(self.connection, self.texts, changes)
        self.recorded.append(changes)
        self.connection.execute(
            insert(EVENTS),
            {
                "id": event,
                "at": self.at,
                "who": self.who,
                "role": self.by.role.value if isinstance(self.by, Person) else None,
                "command": command,
                "summary": stored_summary(summary),
                "bead_count": len(beads),
                "undoes": undoes,
                "redoes": redoes,
                "changes": pack(changes),
            },
        )
        if beads:
            self.connection.execute(insert(EVENT_BEADS), [{"bead": id_, "event": event} for id_ in beads])
        if undoes is None and redoes is None:
            who = owner or self.who
            # Whoever does something new gives up what they could have redone.
            self.connection.execute(
                delete(STEPS).where(STEPS.c.who.in_({who, MACHINE}), STEPS.c.undone.is_not(None))
            )
            self.connection.execute(
                insert(STEPS), {"event": event, "who": who, "undone": None, "follows": follows}
            )
        self.connection.execute(
            update(PROJECT).values(next_bead=self._next_bead, next_event=self._next_event)
        )
        return Change(
            event_id=event,
            command=command,
            summary=summary,
            changed=changes.changed or (tuple(beads) if changes.comments else ()),
            added=changes.added,
            removed=changes.removed,
            order_changed=changes.order_changed,
            focus=self._focus(changes, beads),
        )

    def _focus(self, changes: ChangeSet, beads: Sequence[int]) -> int | None:
        """Where to look: what a comment is about may since have gone into another pair, and the comment with
        it.
        """
        focus = changes.focus_after
        if focus is None or focus in changes.after:
            return focus
        if self.connection.execute(select(BEADS.c.id).where(BEADS.c.id == focus)).first() is not None:
            return focus
        return beads[0] if changes.comments and beads else None

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
        moves = [
            (comment, bead, heir)
            for comment, bead in found
            if comment not in settled and (heir := _heir(changes, bead)) is not None
        ]
        return replace(changes, moves=(*changes.moves, *moves)) if moves else changes


def _heir(changes: ChangeSet, bead: int) -> int | None:
    gone = changes.before[bead]
    for side in Side:
        for segment in gone.side(side):
            for state in changes.after.values():
                if any(part.start <= segment.start < part.end for part in state.side(side)):
                    return state.id
    return next(iter(changes.after), None)
