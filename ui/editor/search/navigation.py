"""Goes to the next pair of a kind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QLocale, QObject, Signal

from aligner.bitext import Status
from aligner.confidence import LOW
from db.queries.arrays import STATUSES, summary
from db.queries.display_order import next_of
from db.queries.review_queue import unreviewed
from db.queries.untranslated import passages
from ui.concurrency.project_query import ProjectQuery
from ui.services.review.sample import kept_sample

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    import numpy as np
    from numpy.typing import NDArray

    from db import BeadRow, Project
    from db.queries.arrays import Summary
    from ui.editor.pair_model import PairModel
    from ui.editor.search.find_bar import GoToBar
    from ui.editor.table.table_view import PairTable

T = TypeVar("T")

NEAR = 64
"""Rows that are looked at at once; farther ones are looked for by a query."""


class NavigationTarget(Enum):
    """The kinds of beads to go to."""

    UNCONFIRMED = auto()
    DOUBTFUL = auto()
    CONFIRMED = auto()
    UNEVEN = auto()
    """Not one segment to one: where aligners err most often."""

    def fits(self, bead: BeadRow) -> bool:
        """Whether a bead is of the kind."""
        if self is NavigationTarget.UNEVEN:
            return len(bead.source) != 1 or len(bead.target) != 1
        if self is NavigationTarget.CONFIRMED:
            return bead.status is Status.CONFIRMED
        open_ = bead.status in _OPEN
        doubtful = bead.confidence is not None and bead.confidence < LOW
        return open_ and (self is NavigationTarget.UNCONFIRMED or doubtful)


_OPEN = {Status.SUGGESTED, Status.RETURNED}


def next_bead(
    project: Project,
    sought: NavigationTarget,
    here: int | None,
    step: int,
    among: NDArray[np.int64] | None = None,
) -> int | None:
    """The first bead of a kind after another one (before it, with ``step`` -1), around the end.

    Args:
        among: ids of the beads to look at, in display order; None for all.
    """
    if sought is NavigationTarget.UNEVEN or among is not None:
        return _next_among(project, sought, here, step, among)
    statuses = {Status.CONFIRMED} if sought is NavigationTarget.CONFIRMED else _OPEN
    below = LOW if sought is NavigationTarget.DOUBTFUL else None
    return next_of(project, statuses, here, forward=step > 0, below=below)


def _next_among(
    project: Project,
    sought: NavigationTarget,
    here: int | None,
    step: int,
    among: NDArray[np.int64] | None,
) -> int | None:
    """By what every bead is, read as arrays."""
    import numpy as np

    beads = summary(project, among.tolist() if among is not None else None)
    if sought is NavigationTarget.UNEVEN:
        fits = (beads.source.segments != 1) | (beads.target.segments != 1)
    else:
        wanted = {Status.CONFIRMED} if sought is NavigationTarget.CONFIRMED else _OPEN
        fits = np.isin(beads.status, [STATUSES.index(status) for status in wanted])
        if sought is NavigationTarget.DOUBTFUL:
            fits &= beads.confidence < LOW
    rows = np.flatnonzero(fits)
    if not len(rows):
        return None
    at = np.flatnonzero(beads.ids == (-1 if here is None else here))
    row = int(at[0]) if len(at) else (-1 if step > 0 else len(beads.ids))
    ahead = rows[rows > row] if step > 0 else rows[rows < row][::-1]
    found = ahead[0] if len(ahead) else rows[0 if step > 0 else -1]
    return int(beads.ids[found])


class Navigation(QObject):
    """Makes another pair the current one.

    Signals:
        message: one sentence on why it stayed where it was.
    """

    message = Signal(str)

    def __init__(
        self, project: Project, table: PairTable, model: PairModel, bar: GoToBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._table, self._model, self._bar = table, model, bar
        self._project, self._lookup = project, ProjectQuery(project, self)
        bar.chosen.connect(self._go_to_number)

    def stop(self) -> None:
        """Run no more queries."""
        self._lookup.stop()

    def next_unconfirmed(self) -> None:
        self.go_to_next(NavigationTarget.UNCONFIRMED, 1, self.tr("Every pair is confirmed."))

    def previous_unconfirmed(self) -> None:
        self.go_to_next(NavigationTarget.UNCONFIRMED, -1, self.tr("Every pair is confirmed."))

    def next_doubtful(self) -> None:
        self.go_to_next(NavigationTarget.DOUBTFUL, 1, self.tr("No doubtful pairs left."))

    def next_uneven(self) -> None:
        self.go_to_next(NavigationTarget.UNEVEN, 1, self.tr("All other pairs are one to one."))

    def previous_uneven(self) -> None:
        self.go_to_next(NavigationTarget.UNEVEN, -1, self.tr("All other pairs are one to one."))

    def next_untranslated(self) -> None:
        self._go_to_passage(1)

    def previous_untranslated(self) -> None:
        self._go_to_passage(-1)

    def _go_to_passage(self, step: int) -> None:
        """Go to the next passage without counterpart, around the end, and say which of them it is."""
        here = self._model.place_of(self._table.current_row)

        def found(beads: Summary) -> None:
            every = passages(beads)
            if not every:
                self.message.emit(self.tr("No untranslated passages left."))
                return
            rows = [passage.row for passage in every]
            at = bisect_right(rows, here) if step > 0 else bisect_left(rows, here) - 1
            at %= len(rows)
            if self.go_to(int(every[at].ids[0])):
                sentence = self.tr("Untranslated passage {number} of {all}")
                number, count = (QLocale().toString(value) for value in (at + 1, len(every)))
                self.message.emit(sentence.format(number=number, all=count))

        self.look_up(summary, found)

    def next_to_approve(self, decided: Collection[int] = ()) -> None:
        """Go to the next pair of the sample that is reviewed, or else to the next confirmed pair.

        Args:
            decided: what was approved or returned just now, which may not be written yet.
        """
        sample = kept_sample(self._project)
        if sample is None:
            self._next_confirmed()
            return
        here, row_of = self._table.current_row, self._model.row_of
        rows = sorted(row for id_ in sample.ids if id_ not in decided and (row := row_of(id_)) is not None)
        at = bisect_right(rows, here)
        ids = [int(self._model.order[row]) for row in (*rows[at:], *rows[:at])]
        near, far = ids[:NEAR], ids[NEAR:]
        is_over = not set(sample.ids).isdisjoint(decided)

        def found(left: Collection[int]) -> None:
            first = next((id_ for id_ in ids if id_ in left), None)
            if first is not None:
                self.go_to(first)
            elif is_over:
                self.message.emit(self.tr("Every pair of the sample is reviewed."))
            else:
                self._next_confirmed()

        left = unreviewed(self._project, near)
        if left or not far:
            found(left)
        else:
            self.look_up(lambda project: unreviewed(project, far), found)

    def _next_confirmed(self) -> None:
        self.go_to_next(NavigationTarget.CONFIRMED, 1, self.tr("No confirmed pairs to approve."))

    def go_to_number(self) -> None:
        """Ask for the number of a pair."""
        current = self._table.current_id
        here = self._model.number_of(current) if current is not None else None
        if here is not None:
            self._bar.ask(self._model.total, here)

    def _go_to_number(self, number: int) -> None:
        bead_id = self._model.id_of_number(number)
        if bead_id is not None:
            self.go_to(bead_id)

    def go_to(self, bead_id: int) -> bool:
        """Make a pair the current one; False if it is gone. A narrowed table shows it, too."""
        self._model.reveal(bead_id)
        row = self._model.row_of(bead_id)
        if row is None:
            return False
        self._table.go_to_row(row)
        return True

    def go_to_next(self, sought: NavigationTarget, step: int, none: str) -> None:
        """Go to the next pair of a kind, around the end.

        Args:
            step: 1 for the next, -1 for the previous.
            none: what to say if there is none.
        """
        count, here = self._model.rowCount(), self._table.current_row
        for distance in range(1, min(count, NEAR)):
            row = (here + step * distance) % count
            if sought.fits(self._model.row_at(row)):
                self._table.go_to_row(row)
                return

        def found(bead_id: int | None) -> None:
            if bead_id is None or not self.go_to(bead_id):
                self.message.emit(none)

        if count > NEAR:
            bead = self._table.current_id
            shown = self._model.order if self._model.is_narrowed else None
            self.look_up(lambda project: next_bead(project, sought, bead, step, shown), found)
        elif count:
            self.message.emit(none)

    def look_up(self, question: Callable[[Project], T], then: Callable[[T], None]) -> None:
        """Ask the whole project away from the window's thread; a newer question voids an older one."""
        self._lookup.ask(lambda project, _stale: question(project), then)
