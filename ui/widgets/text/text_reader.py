"""A read-only view of a text in its own direction and font, with highlighted stretches."""

from __future__ import annotations

from difflib import SequenceMatcher
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from ui.design import ARABIC, colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

Span = tuple[int, int]

ARABIC_SCALE = 1.45
FIELD_SCALE = 1.2
TALLEST = 220


def reading_font(*, right_to_left: bool) -> QFont:
    """The face in which a side is read outside the table."""
    font = QFont(QApplication.font())
    if right_to_left:
        font.setFamilies([ARABIC, *font.families()])
        font.setPointSizeF(font.pointSizeF() * ARABIC_SCALE)
    return font


def field_font() -> QFont:
    """The face of a field for a few words of either language: Arabic needs the size."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * FIELD_SCALE)
    return font


class ReadOnlyText(QTextEdit):
    """A text that can be read, selected and copied. As high as its text, up to a limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._marks: Sequence[Span] = ()
        self._ink = "warning_ground"
        self.document().setDocumentMargin(6)

    def show_text(
        self, text: str, *, right_to_left: bool, marks: Sequence[Span] = (), ink: str = "warning_ground"
    ) -> None:
        """Show a text with stretches (start, end) marked by a ground and an underline."""
        self.setFont(reading_font(right_to_left=right_to_left))
        # Leading, as the text itself runs: Qt turns "right" round in a text that runs from the right.
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.setPlainText(text)
        self._marks, self._ink = marks, ink
        self._mark()
        if self.isVisible():  # before that its width is not known
            self._fit()

    def _mark(self) -> None:
        made = QTextCharFormat()
        made.setBackground(QColor(getattr(colours(), self._ink)))
        made.setFontUnderline(True)
        selections = []
        for start, end in self._marks:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(start, self.document().characterCount() - 1))
            cursor.setPosition(
                min(end, self.document().characterCount() - 1), QTextCursor.MoveMode.KeepAnchor
            )
            selection.cursor = cursor
            selection.format = made
            selections.append(selection)
        self.setExtraSelections(selections)

    def _fit(self) -> None:
        around = self.height() - self.viewport().height()
        self.document().setTextWidth(self.viewport().width())
        height = ceil(self.document().size().height()) + around
        tall = height > TALLEST
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if tall else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(TALLEST if tall else height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._mark()


def differences(one: str, other: str) -> tuple[list[Span], list[Span]]:
    """Where two texts differ, in whole words: stretches of the one, stretches of the other."""
    first, second = _words(one), _words(other)
    matcher = SequenceMatcher(None, [one[a:b] for a, b in first], [other[a:b] for a, b in second], False)
    mine: list[Span] = []
    theirs: list[Span] = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            if a < b:
                mine.append((first[a][0], first[b - 1][1]))
            if c < d:
                theirs.append((second[c][0], second[d - 1][1]))
    return mine, theirs


def _words(text: str) -> list[Span]:
    words: list[Span] = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        words.append((at, at + len(word)))
        at += len(word)
    return words
