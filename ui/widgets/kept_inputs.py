"""What a person has typed, chosen, ticked and scrolled in a widget, as plain data, to be shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabWidget,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

JSON = str | int | bool | None


def inputs_of(widget: QWidget) -> dict[str, Any]:
    """The values of all inputs inside a widget, as JSON has them."""
    return {key: value for key, (value, _) in _inputs(widget) if value is not None}


def restore_inputs(widget: QWidget, kept: Mapping[str, Any]) -> None:
    """Show values that :func:`inputs_of` read; the widget reacts as if a person had entered them."""
    for key, (value, show) in list(_inputs(widget)):
        if key in kept and kept[key] != value:
            show(kept[key])


def _inputs(widget: QWidget) -> Iterator[tuple[str, tuple[Any, Callable[[Any], None]]]]:
    """Key, value and setter of each input; inputs of a kind are numbered as they were made."""
    for kind, read in _KINDS.items():
        for number, one in enumerate(widget.findChildren(kind)):
            if isinstance(one.parent(), QComboBox | QAbstractSpinBox | QTabWidget):
                continue  # a part of another input
            found = read(one)
            if found is not None:
                yield f"{kind.__name__} {number}", found


def _field(field: QLineEdit) -> tuple[Any, Callable[[Any], None]] | None:
    if field.isReadOnly():
        return None
    if hasattr(field, "setValue") and hasattr(field, "value"):
        return field.value(), field.setValue
    return field.text(), field.setText


def _paragraphs(field: QPlainTextEdit) -> tuple[Any, Callable[[Any], None]] | None:
    return None if field.isReadOnly() else (field.toPlainText(), field.setPlainText)


def _switch(switch: QAbstractButton | QAction) -> tuple[Any, Callable[[Any], None]] | None:
    return (switch.isChecked(), switch.setChecked) if switch.isCheckable() else None


def _choice(box: QComboBox) -> tuple[Any, Callable[[Any], None]]:
    def show(kept: Any) -> None:
        data, text = kept
        at = box.findData(data) if data is not None else box.findText(text)
        if at < 0 and data is not None:  # what can be chosen is read later; the choice is kept until then
            box.addItem(text, data)
            at = box.count() - 1
        if at >= 0:
            box.setCurrentIndex(at)

    data = box.currentData()
    return [data if isinstance(data, JSON) else None, box.currentText()], show


def _list(view: QAbstractItemView) -> tuple[Any, Callable[[Any], None]] | None:
    parent = view.parentWidget()
    if parent is None or view.window() is not parent.window():
        return None  # of a pop-up list
    bar = view.verticalScrollBar()
    return bar.value(), lambda value: _ScrollLater(bar, value).try_now()


class _ScrollLater(QObject):
    """Scrolls a list once it has been filled, unless somebody scrolls it before."""

    def __init__(self, bar: QScrollBar, value: int) -> None:
        super().__init__(bar)
        self._bar, self._value = bar, value
        bar.rangeChanged.connect(self.try_now)
        bar.actionTriggered.connect(self._end)

    def try_now(self) -> None:
        """Scroll if there is enough to scroll."""
        if self._bar.maximum() >= self._value:
            self._bar.setValue(self._value)
            self._end()

    def _end(self) -> None:
        self._bar.rangeChanged.disconnect(self.try_now)
        self._bar.actionTriggered.disconnect(self._end)
        self.deleteLater()


def _tabs(tabs: QTabWidget) -> tuple[Any, Callable[[Any], None]]:
    return tabs.currentIndex(), tabs.setCurrentIndex


_KINDS: dict[type[QObject], Callable[[Any], tuple[Any, Callable[[Any], None]] | None]] = {
    QLineEdit: _field,
    QPlainTextEdit: _paragraphs,
    QAbstractButton: _switch,
    QAction: _switch,
    QComboBox: _choice,
    QTabWidget: _tabs,
    QAbstractItemView: _list,
}
