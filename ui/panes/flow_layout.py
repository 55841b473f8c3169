"""A layout that puts its widgets into lines, as words of a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class FlowLayout(QLayout):
    """Lines of widgets at their preferred size: a line that is full is followed by another.

    Lines run in the direction of the parent widget. An item with an expanding policy takes the room that its
    line leaves. The height depends on the width.
    """

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def add_group(self, widgets: Sequence[QWidget], spacing: int = 4) -> None:
        """Add widgets that stay together in one line, such as a symbol and its label."""
        group = QWidget(self.parentWidget() or widgets[0].parentWidget())
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        for widget in widgets:
            row.addWidget(widget)
        self.addWidget(group)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(height for _, height in lines) + self.spacing() * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Room for the widest widget alone."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        y = rect.top()
        for items, height in self._lines(rect.width()):
            widths = [min(item.sizeHint().width(), rect.width()) for item in items]
            left = rect.width() - sum(widths) - self.spacing() * (len(items) - 1)
            growing = [n for n, item in enumerate(items) if item.expandingDirections() & _ACROSS]
            for n in growing:
                widths[n] += left // len(growing)
            x = 0
            for item, width in zip(items, widths, strict=True):
                tall = min(item.sizeHint().height(), height)
                at = rect.right() - x - width + 1 if mirrored else rect.left() + x
                item.setGeometry(QRect(QPoint(at, y + (height - tall) // 2), QSize(width, tall)))
                x += width + self.spacing()
            y += height + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[tuple[list[QLayoutItem], int]]:
        """The items of each line and its height, within this width."""
        lines: list[tuple[list[QLayoutItem], int]] = []
        room = 0
        for item in self._shown():
            hint = item.sizeHint()
            if not lines or hint.width() + self.spacing() > room:
                lines.append(([item], hint.height()))
                room = width - hint.width()
            else:
                items, height = lines[-1]
                items.append(item)
                lines[-1] = items, max(height, hint.height())
                room -= hint.width() + self.spacing()
        return lines


class FlowPane(QWidget):
    """A pane with a :class:`FlowLayout`: it is never so low that its lines would lie over one another."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and (layout := self.layout()) is not None:
            self.setMinimumHeight(layout.minimumHeightForWidth(self.width()))


_ACROSS = Qt.Orientation.Horizontal
