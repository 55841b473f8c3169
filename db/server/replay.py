"""The commands of a file that was checked out, given again on the server one by one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from aligner.bitext import Side
from aligner.errors import ConflictError, ProjectError, RuleError
from aligner.messages import Message
from aligner.permissions import GOALS, Action, Person, Role
from db import summaries
from db.assignments.assignment import ASSIGN, read_assignment
from db.assignments.command import first_pair
from db.change_set import COMMENT_COLUMNS, RUN_COLUMNS, ChangeSet
from db.commands.event_writer import run_row
from db.commands.preconditions import allow, author, conflict
from db.commands.undo import settled
from db.errors import BeadConflictError
from db.queries.history import change_sets
from db.queries.rows import edits_within
from db.records import Edit
from db.schema.tables import CHAIN, COMMENTS, EDITS, EVENTS, RUNS, STEPS
from db.server.disputes import DisputedPair, RefusedCommand, Version
from db.server.postgresql import ConnectionLostError
from db.server.server_project import CommandDoneError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Row

    from db.change_set import RowState
    from db.commands.transaction import Transaction
    from db.project import Project
    from db.server.server_project import ServerProject

_GIVES: dict[str, tuple[str, ...]] = {
    Action.CONFIRM: ("status", "confirmed_by"),
    Action.UNCONFIRM: ("status",),
    Action.APPROVE: ("status", "reviewed_by"),
    Action.RETURN: ("status", "reviewed_by"),
    Action.EDIT: ("touched", "changed_by"),
    Action.MOVE: ("touched", "changed_by"),
}
"""Commands that do the same to each pair, and what they give to one even if it had that before."""


@dataclass
class _Names:
    """What the things of the file are called on the server."""

    beads: dict[int, int] = field(default_factory=dict)
    events: dict[int, int] = field(default_factory=dict)
    runs: dict[int, int] = field(default_factory=dict)
    comments: dict[int, int] = field(default_factory=dict)

    def copy(self) -> _Names:
        return _Names(dict(self.beads), dict(self.events), dict(self.runs), dict(self.comments))


class Replay:
    """A check-in under way.

    Args:
        base: the last event before the file was checked out.
        choices: which version of a disputed pair holds, by its id in the file.
    """

    def __init__(
        self, file: Project, server: ServerProject, base: int, choices: Mapping[int, Version]
    ) -> None:
        self._file = file
        self._server = server
        self._base = base
        self._names = _Names()
        self._choices = choices
        self._disputed: dict[int, str] = {}
        self._made: set[int] = set()  # pairs that came to be in the file
        self._edits = self._edits_at_base()

    def _edits_at_base(self) -> set[Edit]:
        """The corrections that were in force when the file was checked out."""
        with self._file.connection() as connection:
            found = {
                Edit(Side(row.side), row.start, row.end, row.replacement)
                for row in connection.execute(
                    select(EDITS.c.side, EDITS.c.start, EDITS.c.end, EDITS.c.replacement)
                )
            }
            later = (
                connection.execute(
                    select(EVENTS.c.id).where(EVENTS.c.id > self._base).order_by(EVENTS.c.id.desc())
                )
                .scalars()
                .all()
            )
            for event in later:
                for piece in reversed(list(change_sets(connection, event))):
                    found = (found - set(piece.edits_after)) | set(piece.edits_before)
        return found

    def disputed(self) -> tuple[DisputedPair, ...]:
        """The pairs that both sides have changed and for which nothing was chosen."""
        beads = list(self._disputed)
        numbers = {int(id_): number for number, id_ in enumerate(self._file.order(), start=1)}
        names = {bead: self._names.beads.get(bead, bead) for bead in beads}
        yours = {row.id: row for row in self._file.rows(beads)}
        theirs = {row.id: row for row in self._server.rows(list(names.values()))}
        return tuple(
            DisputedPair(bead, numbers.get(bead), who, yours.get(bead), theirs.get(names[bead]))
            for bead, who in self._disputed.items()
        )

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
        try:
            return self._give(event, names, pieces)
        finally:
            for piece in pieces:
                self._edits = (self._edits - set(piece.edits_before)) | set(piece.edits_after)
                if event.undoes is None and event.redoes is None:
                    self._made.update(piece.added)

    def _give(self, event: Row[Any], names: _Names, pieces: Sequence[ChangeSet]) -> RefusedCommand | None:
        by = Person(event.who, Role(event.role)) if event.role is not None else str(event.who)
        summary = summaries.read_summary(event.summary)
        inverted = event.undoes if event.undoes is not None else event.redoes
        try:
            with self._server.identified(event.hash.hex()[:40]), self._server._command(by) as tx:
                target = self._event(names, inverted)
                if target is not None:
                    _check_step(tx, target, redo=event.redoes is not None)
                follows = pieces[0].follows if pieces else None
                change = tx.record_pieces(
                    event.command,
                    lambda _: summary,
                    self._mapped(tx, names, pieces, event, again=inverted is not None),
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
        except _NothingLeftError:
            names.events[event.id] = 0  # no pair is at this revision
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
        if isinstance(error, BeadConflictError):
            bead = next((id_ for id_ in concerned if self._names.beads.get(id_, id_) == error.bead), bead)
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
        self, tx: Transaction, names: _Names, pieces: Sequence[ChangeSet], event: Row[Any], *, again: bool
    ) -> Iterator[ChangeSet]:
        """The pieces of a command in the names of the server.

        Raises:
            ConflictError: a pair is not as the command found it.
            _NothingLeftError: no pair is left of those that the command is about.
        """
        names.events[event.id] = tx.event
        something = False
        for whole in pieces:
            rules = whole.rules_before.items()
            if any(getattr(tx.project, name) != value for name, value in rules):
                raise ConflictError("the rule was changed since, so the step cannot be taken")
            before, piece = self._found(tx, names, whole, event.command, again=again)
            if whole.before and not (piece.before or piece.after or piece.comments):
                continue
            something = True
            edits_before, edits_after = self._corrections(tx, piece, before)
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
                if id_ in piece.before:
                    now, was = before[name], piece.before[id_]
                    state = _on_top_of(now, was, state, event.command)
                    rank = now.rank if rank == was.rank else rank
                    run = now.run if piece.after[id_].run == was.run else run
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
                edits_before=edits_before,
                edits_after=edits_after,
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
        if pieces and not something:
            raise _NothingLeftError

    def _found(
        self, tx: Transaction, names: _Names, piece: ChangeSet, command: str, *, again: bool
    ) -> tuple[dict[int, RowState], ChangeSet]:
        """The pairs of a command as they are on the server, and the piece with the pairs that it changes.

        Raises:
            ConflictError: one is not as the command found it, and nothing was chosen that helps.
        """
        current = tx.states([names.beads.get(id_, id_) for id_ in piece.before])
        found: dict[int, RowState] = {}
        without: set[int] = set()
        refused: ConflictError | None = None
        for id_, state in piece.before.items():
            name = names.beads.get(id_, id_)
            now = current.get(name)
            if id_ in self._made and id_ not in names.beads:
                raise ConflictError("The step that this one belongs to was left out")
            if now is not None and now.revision == self._revision(names, state.revision):
                found[name] = now
            elif again or not self._settled_by_choice(tx, id_, state, now, command):
                refused = refused or self._refuse(tx, names, id_, name, now)
            elif now is not None and not self._is_to_be_left(id_, now, command):
                found[name] = now
            else:
                without.add(id_)
        if again and tx.states([names.beads.get(id_, id_) for id_ in piece.added]):
            raise ConflictError("This pair is there again already, so the step cannot be taken")
        if refused is not None:
            raise refused
        return found, _without(piece, without) if without else piece

    def _revision(self, names: _Names, event: int) -> int | None:
        return event if event <= self._base else names.events.get(event)

    def _settled_by_choice(
        self, tx: Transaction, id_: int, was: RowState, now: RowState | None, command: str
    ) -> bool:
        """Whether a choice says what becomes of a command for a pair that is not as it found it.

        Raises:
            RuleError: the person may not do this to the pair as it is now.
        """
        chosen = self._choices.get(id_)
        if chosen is None or command not in _GIVES:
            return False
        if chosen is Version.THEIRS or now is None:
            return chosen is Version.THEIRS
        if (now.source, now.target) != (was.source, was.target):
            return False
        if not self._is_to_be_left(id_, now, command):
            allow(tx, Action(command), now)
        return True

    def _is_to_be_left(self, id_: int, now: RowState, command: str) -> bool:
        """Whether the version of the server is to hold, or has the status already that the command gives."""
        return self._choices.get(id_) is Version.THEIRS or GOALS.get(Action(command)) is now.status

    def _refuse(
        self, tx: Transaction, names: _Names, id_: int, name: int, now: RowState | None
    ) -> ConflictError:
        """Make the error for a pair that is not as the command found it, and note a pair that two changed."""
        ours = now is not None and (now.revision <= self._base or now.revision in names.events.values())
        if ours:
            return ConflictError("The step that this one belongs to was left out")
        who: str | Message = author(tx, now.revision) if now is not None else Message("Somebody")
        if id_ not in self._choices:
            self._disputed.setdefault(id_, str(who) if now is not None else "")
        return conflict(tx, name, None, Message("{who} changed this pair in the meantime", who=who))

    def _corrections(
        self, tx: Transaction, piece: ChangeSet, before: Mapping[int, RowState]
    ) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
        """The corrections that make the words of the pairs read as in the file after the command."""
        if not piece.edits_before and not piece.edits_after:
            return (), ()
        sides = {edit.side for edit in (*piece.edits_before, *piece.edits_after)}
        there = edits_within(tx.connection, list(before))
        in_force = {edit for side in sides for edit in there[side]}
        mine = {edit for edit in self._edits if edit.side in sides and _lies_in(edit, piece.before)}
        if in_force == mine:
            return piece.edits_before, piece.edits_after
        wanted = (mine - set(piece.edits_before)) | set(piece.edits_after)
        return _in_order(in_force - wanted), _in_order(wanted - in_force)

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
        if values["kind"] == ASSIGN:  # it holds words: the pair that had the first ones may be gone
            bead = first_pair(tx, read_assignment(values["text"])[0])
        values |= {"bead": bead, "at": tx.at, "who": tx.who, "withdrawn": False}
        new = int(tx.connection.execute(insert(COMMENTS).returning(COMMENTS.c.id), values).scalar_one())
        names.comments[old] = new
        return new


class _NothingLeftError(Exception):
    """Nothing is left of a command: the pairs that it is about are to stay as they are on the server."""


def _check_step(tx: Transaction, event: int, *, redo: bool) -> None:
    """Make sure that a step is in force on the server, or taken back where it is to be done again.

    Raises:
        ConflictError: it is not.
    """
    step = tx.connection.execute(select(STEPS.c.undone).where(STEPS.c.event == event)).one_or_none()
    if step is None or (step.undone is None) is redo:
        raise ConflictError("The step that this one belongs to was left out")


def _on_top_of(now: RowState, was: RowState, then: RowState, command: str) -> RowState:
    """What a command changes of a pair, done to the pair as it is now."""
    given = _GIVES.get(command, ())
    return now._replace(
        **{
            name: value
            for name, value in then._asdict().items()
            if name in given or value != getattr(was, name)
        }
    )


def _without(piece: ChangeSet, pairs: set[int]) -> ChangeSet:
    """A command on its other pairs only."""
    gone = {id_: state for id_, state in piece.before.items() if id_ in pairs}

    def left(edits: Sequence[Edit]) -> tuple[Edit, ...]:
        return tuple(edit for edit in edits if not _lies_in(edit, gone))

    return replace(
        piece,
        before={id_: state for id_, state in piece.before.items() if id_ not in pairs},
        after={id_: state for id_, state in piece.after.items() if id_ not in pairs},
        edits_before=left(piece.edits_before),
        edits_after=left(piece.edits_after),
    )


def _lies_in(edit: Edit, pairs: Mapping[int, RowState]) -> bool:
    return any(
        part.start <= edit.start < part.end for state in pairs.values() for part in state.side(edit.side)
    )


def _in_order(edits: set[Edit]) -> tuple[Edit, ...]:
    return tuple(sorted(edits, key=lambda edit: (edit.side, edit.start)))
