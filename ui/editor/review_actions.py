"""Confirm, approve and return pairs: one, those selected, or many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from aligner.bitext import Side
from aligner.text.scripts import is_right_to_left
from db.queries.arrays import summary
from db.queries.untranslated import passages
from ui.editor.dialogs.bulk_confirm import (
    ConfirmAbove,
    ConfirmByConfidence,
    ConfirmMany,
    ConfirmUntranslated,
    suggested,
)
from ui.editor.editing.return_panel import Wording
from ui.services.review.categories import model_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtWidgets import QWidget

    from db import Project
    from db.queries.arrays import Summary
    from ui.editor.editing.corrections import Corrections
    from ui.editor.editing.return_panel import Returned, ReturnPanel
    from ui.editor.search.navigation import Navigation
    from ui.editor.suggestions.realign_diff import RealignDiff
    from ui.editor.table.table_view import PairTable


class ReviewActions(QObject):
    """The commands that change the status of pairs, and what becomes of a realignment.

    Signals:
        message: one sentence on why nothing was done.
    """

    message = Signal(str)

    def __init__(
        self,
        project: Project,
        table: PairTable,
        corrections: Corrections,
        navigation: Navigation,
        diff: RealignDiff,
        panel: ReturnPanel,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._project, self._table = project, table
        self._corrections, self._navigation = corrections, navigation
        self._diff, self._panel, self._window = diff, panel, parent
        self._decided: set[int] = set()  # by commands that may not be written yet

    def confirm_and_next(self) -> None:
        """Confirm the selected pairs and go to the next unconfirmed one."""
        ids = self._table.selected_ids()
        if ids:
            self._corrections.confirm(ids)
            if len(ids) > 1:
                self._navigation.go_to(ids[-1])
            self._navigation.next_unconfirmed()

    def unconfirm(self) -> None:
        """Withdraw the status that the person's role gave the selected pairs."""
        ids = self._table.selected_ids()
        if ids:
            self._corrections.unconfirm(ids)

    def approve(self) -> None:
        """Approve the selected pairs and stay."""
        ids = self._table.selected_ids()
        if ids:
            self._corrections.approve(ids)

    def approve_and_next(self) -> None:
        """Approve the selected pairs and go to the next confirmed one."""
        ids = self._table.selected_ids()
        if ids:
            self._decide(ids)
            self._corrections.approve(ids)
            self._navigation.next_to_approve(self._decided)

    def _decide(self, ids: list[int]) -> None:
        if self._corrections.is_settled:
            self._decided.clear()
        self._decided.update(ids)

    def return_with_reason(self) -> None:
        """Ask for category, severity, note and wording, and return the selected pairs to the translator."""
        ids = self._table.selected_ids()
        if not ids:
            return
        bead = self._table.current_bead
        side = Side.TARGET if bead is None or bead.target else Side.SOURCE
        wording = None
        if bead is not None and ids == [bead.id] and bead.side(side):
            info = self._project.info()
            wording = Wording(bead.cell(side).text, is_right_to_left(info.text(side).language))
        heading = (
            self.tr("Return pair {number}").format(number=self._table.facing.number(self._table.current_row))
            if len(ids) == 1
            else self.tr("Return %Ln pair(s)", "", len(ids))
        )

        def back(said: Returned) -> None:
            proposal = (side, said.wording) if said.wording is not None else None
            self._decide(ids)
            self._corrections.send_back(ids, said.reason, proposal)
            self._navigation.next_to_approve(self._decided)

        self._panel.ask(heading, model_of(self._project), back, wording)

    # Many at once

    def confirm_above(self) -> None:
        """Confirm every suggestion above the current pair, after showing how many there are."""
        model = self._table.facing
        row = model.place_of(max(0, self._table.current_row)) if model.rowCount() else 0

        def found(beads: Summary) -> None:
            above = beads.ids[:row][self._shown_suggestions(beads)[:row]]
            if not len(above):
                self.message.emit(self.tr("No suggestions above."))
                return
            self._ask(ConfirmAbove([int(id_) for id_ in above], self._window))

        self._navigation.look_up(summary, found)

    def confirm_by_confidence(self) -> None:
        """Confirm every suggestion with a minimum confidence, after showing how many there are."""

        def found(beads: Summary) -> None:
            scored = self._shown_suggestions(beads) & ~np.isnan(beads.confidence)
            if not scored.any():
                self.message.emit(self.tr("No suggestions with a confidence."))
                return
            self._ask(ConfirmByConfidence(beads.ids[scored], beads.confidence[scored], self._window))

        self._navigation.look_up(summary, found)

    def confirm_untranslated(self) -> None:
        """Confirm every passage that seems untranslated, after showing how many there are."""

        def found(beads: Summary) -> None:
            shown = self._shown(beads)
            every = [one for one in passages(beads) if shown[np.isin(beads.ids, one.ids)].all()]
            if not every:
                self.message.emit(self.tr("No untranslated passages left."))
                return
            self._ask(ConfirmUntranslated([one.ids.tolist() for one in every], self._window))

        self._navigation.look_up(summary, found)

    def _shown_suggestions(self, beads: Summary) -> NDArray[np.bool_]:
        """The suggestions that the table shows: nothing is confirmed that a filter hides."""
        return suggested(beads) & self._shown(beads)

    def _shown(self, beads: Summary) -> NDArray[np.bool_]:
        """Whether the table shows each bead."""
        model = self._table.facing
        whole = np.ones(len(beads.ids), dtype=np.bool_)
        return np.isin(beads.ids, model.order) if model.is_narrowed else whole

    def _ask(self, dialog: ConfirmMany) -> None:
        dialog.chosen.connect(self._corrections.confirm)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # The last realignment

    def show_realigned(self) -> None:
        """Show what the last realignment changed, or hide it again."""
        if self._diff.isVisible():
            self._diff.close_panel()
        elif not self._diff.open_panel():
            self.message.emit(self.tr("Nothing has been realigned yet."))

    def reject_realigned(self) -> None:
        """Undo the last realignment and keep the correction that caused it."""
        if not self._diff.refuse():
            self.message.emit(self.tr("There is no realignment to reject."))
