"""Keeps tags of inline codes whole in an editor: the caret never stands in one, a key removes all of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QKeySequence,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)

from aligner.exchange.inline_tags import TAG
from ui.design.editor_colours import inks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent, QTextDocument
    from PySide6.QtWidgets import QTextEdit

_BACKSPACE = QKeySequence.StandardKey.Backspace
_REMOVING = (
    (QKeySequence.StandardKey.Delete, QTextCursor.MoveOperation.NextCharacter),
    (QKeySequence.StandardKey.DeleteEndOfWord, QTextCursor.MoveOperation.NextWord),
    (QKeySequence.StandardKey.DeleteStartOfWord, QTextCursor.MoveOperation.PreviousWord),
    (QKeySequence.StandardKey.DeleteEndOfLine, QTextCursor.MoveOperation.EndOfBlock),
    (_BACKSPACE, QTextCursor.MoveOperation.PreviousCharacter),
)


class EditorHighlighter(QSyntaxHighlighter):
    """Sets tags off from the text around them, and underlines words.

    Attributes:
        wrong: gives the words to underline in a line, as (start, end).
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.wrong: Callable[[str], Iterable[tuple[int, int]]] = lambda _line: ()

    def highlightBlock(self, text: str) -> None:
        line = QTextCharFormat()
        line.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        line.setUnderlineColor(inks().wrong)
        for start, end in self.wrong(_BEYOND.sub("  ", text)):
            self.setFormat(start, end - start, line)
        look = QTextCharFormat()
        look.setBackground(inks().tag)
        for start, end in tag_spans(_BEYOND.sub("  ", text)):
            self.setFormat(start, end - start, look)


class TagGuard(QObject):
    """Watches the caret and the keys of an editor."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._was = 0
        self.highlighter = EditorHighlighter(editor.document())
        editor.cursorPositionChanged.connect(self.settle)

    def settle(self) -> None:
        """Move the caret, and the other end of a selection, out of tags."""
        cursor = self._editor.textCursor()
        spans = self._spans()
        at, anchor = cursor.position(), cursor.anchor()
        new = _outside(at, spans, forward=at > self._was)
        new_anchor = new if at == anchor else _outside(anchor, spans, forward=anchor > at)
        self._was = new
        if (new, new_anchor) != (at, anchor):
            cursor.setPosition(new_anchor)
            cursor.setPosition(new, QTextCursor.MoveMode.KeepAnchor)
            self._editor.setTextCursor(cursor)

    def removes(self, event: QKeyEvent) -> bool:
        """Carry out a key that removes text, if a tag is concerned."""
        cursor = self._editor.textCursor()
        spans = self._spans()
        if not spans or cursor.hasSelection():
            return False  # a selection holds whole tags only
        for key, move in _REMOVING:
            # Backspace is a standard key of macOS only.
            if not event.matches(key) and not (key is _BACKSPACE and event.key() == Qt.Key.Key_Backspace):
                continue
            cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            touched = [span for span in spans if span[0] < end and start < span[1]]
            if not touched:
                return False
            cursor.setPosition(min(start, touched[0][0]))
            cursor.setPosition(max(end, touched[-1][1]), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            return True
        return False

    def _spans(self) -> list[tuple[int, int]]:
        # Qt counts characters beyond the first plane twice.
        return tag_spans(_BEYOND.sub("  ", self._editor.document().toRawText()))


def tag_spans(text: str) -> list[tuple[int, int]]:
    """Where tags are in a text."""
    return [match.span() for match in TAG.finditer(text)] if "\u27e6" in text else []


_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def _outside(at: int, spans: list[tuple[int, int]], *, forward: bool) -> int:
    return next(((end if forward else start) for start, end in spans if start < at < end), at)
