"""Verify the hash chain from the creation of a project to its last event."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import select

from aligner.messages import Message
from aligner.permissions import MACHINE, same_person
from db import chain as chains
from db import digest
from db.change_set import bead_digest, comment_digest, edit_digest, load, run_digest
from db.integrity.ledger import event_beads, mark_event_beads
from db.queries.history import blobs
from db.schema.tables import CHAIN, EVENT_PIECES, EVENTS, PROJECT, STEPS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from aligner.progress import Progress
    from db.digest import State

_MOST = 20
_Comment = list[Any]


@dataclass
class HistoryReport:
    """What following the chain found.

    Attributes:
        problems: what does not fit, at most 20 sentences.
        events: how many events there are.
        last_bead: the highest id that an event gave to a pair.
        state: after the last event; None when the chain does not tell.
    """

    problems: list[Message] = field(default_factory=list)
    events: int = 0
    last_bead: int = 0
    state: State | None = None

    def add(self, problem: Message) -> None:
        if len(self.problems) < _MOST:
            self.problems.append(problem)


def check_history(connection: Connection, progress: Progress, *, replay: bool) -> HistoryReport:
    """Check every link of the chain.

    Args:
        replay: also read what each event changed and check that it leads from the state before it to the
            state after it; without it only the hashes are compared.

    Raises:
        CorruptError, ValueError, TypeError, KeyError: a row holds what no command of ours wrote.
    """
    report = HistoryReport()
    links = {
        int(link): chains.Link(int(link), hash_, state)
        for link, hash_, state in connection.execute(select(CHAIN.c.link, CHAIN.c.hash, CHAIN.c.state))
    }
    before = links.get(0)
    if before is None or before.hash != chains.birth(connection):
        report.add(Message("the texts or the name of the project are not those its history began with"))
    before = before or chains.Link(0, b"", None)
    fields = connection.execute(select(*chains.EVENT_FIELDS).order_by(EVENTS.c.id)).fetchall()
    report.events = len(fields)
    follower = _Replay(connection)
    for number, event in enumerate(fields, start=1):
        if number % 50 == 0:
            progress(number / len(fields), "Following the history")
        if event.id != number:
            report.add(Message("event {event} is missing from the history", event=number))
            break
        link = links.get(number)
        if link is None:
            report.add(Message("event {event} has no link in the chain", event=number))
            break
        hashes: list[str] = []
        for data in blobs(connection, number):
            hashes.append(digest.piece_hash(data))
            if replay:
                follower.take(event, load(data))
        hashed = digest.link_hash(before.hash, digest.event_hash(tuple(event), hashes), link.state)
        if hashed != link.hash:
            report.add(
                Message(
                    "event {event} by {who} is not what was written (its hash differs)",
                    event=number,
                    who=event.who,
                )
            )
        follower.follow_steps(event)
        if replay and (problem := follower.leads(event, before, link)):
            report.add(problem)
        before = link
    report.state = None if before.state is None else digest.from_bytes(before.state)
    report.last_bead = follower.last_bead
    _check_ends(connection, report, links)
    if replay and not report.problems:
        follower.check_event_beads(connection, report)
        follower.check_steps(connection, report)
    return report


def _check_ends(connection: Connection, report: HistoryReport, links: dict[int, chains.Link]) -> None:
    project = connection.execute(select(PROJECT.c.next_event, PROJECT.c.next_bead)).one()
    if project.next_event != report.events + 1 or len(links) != report.events + 1:
        report.add(Message("the end of the history is missing, or does not belong to it"))
    if project.next_bead <= report.last_bead:
        report.add(Message("the next number for a pair was given out already"))
    stray = select(EVENT_PIECES.c.event).where(EVENT_PIECES.c.event.not_in(select(EVENTS.c.id))).limit(1)
    if connection.execute(stray).first() is not None:
        report.add(Message("a piece of a change set belongs to no event"))


class _Replay:
    """The difference each event makes, from its change set only."""

    def __init__(self, connection: Connection) -> None:
        self.last_bead = 0
        self._connection = connection
        self._comments: dict[int, tuple[_Comment, bool]] = {}
        self._gone: State = digest.EMPTY
        self._new: State = digest.EMPTY
        self._beads: dict[int, None] = {}
        self._said: list[int] = []
        self._pairs = array("q"), array("q")
        self._marks: dict[str, int] = {}
        self._marked = 0
        self._steps: dict[int, list[Any]] = {}
        self._undone: set[int] = set()
        # Undone steps of the same person under another spelling of the name: older programs kept them.
        self._spelled_otherwise: dict[int, list[Any]] = {}
        self._owner: tuple[str | None, int | None] = (None, None)

    def take(self, event: Any, document: dict[str, Any]) -> None:
        """Add up one piece of an event."""
        for name, sign in (("before", -1), ("after", 1)):
            for row in document[name]:
                self._count(sign, bead_digest(digest.canonical(row)))
                self._beads[row[0]] = None
                self.last_bead = max(self.last_bead, row[0])
            for row in document.get(f"edits_{name}", ()):
                self._count(sign, edit_digest(row))
            for rule, value in document.get(f"rules_{name}", {}).items():
                self._count(sign, digest.rule_digest(rule, value))
        for row in document.get("runs", ()):
            self._count(1, run_digest(row))
        self._take_comments(event, document)
        if "owner" in document or "follows" in document:
            self._owner = (document.get("owner"), document.get("follows"))
        if marks := document.get("marks"):
            self._marks, self._marked = marks, event.id
            self._steps = {row[0]: row[1:] for row in document.get("steps", ())}
            self._undone = {id_ for id_, step in self._steps.items() if step[1] is not None}

    def _take_comments(self, event: Any, document: dict[str, Any]) -> None:
        said = {row[0]: list(row) for row in document.get("said", ())}
        for id_, row in said.items():
            self._comments[id_] = (row, False)
            self._count(1, comment_digest(row, withdrawn=False))
        if document.get("marks"):
            self._comments.update(
                (id_, (said[id_], True)) for id_ in document.get("comments", ()) if id_ in said
            )
            return
        again = event.undoes is not None or event.redoes is not None
        comments = document.get("comments", ()) if again else ()
        moves = document.get("moves", ())
        touched = dict.fromkeys((*comments, *(move[0] for move in moves)))
        known = [id_ for id_ in touched if id_ in self._comments]
        for id_ in known:
            row, hidden = self._comments[id_]
            self._count(-1, comment_digest(row, withdrawn=hidden))
        for id_ in comments:
            if id_ in self._comments:
                self._comments[id_] = (self._comments[id_][0], event.undoes is not None)
        for id_, origin, to in moves:
            if id_ in self._comments and self._comments[id_][0][1] == origin:
                row, hidden = self._comments[id_]
                self._comments[id_] = ([row[0], to, *row[2:]], hidden)
        for id_ in known:
            row, hidden = self._comments[id_]
            self._count(1, comment_digest(row, withdrawn=hidden))
        self._said.extend(document.get("comments", ()))

    def _count(self, sign: int, value: State) -> None:
        if sign < 0:
            self._gone += value
        else:
            self._new += value

    def leads(self, event: Any, before: chains.Link, after: chains.Link) -> Message | None:
        """Tell what is wrong when the event does not lead from one state to the other, and begin the next."""
        gone, new, beads, said = self._gone, self._new, self._beads, self._said
        self._gone = self._new = digest.EMPTY
        self._beads, self._said = {}, []
        concerned = list(beads)
        if not concerned and said:
            found = (self._comments[id_][0][1] for id_ in said if id_ in self._comments)
            concerned = list(dict.fromkeys(found))
        self._pairs[0].extend(concerned)
        self._pairs[1].extend([event.id] * len(concerned))
        if after.state is None:
            return None
        if before.state is None:
            return self._first_state(event)
        wanted = digest.moved(digest.from_bytes(before.state), gone=gone, new=new)
        if digest.to_bytes(wanted) != after.state:
            return Message(
                "event {event} by {who} does not lead to the state it claims", event=event.id, who=event.who
            )
        if len(concerned) != event.bead_count:
            return Message("event {event} by {who} miscounts its pairs", event=event.id, who=event.who)
        return None

    def follow_steps(self, event: Any) -> None:
        """Do to the undo stacks what the event did to them, see :mod:`db.commands.transaction`."""
        (owner, follows), self._owner = self._owner, (None, None)
        if event.undoes is not None:
            self._steps.setdefault(event.undoes, [None, None, None])[1] = event.id
            self._undone.add(event.undoes)
        elif event.redoes is not None:
            step = self._spelled_otherwise.pop(event.redoes, [None, None, None])
            self._steps.setdefault(event.redoes, step)[1] = None
            self._undone.discard(event.redoes)
        elif event.id != self._marked:
            who = owner or event.who
            for id_ in [
                id_
                for id_ in self._undone
                if self._steps[id_][0] == MACHINE or same_person(self._steps[id_][0], who)
            ]:
                step = self._steps.pop(id_)
                self._undone.discard(id_)
                if step[0] not in (who, MACHINE):
                    self._spelled_otherwise[id_] = step
            self._steps[event.id] = [who, None, follows]

    def check_steps(self, connection: Connection, report: HistoryReport) -> None:
        """Compare the undo stacks with what the events made of them."""
        for row in connection.execute(select(STEPS)):
            wanted = self._steps.pop(row.event, None) or self._spelled_otherwise.get(row.event)
            if wanted != [row.who, row.undone, row.follows]:
                report.add(Message("the undo stack holds event {event} wrongly", event=row.event))
        for id_ in self._steps:
            report.add(Message("the undo stack lacks event {event}", event=id_))

    def _first_state(self, event: Any) -> Message | None:
        return (
            None
            if self._marked == event.id
            else Message("event {event} begins a state that nothing tells of", event=event.id)
        )

    def check_event_beads(self, connection: Connection, report: HistoryReport) -> None:
        """Compare the table of pairs and events with what the events say."""
        beads, events = event_beads(connection)
        if self._marked:
            old = events <= self._marked
            if mark_event_beads(beads[old], events[old]) != self._marks.get("event_beads"):
                report.add(Message("the list of pairs that older events concern is not what it was"))
            beads, events = beads[~old], events[~old]
        wanted, said = (np.array(column, dtype=np.int64) for column in self._pairs)
        new = said > self._marked
        if mark_event_beads(beads, events) != mark_event_beads(wanted[new], said[new]):
            report.add(Message("the list of pairs that events concern is not what the events say"))
