"""The comments on a pair, and a field to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from ui.i18n.bidi import in_order
from ui.i18n.dates import local_time
from ui.i18n.people import person_name
from ui.i18n.review_words import reason_words
from ui.services.project_commands import AddComment
from ui.widgets.cards import Section, isolated, label
from ui.widgets.text.plain_tip import plain_tip

if TYPE_CHECKING:
    from db import Comment
    from ui.session.session import ProjectSession


class CommentNote(QPlainTextEdit):
    """A few lines of plain text; Ctrl+Enter sends them.

    Signals:
        sent: the person is done.
    """

    sent = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 18)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)


class CommentThread(Section):
    """The comments of one pair and the box to add one."""

    def __init__(self, session: ProjectSession, parent: QWidget) -> None:
        super().__init__("", parent)
        self._heading.setText(self.tr("Comments"))
        self._session = session
        self._bead: int | None = None
        self._drafts: dict[int, str] = {}
        self.box = CommentNote(self)
        self.box.setPlaceholderText(self.tr("Comment on this pair"))
        self.box.setAccessibleName(self.tr("New comment"))
        self.box.textChanged.connect(self._typed)
        self.box.sent.connect(self.send)
        self.button = QPushButton(self.tr("Comment"), self)
        key = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        self.button.setToolTip(plain_tip(self.tr("Add the comment ({key})").format(key=key)))
        self.button.clicked.connect(self.send)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.button)
        self.add(self.box)
        self.add(line)
        self.show_comments(None, [])

    def show_comments(self, bead: int | None, comments: list[Comment]) -> None:
        """Show what was said about a pair. What was being written about another one is kept."""
        if bead != self._bead:
            self._bead = bead
            self.box.setPlainText(self._drafts.get(bead, "") if bead is not None else "")
        self.box.setEnabled(bead is not None)
        parts: list[QWidget] = []
        for comment in comments:
            head = in_order(f"{isolated(person_name(comment.who, comment.role))} · {local_time(comment.at)}")
            kind = {
                "reason": self.tr("returned"),
                "propose": self.tr("proposes"),
                "refuse": self.tr("refuses"),
            }.get(comment.kind)
            parts.append(label(f"{head} · {kind}" if kind else head, "muted", self))
            if comment.stretch is not None and comment.side is not None:
                whole = self._session.project.text(comment.side)
                words = " ".join(whole[comment.stretch.start : comment.stretch.end].split())
                quoted = label(self.tr("“{words}”").format(words=isolated(words)), "muted", self)
                quoted.setObjectName("comment-words")
                parts.append(quoted)
            said = reason_words(comment.text) if comment.kind == "reason" else comment.text
            parts.append(label(said, "text", self))
        if not parts:
            nothing = QLabel(self.tr("No comments yet."), self)
            nothing.setProperty("role", "muted")
            parts.append(nothing)
        self.fill(parts)

    def send(self) -> None:
        """Add what is written as a comment."""
        bead, text, person = self._bead, self.box.toPlainText().strip(), self._session.person
        if bead is None or not text:
            return
        self._session.run(AddComment(bead, text, by=person))
        self.box.clear()

    def _typed(self) -> None:
        text = self.box.toPlainText()
        self.button.setEnabled(bool(text.strip()))
        if self._bead is not None:
            if text:
                self._drafts[self._bead] = text
            else:
                self._drafts.pop(self._bead, None)
