"""Corrections: what the current bead, its carets and the selection mean as commands on the project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from aligner.bitext import Segment, Side, Status
from ui.editor.editing.cut_positions import cut_moved, split_plan
from ui.editor.editing.edit_rebase import rewordings

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.permissions import Person
    from db import BeadRow, Change, Project
    from ui.editor.pair_model import PairModel
    from ui.editor.table.table_view import PairTable
    from ui.session.session import ProjectSession


NEAR = 200


class Corrections(QObject):
    """Turns what a person asks for in the table into commands that the session writes.

    Signals:
        refused: one sentence on why something cannot be done here.
    """

    refused = Signal(str)

    def __init__(self, session: ProjectSession, table: PairTable, model: PairModel, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self._model = model
        self._ours: dict[int, bool] = {}
        session.changed.connect(self._changed)
        session.failed.connect(lambda _message: model.forget_expected())

    # Review

    def confirm(self, ids: list[int]) -> None:
        """Confirm beads; they are shown as confirmed at once."""
        expected = self._revisions(ids)
        self._model.expect(ids, Status.CONFIRMED)
        person = self._session.person
        self._run(self.tr("Confirm"), lambda p: p.confirm(ids, person, expected=expected), follow=False)

    def unconfirm(self, ids: list[int]) -> None:
        expected = self._revisions(ids)
        person = self._session.person
        self._run(self.tr("Un-confirm"), lambda p: p.unconfirm(ids, person, expected=expected), follow=False)

    def approve(self, ids: list[int]) -> None:
        expected = self._revisions(ids)
        self._model.expect(ids, Status.APPROVED)
        person = self._session.person
        self._run(self.tr("Approve"), lambda p: p.approve(ids, person, expected=expected), follow=False)

    def send_back(self, ids: list[int], reason: str) -> None:
        expected = self._revisions(ids)
        person = self._session.person
        self._run(
            self.tr("Return"), lambda p: p.send_back(ids, person, reason, expected=expected), follow=False
        )

    # Cutting and joining

    def split(self) -> None:
        """Split the current bead at its carets.

        A side without one is cut where the table shows; if the aligner has not been heard yet, where it says
        while the command is written.
        """
        bead = self._table.current_bead
        if bead is None:
            return
        placed, carets = self._table.caret_offsets(), self._table.carets
        plan = split_plan(bead, placed, carets.told(bead.id, placed))
        if not plan:
            self.refused.emit(
                self.tr(
                    "Place the caret between two words first: click there, or use the keys Left and Right."
                )
            )
            return
        session, person, expected = self._session, self._session.person, {bead.id: bead.revision}
        heard = len(placed) > 1 or bead.edited or carets.is_answered(bead.id, placed)

        def split(project: Project) -> Change:
            cuts = plan
            if not heard:
                ((side, at),) = placed.items()
                cuts = split_plan(bead, placed, session.matching_cut(bead, side, at, wait=False))
            return project.split(
                bead.id,
                person,
                source_at=cuts.get(Side.SOURCE),
                target_at=cuts.get(Side.TARGET),
                expected=expected,
            )

        self._run(self.tr("Split"), split)

    def merge(self, *, with_next: bool) -> None:
        """Merge the current bead with a neighbour, or all that are selected."""
        chosen = self._table.selected_ids()
        bead = self._table.current_bead
        neighbour = self._neighbour(1 if with_next else -1)
        if bead is None:
            return
        person = self._session.person
        if len(chosen) > 1:
            first, times = chosen[0], len(chosen) - 1
            rows = [self._model.row_of(id_) for id_ in chosen]
            if None in rows or rows[-1] != (rows[0] or 0) + times:
                if times == 1:
                    expected = self._revisions(chosen)
                    self._run(self.tr("Join"), lambda p: p.join(first, chosen[1], person, expected=expected))
                else:
                    self.refused.emit(self.tr("Of pairs that stand apart only two can be joined."))
                return
            self._run(self.tr("Merge"), lambda p: _merge_many(p, first, times, person))
            return
        if neighbour is None:
            self.refused.emit(
                self.tr("There is no pair below to merge with.")
                if with_next
                else self.tr("There is no pair above to merge with.")
            )
            return
        expected = {bead.id: bead.revision, neighbour.id: neighbour.revision}
        self._run(
            self.tr("Merge"), lambda p: p.merge(bead.id, person, with_next=with_next, expected=expected)
        )

    def shift(self, side: Side, *, down: bool) -> None:
        """Move the first segment of the current bead to the bead above, or the last to the bead below."""
        bead = self._table.current_bead
        if bead is None:
            return
        if not bead.side(side):
            self.refused.emit(self.tr("This side is empty: there is nothing to shift."))
            return
        person, expected = self._session.person, {bead.id: bead.revision}
        self._run(self.tr("Shift"), lambda p: p.shift(bead.id, side, down, person, expected=expected))

    def move_cut(self, side: Side, words: int, *, lower: bool = True) -> None:
        """Move the cut below (or above) the current bead by words, forward in the text if positive."""
        bead = self._table.current_bead
        neighbour = self._neighbour(1 if lower else -1)
        if bead is None:
            return
        if neighbour is None:
            self.refused.emit(self.tr("There is no neighbouring pair on that side."))
            return
        above, below = (bead, neighbour) if lower else (neighbour, bead)
        at = cut_moved(self._session.project.text(side), above.side(side), below.side(side), words)
        person = self._session.person
        expected = {above.id: above.revision, below.id: below.revision}
        if at is None:
            giver, down = (below, False) if words > 0 else (above, True)
            if not giver.side(side):
                self.refused.emit(self.tr("There is no further word to move."))
                return
            self._run(
                self.tr("Move the cut"), lambda p: p.shift(giver.id, side, down, person, expected=expected)
            )
            return
        self._run(
            self.tr("Move the cut"), lambda p: p.move_cut(above.id, side, at, person, expected=expected)
        )

    def move_cut_to(self, above: int, below: int, side: Side, at: int) -> None:
        """Move the cut between two rows whose texts meet on a side to an offset of the text."""
        upper, lower = self._model.row_at(above), self._model.row_at(below)
        person = self._session.person
        expected = {upper.id: upper.revision, lower.id: lower.revision}
        behind = None if below == above + 1 else lower.id
        self._run(
            self.tr("Move the cut"),
            lambda p: p.move_cut(upper.id, side, at, person, behind=behind, expected=expected),
        )

    def transfer(self, from_row: int, to_row: int, side: Side, segment: Segment) -> None:
        """Give a segment of one row to another."""
        giver, taker = self._model.row_at(from_row), self._model.row_at(to_row)
        person = self._session.person
        expected = {giver.id: giver.revision, taker.id: taker.revision}
        self._run(
            self.tr("Move a segment"),
            lambda p: p.transfer(giver.id, taker.id, side, [segment], person, expected=expected),
        )

    def detach(self) -> None:
        """Take the two sides of the current bead apart."""
        bead = self._table.current_bead
        if bead is None:
            return
        if bead.is_null:
            self.refused.emit(self.tr("This pair has only one side already."))
            return
        person, expected = self._session.person, {bead.id: bead.revision}
        self._run(self.tr("Take apart"), lambda p: p.detach(bead.id, person, expected=expected))

    def edit_text(self, bead: BeadRow, side: Side, text: str) -> None:
        """Record a corrected typing error in the text as it was when the editor was opened.

        Should the machine have aligned the pair anew meanwhile, the corrected words are looked for in the
        pairs that hold them now: what was typed is never lost.
        """
        person = self._session.person
        if self._model.row_of(bead.id) is not None:
            expected = {bead.id: bead.revision}
            self._run(
                self.tr("Correct the text"),
                lambda p: p.edit_text(bead.id, side, text, person, expected=expected),
                follow=False,
            )
            return
        wordings = rewordings(bead, side, text, self._holders(bead, side))
        if wordings is None:
            self.refused.emit(
                self.tr("The pair has changed meanwhile. What you typed is on the clipboard: {text}").format(
                    text=text
                )
            )
            QGuiApplication.clipboard().setText(text)
        elif wordings:
            seen = self._revisions([id_ for id_, _, _ in wordings])
            self._run(
                self.tr("Correct the text"),
                lambda p: p.edit_texts(wordings, person, expected=seen),
                follow=False,
            )

    def _holders(self, bead: BeadRow, side: Side) -> list[BeadRow]:
        """The pairs near the current one that hold what a pair that is gone held on one side."""
        low, high = bead.side(side)[0].start, bead.side(side)[-1].end
        here, count = self._table.current_row, self._model.rowCount()
        near = (self._model.row_at(row) for row in range(max(0, here - NEAR), min(count, here + NEAR)))
        return [row for row in near if any(s.start < high and low < s.end for s in row.side(side))]

    # What comes of it

    def _neighbour(self, step: int) -> BeadRow | None:
        row = self._table.current_row + step
        return self._model.row_at(row) if 0 <= row < self._model.rowCount() else None

    def _revisions(self, ids: list[int]) -> dict[int, int] | None:
        """The revisions a person has seen; None for more beads than could have been seen."""
        if len(ids) > 200:
            return None
        rows = ((id_, self._model.row_of(id_)) for id_ in ids)
        return {id_: self._model.row_at(row).revision for id_, row in rows if row is not None}

    def _run(self, label: str, command: Callable[[Project], Change], *, follow: bool = True) -> None:
        ours = self._ours

        def write(project: Project) -> Change:
            change = command(project)
            ours[change.event_id] = follow
            return change

        self._session.run(label, write)

    def _changed(self, change: Change) -> None:
        # The table has followed the change by now: it was connected before.
        follow = self._ours.pop(change.event_id, change.command in ("undo", "redo"))
        if follow and change.focus is not None:
            row = self._model.row_of(change.focus)
            if row is not None:
                self._table.go_to_row(row)


def _merge_many(project: Project, first: int, times: int, person: Person) -> Change:
    """Merge a bead with the next one several times over, told as one change."""
    steps: list[Change] = []
    bead = first
    for _ in range(times):
        steps.append(project.merge(bead, person, with_next=True))
        bead = steps[-1].focus if steps[-1].focus is not None else bead
    removed = {id_ for step in steps for id_ in step.removed}
    added = {id_ for step in steps for id_ in step.added} - removed
    changed = {id_ for step in steps for id_ in step.changed} - removed - added
    return replace(
        steps[-1], changed=tuple(changed), added=tuple(added), removed=tuple(removed), order_changed=True
    )
