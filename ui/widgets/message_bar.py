"""The message bar of the window: one sentence on a failure or success. It never blocks the work."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.design import icon
from ui.i18n.bidi import in_order
from ui.widgets.text.plain_label import PlainLabel

GOOD_NEWS_MS = 8_000


class Tone(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    DONE = "done"


WORK = "work"
"""Subject of messages about long work that was stopped, failed or is in the way; the next work ends them."""

OPENING = "opening"
"""Subject of messages about how a project was opened; the first change that a person makes ends them."""

_INK = {Tone.ERROR: "error", Tone.WARNING: "warning", Tone.DONE: "success"}


class MessageBar(QFrame):
    """Show one message at a time. An error stays until it is closed; a success disappears by itself."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message-bar")
        self._picture = PlainLabel(self)
        self._text = PlainLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(self)
        self._button.setProperty("flat", True)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the texts
        self._close = QToolButton(self)
        self._close.setIcon(icon("close"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        before, after = (10, 18) if self.isRightToLeft() else (18, 10)
        row.setContentsMargins(before, 8, after, 8)
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GOOD_NEWS_MS)
        self._timer.timeout.connect(self.clear)
        self._button.clicked.connect(self._act)
        self._action: object = None
        self._said = self._subject = ""
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, or nothing."""
        return "" if self.isHidden() else self._said

    def show_message(
        self,
        tone: Tone,
        text: str,
        button: str = "",
        action: object = None,
        *,
        stays: bool = False,
        subject: str = "",
    ) -> None:
        """Show a sentence.

        Args:
            subject: what it is about; :meth:`end` of that subject takes it away.
            stays: good news, too, waits until it is closed.
            button: what a button at its end says, or nothing for none.
            action: called without arguments when that button is pressed.
        """
        self.setProperty("tone", tone.value)
        self._picture.setPixmap(icon(tone.value, _INK[tone]).pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self._said, self._subject = text, subject
        self._text.setText(in_order(text))
        self.setAccessibleName(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._action = action
        for widget in (self, self._text, self._button):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.show()
        if tone is Tone.DONE and not stays:
            self._timer.start()
        else:
            self._timer.stop()

    def end(self, subject: str) -> None:
        """Take away a message about a subject: what it says is over."""
        if self._subject == subject and not self.isHidden():
            self.clear()

    def clear(self) -> None:
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def _act(self) -> None:
        action = self._action
        self.clear()
        if callable(action):
            action()
