"""Spelling in the editor of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QContextMenuEvent, QTextCursor

from aligner.spelling.words import checked_words
from ui.editor.spelling.entries import spelling_menu

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QMenu, QTextEdit

    from aligner.bitext import Side
    from ui.editor.editing.tag_guard import EditorHighlighter
    from ui.session.project_spelling import ProjectSpelling


class EditorSpelling(QObject):
    """Underlines words in an editor and offers suggestions in its context menu."""

    def __init__(
        self, editor: QTextEdit, highlighter: EditorHighlighter, spelling: ProjectSpelling, side: Side
    ) -> None:
        super().__init__(editor)
        self._editor, self._highlighter = editor, highlighter
        self._spelling, self._side = spelling, side
        highlighter.wrong = self._wrong
        spelling.changed.connect(highlighter.rehighlight)
        highlighter.rehighlight()

    def _wrong(self, line: str) -> Iterator[tuple[int, int]]:
        for start, end, word in checked_words(line):
            if self._spelling.is_known(self._side, word) is False:
                yield start, end

    def word_at(self, position: int) -> tuple[QTextCursor, str] | None:
        """The underlined word at a position of the document, and a cursor that selects it."""
        block = self._editor.document().findBlock(position)
        for start, end in self._wrong(block.text()):
            if start <= position - block.position() <= end:
                cursor = QTextCursor(self._editor.document())
                cursor.setPosition(block.position() + start)
                cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
                return cursor, cursor.selectedText()
        return None

    def add_to(self, menu: QMenu, event: QContextMenuEvent) -> None:
        """Put the suggestions for the word under the mouse, or at the caret, first in a menu."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        cursor = self._editor.textCursor() if by_key else self._editor.cursorForPosition(event.pos())
        found = self.word_at(cursor.position())
        if found is None:
            return
        chosen, word = found
        first = next(iter(menu.actions()), None)
        inner = spelling_menu(menu, self._spelling, self._side, word, chosen.insertText)
        if first is None:
            menu.addMenu(inner)
        else:
            menu.insertMenu(first, inner)
            menu.insertSeparator(first)
