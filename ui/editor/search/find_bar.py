"""The bars under the table: find, and go to a number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from aligner.bitext import Side
from aligner.text.normalize import fold
from ui.design import icon
from ui.editor.search.search_hits import Needle
from ui.widgets.text.plain_label import PlainLabel
from ui.widgets.text.plain_tip import plain_tip

TYPED_MS = 150


class BarField(QLineEdit):
    """A field that keeps letters, Enter and Esc to itself.

    Signals:
        entered: Enter (True) or Shift+Enter (False).
        left: Esc.
    """

    entered = Signal(bool)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            )
            function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
            if plain and not function:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Bar(QFrame):
    """A bar that is hidden until it is opened."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.field = BarField(self)
        self.field.setClearButtonEnabled(True)
        self.field.left.connect(self.leave)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 6, 10, 6)
        self._row.setSpacing(8)
        self.hide()

    def open(self) -> None:
        """Show the bar and put the caret into it."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def leave(self) -> None:
        self.hide()
        self.closed.emit()


class FindBar(_Bar):
    """Asks for what to find; vowel marks, tatweel and the forms of alef, ya and ta marbuta do not matter.

    Signals:
        searched: another needle (empty when there is nothing to look for).
        stepped: go to the next (True) or previous (False) hit.
    """

    searched = Signal(object)
    stepped = Signal(bool)

    def __init__(self, names: dict[Side, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("find-bar")
        self.field.setObjectName("find-field")
        self.field.setPlaceholderText(
            self.tr("Find in both texts; vowel marks and spelling variants are ignored")
        )
        self.field.setAccessibleName(self.tr("Find"))
        self.side = QComboBox(self)
        self.side.setAccessibleName(self.tr("Search in"))
        self.side.addItem(self.tr("Both texts"), None)
        for side in Side:
            self.side.addItem(names[side], side)
        self.count = PlainLabel(self)
        self.count.setProperty("role", "muted")
        self.count.setMinimumWidth(96)
        self.previous = self._button(self.tr("Previous match"), "up")
        self.next = self._button(self.tr("Next match"), "down")
        self.close_button = self._button(self.tr("Close (Esc)"), "close")
        for widget in (self.field, self.side, self.count, self.previous, self.next, self.close_button):
            self._row.addWidget(widget, 1 if widget is self.field else 0)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(self._search)
        self._last = Needle("")
        self.field.textChanged.connect(lambda: self._typed.start())
        self.field.entered.connect(self._entered)
        self.side.currentIndexChanged.connect(lambda: self._search())
        self.previous.clicked.connect(lambda: self.stepped.emit(False))
        self.next.clicked.connect(lambda: self.stepped.emit(True))
        self.close_button.clicked.connect(self.leave)

    def show_keys(self, previous: str, following: str) -> None:
        """Show the keys of the commands in the tooltips of the buttons."""
        for button, key in ((self.previous, previous), (self.next, following)):
            name = button.accessibleName()
            button.setToolTip(plain_tip(f"{name} ({key})" if key else name))

    def _button(self, text: str, picture: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(picture))
        button.setToolTip(plain_tip(text))
        button.setAccessibleName(text)
        return button

    @property
    def needle(self) -> Needle:
        side = self.side.currentData()  # a plain string: Qt does not keep a StrEnum as it was
        return Needle.of(self.field.text(), Side(side) if side else None)

    def _search(self) -> None:
        self._typed.stop()
        if self.needle != self._last:
            self._last = self.needle
            self.searched.emit(self._last)

    def _entered(self, forward: bool) -> None:
        if self.needle != self._last:
            self._search()  # and go to the first hit when it is there
        else:
            self.stepped.emit(forward)

    def open(self) -> None:
        super().open()
        self._last = Needle("")
        self._search()

    def show_again(self, text: str, side: Side | None) -> None:
        """Show the bar with an earlier search, without taking the focus or searching."""
        blocker = QSignalBlocker(self.side)
        self.side.setCurrentIndex(max(0, self.side.findData(side)))
        del blocker
        self.field.setText(text)
        self._typed.stop()
        self._last = self.needle
        self.show()

    def leave(self) -> None:
        self._typed.stop()
        self._last = Needle("")
        self.searched.emit(self._last)
        super().leave()

    def show_count(self, found: int, here: int | None) -> None:
        """Show the number of matching pairs, and which of them is the current one (from 1)."""
        locale = QLocale()
        if not self._last:
            text = ""
        elif not found:
            text = self.tr("No matches")
        elif here is None:
            text = self.tr("Pairs: {found}").format(found=locale.toString(found))
        else:
            text = self.tr("{here} of {found}").format(
                here=locale.toString(here), found=locale.toString(found)
            )
        self.count.setText(text)
        for button in (self.previous, self.next):
            button.setEnabled(found > 0)

    def show_searching(self) -> None:
        self.count.setText(self.tr("Searching…"))


class GoToBar(_Bar):
    """Asks for the number of a pair.

    Signals:
        chosen: the number.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("go-to-bar")
        self._last = 0
        label = QLabel(self.tr("Go to &number"), self)
        label.setBuddy(self.field)
        self.field.setObjectName("go-to-field")
        self.field.setAccessibleName(self.tr("Number of the pair"))
        self.field.setMaximumWidth(160)
        self.hint = PlainLabel(self)
        self.hint.setProperty("role", "muted")
        for widget in (label, self.field, self.hint):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self.field.entered.connect(self._entered)

    def ask(self, last: int, here: int) -> None:
        """Open the bar for numbers from 1 to ``last``."""
        self._last = last
        self.field.setText(str(here))
        self.hint.setText(self.tr("1 to {last}").format(last=QLocale().toString(last)))
        self.open()

    def _entered(self, _forward: bool) -> None:
        digits = fold(self.field.text()).strip()  # Arabic digits are digits too
        if digits.isdecimal() and 1 <= int(digits) <= self._last:
            number = int(digits)
            self.leave()
            self.chosen.emit(number)
        else:
            self.field.selectAll()
