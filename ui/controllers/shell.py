"""The main window as its controllers know it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QDialog, QToolBar, QWidget

    from ui.commands.action_map import ActionMap
    from ui.editor import EditorView
    from ui.session.project_opener import ProjectOpener
    from ui.session.session import ProjectSession
    from ui.settings import Preferences
    from ui.widgets.message_bar import MessageBar


class StatusDisplay(Protocol):
    """Shows how far a long piece of work is."""

    def set_progress(self, done: float, what: str) -> None: ...
    def set_busy(self, busy: bool) -> None: ...


class ProjectPage(Protocol):
    """The central page of an open project."""

    @property
    def view(self) -> EditorView: ...
    @property
    def map(self) -> QWidget: ...
    @property
    def current(self) -> int | None: ...
    @property
    def shows_pairs(self) -> bool: ...
    def set_bare(self, bare: bool) -> None: ...
    def take_focus(self) -> None: ...


class PaneHost(Protocol):
    """The panes around the page."""

    def panes(self) -> list[QWidget]: ...
    def shown(self) -> list[str]: ...
    def set_shown(self, names: Sequence[str]) -> None: ...


class Shell(QMainWindow):
    """What controllers use of the window; :class:`ui.main_window.main_window.MainWindow` provides it."""

    preferences: Preferences
    messages: MessageBar
    commands: ActionMap
    opening: ProjectOpener
    toolbar: QToolBar

    @property
    def line(self) -> StatusDisplay:
        raise NotImplementedError

    @property
    def start(self) -> QWidget:
        """The start page, shown while no project is open."""
        raise NotImplementedError

    @property
    def session(self) -> ProjectSession | None:
        """The open project."""
        raise NotImplementedError

    @property
    def page(self) -> ProjectPage | None:
        """The page of the open project."""
        raise NotImplementedError

    @property
    def docks(self) -> PaneHost | None:
        """The panes of the open project."""
        raise NotImplementedError

    def entries(self) -> list[tuple[str, QAction]]:
        """Every action with the title of its menu."""
        raise NotImplementedError

    def show_dialog(self, dialog: QDialog) -> None:
        """Open a dialog over the window without stopping the event loop."""
        raise NotImplementedError

    def close_dialog(self) -> None:
        """Close the dialog that is open, if any."""
        raise NotImplementedError

    def close_project(self) -> None:
        """Close the project and show the start page; everything is saved already."""
        raise NotImplementedError

    def has_pairs(self) -> bool:
        """Whether a project is open that has pairs."""
        raise NotImplementedError
