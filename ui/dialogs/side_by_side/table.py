"""The table of the translations: wrapped texts of which only the visible ones are measured."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeySequence,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QTableView,
)

from aligner.text.scripts import is_right_to_left
from db import Query, hits
from ui.design import colours
from ui.design.status_shapes import paint_status
from ui.dialogs.side_by_side.model import FIRST, Fixed, SideBySideModel
from ui.widgets.text.plain_tip import PlainTips
from ui.widgets.text.text_reader import reading_font

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
    from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    Index = QModelIndex | QPersistentModelIndex

PAD = 8
SIGN = 18
"""Room for the sign of the status beside a translation."""

GRID = 1
"""Pixels of the lines between cells, which a cell does not have."""

LEAST_COLUMN = 110
LINES_UNMEASURED = 3
MOST_LETTERS = 20_000
"""A longer text is shown up to here: a row of that size means that the pairs hardly agree."""


@dataclass(frozen=True, slots=True)
class _Face:
    font: QFont
    rtl: bool


class SideBySideTable(QTableView):
    """Number, source and translations; a right-to-left source is at the right.

    Signals:
        opened: the person wants to see a cell in its project.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SideBySideModel(self)
        self._measured: set[int] = set()
        self._faces: dict[int, _Face] = {}
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(self.tr("Translations side by side"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMinimumHeight(160)
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.hide()
        down.setMinimumSectionSize(8)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setHighlightSections(False)
        across.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the language stays in sight
        across.setSectionsClickable(False)
        across.setMinimumSectionSize(20)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        across.sectionResized.connect(self._forget_heights)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.measure)
        self.verticalScrollBar().valueChanged.connect(self.measure)
        self.rows.modelReset.connect(self._renewed)
        self.doubleClicked.connect(self._open)

    def _renewed(self) -> None:
        """Other rows, perhaps in other languages."""
        rows = self.rows
        self._faces = {
            section: _Face(reading_font(right_to_left=rtl), rtl)
            for section in range(Fixed.SOURCE, rows.columnCount())
            for rtl in (is_right_to_left(rows.language(section)),)
        }
        rtl_source = is_right_to_left(rows.grid.source_language)
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl_source else Qt.LayoutDirection.LeftToRight
        )
        across = self.horizontalHeader()
        for section in range(rows.columnCount()):
            mode = QHeaderView.ResizeMode
            across.setSectionResizeMode(section, mode.Fixed if section == Fixed.NUMBER else mode.Interactive)
        self._share_width()
        self._forget_heights()
        if rows.rowCount():
            self.setCurrentIndex(rows.index(0, Fixed.SOURCE))

    def face(self, section: int) -> _Face:
        """The font and direction of a column of texts."""
        return self._faces[section]

    def _share_width(self) -> None:
        """Give every text the same width, at least one that can be read."""
        across, texts = self.horizontalHeader(), self.rows.columnCount() - FIRST + 1
        if texts < 2:
            return
        digits = len(str(self.rows.rowCount()))
        number = self.fontMetrics().horizontalAdvance("0" * max(3, digits)) + 2 * PAD
        number = max(number, across.sectionSizeHint(Fixed.NUMBER))
        each = max(LEAST_COLUMN, (self.viewport().width() - number) // texts)
        across.blockSignals(True)
        across.resizeSection(Fixed.NUMBER, number)
        for section in range(Fixed.SOURCE, self.rows.columnCount()):
            across.resizeSection(section, each)
        across.blockSignals(False)
        self.updateGeometries()

    def _forget_heights(self) -> None:
        self._measured.clear()
        line = max((self._line(face) for face in self._faces.values()), default=20)
        down = self.verticalHeader()
        down.setDefaultSectionSize(LINES_UNMEASURED * line + 2 * PAD)
        for row in self._visible():  # the others get their height when they are seen
            down.resizeSection(row, down.defaultSectionSize())
        self._later.start()

    def _line(self, face: _Face) -> int:
        return QFontMetrics(face.font).lineSpacing()

    def _visible(self) -> range:
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self.rows.rowCount() - 1) + 1)

    def measure(self) -> None:
        """Give the visible rows the height of their texts."""
        bar, down = self.verticalScrollBar(), self.verticalHeader()
        row = self.rowAt(0)
        while 0 <= row < self.rows.rowCount():
            top = self.rowViewportPosition(row)
            if top >= self.viewport().height():
                break
            if row not in self._measured:
                self._measured.add(row)
                before, height = down.sectionSize(row), self._height(row)
                down.resizeSection(row, height)
                if top < 0 and height != before:  # what is read below stays where it is
                    bar.blockSignals(True)
                    bar.setValue(max(0, bar.value() + height - before))
                    bar.blockSignals(False)
            row += 1
        self.viewport().update()

    def _height(self, row: int) -> int:
        most = 0.0
        for section in range(Fixed.SOURCE, self.rows.columnCount()):
            layout = self.laid_out(row, section, self.columnWidth(section) - GRID)
            most = max(most, layout.boundingRect().height())
        return max(self.fontMetrics().lineSpacing(), ceil(most)) + 2 * PAD

    def laid_out(self, row: int, section: int, width: int) -> QTextLayout:
        """The text of a cell in lines for a width."""
        face, text = self._faces[section], self.rows.text(row, section)[:MOST_LETTERS]
        layout = QTextLayout(text, face.font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)  # where the text begins: Qt turns it round itself
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if face.rtl else Qt.LayoutDirection.LeftToRight
        )
        if face.rtl:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        room = max(20, width - 2 * PAD - (SIGN if section >= FIRST else 0))
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return layout

    # Going

    def go_to_match(self, step: int) -> int | None:
        """Go to the next row with a match, or the previous one, round the end → its number among them."""
        matches = self.rows.matches
        if not matches:
            return None
        here = self.currentIndex().row()
        ahead = [n for n, row in enumerate(matches) if (row - here) * step > 0]
        number = (ahead or range(len(matches)))[0 if step > 0 else -1]
        self.go_to_row(matches[number])
        return number

    def go_to_row(self, row: int) -> None:
        """Make a row the current one, at the top if it was not to be seen."""
        section = max(int(Fixed.SOURCE), self.currentIndex().column())
        index = self.rows.index(row, section)
        seen = row in self._visible()
        self.setCurrentIndex(index)
        if not seen:
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
            self.measure()
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _open(self, index: QModelIndex) -> None:
        if self.rows.cell(index) is not None:
            self.opened.emit(index)

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_width()
            self._forget_heights()
        self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and hasattr(self, "_faces"):
            self._later.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index)
        elif event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            QApplication.clipboard().setText(str(index.data()))
        else:
            super().keyPressEvent(event)


class _Cells(PlainTips):
    """Draws a wrapped text with what a search finds in it, and the status of a translation."""

    def __init__(self, table: SideBySideTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(LEAST_COLUMN, self._table.rowHeight(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = colours()
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        if option.state & QStyle.StateFlag.State_Selected:
            palette: QPalette = option.palette
            painter.fillRect(rect, palette.color(palette.ColorRole.Highlight))
        if index.column() == Fixed.NUMBER:
            painter.setPen(QColor(shown.muted))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(rect.adjusted(0, PAD, 0, 0), int(flags), str(index.data()))
            painter.restore()
            return
        table = self._table
        layout = table.laid_out(index.row(), index.column(), rect.width())
        rtl = table.face(index.column()).rtl
        status = table.rows.status(index)
        left = rect.left() + PAD
        if index.column() >= FIRST and not rtl:
            left += SIGN
        if status is not None:
            x = rect.right() - PAD - 10 if rtl else rect.left() + PAD
            paint_status(painter, QRectF(x, rect.top() + PAD + 5, 10, 10), status, shown)
        painter.setPen(QColor(shown.text))
        layout.draw(painter, QPointF(left, rect.top() + PAD), self._marks(layout.text()))
        painter.restore()

    def _marks(self, text: str) -> list[QTextLayout.FormatRange]:
        query = self._table.rows.query
        found = []
        for start, end in hits(Query(text=query), text) if query else ():
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = start, end - start
            mark.format = QTextCharFormat()
            mark.format.setBackground(QColor(colours().warning_ground))
            found.append(mark)
        return found
