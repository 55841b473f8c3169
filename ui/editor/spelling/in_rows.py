"""Spelling in the rows: suggestions for the word under the mouse or at the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF

from ui.editor.spelling.entries import spelling_menu
from ui.editor.text.mark_places import mark_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from aligner.bitext import Side
    from db import BeadRow
    from ui.editor.editing.corrections import Corrections
    from ui.editor.flow.flow_view import FlowView
    from ui.editor.table.table_view import PairTable
    from ui.session.project_spelling import ProjectSpelling, SpellingMark


class SpellingFixes(QObject):
    """Offers suggestions in the context menu of the texts and writes the one that is chosen.

    Args:
        refusal: says why the current pair cannot be changed; empty if it can.
    """

    def __init__(
        self,
        spelling: ProjectSpelling,
        table: PairTable,
        corrections: Corrections,
        refusal: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._spelling, self._table = spelling, table
        self._corrections, self._refusal = corrections, refusal

    def add_to(self, menu: QMenu, surface: PairTable | FlowView, where: QPoint | None) -> None:
        """Put the suggestions for the word at a place of the screen, or at the caret, first in a menu."""
        found = self.mark_under(surface, where) if where is not None else self.mark_at_caret()
        if found is None:
            return
        inner = self.menu(menu, *found)
        first = menu.actions()[0]
        menu.insertMenu(first, inner)
        menu.insertSeparator(first)

    def menu(self, parent: QWidget, bead: BeadRow, mark: SpellingMark, *, by_key: bool = False) -> QMenu:
        """The suggestions for a marked word."""
        return spelling_menu(
            parent,
            self._spelling,
            mark.side,
            mark.word,
            lambda word: self.replace(bead, mark, word),
            self._refusal(),
            by_key=by_key,
        )

    def mark_under(self, surface: PairTable | FlowView, where: QPoint) -> tuple[BeadRow, SpellingMark] | None:
        """The underlined word at a place of the screen, and its pair."""
        place = surface.word_under(QPointF(surface.viewport().mapFromGlobal(where)))
        return self._mark_of(*place) if place is not None else None

    def mark_at_caret(self) -> tuple[BeadRow, SpellingMark] | None:
        """The underlined word behind the caret, or else the one before it, and its pair."""
        table = self._table
        side, row, at = table.active_side, table.current_row, table.carets.get(table.active_side)
        found = (self._mark_of(side, row, word) for word in (at, at - 1))
        return next((mark for mark in found if mark is not None), None)

    def _mark_of(self, side: Side, row: int, word: int) -> tuple[BeadRow, SpellingMark] | None:
        if row < 0 or not self._table.compositor.setting.spelling:
            return None
        bead = self._table.facing.row_at(row)
        cell = self._table.compositor.text(bead, side)
        mark = mark_at(cell, self._spelling.marks(bead), side, word) if 0 <= word < len(cell) else None
        return (bead, mark) if mark is not None else None

    def replace(self, bead: BeadRow, mark: SpellingMark, word: str) -> None:
        """Put another word in the place of a marked one."""
        text = bead.cell(mark.side).text
        self._corrections.edit_text(bead, mark.side, text[: mark.start] + word + text[mark.end :])
