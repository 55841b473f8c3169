"""From one unknown word to the next by keyboard, with suggestions for each."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from aligner.bitext import Side
    from db import BeadRow
    from ui.editor.flow.flow_view import FlowView
    from ui.editor.spelling.in_rows import SpellingFixes
    from ui.editor.table.table_view import PairTable
    from ui.session.project_spelling import ProjectSpelling, SpellingMark

AT_ONCE = 60
"""Pairs whose words are looked up in one go."""


class UnknownWords(QObject):
    """Goes to the next word that no dictionary knows and offers suggestions for it.

    Args:
        surface: gives what is shown, the table or the flowing texts.

    Signals:
        message: one sentence on why the caret stayed where it was.
    """

    message = Signal(str)

    def __init__(
        self,
        spelling: ProjectSpelling,
        table: PairTable,
        fixes: SpellingFixes,
        surface: Callable[[], PairTable | FlowView],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._spelling, self._table, self._fixes, self._surface = spelling, table, fixes, surface
        self._last: tuple[int, SpellingMark] | None = None
        self._search = 0
        self.menu: QMenu | None = None

    def next_unknown(self) -> None:
        """Put the caret before the next unknown word, around the end of the text."""
        table = self._table
        if not self._spelling.languages:
            self.message.emit(self.tr("No English text to check."))
        elif not table.compositor.setting.spelling:
            self.message.emit(self.tr("Spelling is not checked. Turn the check on in the View menu."))
        elif table.current_bead is not None:
            self._search += 1
            self._look(self._search, table.current_row, 0)

    def stop(self) -> None:
        """Look no further."""
        self._search += 1

    def _look(self, search: int, begin: int, done: int) -> None:
        """Check some pairs from a row on and go on behind them; the first row is looked at twice."""
        count = self._table.facing.rowCount()
        if search != self._search or not count:
            return
        if done > count:
            self.message.emit(self.tr("No unknown words left."))
            return
        rows = [(begin + step) % count for step in range(done, min(done + AT_ONCE, count + 1))]
        beads = [(row, self._table.facing.row_at(row)) for row in rows]

        def checked() -> None:
            if search != self._search:
                return
            for step, (row, bead) in enumerate(beads, done):
                mark = self._first(bead, behind_caret=step == 0)
                if mark is not None and self._table.facing.row_of(bead.id) == row:
                    self._go_to(row, bead, mark)
                    return
            QTimer.singleShot(0, self, lambda: self._look(search, begin, done + AT_ONCE))

        self._spelling.check([bead for _, bead in beads], checked)

    def _first(self, bead: BeadRow, *, behind_caret: bool) -> SpellingMark | None:
        """The first unknown word of a pair, or the first behind the caret that is not the last one found."""
        marks = self._spelling.marks(bead)
        if not behind_caret:
            return next(iter(marks), None)
        sides = list(self._spelling.languages)
        table = self._table
        side, at = table.active_side, table.carets.get(table.active_side)
        if side in sides:
            places = table.compositor.text(bead, side).places
            here = (sides.index(side), places[at] if at < len(places) else len(bead.cell(side).text))
        else:
            here = (0, 0)
        ahead = (mark for mark in marks if (sides.index(mark.side), mark.end) > here)
        return next((mark for mark in ahead if (bead.id, mark) != self._last), None)

    def _go_to(self, row: int, bead: BeadRow, mark: SpellingMark) -> None:
        table, surface = self._table, self._surface()
        self._last = bead.id, mark
        table.go_to_row(row, mark.side)
        word = self._shown_word(bead, mark.side, mark.start)
        table.place_caret(mark.side, word)
        menu = self._fixes.menu(surface, bead, mark, by_key=True)
        menu.addAction(self.tr("Next unknown word")).triggered.connect(self.next_unknown)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.destroyed.connect(self._closed)
        self.menu = menu
        rect = surface.word_rect(mark.side, row, word)
        at = rect.bottomLeft() if rect is not None else QPoint()
        menu.popup(surface.viewport().mapToGlobal(at))

    def _closed(self) -> None:
        self.menu = None

    def _shown_word(self, bead: BeadRow, side: Side, place: int) -> int:
        """The word at a place of the text; a very long cell is set from there on if it does not show it."""
        compositor = self._table.compositor
        text = compositor.text(bead, side)
        if not text.places or place < text.places[0] or (text.after and place >= text.places[-1]):
            compositor.begin_at(bead.id, side, place)
            text = compositor.text(bead, side)
        return max(0, bisect_right(text.places, place) - 1)
