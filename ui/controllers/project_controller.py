"""Makes, opens and closes projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from aligner.errors import MuqabalaError
from aligner.permissions import NOBODY
from ui.dialogs.project_identity import keep_person, kept_person
from ui.i18n.localize import localize
from ui.services.project_files import PROJECT_SUFFIX, free_name, rename_project_file
from ui.widgets.message_bar import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner.permissions import Person
    from aligner.review_categories import CategoryModel
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

    def show_properties(self) -> None:
        """Show what the project is; its title and its file can be renamed."""
        window = self._window
        if window.session is None:
            return
        from ui.dialogs.project_properties import ProjectPropertiesDialog

        dialog = ProjectPropertiesDialog(window.session, window)
        dialog.retitled.connect(self.rename)
        dialog.renamed.connect(self.rename_file)
        dialog.learning.connect(self.learn_from)
        dialog.categorized.connect(self.choose_categories)
        window.show_dialog(dialog)

    def rename(self, title: str) -> None:
        """Give the open project another title."""
        session = self._window.session
        if session is not None:
            from db.project_reader import TITLE  # brings SQLAlchemy, which the start must not

            session.save_setting(TITLE, title)
            self._window.setWindowTitle(title)
            self._window.preferences.remember(session.project.path, title)

    def learn_from(self, paths: Sequence[Path]) -> None:
        """Let the confirmed pairs of other projects teach the open one, from its next alignment on."""
        session = self._window.session
        if session is not None:
            from ui.services.aligning.learning import LEARN_FROM  # brings numpy, which the start must not

            session.save_setting(LEARN_FROM, [str(path) for path in paths])

    def choose_categories(self, model: CategoryModel) -> None:
        """Let returns of the open project have these categories."""
        session = self._window.session
        if session is not None:
            from db.project_reader import CATEGORIES  # brings SQLAlchemy, which the start must not

            session.save_setting(CATEGORIES, model.as_json())

    def rename_file(self, to: Path) -> None:
        """Give the file of the open project another name in its folder; the window continues with it.

        An existing file is never replaced. Where the file cannot be renamed it stays open under its old name.
        """
        window, session = self._window, self._window.session
        if session is None:
            return
        path = session.project.path
        person = kept_person(window.preferences, path)
        window.close_project()  # everything is written by then, and the file holds it all
        try:
            rename_project_file(path, to)
        except MuqabalaError as error:
            sentence = localize(error)
            window.opening.opened.connect(
                lambda: window.messages.show_message(Tone.ERROR, sentence),
                Qt.ConnectionType.SingleShotConnection,
            )
            self.open_project(path)
            return
        if person is not None:
            keep_person(window.preferences, to, person)
        window.preferences.forget(str(path))
        window.opening.opened.connect(
            lambda: self._forget_old_name(path), Qt.ConnectionType.SingleShotConnection
        )
        self.open_project(to)

    def _forget_old_name(self, path: Path) -> None:
        """Take what the concordance knows of the project under its old name out of the index."""
        if self._window.session is not None:
            from ui.controllers.find_controller import FindController  # brings numpy

            FindController.of(self._window.session).indexing.forget(path)

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
