"""The main window: start page, desk, menus, messages and status line."""

from ui.window.main import MainWindow

__all__ = ["MainWindow"]
