"""The beginning of a text as it would be cut, each segment numbered, Arabic set as Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from aligner.text.scripts import is_right_to_left
from ui.design import ARABIC, colours

if TYPE_CHECKING:
    from collections.abc import Sequence


class SegmentPreview(QTextEdit):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Segment preview"))
        self.setPlaceholderText(self.tr("The first segments appear here."))
        self.document().setDocumentMargin(8)

    def show_segments(self, segments: Sequence[str], language: str, *, more: bool) -> None:
        """Show the segments; ``more`` says that others follow."""
        rtl = is_right_to_left(language)
        body = QTextCharFormat()
        font = QFont(self.font())
        if rtl:
            font.setFamilies([ARABIC])
            font.setPointSizeF(self.font().pointSizeF() * 1.5)
        body.setFont(font)
        number = QTextCharFormat()
        number.setFont(self.font())
        number.setForeground(QColor(colours().muted))
        block = QTextBlockFormat()
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        # Qt mirrors AlignLeft in right-to-left blocks: "left" is where the line begins.
        block.setAlignment(Qt.AlignmentFlag.AlignLeft)
        block.setBottomMargin(7)
        self.clear()
        cursor = QTextCursor(self.document())
        for at, text in enumerate(segments):
            if at:
                cursor.insertBlock(block)
            else:
                cursor.setBlockFormat(block)
            cursor.insertText(f"{self.locale().toString(at + 1)}\u2002", number)
            cursor.insertText(text, body)
        if more:
            cursor.insertBlock(block)
            cursor.insertText("…", number)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
