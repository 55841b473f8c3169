"""Aligning, realigning and stopping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.controllers.export_controller import ExportController
    from ui.controllers.shell import Shell


class AlignmentController(QObject):
    """The window's commands for aligning the open project."""

    def __init__(self, window: Shell, export: ExportController) -> None:
        super().__init__(window)
        self._window = window
        self._export = export

    def align(self) -> None:
        """Align everything that nobody has changed."""
        if self._window.session is not None:
            self._window.messages.clear()
            self._window.session.align()

    def realign_here(self) -> None:
        """Align the untouched pairs around the current one again."""
        session, page = self._window.session, self._window.page
        if session is not None and page is not None and page.current is not None:
            session.realign_around(page.current)

    def cancel(self) -> None:
        """Stop whatever is running: an alignment, a long command, an export, the opening of a project."""
        if self._window.session is not None:
            self._window.session.cancel()
        self._export.cancel()
        self._window.opening.cancel()

    def choose_encoder(self) -> None:
        """Ask for the encoder of the project."""
        from ui.preferences.project_encoder import ProjectEncoderDialog

        if self._window.session is not None:
            self._window.show_dialog(ProjectEncoderDialog(self._window.session, self._window))

    @property
    def is_idle(self) -> bool:
        """Whether an alignment could begin now."""
        return self._window.session is not None and not self._window.session.is_busy

    @property
    def has_place(self) -> bool:
        """Whether there is a current pair to align around."""
        return self._window.page is not None and self._window.page.current is not None

    @property
    def is_busy(self) -> bool:
        """Whether something is running that can be stopped."""
        session = self._window.session
        working = session is not None and (session.is_busy or session.is_writing_long)
        return working or self._export.is_busy or self._window.opening.under_way
