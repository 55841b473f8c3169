"""Show where the other side of a pair would be cut, while the caret moves on one side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.concurrency.project_query import ProjectQuery

if TYPE_CHECKING:
    from aligner.bitext import Side
    from db import BeadRow
    from ui.editor.table.table_view import PairTable
    from ui.session.session import ProjectSession

REST_MS = 60


class SplitPreview(QObject):
    """Asks the aligner for the cut that matches the caret.

    The table shows where a pair would be split; until the aligner answers, in proportion.

    Signals:
        answered: where the current pair would be cut may have changed.
    """

    answered = Signal()

    def __init__(self, session: ProjectSession, table: PairTable, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self._lookup = ProjectQuery(session.project, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        table.caret_moved.connect(self._rest.start)

    def stop(self) -> None:
        """Run no more queries."""
        self._rest.stop()
        self._lookup.stop()

    def _ask(self) -> None:
        bead, placed = self._table.current_bead, self._table.caret_offsets()
        if bead is None or bead.is_null or bead.edited or len(placed) != 1:
            return
        if self._table.carets.is_answered(bead.id, placed):
            return
        ((side, at),) = placed.items()
        session = self._session
        self._lookup.ask(
            lambda _project, _stale: session.matching_cut(bead, side, at),
            lambda found: self._answered(bead, side, at, found),
        )

    def _answered(self, bead: BeadRow, side: Side, at: int, found: int | None) -> None:
        self._table.carets.answer(bead.id, side, at, found)
        self.answered.emit()
