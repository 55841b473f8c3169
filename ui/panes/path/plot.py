"""The plot of the alignment path: painting, zooming, walking. Its frame is in :mod:`ui.panes.path.pane`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from aligner.bitext import Side
from db.queries.arrays import STATUSES
from ui.design import colours
from ui.design.status_shapes import paint_status
from ui.design.status_style import status_colour, status_label
from ui.i18n.formatting import listed
from ui.panes.path.raster import Window, nearest, paint
from ui.session.overview import Overview
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QResizeEvent

    from ui.session.session import ProjectSession

_EDGE = 30
_SIGNS = 400
"""With no more pairs than this in the window, each is drawn with its sign."""
_SMALLEST = 200.0
"""Characters that the window shows at least."""
STEP = 1.3


class PathPlot(QWidget):
    """The plot itself. The source runs in reading direction, the target downwards.

    Signals:
        go_to: the person asks for this pair.
    """

    go_to = Signal(int)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        project = session.project
        source, target = (max(1, len(project.characters(side))) for side in Side)
        self._whole = (source, target)
        self._overview = Overview.of(session)
        self._overview.renewed.connect(self._renew)
        self._overview.updated.connect(lambda *_: self._renew())
        self._current: int | None = None
        self._centre = (0.5, 0.5)
        self.zoom = 1.0
        self._image: QImage | None = None
        self._buffer: NDArray[np.uint32] | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 200)
        self.setAccessibleName(self.tr("Alignment path"))
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(560, 520)

    # Where one is

    def show_bead(self, bead_id: int) -> None:
        """The table has come to another pair; a zoomed plot follows."""
        if bead_id == self._current:
            return
        self._current = bead_id
        place = self._place(self._row())
        if place is not None and self._window().width != 0:
            window = self._window()
            if not (window.left <= place[0] <= window.right and window.top <= place[1] <= window.bottom):
                self._look_at(place)
        self._say()
        self.update()

    def _row(self) -> int | None:
        return self._overview.row_of(self._current) if self._current is not None else None

    def _place(self, row: int | None) -> tuple[float, float] | None:
        """The middle of a pair; a null pair lies between its neighbours on the other side."""
        summary = self._overview.summary
        if summary is None or row is None:
            return None
        ends = []
        for stretch in (summary.source, summary.target):
            at = row
            while at > 0 and stretch.start[at] < 0:
                at -= 1
            ends.append(max(0.0, (float(stretch.start[at]) + float(stretch.end[at])) / 2))
        return ends[0], ends[1]

    # The window on the texts

    @property
    def widest(self) -> float:
        """How far one can zoom in."""
        return max(1.0, max(self._whole) / _SMALLEST)

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Show more or less of the texts, keeping what is at a point where it is."""
        before = self._window().offsets(*self._pixel(at)) if at is not None else None
        self.zoom = min(self.widest, max(1.0, zoom))
        if before is not None and at is not None:
            after = self._window().offsets(*self._pixel(at))
            self._centre = (
                self._centre[0] + (before[0] - after[0]) / self._whole[0],
                self._centre[1] + (before[1] - after[1]) / self._whole[1],
            )
        self._hold()
        self._renew()

    def zoom_to_current(self) -> None:
        """Look at the current pair and its neighbourhood."""
        place = self._place(self._row())
        if place is not None:
            self.zoom = min(self.widest, max(1.0, max(self._whole) / 4000))
            self._look_at(place)

    def _look_at(self, place: tuple[float, float]) -> None:
        self._centre = (place[0] / self._whole[0], place[1] / self._whole[1])
        self._hold()
        self._renew()

    def _hold(self) -> None:
        """Keep the window on the texts."""
        half = 0.5 / self.zoom
        x, y = self._centre
        self._centre = (min(1 - half, max(half, x)), min(1 - half, max(half, y)))

    def _plot(self) -> QRect:
        mirrored = self.isRightToLeft()
        return self.rect().adjusted(8 if mirrored else _EDGE, _EDGE, -_EDGE if mirrored else -8, -8)

    def _window(self) -> Window:
        plot, scale = self._plot(), self.devicePixelRatioF()
        half = 0.5 / self.zoom
        (x, y), (across, down) = self._centre, self._whole
        return Window(
            (x - half) * across,
            (x + half) * across,
            (y - half) * down,
            (y + half) * down,
            max(0, round(plot.width() * scale)),
            max(0, round(plot.height() * scale)),
        )

    def _pixel(self, at: QPointF | None) -> tuple[float, float]:
        """A point of the widget as a pixel of the picture, counted from the reading edge."""
        plot, scale = self._plot(), self.devicePixelRatioF()
        point = at if at is not None else QPointF(plot.center())
        x = plot.right() + 1 - point.x() if self.isRightToLeft() else point.x() - plot.left()
        return x * scale, (point.y() - plot.top()) * scale

    def _point(self, x: float, y: float) -> QPointF:
        plot, scale = self._plot(), self.devicePixelRatioF()
        across = plot.right() + 1 - x / scale if self.isRightToLeft() else plot.left() + x / scale
        return QPointF(across, plot.top() + y / scale)

    # Painting

    def _renew(self) -> None:
        self._image = None
        self._say()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = colours()
        painter.fillRect(self.rect(), QColor(shown.window))
        plot = self._plot()
        if self._image is None:
            self._image = self._paint_image()
        if self._image is not None:
            painter.drawImage(plot.topLeft(), self._image)
        painter.setPen(QPen(QColor(shown.line), 1))
        painter.drawRect(plot)
        self._paint_axes(painter, plot)
        painter.save()
        painter.setClipRect(plot.adjusted(-6, -6, 6, 6))
        self._paint_signs(painter)
        self._paint_current(painter, plot)
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(QColor(shown.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_image(self) -> QImage | None:
        summary, window, scale = self._overview.summary, self._window(), self.devicePixelRatioF()
        if summary is None or not window.width or not window.height:
            return None
        shown = colours()
        self._buffer = paint(
            summary,
            window,
            max(1, round(scale)),
            QColor(shown.base).rgba(),
            tuple(status_colour(status, shown).rgba() for status in STATUSES),
            QColor(shown.muted).rgba(),
        )
        if self.isRightToLeft():
            self._buffer = np.ascontiguousarray(self._buffer[:, ::-1])
        image = QImage(
            self._buffer.data, window.width, window.height, 4 * window.width, QImage.Format.Format_RGB32
        )
        image.setDevicePixelRatio(scale)
        return image

    def _paint_axes(self, painter: QPainter, plot: QRect) -> None:
        painter.setPen(QColor(colours().muted))
        top = QRectF(plot.left(), 0, plot.width(), _EDGE - 4)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, self.tr("Source"))
        painter.save()
        mirrored = self.isRightToLeft()
        painter.translate(self.width() - _EDGE / 2 if mirrored else _EDGE / 2, plot.center().y())
        painter.rotate(90 if mirrored else -90)
        half = plot.height() / 2
        painter.drawText(
            QRectF(-half, -_EDGE / 2, 2 * half, _EDGE), Qt.AlignmentFlag.AlignCenter, self.tr("Target")
        )
        painter.restore()

    def _paint_signs(self, painter: QPainter) -> None:
        """The signs of the statuses, as long as there is room for them."""
        summary, window = self._overview.summary, self._window()
        if summary is None:
            return
        rows = window.rows(summary)
        rows = rows[~summary.is_null[rows]]
        if len(rows) > _SIGNS:
            return
        source, target = summary.source, summary.target
        x = window.x((source.start[rows] + source.end[rows]) // 2)
        y = window.y((target.start[rows] + target.end[rows]) // 2)
        shown = colours()
        for row, across, down in zip(rows, x, y, strict=True):
            point = self._point(float(across), float(down))
            box = QRectF(point.x() - 4, point.y() - 4, 8, 8)
            paint_status(painter, box, STATUSES[summary.status[row]], shown)

    def _paint_current(self, painter: QPainter, plot: QRect) -> None:
        """Two hairs that cross at the current pair, and a ring around it."""
        place = self._place(self._row())
        if place is None:
            return
        window = self._window()
        x = float(window.x(np.array([place[0]]))[0])
        y = float(window.y(np.array([place[1]]))[0])
        point = self._point(x, y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours().text), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(plot.left(), point.y()), QPointF(plot.right(), point.y()))
        painter.drawLine(QPointF(point.x(), plot.top()), QPointF(point.x(), plot.bottom()))
        painter.setPen(QPen(QColor(colours().text), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(point, 8, 8)

    # Mouse and keys

    def bead_at(self, at: QPointF) -> int | None:
        """The pair nearest to a point."""
        summary = self._overview.summary
        row = nearest(summary, self._window(), *self._pixel(at)) if summary is not None else None
        return None if row is None else self._overview.id_at(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        moved = event.position() - self._pressed
        if not self._dragged and moved.manhattanLength() < 6:
            return
        self._dragged = True
        plot = self._plot()
        sign = -1 if self.isRightToLeft() else 1
        self._centre = (
            self._centre[0] - sign * moved.x() / max(1, plot.width()) / self.zoom,
            self._centre[1] - moved.y() / max(1, plot.height()) / self.zoom,
        )
        self._pressed = event.position()
        self._hold()
        self._renew()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._dragged:
            self._go(self.bead_at(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.set_zoom(self.zoom * STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, last = self._row(), len(self._overview) - 1
        here = 0 if row is None else row
        to = {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_PageUp: here - 20,
            Qt.Key.Key_PageDown: here + 20,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        zooms = {"+": self.zoom * STEP, "=": self.zoom * STEP, "-": self.zoom / STEP, "0": 1.0}
        if to is not None and last >= 0:
            self._go(self._overview.id_at(min(last, max(0, to))))
        elif event.text() in zooms:
            self.set_zoom(zooms[event.text()])
        else:
            super().keyPressEvent(event)

    def _go(self, bead: int | None) -> None:
        if bead is not None and bead != self._current:
            self.show_bead(bead)
            self.go_to.emit(bead)

    # Words

    def describe(self, row: int) -> str:
        """A pair as a tooltip and a screen reader tell it."""
        summary = self._overview.summary
        if summary is None:
            return ""
        words = self.tr("Pair {number}: {status}").format(
            number=self.locale().toString(row + 1), status=status_label(STATUSES[summary.status[row]])
        )
        if summary.source.start[row] < 0 or summary.target.start[row] < 0:
            words = listed([words, self.tr("without counterpart")])
        if self._overview.crossing[row]:
            words = listed([words, self.tr("crosses a neighbour")])
        return words

    def _say(self) -> None:
        row = self._row()
        if row is not None:
            self.setAccessibleDescription(self.describe(row))

    # Qt

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            bead = self.bead_at(event.pos().toPointF())
            row = self._overview.row_of(bead) if bead is not None else None
            QToolTip.showText(
                event.globalPos(), plain_tip(self.describe(row) if row is not None else ""), self
            )
            return True
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._renew()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._renew()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange):
            self._renew()
        super().changeEvent(event)
