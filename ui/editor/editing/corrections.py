"""Turns corrections of the current bead, its carets and the selection into commands on the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from aligner.bitext import Segment, Side, Status
from ui.editor.editing.cut_positions import cut_moved, nearest_place, split_plan
from ui.editor.editing.edit_rebase import rewordings
from ui.services.project_commands import (
    Approve,
    Confirm,
    Detach,
    EditText,
    EditTexts,
    Join,
    Merge,
    MergeFollowing,
    MoveCut,
    SendBack,
    Shift,
    Split,
    Transfer,
    Unconfirm,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db import BeadRow, Change
    from ui.editor.pair_model import PairModel
    from ui.editor.table.table_view import PairTable
    from ui.services.project_commands import ProjectCommand
    from ui.session.session import ProjectSession


NEAR = 200


class Corrections(QObject):
    """Corrects pairs: split, merge, shift, move a cut, edit, confirm.

    Signals:
        message: one sentence on why something cannot be done here.
    """

    message = Signal(str)

    def __init__(self, session: ProjectSession, table: PairTable, model: PairModel, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self._model = model
        self._followed: set[int] = set()
        session.changed.connect(self._changed)
        session.failed.connect(lambda _message: model.forget_expected())

    # Review

    @property
    def is_settled(self) -> bool:
        """Whether every command is written."""
        return self._session.is_settled

    def confirm(self, ids: list[int]) -> None:
        """Confirm beads; they are shown as confirmed at once."""
        expected = self._revisions(ids)
        self._model.expect(ids, Status.CONFIRMED)
        self._session.run(Confirm(tuple(ids), by=self._session.person, expected=expected))

    def unconfirm(self, ids: list[int]) -> None:
        expected = self._revisions(ids)
        self._session.run(Unconfirm(tuple(ids), by=self._session.person, expected=expected))

    def approve(self, ids: list[int]) -> None:
        """Approve beads; they are shown as approved at once."""
        expected = self._revisions(ids)
        self._model.expect(ids, Status.APPROVED)
        self._session.run(Approve(tuple(ids), by=self._session.person, expected=expected))

    def send_back(self, ids: list[int], reason: str, proposal: tuple[Side, str] | None = None) -> None:
        expected = self._revisions(ids)
        command = SendBack(tuple(ids), reason, proposal, by=self._session.person, expected=expected)
        self._session.run(command)

    # Cutting and joining

    def split(self) -> None:
        """Split the current bead at its carets.

        A side without a caret is cut where the table shows; if the answer is not there yet, it is looked for
        while the command is written.
        """
        bead = self._table.current_bead
        if bead is None:
            return
        placed, carets = self._table.caret_offsets(), self._table.carets
        plan = split_plan(bead, placed, carets.matching_cut(bead.id, placed))
        if not plan:
            self.message.emit(
                self.tr("First place the caret between two words: click there, or press Left or Right.")
            )
            return
        session, person, expected = self._session, self._session.person, {bead.id: bead.revision}
        if len(placed) > 1 or carets.is_answered(bead.id, placed):
            cuts = (plan.get(Side.SOURCE), plan.get(Side.TARGET))
            self._follow(Split(bead.id, *cuts, by=person, expected=expected))
            return
        ((side, at),) = placed.items()
        places = self._table.cut_places(bead, side.other)

        def find_cuts() -> Mapping[Side, int]:
            found = nearest_place(session.matching_cut(bead, side, at), places)
            return split_plan(bead, placed, found)

        self._follow(Split(bead.id, find_cuts=find_cuts, by=person, expected=expected))

    def merge(self, *, with_next: bool) -> None:
        """Merge the current bead with a neighbour, or all that are selected."""
        chosen = self._table.selected_ids()
        bead = self._table.current_bead
        if bead is None or (len(chosen) == 1 and self._is_hidden(1 if with_next else -1)):
            return
        neighbour = self._neighbour(1 if with_next else -1)
        person = self._session.person
        if len(chosen) > 1:
            first, times = chosen[0], len(chosen) - 1
            numbers = [self._model.number_of(id_) for id_ in chosen]
            if None in numbers or numbers[-1] != (numbers[0] or 0) + times:
                if times == 1:
                    seen = self._revisions(chosen)
                    self._follow(Join(first, chosen[1], by=person, expected=seen))
                else:
                    self.message.emit(self.tr("Only two pairs can be joined when they are apart."))
                return
            self._follow(MergeFollowing(first, times, by=person))
            return
        if neighbour is None:
            self.message.emit(
                self.tr("No pair below to merge with.")
                if with_next
                else self.tr("No pair above to merge with.")
            )
            return
        expected = {bead.id: bead.revision, neighbour.id: neighbour.revision}
        self._follow(Merge(bead.id, with_next, by=person, expected=expected))

    def merge_up(self) -> None:
        self.merge(with_next=False)

    def merge_down(self) -> None:
        self.merge(with_next=True)

    def shift_up(self) -> None:
        self.shift(self._table.active_side, down=False)

    def shift_down(self) -> None:
        self.shift(self._table.active_side, down=True)

    def take_word_from_below(self) -> None:
        self.move_cut(self._table.active_side, 1)

    def give_word_below(self) -> None:
        self.move_cut(self._table.active_side, -1)

    def give_word_above(self) -> None:
        self.move_cut(self._table.active_side, 1, lower=False)

    def take_word_from_above(self) -> None:
        self.move_cut(self._table.active_side, -1, lower=False)

    def shift(self, side: Side, *, down: bool) -> None:
        """Move the first segment of the current bead to the bead above, or the last to the bead below."""
        bead = self._table.current_bead
        if bead is None:
            return
        if not bead.side(side):
            self.message.emit(self.tr("This side is empty: nothing to shift."))
            return
        if self._is_hidden(1 if down else -1):
            return
        person, expected = self._session.person, {bead.id: bead.revision}
        self._follow(Shift(bead.id, side, down, by=person, expected=expected))

    def move_cut(self, side: Side, words: int, *, lower: bool = True) -> None:
        """Move the cut below (or above) the current bead by words, forward in the text if positive."""
        bead = self._table.current_bead
        if bead is None or self._is_hidden(1 if lower else -1):
            return
        neighbour = self._neighbour(1 if lower else -1)
        if neighbour is None:
            self.message.emit(self.tr("No neighbouring pair on that side."))
            return
        above, below = (bead, neighbour) if lower else (neighbour, bead)
        at = cut_moved(self._session.project.characters(side), above.side(side), below.side(side), words)
        person = self._session.person
        expected = {above.id: above.revision, below.id: below.revision}
        if at is None:
            giver, down = (below, False) if words > 0 else (above, True)
            if not giver.side(side):
                self.message.emit(self.tr("No more words to move."))
                return
            self._follow(Shift(giver.id, side, down, by=person, expected=expected))
            return
        self._follow(MoveCut(above.id, side, at, by=person, expected=expected))

    def move_cut_to(self, above: int, below: int, side: Side, at: int) -> None:
        """Move the cut between two rows whose texts meet on a side to an offset of the text."""
        upper, lower = self._model.row_at(above), self._model.row_at(below)
        person = self._session.person
        expected = {upper.id: upper.revision, lower.id: lower.revision}
        behind = None if below == above + 1 and self._model.follows(above) else lower.id
        self._follow(MoveCut(upper.id, side, at, behind, by=person, expected=expected))

    def transfer(self, from_row: int, to_row: int, side: Side, segment: Segment) -> None:
        """Move a segment of one row to another."""
        giver, taker = self._model.row_at(from_row), self._model.row_at(to_row)
        person = self._session.person
        expected = {giver.id: giver.revision, taker.id: taker.revision}
        self._follow(Transfer(giver.id, taker.id, side, segment, by=person, expected=expected))

    def detach(self) -> None:
        """Separate the two sides of the current bead."""
        bead = self._table.current_bead
        if bead is None:
            return
        if bead.is_null:
            self.message.emit(self.tr("This pair has one side only."))
            return
        person, expected = self._session.person, {bead.id: bead.revision}
        self._follow(Detach(bead.id, by=person, expected=expected))

    def edit_text(self, bead: BeadRow, side: Side, text: str) -> None:
        """Record a corrected typing error in the text as it was when the editor was opened.

        If the machine has realigned the pair meanwhile, the corrected words are looked for in the pairs that
        hold them now, so that no typed text is lost.
        """
        person = self._session.person
        if self._model.row_of(bead.id) is not None:
            expected = {bead.id: bead.revision}
            self._session.run(EditText(bead.id, side, text, by=person, expected=expected))
            return
        wordings = rewordings(bead, side, text, self._holders(bead, side))
        if wordings is None:
            self.message.emit(
                self.tr("The pair has changed in the meantime. Your text is on the clipboard: {text}").format(
                    text=text
                )
            )
            QGuiApplication.clipboard().setText(text)
        elif wordings:
            seen = self._revisions([id_ for id_, _, _ in wordings])
            self._session.run(EditTexts(tuple(wordings), by=person, expected=seen))

    def _holders(self, bead: BeadRow, side: Side) -> list[BeadRow]:
        """The pairs near the current one that hold the words that a removed pair had on a side."""
        low, high = bead.side(side)[0].start, bead.side(side)[-1].end
        here, count = self._table.current_row, self._model.rowCount()
        near = (self._model.row_at(row) for row in range(max(0, here - NEAR), min(count, here + NEAR)))
        return [row for row in near if any(s.start < high and low < s.end for s in row.side(side))]

    # What comes of it

    def _neighbour(self, step: int) -> BeadRow | None:
        return self._model.neighbour(self._table.current_row, step)

    def _is_hidden(self, step: int) -> bool:
        """Whether the neighbour of the current bead exists and is not shown; then say so."""
        row = self._table.current_row
        hidden = self._neighbour(step) is not None and not self._model.follows(min(row, row + step))
        if hidden:
            self.message.emit(
                self.tr("The pair below is hidden by the filter. Show all pairs first.")
                if step > 0
                else self.tr("The pair above is hidden by the filter. Show all pairs first.")
            )
        return hidden

    def _revisions(self, ids: list[int]) -> dict[int, int] | None:
        """The revisions that the person saw; None for more beads than a screen shows."""
        if len(ids) > 200:
            return None
        rows = ((id_, self._model.row_of(id_)) for id_ in ids)
        return {id_: self._model.row_at(row).revision for id_, row in rows if row is not None}

    def _follow(self, command: ProjectCommand) -> None:
        """Run a command and make the pair that it leads to the current one."""
        self._session.run(command, lambda change: self._followed.add(change.event_id))

    def _changed(self, change: Change) -> None:
        # The table was connected before, so it has taken in the change by now.
        follow = change.event_id in self._followed or change.command in ("undo", "redo")
        self._followed.discard(change.event_id)
        if follow and change.focus is not None:
            row = self._model.row_of(change.focus)
            if row is not None:
                self._table.go_to_row(row)
