"""Finds text in the pairs and goes from match to match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from aligner.errors import InputError
from aligner.text.patterns import SearchTime
from ui.concurrency.project_query import ProjectQuery

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from aligner.bitext import Side
    from db import Project
    from ui.editor.pair_model import PairModel
    from ui.editor.search.find_bar import FindBar
    from ui.editor.search.search_hits import Needle
    from ui.editor.table.table_view import PairTable


class SearchController(QObject):
    """What is searched for, and where it was found.

    Signals:
        found: ids of all beads with a match; empty when nothing is searched for.
        changed: other matches are to be painted.
    """

    found = Signal(object)
    changed = Signal()

    def __init__(
        self, project: Project, table: PairTable, model: PairModel, bar: FindBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._table, self._model, self._bar = table, model, bar
        self._lookup = ProjectQuery(project, self)
        self._rows: NDArray[np.intp] = np.empty(0, dtype=np.intp)
        bar.searched.connect(self._search)
        table.current_changed.connect(lambda _bead: self._show_count())
        bar.stepped.connect(lambda forward: self.find_next() if forward else self.find_previous())

    def stop(self) -> None:
        """Run no more queries."""
        self._lookup.stop()

    @property
    def hits_known(self) -> bool:
        """Whether the whole project has been searched."""
        return bool(self._table.hits.needle) and not self._lookup.is_busy

    def open_find(self) -> None:
        """Show the find bar."""
        self._bar.open()

    def find_next(self) -> None:
        self._step(1)

    def find_previous(self) -> None:
        self._step(-1)

    def show_found(self, needle: Needle) -> None:
        """Mark what a pane searches for, in all cells; "next" and "previous" go through its matches."""
        self._bar.hide()
        if self._mark(needle):
            self._look_up(needle, go=False)

    def show_again(self, text: str, side: Side | None) -> None:
        """Show the find bar with a search of an earlier session; the place stays."""
        self._bar.show_again(text, side)
        if self._mark(self._bar.needle):
            self._look_up(self._bar.needle, go=False)

    def search_again(self) -> None:
        """Search again without leaving the place: the text may have been cut elsewhere."""
        if self._table.hits.needle:
            self._look_up(self._table.hits.needle, go=False)

    def _search(self, needle: Needle) -> None:
        if self._mark(needle):
            self._bar.show_searching()
            self._look_up(needle, go=True)

    def _mark(self, needle: Needle) -> bool:
        """Mark another needle; False if there is nothing to search for."""
        self._table.hits.look_for(needle)
        self.changed.emit()
        self._rows = np.empty(0, dtype=np.intp)
        if not needle:
            self._lookup.drop()
            self._show_count()
            self.found.emit([])
        return bool(needle)

    def _look_up(self, needle: Needle, *, go: bool) -> None:
        def found(ids: list[int]) -> None:
            rows = [row for id_ in ids if (row := self._model.row_of(id_)) is not None]
            self._rows = np.array(sorted(rows), dtype=np.intp)
            if go and rows and self._table.current_row not in self._rows:
                self._step(1)
            self._show_count()
            self.found.emit(ids)

        self._lookup.ask(lambda project, stale: _find_ids(project, needle, stale), found)

    def _step(self, step: int) -> None:
        if not len(self._rows):
            if not self._table.hits.needle:
                self.open_find()
            return
        here = self._table.current_row
        if step > 0:
            place = int(np.searchsorted(self._rows, here, side="right")) % len(self._rows)
        else:
            place = int(np.searchsorted(self._rows, here, side="left")) - 1
        self._table.go_to_row(int(self._rows[place]))
        self._show_count()

    def _show_count(self) -> None:
        place = np.flatnonzero(self._rows == self._table.current_row)
        self._bar.show_count(len(self._rows), int(place[0]) + 1 if len(place) else None)


def _find_ids(project: Project, needle: Needle, stale: Callable[[], bool]) -> list[int]:
    """The ids of the beads with a match; none where an expression is wrong, which the pane says."""
    try:
        return [int(id_) for id_ in project.find(needle.query, time=SearchTime(stopped=stale))]
    except InputError:
        return []
