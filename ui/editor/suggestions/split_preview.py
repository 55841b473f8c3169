"""Show where the other side of a pair would be cut, while the caret moves on one side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.concurrency.project_query import ProjectQuery
from ui.editor.editing.cut_positions import nearest_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.bitext import Side
    from db import BeadRow, Project
    from ui.editor.table.table_view import PairTable
    from ui.session.session import ProjectSession

REST_MS = 30
NEAR = 5
"""Pairs above and below the current one that are read ahead."""


class SplitPreview(QObject):
    """Asks for the cut that matches the caret, and prepares the answers for the current pair.

    The table shows where a pair would be split; until the answer is there, in proportion.

    Signals:
        answered: where the current pair would be cut may have changed.
    """

    answered = Signal()

    def __init__(self, session: ProjectSession, table: PairTable, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self._lookup = ProjectQuery(session.project, self)
        self._ahead = ProjectQuery(session.project, self)
        self._has_read = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        table.caret_moved.connect(self._rest.start)
        table.current_changed.connect(self._reached)
        self._rest.start()

    def stop(self) -> None:
        """Run no more queries."""
        self._rest.stop()
        self._lookup.stop()
        self._ahead.stop()

    def _reached(self) -> None:
        """Read the first pair at once, while the window is being built; later ones once the caret rests."""
        if not self._has_read and (bead := self._table.current_bead) is not None:
            self._read_ahead(bead)
        self._rest.start()

    def _ask(self) -> None:
        bead, placed = self._table.current_bead, self._table.caret_offsets()
        if bead is None or bead.is_null or len(placed) > 1:
            return
        session = self._session
        if not placed or self._table.carets.is_answered(bead.id, placed):
            self._read_ahead(bead)
            return
        self._ahead.drop()
        ((side, at),) = placed.items()
        self._lookup.ask(
            lambda _project, _stale: session.matching_cut(bead, side, at),
            lambda found: self._answered(bead, side, at, found),
        )

    def _read_ahead(self, bead: BeadRow) -> None:
        """Prepare the answers for a pair and its neighbours: wherever the caret goes, they shall be there."""
        self._has_read = True
        session, model, here = self._session, self._table.facing, self._table.current_row
        near = sorted(
            range(max(0, here - NEAR), min(model.rowCount(), here + NEAR + 1)),
            key=lambda row: abs(row - here),
        )
        beads = [bead, *(model.row_at(row) for row in near if row != here and model.has(row))]

        def read(_project: Project, stale: Callable[[], bool]) -> None:
            for one in beads:
                if stale():
                    return
                session.read_ahead(one)

        self._ahead.ask(read, lambda _nothing: None)

    def _answered(self, bead: BeadRow, side: Side, at: int, found: int | None) -> None:
        places = self._table.cut_places(bead, side.other)
        self._table.carets.answer(bead.id, side, at, nearest_place(found, places))
        self.answered.emit()
        self._read_ahead(bead)
