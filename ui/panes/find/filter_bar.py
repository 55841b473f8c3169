"""The filter bar: the conditions of a search, in two lines of controls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aligner.bitext import Side, Status
from aligner.permissions import distinct_people
from aligner.text.normalize import fold
from db import Query
from ui.design.status_style import status_words
from ui.editor.search.find_bar import BarField
from ui.i18n.bidi import digits_in_order, isolated
from ui.i18n.formatting import listed, percentage
from ui.i18n.people import person_name
from ui.panes.flow_layout import FlowLayout
from ui.widgets.text.plain_tip import plain_tip
from ui.widgets.text.text_reader import field_font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction, QKeyEvent

TYPED_MS = 150

KINDS = {
    "1–1": {"1-1"},
    "1–n": {"1-n"},
    "n–1": {"n-1"},
    "n–m": {"n-n"},
}
NULL = frozenset({"1-0", "n-0", "0-1", "0-n"})


class FilterBar(QWidget):
    """Controls that together make a query.

    Signals:
        changed: another query.
        entered: Enter in the field (True), or Shift+Enter (False).
        left: Esc in the field.
    """

    changed = Signal(object)
    entered = Signal(bool)
    left = Signal()

    def __init__(self, names: dict[Side, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = Query()
        self.field = BarField(self)
        self.field.setObjectName("filter-field")
        self.field.setFont(field_font())
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(
            self.tr("Search the pairs (vowel marks and spelling variants are ignored)")
        )
        self.field.setAccessibleName(self.tr("Text to find"))
        self.word = self._toggle(self.tr("Word"), self.tr("Whole words only"))
        self.regex = self._toggle(
            isolated(".*"), self.tr("Regular expression, over text without vowel marks")
        )
        self.side = QComboBox(self)
        self.side.setAccessibleName(self.tr("Search in"))
        self.side.addItem(self.tr("Both texts"), None)
        for side in Side:
            self.side.addItem(names[side], side)
        self.status = _Choice(self.tr("Any status"), self.tr("Status"), self)
        for status in Status:
            self.status.add(status_words(status).title, status)
        self.kind = _Choice(self.tr("Any shape"), self.tr("Segments per side"), self)
        for name, kinds in KINDS.items():
            self.kind.add(name, frozenset(kinds))
        self.kind.add(self.tr("No counterpart"), NULL)
        self.kind.menu().addSeparator()
        self.crossing = self.kind.add(self.tr("Crossing only"), None)
        self.least, self.most = _Percent(0, self), _Percent(100, self)
        self.least.setAccessibleName(self.tr("Lowest confidence"))
        self.most.setAccessibleName(self.tr("Highest confidence"))
        self.comments = QComboBox(self)
        self.comments.setAccessibleName(self.tr("Comments"))
        for text, value in (
            (self.tr("With or without comments"), None),
            (self.tr("With comments"), True),
            (self.tr("Without comments"), False),
        ):
            self.comments.addItem(text, value)
        self.by = QComboBox(self)
        self.by.setAccessibleName(self.tr("Person"))
        self.by.setToolTip(self.tr("Changed, confirmed or reviewed by"))
        self.by.addItem(self.tr("By anyone"), None)
        self.clear = QToolButton(self)
        self.clear.setText(self.tr("Clear"))
        self.clear.setToolTip(self.tr("Clear the filter"))
        self.clear.clicked.connect(self.reset)

        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self.field, 1)
        for widget in (self.word, self.regex, self.side):
            first.addWidget(widget)
        second = FlowLayout(6)
        to = QLabel(self.tr("Confidence"), self)
        to.setProperty("role", "muted")
        dash = QLabel("–", self)
        second.addWidget(self.status)
        second.addWidget(self.kind)
        second.add_group([to, self.least, dash, self.most])
        for control in (self.comments, self.by, self.clear):
            second.addWidget(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)

        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(self.tell)
        self.field.textChanged.connect(lambda: self._typed.start())
        self.field.entered.connect(self._entered)
        self.field.left.connect(self.left)
        for button in (self.word, self.regex):
            button.toggled.connect(lambda _on: self.tell())
        for combo in (self.side, self.comments, self.by):
            combo.currentIndexChanged.connect(lambda _row: self.tell())
        for spin in (self.least, self.most):
            spin.value_changed.connect(lambda _value: self._typed.start())
        for choice in (self.status, self.kind):
            choice.changed.connect(self.tell)

    def _toggle(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setToolTip(plain_tip(tip))
        button.setAccessibleName(tip)
        return button

    @property
    def query(self) -> Query:
        """What the controls say."""
        side = self.side.currentData()  # a plain string: Qt does not keep a StrEnum as it was
        kinds: set[str] = set()
        for kind in self.kind.chosen():
            kinds |= kind or set()
        least, most = self.least.value(), self.most.value()
        return Query(
            text=self.field.text().strip(),
            side=Side(side) if side else None,
            regex=self.regex.isChecked(),
            whole_word=self.word.isChecked(),
            statuses=frozenset(Status(status) for status in self.status.chosen()),
            kinds=frozenset(kinds),
            crossing=True if self.crossing.isChecked() else None,
            confidence=None if (least, most) == (0, 100) else (least / 100, most / 100),
            commented=self.comments.currentData(),
            by=self.by.currentData(),
        )

    def description(self) -> str:
        """What the controls say, in words, for a person who does not see them."""
        text = self.field.text().strip()
        parts = [f"“{isolated(text)}”"] if text else []
        if text and self.side.currentIndex() > 0:
            parts.append(self.side.currentText())
        parts += [*self.status.words(), *self.kind.words()]
        least, most = self.least.value(), self.most.value()
        if (least, most) != (0, 100):
            parts.append(
                self.tr("confidence {least} to {most}").format(least=percentage(least), most=percentage(most))
            )
        for combo in (self.comments, self.by):
            if combo.currentIndex() > 0:
                parts.append(combo.currentText())
        return listed(parts)

    def tell(self) -> None:
        """Say at once what the controls ask for, if it is something else than before."""
        self._typed.stop()
        query = self.query
        if query != self._last:
            self._last = query
            self.changed.emit(query)

    def look_for(self, text: str) -> None:
        """Look for a text, whatever else is asked for."""
        self.field.setText(text)
        self.tell()

    def reset(self) -> None:
        """Ask for nothing."""
        controls = (
            self.field,
            self.word,
            self.regex,
            self.side,
            self.least,
            self.most,
            self.comments,
            self.by,
        )
        blockers = [QSignalBlocker(control) for control in controls]
        self.field.clear()
        self.word.setChecked(False)
        self.regex.setChecked(False)
        for combo in (self.side, self.comments, self.by):
            combo.setCurrentIndex(0)
        self.least.setValue(0)
        self.most.setValue(100)
        for choice in (self.status, self.kind):
            choice.reset()
        del blockers
        self.tell()
        self.field.setFocus()

    def offer_people(self, names: Iterable[str]) -> None:
        """Let these people be chosen."""
        chosen = self.by.currentData()
        blocker = QSignalBlocker(self.by)
        self.by.clear()
        self.by.addItem(self.tr("By anyone"), None)
        for name in distinct_people(names):
            self.by.addItem(person_name(name), name)
        self.by.setCurrentIndex(max(0, self.by.findData(chosen)))
        del blocker

    def _entered(self, forward: bool) -> None:
        self.tell()
        self.entered.emit(forward)


class _Percent(QLineEdit):
    """A whole percentage; Up and Down step it. A styled spin box does not draw its text in its place.

    Signals:
        value_changed: the number.
    """

    value_changed = Signal(int)

    def __init__(self, value: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._default = self._value = value
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(5)
        # A line edit would take all the room of its line, and pull the range apart.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(percentage(100)) + 26)
        self.setToolTip(self.tr("Narrowing this range excludes pairs without a confidence"))
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._show)
        self._show()

    def value(self) -> int:
        return self._value

    def setValue(self, value: int) -> None:
        value = min(max(value, 0), 100)
        changed, self._value = value != self._value, value
        self._show()
        if changed:
            self.value_changed.emit(value)

    def _typed(self, text: str) -> None:
        digits = "".join(
            letter for letter in fold(text) if letter.isdecimal()
        )  # Arabic digits are digits too
        value = min(int(digits), 100) if digits else self._default
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)

    def _show(self) -> None:
        self.setText(digits_in_order(percentage(self._value)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 5, Qt.Key.Key_Down: -5}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.setValue(self._value + step)


class _Choice(QToolButton):
    """A button with a menu of boxes to tick; it says what is ticked.

    Signals:
        changed: something was ticked or not any more.
    """

    changed = Signal()

    def __init__(self, none: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._none, self._name = none, name
        self._values: list[tuple[QAction, Any]] = []
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setMenu(QMenu(self))
        self.setToolTip(plain_tip(name))
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._tell()

    def add(self, text: str, value: Any) -> QAction:
        action = self.menu().addAction(text)
        action.setCheckable(True)
        action.toggled.connect(self._toggled)
        self._values.append((action, value))
        return action

    def words(self) -> list[str]:
        """The texts of what is ticked."""
        return [action.text() for action, _ in self._values if action.isChecked()]

    def chosen(self) -> list[Any]:
        return [value for action, value in self._values if action.isChecked()]

    def reset(self) -> None:
        for action, _ in self._values:
            blocker = QSignalBlocker(action)
            action.setChecked(False)
            del blocker
        self._tell()

    def _toggled(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        ticked = self.words()
        text = listed(ticked) if ticked else self._none
        self.setText(f"{text}  ▾")  # said in the text: the arrow that Qt draws stands in a corner
        self.setAccessibleName(f"{self._name}: {text}")
