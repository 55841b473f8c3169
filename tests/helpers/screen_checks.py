"""Checks of a window on a screen: nothing outside, nothing clipped, no clash of mnemonics."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from ui.i18n.dates import day_of
from ui.widgets.screen_fit import FRAME

if TYPE_CHECKING:
    from collections.abc import Iterable

SCREENS = {
    "1366x768": QRect(0, 0, 1366, 738),
    "1280x720": QRect(0, 0, 1280, 690),
    "1920x1080 at 200%": QRect(0, 0, 960, 525),
}
"""Available geometry in logical pixels, without a panel of 30."""


def visible_widgets(page: QWidget) -> list[QWidget]:
    return [child for child in page.findChildren(QWidget) if child.isVisibleTo(page)]


def outside_screen(window: QWidget, screen: QRect) -> str:
    """Why a window does not fit, or nothing."""
    size = (
        window.frameGeometry().size()
        if window.frameGeometry() != window.geometry()
        else (window.size() + FRAME)
    )
    if size.width() > screen.width() or size.height() > screen.height():
        return f"{type(window).__name__} takes {size.toTuple()} of {screen.size().toTuple()}"
    return ""


def outside_window(window: QWidget) -> list[str]:
    """Widgets that reach over the edge of the window and cannot be scrolled to."""
    found = []
    for widget in visible_widgets(window):
        if not isinstance(widget, QAbstractButton | QLabel | QLineEdit | QComboBox) or _scrolled(
            widget, window
        ):
            continue
        if widget.width() <= 1 or widget.height() <= 1:
            continue
        box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        if not window.rect().adjusted(-1, -1, 1, 1).contains(box):
            found.append(f"{_named(widget)} at {box.getRect()} in {window.size().toTuple()}")
    return found


def _scrolled(widget: QWidget, window: QWidget) -> bool:
    at: QWidget | None = widget.parentWidget()
    while at is not None and not isinstance(at, QAbstractScrollArea):
        if at is window:
            return False
        at = at.parentWidget()
    return at is not None


def covered(window: QWidget) -> list[str]:
    """Widgets that lie over one another, or partly outside of what holds them."""
    found = []
    kinds = (QAbstractButton, QLabel, QLineEdit, QComboBox)
    for widget in visible_widgets(window):
        parent = widget.parentWidget()
        if parent is None or isinstance(parent, (*kinds, QAbstractScrollArea)) or _scrolled(widget, window):
            continue
        if widget.width() <= 1 or not (isinstance(widget, kinds) or widget.layout() is not None):
            continue
        if not parent.rect().contains(widget.geometry()):
            found.append(f"{_named(widget)} at {widget.geometry().getRect()} in {parent.size().toTuple()}")
        for other in parent.children():
            if isinstance(other, QWidget) and other is not widget and other.isVisibleTo(window):
                both = other.geometry().intersected(widget.geometry())
                if both.width() > 2 and both.height() > 2:
                    found.append(f"{_named(widget)} and {_named(other)}: {both.getRect()}")
    return found


def scrolled_sideways(window: QWidget) -> list[str]:
    """Scroll areas of forms (not lists or texts) that have to be scrolled sideways."""
    return [
        f"{area.objectName() or type(area).__name__} needs {area.horizontalScrollBar().maximum()} more"
        for area in window.findChildren(QScrollArea)
        if area.isVisibleTo(window) and area.horizontalScrollBar().maximum() > 0
    ]


def clipped(window: QWidget) -> list[str]:
    """Labels, buttons, fields whose words need more room than they have."""
    found = []
    for widget in visible_widgets(window):
        if isinstance(widget, QLabel):
            if not widget.text() or widget.pixmap().width():
                continue
        elif isinstance(widget, QToolButton):
            if not widget.text() or widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
                continue
        elif not isinstance(widget, QPushButton | QCheckBox | QRadioButton | QComboBox):
            continue
        room, need = widget.size(), widget.minimumSizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            fits = room.height() + 1 >= widget.heightForWidth(room.width())
        else:
            fits = room.width() + 1 >= need.width() and room.height() + 1 >= need.height()
        if not fits:
            found.append(f"{_named(widget)}: {room.toTuple()} of {need.toTuple()}")
    return found


def numbers_at_the_wrong_edge(window: QWidget) -> list[str]:
    """Fields of numbers that leave it to the keyboard at which edge they begin."""
    found = []
    for box in window.findChildren(QAbstractSpinBox):
        if box.isVisibleTo(window):
            absolute = bool(box.alignment() & Qt.AlignmentFlag.AlignAbsolute)
            at_right = absolute and bool(box.alignment() & Qt.AlignmentFlag.AlignRight)
            if at_right is not box.isRightToLeft() or not box.lineEdit().textMargins().left():
                found.append(f"{_named(box)}: {box.text()}")
    return found


def headings_apart(window: QWidget) -> list[str]:
    """Headings of tables that begin where the line begins, above numbers at its end."""
    found = []
    for table in window.findChildren(QTableView):
        model = table.model()
        if model is None or not model.rowCount() or not table.isVisibleTo(window):
            continue
        for column in range(model.columnCount()):
            role = Qt.ItemDataRole.TextAlignmentRole
            heading = model.headerData(column, Qt.Orientation.Horizontal, role)
            cell = model.index(0, column).data(role)
            if _at_the_end(cell) and not _at_the_end(heading):
                found.append(f"{_named(table)}: {model.headerData(column, Qt.Orientation.Horizontal)}")
    return found


def passed_over_radios(window: QWidget) -> list[str]:
    """Choices that Tab comes to although another one of theirs is checked."""
    found = []
    for radio in window.findChildren(QRadioButton):
        room = radio.parentWidget()
        rivals = room.findChildren(QRadioButton) if room is not None else []
        reached = bool(Qt.FocusPolicy(radio.focusPolicy()).value & Qt.FocusPolicy.TabFocus.value)
        if radio.isVisibleTo(window) and reached and not radio.isChecked():
            found += [_named(radio)] if any(rival.isChecked() for rival in rivals) else []
    return found


def _at_the_end(alignment: Qt.AlignmentFlag | int | None) -> bool:
    flags = Qt.AlignmentFlag(alignment or 0)
    is_absolute = Qt.AlignmentFlag.AlignAbsolute in flags  # a text that begins at the right
    return Qt.AlignmentFlag.AlignTrailing in flags and not is_absolute


def days_read_otherwise(window: QWidget) -> list[str]:
    """Fields of days that do not say what the rest of the window says for the same day."""
    shown = [field for field in window.findChildren(QDateTimeEdit) if field.isVisibleTo(window)]
    return [f"{_named(field)}: {field.text()}" for field in shown if field.text() != day_of(field.date())]


def clashing_mnemonics(window: QWidget) -> dict[str, list[str]]:
    """Mnemonics that two widgets of a window claim."""
    claims: dict[str, list[str]] = defaultdict(list)
    for widget in visible_widgets(window):
        if isinstance(widget, QTabBar):
            texts = [widget.tabText(at) for at in range(widget.count())]
        elif isinstance(widget, QAbstractButton):
            texts = [widget.text()]
        elif isinstance(widget, QGroupBox):
            texts = [widget.title()]
        elif isinstance(widget, QLabel) and widget.buddy() is not None:
            texts = [widget.text()]
        else:
            continue
        _claim(claims, texts)
    return {key: texts for key, texts in claims.items() if len(texts) > 1}


def clashes_in_menu(menu: QMenu) -> dict[str, list[str]]:
    return clashes_of(action.text() for action in menu.actions() if action.isVisible())


def clashes_of(texts: Iterable[str]) -> dict[str, list[str]]:
    """Mnemonics that two of these texts claim."""
    claims: dict[str, list[str]] = defaultdict(list)
    _claim(claims, texts)
    return {key: found for key, found in claims.items() if len(found) > 1}


def _claim(claims: dict[str, list[str]], texts: Iterable[str]) -> None:
    for text in texts:
        key = QKeySequence.mnemonic(text).toString()
        if key:
            claims[key].append(text)


def hidden_entries(box: QComboBox) -> str:
    """What a pop-up list hides without a scroll bar, or nothing."""
    box.showPopup()
    QApplication.processEvents()
    view = box.view()
    model, root = box.model(), box.rootModelIndex()
    shown = min(model.rowCount(root), box.maxVisibleItems())
    last = model.index(shown - 1, box.modelColumn(), root)
    box_, place = view.viewport().rect(), view.visualRect(last)
    view.scrollToTop()
    place = view.visualRect(last)
    said = "" if place.bottom() <= box_.bottom() else f"{last.data()}: {place.getRect()} in {box_.getRect()}"
    box.hidePopup()
    QApplication.processEvents()
    return said


def default_button(dialog: QDialog) -> QPushButton | None:
    return next(
        (b for b in dialog.findChildren(QPushButton) if b.isDefault() and b.isVisibleTo(dialog)), None
    )


def poor_default(dialog: QDialog) -> str:
    """What is wrong with the default button or the first focus, or nothing."""
    boxes = [box for box in dialog.findChildren(QDialogButtonBox) if box.isVisibleTo(dialog)]
    roles = QDialogButtonBox.ButtonRole
    accepting = [
        button
        for box in boxes
        for button in box.buttons()
        if box.buttonRole(button) in (roles.AcceptRole, roles.YesRole, roles.ApplyRole) and button.isVisible()
    ]
    default = default_button(dialog)
    focus: QWidget | None = dialog.focusWidget()
    if focus is None:
        return "nothing has the focus"
    if isinstance(focus, QPushButton) and accepting and focus not in accepting and _closes(focus, boxes):
        return f"the focus is on {focus.text()!r}"
    cancel = getattr(dialog, "cancel_button", None)
    if focus is cancel:
        return "the focus is on Cancel"
    if accepting and default is not None and default not in accepting:
        return f"{default.text()!r} is the default, not {accepting[0].text()!r}"
    if accepting and default is None:
        return f"{accepting[0].text()!r} is not the default"
    return ""


def _closes(button: QPushButton, boxes: list[QDialogButtonBox]) -> bool:
    roles = QDialogButtonBox.ButtonRole
    return any(box.buttonRole(button) is roles.RejectRole for box in boxes)


def _named(widget: QWidget) -> str:
    text = (
        widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else widget.accessibleName()
    )
    return f"{type(widget).__name__} {text[:50]!r}"
