"""The list of recent projects: name, and time of last opening."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QDateTime,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from ui.design import colours, icon
from ui.i18n.bidi import elided, in_order, isolated
from ui.services.library.servers import ServerPlace
from ui.widgets.file_chooser import isolated_path
from ui.widgets.text.plain_tip import PlainTips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.settings import RecentProjects

PATH = Qt.ItemDataRole.UserRole
SECOND = Qt.ItemDataRole.UserRole + 1
THERE = Qt.ItemDataRole.UserRole + 2
ROW = 56


class RecentList(QListWidget):
    """A list as high as its content, if there is room."""

    asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Recent projects"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_TwoLines(self))
        self.setMouseTracking(True)
        self.itemActivated.connect(lambda item: self.asked.emit(item.data(PATH)))
        self.itemClicked.connect(lambda item: self.asked.emit(item.data(PATH)))

    def show_recent(self, recent: Sequence[RecentProjects]) -> None:
        """Show the recent projects; those whose file is missing are marked."""
        self.clear()
        for entry in recent:
            place = ServerPlace.of(Path(entry.path))
            there = place is not None or Path(entry.path).is_file()
            where = isolated(place.library) if place is not None else isolated_path(Path(entry.path).parent)
            opened = QDateTime.fromString(entry.opened, Qt.DateFormat.ISODate).toLocalTime()
            when = QLocale().toString(opened.date(), QLocale.FormatType.LongFormat)
            when = in_order(f"{when}  ·  {where}")
            second = when if there else self.tr("File not found (Del removes it from the list)")
            item = QListWidgetItem(entry.name)
            item.setData(PATH, entry.path)
            item.setData(SECOND, second)
            item.setData(THERE, there)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.name}, {second}")
            item.setToolTip(entry.path if place is None else place.library)
            self.addItem(item)
        self.setMaximumHeight(max(1, len(recent)) * ROW + 2 * self.frameWidth() + 10)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self.forget_asked.emit(item.data(PATH))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()


class _TwoLines(PlainTips):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        rect: QRect = option.rect
        box = rect.adjusted(4, 3, -4, -3)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.selection if chosen else shown.hover)
            painter.drawRoundedRect(box, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(shown.focus)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        there = bool(index.data(THERE))
        side = QRect(box.right() - 36 if rtl else box.left() + 12, box.center().y() - 11, 22, 22)
        icon("file", "accent" if there else "muted").paint(painter, side)
        text = box.adjusted(12, 6, -48, -6) if rtl else box.adjusted(48, 6, -12, -6)
        half = text.height() // 2
        align = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        font: QFont = option.font
        painter.setFont(font)
        painter.setPen(shown.text if there else shown.muted)
        painter.drawText(
            QRect(text.left(), text.top(), text.width(), half),
            int(align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute),
            elided(index.data(), painter.fontMetrics(), text.width()),
        )
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.88)
        painter.setFont(small)
        painter.setPen(shown.muted)
        painter.drawText(
            QRect(text.left(), text.top() + half, text.width(), half),
            int(align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute),
            elided(index.data(SECOND), painter.fontMetrics(), text.width()),
        )
        painter.restore()
