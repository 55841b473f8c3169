"""Another suggestion for the pair under the cursor: where else it may end, one key after the other."""

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
"""Suggestions offered for one pair: in hayy_ockley without segments the first mends 12 of 25 wrong pairs, one
of five 23 (docs/benchmarks/ui.md)."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A command that has a pair end elsewhere.

    Attributes:
        verb: "merge" with the pair below, "split", or "move cut" to the pair below.
        source, target: offsets; None on a side that is left as it is.
    """

    verb: str
    source: int | None = None
    target: int | None = None

    def command(self, bead: int, by: Person) -> ProjectCommand:
        """The command that moves the end of a pair here."""
        if self.verb == "merge":
            return Merge(bead, by=by)
        if self.verb == "split":
            return Split(bead, self.source, self.target, by=by)
        if self.source is not None:
            return MoveCut(bead, Side.SOURCE, self.source, by=by)
        assert self.target is not None
        return MoveCut(bead, Side.TARGET, self.target, by=by)


def endings(row: BeadRow, below: BeadRow, found: Sequence[tuple[int, int]]) -> list[Ending]:
    """Those of the places where a pair may end to which a single command leads, in the same order.

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
    """What was offered for a pair, and which of it was taken last."""

    bead: int
    offered: list[Ending]
    taken: int
    event: int


class AlternativeEndings(QObject):
    """Takes the next suggestion for the current pair, in the place of the one taken before.

    Each is a common command, so that undo takes it back and the pairs nobody has touched follow. After the
    last the pair is as it was.

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
        session.changed.connect(self._changed)
        session.reloaded.connect(self._forget)

    def stop(self) -> None:
        """Ask nothing more."""
        self._lookup.stop()

    def take(self) -> None:
        """Take the next suggestion for the current pair."""
        row, turn = self._table.current_bead, self._turn
        if row is None or not self._session.is_saved:
            return
        if turn is not None and turn.bead == row.id:
            self._go_on(turn)
            return
        place = self._table.current_row + 1
        below = self._model.row_at(place) if place < self._model.rowCount() else None
        if below is None or row.edited or is_fixed(below):
            self.message.emit(self.tr("The pair below is decided: there is nothing else to suggest."))
            return
        session = self._session
        self._lookup.ask(
            lambda _project, _stale: session.alternative_endings(row, below),
            lambda found: self._offer(row.id, endings(row, below, found)),
        )

    def _offer(self, bead: int, offered: list[Ending]) -> None:
        if not offered:
            self.message.emit(self.tr("Nothing else is likely here."))
        elif bead == self._table.current_id:
            self._give(_Turn(bead, offered, 0, 0), back=False)

    def _go_on(self, turn: _Turn) -> None:
        if turn.taken + 1 < len(turn.offered):
            self._give(replace(turn, taken=turn.taken + 1), back=True)
            return
        self._turn = None
        self._session.undo()
        self.message.emit(self.tr("That was the last suggestion: the pair is as it was."))

    def _give(self, turn: _Turn, *, back: bool) -> None:
        person = self._session.person
        command: ProjectCommand = turn.offered[turn.taken].command(turn.bead, person)
        if back:
            command = InsteadOfLast(command, by=person)
        self._turn = turn

        def written(change: Change) -> None:
            turn.event = change.event_id

        self._session.run(command, written)
        number, count = (QLocale().toString(n) for n in (turn.taken + 1, len(turn.offered)))
        self.message.emit(self.tr("Suggestion {number} of {count}").format(number=number, count=count))

    def _changed(self, change: Change) -> None:
        turn = self._turn
        if turn is not None and change.event_id != turn.event and change.command != "suggest":
            self._turn = None  # somebody went on working

    def _forget(self) -> None:
        self._turn = None
