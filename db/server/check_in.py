"""Work without the server: a project is checked out as a file, and what was done there is checked in.

The commands of the file are given again on the server, one by one, under the id of their place in the file's
history: a check-in that was interrupted goes on, and nothing is done twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from aligner.errors import ConflictError, ProjectError, RuleError
from aligner.messages import Message
from aligner.permissions import Person, Role
from aligner.progress import no_progress
from db import summaries
from db.change_set import COMMENT_COLUMNS, RUN_COLUMNS, ChangeSet
from db.commands.event_writer import run_row
from db.commands.preconditions import author, conflict
from db.commands.undo import settled
from db.errors import BeadConflictError
from db.queries.history import change_sets
from db.schema.tables import CHAIN, COMMENTS, EVENTS, RUNS, STEPS
from db.server.postgresql import ConnectionLostError
from db.server.server_project import CommandDoneError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Row

    from aligner.progress import Progress
    from db.change_set import RowState
    from db.commands.transaction import Transaction
    from db.project import Project
    from db.records import BeadRow
    from db.server.library import Library
    from db.server.server_project import ServerProject

SETTING = "checkout"
"""Setting of a file that was checked out: library, schema, last event."""


@dataclass(frozen=True, slots=True)
class RefusedCommand:
    """A command of the file that the server did not take.

    Attributes:
        reason: why not.
        yours: the first pair concerned as it is in the file now; None if it is not there.
        theirs: the same pair on the server.
    """

    event: int
    who: str
    summary: Message
    reason: Message
    yours: BeadRow | None
    theirs: BeadRow | None


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """What became of the commands of a file.

    Attributes:
        stored: how many are on the server now.
        left_out: those that are not.
    """

    stored: int
    left_out: tuple[RefusedCommand, ...]


def check_out(library: Library, schema: str, path: Path, progress: Progress = no_progress) -> None:
    """Copy a project into a new file to work on without the server.

    Raises:
        ProjectError: the server cannot be reached, or the file is there already or cannot be written.
        Cancelled: by ``progress``; nothing is left of the copy.
    """
    from db.project import Project

    library.fetch(schema, path, progress)
    with Project.open(path) as file, file.connection() as connection:
        last = connection.execute(select(func.coalesce(func.max(EVENTS.c.id), 0))).scalar_one()
        address = library.url.set(drivername="postgresql")._replace(password=None)
        origin = {"library": address.render_as_string(), "schema": schema, "event": int(last)}
        file.set_setting(SETTING, origin)


def origin_of(file: Project) -> tuple[str, str]:
    """The library and the schema that a file was checked out of.

    Raises:
        ProjectError: it was not checked out.
    """
    found = file.setting(SETTING)
    if not isinstance(found, dict) or not {"library", "schema", "event"} <= found.keys():
        raise ProjectError(
            "was not checked out of a library", remedy="Check a project out first", path=file.path
        )
    return str(found["library"]), str(found["schema"])


def check_in(file: Project, server: ServerProject, progress: Progress = no_progress) -> CheckedIn:
    """Give the commands of a file again on the server; the file stays as it is.

    A command whose pair somebody else has changed since, and what depends on it, is left out.

    Raises:
        ProjectError: the file was not checked out of this project, or the connection is lost; what was
            stored until then is known the next time.
    """
    origin_of(file)
    base = int(file.setting(SETTING)["event"])
    replay = _Replay(file, server, base)
    replay.check_base()
    with file.connection() as connection:
        events = connection.execute(
            select(EVENTS, CHAIN.c.hash).join(CHAIN, CHAIN.c.link == EVENTS.c.id).where(EVENTS.c.id > base)
        ).all()
    left_out = []
    for number, event in enumerate(sorted(events, key=lambda row: int(row.id))):
        progress(number / len(events), "Checking in")
        refused = replay.give(event)
        if refused is not None:
            left_out.append(refused)
    return CheckedIn(len(events) - len(left_out), tuple(left_out))


@dataclass
class _Names:
    """What the things of the file are called on the server."""

    beads: dict[int, int] = field(default_factory=dict)
    events: dict[int, int] = field(default_factory=dict)
    runs: dict[int, int] = field(default_factory=dict)
    comments: dict[int, int] = field(default_factory=dict)

    def copy(self) -> _Names:
        return _Names(dict(self.beads), dict(self.events), dict(self.runs), dict(self.comments))


class _Replay:
    def __init__(self, file: Project, server: ServerProject, base: int) -> None:
        self._file = file
        self._server = server
        self._base = base
        self._names = _Names()

    def check_base(self) -> None:
        """Make sure that the file was checked out of this very project."""
        wanted = select(CHAIN.c.hash).where(CHAIN.c.link == self._base)
        with self._file.connection() as mine, self._server.connection() as hers:
            there = hers.execute(wanted).scalar_one_or_none()
            if there is None or bytes(there) != bytes(mine.execute(wanted).scalar_one()):
                raise ProjectError(
                    "was not checked out of this project",
                    remedy="Check in to the library that it comes from",
                    path=self._file.path,
                )

    def give(self, event: Row[Any]) -> RefusedCommand | None:
        """Give one command again → why not, if it is left out."""
        names = self._names.copy()
        with self._file.connection() as connection:
            pieces = list(change_sets(connection, event.id))
        by = Person(event.who, Role(event.role)) if event.role is not None else str(event.who)
        summary = summaries.read_summary(event.summary)
        inverted = event.undoes if event.undoes is not None else event.redoes
        try:
            with self._server.identified(event.hash.hex()[:40]), self._server._command(by) as tx:
                target = self._event(names, inverted)
                follows = pieces[0].follows if pieces else None
                change = tx.record_pieces(
                    event.command,
                    lambda _: summary,
                    self._mapped(tx, names, pieces, event.id, again=inverted is not None),
                    undoes=target if event.undoes is not None else None,
                    redoes=target if event.redoes is not None else None,
                    follows=names.events.get(follows) if follows is not None else None,
                    owner=pieces[0].owner if pieces else None,
                )
                names.events[event.id] = change.event_id
                if inverted is not None:
                    undone = change.event_id if event.undoes is not None else None
                    tx.connection.execute(update(STEPS).where(STEPS.c.event == target).values(undone=undone))
        except CommandDoneError as done:
            names.events[event.id] = done.event
            self._recall(names, pieces, done.event)
        except ConnectionLostError:
            raise
        except (ConflictError, RuleError, ProjectError) as error:
            return self._left_out(event, summary, pieces, error)
        self._names = names
        return None

    def _event(self, names: _Names, event: int | None) -> int | None:
        if event is None or event <= self._base:
            return event
        if event not in names.events:
            raise ConflictError("The step that this one belongs to was left out")
        return names.events[event]

    def _recall(self, names: _Names, pieces: Sequence[ChangeSet], done: int) -> None:
        """Learn the names that a command has given that was stored at an earlier check-in."""
        with self._server.connection() as connection:
            stored = list(change_sets(connection, done))
        for mine, hers in zip(pieces, stored, strict=False):
            names.beads.update(zip(mine.added, hers.added, strict=False))
            names.comments.update(zip(mine.comments, hers.comments, strict=False))
            names.runs.update((one[0], other[0]) for one, other in zip(mine.runs, hers.runs, strict=False))

    def _left_out(
        self, event: Row[Any], summary: Message, pieces: Sequence[ChangeSet], error: Exception
    ) -> RefusedCommand:
        concerned = [id_ for piece in pieces for id_ in (*piece.before, *piece.after)]
        bead = concerned[0] if concerned else 0
        theirs = error.theirs if isinstance(error, BeadConflictError) else None
        yours = self._file.rows([bead]) if bead else []
        if theirs is None and bead:
            theirs = next(iter(self._server.rows([self._names.beads.get(bead, bead)])), None)
        reason = getattr(error, "what", None)
        return RefusedCommand(
            event=int(event.id),
            who=str(event.who),
            summary=summary,
            reason=reason if isinstance(reason, Message) else Message("it was refused"),
            yours=next(iter(yours), None),
            theirs=theirs,
        )

    def _mapped(
        self, tx: Transaction, names: _Names, pieces: Sequence[ChangeSet], event: int, *, again: bool
    ) -> Iterator[ChangeSet]:
        """The pieces of a command in the names of the server.

        Raises:
            ConflictError: a pair is not as the command found it.
        """
        names.events[event] = tx.event
        for piece in pieces:
            rules = piece.rules_before.items()
            if any(getattr(tx.project, name) != value for name, value in rules):
                raise ConflictError("the rule was changed since, so the step cannot be taken")
            before = self._found(tx, names, piece.before)
            runs = tuple(self._run(tx, names, row) for row in piece.runs) if not again else ()
            after: dict[int, RowState] = {}
            for id_, state in piece.after.items():
                if id_ not in piece.before and not again:
                    names.beads[id_] = tx.new_bead()
                name = names.beads.get(id_, id_)
                revision = self._event(names, state.revision)
                assert revision is not None
                run = names.runs.get(state.run, state.run) if state.run is not None else None
                rank = state.rank
                if id_ in piece.before and rank == piece.before[id_].rank:
                    rank = before[name].rank
                after[name] = state._replace(id=name, revision=revision, run=run, rank=rank)
            moves = tuple(
                (names.comments.get(comment, comment), names.beads.get(old, old), names.beads.get(new, new))
                for comment, old, new in piece.moves
            )
            comments = tuple(names.comments.get(id_, id_) for id_ in piece.comments)
            if not again:
                comments = tuple(self._say(tx, names, row) for row in piece.said)
            focus = (piece.focus_before, piece.focus_after)
            mapped = replace(
                piece,
                before=before,
                after=after,
                comments=comments,
                moves=moves if again else (),
                said=(),
                runs=runs,
                owner=None,
                follows=None,
                focus_before=names.beads.get(focus[0], focus[0]) if focus[0] is not None else None,
                focus_after=names.beads.get(focus[1], focus[1]) if focus[1] is not None else None,
            )
            yield settled(tx, mapped)

    def _found(self, tx: Transaction, names: _Names, wanted: Mapping[int, RowState]) -> dict[int, RowState]:
        """The pairs of a command as they are on the server, where they are as the command found them."""
        current = tx.states([names.beads.get(id_, id_) for id_ in wanted])
        found: dict[int, RowState] = {}
        for id_, state in wanted.items():
            name = names.beads.get(id_, id_)
            revision = self._event(names, state.revision)
            if name not in current or current[name].revision != revision:
                who: str | Message = (
                    author(tx, current[name].revision) if name in current else Message("Somebody")
                )
                what = Message("{who} changed this pair in the meantime", who=who)
                raise conflict(tx, name, None, what)
            found[name] = current[name]
        return found

    def _run(self, tx: Transaction, names: _Names, row: Sequence[Any]) -> list[Any]:
        values = dict(zip(RUN_COLUMNS, row, strict=False))
        old = values.pop("id")
        values |= {"at": tx.at, "by": tx.who}
        new = int(tx.connection.execute(insert(RUNS).returning(RUNS.c.id), values).scalar_one())
        names.runs[old] = new
        return run_row(tx.connection, new)

    def _say(self, tx: Transaction, names: _Names, row: Sequence[Any]) -> int:
        values = dict(zip(COMMENT_COLUMNS, row, strict=False))
        old = values.pop("id")
        bead = names.beads.get(values["bead"], values["bead"])
        values |= {"bead": bead, "at": tx.at, "who": tx.who, "withdrawn": False}
        new = int(tx.connection.execute(insert(COMMENTS).returning(COMMENTS.c.id), values).scalar_one())
        names.comments[old] = new
        return new
