"""Imports documents and bitexts as new projects, and opens files that are dropped on the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.services.project_files import PROJECT_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db import Project
    from ui.controllers.project_controller import ProjectController
    from ui.controllers.shell import Shell

PLAIN = {".txt", ".text", ""}
"""Endings of files that become a project without the import dialog."""


class ImportController(QObject):
    """The window's commands that bring documents and pairs in."""

    def __init__(self, window: Shell, projects: ProjectController) -> None:
        super().__init__(window)
        self._window = window
        self._projects = projects

    def import_documents(self, files: Sequence[Path] = ()) -> None:
        """Ask for two documents, make a project of them and align it."""

        from ui.dialogs.import_documents.dialog import ImportDocumentsDialog
        from ui.settings.segmentation_rules import all_usual_rules

        window, preferences = self._window, self._window.preferences
        dialog = ImportDocumentsDialog(
            preferences.folder, self._projects.by, files, window, usual=all_usual_rules(preferences)
        )
        dialog.made.connect(lambda path: self._open(path, align=True))
        window.show_dialog(dialog)

    def import_pairs(self, file: Path | None = None) -> None:
        """Ask for a file of pairs and make a project of it."""

        from ui.dialogs.import_pairs import ImportPairsDialog

        preferences = self._window.preferences
        dialog = ImportPairsDialog(preferences.folder, self._projects.by, file, self._window)
        dialog.named.connect(lambda person: setattr(preferences, "person", person))
        dialog.made.connect(lambda path, realign: self._open(path, align=realign))
        self._window.show_dialog(dialog)

    def open_files(self, files: Sequence[Path]) -> None:
        """Open a project, or make one of a bitext, of documents, or of one or two texts."""
        project = next((file for file in files if file.suffix.casefold() == PROJECT_SUFFIX), None)
        if project is not None:
            self._projects.open_project(project)
        elif len(files) == 1 and _holds_pairs(files[0]):
            self.import_pairs(files[0])
        elif any(file.suffix.casefold() not in PLAIN for file in files):
            self.import_documents(files[:2])
        elif files:
            self._projects.new_project(files[:2])

    def _open(self, path: Path, *, align: bool) -> None:
        """Open the project that was made; align it once it is open."""
        window, opening = self._window, self._window.opening
        window.preferences.folder = path.parent

        def opened(project: Project, _new: bool) -> None:
            opening.opened.disconnect(opened)
            opening.failed.disconnect(failed)
            if align and project.path == path.absolute() and window.session is not None:
                window.session.align()

        def failed(_error: object) -> None:
            opening.opened.disconnect(opened)
            opening.failed.disconnect(failed)

        opening.opened.connect(opened)
        opening.failed.connect(failed)
        self._projects.open_project(path)


def _holds_pairs(file: Path) -> bool:
    """Whether a file of this name holds pairs and not running text (a DOCX may hold either: text)."""
    from aligner.formats.registry import by_suffix

    entry = by_suffix(file.suffix)
    return entry is not None and bool(entry.bitext) and not entry.document
