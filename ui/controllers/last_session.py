"""From one session to the next: what was open, and what a session that crashed left behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.i18n.bidi import isolated
from ui.i18n.formatting import parted
from ui.i18n.localize import localize
from ui.i18n.people import person_name
from ui.session.crash_recovery import Broken, Marker, Saved
from ui.widgets.message_bar import OPENING, Tone

if TYPE_CHECKING:
    from ui.controllers.project_controller import ProjectController
    from ui.controllers.shell import Shell

OPEN = "session/open"


class LastSession(QObject):
    """Remembers what is open, and reports a session that ended without closing."""

    def __init__(self, window: Shell, projects: ProjectController) -> None:
        super().__init__(window)
        self._window = window
        self._projects = projects
        self._marker = Marker(window.preferences.state_folder)
        self._broken: list[Broken] = []
        projects.dismissed.connect(lambda: window.preferences.set_value(OPEN, ""))

    def began(self) -> None:
        """Note that a window is open, and which earlier sessions ended without closing."""
        self._broken = Marker.broken(self._window.preferences.state_folder)
        self._marker.set(None)

    def reopen(self) -> None:
        """Open again what was open when the program last ended."""
        preferences = self._window.preferences
        path = next((broken.project for broken in self._broken if broken.project is not None), None)
        if path is None:
            kept = preferences.value(OPEN, None)
            path = Path(kept) if isinstance(kept, str) and kept and preferences.reopen else None
        if path is not None and path.is_file():
            self._projects.open_project(path)
        elif self._broken:
            self._broken.clear()
            self._window.messages.show_message(
                Tone.WARNING,
                self.tr(
                    "The last session ended unexpectedly. Nothing was lost: every change is saved at once."
                ),
            )

    def project_opened(self) -> None:
        """Remember what is open, also if the window closes at once, and look what a broken session left."""
        session = self._window.session
        if session is None:
            return
        self._window.preferences.set_value(OPEN, str(session.project.path))
        QTimer.singleShot(0, self, self._look)  # reads; the pairs are shown first

    def _look(self) -> None:
        session = self._window.session
        if session is None:
            return
        project = session.project
        path = project.path
        self._marker.set(path, session.first_event)
        broken = next((one for one in self._broken if one.project == path), None)
        self._broken = [one for one in self._broken if one.project not in (path, None)]
        if broken is not None:
            since = broken.since
            self._window.opening.aside(lambda: Saved.read(project, since), self._report)

    def project_closed(self) -> None:
        """Note that no project is open."""
        self._marker.set(None)

    def ended(self) -> None:
        """Note that the window closes as it should."""
        self._marker.clear()

    def _report(self, saved: Saved) -> None:
        if saved.problems:
            self._window.messages.show_message(
                Tone.ERROR,
                self.tr(
                    "The last session ended unexpectedly, and the project file is damaged: {what}. "
                    "Save a copy before you continue."
                ).format(what=parted(map(localize, saved.problems))),
            )
            return
        said = [self.tr("The last session ended unexpectedly. Nothing was lost; the file is intact.")]
        if saved.last is not None:
            said.append(
                self.tr(
                    "Its %Ln step(s) are all here, the last of them: “{what}” ({who}).", "", saved.commands
                ).format(
                    what=localize(saved.last.summary).rstrip("."), who=isolated(person_name(saved.last.who))
                )
            )
        else:
            said.append(self.tr("It made no changes in this project."))
        self._window.messages.show_message(Tone.WARNING, " ".join(said), subject=OPENING)
