"""Owns the main window and rebuilds it when the interface language changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.i18n.language import set_language
from ui.main_window.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.settings import Preferences


class WindowManager(QObject):
    """Makes the window, and replaces it when it asks for that.

    Texts, icons and layouts are made with the window, so another language needs another window. The project
    is opened again at the same place: place, panes and undo are in its file.
    """

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__(app)
        self._app, self._preferences = app, preferences
        self.window = self._make()

    def show_report(self, text: str) -> None:
        """Show the report of a bug in the present window."""
        self.window.show_report(text)

    def renew(self) -> None:
        """Replace the window by one in the chosen language."""
        old = self.window
        path = old.session.project.path if old.session is not None else None
        old.close_project()
        set_language(self._app, self._preferences.language, self._preferences.digits)
        new = self.window = self._make()
        new.setGeometry(old.geometry())
        new.setWindowState(old.windowState())
        new.show()
        new.activateWindow()
        old.close()
        old.deleteLater()
        if path is not None:
            new.open_project(path)

    def _make(self) -> MainWindow:
        window = MainWindow(self._preferences)
        window.renewal_asked.connect(self.renew)
        return window
