"""A table with a current bead and a caret on each of its sides, kept when rows change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPointF, QRect, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.editor.editing.carets import Carets
from ui.editor.pair_model import PairColumn, PairModel
from ui.editor.search.search_hits import Hits
from ui.editor.table.delegate import PairDelegate
from ui.editor.table.lazy_row_heights import LazyHeightTable
from ui.editor.text.cell_text import LIMIT
from ui.editor.text.highlights import Highlights
from ui.editor.text.word_selection import WordSelection

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QColor

    from aligner.bitext import Side
    from aligner.terminology.marks import TermMark
    from db import BeadRow
    from ui.editor.ordered_rows import Index
    from ui.editor.text.structure_marks import SideStructure
    from ui.editor.text_settings import TextSettings
    from ui.session.project_spelling import SpellingMark

    TermsOf = Callable[[BeadRow], Sequence[TermMark]]
    SpellingOf = Callable[[BeadRow], Sequence[SpellingMark]]


def no_marks(_bead: BeadRow) -> tuple[()]:
    """Marks nothing in a bead."""
    return ()


@dataclass(frozen=True, slots=True)
class _Held:
    """The place before the model changed."""

    bead: BeadRow | None
    row: int
    top_id: int | None
    top: int
    count: int


class CursorTable(LazyHeightTable):
    """Holds the current bead, its carets and the selection, which the flow view shares.

    Signals:
        current_changed: another bead is the current one (-1: none).
        caret_moved: a caret of the current bead moved, or the other side became the active one.
    """

    current_changed = Signal(int)
    caret_moved = Signal()

    def __init__(self, model: PairModel, setting: TextSettings, parent: QWidget | None = None) -> None:
        super().__init__(model, setting, parent)
        self.carets = Carets()
        self.hits = Hits()
        self.lights = Highlights()
        self.remarks = Highlights()
        """The words that comments are about."""
        self.remark_tip: Callable[[Side, int], str] = lambda _side, _offset: ""
        """Gives the comments on the word at an offset, as plain text."""
        self.picking = WordSelection()
        """The words that are picked in the table or in the flow."""
        self._held: _Held | None = None
        self._moved = False
        self._delegate = PairDelegate(
            model,
            self.compositor,
            self.carets,
            self.hits,
            self.lights,
            self.remarks,
            self.picking,
            self.scrolled,
            self,
        )
        self._delegate.tip_of = self.word_tip
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        model.about_to_change.connect(self._hold)
        model.has_changed.connect(self._settle)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._note_move)

    def mark_text(self, terms: TermsOf, spelling: SpellingOf) -> None:
        """Mark the terms, names and unknown words that functions give for a bead."""
        self._delegate.terms, self._delegate.spelling = terms, spelling
        self.viewport().update()

    def set_structure(self, structure: Mapping[Side, SideStructure]) -> None:
        """Show the headings and notes of the documents."""
        self.compositor.set_structure(structure)
        self.set_setting(self.compositor.setting)

    def word_tip(self, bead: BeadRow, side: Side, word: int) -> str:
        """What the tooltip says of a word, as plain text; empty for nothing."""
        origin = self.compositor.text(bead, side).origins[word]
        said = self.remark_tip(side, origin) if origin >= 0 else ""
        return "\n".join(text for text in (self._delegate.word_tip(bead, side, word), said) if text)

    def ground(self) -> QColor:
        return self._delegate.begin()

    def plan(self, bead: BeadRow) -> dict[Side, int]:
        """Before which shown word each side of the current bead would be cut if it were split now."""
        return self._delegate.plan(bead)

    # Keeping the place

    def _hold(self) -> None:
        """Remember the place while the model changes, and measure nothing."""
        top = self.verticalScrollBar().value()
        count = self.facing.rowCount()
        self._moved = False
        self._paused = True
        self._held = _Held(
            self.current_bead, self.current_row, self.facing.id_at(top) if top < count else None, top, count
        )

    def _note_move(self) -> None:
        self._moved = True

    def _settle(self) -> None:
        """Restore the place as far as it still exists."""
        held, self._held = self._held, None
        self._paused = False
        count = self.facing.rowCount()
        if held is None or not count:
            self._sync_current()
            return
        if not self._moved:
            self.measure()
            return
        self.picking.clear()  # its rows are others now
        if len(str(count)) != len(str(held.count)):
            self._fit_columns()
        top = self.facing.row_of(held.top_id) if held.top_id is not None else None
        self.updateGeometries()
        self.verticalScrollBar().setValue(held.top if top is None else top)
        self.measure()
        if held.bead is not None:
            row = self.facing.row_of(held.bead.id)
            self.go_to_row(self._heir(held.bead, held.row) if row is None else row, scroll=False)
        self._sync_current()
        self.viewport().update()

    def _heir(self, gone: BeadRow, row: int) -> int:
        """The row near the old place that holds the beginning of a removed bead."""
        last = self.facing.rowCount() - 1
        sides = [side for side in (self.active_side, self.active_side.other) if gone.side(side)]
        for side in sides:
            start = gone.side(side)[0].start
            for other in sorted(range(max(0, row - 24), min(last, row + 24) + 1), key=lambda r: abs(r - row)):
                if any(s.start <= start < s.end for s in self.facing.row_at(other).side(side)):
                    return other
        return min(max(row, 0), last)

    # The current bead

    @property
    def current_row(self) -> int:
        return self.currentIndex().row()

    @property
    def current_id(self) -> int | None:
        row = self.current_row
        return self.facing.id_at(row) if 0 <= row < self.facing.rowCount() else None

    @property
    def current_bead(self) -> BeadRow | None:
        row = self.current_row
        return self.facing.row_at(row) if 0 <= row < self.facing.rowCount() else None

    @property
    def active_side(self) -> Side:
        """The side that keys for one side act on."""
        return self._delegate.active_side

    def go_to_row(self, row: int, side: Side | None = None, *, scroll: bool = True) -> None:
        """Make a row the current one and bring it into sight."""
        index = self.facing.index(row, PairColumn.of(side or self.active_side))
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        if scroll:
            rect = self.visualRect(index)
            if rect.isEmpty() or rect.top() < 0 or rect.bottom() >= self.viewport().height():
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def select_to(self, row: int) -> None:
        """Select from the current row to another one, which becomes the current one."""
        if not 0 <= row < self.facing.rowCount():
            return
        rows = [*self.selected_rows(), row, self.current_row]
        column = PairColumn.of(self.active_side)
        first, last = (min(rows), row) if row >= self.current_row else (row, max(rows))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.facing.index(row, column), flag.NoUpdate)
        stretch = QItemSelection(self.facing.index(first, 0), self.facing.index(last, 0))
        self.selectionModel().select(stretch, flag.ClearAndSelect | flag.Rows)

    def selected_rows(self) -> frozenset[int]:
        """The rows that are selected."""
        selection = self.selectionModel().selection()
        return frozenset(
            row
            for stretch in (selection.at(i) for i in range(selection.count()))
            for row in range(stretch.top(), stretch.bottom() + 1)
        )

    def selected_ids(self) -> list[int]:
        """The beads that are selected, in order; the current one if none is."""
        rows = set(self.selected_rows())
        if not rows and self.current_row >= 0:
            rows.add(self.current_row)
        return self.facing.ids(sorted(rows))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            side = PairColumn(current.column()).side
            if side is not None:
                self._delegate.active_side = side
        self._sync_current()
        self.caret_moved.emit()

    def _sync_current(self) -> None:
        """Follow the current index: by row for painting, by bead for the carets."""
        if self._held is not None:
            return
        before_row, before_id = self._delegate.current_row, self.carets.bead
        self._delegate.current_row = self.current_row
        current = self.current_id
        self.carets.go_to(current)
        for row in {before_row, self.current_row}:
            self._update_row(row)
        if current != before_id:
            self.current_changed.emit(-1 if current is None else current)

    def _update_row(self, row: int) -> None:
        if 0 <= row < self.facing.rowCount():
            top = self.rowViewportPosition(row)
            self.viewport().update(QRect(0, top, self.viewport().width(), self.rowHeight(row)))

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select these rows; the current one stays."""
        flag = QItemSelectionModel.SelectionFlag
        selection = QItemSelection()
        for row in rows:
            selection.select(self.facing.index(row, 0), self.facing.index(row, 0))
        self.selectionModel().select(selection, flag.ClearAndSelect | flag.Rows)

    # Cells that are higher than the table

    def scrolled(self, bead: BeadRow, side: Side, rect: QRect) -> float:
        """How far the text of a cell is scrolled inside it, in pixels; never beyond its end."""
        kept = self._scrolls.get((bead.id, side), 0.0)
        return min(kept, self._hidden(bead, side, rect.width(), rect.height())) if kept else 0.0

    def _hidden(self, bead: BeadRow, side: Side, width: int, height: int) -> float:
        """How much of a text a cell of this size cannot show, in pixels."""
        text = self.compositor.depth(bead, side, width) + self.compositor.drop(side)
        return max(0.0, text - (height - 2 * self.compositor.padding))

    def inside_cells(self) -> dict[tuple[int, Side], tuple[int, float]]:
        """Cells that are not shown from their beginning: from which place of the text on, and how many
        pixels further.
        """
        begins = self.compositor.begins()
        return {key: (begins.get(key, 0), self._scrolls.get(key, 0.0)) for key in {**begins, **self._scrolls}}

    def begin_cells(self, begins: Mapping[tuple[int, Side], int]) -> None:
        """Show very long cells from these places of their texts on."""
        for (bead, side), place in begins.items():
            self.compositor.begin_at(bead, side, place)

    def scroll_cells(self, pixels: Mapping[tuple[int, Side], float]) -> None:
        """Scroll the texts inside these cells, and all others to their beginning."""
        self._scrolls = {key: by for key, by in pixels.items() if by > 0}
        self.viewport().update()

    # Where words are

    def word_place(self, position: QPointF) -> tuple[Side, int, int] | None:
        """The side, row and caret place nearest to a point in a cell that has text."""
        index = self.indexAt(position.toPoint())
        side = PairColumn(index.column()).side if index.isValid() else None
        if side is None:
            return None
        bead = self.facing.row_at(index.row())
        if not bead.side(side):
            return None
        rect = self.visualRect(index)
        origin = self._delegate.text_origin(rect, bead, side)
        layout = self.compositor.layout(bead, side, rect.width())
        at = layout.word_boundary_at(position.x() - origin.x(), position.y() - origin.y())
        return side, index.row(), at

    def word_under(self, position: QPointF) -> tuple[Side, int, int] | None:
        """The side, row and word that a point lies on."""
        index = self.indexAt(position.toPoint())
        side = PairColumn(index.column()).side if index.isValid() else None
        if side is None:
            return None
        bead = self.facing.row_at(index.row())
        rect = self.visualRect(index)
        origin = self._delegate.text_origin(rect, bead, side)
        layout = self.compositor.layout(bead, side, rect.width())
        word = layout.word_at(position.x() - origin.x(), position.y() - origin.y())
        return (side, index.row(), word) if word is not None else None

    def text_end(self, row: int, side: Side) -> QRect | None:
        """Where the text of a cell ends: a slim rectangle on the viewport; None when it has none."""
        bead = self.facing.row_at(row)
        rect = self.visualRect(self.facing.index(row, PairColumn.of(side)))
        if not bead.side(side) or rect.isEmpty():
            return None
        layout = self.compositor.layout(bead, side, rect.width())
        mark = layout.mark(len(layout.cell))
        if mark is None or layout.cell.after:
            return None
        origin = self._delegate.text_origin(rect, bead, side)
        return QRect(
            round(origin.x() + mark.x) - 1, round(origin.y() + mark.top), 3, round(mark.bottom - mark.top)
        )

    # The carets

    def place_caret(self, side: Side, at: int) -> None:
        """Put the caret of a side of the current bead before a shown word."""
        bead = self.current_bead
        if bead is None:
            return
        self.carets.go_to(bead.id)
        at = self._turn_page(bead, side, at)
        self.carets.at[side] = at
        self._scroll_cell_to_caret(bead, side)
        self._update_row(self.current_row)
        self.caret_moved.emit()

    def clear_carets(self) -> None:
        self.carets.at.clear()
        self._update_row(self.current_row)
        self.caret_moved.emit()

    def caret_offsets(self) -> dict[Side, int]:
        """The text offsets of the carets of the current bead, for the sides where one could cut."""
        bead = self.current_bead
        if bead is None or self.carets.bead != bead.id:
            return {}
        offsets: dict[Side, int] = {}
        for side, at in self.carets.at.items():
            text = self.compositor.text(bead, side)
            if text.is_stop(at):
                offsets[side] = text.origins[at]
        return offsets

    def cut_places(self, bead: BeadRow, side: Side) -> list[int] | None:
        """Offsets at which a text can be cut, where words were corrected; None for all between two words."""
        if not any(piece.edited for piece in bead.cell(side).pieces):
            return None
        text = self.compositor.text(bead, side)
        segments = bead.side(side)
        inside = [text.origins[at] for at in range(len(text)) if text.is_stop(at)]
        return [segments[0].start, *inside, segments[-1].end]

    def _turn_page(self, bead: BeadRow, side: Side, at: int) -> int:
        """In a cell too long to be set whole, set another part when the caret comes to its edge."""
        text = self.compositor.text(bead, side)
        if at >= len(text) and text.after:
            begin = text.places[len(text) // 2]
        elif at <= 0 and text.before:
            back = bead.cell(side).text[: text.places[0]].rsplit(None, LIMIT // 2)
            begin = len(back[0]) + 1 if len(back) > LIMIT // 2 else 0
        else:
            return at
        place = text.places[at] if at < len(text) else text.places[-1] + 1
        self.compositor.begin_at(bead.id, side, begin)
        turned = self.compositor.text(bead, side)
        return next((i for i, p in enumerate(turned.places) if p >= place), len(turned))

    def _scroll_cell_to_caret(self, bead: BeadRow, side: Side) -> None:
        """In a cell that is higher than the table, bring the caret's line into sight."""
        width, height = self.text_widths()[side], self.rowHeight(self.current_row)
        layout = self.compositor.layout(bead, side, width)
        hidden = self._hidden(bead, side, width, height)
        key = (bead.id, side)
        if hidden <= 1:
            self._scrolls.pop(key, None)
            return
        mark = layout.mark(self.carets.get(side))
        if mark is not None:
            drop, room = self.compositor.drop(side), height - 2 * self.compositor.padding
            now = self._scrolls.get(key, 0.0)
            margin = layout.pitch * 1.5
            now = min(now, max(0.0, drop + mark.top - margin))
            now = max(now, drop + mark.bottom + margin - room)
            self._scrolls[key] = max(0.0, min(now, hidden))

    def step_caret(self, *, forward: bool) -> bool:
        """Move the caret of the active side by a word, in the order of the text; False at its edge."""
        bead, side = self.current_bead, self.active_side
        if bead is None:
            return False
        text = self.compositor.text(bead, side)
        now = self.carets.get(side)
        to = text.step(now, 1 if forward else -1)
        if not len(text) or to == now:
            return False
        self.place_caret(side, to)
        return True

    def move_caret(self, *, leftwards: bool) -> None:
        """Move the caret visually left or right; at the edge go to the other text if that is on this side."""
        side = self.active_side
        if self.step_caret(forward=leftwards == self.compositor.is_right_to_left(side)):
            return
        other = PairColumn.of(side.other)
        if (
            self.columnViewportPosition(other) < self.columnViewportPosition(PairColumn.of(side))
        ) == leftwards:
            self.setCurrentIndex(self.facing.index(self.current_row, other))

    def caret_to_edge(self, side: Side, *, end: bool) -> None:
        """To the beginning or the end of a text, also of one that is not set whole."""
        bead = self.current_bead
        if bead is None:
            return
        text = self.compositor.text(bead, side)
        if end and text.after:
            tail = bead.cell(side).text.rsplit(None, LIMIT // 2)
            self.compositor.begin_at(bead.id, side, len(tail[0]) + 1)
        elif not end and text.before:
            self.compositor.begin_at(bead.id, side, 0)
        self.place_caret(side, len(self.compositor.text(bead, side)) if end else 0)
