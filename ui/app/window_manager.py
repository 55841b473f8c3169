"""The window that is shown, and the same once more when the person wants it in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.i18n.language import set_language
from ui.main_window.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.settings import Preferences


class WindowManager(QObject):
    """Makes the window and, on its wish, another in its place.

    Every text, icon and layout of a window is made when the window is; so a change of language makes a new
    one. The project is opened again where it was: place, panes and undo are in its file, not in the window.
    """

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__(app)
        self._app, self._preferences = app, preferences
        self.window = self._make()

    def show_report(self, text: str) -> None:
        """Tell of a bug of our own in the window there is."""
        self.window.show_report(text)

    def renew(self) -> None:
        """Put a window in the language chosen now in the place of the one that is shown."""
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
