"""The facing table: one row a bead, measured only where it is seen, with carets between the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from aligner.bitext import Side
from ui.facing.caret import Carets
from ui.facing.celltext import LIMIT
from ui.facing.compositor import Compositor
from ui.facing.delegate import FacingDelegate
from ui.facing.editor import CellEditor
from ui.facing.hits import Hits
from ui.facing.model import Column, FacingModel, Index

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from db import BeadRow
    from ui.facing.setting import Setting

LEAST_TEXT = 120
NARROW = 720
# Characters that an editor takes in without a pause.
MOST_EDITED = 20_000
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class _Held:
    """Where one was before the model changed."""

    bead: BeadRow | None
    row: int
    top_id: int | None
    top: int
    count: int


class FacingTable(QTableView):
    """Shows a :class:`FacingModel`.

    Signals:
        current_changed: another bead is the current one (-1: none).
        caret_moved: a caret of the current bead moved, or the other side became the active one.
        edited: bead id, side and new text of a cell that was edited, and the revision it was opened at.
        zoomed: the person turned the wheel with Ctrl (steps, positive for larger).
        share_changed: the seam between the texts was dragged; the source's share of their width.
        menu_wanted: a context menu is wanted at a place of the screen.
        refused: one sentence on why something cannot be done.
    """

    current_changed = Signal(int)
    caret_moved = Signal()
    edited = Signal(int, object, str, int)
    zoomed = Signal(int)
    menu_wanted = Signal(QPoint)
    refused = Signal(str)
    share_changed = Signal(float)

    def __init__(self, model: FacingModel, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.carets = Carets()
        self.hits = Hits()
        self.compositor = Compositor(model.languages, setting)
        self._facing = model
        self._scrolls: dict[tuple[int, Side], float] = {}
        self._editor: CellEditor | None = None
        self._fitting = False
        self._held: _Held | None = None
        self._moved = False
        self._top = 0
        self.key_filter: Callable[[QKeyEvent], bool] = lambda _event: False
        self._delegate = FacingDelegate(
            model,
            self.compositor,
            self.carets,
            self.hits,
            lambda bead, side: self._scrolls.get((bead, side), 0.0),
            self,
        )
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setObjectName("facing-table")
        self.setAccessibleName(self.tr("Facing texts"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setDragEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.hide()
        down.setMinimumSectionSize(8)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(20)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for place, column in enumerate((Column.NUMBER, Column.STATUS, Column.SOURCE, Column.TARGET)):
            across.moveSection(across.visualIndex(column), place)
        for column in (Column.SOURCE, Column.TARGET):
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        across.sectionResized.connect(self._column_dragged)
        model.about_to_change.connect(self._hold)
        model.has_changed.connect(self._settle)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._note_move)
        self.set_setting(setting)

    # Setting

    def set_setting(self, setting: Setting) -> None:
        """Set the texts anew in another size, font, spacing or arrangement."""
        top = self.rowAt(0)
        self.compositor.set_setting(setting)
        self._scrolls.clear()
        across, down = self.horizontalHeader(), self.verticalHeader()
        source_first = setting.source_left != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        if (across.visualIndex(Column.SOURCE) < across.visualIndex(Column.TARGET)) != source_first:
            across.swapSections(across.visualIndex(Column.SOURCE), across.visualIndex(Column.TARGET))
        down.blockSignals(True)
        down.setDefaultSectionSize(self.compositor.default_height)
        down.blockSignals(False)
        self._all_unmeasured()
        self._fit_columns()
        if top > 0:
            self.verticalScrollBar().setValue(top)
        self.measure()
        if self.current_row >= 0:
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def _all_unmeasured(self) -> None:
        """Forget every row's height: an emptied and refilled header is quicker than 100,000 resizings."""
        down = self.verticalHeader()
        down.reset()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _fit_columns(self) -> None:
        """Share the width between the texts after what the narrow columns need."""
        if self._fitting:
            return
        self._fitting = True
        across = self.horizontalHeader()
        narrow = self.viewport().width() < NARROW
        self._facing.terse = narrow
        small = QFontMetrics(self.compositor.small_font())
        digit = small.horizontalAdvance("0")
        digits = max(2, len(str(self._facing.rowCount())))

        def heading(column: Column) -> int:
            if narrow:
                return 0
            bold = QFont(across.font())
            bold.setWeight(QFont.Weight.DemiBold)
            text = self._facing.headerData(column, Qt.Orientation.Horizontal)
            return QFontMetrics(bold).horizontalAdvance(text) + 24

        widths = {
            Column.NUMBER: max(digit * digits + 26, heading(Column.NUMBER)),
            Column.STATUS: max(self.compositor.badge + 16, heading(Column.STATUS)),
            Column.CONFIDENCE: max(
                small.horizontalAdvance(self._facing.percent(1.0)) + small.height() // 2 + 24,
                heading(Column.CONFIDENCE),
            ),
        }
        for column, width in widths.items():
            across.resizeSection(column, width)
        room = max(2 * LEAST_TEXT, self.viewport().width() - sum(widths.values()))
        source = round(room * self.compositor.setting.share)
        source = min(max(source, LEAST_TEXT), room - LEAST_TEXT)
        across.resizeSection(Column.SOURCE, source)
        across.resizeSection(Column.TARGET, room - source)
        self._fitting = False

    def _column_dragged(self, column: int, _old: int, _new: int) -> None:
        if self._fitting or Column(column).side is None:
            return
        across = self.horizontalHeader()
        room = across.sectionSize(Column.SOURCE) + across.sectionSize(Column.TARGET)
        first = min((Column.SOURCE, Column.TARGET), key=across.visualIndex)
        # Dragging the right edge of the first text moves the seam; the outer edges stay where they are.
        fixed = sum(across.sectionSize(c) for c in Column if c.side is None)
        room = max(2 * LEAST_TEXT, self.viewport().width() - fixed)
        size = across.sectionSize(first) if column == first else room - across.sectionSize(Column(column))
        share = min(0.85, max(0.15, size / room))
        self.share_changed.emit(share if first is Column.SOURCE else 1 - share)

    # Measuring what is seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()
        self.measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        # The whole ground is painted here, so that scrolling may move what is on the screen already.
        ground = self._delegate.begin()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), ground)
        painter.end()
        super().paintEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        # The scroll bar knows the new row at the top already: measure before anything is painted.
        before, now = self._top, self.verticalScrollBar().value()
        self._top = now
        changed = self._give_heights(now)
        if changed and now < before:
            # Rows above the old top have other heights: let the old place be known by these.
            self.verticalHeader().setOffsetToSectionPosition(before)
        super().scrollContentsBy(dx, dy)
        if changed:
            self.updateGeometries()
            first = next((row for row in changed if row >= before or now > before), None)
            if first is not None:
                y = max(0, self.rowViewportPosition(first))
                self.viewport().update(0, y, self.viewport().width(), self.viewport().height() - y)
        self._look_ahead(now, now >= before)

    def measure(self) -> None:
        """Give the rows that are seen the height that they need."""
        self._top = self.verticalScrollBar().value()
        if self._held is None and self._give_heights(self._top):
            self.updateGeometries()
            self.viewport().update()

    def _give_heights(self, first: int) -> list[int]:
        """Measure the rows that are seen when ``first`` is at the top; return those that have changed."""
        rows, height = self._facing.rowCount(), self.viewport().height()
        if not rows or height <= 0:
            return []
        last = first + height // self.compositor.least_height + 1
        self._facing.fetch(first, last)
        down = self.verticalHeader()
        widths = self.text_widths()
        most = max(height, 80)
        y, row, changed = 0, first, list[int]()
        down.blockSignals(True)
        while row < rows and y < height:
            wanted = min(self.compositor.height(self._facing.row_at(row), widths), most)
            if down.sectionSize(row) != wanted:
                down.resizeSection(row, wanted)
                changed.append(row)
            y += wanted
            row += 1
        down.blockSignals(False)
        return changed

    def _look_ahead(self, top: int, forward: bool) -> None:
        """Fetch what will be seen next, a stretch at a time, so that few steps have to wait for it."""
        seen = self.viewport().height() // self.compositor.least_height + 1
        edge = top + seen if forward else top - 1
        far = edge + 8 if forward else edge - 8
        if 0 <= far < self._facing.rowCount() and not self._facing.has(far):
            self._facing.fetch(edge, edge + 40) if forward else self._facing.fetch(edge - 40, edge + 1)

    def text_widths(self) -> dict[Side, int]:
        return {side: self.columnWidth(Column.of(side)) for side in Side}

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if self._held is not None:
            return
        bar = self.verticalScrollBar()
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter and index.isValid():
            # A third down, by the heights that the rows above it have.
            room, top = self.viewport().height() // 3, index.row()
            widths = self.text_widths()
            while top > 0:
                room -= self.compositor.height(self._facing.row_at(top - 1), widths)
                if room < 0:
                    break
                top -= 1
            bar.setValue(top)
        else:
            super().scrollTo(index, hint)
        self.measure()
        # Rows measured on the way may be higher than they were taken for: go on until it is seen whole.
        while index.isValid() and bar.value() < index.row():
            rect = self.visualRect(index)
            if rect.bottom() < self.viewport().height():
                break
            bar.setValue(bar.value() + 1)

    # Keeping the place

    def _hold(self) -> None:
        """Remember where one is while the model changes; nothing is measured in between."""
        top = self.verticalScrollBar().value()
        count = self._facing.rowCount()
        self._moved = False
        self._held = _Held(
            self.current_bead, self.current_row, self._facing.id_at(top) if top < count else None, top, count
        )

    def _note_move(self) -> None:
        self._moved = True

    def _settle(self) -> None:
        """Be where one was, as far as it is still there."""
        held, self._held = self._held, None
        count = self._facing.rowCount()
        if held is None or not count:
            self._sync_current()
            return
        if not self._moved:
            self.measure()
            return
        if len(str(count)) != len(str(held.count)):
            self._fit_columns()
        top = self._facing.row_of(held.top_id) if held.top_id is not None else None
        self.updateGeometries()
        self.verticalScrollBar().setValue(held.top if top is None else top)
        self.measure()
        if held.bead is not None:
            row = self._facing.row_of(held.bead.id)
            self.go_to_row(self._heir(held.bead, held.row) if row is None else row, scroll=False)
        self._sync_current()
        self.viewport().update()

    def _heir(self, gone: BeadRow, row: int) -> int:
        """The row that holds the beginning of a bead that is gone, looked for near where it was."""
        last = self._facing.rowCount() - 1
        sides = [side for side in (self.active_side, self.active_side.other) if gone.side(side)]
        for side in sides:
            start = gone.side(side)[0].start
            for other in sorted(range(max(0, row - 24), min(last, row + 24) + 1), key=lambda r: abs(r - row)):
                if any(s.start <= start < s.end for s in self._facing.row_at(other).side(side)):
                    return other
        return min(max(row, 0), last)

    # The current bead

    @property
    def current_row(self) -> int:
        return self.currentIndex().row()

    @property
    def current_id(self) -> int | None:
        row = self.current_row
        return self._facing.id_at(row) if 0 <= row < self._facing.rowCount() else None

    @property
    def current_bead(self) -> BeadRow | None:
        row = self.current_row
        return self._facing.row_at(row) if 0 <= row < self._facing.rowCount() else None

    @property
    def active_side(self) -> Side:
        """The side that keys for one side act on."""
        return self._delegate.active_side

    def go_to_row(self, row: int, side: Side | None = None, *, scroll: bool = True) -> None:
        """Make a row the current one and bring it into sight."""
        index = self._facing.index(row, Column.of(side or self.active_side))
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        if scroll:
            rect = self.visualRect(index)
            if rect.isEmpty() or rect.top() < 0 or rect.bottom() >= self.viewport().height():
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def selected_ids(self) -> list[int]:
        """The beads that are selected, in order; the current one if none is."""
        rows: set[int] = set()
        selection = self.selectionModel().selection()
        for stretch in (selection.at(i) for i in range(selection.count())):
            rows.update(range(stretch.top(), stretch.bottom() + 1))
        if not rows and self.current_row >= 0:
            rows.add(self.current_row)
        return self._facing.ids(sorted(rows))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            side = Column(current.column()).side
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
        if 0 <= row < self._facing.rowCount():
            top = self.rowViewportPosition(row)
            self.viewport().update(QRect(0, top, self.viewport().width(), self.rowHeight(row)))

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
        layout = self.compositor.layout(bead, side, self.text_widths()[side])
        room = self.rowHeight(self.current_row) - 2 * self.compositor.padding
        key = (bead.id, side)
        if layout.height <= room + 1:
            self._scrolls.pop(key, None)
            return
        mark = layout.mark(self.carets.get(side))
        if mark is not None:
            now = self._scrolls.get(key, 0.0)
            margin = layout.pitch * 1.5
            now = min(now, max(0.0, mark.top - margin))
            now = max(now, mark.bottom + margin - room)
            self._scrolls[key] = max(0.0, min(now, layout.height - room))

    def _move_caret(self, leftwards: bool) -> None:
        """Left or Right as it is seen; at the edge of the text on to the other text, if it stands there."""
        bead, side = self.current_bead, self.active_side
        if bead is None:
            return
        by = 1 if leftwards == self.compositor.is_right_to_left(side) else -1
        text = self.compositor.text(bead, side)
        now = self.carets.get(side)
        to = text.step(now, by)
        if len(text) and to != now:
            self.place_caret(side, to)
            return
        other = Column.of(side.other)
        if (self.columnViewportPosition(other) < self.columnViewportPosition(Column.of(side))) == leftwards:
            self.setCurrentIndex(self._facing.index(self.current_row, other))

    def _caret_to_edge(self, side: Side, *, end: bool) -> None:
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

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.key_filter(event):
            return
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not modifiers and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move_caret(leftwards=key == Qt.Key.Key_Left)
        elif not modifiers and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._caret_to_edge(self.active_side, end=key == Qt.Key.Key_End)
        elif not modifiers and key == Qt.Key.Key_Escape and self.carets.at:
            self.clear_carets()
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            if self._facing.rowCount():
                self.go_to_row(0 if key == Qt.Key.Key_Home else self._facing.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from the first text to the second and then on; Shift+Tab the other way."""
        row = self.current_row
        if row >= 0:
            across = self.horizontalHeader()
            columns = sorted((Column.SOURCE, Column.TARGET), key=across.visualIndex)
            place = columns.index(Column.of(self.active_side)) + (1 if forward else -1)
            if 0 <= place < len(columns):
                self.setCurrentIndex(self._facing.index(row, columns[place]))
                return True
        return super().focusNextPrevChild(forward)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; Qt's own search would read every row."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not event.modifiers():
            self._caret_from_mouse(event.position())

    def _caret_from_mouse(self, position: QPointF) -> None:
        index = self.indexAt(position.toPoint())
        if not index.isValid():
            return
        side, bead = Column(index.column()).side, self.current_bead
        if side is None or bead is None or index.row() != self.current_row or not bead.side(side):
            return
        rect = self.visualRect(index)
        origin = self._delegate.text_origin(rect, bead, side)
        layout = self.compositor.layout(bead, side, rect.width())
        self.place_caret(side, layout.word_boundary_at(position.x() - origin.x(), position.y() - origin.y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (
            event.button() is Qt.MouseButton.LeftButton
            and Column(max(0, self.columnAt(int(event.position().x())))).side
        ):
            self.edit_text()
        else:
            super().mouseDoubleClickEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if steps > 0 else -1)
            event.accept()
        elif not self._scroll_high_cell(event.position().toPoint(), -steps):
            super().wheelEvent(event)

    def _scroll_high_cell(self, position: QPoint, steps: int) -> bool:
        """Scroll inside a cell that is higher than the table, until its end comes into sight."""
        index = self.indexAt(position)
        side = Column(index.column()).side if index.isValid() else None
        if side is None or self.rowHeight(index.row()) < self.viewport().height():
            return False
        bead = self._facing.row_at(index.row())
        layout = self.compositor.layout(bead, side, self.text_widths()[side])
        hidden = layout.height - (self.rowHeight(index.row()) - 2 * self.compositor.padding)
        now = self._scrolls.get((bead.id, side), 0.0)
        then = min(max(0.0, now + steps / 120 * layout.pitch * 2), max(0.0, hidden))
        if then == now:
            return False
        self._scrolls[(bead.id, side)] = then
        self._update_row(index.row())
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard and index.isValid()
        where = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
        self.menu_wanted.emit(where)

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self._update_row(self.current_row)

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._update_row(self.current_row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange) and hasattr(
            self, "compositor"
        ):
            self.set_setting(self.compositor.setting)

    # Editing in the cell

    @property
    def editor(self) -> CellEditor | None:
        return self._editor

    def edit_text(self) -> None:
        """Open the editor in the active cell of the current row, its caret where the table's stands."""
        bead, side = self.current_bead, self.active_side
        if bead is None or not bead.side(side) or self._editor is not None:
            return
        if len(bead.cell(side).text) > MOST_EDITED:
            self.refused.emit(
                self.tr("This text is too long to be edited in one piece. Split the pair first.")
            )
            return
        self.scrollTo(self.currentIndex())
        rect = self.visualRect(self._facing.index(self.current_row, Column.of(side)))
        editor = CellEditor(
            bead.cell(side).text,
            self.compositor.font(side),
            right_to_left=self.compositor.is_right_to_left(side),
            parent=self.viewport(),
        )
        text = self.compositor.text(bead, side)
        at = self.carets.get(side)
        editor.place_caret(text.places[at] if at < len(text) else len(bead.cell(side).text))
        editor.setGeometry(rect.adjusted(2, 2, -2, -3))
        editor.kept.connect(lambda: self._close_editor(keep=True))
        editor.dropped.connect(lambda: self._close_editor(keep=False))
        self._editor = editor
        self._editing = (bead.id, side, bead.revision)
        self._delegate.editing = (bead.id, side)
        editor.installEventFilter(self)
        editor.show()
        room = self.viewport().height()
        wanted = editor.wanted_height()
        if wanted <= room:
            editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height = min(max(rect.height() - 5, wanted), room)
        top = max(0, min(rect.top() + 2, room - height))
        editor.setGeometry(QRect(rect.left() + 2, top, rect.width() - 4, height))
        editor.setFocus()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._editor and event.type() is QEvent.Type.FocusOut:
            reason = event.reason()  # type: ignore[attr-defined]
            if reason not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                self._close_editor(keep=True)
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _close_editor(self, *, keep: bool) -> None:
        editor = self._editor
        if editor is None:
            return
        self._editor = None
        self._delegate.editing = None
        had_focus = editor.hasFocus()
        bead_id, side, revision = self._editing
        if keep and editor.is_changed:
            self.edited.emit(bead_id, side, editor.text(), revision)
        editor.removeEventFilter(self)
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self.setFocus()
        self._update_row(self.current_row)

    def sizeHint(self) -> QSize:
        return QSize(960, 640)
