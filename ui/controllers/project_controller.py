"""Makes, opens and closes projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aligner.permissions import NOBODY
from ui.services.project_files import PROJECT_SUFFIX, free_name

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.permissions import Person
    from db import Project
    from ui.controllers.shell import Shell


SAMPLE = ("tarikh-ar.txt", "tarikh-en.txt")


class ProjectController(QObject):
    """The window's commands for whole projects.

    Signals:
        dismissed: the person closed the project; it is not to be opened again at the next start.
    """

    dismissed = Signal()

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window

    def try_sample(self) -> None:
        """Make a project of the sample that comes with the program, and align it; ask nothing."""
        name = self.tr("Ibn Khaldun sample")
        folder = self._window.preferences.folder
        path = folder / f"{free_name(folder, name)}{PROJECT_SUFFIX}"
        by = self.by

        def make() -> Project:
            from ui.resources import RESOURCES
            from ui.services.imports.project_factory import make_project
            from ui.services.imports.side_import import SideRequest, read_side

            source, target = (read_side(SideRequest(RESOURCES / "sample" / file)) for file in SAMPLE)
            return make_project(path, name, source, target, (), by)

        self._window.opening.create(path, make)

    def ask_open(self) -> None:
        """Ask for a project file and open it."""
        from ui.widgets.file_chooser import ask_open

        kinds = self.tr("Muqabala projects (*.muqabala)")
        folder = self._window.preferences.folder
        ask_open(self._window, self.tr("Open a project"), folder, kinds, self.open_project)

    def open_project(self, path: Path) -> None:
        """Open a project file; the one open before is closed once that has succeeded."""
        self._window.opening.open(path)

    def dismiss(self) -> None:
        """Return to the start page, where the next session begins too."""
        self._window.close_project()
        self.dismissed.emit()

    def person_of(self, path: Path) -> Person:
        """Who works on the project of a file."""
        from ui.dialogs.project_identity import kept_person

        return kept_person(self._window.preferences, path) or self.by

    @property
    def by(self) -> Person:
        """Who makes projects: the person at work, or nobody yet."""
        return self._window.preferences.person or NOBODY
