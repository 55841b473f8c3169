"""A menu that takes all keys while it is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMenu


class QuietMenu(QMenu):
    """No shortcut of the window behind it fires while the menu is open.

    Qt offers each key to the shortcuts of the active window first, and that is the window behind the menu.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)
