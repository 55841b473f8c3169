"""The map: an overview of the whole text beside the table, to click and drag in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from aligner.confidence import ConfidenceLevel
from db.queries.arrays import STATUSES
from ui.design import colours
from ui.design.status_style import confidence_colour, status_colour, status_label
from ui.i18n.formatting import confidence_percent, listed
from ui.panes.map.image import CROSSING, SOURCE_ALONE, TARGET_ALONE, Bands, MapInks, Profile, paint
from ui.session.overview import Overview
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QContextMenuEvent, QResizeEvent

    from ui.session.session import ProjectSession

_TALLEST = 14
"""Points that one pair takes at most: a short text leaves the rest of the map empty."""
_EDGE = 7
"""Points on both sides of the picture, where the brackets of the viewport are drawn."""
_PAGE = 20
"""Pairs to a page while nobody has said how many the table shows."""


class DocumentMap(QWidget):
    """A slim vertical picture of all pairs.

    Signals:
        go_to: the person asks for this pair, by a click, a drag or a key.
    """

    go_to = Signal(int)

    def __init__(self, session: ProjectSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview = Overview.of(session)
        self._overview.renewed.connect(self._renew)
        self._overview.updated.connect(self._update_rows)
        self._current: int | None = None
        self._shown: tuple[int, int] | None = None
        self._hit_ids: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._hits: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._bands = Bands(0, 0, 0)
        self._profile = Profile.empty(0)
        self._image: QImage | None = None
        self._buffer: NDArray[np.uint32] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(56, 80)
        self.setAccessibleName(self.tr("Map of the text"))
        self.setWhatsThis(
            self.tr(
                "From the reading edge on: progress (thin: suggested, half: confirmed, striped: returned, "
                "whole: approved), doubt (the longer the bar, the less sure), marks (text without "
                "counterpart, crossings) and search hits."
            )
        )
        self._renew()

    def sizeHint(self) -> QSize:
        return QSize(84, 400)

    # Where one is

    @property
    def current(self) -> int | None:
        """The pair the table is at."""
        return self._current

    def show_bead(self, bead_id: int) -> None:
        """The table has come to another pair."""
        if bead_id != self._current:
            self._current = bead_id
            self._say()
            self.update()

    def show_view(self, first: int, last: int) -> None:
        """The table shows the pairs from ``first`` to ``last`` (ids)."""
        if self._shown != (first, last):
            self._shown = (first, last)
            self.update()

    def show_hits(self, ids: Sequence[int] | NDArray[np.int64]) -> None:
        """These pairs are what was searched for."""
        self._hit_ids = np.asarray(ids, dtype=np.int64)
        self._place_hits()
        self._gather(0, self._bands.used)

    # Following the project

    def _renew(self) -> None:
        """Other pairs, another size or another screen: gather everything again."""
        height = round(self._picture().height() * self.devicePixelRatioF())
        scale = self.devicePixelRatioF()
        self._bands = Bands.fit(len(self._overview), max(0, height), round(_TALLEST * scale))
        self._profile = Profile.empty(self._bands.height)
        self._place_hits()
        self._gather(0, self._bands.used)
        self._say()

    def _place_hits(self) -> None:
        self._hits = np.zeros(len(self._overview), dtype=np.bool_)
        self._hits[self._overview.rows_of(self._hit_ids)] = True

    def _update_rows(self, first: int, end: int) -> None:
        """Some pairs hold something else: gather the pixel rows they are in."""
        low = max(0, int(self._bands.top(first)) - 1)
        high = min(self._bands.used, int(self._bands.top(end)) + 2)
        self._gather(low, high)
        self._say()

    def _gather(self, low: int, high: int) -> None:
        summary = self._overview.summary
        if summary is not None and len(summary) == self._bands.count:
            self._profile.gather(self._bands, summary, self._overview.crossing, self._hits, low, high)
        self._image = None
        self.update()

    # Geometry

    def _picture(self) -> QRect:
        return self.rect().adjusted(_EDGE, 4, -_EDGE, -4)

    def row_at(self, y: float) -> int | None:
        """The pair (as a row) at a height in the widget; None when there are none."""
        if not self._bands.count:
            return None
        return self._bands.row_at((y - self._picture().top()) * self.devicePixelRatioF())

    def y_of(self, row: float) -> float:
        """Where in the widget a pair begins."""
        return self._picture().top() + self._bands.top(row) / self.devicePixelRatioF()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = colours()
        painter.fillRect(self.rect(), QColor(shown.window))
        picture = self._picture()
        if self._image is None:
            self._image = self._paint_image(picture)
        painter.drawImage(picture.topLeft(), self._image)
        self._paint_view(painter, picture)
        self._paint_current(painter, picture)
        if self.hasFocus():
            painter.setPen(QPen(QColor(shown.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_image(self, picture: QRect) -> QImage:
        scale = self.devicePixelRatioF()
        width = max(1, round(picture.width() * scale))
        self._buffer = paint(
            self._profile,
            self._bands.used,
            width,
            max(1, round(scale)),
            _inks(),
            self._bands.breaks(max(1, round(scale))),
        )
        if self.isRightToLeft():
            self._buffer = np.ascontiguousarray(self._buffer[:, ::-1])
        height = self._buffer.shape[0]
        image = QImage(self._buffer.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        return image

    def _paint_view(self, painter: QPainter, picture: QRect) -> None:
        """A frame around what the table shows."""
        if self._shown is None:
            return
        rows = self._overview.rows_of(list(self._shown))
        if len(rows) < 2:
            return
        top = self.y_of(int(rows.min()))
        bottom = max(top + 4, self.y_of(int(rows.max()) + 1))
        box = QRectF(picture.left() - 4, top - 1, picture.width() + 8, bottom - top + 2)
        ground = QColor(colours().text)
        ground.setAlpha(20)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(colours().muted), 1.4))
        painter.drawRoundedRect(box, 4, 4)
        painter.restore()

    def _paint_current(self, painter: QPainter, picture: QRect) -> None:
        """A line through the current pair, with an arrow head at the side of the table."""
        row = None if self._current is None else self._overview.row_of(self._current)
        if row is None:
            return
        y = (self.y_of(row) + self.y_of(row + 1)) / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours().base), 3.4))
        painter.drawLine(picture.left(), round(y), picture.right(), round(y))
        ink = QColor(colours().focus)
        painter.setPen(QPen(ink, 1.8))
        painter.drawLine(picture.left(), round(y), picture.right(), round(y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        x, inward = (self.width(), -_EDGE) if self.isRightToLeft() else (0, _EDGE)
        tip = round(y)
        painter.drawPolygon([QPoint(x, tip - 5), QPoint(x + inward, tip), QPoint(x, tip + 5)])
        painter.restore()

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._go(self.row_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(self.row_at(event.position().y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._overview) - 1
        here = self._overview.row_of(self._current) if self._current is not None else None
        here = 0 if here is None else here
        key = Qt.Key(event.key())
        to = {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_PageUp: here - self._page(),
            Qt.Key.Key_PageDown: here + self._page(),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(key)
        if to is None or last < 0:
            super().keyPressEvent(event)
            return
        self._go(min(last, max(0, to)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from ui.panes.map.legend import MapLegend

        key = MapLegend(self, _inks())
        key.adjustSize()
        room = self.screen().availableGeometry()
        at = event.globalPos()
        key.move(
            max(room.left(), min(at.x(), room.right() - key.width())),
            max(room.top(), min(at.y(), room.bottom() - key.height())),
        )
        key.show()

    def _page(self) -> int:
        rows = self._overview.rows_of(list(self._shown or ()))
        return max(1, int(np.ptp(rows))) if len(rows) == 2 else _PAGE

    def _go(self, row: int | None) -> None:
        if row is None:
            return
        bead = self._overview.id_at(row)
        if bead != self._current:
            self.show_bead(bead)
            self.go_to.emit(bead)

    # Words

    def describe(self, y: float) -> str:
        """What is at a height: the number and status of a pair, or how many pairs of which status."""
        if not self._bands.count:
            return self.tr("No pairs yet")
        at = min(self._bands.used - 1, max(0, round((y - self._picture().top()) * self.devicePixelRatioF())))
        first, end = self._bands.pairs(at)
        return self._one(first) if end - first == 1 else self._several(first, end, at)

    def _one(self, row: int) -> str:
        summary = self._overview.summary
        assert summary is not None
        number = self.locale().toString
        parts = [status_label(STATUSES[summary.status[row]])]
        confidence = float(summary.confidence[row])
        if not np.isnan(confidence):
            parts.append(self.tr("confidence {percent}").format(percent=confidence_percent(confidence)))
        if summary.target.start[row] < 0 or summary.source.start[row] < 0:
            parts.append(self.tr("without counterpart"))
        if self._overview.crossing[row]:
            parts.append(self.tr("crosses a neighbour"))
        if self._hits[row]:
            parts.append(self.tr("search hit"))
        text = self.tr("Pair {number} of {total}: {what}")
        return text.format(number=number(row + 1), total=number(self._bands.count), what=listed(parts))

    def _several(self, first: int, end: int, y: int) -> str:
        summary = self._overview.summary
        assert summary is not None
        number = self.locale().toString
        found = np.bincount(summary.status[first:end], minlength=len(STATUSES))
        parts = [
            self.tr("{count} {status}").format(count=number(int(count)), status=status_label(status))
            for status, count in zip(STATUSES, found, strict=True)
            if count
        ]
        marks = self._profile.marks[y] > 0
        if marks[SOURCE_ALONE] or marks[TARGET_ALONE]:
            parts.append(self.tr("some without counterpart"))
        if marks[CROSSING]:
            parts.append(self.tr("crossings"))
        if self._profile.hit[y]:
            parts.append(self.tr("search hits"))
        text = self.tr("Pairs {first} to {last} of {total}: {what}")
        return text.format(
            first=number(first + 1),
            last=number(end),
            total=number(self._bands.count),
            what=listed(parts),
        )

    def _say(self) -> None:
        """What a screen reader says of the map: the current pair."""
        row = self._overview.row_of(self._current) if self._current is not None else None
        if row is None:
            self.setAccessibleDescription(self.tr("%Ln pair(s)", "", len(self._overview)))
        else:
            self.setAccessibleDescription(self._one(row))

    # Qt

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.describe(event.pos().y())), self)
            return True
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._renew()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._renew()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange)
        if event.type() in kinds:
            self._image = None
            self.update()
        super().changeEvent(event)


def _inks() -> MapInks:
    shown = colours()

    def ink(colour: QColor | str) -> int:
        return int(QColor(colour).rgba())

    return MapInks(
        ground=ink(shown.window),
        lane=ink(shown.base),
        status=tuple(ink(status_colour(status, shown)) for status in STATUSES),
        unsure=ink(confidence_colour(ConfidenceLevel.UNSURE, shown)),
        doubtful=ink(confidence_colour(ConfidenceLevel.DOUBTFUL, shown)),
        mark=ink(shown.text),
        crossing=ink(shown.accent),
        hit=ink(shown.hit),
    )
