"""The editor in a cell, in the font and direction of the side."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit

from ui.editor.editing.tag_guard import TagGuard
from ui.editor.spelling.in_editor import EditorSpelling
from ui.widgets.guide_key import asks_for_guide

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QWidget

    from aligner.bitext import Side
    from ui.session.project_spelling import ProjectSpelling

_PARAGRAPH = "\u2029"


class CellEditor(QTextEdit):
    """Edits the text of one side, with the line pitch of the cell.

    Ctrl+Enter or loss of the focus keeps the text, Esc drops it.

    The caret moves visually: Left goes left, in right-to-left text too. Tags of inline codes stay whole.

    Signals:
        kept: the person is done.
        dropped: the person wants the text as it was.
    """

    kept = Signal()
    dropped = Signal()

    def __init__(
        self, text: str, font: QFont, pitch: float = 0.0, *, right_to_left: bool, parent: QWidget
    ) -> None:
        """Show ``text``; ``pitch`` is the distance of its lines in pixels, 0 for that of the font."""
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFont(font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(direction)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)  # where the text begins: Qt turns it round itself
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.document().setDefaultCursorMoveStyle(Qt.CursorMoveStyle.VisualMoveStyle)
        self.setPlainText(text)
        if pitch:
            self._set_lines_apart(pitch)
        self._tags = TagGuard(self)
        self._spelling: EditorSpelling | None = None
        self._original = self.text()
        self.setAccessibleName(self.tr("Correct the text"))

    def _set_lines_apart(self, pitch: float) -> None:
        lines = QTextBlockFormat()
        lines.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.mergeBlockFormat(lines)
        self.document().clearUndoRedoStacks()

    def text(self) -> str:
        """The text to the character (``toPlainText`` would turn no-break spaces into spaces)."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def wanted_height(self) -> int:
        """The height that the whole text needs at the present width, in pixels."""
        return ceil(self.document().size().height()) + self.height() - self.viewport().height()

    @property
    def is_changed(self) -> bool:
        return self.text() != self._original

    def place_caret(self, position: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def check_spelling(self, spelling: ProjectSpelling, side: Side) -> None:
        """Underline words that no dictionary knows, as they are typed."""
        self._spelling = EditorSpelling(self, self._tags.highlighter, spelling, side)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._spelling is not None:
            self._spelling.add_to(menu, event)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        # Every key is text or movement here; none is a command of the table.
        if event.type() is QEvent.Type.ShortcutOverride and not asks_for_guide(event):
            event.accept()
            return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._tags.settle()  # text may be dropped on a tag
        super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A typing error never needs a new line; Enter is taken as "done" as in any table.
            if control or not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.kept.emit()
        elif not self._tags.removes(event):
            super().keyPressEvent(event)
