"""Suggests other places where the current pair may end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from aligner.bitext import Side
from ui.concurrency.project_query import ProjectQuery
from ui.services.alignment import is_fixed
from ui.services.project_commands import InsteadOfLast, Merge, MoveCut, Split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.permissions import Person
    from db import BeadRow, Change
    from ui.editor.pair_model import PairModel
    from ui.editor.table.table_view import PairTable
    from ui.services.project_commands import ProjectCommand
    from ui.session.session import ProjectSession

MOST = 5
"""Suggestions for one pair: in hayy_ockley without segments the first corrects 12 of 25 wrong pairs, one of
five 23 (docs/benchmarks/ui.md)."""
MOST_CHAINS = 200
"""Suggestions that are remembered for undo."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Another end of a pair, as a command.

    Attributes:
        kind: "merge" with the pair below, "split", or "move cut" to the pair below.
        source, target: offsets; None on a side that is left as it is.
    """

    kind: str
    source: int | None = None
    target: int | None = None

    def command(self, bead: int, by: Person) -> ProjectCommand:
        """The command that moves the end of a pair here."""
        if self.kind == "merge":
            return Merge(bead, by=by)
        if self.kind == "split":
            return Split(bead, self.source, self.target, by=by)
        if self.source is not None:
            return MoveCut(bead, Side.SOURCE, self.source, by=by)
        assert self.target is not None
        return MoveCut(bead, Side.TARGET, self.target, by=by)


def endings(row: BeadRow, below: BeadRow, found: Sequence[tuple[int, int]]) -> list[Ending]:
    """The possible ends of a pair that a single command reaches, in the same order.

    Args:
        found: offsets of source and target, as :meth:`aligner.alignment.aligner.Aligner.endings` gives them.
    """
    own, last = _end(row), _end(below)
    out: list[Ending] = []
    for source, target in found:
        if (source, target) == last:
            out.append(Ending("merge"))
        elif source == own[0]:
            out.append(Ending("move cut", target=target))
        elif target == own[1]:
            out.append(Ending("move cut", source=source))
        elif source < own[0] and target < own[1]:
            out.append(Ending("split", source, target))
    return out[:MOST]


def _end(row: BeadRow) -> tuple[int, int]:
    return (row.source[-1].end if row.source else -1, row.target[-1].end if row.target else -1)


@dataclass(slots=True)
class _Turn:
    """The suggestions for a pair.

    Attributes:
        taken: which of ``offered`` the pair has now.
        furthest: the last of them that the pair has had.
        event: the event that gave it to the pair.
    """

    bead: int
    offered: list[Ending]
    taken: int
    furthest: int
    event: int


class AlternativeEndings(QObject):
    """Goes through the suggestions for the end of the current pair, forward and back.

    Each replaces the one before as a common command, so that undo works and the pairs that nobody has touched
    follow.

    Signals:
        message: one sentence on what was taken, or why nothing was.
    """

    message = Signal(str)

    def __init__(self, session: ProjectSession, table: PairTable, model: PairModel, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self._model = model
        self._lookup = ProjectQuery(session.project, self)
        self._turn: _Turn | None = None
        self._chains: dict[int, _Turn] = {}
        """By the event that gave a pair its suggestion, so that undo finds it after other work too."""
        session.changed.connect(self._changed)
        session.reloaded.connect(self._forget)

    def stop(self) -> None:
        """Run no more queries."""
        self._lookup.stop()

    def next(self) -> None:
        """Take the next suggestion for the current pair; after the last, the pair is as it was."""
        turn = self._turn_here()
        if not self._session.is_saved:
            return
        if turn is None:
            self._ask()
        elif turn.taken + 1 < len(turn.offered):
            self._give(turn, turn.taken + 1)
        else:
            self._restore(self.tr("That was the last suggestion. The original pair is restored."))

    def back(self) -> None:
        """Return to the suggestion before; from the first one, to the pair as it was."""
        turn = self._turn_here()
        if not self._session.is_saved:
            return
        if turn is None:
            self.message.emit(self.tr("There is no earlier suggestion here."))
        elif turn.taken:
            self._give(turn, turn.taken - 1)
        else:
            self._restore(self.tr("That was the first suggestion. The original pair is restored."))

    def undo(self) -> bool:
        """Return to the suggestion before, if undo would take back a suggestion now, at this pair or another;
        False if undoing the last command does that, or there is none.
        """
        step = self._session.standing.undo
        turn = self._chains.get(step.event) if step is not None else None
        if turn is None or not turn.taken or not self._session.is_saved:
            return False
        row = self._model.row_of(turn.bead)
        if row is not None and row != self._table.current_row:
            self._table.go_to_row(row)
        self._give(turn, turn.taken - 1)
        return True

    def redo(self) -> bool:
        """Take the suggestion that was undone again; False if none was."""
        turn = self._turn_here()
        if turn is None or not self.can_redo or not self._session.is_saved:
            return False
        self._give(turn, turn.taken + 1)
        return True

    @property
    def can_redo(self) -> bool:
        """Whether a suggestion was undone for one before it."""
        turn = self._turn_here()
        return turn is not None and turn.taken < turn.furthest

    def _turn_here(self) -> _Turn | None:
        turn = self._turn
        return turn if turn is not None and turn.bead == self._table.current_id else None

    def _ask(self) -> None:
        row, here = self._table.current_bead, self._table.current_row
        below = self._model.row_at(here + 1) if self._model.follows(here) else None
        if row is None:
            return
        if below is None or row.edited or is_fixed(below):
            self.message.emit(self.tr("The pair below is confirmed, so there is no other suggestion."))
            return
        session = self._session
        self._lookup.ask(
            lambda _project, _stale: session.alternative_endings(row, below),
            lambda found: self._offer(row.id, endings(row, below, found)),
        )

    def _offer(self, bead: int, offered: list[Ending]) -> None:
        if not offered:
            self.message.emit(self.tr("No other likely suggestion."))
        elif bead == self._table.current_id:
            self._give(_Turn(bead, offered, 0, 0, 0), 0, first=True)

    def _restore(self, sentence: str) -> None:
        self._turn = None
        self._session.undo()
        self.message.emit(sentence)

    def _give(self, turn: _Turn, number: int, *, first: bool = False) -> None:
        """Write a suggestion, in place of the one that the pair has."""
        person = self._session.person
        command: ProjectCommand = turn.offered[number].command(turn.bead, person)
        if not first:
            command = InsteadOfLast(command, by=person)
        now = self._turn = replace(turn, taken=number, furthest=max(number, turn.furthest))

        def written(change: Change) -> None:
            now.event = change.event_id
            self._chains[change.event_id] = now
            if len(self._chains) > MOST_CHAINS:
                self._chains.pop(next(iter(self._chains)))

        self._session.run(command, written)
        shown, count = (QLocale().toString(n) for n in (number + 1, len(turn.offered)))
        self.message.emit(self.tr("Suggestion {number} of {count}").format(number=shown, count=count))

    def _changed(self, change: Change) -> None:
        turn = self._turn
        if turn is not None and change.event_id != turn.event and change.command != "suggest":
            self._turn = None  # somebody went on working

    def _forget(self) -> None:
        self._turn = None
        self._chains.clear()
