"""A table that measures only visible rows, with two text columns that share the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from aligner.bitext import Side
from ui.editor.pair_model import PairColumn, PairModel
from ui.editor.text.layout_cache import LayoutCache

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ui.editor.ordered_rows import Index
    from ui.editor.text_settings import TextSettings

LEAST_TEXT = 120
NARROW = 720


class LazyHeightTable(QTableView):
    """Columns and heights of the facing table.

    Signals:
        share_changed: the seam between the texts was dragged; the source's share of their width.
    """

    share_changed = Signal(float)

    def __init__(self, model: PairModel, setting: TextSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.compositor = LayoutCache(model.languages, setting)
        self.facing = model
        self._scrolls: dict[tuple[int, Side], float] = {}
        self._fitting = False
        self._paused = False
        self.asleep = False
        """Another view is shown in the table's place: nothing is measured until it is woken."""
        self._top = 0

    def _furnish(self) -> None:
        """Set up headers and scrolling; after model and delegate are set."""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.hide()
        down.setMinimumSectionSize(8)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(20)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for place, column in enumerate(
            (PairColumn.NUMBER, PairColumn.STATUS, PairColumn.SOURCE, PairColumn.TARGET)
        ):
            across.moveSection(across.visualIndex(column), place)
        for column in (PairColumn.SOURCE, PairColumn.TARGET):
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        across.sectionResized.connect(self._column_dragged)

    def ground(self) -> QColor:
        """The colour of the ground; looked up once before each painting."""
        raise NotImplementedError

    # Setting

    def set_setting(self, setting: TextSettings) -> None:
        """Lay the texts out again with another size, font, spacing or order."""
        top = self.rowAt(0)
        self.compositor.set_setting(setting)
        self._scrolls.clear()
        across, down = self.horizontalHeader(), self.verticalHeader()
        source_first = setting.source_left != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        if (across.visualIndex(PairColumn.SOURCE) < across.visualIndex(PairColumn.TARGET)) != source_first:
            across.swapSections(across.visualIndex(PairColumn.SOURCE), across.visualIndex(PairColumn.TARGET))
        down.blockSignals(True)
        down.setDefaultSectionSize(self.compositor.default_height)
        down.blockSignals(False)
        self._all_unmeasured()
        self._fit_columns()
        if top > 0:
            self.verticalScrollBar().setValue(top)
        self.measure()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def _all_unmeasured(self) -> None:
        """Forget every row's height: an emptied and refilled header is quicker than 100,000 resizings."""
        down = self.verticalHeader()
        # The header shares the table's selection and would clear it with its own reset.
        chosen = self.selectionModel()
        current, selection = self.currentIndex(), chosen.selection() if chosen is not None else None
        if chosen is not None:
            chosen.blockSignals(True)
        down.reset()
        if chosen is not None and selection is not None:
            chosen.setCurrentIndex(current, chosen.SelectionFlag.NoUpdate)
            chosen.select(selection, chosen.SelectionFlag.ClearAndSelect)
            chosen.blockSignals(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _fit_columns(self) -> None:
        """Share the width between the texts after what the narrow columns need."""
        if self._fitting:
            return
        self._fitting = True
        across = self.horizontalHeader()
        narrow = self.viewport().width() < NARROW
        self.facing.terse = narrow
        small = QFontMetrics(self.compositor.small_font())
        # The widest digit of those that are shown: an Arabic zero is a mere dot.
        digit = max(small.horizontalAdvance(self.locale().toString(one)) for one in range(10))
        percents = (self.facing.percent(0.11 * one) for one in range(1, 10))
        percent = max(map(small.horizontalAdvance, (self.facing.percent(1.0), *percents)))
        digits = max(2, len(str(self.facing.total)))

        def heading(column: PairColumn) -> int:
            if narrow:
                return 0
            bold = QFont(across.font())
            bold.setWeight(QFont.Weight.DemiBold)
            text = self.facing.headerData(column, Qt.Orientation.Horizontal)
            return QFontMetrics(bold).horizontalAdvance(text) + 24

        widths = {
            PairColumn.NUMBER: max(
                digit * (max(digits, 6) if self.compositor.setting.numbers else digits) + 26,
                heading(PairColumn.NUMBER),
            ),
            PairColumn.STATUS: max(self.compositor.badge + 16, heading(PairColumn.STATUS)),
            PairColumn.CONFIDENCE: max(
                percent + small.height() // 2 + 24,
                heading(PairColumn.CONFIDENCE),
            ),
        }
        for column, width in widths.items():
            across.resizeSection(column, width)
        room = max(2 * LEAST_TEXT, self.viewport().width() - sum(widths.values()))
        source = round(room * self.compositor.setting.share)
        source = min(max(source, LEAST_TEXT), room - LEAST_TEXT)
        across.resizeSection(PairColumn.SOURCE, source)
        across.resizeSection(PairColumn.TARGET, room - source)
        self._fitting = False

    def _column_dragged(self, column: int, _old: int, _new: int) -> None:
        if self._fitting or PairColumn(column).side is None:
            return
        across = self.horizontalHeader()
        room = across.sectionSize(PairColumn.SOURCE) + across.sectionSize(PairColumn.TARGET)
        first = min((PairColumn.SOURCE, PairColumn.TARGET), key=across.visualIndex)
        # Dragging the right edge of the first text moves the seam; the outer edges stay where they are.
        fixed = sum(across.sectionSize(c) for c in PairColumn if c.side is None)
        room = max(2 * LEAST_TEXT, self.viewport().width() - fixed)
        size = across.sectionSize(first) if column == first else room - across.sectionSize(PairColumn(column))
        share = min(0.85, max(0.15, size / room))
        self.share_changed.emit(share if first is PairColumn.SOURCE else 1 - share)

    # Measuring what is seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        current = self.currentIndex()
        # A pane that opens beneath must not cover the pair one is at; one scrolled away stays away.
        seen = current.isValid() and self.visualRect(current).top() < event.oldSize().height()
        seen = seen and self.visualRect(current).bottom() > 0
        if event.size().width() != event.oldSize().width():
            self._fit_columns()
        self.measure()
        if seen and not self.asleep:
            self.scrollTo(current)

    def paintEvent(self, event: QPaintEvent) -> None:
        # The whole ground is painted here, so that scrolling may move what is on the screen already.
        ground = self.ground()
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
        """Set the heights of the visible rows."""
        self._top = self.verticalScrollBar().value()
        if not self._paused and self._give_heights(self._top):
            self.updateGeometries()
            self.viewport().update()

    def _give_heights(self, first: int) -> list[int]:
        """Measure the rows that are seen when ``first`` is at the top; return those that have changed."""
        rows, height = self.facing.rowCount(), self.viewport().height()
        if not rows or height <= 0 or self.asleep:
            return []
        last = first + height // self.compositor.least_height + 1
        self.facing.fetch(first, last)
        down = self.verticalHeader()
        widths = self.text_widths()
        most = max(height, 80)
        y, row, changed = 0, first, list[int]()
        down.blockSignals(True)
        while row < rows and y < height:
            wanted = min(self.compositor.height(self.facing.row_at(row), widths), most)
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
        if 0 <= far < self.facing.rowCount() and not self.facing.has(far):
            self.facing.fetch(edge, edge + 40) if forward else self.facing.fetch(edge - 40, edge + 1)

    def text_widths(self) -> dict[Side, int]:
        return {side: self.columnWidth(PairColumn.of(side)) for side in Side}

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if self._paused or self.asleep:
            return
        bar = self.verticalScrollBar()
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter and index.isValid():
            # A third down, by the heights that the rows above it have.
            room, top = self.viewport().height() // 3, index.row()
            widths = self.text_widths()
            while top > 0:
                room -= self.compositor.height(self.facing.row_at(top - 1), widths)
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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange) and hasattr(
            self, "compositor"
        ):
            self.set_setting(self.compositor.setting)
