"""Imports documents and bitexts as new projects, and opens files that are dropped on the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from aligner.errors import MuqabalaError
from aligner.permissions import Person, Role
from ui.concurrency.latest_task import LatestTask
from ui.i18n.formatting import parted
from ui.i18n.localize import localize
from ui.services.imports.sorting import sort_files
from ui.widgets.message_bar import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner.messages import Message
    from aligner.progress import Progress
    from db import Project
    from ui.controllers.project_controller import ProjectController
    from ui.controllers.shell import Shell
    from ui.services.exchange.review import MergedReview


PLUGINS_MS = 2_000
"""How long after the start plug-ins are looked at: the window comes first."""


class ImportController(QObject):
    """The window's commands that bring documents and pairs in."""

    def __init__(self, window: Shell, projects: ProjectController) -> None:
        super().__init__(window)
        self._window = window
        self._projects = projects
        self._plugins = LatestTask(self)
        QTimer.singleShot(PLUGINS_MS, self.tell_of_plugins)

    def tell_of_plugins(self) -> None:
        """Say which plug-ins cannot be used, and why."""

        def work(_progress: Progress) -> list[Message]:
            from aligner.formats import registry as formats
            from models import registry as encoders

            return [*formats.plugin_errors(), *encoders.plugin_errors()]

        def done(errors: list[Message]) -> None:
            if errors:
                self._window.messages.show_message(Tone.WARNING, " ".join(map(localize, errors)))

        self._plugins.run(work, done)

    def new_project(self, files: Sequence[Path] = ()) -> None:
        """Ask for two texts, create a project of them and align it."""
        from ui.dialogs.new_project.dialog import NewProjectDialog
        from ui.settings.segmentation_rules import all_usual_rules

        window, preferences = self._window, self._window.preferences
        dialog = NewProjectDialog(
            preferences.folder, self._projects.by, files, window, usual=all_usual_rules(preferences)
        )
        dialog.made.connect(lambda path: self._open(path, align=True))
        dialog.handed_over.connect(self.open_files)
        window.show_dialog(dialog)

    def open_files(self, files: Sequence[Path]) -> None:
        """Open a project, or make one of pairs, of texts, or of texts in a folder."""
        try:
            found = sort_files(files)
        except MuqabalaError as error:
            self._window.messages.show_message(Tone.ERROR, localize(error))
            return
        if found.project is not None:
            self._projects.open_project(found.project)
        elif found.bitext is not None:
            self.import_pairs(found.bitext, f"{localize(found.remark)}." if found.remark else "")
        else:
            self.new_project(files)

    def import_pairs(self, file: Path | None = None, remark: str = "") -> None:
        """Show the pairs of a file and create a project of them."""
        from ui.dialogs.import_pairs import ImportPairsDialog

        preferences = self._window.preferences
        dialog = ImportPairsDialog(preferences.folder, self._projects.by, file, self._window, remark=remark)
        dialog.named.connect(lambda person: setattr(preferences, "person", person))
        dialog.made.connect(lambda path, realign: self._open(path, align=realign))
        dialog.handed_over.connect(self.open_files)
        self._window.show_dialog(dialog)

    def merge_review(self) -> None:
        """Ask for a review table that came back, and merge it."""
        if self._window.session is not None:
            from ui.widgets.file_chooser import ask_open

            folder = self._window.session.project.path.parent
            kinds = self.tr("Word documents (*.docx)")
            ask_open(self._window, self.tr("Select the review table"), folder, kinds, self.merge_review_from)

    def merge_review_from(self, table: Path) -> None:
        """Merge a review table into the open project."""
        session = self._window.session
        if session is None:
            return
        from ui.services.exchange.review import MergeReview

        found: list[MergedReview] = []
        command = MergeReview(table, found.append, by=Person(table.name, Role.REVIEWER))
        session.run(command, lambda _change: self._merged(found[0]))

    def _merged(self, merged: MergedReview) -> None:
        number = self._window.locale().toString
        said = [
            self.tr("Merged the table of {name}: %Ln decision(s).", "", sum(merged.done.values())).format(
                name=merged.reviewer
            )
        ]
        for text, count in (
            (self.tr("Comments: {n}."), merged.comments),
            (self.tr("Proposed wordings: {n}."), merged.proposals),
            (self.tr("Rows without a decision: {n}."), merged.undecided + merged.already),
        ):
            if count:
                said.append(text.format(n=number(count)))
        for why, rows in merged.skipped.items():
            said.append(
                self.tr("Rows left out, {why}: {rows}.").format(why=localize(why), rows=parted(rows[:10]))
            )
        tone = Tone.WARNING if merged.skipped else Tone.DONE
        self._window.messages.show_message(tone, " ".join(said))

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
