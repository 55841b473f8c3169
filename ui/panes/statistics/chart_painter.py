"""Draw charts with a painter: on the screen, into a picture, or into an SVG file."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from ui.design.status_shapes import paint_status_bar
from ui.design.status_style import status_label
from ui.i18n.bidi import elided
from ui.panes.statistics.chart_data import Chart, Item, number

if TYPE_CHECKING:
    from ui.design import Colours

_BAR, _BAR_GAP = 18.0, 8.0
_COLUMNS_HEIGHT = 150.0
_SPACE = 8.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A bar or column on the paper, for its tooltip."""

    box: QRectF
    item: Item


def height_of(figure: Chart, font: QFont) -> float:
    """How much room a figure wants below its heading."""
    line = QFontMetricsF(font).height()
    key = line + _SPACE if figure.statuses else 0.0
    if figure.empty:
        return line * 2
    if figure.upright:
        return _COLUMNS_HEIGHT + line + _SPACE + key
    return len(figure.items) * (max(_BAR, line) + _BAR_GAP) + key


def draw(
    painter: QPainter, area: QRectF, figure: Chart, font: QFont, shown: Colours, *, mirrored: bool = False
) -> list[Spot]:
    """Draw a figure.

    Args:
        area: where, without heading and note.
        mirrored: right to left.

    Returns:
        Where its bars or columns are.
    """
    painter.save()
    painter.setFont(font)
    if figure.empty:
        painter.setPen(QColor(shown.muted))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "–")
        painter.restore()
        return []
    metrics = QFontMetricsF(font)
    if figure.statuses:
        area = _draw_key(painter, area, figure, metrics, shown, mirrored)
    spots = (_draw_columns if figure.upright else _draw_bars)(painter, area, figure, metrics, shown, mirrored)
    painter.restore()
    return spots


def _draw_key(
    painter: QPainter, area: QRectF, figure: Chart, metrics: QFontMetricsF, shown: Colours, mirrored: bool
) -> QRectF:
    """The key to the patterns, in the last line; gives back the area above it."""
    line = metrics.height()
    y = area.bottom() - line
    x = 0.0
    for status in figure.statuses:
        words = status_label(status)
        width = metrics.horizontalAdvance(words)
        _swatch(painter, area, QRectF(x, y + line / 2 - 5, 16, 10), status, shown, mirrored)
        painter.setPen(QColor(shown.text))
        box = _flip(area, QRectF(x + 22, y, width + 2, line), mirrored)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        x += 22 + width + 16
    return area.adjusted(0, 0, 0, -(line + _SPACE))


def _draw_bars(
    painter: QPainter, area: QRectF, figure: Chart, metrics: QFontMetricsF, shown: Colours, mirrored: bool
) -> list[Spot]:
    most = max(item.total for item in figure.items)
    labels = min(
        area.width() * 0.4, max(metrics.horizontalAdvance(item.label) for item in figure.items) + _SPACE
    )
    numbers = max(metrics.horizontalAdvance(number(item.total)) for item in figure.items) + _SPACE
    room = max(10.0, area.width() - labels - numbers)
    height = max(_BAR, metrics.height())
    spots = []
    for place, item in enumerate(figure.items):
        y = area.top() + place * (height + _BAR_GAP)
        painter.setPen(QColor(shown.text))
        label = elided(item.label, metrics, labels - _SPACE / 2)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(_flip(area, QRectF(0, y, labels, height), mirrored), flags, label)
        x = labels
        for status, count in item.parts:
            width = count / most * room
            if count:
                width = max(width, 2.0)
            box = QRectF(x, y + (height - _BAR) / 2, width, _BAR)
            _swatch(painter, area, box, status, shown, mirrored)
            x += width
        painter.setPen(QColor(shown.text))
        painter.drawText(
            _flip(area, QRectF(x + 4, y, numbers + 20, height), mirrored), flags, number(item.total)
        )
        spots.append(Spot(QRectF(area.left(), y, area.width(), height), item))
    return spots


def _draw_columns(
    painter: QPainter, area: QRectF, figure: Chart, metrics: QFontMetricsF, shown: Colours, mirrored: bool
) -> list[Spot]:
    line = metrics.height()
    top = _round_up(max(item.total for item in figure.items))
    axis = metrics.horizontalAdvance(number(top)) + _SPACE
    plot = QRectF(axis, area.top() + line / 2, area.width() - axis, area.height() - 1.5 * line - 4)
    if figure.mark is not None:
        plot.adjust(0, line, 0, 0)
    right = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
    flags = right | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    ticks = (0, top // 2, top) if top % 2 == 0 else (0, top)
    for tick in ticks:
        y = plot.bottom() - tick / top * plot.height()
        painter.setPen(QPen(QColor(shown.line), 1))
        row = _flip(area, QRectF(plot.left(), y, plot.width(), 0), mirrored)
        painter.drawLine(row.topLeft(), row.topRight())
        painter.setPen(QColor(shown.muted))
        painter.drawText(_flip(area, QRectF(0, y - line / 2, axis - 5, line), mirrored), flags, number(tick))
    step = plot.width() / len(figure.items)
    # A few columns do not become walls.
    width = min(step * 0.82, 34.0)
    spots = []
    for place, item in enumerate(figure.items):
        x = plot.left() + place * step + (step - width) / 2
        y = plot.bottom()
        for status, count in item.parts:
            height = count / top * plot.height()
            if count:
                height = max(height, 1.5)
            y -= height
            _swatch(painter, area, QRectF(x, y, width, height), status, shown, mirrored)
        whole = QRectF(plot.left() + place * step, plot.top(), step, plot.height())
        spots.append(Spot(_flip(area, whole, mirrored), item))
    _draw_labels(painter, area, plot, figure, metrics, shown, mirrored)
    if figure.mark is not None:
        share, words = figure.mark
        x = plot.left() + share * plot.width()
        painter.setPen(QPen(QColor(shown.text), 1.4, Qt.PenStyle.DashLine))
        stroke = _flip(area, QRectF(x, plot.top() - 4, 0, plot.height() + 4), mirrored)
        painter.drawLine(stroke.topLeft(), stroke.bottomLeft())
        painter.setPen(QColor(shown.text))
        box = QRectF(x - 80, plot.top() - line - 5, 160, line)
        painter.drawText(_flip(area, box, mirrored), Qt.AlignmentFlag.AlignCenter, words)
    return spots


def _draw_labels(
    painter: QPainter,
    area: QRectF,
    plot: QRectF,
    figure: Chart,
    metrics: QFontMetricsF,
    shown: Colours,
    mirrored: bool,
) -> None:
    """As many labels below the columns as there is room for, the first one always among them."""
    step = plot.width() / len(figure.items)
    labels = [item.tick or item.label for item in figure.items]
    widest = max(map(metrics.horizontalAdvance, labels)) + _SPACE
    every = max(1, math.ceil(widest / step))
    painter.setPen(QColor(shown.muted))
    for place in range(0, len(figure.items), every):
        centre = plot.left() + (place + 0.5) * step
        left = min(max(plot.left() - _SPACE, centre - widest / 2), area.width() - widest + _SPACE)
        box = _flip(area, QRectF(left, plot.bottom() + 4, widest, metrics.height()), mirrored)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, labels[place])


def _swatch(
    painter: QPainter, area: QRectF, box: QRectF, status: object, shown: Colours, mirrored: bool
) -> None:
    from aligner.bitext import Status

    flipped = _flip(area, box, mirrored)
    if isinstance(status, Status):
        paint_status_bar(painter, flipped, status, shown)
    else:
        painter.fillRect(flipped, QColor(shown.accent))


def _flip(area: QRectF, box: QRectF, mirrored: bool) -> QRectF:
    """From a distance off the reading edge to a place on the paper."""
    x = area.right() - box.left() - box.width() if mirrored else area.left() + box.left()
    return QRectF(x, box.top(), box.width(), box.height())


def _round_up(value: int) -> int:
    """The next number that is pleasant on an axis: 1, 2, 5 times a power of ten, or twice that."""
    if value <= 4:
        return max(1, value)
    power: int = 10 ** (len(str(value)) - 1)
    for step in (1, 2, 4, 5, 6, 8, 10):
        if value <= step * power:
            return step * power
    raise AssertionError(value)


# On paper

PAPER = QSize(760, 420)


def to_png(figure: Chart, font: QFont, shown: Colours, *, mirrored: bool = False, scale: int = 2) -> bytes:
    """A picture with heading, note and key, on its own ground."""
    size = _paper(figure, font)
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor(shown.base))
    painter = QPainter(image)
    _draw_paper(painter, size, figure, font, shown, mirrored)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def to_svg(figure: Chart, font: QFont, shown: Colours, *, mirrored: bool = False) -> bytes:
    """The same as a drawing; its text stays text."""
    from PySide6.QtSvg import QSvgGenerator

    size = _paper(figure, font)
    data = QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(figure.title)
    generator.setDescription(figure.words())
    painter = QPainter(generator)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(shown.base))
    _draw_paper(painter, size, figure, font, shown, mirrored)
    painter.end()
    return bytes(data.data())


def _paper(figure: Chart, font: QFont) -> QSize:
    line = QFontMetricsF(font).height()
    return QSize(PAPER.width(), math.ceil(height_of(figure, font) + 4.2 * line + 40))


def _draw_paper(
    painter: QPainter, size: QSize, figure: Chart, font: QFont, shown: Colours, mirrored: bool
) -> None:
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    line = QFontMetricsF(font).height()
    area = QRectF(24, 20, size.width() - 48, size.height() - 40)
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    heading = QFont(font)
    heading.setBold(True)
    heading.setPointSizeF(font.pointSizeF() * 1.3)
    painter.setFont(heading)
    painter.setPen(QColor(shown.text))
    painter.drawText(QRectF(area.left(), area.top(), area.width(), 1.5 * line), flags, figure.title)
    painter.setFont(font)
    painter.setPen(QColor(shown.muted))
    note = QRectF(area.left(), area.top() + 1.6 * line, area.width(), line)
    painter.drawText(note, flags, figure.note)
    draw(painter, area.adjusted(0, 3.4 * line, 0, 0), figure, font, shown, mirrored=mirrored)


def spot_at(spots: list[Spot], at: QPointF) -> Spot | None:
    """The bar or column under a point."""
    return next((spot for spot in spots if spot.box.contains(at)), None)
