"""A bubble that points at a part of the window and explains it. The window stays usable."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.design import colours, emphasise, style_as_primary

WIDTH, GAP, BEAK = 360, 10, 9
_EDGE = 14
_OURS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape)


class TargetRing(QWidget):
    """A ring around what a bubble points at. The mouse passes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("coach-ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def surround(self, area: QRect | None) -> None:
        """Lie around a part of the window, or nowhere."""
        if area is not None:
            self.setGeometry(area.adjusted(-3, -3, 3, 3))
            self.raise_()
        self.setVisible(area is not None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours().accent), 2.5))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(2, 2, -2, -2), 7, 7)


class CoachMark(QWidget):
    """Heading, a sentence or two, and buttons; Right and Left go on and back, Escape ends.

    It never takes the focus by itself: the person goes on working, and comes to it by F6 or the mouse.

    Signals:
        went: one step on (1) or back (-1).
        ended: the person has had enough.
        recoloured: light has turned to dark, or dark to light.
    """

    went = Signal(int)
    ended = Signal()
    recoloured = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("coach-mark")
        self._buttons: tuple[QPushButton, ...] = ()
        self._target: QWidget | None = None
        self._area: QRect | None = None
        self._ring = TargetRing(parent)
        self._tip = QPoint()
        self._beak = Qt.Edge.TopEdge
        self._heading = QLabel(self)
        emphasise(self._heading, larger=1.15)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self.skip = QPushButton(self.tr("&Skip"), self)
        self.skip.setProperty("flat", True)
        self.back = QPushButton(self.tr("&Back"), self)
        self.on = QPushButton(self.tr("&Next"), self)
        style_as_primary(self.on)
        for button in (self.skip, self.back, self.on):
            button.setAutoDefault(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the texts
            button.installEventFilter(self)
        self._buttons = (self.skip, self.back, self.on)
        self.setFocusProxy(self.on)
        self.skip.clicked.connect(self.ended)
        self.back.clicked.connect(lambda: self.went.emit(-1))
        self.on.clicked.connect(lambda: self.went.emit(1))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._count)
        row.addStretch(1)
        for button in (self.skip, self.back, self.on):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20 + BEAK, 16 + BEAK, 20 + BEAK, 14 + BEAK)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addSpacing(4)
        column.addLayout(row)
        self.setFixedWidth(WIDTH + 2 * BEAK)
        parent.installEventFilter(self)
        self.hide()

    def point_at(
        self,
        target: QWidget,
        heading: str,
        text: str,
        at: int,
        of: int,
        key: str = "",
        area: QRect | None = None,
    ) -> None:
        """Explain a widget.

        Args:
            at: counts from 1.
            key: continues, wherever the focus is.
            area: the part of the widget that this is about; it gets a ring.
        """
        self._target, self._area = target, area
        self._heading.setText(heading)
        self._text.setText(text)
        numbers = self.locale()
        self._count.setText(self.tr("{at} of {of}").format(at=numbers.toString(at), of=numbers.toString(of)))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
        self.back.setVisible(at > 1)
        self.skip.setVisible(at < of)
        self.on.setText(self.tr("&Done") if at == of else self.tr("&Next"))
        self.on.setToolTip(self.tr("Continue ({key})").format(key=key) if key else "")
        self.show()
        self.raise_()
        self._place()

    def praise(self, text: str) -> None:
        """The person did what the bubble describes."""
        self._count.setText(text)

    def move_to(self, area: QRect | None) -> None:
        """Point at another part of the same widget."""
        if area != self._area:
            self._area = area
            self._place()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ring.hide()

    # Position

    def _place(self) -> None:
        target, window = self._target, self.parentWidget()
        if target is None or window is None:
            return
        self.setFixedHeight(self.heightForWidth(self.width()))
        there = QRect(target.mapTo(window, QPoint()), target.size()).intersected(window.rect())
        if self._area is not None:
            there = self._area.translated(target.mapTo(window, QPoint())).intersected(there)
        self._ring.surround(there if self._area is not None and not there.isEmpty() else None)
        self.raise_()
        room = {
            Qt.Edge.TopEdge: window.height() - there.bottom(),  # below the target, the beak on top
            Qt.Edge.BottomEdge: there.top(),
            Qt.Edge.RightEdge: there.left(),
            Qt.Edge.LeftEdge: window.width() - there.right(),
        }
        fits = {
            edge: space
            >= (self.height() if edge in (Qt.Edge.TopEdge, Qt.Edge.BottomEdge) else self.width()) + GAP
            for edge, space in room.items()
        }
        self._beak = next((edge for edge in room if fits[edge]), Qt.Edge.TopEdge)
        middle = there.center()
        if not any(fits.values()):  # a target as large as the window: place it on the lower part
            place = QPoint(middle.x() - self.width() // 2, there.bottom() - self.height() - 3 * GAP)
            self._tip = QPoint(-1, -1)
        elif self._beak is Qt.Edge.TopEdge:
            place = QPoint(middle.x() - self.width() // 2, there.bottom() + GAP - BEAK)
            self._tip = QPoint(middle.x(), there.bottom())
        elif self._beak is Qt.Edge.BottomEdge:
            place = QPoint(middle.x() - self.width() // 2, there.top() - self.height() - GAP + BEAK)
            self._tip = QPoint(middle.x(), there.top())
        elif self._beak is Qt.Edge.RightEdge:
            place = QPoint(there.left() - self.width() - GAP + BEAK, middle.y() - self.height() // 2)
            self._tip = QPoint(there.left(), middle.y())
        else:
            place = QPoint(there.right() + GAP - BEAK, middle.y() - self.height() // 2)
            self._tip = QPoint(there.right(), middle.y())
        most = QPoint(window.width() - self.width() - 4, window.height() - self.height() - 4)
        place = QPoint(max(4, min(place.x(), most.x())), max(4, min(place.y(), most.y())))
        self.move(place)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        inks = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = self.rect().toRectF().adjusted(BEAK, BEAK, -BEAK, -BEAK)
        painter.setPen(QPen(QColor(inks.accent), 1.5))
        painter.setBrush(QColor(inks.raised))
        painter.drawRoundedRect(body, 10, 10)
        if self._tip.x() < 0:
            return
        tip = QPointF(self._tip - self.pos())
        along_x = max(body.left() + _EDGE + BEAK, min(tip.x(), body.right() - _EDGE - BEAK))
        along_y = max(body.top() + _EDGE + BEAK, min(tip.y(), body.bottom() - _EDGE - BEAK))
        point, one, other = {
            Qt.Edge.TopEdge: _beak(along_x, body.top(), 0, -BEAK),
            Qt.Edge.BottomEdge: _beak(along_x, body.bottom(), 0, BEAK),
            Qt.Edge.RightEdge: _beak(body.right(), along_y, BEAK, 0),
            Qt.Edge.LeftEdge: _beak(body.left(), along_y, -BEAK, 0),
        }[self._beak]
        inward = ((one + other) / 2 - point) * (2 / BEAK)  # cover the frame beneath the beak
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([one + inward, point, other + inward]))
        painter.setPen(QPen(QColor(inks.accent), 1.5))
        painter.drawLine(one, point)
        painter.drawLine(point, other)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        elif event.key() == forward:
            self.went.emit(1)
        elif event.key() == back:
            self.went.emit(-1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.recoloured.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in self._buttons:
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _OURS:
                self.keyPressEvent(event)
                return True
            return False
        if self.isVisible() and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)


def _beak(x: float, y: float, dx: float, dy: float) -> tuple[QPointF, QPointF, QPointF]:
    """The tip of a beak that protrudes by (dx, dy) at a point of the edge, and its two feet."""
    return QPointF(x + dx, y + dy), QPointF(x - dy, y - dx), QPointF(x + dy, y + dx)
