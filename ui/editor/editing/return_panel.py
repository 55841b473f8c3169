"""The panel under the texts in which a reviewer says why a pair is returned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aligner.review_categories import (
    ALIGNMENT_KEYS,
    SEVERITY_KEYS,
    TRANSLATION_KEYS,
    Category,
    ErrorSeverity,
    Reason,
)
from ui.commands.keys.physical_keys import key_combination
from ui.design import emphasise, style_as_primary
from ui.editor.editing.inline_editor import CellEditor
from ui.i18n.review_words import category_name, severity_name
from ui.widgets.guide_key import asks_for_guide
from ui.widgets.text.plain_label import PlainLabel, button_text
from ui.widgets.text.plain_tip import plain_tip
from ui.widgets.text.text_reader import reading_font

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from aligner.review_categories import CategoryModel

LINES = 2
_GAP = 6


@dataclass(frozen=True, slots=True)
class Returned:
    """What the reviewer said.

    Attributes:
        reason: category, severity and words, as it is kept.
        wording: how the text should read; None where nothing is proposed.
    """

    reason: str
    wording: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """The text for which another wording may be proposed."""

    text: str
    right_to_left: bool


class ReturnPanel(QFrame):
    """Asks for category, severity, a note and perhaps another wording.

    One key chooses a category or a severity: digits for the alignment, the row of Q for the translation, the
    row of A for the severity. Enter returns the pair. Without a category a note is needed.

    Signals:
        closed: accepted or dropped; the focus may go back.
        opened: the panel is shown and what is above it has become smaller.
    """

    closed = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self.opened)
        self.setObjectName("return-panel")
        self.setProperty("bar", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._then: Callable[[Returned], object] | None = None
        self._now = ""
        self.heading = PlainLabel(self)
        emphasise(self.heading)
        self.hint = PlainLabel(self)
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.alignment = _Choice(self.tr("Alignment"), ALIGNMENT_KEYS, self)
        self.translation = _Choice(self.tr("Translation"), TRANSLATION_KEYS, self)
        self.severity = _Choice(self.tr("Severity"), SEVERITY_KEYS, self)
        self.severity.offer([(one.value, severity_name(one)) for one in ErrorSeverity])
        self._choices = (self.alignment, self.translation, self.severity)
        self.note = CellEditor("", self.font(), right_to_left=False, parent=self)
        self.wording: CellEditor = CellEditor("", self.font(), right_to_left=False, parent=self)
        self.note_label = QLabel(self.tr("Note"), self)
        self.wording_label = QLabel(self.tr("Proposed wording (optional)"), self)
        self.say = QPushButton(self.tr("Return"), self)
        style_as_primary(self.say)
        self.say.clicked.connect(self._said)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(self.leave)
        for choice in self._choices:
            choice.chosen.connect(lambda choice=choice: self._chosen(choice))
        self._fields = QGridLayout()
        self._lay_out()
        self._prepare(self.note)
        self.hide()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addWidget(self.hint, 1)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        rows = QGridLayout()
        rows.setHorizontalSpacing(10)
        rows.setVerticalSpacing(_GAP)
        for row, choice in enumerate(self._choices):
            choice.label.setContentsMargins(0, 8, 0, 0)  # its text on the line of the first chips
            rows.addWidget(choice.label, row, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(choice, row, 1)
        rows.setColumnStretch(1, 1)
        self._fields.setHorizontalSpacing(10)
        self._fields.setVerticalSpacing(2)
        self._fields.addWidget(self.note_label, 0, 0)
        self._fields.addWidget(self.wording_label, 0, 1)
        self._fields.addWidget(self.note, 1, 0, Qt.AlignmentFlag.AlignTop)
        self._fields.addWidget(self.wording, 1, 1, Qt.AlignmentFlag.AlignTop)
        self._fields.setColumnStretch(0, 1)
        self._fields.setColumnStretch(1, 1)
        buttons = QVBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.say)
        buttons.addWidget(self.cancel)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addLayout(self._fields, 1)
        below.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(_GAP)
        column.addLayout(top)
        column.addLayout(rows)
        column.addLayout(below)

    def ask(
        self,
        heading: str,
        model: CategoryModel,
        then: Callable[[Returned], object],
        wording: Wording | None = None,
    ) -> None:
        """Open the panel with nothing chosen.

        Args:
            then: called with what was said.
            wording: the text that another wording may be proposed for; None for none.
        """
        self._then = then
        self.heading.setText(heading)
        self.alignment.offer([(one, category_name(one)) for one in model.alignment])
        self.translation.offer([(one, category_name(one)) for one in model.translation])
        self.severity.choose(None)
        self.note.setPlainText("")
        self._offer_wording(wording)
        self._order()
        self._check()
        self.show()
        self._settled.start()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close the panel and drop what it holds."""
        self._then = None
        self.hide()
        self.closed.emit()

    def _offer_wording(self, wording: Wording | None) -> None:
        self._now = "" if wording is None else wording.text
        rtl = wording is not None and wording.right_to_left
        old = self.wording
        self.wording = CellEditor(self._now, reading_font(right_to_left=rtl), right_to_left=rtl, parent=self)
        self._fields.replaceWidget(old, self.wording)
        old.hide()
        old.deleteLater()
        self._prepare(self.wording)
        for widget in (self.wording, self.wording_label):
            widget.setVisible(wording is not None)

    def _prepare(self, editor: CellEditor) -> None:
        if editor is self.note:  # in any language
            option = QTextOption(Qt.AlignmentFlag.AlignLeading)
            option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            editor.document().setDefaultTextOption(option)
        editor.setFrameShape(QFrame.Shape.StyledPanel)
        editor.setAccessibleName((self.note_label if editor is self.note else self.wording_label).text())
        editor.setFixedHeight(editor.fontMetrics().lineSpacing() * LINES + 14)
        editor.kept.connect(self._said)
        editor.dropped.connect(self.leave)
        editor.textChanged.connect(self._check)
        editor.installEventFilter(self)

    def _order(self) -> None:
        before: QWidget = self
        chips = [chip for choice in self._choices for chip in choice.chips]
        for widget in (*chips, self.note, self.wording, self.say, self.cancel):
            QWidget.setTabOrder(before, widget)
            before = widget

    # What was chosen

    def reason(self) -> Reason | None:
        """What would be said now; None while it is not enough."""
        category = self.alignment.value or self.translation.value
        note = self.note.text().strip()
        if category is None:
            return Reason(Category.OTHER, self._severity(), note) if note else None
        return Reason(category, self._severity(), note)

    def _severity(self) -> ErrorSeverity | None:
        return ErrorSeverity(self.severity.value) if self.severity.value is not None else None

    def _chosen(self, choice: _Choice) -> None:
        if choice is self.alignment and choice.value is not None:
            self.translation.choose(None)
        elif choice is self.translation and choice.value is not None:
            self.alignment.choose(None)
        self._check()

    def _check(self) -> None:
        ready = self.reason() is not None
        self.say.setEnabled(ready)
        self.hint.setText(
            self.tr("Enter to return, Tab for a note, Esc to cancel")
            if ready
            else self.tr("Press the key of a category, then that of a severity")
        )

    def _said(self) -> None:
        reason, then = self.reason(), self._then
        if reason is None or then is None:
            self.note.setFocus()
            return
        wording = self.wording.text().strip() if self.wording.isVisibleTo(self) else ""
        proposed = wording if wording and wording != self._now.strip() else None
        free = reason.category == Category.OTHER and reason.severity is None
        self.leave()
        then(Returned(reason.text if free else str(reason), proposed))

    # Keys

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            and not asks_for_guide(event)
        ):
            event.accept()  # its keys are no commands
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and watched in (self.note, self.wording)
            and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
            and self._take(key_combination(event).key())
        ):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = key_combination(event)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif pressed in (
            QKeyCombination(Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Return),
            QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return),
        ):
            self._said()
        elif pressed.keyboardModifiers() != Qt.KeyboardModifier.NoModifier or not self._take(pressed.key()):
            super().keyPressEvent(event)

    def _take(self, key: Qt.Key) -> bool:
        """Choose what a key stands for → whether it stands for something."""
        return any(choice.take(key) for choice in self._choices)


class _Choice(QWidget):
    """A row of values of which one may be chosen, each with its key.

    Signals:
        chosen: another value, or none.
    """

    chosen = Signal()

    def __init__(self, name: str, keys: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = PlainLabel(name, parent)
        self.label.setProperty("role", "muted")
        self._keys = keys
        self.chips: list[_Chip] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.setMinimumWidth(60)

    @property
    def value(self) -> str | None:
        return next((chip.value for chip in self.chips if chip.isChecked()), None)

    def offer(self, values: Sequence[tuple[str, str]]) -> None:
        """Show these values, each with its name, and choose none."""
        for chip in self.chips:
            self._grid.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for key, (value, name) in zip(self._keys, values, strict=False):
            chip = _Chip(key, value, name, self)
            chip.clicked.connect(lambda on, chip=chip: self.choose(chip.value if on else None))
            self.chips.append(chip)
        for widget in (self, self.label):
            widget.setVisible(bool(self.chips))
        self._columns = 0
        self._place()

    def choose(self, value: str | None) -> None:
        """Choose a value, or none."""
        for chip in self.chips:
            chip.setChecked(chip.value == value)
        self.chosen.emit()

    def take(self, key: Qt.Key) -> bool:
        """Choose the value of a key, or none if it is chosen already → whether the key is one of these."""
        for chip, letter in zip(self.chips, self._keys, strict=False):
            if key == Qt.Key(ord(letter)):
                self.choose(None if chip.isChecked() else chip.value)
                return True
        return False

    def _place(self) -> None:
        """Put the chips into as many columns as there is room for."""
        if not self.chips:
            return
        widest = max(chip.wanted_width for chip in self.chips)
        columns = max(1, min(len(self.chips), (self.width() + _GAP) // (widest + _GAP)))
        if columns < len(self.chips):  # rows of about the same length
            columns = -(-len(self.chips) // -(-len(self.chips) // columns))
        if columns == self._columns:
            return
        self._columns = columns
        for number, chip in enumerate(self.chips):
            self._grid.addWidget(chip, number // columns, number % columns)
            chip.show()
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


class _Chip(QPushButton):
    """A value with its key."""

    def __init__(self, key: str, value: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = value
        self.setCheckable(True)
        self.setAutoDefault(False)
        self._whole = f"{key}  {name}"
        self.setText(button_text(self._whole))
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(self.tr("{name} (key {key})").format(name=name, key=key)))
        self.wanted_width = self.sizeHint().width()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = max(20, self.width() - 24)
        self.setText(
            button_text(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # Enter returns the pair, wherever the focus is
        else:
            super().keyPressEvent(event)
