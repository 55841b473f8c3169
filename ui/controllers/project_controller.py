"""Makes, opens and closes projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from aligner.permissions import Person
    from ui.controllers.shell import Shell
    from ui.dialogs.new_project.dialog import Plan


class ProjectController(QObject):
    """The window's commands for whole projects.

    Signals:
        dismissed: the person closed the project; it is not to be opened again at the next start.
    """

    dismissed = Signal()

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._window = window

    def new_project(self, files: Sequence[Path] = (), name: str = "") -> None:
        """Ask for two texts, then make a project of them and align it."""

        def ask() -> None:
            from ui.dialogs.new_project.dialog import NewProjectDialog

            window = self._window
            dialog = NewProjectDialog(window.preferences.folder, files, name, window)
            dialog.planned.connect(self._create)
            window.show_dialog(dialog)

        self.as_person(ask)

    def try_sample(self) -> None:
        """Make a project of the sample that comes with the program."""
        from ui.resources import RESOURCES

        sample = RESOURCES / "sample"
        files = [sample / "tarikh-ar.txt", sample / "tarikh-en.txt"]
        self.new_project(files, self.tr("Ibn Khaldun sample"))

    def ask_open(self) -> None:
        """Ask for a project file and open it."""
        from ui.widgets.file_chooser import ask_open

        kinds = self.tr("Muqabala projects (*.muqabala)")
        folder = self._window.preferences.folder
        ask_open(self._window, self.tr("Open a project"), folder, kinds, self.open_project)

    def open_project(self, path: Path) -> None:
        """Open a project file; the one open before is closed once that has succeeded."""
        self.as_person(lambda: self._window.opening.open(path))

    def dismiss(self) -> None:
        """Return to the start page, where the next session begins too."""
        self._window.close_project()
        self.dismissed.emit()

    def as_person(self, go_on: Callable[[], object]) -> None:
        """Continue as soon as it is known who is working; asked once, then kept."""
        preferences = self._window.preferences
        if preferences.person is not None:
            go_on()
            return
        from ui.dialogs.identity import IdentityDialog

        dialog = IdentityDialog(self._window)

        def said(person: Person) -> None:
            preferences.person = person
            go_on()

        dialog.said.connect(said)
        self._window.show_dialog(dialog)

    def _create(self, plan: Plan) -> None:
        person = self._window.preferences.person
        if person is not None:
            self._window.preferences.folder = plan.path.parent
            self._window.opening.create(plan.path, plan.name, plan.source, plan.target, person)
