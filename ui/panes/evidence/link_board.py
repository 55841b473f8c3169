"""The words of both sides of a pair and the links between them, corrected by dragging from word to word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from aligner.bitext import Side
from ui.design import colours
from ui.design.editor_colours import inks, mix

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

Place = tuple[Side, int]
"""A side and the number of a word on it."""

MOST_WORDS = 120
"""Words of a side up to which a pair is shown."""
_BETWEEN = 44.0
_GAP = QSize(6, 5)


@dataclass(frozen=True, slots=True)
class BoardWord:
    """A word, and where it stands in the imported text; None for a word inside a correction."""

    text: str
    start: int | None
    end: int


class LinkBoard(QWidget):
    """Dragging from a word to one of the other side links them, or takes their link away.

    By keys: Left and Right go from word to word, Up and Down to the other side, Space picks up a word and
    sets it down at another one, Escape drops it.

    Signals:
        linked: the links that are wanted now: pairs of a source and a target word.
        pointed: the word under the mouse or at the keyboard's place and the words linked with it, as
            ``{Side: [(start, end)]}``; empty when there is none.
    """

    linked = Signal(object)
    pointed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words: dict[Side, Sequence[BoardWord]] = dict.fromkeys(Side, ())
        self._rtl = dict.fromkeys(Side, False)
        self._fonts = {side: QFont() for side in Side}
        self._boxes: dict[Side, list[QRectF]] = {side: [] for side in Side}
        self.links: frozenset[tuple[int, int]] = frozenset()
        self.can_change = True
        self._from: Place | None = None
        self._over: Place | None = None
        self._mouse = QPointF()
        self._dragging = False
        self.setAccessibleName(self.tr("Linked words"))
        self.setAccessibleDescription(
            self.tr("Arrow keys go from word to word. Space picks up a word and links it with another one.")
        )

    def show_words(
        self,
        words: Mapping[Side, Sequence[BoardWord]],
        links: Iterable[tuple[int, int]],
        fonts: Mapping[Side, QFont],
        right_to_left: Mapping[Side, bool],
    ) -> None:
        """Show the words of a pair and their links."""
        if dict(words) != self._words:
            self._from = self._over = None
            self._dragging = False
        self._words, self._fonts, self._rtl = dict(words), dict(fonts), dict(right_to_left)
        self.links = frozenset(links)
        self._arrange()
        self.updateGeometry()
        self.update()

    def box(self, place: Place) -> QRectF:
        """Where a word is drawn."""
        return self._boxes[place[0]][place[1]]

    # Layout

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._set(float(width))[1])

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 200)))

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._arrange()

    def _arrange(self) -> None:
        self._boxes, height = self._set(float(self.width()))
        self.setMinimumHeight(round(height))

    def _set(self, width: float) -> tuple[dict[Side, list[QRectF]], float]:
        """The boxes of all words at a width, and the height that they take."""
        boxes: dict[Side, list[QRectF]] = {}
        top = 2.0
        for side in Side:
            metrics = QFontMetricsF(self._fonts[side])
            height = metrics.height() * (0.86 if self._rtl[side] else 1.1) + 4
            at, found = 0.0, list[QRectF]()
            for word in self._words[side]:
                wide = min(metrics.horizontalAdvance(word.text) + 8, max(width, 20.0))
                if at and at + wide > width:
                    at, top = 0.0, top + height + _GAP.height()
                left = width - at - wide if self._rtl[side] else at
                found.append(QRectF(left, top, wide, height))
                at += wide + _GAP.width()
            boxes[side] = found
            top += height + (_BETWEEN if side is Side.SOURCE else 2.0)
        return boxes, top

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, shown = inks(), colours()
        lit = self._lit()
        for link in sorted(self.links):
            strong = (Side.SOURCE, link[0]) in lit and (Side.TARGET, link[1]) in lit
            colour = ink.accent if strong else mix(ink.accent, QColor(shown.raised), 0.45)
            self._line(painter, link, QPen(colour, 2.2 if strong else 1.2))
        if self._dragging and self._from is not None:
            painter.setPen(QPen(ink.cut, 2.0, Qt.PenStyle.DashLine))
            painter.drawLine(self._edge(self._from), self._mouse)
        linked = {(Side.SOURCE, s) for s, _ in self.links} | {(Side.TARGET, t) for _, t in self.links}
        for side in Side:
            painter.setFont(self._fonts[side])
            direction = Qt.LayoutDirection.RightToLeft if self._rtl[side] else Qt.LayoutDirection.LeftToRight
            painter.setLayoutDirection(direction)  # of the text, not of the interface
            for number, word in enumerate(self._words[side]):
                place = (side, number)
                painter.setPen(Qt.PenStyle.NoPen)
                if place in lit:
                    painter.setBrush(ink.lit)
                elif place in linked:
                    painter.setBrush(mix(ink.accent, QColor(shown.raised), 0.13))
                else:
                    painter.setBrush(mix(ink.text, QColor(shown.raised), 0.05))
                painter.drawRoundedRect(self.box(place), 4, 4)
                if place == self._from or (place == self._over and self.hasFocus()):
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(ink.cut if place == self._from else ink.accent, 1.6))
                    painter.drawRoundedRect(self.box(place), 4, 4)
                painter.setPen(ink.text if word.start is not None else ink.muted)
                painter.drawText(self.box(place), int(Qt.AlignmentFlag.AlignCenter), word.text)

    def _line(self, painter: QPainter, link: tuple[int, int], pen: QPen) -> None:
        start, end = self._edge((Side.SOURCE, link[0])), self._edge((Side.TARGET, link[1]))
        middle = (start.y() + end.y()) / 2
        path = QPainterPath(start)
        path.cubicTo(QPointF(start.x(), middle), QPointF(end.x(), middle), end)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _edge(self, place: Place) -> QPointF:
        """Where lines leave a word: below a source word, above a target word."""
        box = self.box(place)
        return QPointF(box.center().x(), box.bottom() if place[0] is Side.SOURCE else box.top())

    def _lit(self) -> set[Place]:
        """The word that is pointed at, and those linked with it."""
        here = self._over
        if here is None:
            return set()
        mine = 0 if here[0] is Side.SOURCE else 1
        return {here} | {
            place
            for link in self.links
            if link[mine] == here[1]
            for place in ((Side.SOURCE, link[0]), (Side.TARGET, link[1]))
        }

    # Changing

    def toggle(self, one: Place, other: Place) -> None:
        """Link two words of different sides, or take their link away."""
        if one[0] is other[0] or not self.can_change:
            return
        if any(self._words[side][number].start is None for side, number in (one, other)):
            return
        source, target = (one, other) if one[0] is Side.SOURCE else (other, one)
        self.links = self.links ^ {(source[1], target[1])}
        self.update()
        self.linked.emit(self.links)

    def place_at(self, point: QPointF) -> Place | None:
        """The word at a point."""
        for side in Side:
            for number, box in enumerate(self._boxes[side]):
                if box.contains(point):
                    return side, number
        return None

    def _point(self, place: Place | None) -> None:
        if place != self._over:
            self._over = place
            ranges: dict[Side, list[tuple[int, int]]] = {}
            for side, number in sorted(self._lit()):
                word = self._words[side][number]
                if word.start is not None:
                    ranges.setdefault(side, []).append((word.start, word.end))
            self.pointed.emit(ranges)
            self.update()

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = self.place_at(event.position())
            self._dragging = self._from is not None and self.can_change
            self._mouse = event.position()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position()
        self._point(self.place_at(event.position()))
        if self._dragging:
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, self._from = self._from, None
        was, self._dragging = self._dragging, False
        end = self.place_at(event.position())
        if was and start is not None and end is not None:
            self.toggle(start, end)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._point(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if (
            self._over is None
            and self._words[Side.SOURCE]
            and event.reason() is not Qt.FocusReason.MouseFocusReason
        ):
            self._point((Side.SOURCE, 0))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._from = None
        self._point(None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, here = event.key(), self._over
        if here is None or not self._words[here[0]]:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            forward = (key == Qt.Key.Key_Left) == self._rtl[here[0]]
            number = here[1] + (1 if forward else -1)
            self._point((here[0], min(max(number, 0), len(self._words[here[0]]) - 1)))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._words[here[0].other]:
            x, other = self.box(here).center().x(), here[0].other
            away = [abs(box.center().x() - x) for box in self._boxes[other]]
            near = away.index(min(away))
            self._point((other, near))
        elif key == Qt.Key.Key_Space:
            if self._from is None or self._from[0] is here[0]:
                self._from = here if self._from != here else None
            else:
                self.toggle(self._from, here)
                self._from = None
            self.update()
        elif key == Qt.Key.Key_Escape and self._from is not None:
            self._from = None
            self.update()
        else:
            super().keyPressEvent(event)
