"""Labels and buttons whose text may come from a person or a file: shown as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def button_text(text: str) -> str:
    """What to give a button or a menu so that it shows this text, ampersands and all."""
    return text.replace("&", "&&")


class PlainLabel(QLabel):
    """A label of plain text, for every text that is not a literal of the program."""

    def __init__(self, text: str | QWidget | None = None, parent: QWidget | None = None) -> None:
        if isinstance(text, str):
            super().__init__(parent)
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(text)
        else:
            super().__init__(text if text is not None else parent)
            self.setTextFormat(Qt.TextFormat.PlainText)
