"""The main window: start page, desk, menus, messages and status line."""

from ui.main_window.main_window import MainWindow

__all__ = ["MainWindow"]
