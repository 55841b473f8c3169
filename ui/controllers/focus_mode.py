"""Focus mode: the whole screen for the texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ui.widgets.message_bar import Tone

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget

    from ui.controllers.shell import Shell

FOCUS = "focus mode"
"""Subject of the message on how to leave it."""


@dataclass(frozen=True, slots=True)
class _Before:
    """How the window looked before focus mode."""

    hidden: list[QWidget]
    size: QSize
    docks: list[str]


class FocusMode(QObject):
    """Hides everything but the texts, and shows it again."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window
        self._before: _Before | None = None

    @property
    def is_on(self) -> bool:
        return self._before is not None

    def toggle(self) -> None:
        """Enter focus mode, or leave it."""
        if self._before is None:
            self._enter()
        else:
            self.leave()

    def leave(self) -> None:
        """Show what focus mode hid; does nothing outside it."""
        window, before, self._before = self._window, self._before, None
        if before is None:
            return
        window.messages.end(FOCUS)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
        if not window.isMaximized():
            window.resize(before.size)  # not every window system restores the size
        for widget in before.hidden:
            widget.show()
        if window.docks is not None:
            window.docks.set_shown(before.docks)
        if window.page is not None:
            window.page.set_bare(False)

    def _enter(self) -> None:
        window = self._window
        frame: tuple[QWidget, ...] = (window.menuBar(), window.toolbar, window.statusBar())
        hidden = [widget for widget in frame if widget.isVisible()]
        docks = window.docks.shown() if window.docks is not None else []
        self._before = _Before(hidden, window.size(), docks)
        for widget in hidden:
            widget.hide()
        if window.docks is not None:
            window.docks.set_shown([])
        if window.page is not None:
            window.page.set_bare(True)
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        key = window.commands.key_of("view.focus_mode")
        back = self.tr("{key} brings everything back.").format(key=key)
        window.messages.show_message(Tone.DONE, back, subject=FOCUS)
