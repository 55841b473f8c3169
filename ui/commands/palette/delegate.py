"""Paints a command of the palette: name, menu, key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.design import colours
from ui.i18n.bidi import elided
from ui.widgets.text.plain_tip import PlainTips

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

MENU = 0x0101  # Qt.UserRole + 1
KEY = 0x0102
_HEIGHT, _SIDE = 34, 12


class CommandDelegate(PlainTips):
    """The name at the start; the menu, muted, and the key, in a box, at the end."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        inks = colours()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(inks.selection))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        key, menu = str(index.data(KEY) or ""), str(index.data(MENU) or "")
        metrics = painter.fontMetrics()
        end = inner
        if key:
            width = metrics.horizontalAdvance(key) + 14
            box = QRect(0, 0, width, metrics.height() + 6)
            box.moveCenter(inner.center())
            if rtl:
                box.moveLeft(inner.left())
                end = inner.adjusted(width + 10, 0, 0, 0)
            else:
                box.moveRight(inner.right())
                end = inner.adjusted(0, 0, -width - 10, 0)
            painter.setPen(QColor(inks.line))
            painter.setBrush(QColor(inks.base))
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(QColor(inks.text if enabled else inks.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        painter.setPen(QColor(inks.muted))
        far = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        near = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(end, far | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, menu)
        room = end.width() - metrics.horizontalAdvance(menu) - 16
        text = elided(str(index.data()), metrics, room)
        palette: QPalette = option.palette
        painter.setPen(palette.color(QPalette.ColorRole.Text) if enabled else QColor(inks.muted))
        painter.drawText(end, near | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, text)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _HEIGHT)
