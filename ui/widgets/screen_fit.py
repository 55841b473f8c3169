"""Windows and dialogs that fit the screen they are shown on.

The content of a dialog scrolls where the screen is too small for it; its buttons stay visible.
"""

from __future__ import annotations

import itertools
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLayout,
    QLayoutItem,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.guide_key import guide_key

FRAME = QSize(16, 44)
"""Room for the title bar and the borders that a window manager adds, in logical pixels."""

LEAST_BODY = 90

_ONE_LINE = 56
"""Fields up to this height hold one line."""


def available_geometry(widget: QWidget) -> QRect:
    """The part of the widget's screen that no panel covers, in logical pixels."""
    screen = widget.screen() or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def size_that_fits(widget: QWidget, wanted: QSize) -> QSize:
    """The wanted size of a window, or as much of it as its screen has room for."""
    return wanted.boundedTo(available_geometry(widget).size() - FRAME)


def fit_window(window: QWidget, wanted: QSize) -> None:
    """Give a window its size, at most that of the screen, and move it to where all of it is visible."""
    room = available_geometry(window)
    window.resize(size_that_fits(window, wanted))
    place = window.geometry()
    place.moveLeft(max(room.left(), min(place.left(), room.right() - FRAME.width() - place.width() + 1)))
    # The title bar is above the geometry of a window.
    top = room.top() + FRAME.height() - FRAME.width() // 2
    place.moveTop(max(top, min(place.top(), room.bottom() - place.height() + 1)))
    if place.topLeft() != window.pos() and not room.contains(window.geometry()):
        window.move(place.topLeft())


class ScrollBody(QScrollArea):
    """The content of a dialog: as tall as it needs, scrolled where that is too tall."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget(self)
        self.content.setObjectName("scroll-body")
        self.setWidget(self.content)
        # Without this the area and its content have the ground of a list.
        self.setStyleSheet("ScrollBody, #scroll-body { background: transparent; }")
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def _make_room(self, _least: int, most: int) -> None:
        """Keep the scroll bar a little away from the content."""
        layout = self.content.layout()
        if layout is not None:
            gap = 10 if most else 0
            layout.setContentsMargins(
                gap if self.isRightToLeft() else 0, 0, 0 if self.isRightToLeft() else gap, 0
            )

    def needed(self, width: int | None = None) -> QSize:
        """The size of the content without scroll bars, at a width of its own or at a given one."""
        hint = self.content.sizeHint().expandedTo(self.content.minimumSizeHint())
        width = max(hint.width() if width is None else width, self.content.minimumSizeHint().width())
        layout = self.content.layout()
        if layout is None or not layout.hasHeightForWidth():
            return QSize(width, hint.height())
        return QSize(width, layout.totalHeightForWidth(width))

    def sizeHint(self) -> QSize:
        return self.needed()

    def minimumSizeHint(self) -> QSize:
        least = self.content.minimumSizeHint()
        room = available_geometry(self).width() - FRAME.width() - 80
        return QSize(min(least.width(), room), min(least.height(), LEAST_BODY))


class FittedDialog(QDialog):
    """A dialog that never exceeds its screen.

    The last item of its layout (the buttons) stays visible, everything above scrolls if need be.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self._open_guide)
        self.body: ScrollBody | None = None
        self._asked: QSize | None = None
        self._growing = False

    def _open_guide(self) -> None:
        guide_key().pressed.emit(self)

    def setVisible(self, visible: bool) -> None:
        if visible and not self.isVisible():
            self._make_body()
            _centre_labels(self)
            if self._asked is None:  # shown for the first time
                _reach_checked_radios(self)
            self.fit()
        super().setVisible(visible)

    def fit(self) -> None:
        """Take the size that the content needs, or the one set before, within the screen."""
        if self._asked is None:
            resized = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
            self._asked = self.size() if resized else QSize(0, 0)
        fit_window(self, self._needed(self._asked).expandedTo(self._asked))

    def _needed(self, least: QSize) -> QSize:
        layout = self.layout()
        if layout is None or self.body is None:
            return self.sizeHint()
        layout.activate()
        edges = layout.contentsMargins()
        hint = layout.totalSizeHint().expandedTo(self.minimumSize()).boundedTo(self.maximumSize())
        room = size_that_fits(self, QSize(1 << 20, 1 << 20))
        width = min(max(hint.width(), least.width()), room.width())
        body = self.body.needed(width - edges.left() - edges.right())
        return QSize(width, hint.height() - self.body.sizeHint().height() + body.height())

    def _make_body(self) -> None:
        """Put all but the buttons into a scroll area."""
        column = self.layout()
        if self.body is not None or not isinstance(column, QVBoxLayout):
            return
        kept = 1 if _holds_buttons(column.itemAt(column.count() - 1)) else 0
        self.body = ScrollBody(self)
        inner = QVBoxLayout(self.body.content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(column.spacing())
        focus = self.focusWidget()
        order = _focus_order(self)
        for _ in range(column.count() - kept):
            stretch = column.stretch(0)
            _move(column.takeAt(0), inner, stretch)
        column.insertWidget(0, self.body, 1)
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)
        if focus is not None:
            focus.setFocus()
        self.body.content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible() and not self._growing:
            self._growing = True
            QTimer.singleShot(0, self, self._grow)
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        """Make room for content that has come, as far as the screen has it."""
        self._growing = False
        if self.body is None or self.isMaximized():
            return
        lacking = self.body.needed(self.body.viewport().width()).height() - self.body.viewport().height()
        if lacking > 0:
            fit_window(self, self.size() + QSize(0, lacking))


def _reach_checked_radios(dialog: QWidget) -> None:
    """Let Tab go to the checked one of several choices: Qt does so only after one of them had the focus."""

    def reach(radio: QRadioButton, checked: bool) -> None:
        radio.setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)

    radios = dialog.findChildren(QRadioButton)
    rooms = {radio.parentWidget() for radio in radios if radio.isChecked()}
    for radio in radios:
        if radio.parentWidget() in rooms:
            reach(radio, radio.isChecked())
            radio.toggled.connect(partial(reach, radio))


def _centre_labels(dialog: QWidget) -> None:
    """Centre the labels of forms on their fields: Qt leaves them up to 5 pixels too high."""
    for form in dialog.findChildren(QFormLayout):
        for row in range(form.rowCount()):
            label = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
            field = form.itemAt(row, QFormLayout.ItemRole.FieldRole)
            if label is None or field is None or not isinstance(words := label.widget(), QLabel):
                continue
            height = field.sizeHint().height()
            if words.sizeHint().height() < height <= _ONE_LINE:
                words.setMinimumHeight(height)


def _holds_buttons(item: QLayoutItem | None) -> bool:
    if item is None:
        return False
    widget, layout = item.widget(), item.layout()
    if isinstance(widget, QDialogButtonBox | QAbstractButton):
        return True
    return layout is not None and any(_holds_buttons(layout.itemAt(at)) for at in range(layout.count()))


def _focus_order(dialog: QWidget) -> list[QWidget]:
    """The widgets inside a dialog in the order of the Tab key."""
    order: list[QWidget] = []
    widget = dialog.nextInFocusChain()
    while widget is not None and widget is not dialog:
        if dialog.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(widget)
        widget = widget.nextInFocusChain()
    return order


def _move(item: QLayoutItem | None, to: QBoxLayout, stretch: int) -> None:
    assert item is not None
    widget, layout = item.widget(), item.layout()
    if widget is not None:
        to.addWidget(widget, stretch, item.alignment())
    elif isinstance(layout, QLayout):
        layout.setParent(None)
        to.addLayout(layout, stretch)
    else:
        to.addItem(item)
        to.setStretch(to.count() - 1, stretch)
