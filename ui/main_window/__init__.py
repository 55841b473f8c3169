"""The main window: start page, project page, menus, panes and status bar."""

from ui.main_window.main_window import MainWindow

__all__ = ["MainWindow"]
