"""The list of what was found, each hit marked in its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from db import Query
from ui.design import colours
from ui.design.status_shapes import paint_status
from ui.design.status_style import status_label
from ui.editor.search.query_highlight import marks, painting_time
from ui.panes.find.results_model import BEAD, FoundModel, ResultColumn
from ui.widgets.text.kwic_line import paint_line
from ui.widgets.text.plain_tip import PlainTips
from ui.widgets.text.text_reader import reading_font

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    from aligner.bitext import Side
    from aligner.text.patterns import SearchTime

    Index = QModelIndex | QPersistentModelIndex


class FoundView(QTableView):
    """One line a pair; a click, Enter or moving the selection goes there.

    Signals:
        chosen: the id of a pair.
        left: Esc.
    """

    chosen = Signal(int)
    left = Signal()

    def __init__(
        self, model: FoundModel, right_to_left: dict[Side, bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.found = model
        self.setModel(model)
        self.setItemDelegate(_FoundDelegate(model, right_to_left, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        tall = max(reading_font(right_to_left=True).pointSizeF() * 2.1, self.fontMetrics().height() + 12)
        self.verticalHeader().setDefaultSectionSize(round(tall) + 6)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, width in (
            (ResultColumn.NUMBER, 9),
            (ResultColumn.STATUS, 15),
            (ResultColumn.CONFIDENCE, 13),
        ):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, width * digit)
        for column in (ResultColumn.SOURCE, ResultColumn.TARGET):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._go)

    def _go(self, index: QModelIndex) -> None:
        row = index.data(BEAD)
        if row is not None:
            self.chosen.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_bead(self, bead: int) -> None:
        """Select a pair if it is among those found."""
        row = self.found.row_of(bead)
        if row is not None:
            self.setCurrentIndex(self.found.index(row, 0))
        elif not self.hasFocus():
            self.clearSelection()


class _FoundDelegate(PlainTips):
    def __init__(self, model: FoundModel, right_to_left: dict[Side, bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._rtl = right_to_left
        self._fonts = {side: reading_font(right_to_left=rtl) for side, rtl in right_to_left.items()}
        self._query, self._time = Query(), painting_time()

    def _time_for(self, query: Query) -> SearchTime:
        """The time for the marks of a query, which all of its rows share."""
        if query != self._query:
            self._query, self._time = query, painting_time()
        return self._time

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        shown = colours()
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, option.palette.color(QPalette.ColorRole.Highlight))
        painter.setPen(QColor(shown.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        box = rect.adjusted(9, 0, -9, 0)
        row, column = index.data(BEAD), ResultColumn(index.column())
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        side_ = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        align = int(side_ | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        painter.setPen(QColor(shown.text))
        if row is not None and column.side is not None:
            query = self._model.findings.query
            text = row.cell(column.side).text
            found = marks(query, text, self._time_for(query)) if query.side in (None, column.side) else []
            rtl = self._rtl[column.side]
            paint_line(painter, box, text, found, self._fonts[column.side], right_to_left=rtl)
        elif row is not None and column is ResultColumn.STATUS:
            x = box.right() - 6 if mirrored else box.left() + 6
            paint_status(painter, QRectF(x - 5, box.center().y() - 5, 10, 10), row.status, shown)
            painter.drawText(box.adjusted(0 if mirrored else 18, 0, -18 if mirrored else 0, 0), align,
                             status_label(row.status))  # fmt: skip
        else:
            painter.setPen(QColor(shown.muted))
            painter.drawText(box, align, str(index.data() or ""))
        painter.restore()
