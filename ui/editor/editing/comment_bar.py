"""The panel under the texts for a reason, a comment or another wording of a pair.

It does not cover the texts, which one reads while writing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
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

from ui.design import emphasise, style_as_primary
from ui.editor.editing.inline_editor import CellEditor
from ui.widgets.text.plain_label import PlainLabel, button_text
from ui.widgets.text.plain_tip import plain_tip
from ui.widgets.text.text_reader import reading_font

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

MOST = 6
ACROSS = 3
LINES = 3


class CommentBar(QFrame):
    """Asks for a text. Enter or Ctrl+Enter accepts it, Esc drops it, Alt+1 to Alt+6 choose a ready-made one.

    Signals:
        closed: accepted or dropped; the focus may go back.
        opened: the panel is shown and what is above it has become smaller.
    """

    closed = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settled = QTimer(self)  # once what is above has made room
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self.opened)
        self.setObjectName("say-panel")
        self.setProperty("bar", True)
        self._then: Callable[[str], object] | None = None
        self.heading = PlainLabel(self)
        emphasise(self.heading)
        self.hint = QLabel(self.tr("Enter to send, Shift+Enter for a new line, Esc to cancel"), self)
        self.hint.setProperty("role", "muted")
        self.say = QPushButton(self)
        style_as_primary(self.say)
        self.say.clicked.connect(self._said)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(self.leave)
        self.editor = CellEditor("", self.font(), right_to_left=False, parent=self)
        self._chips = QWidget(self)
        self._grid = QGridLayout(self._chips)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self.ready: list[_Chip] = []
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.hint)
        self._body = QHBoxLayout()
        self._body.setSpacing(10)
        buttons = QVBoxLayout()
        buttons.addWidget(self.say)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self._body.addWidget(self.editor, 1)
        self._body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(self._body)
        column.addWidget(self._chips)
        self.hide()

    def ask(
        self,
        heading: str,
        button: str,
        then: Callable[[str], object],
        *,
        text: str = "",
        right_to_left: bool | None = None,
        ready: Sequence[str] = (),
    ) -> None:
        """Open the panel.

        Args:
            then: called with the text, unless it is empty.
            text: the initial text.
            right_to_left: the direction of a wording; None for a text of any language.
            ready: texts to choose from.
        """
        self._then = then
        self.heading.setText(heading)
        self.say.setText(button)
        self._edit(text, heading, right_to_left)
        self._offer(ready)
        self.show()
        self._settled.start()
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close the panel and drop its text."""
        self._then = None
        self.hide()
        self.closed.emit()

    def _edit(self, text: str, name: str, right_to_left: bool | None) -> None:
        font = self.font() if right_to_left is None else reading_font(right_to_left=right_to_left)
        old, self.editor = self.editor, CellEditor(text, font, right_to_left=bool(right_to_left), parent=self)
        self._body.replaceWidget(old, self.editor)
        old.hide()
        old.deleteLater()
        if right_to_left is None:
            option = QTextOption(Qt.AlignmentFlag.AlignLeading)
            option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            self.editor.document().setDefaultTextOption(option)
        self.editor.setFrameShape(QFrame.Shape.StyledPanel)
        self.editor.setAccessibleName(name)
        self.editor.setFixedHeight(self.editor.fontMetrics().lineSpacing() * LINES + 18)
        self.editor.place_caret(len(text))
        self.editor.kept.connect(self._said)
        self.editor.dropped.connect(self.leave)
        self.editor.textChanged.connect(self._check)
        self.editor.installEventFilter(self)
        QWidget.setTabOrder(self.editor, self.say)
        QWidget.setTabOrder(self.say, self.cancel)
        self._check()

    def _offer(self, ready: Sequence[str]) -> None:
        for chip in self.ready:
            self._grid.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.ready = []
        before: QWidget = self.cancel
        for place, text in enumerate(ready[:MOST]):
            chip = _Chip(place + 1, text, self._chips)
            chip.clicked.connect(lambda _=False, text=text: self._take(text))
            self._grid.addWidget(chip, place // ACROSS, place % ACROSS)
            self.ready.append(chip)
            QWidget.setTabOrder(before, chip)
            before = chip
        for column in range(ACROSS):
            self._grid.setColumnStretch(column, 1)
        self._chips.setVisible(bool(self.ready))

    def _take(self, text: str) -> None:
        self.editor.setPlainText(text)
        self.editor.place_caret(len(text))
        self.editor.setFocus()

    def _check(self) -> None:
        self.say.setEnabled(bool(self.editor.text().strip()))

    def _said(self) -> None:
        text, then = self.editor.text().strip(), self._then
        if text and then is not None:
            self.leave()
            then(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self.editor:
            number = event.key() - Qt.Key.Key_1
            if event.modifiers() == Qt.KeyboardModifier.AltModifier and 0 <= number < len(self.ready):
                self.ready[number].click()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


class _Chip(QPushButton):
    """A ready-made text with its number; elided if there is no room, complete in its tooltip."""

    def __init__(self, number: int, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = f"{number}  {' '.join(text.split())}"
        self.setToolTip(plain_tip(self.tr("{text} (Alt+{number})").format(text=text, number=number)))
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)
        self._shorten()

    def _shorten(self) -> None:
        room = max(20, self.width() - 30)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(button_text(shown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()
